"""Whether a head that has learnt from corrections may replace the one at work: a pure rule with its reasons."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from huiyin.lib.text.heads.folding import copy_key
from huiyin.lib.text.heads.head import Label

LEAST_HELD_OUT = 30
"""Fewer held-out corrections say nothing either way."""

LEAST_CANARY = 200
"""With fewer texts, half a point is less than one text."""

CANARY_FALL = 0.005
CHANCE = 0.10
"""A gain must be less likely than this if both heads were equally good (one-sided exact McNemar test)."""

MOST_OF_ONE_AUTHOR = 0.6
LEAST_AGREEMENT, LEAST_PAIRS = 0.7, 5
CONFIDENT, USUALLY_CONTRADICTED, TIMES_USUAL, SURELY = 0.9, 0.15, 2.0, 0.001


class Refusal(StrEnum):
    """Why a head is not promoted."""

    TOO_FEW_HELD_OUT = "too_few_held_out"
    HELD_OUT_FELL = "held_out_fell"
    GAIN_MAY_BE_CHANCE = "gain_may_be_chance"
    CANARY_TOO_SMALL = "canary_too_small"
    CANARY_FELL = "canary_fell"
    ONE_AUTHOR = "one_author"
    CORRECTIONS_DISAGREE = "corrections_disagree"
    CONTRADICTS_CONFIDENT_ANSWERS = "contradicts_confident_answers"


@dataclass(frozen=True, slots=True)
class Correction:
    """What one person said of one text: `answer` was the old head's, given with this probability."""

    text: str
    label: Label
    author: str
    answer: Label
    probability: float


@dataclass(frozen=True, slots=True)
class Promotion:
    """The verdict; `reasons` are all the refusals, empty when allowed. `p_value`: of the gain on held-out texts."""

    allowed: bool
    reasons: tuple[Refusal, ...]
    p_value: float


def may_promote(
    *,
    before: Sequence[bool],
    after: Sequence[bool],
    canary_before: Sequence[bool],
    canary_after: Sequence[bool],
    corrections: Sequence[Correction] = (),
    trusted_authors: frozenset[str] = frozenset(),
    usually_contradicted: float = USUALLY_CONTRADICTED,
) -> Promotion:
    """Decide by whether the old and the new head answered the same texts rightly, in the same order.

    `before`/`after`: corrections held out; `canary_*`: the shipped set. `corrections`: those the new head learnt from,
    for signs of a flood; `trusted_authors` may give as many as they like. `usually_contradicted`: the share of
    corrections that contradict an answer given with .9 or more, in this organisation's past. Refused when

    - fewer than 30 corrections are held out, accuracy on them falls, or its gain may be chance (p > .10);
    - the canary has fewer than 200 texts or falls by more than half a point;
    - one author not trusted gave more than .6 of the corrections; corrections of near-identical texts agree in less
      than .7 of at least 5 pairs; or far more than usual (twice, p < .001) contradict confident answers.
    """
    wins, losses = _changes(before, after)
    p_value = mcnemar(wins, losses)
    reasons = [
        *_held_out_reasons(len(before), wins, losses, p_value),
        *_canary_reasons(canary_before, canary_after),
        *_flood_reasons(corrections, trusted_authors, usually_contradicted),
    ]
    return Promotion(allowed=not reasons, reasons=tuple(reasons), p_value=p_value)


def mcnemar(wins: int, losses: int) -> float:
    """One-sided exact p of at least this many wins among the texts on which two heads differ (McNemar 1947)."""
    return _at_least(wins, wins + losses, 0.5)


def _held_out_reasons(n: int, wins: int, losses: int, p_value: float) -> list[Refusal]:
    if n < LEAST_HELD_OUT:
        return [Refusal.TOO_FEW_HELD_OUT]
    if wins < losses:
        return [Refusal.HELD_OUT_FELL]
    return [Refusal.GAIN_MAY_BE_CHANCE] if p_value > CHANCE else []


def _canary_reasons(before: Sequence[bool], after: Sequence[bool]) -> list[Refusal]:
    wins, losses = _changes(before, after)
    if len(before) < LEAST_CANARY:
        return [Refusal.CANARY_TOO_SMALL]
    return [Refusal.CANARY_FELL] if losses - wins > CANARY_FALL * len(before) else []


def _flood_reasons(corrections: Sequence[Correction], trusted: frozenset[str], usual: float) -> list[Refusal]:
    if not corrections:
        return []
    reasons = []
    counts = Counter(each.author for each in corrections if each.author not in trusted)
    if max(counts.values(), default=0) > MOST_OF_ONE_AUTHOR * len(corrections):
        reasons.append(Refusal.ONE_AUTHOR)
    alike, pairs = _agreement(corrections)
    if pairs >= LEAST_PAIRS and alike < LEAST_AGREEMENT * pairs:
        reasons.append(Refusal.CORRECTIONS_DISAGREE)
    bold = sum(each.answer != each.label and each.probability >= CONFIDENT for each in corrections)
    if _at_least(bold, len(corrections), min(1.0, TIMES_USUAL * usual)) < SURELY:
        reasons.append(Refusal.CONTRADICTS_CONFIDENT_ANSWERS)
    return reasons


def _agreement(corrections: Sequence[Correction]) -> tuple[int, int]:
    """(pairs with the same label, pairs) among corrections of near-identical texts."""
    groups: dict[str, Counter[Label]] = defaultdict(Counter)
    for each in corrections:
        groups[copy_key(each.text.lower())][each.label] += 1
    alike = sum(math.comb(count, 2) for group in groups.values() for count in group.values())
    return alike, sum(math.comb(group.total(), 2) for group in groups.values())


def _changes(before: Sequence[bool], after: Sequence[bool]) -> tuple[int, int]:
    """(texts answered rightly only after, texts answered rightly only before)."""
    pairs = Counter(zip(before, after, strict=True))
    return pairs[(False, True)], pairs[(True, False)]


def _at_least(count: int, n: int, share: float) -> float:
    """The probability of `count` or more of n when each comes with this probability."""
    from scipy.stats import binom  # first use only

    return float(binom.sf(count - 1, n, share))
