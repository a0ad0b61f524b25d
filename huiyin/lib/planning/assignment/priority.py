"""Which case is next: a weighted score on 0–1 scales with ageing, and the chance of missing the due time."""

import math
from collections.abc import Mapping

from huiyin.lib.planning.assignment.results import BreachProbability, PriorityScore
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined


def priority_score(
    parts: Mapping[str, float | None],
    *,
    weights: Mapping[str, float],
    waited_hours: float = 0.0,
    ageing_per_hour: float = 0.0,
) -> PriorityScore:
    """Σ w·x / Σ w over the parts present, plus `ageing_per_hour` · `waited_hours`.

    Parts lie in [0, 1]; None or an absent key is missing and the other weights share its place. Ageing has no
    limit, so that whoever waits long enough comes first. None when no part is known. Raises ValueError for parts
    outside [0, 1], unknown parts, and negative weights or hours.

    >>> priority_score({"severity": 0.5, "sla": None}, weights={"severity": 0.4, "sla": 0.25}).estimate
    0.5
    """
    _check_weights(weights)
    if not set(parts) <= set(weights):
        message = f"There is no weight for {sorted(set(parts) - set(weights))}."
        raise ValueError(message)
    if not (0 <= waited_hours < math.inf and 0 <= ageing_per_hour < math.inf):
        message = "Hours waited and ageing per hour must be finite and cannot be negative."
        raise ValueError(message)
    known = {name: value for name in weights if (value := parts.get(name)) is not None and not math.isnan(value)}
    if any(not 0 <= value <= 1 for value in known.values()):
        message = f"Parts must lie between 0 and 1: {known}."
        raise ValueError(message)
    total = math.fsum(weights[name] for name in known)
    shares = tuple((name, weights[name] * value / total) for name, value in known.items()) if total else ()
    base = math.fsum(weights[name] * value for name, value in known.items()) / total if shares else None
    ageing = ageing_per_hour * waited_hours
    return PriorityScore(
        n=len(known),
        missing=len(weights) - len(known),
        estimate=None if base is None else base + ageing,
        method="weighted mean/ageing",
        reason=Undefined.NO_ANSWERS if base is None else None,
        base=base,
        ageing=ageing,
        parts=shares,
    )


def priority_scores(
    parts: Mapping[str, Values],
    *,
    weights: Mapping[str, float],
    waited_hours: Values | None = None,
    ageing_per_hour: float = 0.0,
) -> tuple[float | None, ...]:
    """The scores of a whole queue, a column a part, a row a case; None where no part is known."""
    import numpy as np

    from huiyin.lib.stats.arrays import as_floats

    _check_weights(weights)
    columns = {name: as_floats(values) for name, values in parts.items()}
    table = np.column_stack([columns[name] for name in columns]) if columns else np.empty((0, 0))
    if ((table < 0) | (table > 1)).any():
        message = "Parts must lie between 0 and 1."
        raise ValueError(message)
    weight = np.where(np.isnan(table), 0.0, [weights[name] for name in columns])
    total = weight.sum(axis=1)
    base = (weight * np.nan_to_num(table)).sum(axis=1) / np.where(total > 0, total, 1)
    waited = np.zeros(len(table)) if waited_hours is None else np.nan_to_num(as_floats(waited_hours))
    scores = np.where(total > 0, base + ageing_per_hour * waited, np.nan)
    return tuple(None if score != score else score for score in scores.tolist())  # noqa: PLR0124 - NaN only


def breach_probability(
    past_hours: Values, *, is_resolved: list[bool] | None = None, elapsed: float, allowed: float
) -> BreachProbability:
    """P(not resolved at `allowed` hours | open at `elapsed` hours) by Kaplan–Meier from past cases.

    `past_hours` are how long past cases took, or have been open where `is_resolved` is False. It sorts a queue
    better than the time left: short work that is nearly due may be safe, long work with time left may not.
    None when no past case lasted as long as this one, or when the longest is still open and `allowed` lies beyond
    what it tells. A case past its due time has 1.
    """
    import numpy as np

    from huiyin.lib.stats.arrays import as_floats

    if elapsed < 0 or allowed < 0:
        message = "Hours cannot be negative."
        raise ValueError(message)
    hours = as_floats(past_hours)
    resolved = np.ones(len(hours), dtype=bool) if is_resolved is None else np.array(is_resolved, dtype=bool)
    if len(resolved) != len(hours):
        message = f"is_resolved must have {len(hours)} entries, one for each past case."
        raise ValueError(message)
    usable = np.isfinite(hours)
    hours, resolved = hours[usable], resolved[usable]
    at_risk = int((hours > elapsed).sum())
    if elapsed >= allowed:
        estimate: float | None = 1.0
    elif at_risk == 0 or (allowed > hours.max() and not resolved[hours == hours.max()].all()):
        estimate = None
    else:
        estimate = _survival_between(hours, resolved, elapsed, allowed)
    return BreachProbability(
        n=len(hours),
        missing=int((~usable).sum()),
        estimate=estimate,
        method="kaplan-meier",
        reason=Undefined.TOO_FEW if estimate is None else None,
        at_risk=at_risk,
    )


def _survival_between(hours: object, resolved: object, elapsed: float, allowed: float) -> float:
    import warnings

    from lifelines import KaplanMeierFitter

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # lifelines warns of small samples by its own taste
        fitted = KaplanMeierFitter().fit(hours, event_observed=resolved)
    start = float(fitted.predict(elapsed))
    return float(fitted.predict(allowed)) / start if start > 0 else 0.0


def _check_weights(weights: Mapping[str, float]) -> None:
    if (
        not weights
        or min(weights.values()) < 0
        or max(weights.values()) <= 0
        or not all(map(math.isfinite, weights.values()))
    ):
        message = "Weights must be finite, not negative, and not all zero."
        raise ValueError(message)
