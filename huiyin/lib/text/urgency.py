"""How soon somebody must look, and why: harm, loss, outage, threats; recall before precision."""

import re

from huiyin.lib.text.analysis import Reason
from huiyin.lib.text.cues import FoundCue
from huiyin.lib.text.lexicon.loading import HINT, Lexicon
from huiyin.lib.text.sentiment import Contribution, Feelings
from huiyin.lib.text.terms import Nature, Urgency, UrgencyReason

_R = UrgencyReason

_AT_ONCE = frozenset({_R.SAFETY, _R.INJURY, _R.FOOD_POISONING, _R.LARGE_LOSS, _R.SYSTEM_DOWN})
_WITH_OTHERS = frozenset({_R.LEGAL_THREAT, _R.MEDIA_THREAT, _R.PRIVACY_LEAK, _R.EQUIPMENT_STOPPED})
_LARGE_AMOUNT, _LARGE_FOREIGN = 10_000, 2_000
_CLEARLY_HAPPY = 0.8
_HARM = -0.8

_CHINESE_LOSS = re.compile(
    r"(?:被骗|骗走|骗了|盗刷|转走|损失|丢失|不见|没了|少了|多扣|错扣|扣了|亏|诈骗|赔偿)[^,。!?;]{0,12}?"
    r"(\d{1,9}(?:\.\d{1,4})?|[一二两三四五六七八九十几]{1,6})\s?(万|千|元|块|w)"
    r"|(\d{1,9}(?:\.\d{1,4})?|[一二两三四五六七八九十几]{1,6})\s?(万|千|元|块|w)[^,。!?;]{0,12}?"
    r"(?:被骗|骗走|盗刷|转走|不见|没了|损失|打水漂)"
)
_ENGLISH_LOSS = re.compile(
    r"(?:lost|stolen|missing|took|charged|withdrawn|deducted|transferred)\b.{0,30}?[$£€]\s?(\d[\d,]{3,12})"
    r"|[$£€]\s?(\d[\d,]{3,12})\b.{0,30}?(?:stolen|missing|gone|disappeared|withdrawn)"
)
# What every loss names, looked for first: it is rare and quickly found, the whole patterns are not.
_CHINESE_SUM, _ENGLISH_SUM = re.compile("[万千元块w]"), re.compile("[$£€]")
_CLAUSE_END = re.compile(r"[,.;!?。\n]")
_CHINESE_SUM = re.compile(r"(\d{1,9}(?:\.\d{1,4})?|[一二两三四五六七八九十几]{1,6})\s?(万)|(\d{5,9})\s?(元|块)")
_ENGLISH_SUM = re.compile(r"[$£€]\s?(\d{1,3}(?:,\d{3}){1,3}|\d{4,9})\b|\b(\d{1,3})k\b")
_DIGIT_OR_UNIT = re.compile("[万$£€]|[0-9]k|[0-9]{5}")
_LARGE_SUM, _LARGE_FOREIGN_SUM = 50_000, 5_000
_UNITS = {"万": 10_000, "w": 10_000, "千": 1_000, "元": 1, "块": 1}
_NUMERALS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九十")} | {"两": 2, "几": 3}


def urgent_cues(folded: str, found: list[FoundCue], lexicons: list[Lexicon]) -> list[Reason]:
    """The cues that are told as having happened; `note` is the code of `UrgencyReason`."""
    told = [
        Reason("urgency", item.phrase, item.cue.weight, item.cue.value)
        for item in found
        if not _only_imagined(folded, item.start, lexicons)
    ]
    return told + _losses(folded) + _large_sums(folded)


def feel_harm(feelings: Feelings, reasons: list[Reason]) -> None:
    """Harm is bad news even when it is told without one word of feeling."""
    for reason in reasons:
        if reason.weight > HINT and UrgencyReason(reason.note) in _AT_ONCE:
            feelings.contributions.append(Contribution(reason.cue, _HARM, 0, -1))


def urgency_of(reasons: list[Reason], feelings: Feelings, *, nature: Nature) -> tuple[Urgency, list[Reason]]:
    """The level by rules alone, and the reasons that count for it; hints count for nothing here."""
    reasons = [reason for reason in reasons if reason.weight > HINT]
    codes = {UrgencyReason(reason.note) for reason in reasons}
    if feelings.total > _CLEARLY_HAPPY and not codes & _AT_ONCE:
        return _calm_level(nature), []
    return _level(codes, nature=nature, happy=feelings.total > _CLEARLY_HAPPY), reasons


def _level(codes: set[UrgencyReason], *, nature: Nature, happy: bool) -> Urgency:
    if happy and codes:
        return Urgency.HIGH  # harm in a friendly text still wants a person's eye
    if codes & _AT_ONCE or (codes & _WITH_OTHERS and len(codes) > 1):
        return Urgency.URGENT
    return Urgency.HIGH if codes else _calm_level(nature)


def _calm_level(nature: Nature) -> Urgency:
    return Urgency.LOW if nature in (Nature.PRAISE, Nature.SUGGESTION) else Urgency.NORMAL


def _only_imagined(folded: str, start: int, lexicons: list[Lexicon]) -> bool:
    """Whether the words just before say that it has not happened ("afraid of", "no", "if")."""
    return any(
        lexicon.hypothetical.find(_clause_before(folded, start, lexicon.hypothetical_reach)) for lexicon in lexicons
    )


def _clause_before(folded: str, start: int, reach: int) -> str:
    return _CLAUSE_END.split(folded[max(0, start - reach) : start])[-1]


def _losses(folded: str) -> list[Reason]:
    reasons = []
    if not folded.isascii() and _CHINESE_SUM.search(folded):
        for match in _CHINESE_LOSS.finditer(folded):
            number, unit = match.group(1) or match.group(3), match.group(2) or match.group(4)
            if _amount(number) * _UNITS[unit] >= _LARGE_AMOUNT:
                reasons.append(Reason("urgency", match.group(), 1.0, UrgencyReason.LARGE_LOSS.value))
    if _ENGLISH_SUM.search(folded):
        for match in _ENGLISH_LOSS.finditer(folded):
            if int((match.group(1) or match.group(2)).replace(",", "")) >= _LARGE_FOREIGN:
                reasons.append(Reason("urgency", match.group(), 1.0, UrgencyReason.LARGE_LOSS.value))
    return reasons


def _large_sums(folded: str) -> list[Reason]:
    """A large sum named anywhere is a hint at a large loss, no more."""
    if not _DIGIT_OR_UNIT.search(folded):
        return []
    large = [
        match.group()
        for match in _CHINESE_SUM.finditer(folded)
        if _amount(match.group(1) or match.group(3)) * _UNITS[match.group(2) or match.group(4)] >= _LARGE_SUM
    ]
    large += [match.group() for match in _ENGLISH_SUM.finditer(folded) if _foreign(match) >= _LARGE_FOREIGN_SUM]
    return [Reason("urgency", sum_told, HINT, UrgencyReason.LARGE_LOSS.value) for sum_told in large[:1]]


def _foreign(match: re.Match[str]) -> int:
    return 1_000 * int(match.group(2)) if match.group(2) else int(match.group(1).replace(",", ""))


def _amount(number: str) -> float:
    if number[0].isascii() and number[0].isdigit():
        return float(number)
    # "十二" is at least 10 and "三十" at least 3 × 10: the order of magnitude is enough here.
    value = 1.0
    for numeral in number:
        value *= max(1, _NUMERALS[numeral])
    return value
