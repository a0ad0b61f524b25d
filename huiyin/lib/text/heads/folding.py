"""Folds for choosing a plan: alike by label, and no two near-copies of a text on both sides."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_NOT_LETTERS = re.compile(r"[\W\d_]+")


def copy_key(folded: str) -> str:
    """What near-copies share: the letters alone, without digits, spaces, punctuation and emoji."""
    return _NOT_LETTERS.sub("", folded) or folded


def folds_of(folded: Sequence[str], strata: npt.NDArray[np.int64], *, count: int, seed: int) -> npt.NDArray[np.int64]:
    """The fold 0..count-1 of each text [texts], dealt out stratum by stratum; near-copies share a fold."""
    firsts: dict[str, int] = {}
    owner = np.array([firsts.setdefault(copy_key(text), place) for place, text in enumerate(folded)], np.int64)
    chosen = np.unique(owner)
    rng = np.random.default_rng(seed)
    shuffled = chosen[rng.permutation(len(chosen))]
    dealt = shuffled[np.argsort(strata[shuffled], kind="stable")]
    fold = np.zeros(len(folded), np.int64)
    fold[dealt] = np.arange(len(dealt)) % count
    return fold[owner]


def sample_of(strata: npt.NDArray[np.int64], *, most: int, seed: int) -> npt.NDArray[np.int64]:
    """Positions of at most `most` texts, ascending, each stratum with its share and the rare ones never lost."""
    if len(strata) <= most:
        return np.arange(len(strata))
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(strata))
    rank = np.empty(len(strata), np.float64)
    for stratum in np.unique(strata):
        own = order[strata[order] == stratum]
        # The first two of a stratum come before everybody's shares.
        rank[own] = np.where(np.arange(len(own)) < 2, -1.0, np.arange(len(own)) / len(own))
    return np.sort(np.argsort(rank, kind="stable")[:most])
