"""How a text feels: what the two learnt heads say and the customer's own score, made one judgement with its reasons.

The head "sentiment" gives the log-odds of positive against negative, the head "neutral" those of no feeling or as
much for as against. A better score of the customer's never makes a text look worse.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from huiyin.lib.text.analysis import Reason
from huiyin.lib.text.evidence import evidence_of
from huiyin.lib.text.features import grams_of
from huiyin.lib.text.heads.head import Head
from huiyin.lib.text.reading import Reading
from huiyin.lib.text.sentiment import softmax
from huiyin.lib.text.terms import Sentiment

MOST_REASONS = 12
_RATING_WEIGHT = 1.2
_SAYS_NOTHING = -3.0
_SPEAKS = re.compile(r"[^\W\d_]")
_TIE = 1e-9
_LEAST_SHARE = 0.03
_LONGEST_REASON = 12


def mood_of(
    reading: Reading, *, polarity: float, neutrality: float, rating: float | None = None
) -> dict[Sentiment, float]:
    """Probabilities of the three sentiments, which sum to 1.

    `polarity` and `neutrality` are the heads' log-odds (score over temperature); `rating` is on 0–100. A text without
    a letter or a sign of feeling is neutral whatever the heads say, unless it is rated.
    """
    polarity, neutrality = _bounded(polarity), _bounded(neutrality)
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


def sentiment_reasons(reading: Reading, polarity_head: Head) -> list[Reason]:
    """At most 12 words that moved the polarity, the weightiest first: what n-grams and opinion words add in log-odds.

    N-grams that overlap are one reason. Weights are signed: above 0 speaks for positive.
    """
    spans = _Spans(reading.cleaned.folded)
    for words, weight in _gram_weights(reading, polarity_head):
        spans.add(words, weight)
    for words, weight in _opinion_weights(reading, polarity_head):
        spans.add(words, weight)
    ranked = sorted(spans.found, key=lambda item: (-abs(item.weight), item.words))
    return [
        Reason("sentiment", item.words, round(item.weight, 3))
        for item in ranked[:MOST_REASONS]
        if abs(item.weight) >= _LEAST_SHARE
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


def _gram_weights(reading: Reading, head: Head) -> Iterator[tuple[str, float]]:
    grams = grams_of(reading.cleaned.folded)
    share = float(head.scales[0]) / math.sqrt(len(grams) + 1) / head.temperature
    for words, bucket in grams:
        weight = int(head.weights[head.index[bucket], 0]) * share
        if weight and words.strip():
            yield words.strip(), weight


def _opinion_weights(reading: Reading, head: Head) -> Iterator[tuple[str, float]]:
    """Opinion words of the rules; together they weigh what the block "rules" adds."""
    if "rules" not in head.dense:
        return
    said = float(evidence_of([reading])[0] @ head.dense["rules"][:, 0]) / head.temperature
    items = reading.feelings.contributions
    total = math.fsum(item.weight for item in items)
    slope = abs(said / total) if abs(total) > 0.2 else 1.0
    for item in items:
        yield item.cue, item.weight * min(slope, 2.0)


@dataclass(slots=True)
class _Span:
    words: str
    weight: float


class _Spans:
    """Reasons with overlapping words joined: of "难吃", "很难吃" and "吃" one remains, with the sum of the weights."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.found: list[_Span] = []

    def add(self, words: str, weight: float) -> None:
        """Add to the span that holds these words, or that they hold; else begin a new one."""
        for span in self.found:
            if (words in span.words or span.words in words) and len(words) <= _LONGEST_REASON:
                span.words = max(span.words, words, key=len)
                span.weight += weight
                return
        self.found.append(_Span(words, weight))
