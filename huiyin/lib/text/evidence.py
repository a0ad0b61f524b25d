"""The rules' findings as numbers, the dense block "rules" that every shipped head reads beside the n-grams.

Rules carry over to trades no training text came from; the heads learn how far to trust them.
"""

import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.reading import Reading
from huiyin.lib.text.sentiment import Feelings
from huiyin.lib.text.taxonomy import CATEGORIES
from huiyin.lib.text.terms import Language, Nature, Section, UrgencyReason

_FEELINGS = (
    "total",
    "total_bounded",
    "praise",
    "blame",
    "first",
    "last",
    "both",
    "silent",
    "negations",
    "exclamations",
    "questions",
    "sarcasm",
    "implied",
    "english",
    "length",
)
_PLACES = {
    name: at
    for at, name in enumerate(
        [
            *_FEELINGS,
            *(f"nature:{nature}" for nature in Nature),
            *(f"section:{section}" for section in Section),
            *(f"category:{path}" for path in CATEGORIES),
            *(f"urgency:{reason}" for reason in UrgencyReason),
        ]
    )
}
EVIDENCE = tuple(_PLACES)
"""The names of the columns."""
_NOTHING = [0.0] * len(EVIDENCE)
_OF_NATURE = {nature: _PLACES[f"nature:{nature}"] for nature in Nature}
_OF_SECTION = {section: _PLACES[f"section:{section}"] for section in Section}
_OF_CATEGORY = {path: _PLACES[f"category:{path}"] for path in CATEGORIES}
_OF_URGENCY = {reason.value: _PLACES[f"urgency:{reason}"] for reason in UrgencyReason}


def evidence_of(readings: Sequence[Reading]) -> npt.NDArray[np.float32]:
    """The evidence [texts, EVIDENCE] of readings, every column about within -1 and 1."""
    return np.array([_row(reading) for reading in readings], np.float32).reshape(len(readings), len(EVIDENCE))


def _row(reading: Reading) -> list[float]:
    row = _NOTHING.copy()
    row[: len(_FEELINGS)] = _feelings(reading)
    for place, value in _marks(reading):
        row[place] = value
    return row


def _feelings(reading: Reading) -> list[float]:
    """In the order of _FEELINGS."""
    feelings = reading.feelings
    total, praise, blame = feelings.total, feelings.praise, feelings.blame
    first, last = _ends(feelings)
    return [
        max(-1.0, min(1.0, total / 4)),
        math.tanh(total),
        1 - math.exp(-praise),
        1 - math.exp(-blame),
        first,
        last,
        float(praise > 0.4 and blame > 0.4),
        float(not feelings.contributions),
        1 - math.exp(-0.5 * feelings.negations),
        1 - math.exp(-0.5 * feelings.exclamations),
        1 - math.exp(-len(feelings.questions)),
        reading.sarcasm,
        reading.implied,
        float(reading.language is Language.EN),
        min(1.0, len(reading.cleaned.folded) / 200),
    ]


def _ends(feelings: Feelings) -> tuple[float, float]:
    """How the text begins and how it ends, each in [-1, 1]: the last word often is the verdict."""
    placed = [item for item in feelings.contributions if item.sentence >= 0]
    if not placed:
        return 0.0, 0.0
    first, last = min(placed, key=lambda item: item.start), max(placed, key=lambda item: item.start)
    return math.tanh(first.weight), math.tanh(last.weight)


def _marks(reading: Reading) -> Iterable[tuple[int, float]]:
    for nature, probability in reading.natures.items():
        yield _OF_NATURE[nature], probability
    yield _OF_SECTION[reading.section], 1.0
    for path, probability in reading.categories:
        yield _OF_CATEGORY[path], probability
    for reason in sorted(reading.harm, key=lambda reason: reason.weight):
        yield _OF_URGENCY[reason.note], reason.weight  # the heaviest cue of a reason is written last
