"""The five figures of a roster that was worked (spec/methods.md E), over the intervals that were open."""

from collections.abc import Sequence

import numpy as np

from huiyin.lib.planning.rostering.results import (
    FailingIntervals,
    IntervalAccuracy,
    RosterEvaluation,
    ScheduleFit,
    ScheduleSatisfaction,
    StaffLoad,
    Turnover,
)
from huiyin.lib.stats.arrays import Array, as_floats, column
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import wilson_interval
from huiyin.lib.stats.reasons import Undefined

_ROUNDING = 1e-9


def interval_accuracy(
    *, forecast: Values, actual: Values, within: float = 0.1, is_open: Sequence[bool] | None = None
) -> IntervalAccuracy:
    """1 − WAPE, not below 0, and the share of intervals with |F − A| ≤ `within` · A.

    An open interval without contacts is hit by a forecast of 0 only. Without any contacts the figure is None.
    """
    rows = _open_rows([forecast, actual], is_open)
    given, real = rows.values
    total = float(real.sum())
    error = np.abs(given - real)
    hit = error <= within * real + _ROUNDING * (1 + real)
    wape = float(error.sum()) / total if total > 0 else None
    return IntervalAccuracy(
        n=rows.n,
        missing=rows.missing,
        estimate=None if wape is None else max(0.0, 1 - wape),
        method="1-wape",
        reason=_reason(rows.n, wape),
        within=within,
        within_share=float(hit.mean()) if rows.n else None,
        wape=wape,
        bias=float((given - real).sum()) / total if total > 0 else None,
    )


def schedule_fit(*, need: Values, scheduled: Values, is_open: Sequence[bool] | None = None) -> ScheduleFit:
    """1 − Σ|S − R| / ΣR and the cover Σmin(S, R) / ΣR; None where nobody was needed."""
    rows = _open_rows([need, scheduled], is_open)
    needed, there = rows.values
    total = float(needed.sum())
    fit = 1 - float(np.abs(there - needed).sum()) / total if total > 0 else None
    return ScheduleFit(
        n=rows.n,
        missing=rows.missing,
        estimate=fit,
        method="1-sum|s-r|/sum r",
        reason=_reason(rows.n, fit),
        cover=float(np.minimum(there, needed).sum()) / total if total > 0 else None,
        under=float(np.maximum(0, needed - there).sum()),
        over=float(np.maximum(0, there - needed).sum()),
    )


def schedule_satisfaction(*, requested: Values, granted: Values, survey: Values = ()) -> ScheduleSatisfaction:
    """Weight of wishes granted over weight requested, a row a wish; None without wishes. `survey` are ratings."""
    rows = _open_rows([requested, granted], None)
    wanted, given = rows.values
    if (given > wanted + _ROUNDING).any() or (given < 0).any():
        message = "A wish cannot be granted by more than its weight, nor by less than nothing."
        raise ValueError(message)
    total = float(wanted.sum())
    ratings = column(survey)
    return ScheduleSatisfaction(
        n=rows.n,
        missing=rows.missing,
        estimate=float(given.sum()) / total if total > 0 else None,
        method="granted/requested",
        reason=_reason(rows.n, total if total > 0 else None),
        survey_mean=float(ratings.values.mean()) if ratings.n else None,
        survey_n=ratings.n,
    )


def failing_intervals(
    *,
    service_level: Values,
    contacts: Values | None = None,
    target: float = 0.8,
    is_open: Sequence[bool] | None = None,
) -> FailingIntervals:
    """Share of intervals with contacts whose service level is below `target`; a missing level is no contact.

    With `contacts` those without any are left out, and the service level is also weighted by them.
    """
    levels = as_floats(service_level)
    volume = np.ones(len(levels)) if contacts is None else as_floats(contacts)
    _same_length([levels, volume])
    had = _mask(len(levels), is_open) & (np.nan_to_num(volume) > 0)
    used = had & np.isfinite(levels)
    n = int(used.sum())
    failing = int((levels[used] < target - _ROUNDING).sum())
    weighted = float((levels[used] * volume[used]).sum() / volume[used].sum()) if n and contacts is not None else None
    return FailingIntervals(
        n=n,
        missing=int((had & ~np.isfinite(levels)).sum()),
        estimate=failing / n if n else None,
        method="sl<target",
        reason=None if n else Undefined.NO_EXPOSURE,
        failing=failing,
        target=target,
        service_level=weighted,
    )


def staff_load(
    *,
    workload: Values,
    on_phone: Values,
    warning: float = 0.85,
    cap: float = 0.88,
    is_open: Sequence[bool] | None = None,
) -> StaffLoad:
    """Workload in erlang over people on the phone (shrinkage taken off): the occupancy a roster allows."""
    if not 0 < warning <= cap:
        message = f"The warning line {warning} must be positive and not above the cap {cap}."
        raise ValueError(message)
    rows = _open_rows([workload, on_phone], is_open)
    erlang, people = rows.values
    total = float(people.sum())
    load = float(erlang.sum()) / total if total > 0 else None
    alarm = "none" if load is None or load < warning else "cap" if load > cap else "warning"
    return StaffLoad(
        n=rows.n,
        missing=rows.missing,
        estimate=load,
        method="erlang/on-phone",
        reason=_reason(rows.n, load),
        alarm=alarm,  # type: ignore[arg-type]
        cap=cap,
        over_cap=int((erlang > cap * people + _ROUNDING).sum()),
    )


def evaluate_roster(
    *,
    need: Values,
    scheduled: Values,
    forecast: Values,
    actual: Values,
    service_level: Values,
    workload: Values,
    target: float = 0.8,
    within: float = 0.1,
    requested: Values = (),
    granted: Values = (),
    survey: Values = (),
    cap: float = 0.88,
    is_open: Sequence[bool] | None = None,
) -> RosterEvaluation:
    """The five figures at once, a row an interval; service levels are weighted by the actual contacts."""
    return RosterEvaluation(
        accuracy=interval_accuracy(forecast=forecast, actual=actual, within=within, is_open=is_open),
        fit=schedule_fit(need=need, scheduled=scheduled, is_open=is_open),
        satisfaction=schedule_satisfaction(requested=requested, granted=granted, survey=survey),
        failing=failing_intervals(service_level=service_level, contacts=actual, target=target, is_open=is_open),
        load=staff_load(workload=workload, on_phone=scheduled, warning=min(0.85, cap), cap=cap, is_open=is_open),
    )


def turnover(
    *, leavers: int, mean_headcount: float, reasons_known: int = 0, caused_by_roster: int = 0, confidence: float = 0.95
) -> Turnover:
    """Leavers over the mean headcount of a period, and the share of known reasons that name the roster (row S7)."""
    if not 0 <= caused_by_roster <= reasons_known <= leavers or mean_headcount < 0:
        message = "Counts must satisfy 0 ≤ caused by roster ≤ reasons known ≤ leavers, headcount not negative."
        raise ValueError(message)
    return Turnover(
        n=round(mean_headcount),
        missing=leavers - reasons_known,
        estimate=leavers / mean_headcount if mean_headcount else None,
        interval=wilson_interval(successes=caused_by_roster, n=reasons_known, confidence=confidence),
        method="leavers/mean headcount",
        reason=None if mean_headcount else Undefined.NO_EXPOSURE,
        leavers=leavers,
        caused=caused_by_roster,
        caused_share=caused_by_roster / reasons_known if reasons_known else None,
    )


class _Rows:
    """Complete open rows, a column an array, with how many open rows were incomplete."""

    def __init__(self, values: list[Array], missing: int) -> None:
        self.values, self.missing, self.n = values, missing, len(values[0])


def _open_rows(columns: Sequence[Values], is_open: Sequence[bool] | None) -> _Rows:
    arrays = [as_floats(values) for values in columns]
    _same_length(arrays)
    is_in = _mask(len(arrays[0]), is_open)
    complete = np.isfinite(np.column_stack(arrays)).all(axis=1)
    used = [array[is_in & complete] for array in arrays]
    if any((array < 0).any() for array in used):
        message = "Numbers of people, contacts, weights and erlangs cannot be negative."
        raise ValueError(message)
    return _Rows(used, int((is_in & ~complete).sum()))


def _mask(n: int, is_open: Sequence[bool] | None) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    mask = np.ones(n, dtype=bool) if is_open is None else np.array(is_open, dtype=bool)
    if len(mask) != n:
        message = f"is_open must say of each of the {n} intervals whether it was open."
        raise ValueError(message)
    return mask


def _same_length(arrays: Sequence[Array]) -> None:
    if len({len(array) for array in arrays}) > 1:
        message = f"The columns must be of one length, not {[len(array) for array in arrays]}."
        raise ValueError(message)


def _reason(n: int, figure: float | None) -> Undefined | None:
    if figure is not None:
        return None
    return Undefined.NO_EXPOSURE if n else Undefined.NO_ANSWERS
