"""Which texts a person should label next: those the head is least sure of, and unlike each other."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.features import Features, features_of
from huiyin.lib.text.heads.folding import copy_key
from huiyin.lib.text.heads.head import Floats, Head, Kind

_POOL = 10
"""The queue is drawn from this many times its length, at most 2,000 texts."""

_MOST_POOLED = 2_000


def labelling_queue(head: Head, texts: Sequence[str], k: int) -> list[int]:
    """Positions of at most k texts, the most useful first; no two are near-copies.

    Usefulness is the smallness of the margin between the two best answers, times the distance (1 - cosine of n-grams)
    from the nearest text already chosen: uncertainty with diversity, greedily (as in maximal marginal relevance,
    Carbonell & Goldstein 1998).
    """
    folded = [clean(text).folded for text in texts]
    if not folded or k <= 0:
        return []
    features = features_of(folded)
    doubt = 1 - margins(head, head.probabilities_of(features, head.blocks_of(folded)))
    pool = _pool(folded, doubt, size=min(_MOST_POOLED, _POOL * k))
    return [int(pool[at]) for at in _spread(_matrix(features, pool), doubt[pool], k)]


def margins(head: Head, probabilities: Floats) -> npt.NDArray[np.float64]:
    """How sure the head is of each text, 0 to 1: the best probability less the next, or the distance from a threshold.

    `probabilities` [texts, labels]; for many labels the label nearest its threshold counts.
    """
    wide = np.asarray(probabilities, np.float64)
    if head.kind is Kind.MULTILABEL:
        return np.asarray(np.abs(wide - head.thresholds).min(axis=1), np.float64)
    if head.kind is Kind.BINARY:
        return np.asarray(np.abs(wide[:, 1] - float(head.thresholds[0])), np.float64)
    ranked = np.sort(wide, axis=1)
    return np.asarray(ranked[:, -1] - ranked[:, -2], np.float64)


def _pool(folded: Sequence[str], doubt: npt.NDArray[np.float64], *, size: int) -> npt.NDArray[np.int64]:
    """The texts of most doubt, one of each set of near-copies; equal doubt goes by the order of letters."""
    ranked = sorted(range(len(folded)), key=lambda at: (-doubt[at], folded[at]))
    firsts: dict[str, int] = {}
    for at in ranked:
        firsts.setdefault(copy_key(folded[at]), at)
        if len(firsts) == size:
            break
    return np.array(list(firsts.values()), np.int64)


def _spread(matrix: npt.NDArray[np.float32], doubt: npt.NDArray[np.float64], k: int) -> list[int]:
    chosen: list[int] = []
    distance = np.ones(len(matrix))
    for _ in range(min(k, len(matrix))):
        worth = doubt * np.maximum(distance, 1e-9)
        worth[chosen] = -1.0
        best = int(np.argmax(worth))
        chosen.append(best)
        distance = np.minimum(distance, 1 - matrix @ matrix[best])
    return chosen


def _matrix(features: Features, pool: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
    """Unit rows [pool, 1024]: n-grams folded into few columns, enough to tell likeness."""
    rows = np.zeros((len(pool), 1024), np.float32)
    for row, at in enumerate(pool):
        own = features.buckets[features.starts[at] : features.starts[at + 1]]
        np.add.at(rows[row], own % 1024, np.where(own & 1024, 1.0, -1.0).astype(np.float32))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1.0), np.float32)
