"""Reviews whose aspects are marked, from the allowed sources, as readings with places in the folded text."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.reading import Reading, read
from huiyin.lib.text.terms import Sentiment
from training.sources import Sources

SOURCES = ("en_acos_quads", "own_texts", "zh_absa_terms", "zh_aste_dianping")
OWN = "own/"
"""Before the sector of the own texts, as other sources have domains of the same names."""
_POLARITIES = {
    "pos": Sentiment.POSITIVE,
    "neg": Sentiment.NEGATIVE,
    "neu": Sentiment.NEUTRAL,
    **{sentiment.value: sentiment for sentiment in Sentiment},
}
_ACOS_CATEGORIES = {
    "FOOD#QUALITY": "product_quality/taste",
    "FOOD#STYLE_OPTIONS": "product_quality/portion",
    "DRINKS#QUALITY": "product_quality/taste",
    "DRINKS#STYLE_OPTIONS": "product_quality/taste",
    "SERVICE#GENERAL": "staff_attitude",
    "AMBIENCE#GENERAL": "environment",
    "LOCATION#GENERAL": "environment",
    "RESTAURANT#GENERAL": "other",
    "RESTAURANT#MISCELLANEOUS": "other",
    "SUPPORT#GENERAL": "staff_attitude",
    "SUPPORT#QUALITY": "staff_attitude",
    "SHIPPING#GENERAL": "logistics",
    "SHIPPING#QUALITY": "logistics",
    "WARRANTY#GENERAL": "service_process/repair",
    "COMPANY#GENERAL": "other",
    "OS#OPERATION_PERFORMANCE": "system_fault",
    "SOFTWARE#OPERATION_PERFORMANCE": "system_fault",
}
# Up to about this many letters the own texts' aspects are complete.
_COMPLETE_LETTERS, _COMPLETE_LETTERS_ENGLISH = 40, 110


@dataclass(frozen=True)
class Term:
    """One marked term at [start, end) of the folded text; the category is "" where the source has none."""

    start: int
    end: int
    polarity: Sentiment
    category: str


@dataclass(frozen=True)
class Marked:
    """A text with its marked terms. `complete`: a term that is not marked is none."""

    reading: Reading
    terms: tuple[Term, ...]
    domain: str
    split: str
    complete: bool


def marked_texts(sources: Sources, name: str, *, split: str = "") -> list[Marked]:
    """The marked texts of one of SOURCES, perhaps of one split only; texts without a placed term stay in."""
    read_source = {
        "zh_aste_dianping": _dianping,
        "zh_absa_terms": _absa_terms,
        "en_acos_quads": _acos,
        "own_texts": _own,
    }[name]
    return list(read_source(sources, split))


def dianping_terms(folded: str, triplets: list[list[str]]) -> tuple[Term, ...]:
    """The terms of one row of zh_aste_dianping, whose spans are stored one letter short: "华" is 华夫.

    A triplet without a stored aspect, or that cannot be placed, is dropped.
    """
    terms = []
    for aspect, opinion, polarity in triplets:
        place = _short_place(folded, clean(aspect).folded, clean(opinion).folded)
        if place is not None:
            terms.append(Term(*place, _POLARITIES[polarity.lower()], ""))
    return tuple(dict.fromkeys(terms))


def absa_text(row: dict[str, str]) -> tuple[str, str]:
    """(text, aspect) of a row of zh_absa_terms without the spaces between the letters."""
    return row["text"].replace(" ", ""), row["aspect"].replace(" ", "")


def _dianping(sources: Sources, split: str) -> Iterator[Marked]:
    for row in sources.rows("zh_aste_dianping"):
        if split in ("", row["split"]):
            reading = read(clean(row["text"]))
            terms = dianping_terms(reading.cleaned.folded, json.loads(row["triplets"]))
            yield Marked(reading, terms, "dianping", row["split"], complete=True)


def _absa_terms(sources: Sources, split: str) -> Iterator[Marked]:
    grouped: dict[tuple[str, str, str], list[tuple[str, Sentiment]]] = defaultdict(list)
    for row in sources.rows("zh_absa_terms"):
        if split in ("", row["split"]):
            text, aspect = absa_text(row)
            grouped[text, row["domain"], row["split"]].append((aspect, _POLARITIES[row["label"].lower()]))
    for (text, domain, own_split), aspects in grouped.items():
        reading = read(clean(text))
        # The terms of shampoo hold their opinions ("洗发水挺好用"): of use for polarity only.
        yield Marked(reading, _placed(reading, aspects), domain, own_split, complete=domain != "shampoo")


def _placed(reading: Reading, aspects: list[tuple[str, Sentiment]]) -> tuple[Term, ...]:
    terms = []
    for aspect, polarity in aspects:
        folded = clean(aspect).folded
        start = reading.cleaned.folded.find(folded) if folded else -1
        if start >= 0:
            terms.append(Term(start, start + len(folded), polarity, ""))
    return tuple(dict.fromkeys(terms))


def _acos(sources: Sources, split: str) -> Iterator[Marked]:
    for row in sources.rows("en_acos_quads"):
        if split not in ("", row["split"]):
            continue
        reading = read(clean(row["text"]))
        terms = []
        for quad in json.loads(row["labels"]):
            place = _word_place(reading.cleaned.folded, clean(quad["aspect"]).folded)
            if quad["aspect"] != "NULL" and place is not None:
                category = acos_category(quad["category"])
                terms.append(Term(*place, Sentiment(quad["polarity"]), category))
        yield Marked(reading, tuple(dict.fromkeys(terms)), row["domain"], row["split"], complete=True)


def acos_category(name: str) -> str:
    """The path of `taxonomy.CATEGORIES` for a category of en_acos_quads."""
    if name.endswith(("#PRICE", "#PRICES")):
        return "price"
    return _ACOS_CATEGORIES.get(name, "product_quality")


def _own(sources: Sources, split: str) -> Iterator[Marked]:
    if split not in ("", "train"):
        return
    for text in sources.own:
        reading = read(clean(text["text"]))
        folded = reading.cleaned.folded
        terms = []
        for words, category, polarity in text["aspects"]:
            wanted = clean(words).folded
            place = _word_place(folded, wanted) if wanted.isascii() else _first_place(folded, wanted)
            if place is not None:
                terms.append(Term(*place, Sentiment(polarity), category))
        most = _COMPLETE_LETTERS_ENGLISH if text["language"] == "en" else _COMPLETE_LETTERS
        yield Marked(
            reading, tuple(dict.fromkeys(terms)), f"{OWN}{text['sector']}", "train", complete=len(folded) <= most
        )


def _first_place(folded: str, wanted: str) -> tuple[int, int] | None:
    start = folded.find(wanted) if wanted else -1
    return (start, start + len(wanted)) if start >= 0 else None


def _word_place(folded: str, wanted: str) -> tuple[int, int] | None:
    """The first place where the words stand whole ("bar" not in "barely")."""
    for start in _starts(folded, wanted):
        end = start + len(wanted)
        beside = folded[max(0, start - 1) : start] + folded[end : end + 1]
        if not any(letter.isascii() and letter.isalpha() for letter in beside):
            return start, end
    return None


def _short_place(folded: str, aspect: str, opinion: str) -> tuple[int, int] | None:
    """Where a term that is stored one letter short stands: the place nearest its opinion."""
    places = [(start, start + len(aspect) + 1) for start in _starts(folded, aspect)]
    places = [place for place in places if place[1] <= len(folded) and folded[place[1] - 1].isalnum()]
    if not places:
        return None
    said = list(_starts(folded, opinion))
    return min(places, key=lambda place: min((_apart(place, at) for at in said), default=place[0]))


def _apart(place: tuple[int, int], said: int) -> int:
    """Letters between a term and an opinion; an opinion before its term counts double, as it seldom stands there."""
    return said - place[1] if said >= place[1] else 2 * (place[0] - said)


def _starts(text: str, part: str) -> Iterator[int]:
    at = text.find(part) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
