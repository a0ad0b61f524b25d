"""Finding the documents that answer a query: by their words and by their meaning (hybrid search).

Words: BM25 on pairs of characters, single characters and Latin words. Meaning: the cosine of sentence
vectors. Each is brought to [0, 1] over the documents (least to most) and the two are summed, meaning counting
twice: so weighted, the sum was best or nearly so on short requests in Chinese and on two sets in English, and
better than the fusion of ranks.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from huiyin.lib.text import vectors as sentence_vectors
from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.corpus.grams import grams_of, letters_only
from huiyin.lib.text.corpus.growing import Growing
from huiyin.lib.text.corpus.postings import Postings, Scores

MEANING_WEIGHT = 2 / 3
_ENCODER = "use"
# Encoding in another batch moves a cosine by about one part in ten million: less than this never decides.
_COSINE_DIGITS = 4


class UnknownDocument(LookupError):
    """No document has this index: it never had, or the document was removed."""


@dataclass(frozen=True, slots=True)
class Match:
    """A document found. `score`, in [0, 1], ranks the matches of one query and compares with no other query's.

    `words` (BM25, from 0) and `meaning` (cosine of the sentence vectors, None without vectors) do compare
    between queries over the same documents: use them to leave weak matches out.
    """

    index: int
    score: float
    words: float
    meaning: float | None


class Matcher:
    """Documents that can be searched, added and removed; made by `Matcher.build`.

    About 1 KB a document for words and 2 KB for meaning: 100,000 short documents take 300 MB.
    """

    def __init__(self, *, hybrid: bool) -> None:
        self._postings = Postings()
        self._exact = Growing(np.zeros(0, np.uint64))
        self._vectors = Growing(np.zeros((0, sentence_vectors.WIDTHS[_ENCODER]), np.float32))
        self._hybrid = hybrid

    @classmethod
    def build(cls, documents: Sequence[str], *, vectors: bool = True) -> Self:
        """A matcher over these documents, whose indices are their positions.

        Without `vectors`, or where the package of the sentence encoder is not installed, it compares words
        alone (`hybrid` says so). Encoding takes about 1 ms a short document.
        """
        matcher = cls(hybrid=vectors and sentence_vectors.available(_ENCODER))
        matcher._append(documents)
        return matcher

    @property
    def hybrid(self) -> bool:
        """Whether meaning counts beside words."""
        return self._hybrid

    def __len__(self) -> int:
        """How many documents there are; removed ones do not count."""
        return int(self._postings.present.sum())

    def add(self, document: str) -> int:
        """Take in one more document and return its index; an index is never given twice."""
        self._append([document])
        return len(self._postings.present) - 1

    def remove(self, index: int) -> None:
        """Find this document no more.

        Raises UnknownDocument for an index without a document.
        """
        present = self._postings.present
        if not 0 <= index < len(present) or not present[index]:
            message = f"No document has the index {index}: search again to see which documents there are."
            raise UnknownDocument(message)
        self._postings.remove(index)

    def top(self, query: str, k: int) -> list[Match]:
        """The k best documents (fewer where fewer match), best first, equals by index.

        Documents equal to the query, signs and spaces aside, come first. A query without a letter or digit
        finds nothing, and so does a document without one. Without vectors only documents with a common word
        or pair of characters are found.
        """
        folded = clean(query).folded
        grams = grams_of([folded], letters=True)
        findable = self._postings.present & (self._postings.lengths > 0)
        if k < 1 or not len(grams.codes) or not findable.any():
            return []
        words = self._postings.scores(grams)
        meaning = self._cosines(folded) if self._hybrid else None
        scores = _joint(words, meaning, findable)
        exact = findable & (self._exact.rows == _fingerprint(folded))
        scores[exact] = 1.0
        wanted = findable if meaning is not None else findable & (words > 0)
        return [
            Match(
                index=index,
                score=float(scores[index]),
                words=float(words[index]),
                meaning=None if meaning is None else float(meaning[index]),
            )
            for index in _best(scores, exact, wanted, k)
        ]

    def _append(self, documents: Sequence[str]) -> None:
        folded = [clean(document).folded for document in documents]
        self._postings.add(grams_of(folded, letters=True))
        self._exact.append(np.array([_fingerprint(text) for text in folded], np.uint64))
        if self._hybrid:
            self._vectors.append(sentence_vectors.encode(folded, encoder=_ENCODER))

    def _cosines(self, folded: str) -> Scores:
        asked = sentence_vectors.encode([folded], encoder=_ENCODER)[0]
        return np.asarray(np.round(self._vectors.rows @ asked, _COSINE_DIGITS), np.float64)


def _joint(words: Scores, meaning: Scores | None, among: npt.NDArray[np.bool_]) -> Scores:
    if meaning is None:
        return _spread(words, among)
    return (1 - MEANING_WEIGHT) * _spread(words, among) + MEANING_WEIGHT * _spread(meaning, among)


def _spread(values: Scores, among: npt.NDArray[np.bool_]) -> Scores:
    """Values at [0, 1], from the least to the most `among` these; where all are equal, whether they are positive."""
    least, most = values[among].min(), values[among].max()
    if most == least:
        return np.full(len(values), float(most > 0))
    return np.asarray(np.clip((values - least) / (most - least), 0.0, 1.0), np.float64)


def _best(scores: Scores, first: npt.NDArray[np.bool_], wanted: npt.NDArray[np.bool_], k: int) -> list[int]:
    """Indices of the k highest scores of those `wanted`, those of `first` before all others, equals ascending."""
    candidates = np.flatnonzero(wanted)
    # Scores are at most 1, so 2 and above is before all others.
    ranked = scores[candidates] + 2.0 * first[candidates]
    if k < len(candidates):
        least = np.partition(ranked, len(ranked) - k)[len(ranked) - k]
        candidates, ranked = candidates[ranked >= least], ranked[ranked >= least]
    order = np.lexsort((candidates, -ranked))[:k]
    return [int(index) for index in candidates[order]]


def _fingerprint(folded: str) -> np.uint64:
    letters = letters_only(folded).encode("utf-8", "surrogatepass")
    return np.uint64(int.from_bytes(hashlib.blake2b(letters, digest_size=8).digest(), "little"))
