"""What understand announces."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FeedbackUnderstood:
    """These voices carry an analysis for the first time."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class FeedbackJudgedAgain:
    """Another model has judged these voices anew: figures follow, work that was begun or left alone does not."""

    ids: tuple[str, ...]
