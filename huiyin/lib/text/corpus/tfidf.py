"""TF-IDF of grams as sparse rows of length 1, and cosines of many pairs of them."""

from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.corpus.grams import Grams, Whole

_AT_ONCE = 1 << 16


def weighted(grams: Grams, *, by_rarity: bool = True) -> Any:
    """A CSR matrix [texts, distinct grams]: (1 + ln count) · idf, rows of length 1, empty texts zero.

    Without `by_rarity` idf is 1. Otherwise
    idf = 1 + ln((1 + texts) / (1 + texts with the gram)) (Salton and Buckley 1988, smoothed as in scikit-learn).
    """
    from scipy import sparse

    distinct, columns = np.unique(grams.codes, return_inverse=True)
    rarity = 1 + np.log((1 + len(grams)) / (1 + np.bincount(columns, minlength=len(distinct))))
    weights = (1 + np.log(grams.counts)) * (rarity[columns] if by_rarity else 1.0)
    lengths = np.sqrt(np.bincount(grams.owners, weights**2, minlength=len(grams)))
    scaled = weights / np.repeat(lengths, grams.sizes)
    return sparse.csr_matrix((scaled, columns, grams.starts), shape=(len(grams), len(distinct)))


def cosines(rows: Any, first: Whole, second: Whole) -> npt.NDArray[np.float64]:
    """The cosine of rows first[i] and second[i] of a matrix of `weighted`, for every i."""
    found = np.zeros(len(first))
    for start in range(0, len(first), _AT_ONCE):
        chunk = slice(start, start + _AT_ONCE)
        found[chunk] = np.asarray(rows[first[chunk]].multiply(rows[second[chunk]]).sum(axis=1)).ravel()
    return np.minimum(found, 1.0)
