"""Which of the found terms are meant, and what is said about each: two heads over the windows of a whole batch."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.analysis import Aspect
from huiyin.lib.text.aspects.places import Places
from huiyin.lib.text.aspects.terms import Found, find_terms
from huiyin.lib.text.aspects.window import (
    WINDOW_EVIDENCE,
    Clauses,
    Window,
    evidence_of_windows,
    features_of_windows,
    window_of,
)
from huiyin.lib.text.heads.head import Floats, Head
from huiyin.lib.text.reading import Reading
from huiyin.lib.text.terms import Sentiment

MOST_ASPECTS = 12
POLARITY, TERM = "aspect_polarity", "aspect_term"
"""The tasks of the two heads."""
_PLAINLY = 0.4
_SILENT, _LISTED = WINDOW_EVIDENCE.index("silent"), WINDOW_EVIDENCE.index("listed")


def aspects_of(readings: Sequence[Reading], heads: Mapping[str, Head]) -> list[tuple[Aspect, ...]]:
    """The aspects of each text, in the order of the text. `heads` holds POLARITY and TERM among others."""
    founds = [find_terms(reading) for reading in readings]
    owners = [owner for owner, items in enumerate(founds) for _ in items]
    if not owners:
        return [() for _ in readings]
    found = [item for items in founds for item in items]
    windows = [window for reading, items in zip(readings, founds, strict=True) for window in _windows(reading, items)]
    features, evidence = features_of_windows(windows), evidence_of_windows(windows)
    meant = heads[TERM].probabilities_of(features, {"window": evidence})[:, 1]
    meant = np.where(_plainly_meant(found, evidence), np.maximum(meant, _PLAINLY), meant)
    chosen = np.flatnonzero(meant >= heads[TERM].thresholds[0])
    # What is not meant needs no polarity.
    felt = heads[POLARITY].probabilities_of(features.at(chosen), {"window": evidence[chosen]})
    labels = [Sentiment(str(label)) for label in heads[POLARITY].labels]
    judged: list[list[_Judged]] = [[] for _ in readings]
    for at, term, best, row in zip(
        chosen.tolist(), meant[chosen].tolist(), felt.argmax(axis=1).tolist(), felt.tolist(), strict=True
    ):
        judged[owners[at]].append((found[at], labels[best], term * row[best]))
    return [
        tuple(_written(own[:MOST_ASPECTS], reading)) if own else ()
        for own, reading in zip(judged, readings, strict=True)
    ]


_Judged = tuple[Found, Sentiment, float]
"""A found term, its polarity, and how sure both are."""


def _plainly_meant(found: Sequence[Found], evidence: Floats) -> npt.NDArray[np.bool_]:
    """Known names in a clause that feels, or in a list: "味道很好" and "味道、服务都好" are about 味道."""
    known = np.array([item.source != "pattern" for item in found])
    return np.asarray(known & ((evidence[:, _SILENT] == 0) | (evidence[:, _LISTED] > 0)))


def _windows(reading: Reading, found: Sequence[Found]) -> list[Window]:
    if not found:
        return []
    clauses = Clauses(reading)
    return [window_of(clauses, start, end, source=source) for start, end, _, source in found]


def _written(judged: Sequence[_Judged], reading: Reading) -> Iterable[Aspect]:
    places = Places(reading.cleaned)
    for found, polarity, sure in judged:
        span = places.span(found.start, found.end)
        if span is not None:
            yield Aspect(
                term=places.written(span),
                category=found.category,
                polarity=polarity,
                span=span,
                confidence=round(sure, 4),
            )
