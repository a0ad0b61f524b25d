"""Was it done by its time: promises, follow-ups, and service-level targets, judged once their time has come."""

from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats, codes
from huiyin.lib.stats.inputs import Values, as_list
from huiyin.lib.stats.intervals import normal_quantile, wilson_interval
from huiyin.lib.stats.resolution.results import FollowUpResult, PromiseResult, SlaResult
from huiyin.lib.stats.resolution.windows import Mask, aligned, share_of


def promise_kept_rate(*, due: Values, kept_at: Values, now: float, confidence: float = 0.95) -> PromiseResult:
    """Promises kept by `due` among those due by `now`; times are numbers on one scale, `kept_at` None if not kept.

    What is due later is censored, even if it was already kept: else the open promises would count only when good.
    A promise without a due time counts as missing.
    """
    normal_quantile(confidence)
    times, done = aligned(due, kept_at)
    come, missing = _come(times, now)
    met = done <= times
    censored = len(times) - missing - int(come.sum())
    return PromiseResult(
        **share_of(int((met & come).sum()), int(come.sum()), confidence=confidence, censored=censored), missing=missing
    )


def follow_up_completion(*, due: Values, done_at: Values, now: float, confidence: float = 0.95) -> FollowUpResult:
    """Follow-ups done by `now` among those due by then, late ones included; and those done by their time."""
    normal_quantile(confidence)
    times, done = aligned(due, done_at)
    come, missing = _come(times, now)
    n, on_time = int(come.sum()), int((come & (done <= times)).sum())
    return FollowUpResult(
        **share_of(int((come & (done <= now)).sum()), n, confidence=confidence, censored=len(times) - missing - n),
        missing=missing,
        on_time=on_time,
        on_time_share=on_time / n if n else None,
        on_time_interval=wilson_interval(successes=on_time, n=n, confidence=confidence),
    )


def sla_attainment(
    *, case: Sequence[Hashable], due: Values, met_at: Values, now: float, confidence: float = 0.95
) -> SlaResult:
    """Targets met by `due` among those due, one row a target of a `case`; and the same by case.

    A case is judged once all its targets are due, and is met if all were. Times are numbers on one scale, pauses
    already counted: give the due times without pauses too, lest pausing pass for service. A target without due time
    or case counts as missing.
    """
    normal_quantile(confidence)
    labels, times, done = _labels(case), as_floats(due), as_floats(met_at)
    if not len(labels) == len(times) == len(done):
        message = "case, due and met_at must be of one length."
        raise ValueError(message)
    known = ~np.isnan(times) & np.array([label is not None for label in labels], dtype=np.bool_)
    times, done, of_case = times[known], done[known], codes(labels)[1][known]
    come, _ = _come(times, now)
    met = come & (done <= times)
    breached = come & ~met
    per_case = np.bincount(of_case, minlength=1)
    due_of_case = np.bincount(of_case, weights=come, minlength=1)
    breaches = np.bincount(of_case, weights=breached, minlength=1)
    judged = (per_case > 0) & (due_of_case == per_case)
    cases, cases_met = int(judged.sum()), int((judged & (breaches == 0)).sum())
    n = int(come.sum())
    return SlaResult(
        **share_of(int(met.sum()), n, confidence=confidence, censored=len(times) - n),
        missing=len(labels) - len(times),
        breached_targets=int(breached.sum()),
        cases=cases,
        cases_met=cases_met,
        breached_cases=int((breaches > 0).sum()),
        case_attainment=cases_met / cases if cases else None,
        case_interval=wilson_interval(successes=cases_met, n=cases, confidence=confidence),
    )


def _come(times: Array, now: float) -> tuple[Mask, int]:
    """Which are due by now, and how many have no time."""
    return times <= now, int(np.isnan(times).sum())


def _labels(values: Any) -> list[Any]:
    return as_list(values)
