"""The shipped head "sarcasm": whether the words say the opposite of what is meant."""

from dataclasses import replace

import numpy as np

from huiyin.lib.text.heads.fitting import Loss
from huiyin.lib.text.heads.head import Kind
from huiyin.lib.text.shipped import ENCODERS, Profile
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

PLAN = Plan(task="sarcasm", kind=Kind.BINARY, labels=(0, 1), strength=1.0, loss=Loss.MARGIN, rules_scale=0.3)


def build(sources: Sources, *, profile: Profile) -> list[Built]:
    """The head of a profile: n-grams and rules, with sentence vectors where the profile has them."""
    learnt = own_examples(sources, lambda row: int(row["sarcasm"]), profile=profile)
    scores = cross_fitted(PLAN, learnt)
    answers = probabilities(scores, learnt.targets, PLAN.kind)[:, 0]
    threshold = best_f1_threshold(answers, learnt.targets)
    head = replace(
        calibrated(PLAN.fit(learnt, encoder=ENCODERS[profile]), scores, learnt.targets),
        thresholds=np.array([threshold], np.float32),
    )
    measured = scores_of_flag(answers, learnt.targets, threshold=threshold)
    return [Built(head=head, sources=("own_texts",), scores=measured)]
