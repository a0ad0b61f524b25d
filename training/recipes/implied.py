"""The shipped head "implied": whether dissatisfaction stands between the lines."""

from dataclasses import replace
from typing import Literal

import numpy as np

from huiyin.lib.text.heads.head import Kind
from training.recipes import Built
from training.recipes.own_labels import (
    Plan,
    best_f1_threshold,
    calibrated,
    cross_fitted,
    own_examples,
    probabilities,
    scores_of_flag,
)
from training.sources import Sources

PLAN = Plan(task="implied", kind=Kind.BINARY, labels=(0, 1), strength=20.0)


def build(sources: Sources, *, profile: Literal["light", "vectors", "accurate"]) -> list[Built]:
    """The light head; the other profiles use it as it is."""
    if profile != "light":
        return []
    learnt = own_examples(sources, lambda row: int(row["implied"]))
    scores = cross_fitted(PLAN, learnt)
    answers = probabilities(scores, learnt.targets, PLAN.kind)[:, 0]
    threshold = best_f1_threshold(answers, learnt.targets)
    head = replace(calibrated(PLAN.fit(learnt), scores, learnt.targets), thresholds=np.array([threshold], np.float32))
    measured = scores_of_flag(answers, learnt.targets, threshold=threshold)
    return [Built(head=head, sources=("own_texts",), scores=measured)]
