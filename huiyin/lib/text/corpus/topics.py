"""What a pile of texts is about: themes with names, sizes and quotes, and how near a new text is to them.

KMeans over sentence vectors beside a reduced TF-IDF. On nine kinds of goods it agreed with the shop's own
categories better than non-negative factorisation and LDA, and unlike density clustering it leaves no text out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from huiyin.lib.text import vectors as sentence_vectors
from huiyin.lib.text.cleaning import CleanText, clean
from huiyin.lib.text.corpus.clusters import centres_of, chosen, clustered, silhouette
from huiyin.lib.text.corpus.grams import Whole, grams_of, letters_only
from huiyin.lib.text.corpus.spaces import Rows, Space
from huiyin.lib.text.corpus.theme_words import as_written, coherence, theme_words

QUOTES, NAME_WORDS = 3, 3
USUAL = 95
"""The percentile of the distances in a theme from which on a text is unusual for it."""
_NOWHERE, _NAME_LETTERS = -1, 20
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """A text that stands for its theme, as it was given, and its index."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme. `share` is of all texts that say anything, `words` tell it from the other themes.

    `quotes` are the texts nearest to its centre. `coherence` (-1 to 1, None for fewer than two words) says how
    well its words belong together; below 0 they do not. 95 % of its texts are nearer than `usual_distance`.
    """

    name: str
    words: tuple[str, ...]
    size: int
    share: float
    quotes: tuple[Quote, ...]
    coherence: float | None
    usual_distance: float


@dataclass(frozen=True, slots=True)
class Nearest:
    """The theme nearest to a text (-1 where there is none), and how far it is: 0 its centre, 1 nothing in common.

    `unusual`: it is further away than 95 % of the theme's own texts.
    """

    theme: int
    distance: float
    unusual: bool


@dataclass(frozen=True, slots=True)
class Topics:
    """The themes, the largest first; of each text its theme (-1: it says nothing) and its distance from it.

    `vectors` says whether sentence vectors took part, or TF-IDF alone. `silhouette` (-1 to 1) is how well the
    themes are apart, None for fewer than two.
    """

    themes: tuple[Theme, ...]
    assignment: tuple[int, ...]
    distances: tuple[float, ...]
    coherence: float | None
    silhouette: float | None
    vectors: bool
    _space: Space = field(repr=False, compare=False)
    _centres: Rows = field(repr=False, compare=False)

    def nearest(self, texts: Sequence[str]) -> list[Nearest]:
        """For each text, new or old, the theme nearest to it."""
        folded = [clean(text).folded for text in texts]
        if not self.themes or not folded:
            return [Nearest(theme=_NOWHERE, distance=1.0, unusual=True) for _ in folded]
        said = grams_of(folded).sizes > 0
        distances = _distances(self._space.placed(folded), self._centres)
        distances[~said] = 1.0
        themes = np.where(said, distances.argmin(axis=1), _NOWHERE)
        return [
            Nearest(theme=theme, distance=far, unusual=theme < 0 or far > self.themes[theme].usual_distance)
            for theme, far in zip(themes.tolist(), distances.min(axis=1).tolist(), strict=True)
        ]


def topics(texts: Sequence[str], k: int | None = None, *, seed: int = 0, vectors: bool = True) -> Topics:
    """At most k themes of these texts.

    Without k the number from 2 to 15 with the best silhouette (cosine, on a sample); the silhouettes of real
    reviews are nearly flat, so it is a beginning, not a finding. Equal texts count as often as they stand there;
    the order of the texts changes only their indices. Without `vectors`, or where the package of the sentence
    encoder is not installed, themes come from TF-IDF alone.

    Raises ValueError for k below 1.
    """
    if k is not None and k < 1:
        message = f"There cannot be {k} themes: ask for at least 1, or for None to have the number chosen."
        raise ValueError(message)
    cleaned = [clean(text) for text in texts]
    said = np.flatnonzero(grams_of([text.folded for text in cleaned]).sizes)
    # Each form once and in order, so that neither repetition nor order costs anything.
    forms = sorted({cleaned[place].folded for place in said})
    form_of = {form: number for number, form in enumerate(forms)}
    of_said = np.array([form_of[cleaned[place].folded] for place in said], np.int64)
    weights = np.bincount(of_said, minlength=len(forms))
    space = Space.fitted(forms, vectors=vectors and sentence_vectors.available(), seed=seed)
    rows = space.placed(forms)
    labels = clustered(rows, weights, k or chosen(rows, seed=seed), seed=seed)
    centres = centres_of(rows, weights, labels)
    distances = _distances(rows, centres)[np.arange(len(rows)), labels]
    of_text, far = np.full(len(texts), _NOWHERE), np.ones(len(texts))
    of_text[said], far[said] = labels[of_said], distances[of_said]
    themes = _themes(texts, cleaned, of_text, far, count=len(centres))
    known = [theme.coherence for theme in themes if theme.coherence is not None]
    return Topics(
        themes=themes,
        assignment=tuple(of_text.tolist()),
        distances=tuple(far.tolist()),
        coherence=sum(known) / len(known) if known else None,
        silhouette=silhouette(rows, labels, seed=seed),
        vectors=space.vectors,
        _space=space,
        _centres=centres,
    )


def _distances(rows: Rows, centres: Rows) -> npt.NDArray[np.float64]:
    """1 - cosine of every row with every centre, rounded so that equal texts are equally far in any batch."""
    return np.asarray(np.round(np.clip(1.0 - rows @ centres.T, 0.0, 1.0), _DIGITS), np.float64)


def _themes(
    texts: Sequence[str], cleaned: Sequence[CleanText], of_text: Whole, far: npt.NDArray[np.float64], *, count: int
) -> tuple[Theme, ...]:
    words = theme_words(cleaned, of_text.tolist(), count=count)
    said = max(int((of_text >= 0).sum()), 1)
    found = []
    for theme in range(count):
        members = np.flatnonzero(of_text == theme)
        inside = [cleaned[place] for place in members.tolist()]
        written = tuple(as_written(word, inside) for word in words[theme])
        quotes = _quotes(texts, cleaned, members[np.lexsort((members, far[members]))])
        found.append(
            Theme(
                name=" · ".join(written[:NAME_WORDS]) or quotes[0].text[:_NAME_LETTERS],
                words=written,
                size=len(members),
                share=len(members) / said,
                quotes=quotes,
                coherence=coherence(words[theme], cleaned),
                usual_distance=float(np.percentile(far[members], USUAL)),
            )
        )
    return tuple(found)


def _quotes(texts: Sequence[str], cleaned: Sequence[CleanText], nearest: Whole) -> tuple[Quote, ...]:
    """The first different texts of these."""
    quotes: dict[str, Quote] = {}
    for place in nearest.tolist():
        quotes.setdefault(letters_only(cleaned[place].folded), Quote(index=place, text=texts[place]))
        if len(quotes) == QUOTES:
            break
    return tuple(quotes.values())
