"""What the learnt heads answer about a batch of readings; features and evidence are made once for all heads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from huiyin.lib.text.evidence import evidence_of
from huiyin.lib.text.features import features_of
from huiyin.lib.text.heads.head import Floats
from huiyin.lib.text.reading import Reading
from huiyin.lib.text.shipped import ENCODERS, Profile, heads_of

DECISIONS = (
    "sentiment",
    "neutral",
    "nature",
    "section",
    "category",
    "urgency",
    "urgency_reason",
    "sarcasm",
    "implied",
)
"""The heads that read a whole text; those of the aspects read windows around terms."""


@dataclass(frozen=True, slots=True)
class Answers:
    """By task: scores over temperature [texts][outputs], and probabilities [texts][labels]."""

    scores: dict[str, list[list[float]]]
    probabilities: dict[str, list[list[float]]]


def answers_of(readings: Sequence[Reading], profile: Profile) -> Answers:
    """The answers of every head of DECISIONS for each reading."""
    folded = [reading.cleaned.folded for reading in readings]
    features, rules = features_of(folded), evidence_of(readings)
    blocks: dict[str, Floats] = {"rules": rules}
    if ENCODERS[profile]:
        from huiyin.lib.text.vectors import encode  # numpy's BLAS and a model of 32 MB: only where asked for

        blocks["vectors"] = encode(folded, encoder=ENCODERS[profile])
    light, own = heads_of("light"), heads_of(profile)
    scores: dict[str, Any] = {}
    probabilities: dict[str, Any] = {}
    for task in DECISIONS:
        head = own[task]
        if "light" in head.dense:
            blocks["light"] = light[task].scores_of(features, blocks)
        raw = head.scores_of(features, blocks)
        scores[task] = (raw / head.temperature).tolist()
        probabilities[task] = head.probabilities_from(raw).tolist()
    return Answers(scores=scores, probabilities=probabilities)
