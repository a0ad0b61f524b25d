"""What a text is about: categories and business section."""

import math
import re
from bisect import bisect_right
from collections import defaultdict

from huiyin.lib.text.cues import FoundCue
from huiyin.lib.text.lexicon.loading import Decision
from huiyin.lib.text.sentiment import Feelings
from huiyin.lib.text.taxonomy import CATEGORIES
from huiyin.lib.text.terms import Section

MOST_CATEGORIES = 3
_FAINT = 0.35
_SHORT_CUE = 0.5
_IN_BLAME = 1.6
_CLAUSE_END = re.compile(r"[,.;!?。、\n ]")
_ENGLISH_CLAUSE_END = re.compile(r"[,.;!?\n]| but | and ")


class Clauses:
    """The clauses of a text and the feeling of each, for a quick look-up by place."""

    def __init__(self, folded: str, feelings: Feelings, *, spaced: bool) -> None:
        pattern = _ENGLISH_CLAUSE_END if spaced else _CLAUSE_END
        self._ends = [match.start() for match in pattern.finditer(folded)]
        self._feeling: dict[int, float] = defaultdict(float)
        for item in feelings.contributions:
            self._feeling[self._clause(item.start)] += item.weight

    def feeling_at(self, place: int) -> float:
        """The net feeling of the clause around `place`."""
        return self._feeling.get(self._clause(place), 0.0)

    def _clause(self, place: int) -> int:
        return bisect_right(self._ends, place)


def categories_of(cues: list[FoundCue], clauses: Clauses) -> tuple[tuple[str, float], ...]:
    """(path, probability), best first; a parent gives way to a louder child; "other" when nothing speaks."""
    scores: dict[str, float] = defaultdict(float)
    for item in cues:
        weight = _SHORT_CUE if len(item.phrase) == 1 else 1.0
        scores[item.cue.value] += weight * (_IN_BLAME if clauses.feeling_at(item.start) < 0 else 1.0)
    told = dict(scores)
    loudest_child: dict[str, float] = {}
    for path, score in told.items():
        parent, _, child = path.partition("/")
        if child:
            scores[path] += 0.5 * told.get(parent, 0.0)
            loudest_child[parent] = max(score, loudest_child.get(parent, 0.0))
    ranked = sorted(
        ((-score, path) for path, score in scores.items() if loudest_child.get(path, -1.0) < told[path]),
    )[:MOST_CATEGORIES]
    likely = [(path, 1 - math.exp(0.8 * negated)) for negated, path in ranked]
    kept = tuple((path, round(p, 4)) for path, p in likely if p >= _FAINT or path == likely[0][0])
    return kept or (("other", 0.3),)


def section_of(cues: dict[Decision, list[FoundCue]], categories: tuple[tuple[str, float], ...]) -> Section:
    """The section most cues name; without any, the one the first category leans to."""
    votes: dict[str, int] = defaultdict(int)
    for item in cues[Decision.SECTION]:
        votes[item.cue.value] += 1
    leaning = CATEGORIES[categories[0][0]].section if categories[0][0] in CATEGORIES else Section.GENERAL
    if not votes:
        return leaning
    return Section(max(votes, key=lambda value: (votes[value], value == leaning, value)))
