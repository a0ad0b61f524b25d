"""The decisions about one text: what the learnt heads say, what the rules found, and the customer's own rating.

Pure functions. A head's answer comes as its row of probabilities, in the order of the head's labels; the heads have
read the rules' evidence already, so the rules speak again only where they must be heard: urgency and its reasons.
"""

import math
import re
from collections.abc import Sequence

from huiyin.lib.text.analysis import Reason
from huiyin.lib.text.reading import Reading
from huiyin.lib.text.taxonomy import CATEGORIES
from huiyin.lib.text.terms import Nature, Section, Urgency, UrgencyReason
from huiyin.lib.text.urgency import urgency_of

MOST_CATEGORIES = 3
NATURES, SECTIONS, LEVELS, REASONS = tuple(Nature), tuple(Section), tuple(Urgency), tuple(UrgencyReason)
PATHS = tuple(CATEGORIES)
"""The labels of the heads "nature", "section", "urgency", "urgency_reason" and "category", in their order."""

_OTHER = "other"
_FAINTEST_CATEGORY = 0.15
_RATING_LOGIT = 1.2
_PLAIN_PRAISE = 0.2
_LIKELY_REASON = 0.25
_SURELY_HIGH = 6.0
"""So many times likelier than urgent: high. Of the own urgent texts of sectors left out .3 point are lost by it."""
_CLAUSE_END = re.compile(r"[,.;!?。、~\n]+")


def judge_nature(answer: Sequence[float], *, rating: float | None = None) -> tuple[Nature, dict[Nature, float]]:
    """The nature and the probabilities of all four; a low rating speaks for complaint, a high one for praise.

    `rating` is on 0–100. A question or a wish stays one whatever the stars say: the rating moves complaint and praise
    against each other and only lightly against the rest.
    """
    natures = dict(zip(NATURES, answer, strict=True))
    if rating is not None:
        leaning = _RATING_LOGIT * (rating - 50) / 50
        natures[Nature.PRAISE] *= math.exp(leaning)
        natures[Nature.COMPLAINT] *= math.exp(-leaning)
    whole = math.fsum(natures.values()) or 1.0
    natures = {nature: value / whole for nature, value in natures.items()}
    return max(natures, key=lambda nature: natures[nature]), natures


def judge_section(answer: Sequence[float]) -> Section:
    """The likeliest section."""
    return SECTIONS[max(range(len(SECTIONS)), key=lambda at: answer[at])]


def judge_categories(answer: Sequence[float], thresholds: Sequence[float]) -> tuple[tuple[str, float], ...]:
    """(path, probability) of the paths above their thresholds, best first, at most 3, at least one.

    A parent gives way to a child at least as likely; a text that speaks of nothing known is "other".
    """
    told = {path: value for path, value, least in zip(PATHS, answer, thresholds, strict=True) if value >= least}
    if not told:
        best = max(range(len(PATHS)), key=lambda at: answer[at])
        told = {PATHS[best]: answer[best]} if answer[best] >= _FAINTEST_CATEGORY else {_OTHER: answer[-1]}
    kept = {path: value for path, value in told.items() if not _gives_way(path, told)}
    if len(kept) > 1:
        kept.pop(_OTHER, None)
    ranked = sorted(kept.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_CATEGORIES]
    return tuple((path, round(value, 4)) for path, value in ranked)


def judge_urgency(
    reading: Reading,
    levels: Sequence[float],
    reasons: Sequence[float],
    thresholds: Sequence[float],
    *,
    nature: Nature,
) -> tuple[Urgency, list[Reason]]:
    """The level by the rules or the head, whichever is higher, and why; a level above normal always has a reason.

    `levels` and `thresholds` are those of the head "urgency": P(urgent) against the first threshold, P(urgent) +
    P(high) against the second. `reasons` are the probabilities of "urgency_reason": when no rule names a reason, the
    likeliest is given, and if none is likely the head is not heard.
    """
    by_rules, told = urgency_of(reading.harm, reading.feelings, nature=nature)
    # The head alone raises nothing that it has no likely reason for.
    heard = told or max(reasons) >= _LIKELY_REASON
    by_head = _level(levels, thresholds, calm=nature in (Nature.PRAISE, Nature.SUGGESTION)) if heard else by_rules
    level = min(by_rules, by_head, key=LEVELS.index)
    if level not in (Urgency.URGENT, Urgency.HIGH):
        return level, []
    return level, told or [_likeliest(reading, reasons)]


def judge_sarcasm(reading: Reading, answer: Sequence[float]) -> float:
    """The probability of the head "sarcasm"; mockery needs something to mock, so praise in every clause is meant."""
    return round(answer[1] * (_PLAIN_PRAISE if _only_praises(reading) else 1.0), 4)


def judge_flag(answer: Sequence[float]) -> float:
    """The probability of the head "sarcasm" or "implied"; neither ever changes the polarity of a text."""
    return round(answer[1], 4)


def _only_praises(reading: Reading) -> bool:
    """Whether every clause praises and nothing else is felt or cued."""
    feelings = reading.feelings
    if reading.sarcasm or reading.harm or feelings.blame or not feelings.contributions:
        return False
    praised = {item.start for item in feelings.contributions if item.weight > 0}
    clauses = [part for part in _CLAUSE_END.split(reading.cleaned.folded[:1_000]) if part.strip()]
    return len(praised) >= len(clauses)


def _level(levels: Sequence[float], thresholds: Sequence[float], *, calm: bool) -> Urgency:
    urgent, high = levels[0], levels[1]
    if urgent >= thresholds[0] and high < _SURELY_HIGH * urgent:
        return Urgency.URGENT
    if urgent + high >= thresholds[1]:
        return Urgency.HIGH
    return Urgency.LOW if calm else Urgency.NORMAL


def _likeliest(reading: Reading, reasons: Sequence[float]) -> Reason:
    best = max(range(len(REASONS)), key=lambda at: reasons[at])
    return Reason("urgency", reading.cleaned.folded[:40], round(reasons[best], 3), REASONS[best].value)


def _gives_way(path: str, told: dict[str, float]) -> bool:
    """Whether a child is at least as likely as this parent."""
    children = [value for other, value in told.items() if other.startswith(f"{path}/")]
    return bool(children) and max(children) >= told[path]
