"""What understand announces."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FeedbackUnderstood:
    """These voices carry a current analysis now."""

    ids: tuple[str, ...]
