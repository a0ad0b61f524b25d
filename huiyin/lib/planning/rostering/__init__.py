"""Who works when: rosters by CP-SAT under labour rules, their changes, and the figures that judge them."""

from huiyin.lib.planning.rostering.account import Account, Fairness, NeedMet, roster_account
from huiyin.lib.planning.rostering.breaches import Breach, Rule
from huiyin.lib.planning.rostering.changes import carry_over, edit_roster, swap_shifts
from huiyin.lib.planning.rostering.figures import (
    evaluate_roster,
    failing_intervals,
    interval_accuracy,
    schedule_fit,
    schedule_satisfaction,
    staff_load,
    turnover,
)
from huiyin.lib.planning.rostering.frame import Burden
from huiyin.lib.planning.rostering.pattern import cover_demand
from huiyin.lib.planning.rostering.problem import (
    Absence,
    Assignment,
    Ledger,
    Need,
    Person,
    Preference,
    RosterProblem,
    Rules,
    Shift,
    Weights,
    needs_from_intervals,
)
from huiyin.lib.planning.rostering.results import (
    FailingIntervals,
    IntervalAccuracy,
    Roster,
    RosterChange,
    RosterEvaluation,
    ScheduleFit,
    ScheduleSatisfaction,
    StaffingPattern,
    StaffLoad,
    Turnover,
)
from huiyin.lib.planning.rostering.solving import Effort, contradicting_rules, make_roster, rotating_roster
from huiyin.lib.planning.rostering.validation import validate_roster

__all__ = [
    "Absence",
    "Account",
    "Assignment",
    "Breach",
    "Burden",
    "Effort",
    "FailingIntervals",
    "Fairness",
    "IntervalAccuracy",
    "Ledger",
    "Need",
    "NeedMet",
    "Person",
    "Preference",
    "Roster",
    "RosterChange",
    "RosterEvaluation",
    "RosterProblem",
    "Rule",
    "Rules",
    "ScheduleFit",
    "ScheduleSatisfaction",
    "Shift",
    "StaffLoad",
    "StaffingPattern",
    "Turnover",
    "Weights",
    "carry_over",
    "contradicting_rules",
    "cover_demand",
    "edit_roster",
    "evaluate_roster",
    "failing_intervals",
    "interval_accuracy",
    "make_roster",
    "needs_from_intervals",
    "roster_account",
    "rotating_roster",
    "schedule_fit",
    "schedule_satisfaction",
    "staff_load",
    "swap_shifts",
    "turnover",
    "validate_roster",
]
