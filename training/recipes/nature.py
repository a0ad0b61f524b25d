"""The shipped head "nature": complaint, suggestion, inquiry or praise."""

import numpy as np

from huiyin.lib.text.heads.calibration import temperature_for
from huiyin.lib.text.heads.fitting import Loss
from huiyin.lib.text.heads.head import Kind
from huiyin.lib.text.shipped import ENCODERS, Profile
from huiyin.lib.text.terms import Nature
from training.recipes import Built
from training.recipes.everyday import SOURCES as EVERYDAY
from training.recipes.everyday import everyday
from training.recipes.own_labels import (
    FOLDS,
    Plan,
    calibrated,
    cross_fitted,
    joined,
    own_examples,
    probabilities,
    scores_of_classes,
)
from training.sources import Sources

LABELS = tuple(nature.value for nature in Nature)
PLAN = Plan(task="nature", kind=Kind.MULTICLASS, labels=LABELS, strength=2.0, loss=Loss.MARGIN, rules_scale=0.3)
EVERYDAY_WEIGHT, SHORT = 0.05, 40
"""Of a short voice, whose nature is what its source implies; our own texts weigh 1."""


def build(sources: Sources, *, profile: Profile) -> list[Built]:
    """The head of a profile: n-grams and rules, with sentence vectors where the profile has them."""
    own = own_examples(sources, lambda row: LABELS.index(row["nature"]), profile=profile)
    learnt = joined(
        [
            own,
            everyday(
                sources,
                lambda nature: LABELS.index(nature.value),
                weight=EVERYDAY_WEIGHT,
                profile=profile,
                longest=SHORT,
            ),
        ]
    )
    scores = cross_fitted(PLAN, learnt)[: len(own.targets)]
    head = calibrated(PLAN.fit(learnt, encoder=ENCODERS[profile]), scores, own.targets)
    answers = probabilities(scores, own.targets, PLAN.kind)
    # As sure as may be in trades unlike the large ones, where the engine is used most and right less often.
    strange = own.folds == FOLDS - 1
    sureness = temperature_for(np.log(answers[strange]), own.targets[strange], PLAN.kind)
    measured = scores_of_classes(answers, own.targets)
    return [Built(head=head.with_temperature(max(1.0, sureness)), sources=("own_texts", *EVERYDAY), scores=measured)]
