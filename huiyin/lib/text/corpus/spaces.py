"""The space in which themes lie: sentence vectors beside a reduced TF-IDF of grams (latent semantic analysis).

Sentence vectors hold the meaning; the reduced TF-IDF, at half their weight, holds the words that are special to
this pile of texts, which no general encoder knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text import vectors as sentence_vectors
from huiyin.lib.text.corpus.grams import Codes, Grams, grams_of

Rows = npt.NDArray[np.float32]

DIMENSIONS = 50
GRAMS_WEIGHT = 0.5
LEAST_TEXTS = 5
"""Grams in fewer texts are chance."""
MOST_SHARE, MOST_SHARE_ALONE = 0.05, 0.3
"""Grams in a larger share of the texts are everybody's; without sentence vectors they must carry more."""
_ENCODER = "use"
_SMALL = 100
"""So few texts are compared by all their grams."""


@dataclass(frozen=True, slots=True)
class Space:
    """Places texts; made by `Space.fitted`."""

    codes: Codes
    rarity: npt.NDArray[np.float64]
    axes: npt.NDArray[np.float64] | None
    vectors: bool

    @classmethod
    def fitted(cls, folded: Sequence[str], *, vectors: bool, seed: int) -> "Space":
        """The space of these folded texts; with `vectors` sentence vectors are part of it."""
        grams = grams_of(folded)
        codes, counts = np.unique(grams.codes, return_counts=True)
        if len(folded) > _SMALL:
            most = (MOST_SHARE if vectors else MOST_SHARE_ALONE) * len(folded)
            wanted = (counts >= LEAST_TEXTS) & (counts <= most)
            codes, counts = codes[wanted], counts[wanted]
        rarity = 1 + np.log((1 + len(folded)) / (1 + counts))
        whole = cls(codes=codes, rarity=rarity, axes=None, vectors=vectors)
        if len(folded) <= _SMALL or len(codes) <= DIMENSIONS:
            return whole
        return cls(codes=codes, rarity=rarity, axes=_axes(whole._weighted(grams), seed=seed), vectors=vectors)

    def placed(self, folded: Sequence[str]) -> Rows:
        """A row of length 1 for each folded text; of zeros where it has nothing in common with this space."""
        grams = self._weighted(grams_of(folded))
        reduced = grams.toarray() if self.axes is None else grams @ self.axes
        rows = _unit(np.asarray(reduced, np.float32))
        if not self.vectors:
            return rows
        meaning = sentence_vectors.encode(folded, encoder=_ENCODER)
        return _unit(np.hstack([meaning, np.float32(GRAMS_WEIGHT) * rows]))

    def _weighted(self, grams: Grams) -> Any:
        from scipy import sparse

        at = np.searchsorted(self.codes, grams.codes)
        known = np.flatnonzero(np.append(self.codes, np.uint64(0))[at] == grams.codes)
        weights = (1 + np.log(grams.counts[known])) * self.rarity[at[known]]
        lengths = np.sqrt(np.bincount(grams.owners[known], weights**2, minlength=len(grams)))
        scaled = weights / lengths[grams.owners[known]]
        return sparse.csr_matrix((scaled, (grams.owners[known], at[known])), shape=(len(grams), len(self.codes)))


def _axes(weighted: Any, *, seed: int) -> npt.NDArray[np.float64]:
    from sklearn.decomposition import TruncatedSVD

    return np.asarray(TruncatedSVD(DIMENSIONS, random_state=seed).fit(weighted).components_.T, np.float64)


def _unit(rows: Rows) -> Rows:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), np.float32)
