"""Another model for tests: its own version, and classes that differ from what the engine says."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from huiyin.lib.text import Analysis, Analyzer, Context
from huiyin.understand.services import engine, own_heads

Change = Callable[[Analysis], Analysis]


class OtherAnalyzer:
    """The engine with every answer changed in one way."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._engine = Analyzer.load()

    def analyze(self, texts: Sequence[str], *, context: Sequence[Context] | None = None) -> list[Analysis]:
        """Return the changed analyses."""
        return [self._change(one) for one in self._engine.analyze(list(texts), context=context)]


def forget_engine() -> None:
    """Be a process that has just started."""
    for settled in (engine.current_version, own_heads.active_digests, own_heads.load_heads, _ANALYZER):
        settled.cache_clear()


def upgrade(monkeypatch: pytest.MonkeyPatch, version: str, **fields: object) -> None:
    """Go on as a release with another model, which gives `fields` to every analysis."""
    other = OtherAnalyzer(lambda one: replace(one, **fields))
    monkeypatch.setattr(engine, "MODEL_VERSION", version)
    monkeypatch.setattr(engine, "analyzer", lambda: other)
    forget_engine()


_ANALYZER = engine.analyzer
