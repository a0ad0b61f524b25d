"""How a text feels: opinion words, turned by negation, weighed by degree, re-weighed by contrast."""

import math
import re
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from huiyin.lib.text.lexicon.loading import Lexicon, Role
from huiyin.lib.text.terms import Sentiment

_K = TypeVar("_K")

_NEGATED_PRAISE = -0.8
_NEGATED_BLAME = -0.4
_BARE_NEGATION = -0.35
_BEFORE_CONTRAST, _AFTER_CONTRAST, _CONCEDED = 0.5, 1.3, 0.5
_IN_QUESTION = 0.4
_STEEPNESS = 1.5
_NEUTRAL_QUIET, _NEUTRAL_FLOOR, _NEUTRAL_FADE = 0.55, -0.4, 0.5

# Bounded repeats everywhere: a megabyte of digits must not make a pattern backtrack.
_NUMBER = "(?:\\d{1,6}(?:\\.\\d{1,3})?|[一二两三四五六七八九十几半多好数]{1,4})"
_LONG_WAIT = re.compile(
    f"(?:等|排|拖|迟|催|超时|过去?|耽误|晚|送餐?)[了到]?[^,。!?;]{{0,6}}?{_NUMBER}多?个?(?:半|多)?(?:小时|钟头|钟|天|周|星期|月)"
    f"|(?:等|排|晚|迟到|超时|催)[了到]?[^,。!?;]{{0,4}}?(?:[3-9]\\d|\\d{{3,5}}|[三四五六七八九]十[一-九]?|几十)多?分钟"
    f"|{_NUMBER}多?个?(?:半|多)?(?:小时|钟头|天|周|星期|月)(?:多)?(?:才|了还|还没|都没|了都|也没|过去)"
)
_ENGLISH_LONG_WAIT = re.compile(
    "(?:wait(?:ed|ing)?|delayed|late|took|on hold)\\b.{0,25}?"
    "\\b(?:\\d{1,6}|an?|two|three|four|five|six|several|half an)"
    " ?(?:hours?|hrs?|days?|weeks?|months?)"
)
_QUICK = re.compile(f"(?:不到)?{_NUMBER}多?分钟(?:就|便|不到|送到|到货|搞定)")
_TIMES_TOLD = (
    # A unit of time is looked for first: it is rare and quickly found, the whole pattern is not.
    (re.compile("[时钟天周期月]"), _LONG_WAIT, -1.2),
    (re.compile("hour|hr|day|week|month"), _ENGLISH_LONG_WAIT, -1.2),
    (re.compile("分钟"), _QUICK, 1.0),
)
_EMOJI = dict.fromkeys("👍😊😀😃😄😁😆🙂😍🥰😘❤♥💕💯🎉🌹🌟⭐🙏👏💪😋🤗😇✨💐🥳", 0.8) | dict.fromkeys(
    "👎😡😠🤬😤😞😒🙄😩😫😢😭💩🤮🤢😣😖😔💔😓😑😰🤦", -0.9
)
_ANY_EMOJI = frozenset(_EMOJI)
_EMOTICON, _EMOTICON_WEIGHT = re.compile("\\[(?:泪|怒|抓狂|衰|鄙视|委屈|生病)\\]"), -0.8
_ASKING = frozenset("吗嗎么呢")

_OPINION, _DEGREE, _NEGATOR, _CONTRAST, _CONCESSION, _WEAK_BREAK, _STRONG_BREAK = (
    Role.OPINION,
    Role.DEGREE,
    Role.NEGATOR,
    Role.CONTRAST,
    Role.CONCESSION,
    Role.WEAK_BREAK,
    Role.STRONG_BREAK,
)


class Contribution(NamedTuple):
    """One cue and what it added, after negation, degree and contrast."""

    cue: str
    weight: float
    start: int
    sentence: int


@dataclass(slots=True)
class Feelings:
    """All contributions of a text; `negations` counts negators.

    `turn` is the feeling of what follows a "but", to the end of its sentence: of mixed texts the verdict.
    """

    contributions: list[Contribution] = field(default_factory=list)
    negations: int = 0
    questions: set[int] = field(default_factory=set)
    exclamations: int = 0
    turn: float = 0.0

    @property
    def total(self) -> float:
        """Net feeling; about ±1 for one plain opinion word."""
        return math.fsum([item.weight for item in self.contributions])

    @property
    def praise(self) -> float:
        """Sum of the positive contributions."""
        return math.fsum([item.weight for item in self.contributions if item.weight > 0])

    @property
    def blame(self) -> float:
        """Sum of the negative contributions, as a positive number."""
        return -math.fsum([item.weight for item in self.contributions if item.weight < 0])


class _Reader:
    """Walks over the matches of one text and keeps what is pending in the clause."""

    def __init__(self, text: str, lexicon: Lexicon, feelings: Feelings) -> None:
        self.text, self.lexicon, self.feelings = text, lexicon, feelings
        self.sentence = 0
        self.factor = 1.0
        self.sentence_from = len(feelings.contributions)
        self.turned_from = -1
        self._forget()

    def _forget(self) -> None:
        self.negators: list[int] = []
        self.degree, self.degree_end = 1.0, -1
        self.conceding = False

    def read(self) -> None:
        """Add every contribution of the text to the feelings."""
        for start, end, word in self.lexicon.opinions.find(self.text):
            role = word.role
            if role is _OPINION:
                self._opinion(start, end, word.weight)
            elif role is _WEAK_BREAK or role is _STRONG_BREAK:
                self._break(start, strong=role is _STRONG_BREAK)
            elif role is _DEGREE:
                self._degree(start, end, word.weight)
            elif role is _NEGATOR:
                self.feelings.negations += 1
                self.negators.append(end)
            elif role is _CONTRAST:
                self._contrast()
            elif role is _CONCESSION:
                self.conceding = True
        self._break(len(self.text), strong=True)

    def _degree(self, start: int, end: int, weight: float) -> None:
        touching = self.degree_end == start
        self.degree = self.degree * weight if touching else weight
        self.degree_end = end

    def _opinion(self, start: int, end: int, weight: float) -> None:
        if 0 <= start - self.degree_end <= 2:
            weight *= self.degree
        if self.negators:
            reach = self.lexicon.reach
            if sum(start - place <= reach for place in self.negators) % 2:
                weight *= _NEGATED_PRAISE if weight > 0 else _NEGATED_BLAME
            self.negators = []
        self.degree_end = -1
        self._add(self.text[start:end], weight * (_CONCEDED if self.conceding else 1.0), start)

    def _add(self, cue: str, weight: float, start: int) -> None:
        self.feelings.contributions.append(Contribution(cue, weight * self.factor, start, self.sentence))

    def _break(self, start: int, *, strong: bool) -> None:
        mark = self.text[start : start + 1]
        asked = mark == "?" or (start > 0 and self.text[start - 1] in _ASKING)
        if self.negators and not asked and self.lexicon.reach < 10:
            self._add("没/不", _BARE_NEGATION, start)
        if asked:
            self.feelings.questions.add(self.sentence)
        if mark == "!":
            self.feelings.exclamations += 1
        concession_lasts = self.conceding and not strong and mark == " "
        self._forget()
        self.conceding = concession_lasts
        if strong:
            self._end_sentence(asked=asked)

    def _end_sentence(self, *, asked: bool) -> None:
        if asked:
            self._scale(_IN_QUESTION)
        if self.turned_from >= 0:
            self.feelings.turn += math.fsum([item.weight for item in self.feelings.contributions[self.turned_from :]])
        self.turned_from = -1
        self.sentence_from = len(self.feelings.contributions)
        self.sentence += 1
        self.factor = 1.0

    def _contrast(self) -> None:
        """What was said before a "but" in this sentence counts half, what follows a third more."""
        self._scale(_BEFORE_CONTRAST)
        self.factor = _AFTER_CONTRAST
        self.turned_from = len(self.feelings.contributions)
        self._forget()

    def _scale(self, factor: float) -> None:
        """Weigh anew what was said so far in this sentence."""
        contributions = self.feelings.contributions
        for index in range(self.sentence_from, len(contributions)):
            item = contributions[index]
            contributions[index] = item._replace(weight=item.weight * factor)


def read_feelings(folded: str, lexicons: list[Lexicon]) -> Feelings:
    """The feelings of a folded text by every lexicon whose script it holds."""
    feelings = Feelings()
    for lexicon in lexicons:
        _Reader(folded, lexicon, feelings).read()
    feelings.contributions += _signs(folded)
    return feelings


def _signs(folded: str) -> list[Contribution]:
    """What speaks beside the words: times waited, emoji, and the emoticons of microblogs."""
    found = [
        Contribution(match.group(), weight, match.start(), -1)
        for unit, pattern, weight in _TIMES_TOLD
        if unit.search(folded)
        for match in pattern.finditer(folded)
    ]
    if not _ANY_EMOJI.isdisjoint(folded):
        found += [
            Contribution(sign, _EMOJI[sign], place, -1) for place, sign in enumerate(folded) if sign in _ANY_EMOJI
        ]
    if "[" in folded:
        found += [
            Contribution(match.group(), _EMOTICON_WEIGHT, match.start(), -1) for match in _EMOTICON.finditer(folded)
        ]
    return found


def sentiment_of(total: float, activity: float) -> dict[Sentiment, float]:
    """Probabilities of the three sentiments; the more was said, the less is it neutral."""
    neutral = max(_NEUTRAL_FLOOR, _NEUTRAL_QUIET - _NEUTRAL_FADE * activity)
    logits = {
        Sentiment.POSITIVE: _STEEPNESS * total,
        Sentiment.NEUTRAL: neutral,
        Sentiment.NEGATIVE: -_STEEPNESS * total,
    }
    return softmax(logits)


def softmax(logits: dict[_K, float]) -> dict[_K, float]:
    """Logits to probabilities, safe for large values."""
    highest = max(logits.values())
    powers = {key: math.exp(value - highest) for key, value in logits.items()}
    whole = sum(powers.values())
    return {key: value / whole for key, value in powers.items()}
