"""The shipped head "sarcasm": whether the words say the opposite of what is meant.

Own texts set its calibration and threshold; the tweets of iSarcasm are learnt from at a low weight: they sound like
no customer, but in English they show more turns of mockery than our own texts do.
"""

from dataclasses import replace

import numpy as np

from huiyin.lib.text.heads.fitting import Loss
from huiyin.lib.text.heads.head import Kind
from huiyin.lib.text.shipped import ENCODERS, Profile
from training.recipes import Built
from training.recipes.own_labels import (
    Examples,
    Plan,
    best_f1_threshold,
    calibrated,
    cross_fitted,
    examples,
    joined,
    own_examples,
    probabilities,
    scores_of_flag,
    with_vectors,
)
from training.sources import Sources

PLAN = Plan(task="sarcasm", kind=Kind.BINARY, labels=(0, 1), strength=0.3, loss=Loss.MARGIN, rules_scale=0.3)
TWEET_WEIGHT = 0.2


def build(sources: Sources, *, profile: Profile) -> list[Built]:
    """The head of a profile: n-grams and rules, with sentence vectors where the profile has them."""
    own = own_examples(sources, lambda row: int(row["sarcasm"]), profile=profile)
    learnt = joined([own, _tweets(sources, profile)])
    scores = cross_fitted(PLAN, learnt)[: len(own.targets)]
    answers = probabilities(scores, own.targets, PLAN.kind)[:, 0]
    threshold = best_f1_threshold(answers, own.targets)
    fitted = PLAN.fit(learnt, encoder=ENCODERS[profile])
    head = replace(calibrated(fitted, scores, own.targets), thresholds=np.array([threshold], np.float32))
    measured = scores_of_flag(answers, own.targets, threshold=threshold)
    return [Built(head=head, sources=("own_texts", "en_isarcasm"), scores=measured)]


def _tweets(sources: Sources, profile: Profile) -> Examples:
    rows = [row for row in sources.rows("en_isarcasm") if row["split"] == "train"]
    texts = [row["text"] for row in rows]
    made = examples(
        texts,
        np.array([int(row["label"]) for row in rows]),
        weights=np.full(len(rows), TWEET_WEIGHT, np.float32),
        folds=np.full(len(rows), -1, np.int64),
    )
    return with_vectors(made, texts, profile=profile)
