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


def evidence_of(readings: Sequence[Reading]) -> npt.NDArray[np.float32]:
    """The evidence [texts, EVIDENCE] of readings, every column about within -1 and 1."""
    table = np.zeros((len(readings), len(EVIDENCE)), np.float32)
    for row, reading in enumerate(readings):
        found = _feelings(reading)
        table[row, : len(found)] = found
        for place, value in _marks(reading):
            table[row, place] = value
    return table


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
        yield _PLACES[f"nature:{nature}"], probability
    yield _PLACES[f"section:{reading.section}"], 1.0
    for path, probability in reading.categories:
        yield _PLACES[f"category:{path}"], probability
    for reason in sorted(reading.harm, key=lambda reason: reason.weight):
        yield _PLACES[f"urgency:{reason.note}"], reason.weight  # the heaviest cue of a reason is written last
