"""How a text feels: what the two learnt heads say and the customer's own score, made one judgement with its reasons.

The head "sentiment" gives the log-odds of positive against negative, the head "neutral" those of no feeling or as
much for as against. A better score of the customer's never makes a text look worse.
"""

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from huiyin.lib.text.analysis import Reason
from huiyin.lib.text.reading import Reading
from huiyin.lib.text.sentiment import Contribution, softmax
from huiyin.lib.text.terms import Sentiment

if TYPE_CHECKING:
    from huiyin.lib.text.heads.head import Head  # loads numpy

MOST_REASONS = 12
_RATING_WEIGHT = 1.2
_TURN_WEIGHT, _TURN_FELT = 1.5, 1.0
"""What follows a "but" moves the polarity its way, and makes the text less neutral, by so much log-odds at most.

Of the own training texts that have one, judged by heads that saw none of their sector, .79 are right, without .75.
"""
_SAYS_NOTHING = -3.0
_SPEAKS = re.compile(r"[^\W\d_]")
_TIE = 1e-9
_LEAST_SHARE, _LEAST_JOINED = 0.05, 0.1
_LONGEST_REASON = 10
_MOST_EXPLAINED, _MOST_OPINIONS = 2_000, 200
_AROUND = " ,.!?;:~、。"
_DIGIT = re.compile("[0-9]")
_TYPED_SPACE = re.compile(r"(?<![a-z'\u00df-\u024f])\s+|\s+(?![a-z'\u00df-\u024f])")
_MOVED = ("total", "total_bounded", "praise", "blame")


def mood_of(
    reading: Reading, *, polarity: float, neutrality: float, rating: float | None = None
) -> dict[Sentiment, float]:
    """Probabilities of the three sentiments, which sum to 1.

    `polarity` and `neutrality` are the heads' log-odds (score over temperature); `rating` is on 0–100. A text without
    a letter or a sign of feeling is neutral whatever the heads say, unless it is rated. Of praise and blame in one
    sentence the side after the "but" is the verdict, which n-grams cannot tell.
    """
    turn = math.tanh(reading.feelings.turn)
    polarity, neutrality = _bounded(polarity + _TURN_WEIGHT * turn), _bounded(neutrality - _TURN_FELT * abs(turn))
    shift = 0.0 if rating is None else _RATING_WEIGHT * (min(100.0, max(0.0, rating)) - 50) / 50
    if _says_nothing(reading):
        return _weighed(_SAYS_NOTHING + shift, 0.0, _SAYS_NOTHING - shift)
    felt = -_softplus(neutrality)
    return _weighed(felt - _softplus(-polarity) + shift, -_softplus(-neutrality), felt - _softplus(polarity) - shift)


def sentiment_label(probabilities: dict[Sentiment, float]) -> Sentiment:
    """The likeliest; as much for as against is neutral."""
    best = max(probabilities, key=lambda key: probabilities[key])
    tied = abs(probabilities[Sentiment.POSITIVE] - probabilities[Sentiment.NEGATIVE]) < _TIE
    return Sentiment.NEUTRAL if tied else best


def sentiment_reasons(reading: Reading, polarity_head: "Head") -> list[Reason]:
    """At most 12 words that moved the polarity, the weightiest first; weights are log-odds, above 0 for positive.

    What an n-gram adds is spread over its letters and what an opinion word adds over the word's; the letters are
    then summed by words, and neighbours that pull one way are one reason. Words are as `folded` has them, digits 0.
    """
    shown = _squeezed(reading.cleaned.folded[:_MOST_EXPLAINED])
    letters = [0.0] * len(shown)
    for words, weight in _gram_weights(reading, polarity_head):
        _spread(weight, words, shown, letters)
    cues = [(_squeezed(item.cue), weight) for item, weight in _opinion_weights(reading, polarity_head)]
    unseen = [(cue, weight) for cue, weight in cues if not _spread(weight, cue, shown, letters)]
    found = [*_phrases(shown, letters, [cue for cue, _ in cues]), *unseen]
    ranked = sorted(found, key=lambda item: (-abs(item[1]), item[0]))
    return [
        Reason("sentiment", words, round(weight, 3))
        for words, weight in ranked[:MOST_REASONS]
        if abs(weight) >= _LEAST_SHARE
    ]


def _weighed(positive: float, neutral: float, negative: float) -> dict[Sentiment, float]:
    return softmax({Sentiment.POSITIVE: positive, Sentiment.NEUTRAL: neutral, Sentiment.NEGATIVE: negative})


def _says_nothing(reading: Reading) -> bool:
    return not reading.feelings.contributions and not _SPEAKS.search(reading.cleaned.folded)


def _bounded(log_odds: float) -> float:
    return min(30.0, max(-30.0, float(log_odds)))


def _softplus(value: float) -> float:
    """−log of the logistic function of −value, safe for large values."""
    return max(value, 0.0) + math.log1p(math.exp(-abs(value)))


def _squeezed(folded: str) -> str:
    """The text as n-grams see it: digits alike, spaces only between Latin words."""
    return _TYPED_SPACE.sub("", _DIGIT.sub("0", folded))


def _spread(weight: float, words: str, shown: str, letters: list[float]) -> bool:
    """Share a weight among the letters of the first such words; whether there are any."""
    at = shown.find(words)
    for place in range(at, at + len(words) if at >= 0 else at):
        letters[place] += weight / len(words)
    return at >= 0


def _gram_weights(reading: Reading, head: "Head") -> Iterator[tuple[str, float]]:
    from huiyin.lib.text.features import grams_of  # loads numpy

    grams = grams_of(reading.cleaned.folded[:_MOST_EXPLAINED])
    share = float(head.scales[0]) / math.sqrt(len(grams) + 1) / head.temperature
    for words, bucket in grams:
        weight = int(head.weights[head.index[bucket], 0]) * share
        if weight and words.strip():
            yield words, weight


def _opinion_weights(reading: Reading, head: "Head") -> Iterator[tuple[Contribution, float]]:
    """Opinion words of the rules; a word weighs what one more of it would move through the block "rules"."""
    from huiyin.lib.text.evidence import EVIDENCE  # loads numpy

    if "rules" not in head.dense:
        return
    total, bounded, praise, blame = (
        float(head.dense["rules"][EVIDENCE.index(name), 0]) / head.temperature for name in _MOVED
    )
    feelings = reading.feelings
    inside = 1 - math.tanh(feelings.total) ** 2
    slope = total / 4 + bounded * inside
    for item in feelings.contributions[:_MOST_OPINIONS]:
        side = praise * math.exp(-feelings.praise) if item.weight > 0 else blame * math.exp(-feelings.blame)
        yield item, slope * item.weight + side * abs(item.weight)


def _phrases(shown: str, letters: list[float], cues: list[str]) -> list[tuple[str, float]]:
    """Words with the sums of their letters' weights; neighbours that pull one way are one phrase."""
    found: list[tuple[str, float]] = []
    for words in _words(shown, cues):
        weight = math.fsum(letters[words.start : words.end])
        joins = found and weight * found[-1][1] > 0 and abs(weight) >= _LEAST_JOINED <= abs(found[-1][1])
        if joins and len(found[-1][0]) + len(words.text) <= _LONGEST_REASON:
            found[-1] = (found[-1][0] + words.text, found[-1][1] + weight)
        else:
            found.append((words.text, weight))
    merged: dict[str, float] = {}
    for text, weight in found:
        if _SPEAKS.search(text):
            said = text.strip(_AROUND)
            merged[said] = merged.get(said, 0.0) + weight
    return list(merged.items())


class _Words(NamedTuple):
    text: str
    start: int
    end: int


def _words(shown: str, cues: list[str]) -> Iterator[_Words]:
    """The words of a text in order; an opinion word stays whole."""
    import rjieba  # first use only

    whole = re.compile("|".join(sorted({re.escape(cue) for cue in cues if cue}, key=len, reverse=True)) or "(?!)")
    at = 0
    for match in [*whole.finditer(shown), None]:
        until = len(shown) if match is None else match.start()
        for word in rjieba.cut(shown[at:until]):
            yield _Words(word, at, at + len(word))
            at += len(word)
        if match is not None:
            yield _Words(match.group(), match.start(), match.end())
            at = match.end()
