"""The analyzer: one pass of rules and lexicons over each text, in bounded time."""

from collections.abc import Sequence
from typing import Literal, Self

from huiyin.lib.text.analysis import Analysis, Context

MODEL_VERSION = "rules-1"

Profile = Literal["light", "vectors", "accurate"]


class Analyzer:
    """Judges texts in zh-Hans, zh-Hant and en by rules and lexicons, offline."""

    def __init__(self, *, profile: Profile = "light") -> None:
        self.profile = profile

    @classmethod
    def load(cls, profile: Profile = "light") -> Self:
        """An analyzer with its lexicons compiled, ready for the first text."""
        return cls(profile=profile)

    def analyze(self, texts: Sequence[str], *, context: Sequence[Context] | None = None) -> list[Analysis]:
        """One analysis per text, in order; never raises for any content of a text."""
        raise NotImplementedError
