"""Which of the found terms are meant, and what is said about each: two heads over the windows of a whole batch."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.analysis import Aspect
from huiyin.lib.text.aspects.places import Places
from huiyin.lib.text.aspects.terms import Found, find_terms
from huiyin.lib.text.aspects.window import Clauses, evidence_of_windows, features_of_windows, window_of
from huiyin.lib.text.heads.head import Head
from huiyin.lib.text.reading import Reading
from huiyin.lib.text.terms import Sentiment

MOST_ASPECTS = 12
POLARITY, TERM = "aspect_polarity", "aspect_term"
"""The tasks of the two heads."""


@dataclass(frozen=True, slots=True)
class _Judged:
    found: Found
    meant: float
    polarity: Sentiment
    sure: float


def aspects_of(readings: Sequence[Reading], heads: Mapping[str, Head]) -> list[tuple[Aspect, ...]]:
    """The aspects of each text, in the order of the text. `heads` holds POLARITY and TERM among others."""
    clauses = [Clauses(reading) for reading in readings]
    founds = [find_terms(reading) for reading in readings]
    windows = [
        window_of(cut, item.start, item.end, source=item.source)
        for cut, items in zip(clauses, founds, strict=True)
        for item in items
    ]
    if not windows:
        return [() for _ in readings]
    features, blocks = features_of_windows(windows), {"window": evidence_of_windows(windows)}
    meant = heads[TERM].probabilities_of(features, blocks)[:, 1]
    felt = heads[POLARITY].probabilities_of(features, blocks)
    judged = _judged([item for items in founds for item in items], meant, felt, heads)
    return list(_shared_out(readings, founds, judged, threshold=float(heads[TERM].thresholds[0])))


def _judged(
    founds: Sequence[Found],
    meant: npt.NDArray[np.float32],
    felt: npt.NDArray[np.float32],
    heads: Mapping[str, Head],
) -> list[_Judged]:
    labels = [Sentiment(str(label)) for label in heads[POLARITY].labels]
    best = felt.argmax(axis=1).tolist()
    return [
        _Judged(found, term, labels[at], row[at])
        for found, term, at, row in zip(founds, meant.tolist(), best, felt.tolist(), strict=True)
    ]


def _shared_out(
    readings: Sequence[Reading], founds: Sequence[Sequence[Found]], judged: Sequence[_Judged], *, threshold: float
) -> Iterable[tuple[Aspect, ...]]:
    at = 0
    for reading, items in zip(readings, founds, strict=True):
        own = [each for each in judged[at : at + len(items)] if each.meant >= threshold]
        at += len(items)
        yield tuple(_written(own[:MOST_ASPECTS], reading))


def _written(judged: Sequence[_Judged], reading: Reading) -> Iterable[Aspect]:
    places = Places(reading.cleaned)
    for each in judged:
        span = places.span(each.found.start, each.found.end)
        if span is not None:
            yield Aspect(
                term=places.written(span),
                category=each.found.category,
                polarity=each.polarity,
                span=span,
                confidence=round(math.prod((each.meant, each.sure)), 4),
            )
