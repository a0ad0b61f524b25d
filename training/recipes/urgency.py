"""The shipped heads "urgency" (the level) and "urgency_reason" (why, when no rule says it)."""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.heads.fitting import Loss
from huiyin.lib.text.heads.head import Kind
from huiyin.lib.text.shipped import ENCODERS, Profile
from huiyin.lib.text.terms import Urgency, UrgencyReason
from training.recipes import Built
from training.recipes.own_labels import Plan, calibrated, cross_fitted, own_examples, probabilities, scores_of_classes
from training.sources import Sources

LEVELS = tuple(level.value for level in Urgency)
REASONS = tuple(reason.value for reason in UrgencyReason)
URGENT = LEVELS.index("urgent")
HIGH = LEVELS.index("high")
PLAN = Plan(task="urgency", kind=Kind.MULTICLASS, labels=LEVELS, strength=1.0, loss=Loss.MARGIN, rules_scale=0.3)
REASON_PLAN = Plan(
    task="urgency_reason", kind=Kind.MULTICLASS, labels=REASONS, strength=1.0, loss=Loss.MARGIN, rules_scale=0.3
)
WANTED_RECALL = 0.96
"""Of urgent texts, by the head alone, on sectors it has not seen; the rules find some more."""


def build(sources: Sources, *, profile: Profile) -> list[Built]:
    """The heads of a profile: n-grams and rules, with sentence vectors where the profile has them."""
    return [_level(sources, profile), _reason(sources, profile)]


def _level(sources: Sources, profile: Profile) -> Built:
    learnt = own_examples(sources, lambda row: LEVELS.index(row["urgency"]), profile=profile)
    scores = cross_fitted(PLAN, learnt)
    answers = probabilities(scores, learnt.targets, PLAN.kind)
    thresholds = np.full(len(LEVELS), 0.5, np.float32)
    thresholds[URGENT] = _recalling(answers[:, URGENT], learnt.targets == URGENT)
    thresholds[HIGH] = _best_for_high(answers, learnt.targets, float(thresholds[URGENT]))
    head = replace(
        calibrated(PLAN.fit(learnt, encoder=ENCODERS[profile]), scores, learnt.targets), thresholds=thresholds
    )
    urgent = answers[:, URGENT] >= thresholds[URGENT]
    meant = learnt.targets == URGENT
    measured = scores_of_classes(answers, learnt.targets) | {
        "urgent_recall": float(urgent[meant].mean()),
        "urgent_precision": float(meant[urgent].mean()),
    }
    return Built(head=head, sources=("own_texts",), scores=measured)


def _reason(sources: Sources, profile: Profile) -> Built:
    learnt = own_examples(
        sources, lambda row: REASONS.index(row["urgency_reason"]) if row["urgency_reason"] else -1, profile=profile
    )
    learnt = learnt.chosen(np.flatnonzero(learnt.targets >= 0))
    scores = cross_fitted(REASON_PLAN, learnt)
    head = calibrated(REASON_PLAN.fit(learnt, encoder=ENCODERS[profile]), scores, learnt.targets)
    measured = scores_of_classes(probabilities(scores, learnt.targets, REASON_PLAN.kind), learnt.targets)
    return Built(head=head, sources=("own_texts",), scores=measured)


def _recalling(answers: npt.NDArray[Any], meant: npt.NDArray[Any]) -> float:
    """The highest threshold that still finds WANTED_RECALL of the urgent texts."""
    return round(float(np.quantile(answers[meant], 1 - WANTED_RECALL, method="lower")), 4)


def _best_for_high(answers: npt.NDArray[Any], targets: npt.NDArray[Any], urgent: float) -> float:
    """The threshold on P(urgent) + P(high) that best tells "high or urgent" from the rest."""
    from training.recipes.own_labels import best_f1_threshold

    return best_f1_threshold(answers[:, URGENT] + answers[:, HIGH], targets <= HIGH)
