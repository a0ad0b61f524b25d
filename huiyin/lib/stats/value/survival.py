"""How long customers stay: Kaplan–Meier, the log-rank test, Cox regression; lifelines does the arithmetic."""

import warnings
from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

import numpy as np

from huiyin.lib.stats.arrays import Array, complete_rows
from huiyin.lib.stats.inputs import Values, as_list
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.value.loyalty import CoxModel, HazardRatio, SurvivalCurve, SurvivalPoint, SurvivalTest

SurvivalInterval = Literal["log_log", "log", "plain"]


def survival_curve(
    *,
    durations: Values,
    ended: Values,
    at: Sequence[float] = (),
    confidence: float = 0.95,
    interval: SurvivalInterval = "log_log",
) -> SurvivalCurve:
    """Kaplan–Meier curve; the estimate is the median time, with its interval read off the band.

    `ended` is 1 where the customer left after `durations`, 0 where still there (censored). Standard errors
    are Greenwood's, intervals log-log, log or plain. `points` has a point for each time at which somebody left,
    `at` those asked for; beyond the last time seen there is none. The median is the first time the curve is
    at or below one half (R takes the middle of a step exactly at one half).

    >>> survival_curve(durations=[1, 2, 3, 4], ended=[1, 1, 0, 1]).estimate
    2.0
    """
    normal_quantile(confidence)
    if interval not in get_args(SurvivalInterval):
        message = f"interval must be one of {', '.join(get_args(SurvivalInterval))}, not {interval}"
        raise ValueError(message)
    rows = _durations([durations, ended])
    shared: dict[str, Any] = {"n": rows.n, "missing": rows.missing, "rejected": rows.rejected}
    shared["method"] = f"kaplan_meier_{interval}"
    if rows.n == 0:
        return SurvivalCurve(**shared, estimate=None, reason=Undefined.NO_ANSWERS, at=(None,) * len(at))
    points = _points(rows.values, confidence=confidence, form=interval)
    lows, highs, middles = ([_side(point, side) for point in points] for side in ("low", "high", "survival"))
    times = [point.time for point in points]
    median, early, late = (_first_at_most_half(times, values) for values in (middles, lows, highs))
    return SurvivalCurve(
        **shared,
        estimate=median,
        interval=None
        if median is None or early is None or late is None
        else Interval(low=early, high=late, confidence=confidence),
        reason=None if median is not None and late is not None else Undefined.NEVER,
        events=int(rows.values[:, 1].sum()),
        median_from=early,
        points=tuple(points),
        at=tuple(_point_at(points, time, rows.values[:, 0]) for time in at),
    )


def compare_survival(*, durations: Values, ended: Values, groups: Sequence[object]) -> SurvivalTest:
    """Log-rank test that groups stay alike (Mantel 1966, Peto and Peto 1972)."""
    from lifelines.statistics import multivariate_logrank_test

    groups = as_list(groups)  # type: ignore[arg-type]
    names = list(dict.fromkeys(group for group in groups if group is not None))
    index = {name: float(place) for place, name in enumerate(names)}
    rows = _durations([durations, ended, [index.get(group) for group in groups]])
    present = len(np.unique(rows.values[:, 2])) if rows.n else 0
    shared: dict[str, Any] = {"n": rows.n, "missing": rows.missing, "rejected": rows.rejected, "method": "log_rank"}
    if present < 2 or not rows.values[:, 1].any():
        return SurvivalTest(**shared, groups=present, reason=Undefined.TOO_FEW)
    found = multivariate_logrank_test(rows.values[:, 0], rows.values[:, 2], rows.values[:, 1])
    return SurvivalTest(
        **shared, groups=present, statistic=float(found.test_statistic), degrees=present - 1, p=float(found.p_value)
    )


def cox_model(
    *, durations: Values, ended: Values, features: Mapping[str, Values], confidence: float = 0.95
) -> CoxModel:
    """Cox proportional hazards with Efron's ties: hazard ratios a unit of each feature, with intervals.

    `proportional_p` tests each feature's ratio for being constant over time (Grambsch and Therneau 1994, time
    as 1 − Kaplan–Meier): below 0.05 the ratio is an average over time. Perfect separation, collinear features
    and the like give no figures but the reason NOT_CONVERGED.
    """
    from lifelines import CoxPHFitter
    from lifelines.exceptions import ConvergenceError, ConvergenceWarning
    from lifelines.statistics import proportional_hazard_test
    from pandas import DataFrame

    normal_quantile(confidence)
    rows = _durations([durations, ended, *features.values()])
    shared: dict[str, Any] = {"n": rows.n, "missing": rows.missing, "rejected": rows.rejected, "method": "cox_efron"}
    reason = _why_no_cox(rows.values, len(features))
    if reason:
        return CoxModel(**shared, reason=reason)
    frame = DataFrame(rows.values, columns=["_duration", "_ended", *features])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", ConvergenceWarning)
        try:
            fitted = CoxPHFitter(alpha=1 - confidence).fit(frame, "_duration", "_ended")
            constant = proportional_hazard_test(fitted, frame, time_transform="km").summary["p"]
        except (ConvergenceError, ConvergenceWarning, np.linalg.LinAlgError):
            return CoxModel(**shared, reason=Undefined.NOT_CONVERGED)
    return CoxModel(
        **shared,
        events=int(rows.values[:, 1].sum()),
        hazards=tuple(_hazard(name, fitted.summary.loc[name], constant.loc[name], confidence) for name in features),
        log_likelihood=float(fitted.log_likelihood_),
        concordance=float(fitted.concordance_index_),
    )


def _durations(columns: Sequence[Values]) -> Any:
    rows = complete_rows(columns)
    if rows.n and ((rows.values[:, 0] < 0).any() or not np.isin(rows.values[:, 1], (0, 1)).all()):
        message = "durations must not be negative, and ended must be 1 (left) or 0 (still there)"
        raise ValueError(message)
    return rows


def _points(rows: Array, *, confidence: float, form: SurvivalInterval) -> list[SurvivalPoint]:
    from lifelines import KaplanMeierFitter

    fitted = KaplanMeierFitter(alpha=1 - confidence).fit(rows[:, 0], rows[:, 1])
    table = fitted.event_table
    left, risk = table["observed"].to_numpy(), table["at_risk"].to_numpy()
    curve = fitted.survival_function_.to_numpy()[:, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        se = curve * np.sqrt(np.cumsum(left / (risk * (risk - left))))
    low, high = fitted.confidence_interval_.to_numpy().T
    half = normal_quantile(confidence) * se
    if form == "plain":
        low, high = np.maximum(curve - half, 0), np.minimum(curve + half, 1)
    elif form == "log":
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            low, high = curve * np.exp(-half / curve), np.minimum(curve * np.exp(half / curve), 1)
    columns = (table.index.to_numpy(), risk, left, curve, se, low, high)
    return [_point(row) for row in np.column_stack(columns)[left > 0].tolist()]


def _point(row: Sequence[float]) -> SurvivalPoint:
    """A point of the curve; once nobody is left, the curve is 0 and its error unknown."""
    time, at_risk, left, survival, *error = row
    unknown = survival <= 0 or not np.isfinite(error).all()
    se, low, high = (None, None, None) if unknown else error
    return SurvivalPoint(
        time=time, at_risk=int(at_risk), left=int(left), survival=max(survival, 0.0), se=se, low=low, high=high
    )


def _side(point: SurvivalPoint, side: str) -> float:
    """A side of the band; where it is unknown it bounds nothing (R's survfit does the same)."""
    value = getattr(point, side)
    return np.inf if value is None else float(value)


def _first_at_most_half(times: list[float], values: list[float]) -> float | None:
    return next((time for time, value in zip(times, values, strict=True) if value <= 0.5 + 1e-12), None)


def _point_at(points: list[SurvivalPoint], time: float, durations: Array) -> SurvivalPoint | None:
    if not 0 <= time <= durations.max():
        return None
    at_risk = int((durations >= time).sum())
    place = int(np.searchsorted([point.time for point in points], time, side="right"))
    if place == 0:
        return SurvivalPoint(time=time, at_risk=at_risk, left=0, survival=1.0, se=0.0, low=1.0, high=1.0)
    last = points[place - 1]
    left = last.left if last.time == time else 0
    return SurvivalPoint(
        time=time, at_risk=at_risk, left=left, survival=last.survival, se=last.se, low=last.low, high=last.high
    )


def _why_no_cox(rows: Array, features: int) -> Undefined | None:
    if len(rows) == 0:
        return Undefined.NO_ANSWERS
    if features == 0 or rows[:, 1].sum() < 2 or len(rows) <= features + 1:
        return Undefined.TOO_FEW
    alike = np.ptp(np.delete(rows, 1, axis=1), axis=0) == 0
    return Undefined.NO_VARIATION if alike.any() else None


def _hazard(name: str, row: Any, proportional_p: float, confidence: float) -> HazardRatio:
    low, high = (float(value) for key, value in row.items() if key.startswith("exp(coef) "))
    return HazardRatio(
        feature=name,
        coefficient=float(row["coef"]),
        se=float(row["se(coef)"]),
        ratio=float(row["exp(coef)"]),
        interval=Interval(low=low, high=high, confidence=confidence),
        p=float(row["p"]),
        proportional_p=float(proportional_p),
    )
