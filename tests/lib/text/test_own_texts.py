"""The project's own labelled texts: every label is in the vocabulary, and the test is kept apart from the training."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from huiyin.lib.text import Nature, Section, Sentiment, Urgency, UrgencyReason
from huiyin.lib.text.taxonomy import CATEGORIES

ROOT = Path(__file__).parents[3]
TEST = Path(__file__).with_name("own600.jsonl")
TRAINING = sorted((ROOT / "training" / "texts").glob("*.jsonl"))
NEAR = 0.5


def _rows(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _bare(text):
    return re.sub(r"\W", "", text).lower()


def _pairs(text):
    bare = _bare(text)
    return {bare[place : place + 2] for place in range(len(bare) - 1)}


@pytest.mark.parametrize("path", [TEST, *TRAINING], ids=lambda path: path.stem)
def test_labels_are_in_the_vocabulary(path):
    for row in _rows(path):
        assert row["language"] in ("zh-Hans", "zh-Hant", "en")
        assert row["nature"] in set(Nature)
        assert row["sentiment"] in set(Sentiment)
        assert row["section"] in set(Section)
        assert row["urgency"] in set(Urgency)
        assert row["urgency_reason"] is None or row["urgency_reason"] in set(UrgencyReason)
        assert row["categories"]
        assert set(row["categories"]) <= set(CATEGORIES)
        assert {row["sarcasm"], row["implied"]} <= {0, 1}
        for term, category, polarity in row["aspects"]:
            assert term in row["text"]
            assert category in CATEGORIES
            assert polarity in set(Sentiment)


def test_no_text_stands_twice_and_none_of_the_test_is_trained_on():
    test = [row["text"] for row in _rows(TEST)]
    training = [row["text"] for path in TRAINING for row in _rows(path)]
    assert len({_bare(text) for text in test}) == len(test) == 600
    assert len({_bare(text) for text in training}) == len(training) >= 3_000
    kept = [_pairs(text) for text in test]
    holders = defaultdict(list)
    for number, pairs in enumerate(kept):
        for pair in pairs:
            holders[pair].append(number)
    assert [text for text in training if _nearest(_pairs(text), kept, holders) > NEAR] == []


def _nearest(pairs, kept, holders):
    """The largest Jaccard similarity with a kept text, counted over the pairs they share."""
    shared = Counter(number for pair in pairs for number in holders.get(pair, ()))
    return max((n / (len(pairs) + len(kept[number]) - n) for number, n in shared.items()), default=0.0)
