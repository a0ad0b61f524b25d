"""Words that an organisation's own customers use alike: Word2Vec on its own texts (Mikolov et al. 2013).

Small piles of texts tell little about words, and then this says so instead of guessing.
"""

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.corpus.words import cut, words_of

LEAST_OF_A_WORD, LEAST_WORDS = 5, 2_000
"""A word needs this many places before it has neighbours, and the texts this many words in all."""
DIMENSIONS, WINDOW = 100, 5
_WORDS_TO_READ = 4_000_000
_FEWEST_ROUNDS, _MOST_ROUNDS = 5, 40


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word used like the one asked for; `similarity` is the cosine of their vectors, at most 1."""

    word: str
    similarity: float


class Neighbours:
    """The vocabulary of a pile of texts; made by `Neighbours.train`.

    `words` are those that have neighbours, the most frequent first; `reason` says why there are none, else None.
    """

    def __init__(self, vectors: Any | None, *, words: tuple[str, ...], reason: str | None) -> None:
        self._vectors = vectors
        self.words = words
        self.reason = reason

    @classmethod
    def train(cls, texts: Sequence[str], *, seed: int = 0) -> Self:
        """Learn from these texts, the same from the same texts in any order and any process.

        Takes about 10 s for a million words. Without at least 2,000 words there are no neighbours, and `reason`
        says so.
        """
        sentences = [words for words in (words_of(clean(text).folded) for text in texts) if words]
        counted = Counter(word for words in sentences for word in words)
        frequent = sum(times >= LEAST_OF_A_WORD for times in counted.values())
        if counted.total() < LEAST_WORDS or frequent < 2:
            reason = (
                f"{counted.total()} words in {len(texts)} texts are too few to learn from: at least {LEAST_WORDS} are "
                f"needed, and words that come {LEAST_OF_A_WORD} times. Give more texts."
            )
            return cls(None, words=(), reason=reason)
        model = _learnt(_shuffled(sentences, seed=seed), total=counted.total(), seed=seed)
        return cls(model.wv, words=tuple(model.wv.index_to_key), reason=None)

    def most_similar(self, word: str, n: int = 10) -> list[Neighbour]:
        """Up to n words used like this one, the most alike first.

        A word that is not known is taken for the sum of its known parts (退款慢: 退款 and 慢); without any the list
        is empty.
        """
        if self._vectors is None or n < 1:
            return []
        vocabulary = self._vectors.key_to_index
        folded = clean(word).folded
        known = [part for part in [folded] if part in vocabulary] or [
            part for part in cut(folded) if part in vocabulary
        ]
        found = self._vectors.most_similar(positive=known, topn=min(n, len(self.words))) if known else []
        return [Neighbour(word=other, similarity=float(similarity)) for other, similarity in found]


def stable_hash(word: str) -> int:
    """A hash that is the same in every process, unlike Python's own."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _shuffled(sentences: list[list[str]], *, seed: int) -> list[list[str]]:
    """The same order whatever the order given, and none that learning could see."""
    ordered = sorted(sentences)
    return [ordered[place] for place in np.random.default_rng(seed).permutation(len(ordered))]


def _learnt(sentences: list[list[str]], *, total: int, seed: int) -> Any:
    from gensim.models import Word2Vec

    rounds = min(max(_WORDS_TO_READ // total, _FEWEST_ROUNDS), _MOST_ROUNDS)
    return Word2Vec(
        sentences,
        vector_size=DIMENSIONS,
        window=WINDOW,
        min_count=LEAST_OF_A_WORD,
        sg=1,
        epochs=rounds,
        workers=1,  # several would read in an order of their own
        seed=seed,
        hashfxn=stable_hash,
    )
