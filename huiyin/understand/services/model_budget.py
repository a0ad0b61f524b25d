"""The day's calls to the language model: set aside before they are made, given back when they were not.

A day is one of the organisation's zone. Failed calls count. Two processes never spend the same call, and what one
that died had set aside stays counted: the limit is never passed.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F

from huiyin.lib.text.llm.budget import Usage
from huiyin.understand.models import ModelUsage


def budget_day(now: datetime) -> date:
    """Return the organisation's day."""
    return now.astimezone(ZoneInfo(settings.HUIYIN.time_zone)).date()


def set_aside(*, day: date, most: int) -> int:
    """Take at most so many calls from the day's rest, in a transaction of its own; return how many there were."""
    with transaction.atomic():
        ModelUsage.objects.get_or_create(day=day)
        usage = ModelUsage.objects.select_for_update().get(day=day)
        calls = max(0, min(most, settings.HUIYIN.llm_calls_a_day - usage.calls))
        if calls:
            usage.calls += calls
            usage.save(update_fields=["calls"])
    return calls


def settle(*, day: date, calls: int, used: Usage) -> None:
    """Give back what of the calls set aside was not made, and count the tokens; in the caller's transaction if any."""
    ModelUsage.objects.filter(day=day).update(calls=F("calls") - (calls - used.calls), tokens=F("tokens") + used.tokens)
