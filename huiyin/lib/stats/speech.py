"""How figures are spoken in three languages: numbers, shares, p-values; the types of a sentence table."""

from collections.abc import Mapping
from typing import Final

Said = Mapping[str, str]
"""One text by language: zh-Hans, zh-Hant, en."""

Sentences = Mapping[str, Mapping[str, str]]
"""Language, then case of a result, to a sentence with {gaps}."""

LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")

_SMALLEST_P = 0.001


def language_spoken(language: str) -> str:
    """The language of the answer: one of the three, English for all others."""
    return language if language in LANGUAGES else "en"


def spoken_number(value: float, *, decimals: int = 1) -> str:
    """At most `decimals` places, a real minus sign, no trailing zero and no "−0"."""
    rounded = round(value, decimals)
    text = f"{abs(rounded):.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"−{text}" if rounded < 0 else text


def spoken_change(value: float, *, decimals: int = 1) -> str:
    """A number with its sign: "+3", "−0.5", "0"."""
    text = spoken_number(value, decimals=decimals)
    return text if text.startswith("−") or text == "0" else f"+{text}"


def spoken_share(share: float, *, decimals: int = 1) -> str:
    """A share as a percentage: 0.823 → "82.3%"."""
    return f"{spoken_number(100 * share, decimals=decimals)}%"


def spoken_p(p: float) -> str:
    """A p-value with its relation: "p = 0.032", "p < 0.001"."""
    return f"p < {_SMALLEST_P}" if p < _SMALLEST_P else f"p = {spoken_number(p, decimals=3)}"
