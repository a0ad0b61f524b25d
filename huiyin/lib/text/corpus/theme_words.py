"""The words that tell themes apart, as their texts write them, and how well these words belong together."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.cleaning import CleanText
from huiyin.lib.text.corpus.words import words_of

WORDS = 10
_LOOKED_AT = 50

Incidence = npt.NDArray[np.bool_]


def theme_words(texts: Sequence[CleanText], themes: Sequence[int], *, count: int) -> list[list[str]]:
    """Up to ten folded words for each of `count` themes, the most telling first; texts of theme -1 do not count.

    Class-based TF-IDF (Grootendorst 2022), where a text counts a word once: share of the word in the theme times
    ln(1 + average words of a theme / texts with the word).
    """
    within: list[Counter[str]] = [Counter() for _ in range(count)]
    for text, theme in zip(texts, themes, strict=True):
        if theme >= 0:
            within[theme].update(set(words_of(text.folded)))
    overall: Counter[str] = Counter()
    for counted in within:
        overall.update(counted)
    average = overall.total() / max(count, 1)
    return [_telling(counted, overall, average) for counted in within]


def as_written(word: str, texts: Sequence[CleanText]) -> str:
    """The word as most of the first texts that have it write it (traditional, with capitals), or as it is."""
    written: Counter[str] = Counter()
    for text in texts:
        at = text.folded.find(word)
        # Folding nearly always keeps every letter's place; where it does not, the place says nothing.
        if at >= 0 and len(text.folded) == len(text.readable):
            written[text.readable[at : at + len(word)]] += 1
            if written.total() == _LOOKED_AT:
                break
    return max(written, key=lambda form: (written[form], form)) if written else word


def coherence(words: Sequence[str], texts: Sequence[CleanText]) -> float | None:
    """How much more often than by chance these words share a text: mean NPMI of all pairs, from -1 to 1.

    Normalised pointwise mutual information (Bouma 2009; Lau et al. 2014) over all texts; None for fewer than two
    words.
    """
    if len(words) < 2:
        return None
    place = {word: column for column, word in enumerate(words)}
    found = np.zeros((len(texts), len(words)))
    for row, text in enumerate(texts):
        for word in set(words_of(text.folded)) & place.keys():
            found[row, place[word]] = 1
    together = found.T @ found / len(texts)
    first, second = np.triu_indices(len(words), 1)
    return float(np.mean(_npmi(together[first, second], np.diag(together)[first], np.diag(together)[second])))


def _npmi(
    both: npt.NDArray[np.float64], one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    never, always = both <= 0, both >= 1
    safe = np.where(never | always, 0.5, both)
    value = np.log(safe / np.where(one * other > 0, one * other, 1)) / -np.log(safe)
    return np.asarray(np.where(never, -1.0, np.where(always, 1.0, value)), np.float64)


def _telling(counted: Counter[str], overall: Counter[str], average: float) -> list[str]:
    total = max(counted.total(), 1)
    # What one text alone says tells nothing about a theme of several.
    least = min(2, max(counted.values(), default=0))
    scores = {
        word: times / total * float(np.log1p(average / overall[word]))
        for word, times in counted.items()
        if times >= least
    }
    return sorted(scores, key=lambda word: (-scores[word], word))[:WORDS]
