"""Business time: when a promise falls due, and how much of it has been used.

Half-open windows, several a day, over midnight, adjusted workdays, any time zone, pauses.
"""

from huiyin.lib.clocks.arithmetic import (
    Pause,
    add_working_days,
    business_minutes,
    due_at,
    due_unless_paused,
)
from huiyin.lib.clocks.calendar import (
    ELAPSED,
    OFFICE_WEEK,
    Calendar,
    MissingCalendarYear,
    NeverOpen,
    Window,
)
from huiyin.lib.clocks.countries import calendar_for

__all__ = [
    "ELAPSED",
    "OFFICE_WEEK",
    "Calendar",
    "MissingCalendarYear",
    "NeverOpen",
    "Pause",
    "Window",
    "add_working_days",
    "business_minutes",
    "calendar_for",
    "due_at",
    "due_unless_paused",
]
