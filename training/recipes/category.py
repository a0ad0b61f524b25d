"""The shipped head "category": which paths of the category tree a text speaks about."""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.heads.fitting import Loss
from huiyin.lib.text.heads.head import Kind
from huiyin.lib.text.shipped import ENCODERS, Profile
from huiyin.lib.text.taxonomy import CATEGORIES
from training.recipes import Built
from training.recipes.own_labels import Plan, best_f1_threshold, calibrated, cross_fitted, own_examples, probabilities
from training.sources import Sources

LABELS = tuple(CATEGORIES)
PLAN = Plan(task="category", kind=Kind.MULTILABEL, labels=LABELS, strength=1.0, loss=Loss.MARGIN, rules_scale=0.3)


def build(sources: Sources, *, profile: Profile) -> list[Built]:
    """The head of a profile: n-grams and rules, with sentence vectors where the profile has them."""
    learnt = own_examples(sources, _told, profile=profile)
    scores = cross_fitted(PLAN, learnt)
    answers = probabilities(scores, learnt.targets, PLAN.kind)
    thresholds = [best_f1_threshold(answers[:, at], learnt.targets[:, at]) for at in range(len(LABELS))]
    head = replace(
        calibrated(PLAN.fit(learnt, encoder=ENCODERS[profile]), scores, learnt.targets),
        thresholds=np.asarray(thresholds, np.float32),
    )
    measured = _measured(answers, learnt.targets, thresholds, [row["categories"][0] for row in sources.own])
    return [Built(head=head, sources=("own_texts",), scores=measured)]


def _told(row: dict[str, Any]) -> list[int]:
    return [int(path in row["categories"]) for path in LABELS]


def _measured(
    answers: npt.NDArray[Any], targets: npt.NDArray[Any], thresholds: list[float], first: list[str]
) -> dict[str, float]:
    from sklearn.metrics import f1_score

    given = answers >= np.array(thresholds)
    best = answers.argmax(axis=1)
    return {
        "micro_f1": float(f1_score(targets, given, average="micro", zero_division=0)),
        "macro_f1": float(f1_score(targets, given, average="macro", zero_division=0)),
        "first_is_main": float(np.mean([LABELS[at] == path for at, path in zip(best, first, strict=True)])),
        "first_is_told": float(targets[np.arange(len(best)), best].mean()),
    }
