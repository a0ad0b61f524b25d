"""Business time: when a promise falls due, and how much of it has been used.

Half-open windows, several a day, over midnight, adjusted workdays, any time zone, pauses; the
clocks of a case: responses, resolution, regular updates, follow-ups, changed targets. Pure:
`now` is an argument, moments are aware, what is returned is UTC.
"""

from huiyin.lib.clocks.arithmetic import (
    Pause,
    add_working_days,
    business_minutes,
    due_at,
    due_unless_paused,
    working_days,
)
from huiyin.lib.clocks.calendar import (
    ELAPSED,
    OFFICE_WEEK,
    Calendar,
    MissingCalendarYear,
    NeverOpen,
    Window,
)
from huiyin.lib.clocks.conversation import Event, EventKind, resolution_due, resolution_time, response_times
from huiyin.lib.clocks.countries import calendar_for
from huiyin.lib.clocks.following import FOLLOW_UP_STEPS, FollowUpStep, plan_follow_ups, update_clock
from huiyin.lib.clocks.readings import Phase, due_after_changes, read_clock
from huiyin.lib.clocks.results import (
    Answer,
    ChangedDue,
    ClockReading,
    FollowUp,
    FollowUpPlan,
    ResolutionTime,
    ResponseTimes,
    UpdateClock,
)

__all__ = [
    "ELAPSED",
    "FOLLOW_UP_STEPS",
    "OFFICE_WEEK",
    "Answer",
    "Calendar",
    "ChangedDue",
    "ClockReading",
    "Event",
    "EventKind",
    "FollowUp",
    "FollowUpPlan",
    "FollowUpStep",
    "MissingCalendarYear",
    "NeverOpen",
    "Pause",
    "Phase",
    "ResolutionTime",
    "ResponseTimes",
    "UpdateClock",
    "Window",
    "add_working_days",
    "business_minutes",
    "calendar_for",
    "due_after_changes",
    "due_at",
    "due_unless_paused",
    "plan_follow_ups",
    "read_clock",
    "resolution_due",
    "resolution_time",
    "response_times",
    "update_clock",
    "working_days",
]
