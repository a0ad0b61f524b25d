"""How figures are spoken in three languages: numbers, shares, p-values; the types of a sentence table."""

import re
from collections.abc import Mapping
from typing import Final

Said = Mapping[str, str]
"""One text by language: zh-Hans, zh-Hant, en."""

Sentences = Mapping[str, Mapping[str, str]]
"""Language, then case of a result, to a sentence with {gaps}."""

LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")

_SMALLEST_P = 0.001

_IRREGULAR = {"categories": "category", "entries": "entry", "people": "person", "strata": "stratum", "wishes": "wish"}
_COUNTED = (
    "accounts|agents|answers|calls|cases|categories|chats|contacts|customers|days|deviations|dimensions|entries|"
    "events|features|follow-ups|forecasts|groups|hours|intervals|invitations|items|lines|members|minutes|months|"
    "observations|origins|pairs|people|periods|plans|points|ratings|reposts|reviews|scores|seeds|shifts|"
    "simulations|stars|steps|strata|units|updates|values|wishes"
)
_KINDS = "agent|dissatisfied|outlier|past|repeat|standard"
_ONE_OF_MANY = re.compile(rf"(?<![\w.,])1 ((?:{_KINDS}) )?({_COUNTED})\b(?: (are|were|need|estimate|stay)\b)?")
_VERBS = {"are": "is", "were": "was", "need": "needs", "estimate": "estimates", "stay": "stays"}


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


def singular(sentence: str) -> str:
    """An English sentence with its counts of one in the singular: "1 answers are" → "1 answer is"."""
    return _ONE_OF_MANY.sub(_one, sentence)


def _one(found: re.Match[str]) -> str:
    kind, noun, verb = found.groups()
    words = ["1", (kind or "").strip(), _IRREGULAR.get(noun, noun.removesuffix("s")), _VERBS.get(verb, "")]
    return " ".join(word for word in words if word)
