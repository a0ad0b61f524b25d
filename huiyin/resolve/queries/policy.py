"""The rows an administrator edits (time policy, triage rules, calendar), read at most every half minute."""

from collections.abc import Mapping, Sequence

from django.conf import settings

from huiyin.base.caches import TimedCache
from huiyin.base.languages import pick
from huiyin.resolve.models import Calendar, LevelPolicy, TriageRule
from huiyin.resolve.rules.business_time import BusinessTime, Target, build_calendar
from huiyin.resolve.rules.deadlines import PolicyLine
from huiyin.resolve.rules.triage import Rule
from huiyin.resolve.shipped import CALENDAR
from huiyin.resolve.terms import ClockKind, ClockMode, ClockUnit, Level

Names = Mapping[str, str]

_lines: TimedCache[Sequence[PolicyLine]] = TimedCache(seconds=30)
_line_names: TimedCache[Mapping[str, Names]] = TimedCache(seconds=30)
_rules: TimedCache[Sequence[Rule]] = TimedCache(seconds=30)
_reasons: TimedCache[Mapping[str, Names]] = TimedCache(seconds=30)
_business: TimedCache[BusinessTime] = TimedCache(seconds=30)


def policy_lines() -> Sequence[PolicyLine]:
    """Return the active lines of the time policy in their order."""
    return _lines.get("all", lambda: [_line(row) for row in LevelPolicy.objects.filter(is_active=True)])


def policy_name(code: str, *, language: str) -> str:
    """Return what a policy line is called; a removed line keeps its code."""
    names = _line_names.get("all", lambda: dict(LevelPolicy.objects.values_list("code", "name")))
    return pick(names.get(code, {}), language) or code


def triage_rules() -> Sequence[Rule]:
    """Return the active rules of triage in their order."""
    return _rules.get("all", lambda: [_rule(row) for row in TriageRule.objects.filter(is_active=True)])


def triage_reasons() -> Mapping[str, Names]:
    """Return the reason of each rule in every language."""
    return _reasons.get("all", lambda: dict(TriageRule.objects.values_list("code", "reason")))


def business_time(zone: str) -> BusinessTime:
    """Return the opening hours that count in a zone; an empty zone is the organisation's."""
    name = zone or settings.HUIYIN.time_zone
    return _business.get(name, lambda: _load_business_time(name))


def _load_business_time(zone: str) -> BusinessTime:
    row = Calendar.objects.filter(code=CALENDAR["code"]).first() or Calendar(**CALENDAR)
    calendar = build_calendar(
        zone=zone, hours=row.hours, holidays=row.holidays, days_off=row.days_off, days_on=row.days_on
    )
    return BusinessTime(calendar)


def _line(row: LevelPolicy) -> PolicyLine:
    targets = {
        kind: Target(amount=getattr(row, kind.value), unit=ClockUnit(getattr(row, f"{kind.value}_unit")))
        for kind in ClockKind
        if getattr(row, kind.value) is not None
    }
    return PolicyLine(
        code=row.code,
        mode=ClockMode(row.mode),
        targets=targets,
        warn_percent=row.warn_percent,
        level=row.level,
        nature=row.nature,
        category=row.category,
        channel=row.channel,
        tier=row.tier,
    )


def _rule(row: TriageRule) -> Rule:
    return Rule(
        code=row.code,
        conditions=row.conditions,
        opens=row.opens,
        level=Level(row.level) if row.level else None,
        raises=row.raises,
    )
