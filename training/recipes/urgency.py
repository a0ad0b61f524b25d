"""The shipped heads "urgency" (the level) and "urgency_reason" (why, when no rule says it)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.heads.fitting import Loss
from huiyin.lib.text.heads.head import Kind
from huiyin.lib.text.reading import read
from huiyin.lib.text.shipped import ENCODERS, Profile
from huiyin.lib.text.terms import Nature, Urgency, UrgencyReason
from huiyin.lib.text.urgency import urgency_of
from training.recipes import Built
from training.recipes.everyday import SOURCES as EVERYDAY
from training.recipes.everyday import everyday
from training.recipes.own_labels import (
    Plan,
    best_f1_threshold,
    calibrated,
    cross_fitted,
    joined,
    own_examples,
    probabilities,
    scores_of_classes,
)
from training.sources import Sources

LEVELS = tuple(level.value for level in Urgency)
REASONS = tuple(reason.value for reason in UrgencyReason)
URGENT = LEVELS.index("urgent")
HIGH = LEVELS.index("high")
PLAN = Plan(task="urgency", kind=Kind.MULTICLASS, labels=LEVELS, strength=1.0, loss=Loss.MARGIN, rules_scale=0.3)
REASON_PLAN = Plan(
    task="urgency_reason", kind=Kind.MULTICLASS, labels=REASONS, strength=1.0, loss=Loss.MARGIN, rules_scale=0.3
)
EVERYDAY_WEIGHT = 1.0
"""Of a text that is not urgent because hardly any of its kind is; so do our own."""
WANTED_RECALL = 0.955
"""Of urgent texts, by the rules or the head, on sectors the head has not seen."""


def build(sources: Sources, *, profile: Profile) -> list[Built]:
    """The heads of a profile: n-grams and rules, with sentence vectors where the profile has them."""
    return [_level(sources, profile), _reason(sources, profile)]


def _level(sources: Sources, profile: Profile) -> Built:
    own = own_examples(sources, lambda row: LEVELS.index(row["urgency"]), profile=profile)
    learnt = joined([own, everyday(sources, _calm, weight=EVERYDAY_WEIGHT, profile=profile)])
    scores = cross_fitted(PLAN, learnt)[: len(own.targets)]
    answers = probabilities(scores, own.targets, PLAN.kind)
    thresholds = np.full(len(LEVELS), 0.5, np.float32)
    by_rules = _urgent_by_rules([row["text"] for row in sources.own])
    thresholds[URGENT] = _recalling(np.where(by_rules, 1.0, answers[:, URGENT]), own.targets == URGENT)
    thresholds[HIGH] = _best_for_high(answers, own.targets, float(thresholds[URGENT]))
    head = replace(calibrated(PLAN.fit(learnt, encoder=ENCODERS[profile]), scores, own.targets), thresholds=thresholds)
    urgent = by_rules | (answers[:, URGENT] >= thresholds[URGENT])
    meant = own.targets == URGENT
    measured = scores_of_classes(answers, own.targets) | {
        "urgent_recall": float(urgent[meant].mean()),
        "urgent_precision": float(meant[urgent].mean()),
    }
    return Built(head=head, sources=("own_texts", *EVERYDAY), scores=measured)


def _calm(nature: Nature) -> int:
    return LEVELS.index("low" if nature is Nature.PRAISE else "normal")


def _reason(sources: Sources, profile: Profile) -> Built:
    learnt = own_examples(
        sources, lambda row: REASONS.index(row["urgency_reason"]) if row["urgency_reason"] else -1, profile=profile
    )
    learnt = learnt.chosen(np.flatnonzero(learnt.targets >= 0))
    scores = cross_fitted(REASON_PLAN, learnt)
    head = calibrated(REASON_PLAN.fit(learnt, encoder=ENCODERS[profile]), scores, learnt.targets)
    measured = scores_of_classes(probabilities(scores, learnt.targets, REASON_PLAN.kind), learnt.targets)
    return Built(head=head, sources=("own_texts",), scores=measured)


def _urgent_by_rules(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    readings = [read(clean(text)) for text in texts]
    levels = [urgency_of(reading.harm, reading.feelings, nature=Nature.COMPLAINT)[0] for reading in readings]
    return np.array([level is Urgency.URGENT for level in levels])


def _recalling(answers: npt.NDArray[Any], meant: npt.NDArray[Any]) -> float:
    """The highest threshold that still finds WANTED_RECALL of the urgent texts."""
    return round(float(np.quantile(answers[meant], 1 - WANTED_RECALL, method="lower")), 4)


def _best_for_high(answers: npt.NDArray[Any], targets: npt.NDArray[Any], urgent: float) -> float:
    """The threshold on P(urgent) + P(high) that best tells "high or urgent" from the rest."""
    return best_f1_threshold(answers[:, URGENT] + answers[:, HIGH], targets <= HIGH)
