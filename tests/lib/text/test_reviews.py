"""How well the engine reads other people's reviews; the texts stay outside the repository."""

import csv
import gzip
import random

import pytest

from huiyin.lib.text import Analyzer
from tests.real_data import real_data


@pytest.mark.parametrize(("name", "least"), [("zh_waimai_10k", 0.85), ("zh_online_shopping_9", 0.85)])
def test_sentiment_of_real_reviews(name, least):
    """A floor, not a target: `make bench-text` measures .873 and .922."""
    with gzip.open(real_data(f"{name}.csv.gz"), "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    sample = random.Random(5).sample(rows, 2_000)
    analyses = Analyzer().analyze([row["text"] for row in sample])
    right = [
        (analysis.sentiment_score > 0) == (row["label"] == "1") for analysis, row in zip(analyses, sample, strict=True)
    ]
    assert sum(right) / len(right) >= least
