"""Which documents hold a gram, and BM25 over them (Robertson and Zaragoza 2009), ready for every addition.

Postings lie in sorted segments, each at least twice as long as the next; adding a document makes a short
segment and merges those that have come too close in length, so that many additions cost as little as one
building (the log-structured merge tree of O'Neil et al. 1996). Frequencies are counted at the query among the
documents that are still there, so that scores depend on the documents alone, not on their history.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.corpus.grams import Codes, Grams, Whole
from huiyin.lib.text.corpus.growing import Growing

SATURATION, LENGTH_WEIGHT = 1.5, 0.75
"""k1 and b of BM25, at their usual values."""
MOST_QUERY_GRAMS = 256
"""Of a longer query the rarest grams are asked."""

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Segment:
    """Postings ascending by gram, then by document."""

    codes: Codes
    documents: npt.NDArray[np.int32]
    counts: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.codes)


class Postings:
    """The grams of numbered documents; a number once given is never given again."""

    def __init__(self) -> None:
        self._segments: list[Segment] = []
        self._lengths = Growing(np.zeros(0, np.float64))
        self._present = Growing(np.zeros(0, np.bool_))

    @property
    def present(self) -> npt.NDArray[np.bool_]:
        """Of every number given, whether its document is still there."""
        return self._present.rows

    @property
    def lengths(self) -> Scores:
        """Grams of every document, repetitions counted."""
        return self._lengths.rows

    def add(self, grams: Grams) -> None:
        """Number these documents on from the last one."""
        first = len(self.present)
        owners = grams.owners
        self._lengths.append(np.bincount(owners, grams.counts, minlength=len(grams)).astype(np.float64))
        self._present.append(np.ones(len(grams), np.bool_))
        order = np.argsort(grams.codes, kind="stable")
        documents = (owners + first).astype(np.int32)[order]
        self._segments.append(Segment(grams.codes[order], documents, grams.counts.astype(np.float32)[order]))
        while len(self._segments) > 1 and len(self._segments[-2]) < 2 * len(self._segments[-1]):
            newer, older = self._segments.pop(), self._segments.pop()
            self._segments.append(self._merged(older, newer))

    def remove(self, document: int) -> None:
        """Count this document no more; its postings go when their segment is next merged."""
        self._present.rows[document] = False

    def scores(self, query: Grams) -> Scores:
        """BM25 of every number for the first text of `query`; 0 without a common gram, or when removed."""
        codes, asked = self._rarest(query.codes, query.counts)
        which, documents, counts = self._postings_of(codes)
        known = self.present[documents]
        which, documents, counts = which[known], documents[known], counts[known]
        total = int(self.present.sum())
        if not len(documents):
            return np.zeros(len(self.present))
        holding = np.bincount(which, minlength=len(codes))
        rarity = np.log1p((total - holding + 0.5) / (holding + 0.5)) * asked
        relative = self.lengths[documents] / (self.lengths[self.present].sum() / total)
        damped = counts + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * relative)
        gained = rarity[which] * counts * (SATURATION + 1) / damped
        return np.asarray(np.bincount(documents, gained, minlength=len(self.present)), np.float64)

    def _rarest(self, codes: Codes, counts: Whole) -> tuple[Codes, Whole]:
        if len(codes) <= MOST_QUERY_GRAMS:
            return codes, counts
        holding = np.zeros(len(codes), np.intp)
        for segment in self._segments:
            holding += np.searchsorted(segment.codes, codes, "right") - np.searchsorted(segment.codes, codes)
        kept = np.sort(np.argsort(np.where(holding, holding, len(self.present)), kind="stable")[:MOST_QUERY_GRAMS])
        return codes[kept], counts[kept]

    def _postings_of(self, codes: Codes) -> tuple[Whole, Whole, Scores]:
        """(place of the gram in `codes`, document, count) of every posting of these grams."""
        found: list[tuple[Whole, Whole, Scores]] = []
        for segment in self._segments:
            starts = np.searchsorted(segment.codes, codes)
            sizes = np.searchsorted(segment.codes, codes, "right") - starts
            at = np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
            which = np.repeat(np.arange(len(codes)), sizes)
            found.append((which, segment.documents[at].astype(np.int64), segment.counts[at].astype(np.float64)))
        if not found:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        return (
            np.concatenate([which for which, _, _ in found]),
            np.concatenate([documents for _, documents, _ in found]),
            np.concatenate([counts for _, _, counts in found]),
        )

    def _merged(self, older: Segment, newer: Segment) -> Segment:
        codes = np.concatenate([older.codes, newer.codes])
        documents = np.concatenate([older.documents, newer.documents])
        counts = np.concatenate([older.counts, newer.counts])
        order = np.argsort(codes, kind="stable")
        order = order[self.present[documents[order]]]
        return Segment(codes[order], documents[order], counts[order])
