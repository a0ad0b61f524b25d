"""Aspects by rules alone: the category cues of a text, each with the feeling of its clause."""

import math

from huiyin.lib.text.analysis import Aspect
from huiyin.lib.text.categories import Clauses
from huiyin.lib.text.cues import FoundCue
from huiyin.lib.text.terms import Sentiment

MOST_ASPECTS = 12


def aspects_of(cues: list[FoundCue], clauses: Clauses) -> tuple[Aspect, ...]:
    """The things named, each with the feeling of its clause; the first mention of each term."""
    aspects: dict[tuple[str, str], Aspect] = {}
    for item in cues:
        key = (item.phrase, item.cue.value)
        if key in aspects:
            continue
        feeling = clauses.feeling_at(item.start)
        aspects[key] = Aspect(
            term=item.phrase,
            category=item.cue.value,
            polarity=_polarity(feeling),
            span=(item.start, item.end),
            confidence=round(1 - 0.5 * math.exp(-abs(feeling)), 4),
        )
        if len(aspects) == MOST_ASPECTS:
            break
    return tuple(aspects.values())


def _polarity(feeling: float) -> Sentiment:
    if abs(feeling) < 0.2:
        return Sentiment.NEUTRAL
    return Sentiment.POSITIVE if feeling > 0 else Sentiment.NEGATIVE
