"""Staff for a forecast that may be wrong: cover a quantile of the call rate, not its mean.

Erlang's formulas know that calls come at random around a rate; they take the rate for certain. A
forecast does not know the rate: give draws of it (not of counts, whose chance is in Erlang already),
or its mean and coefficient of variation, for which the rate is Gamma (Jongbloed and Koole 2001).
"""

from collections.abc import Sequence

import numpy as np

from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.planning.staffing.goal import ServiceGoal, gross_staff
from huiyin.lib.planning.staffing.inputs import check_positive, each_interval
from huiyin.lib.planning.staffing.queues import waiting_with
from huiyin.lib.planning.staffing.requirement import fewest_agents
from huiyin.lib.planning.staffing.results import QuantileRequirement
from huiyin.lib.stats.arrays import Array, as_floats, complete_rows
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined

_QUADRATURE = 64


@takes_any_number
def staff_to_quantile(
    *,
    rates: Sequence[Values],
    interval_s: float,
    aht_s: float,
    quantile: float = 0.8,
    patience_s: float | None = None,
    goal: ServiceGoal | None = None,
    shrinkage: float = 0.0,
) -> QuantileRequirement:
    """Agents for each interval that keep the goal in the share `quantile` of its draws.

    `rates[i]` are draws of the calls an interval i may bring on average. `service_levels` is what
    the whole distribution then meets, weighted by calls: less than the goal where the tail is long.
    """
    draws = [complete_rows([values]) for values in rates]
    if any(rows.n == 0 for rows in draws):
        message = "Each interval needs at least one draw of its rate."
        raise ValueError(message)
    if any((rows.values < 0).any() for rows in draws):
        message = "Rates cannot be negative."
        raise ValueError(message)
    points = [(rows.values[:, 0], np.full(rows.n, 1 / rows.n)) for rows in draws]
    covered = np.array([np.quantile(values, _checked(quantile)) for values, _ in points])
    means = np.array([values.mean() for values, _ in points])
    return _staffed(
        covered,
        means,
        points,
        interval_s=interval_s,
        aht_s=aht_s,
        patience_s=patience_s,
        goal=goal or ServiceGoal(),
        shrinkage=shrinkage,
        method="draws",
        quantile=quantile,
    )


@takes_any_number
def staff_to_quantile_from_moments(
    *,
    means: Values,
    cv: Values | float,
    interval_s: float,
    aht_s: float,
    quantile: float = 0.8,
    patience_s: float | None = None,
    goal: ServiceGoal | None = None,
    shrinkage: float = 0.0,
) -> QuantileRequirement:
    """`staff_to_quantile` for a Gamma rate with the forecast's mean and coefficient of variation.

    `cv` is that of the rate: of the counts it would be √(cv² + 1/mean).
    """
    from scipy.special import gammaincinv

    given = as_floats(means)
    spread = each_interval("cv", cv, intervals=len(given))
    if not (np.isfinite(given).all() and (given >= 0).all() and np.isfinite(spread).all() and (spread >= 0).all()):
        message = "Means and cv must be numbers of at least 0, one for each interval."
        raise ValueError(message)
    uniform = (np.polynomial.legendre.leggauss(_QUADRATURE)[0] + 1) / 2
    weights = np.polynomial.legendre.leggauss(_QUADRATURE)[1] / 2
    shape = 1 / np.maximum(spread, 1e-6) ** 2  # a cv of 0 is a certain rate
    points = [(mean * gammaincinv(k, uniform) / k, weights) for mean, k in zip(given, shape, strict=True)]
    covered = given * gammaincinv(shape, _checked(quantile)) / shape
    return _staffed(
        covered,
        given,
        points,
        interval_s=interval_s,
        aht_s=aht_s,
        patience_s=patience_s,
        goal=goal or ServiceGoal(),
        shrinkage=shrinkage,
        method="gamma_rate",
        quantile=quantile,
    )


def _staffed(
    covered: Array,
    means: Array,
    points: Sequence[tuple[Array, Array]],
    *,
    interval_s: float,
    aht_s: float,
    patience_s: float | None,
    goal: ServiceGoal,
    shrinkage: float,
    method: str,
    quantile: float,
) -> QuantileRequirement:
    check_positive(interval_s=interval_s, aht_s=aht_s, **({} if patience_s is None else {"patience_s": patience_s}))
    both = fewest_agents(np.concatenate([covered, means]) / interval_s, aht_s=aht_s, patience_s=patience_s, goal=goal)
    net, of_mean = both[: len(covered)], both[len(covered) :]
    levels = [
        _expected_level(agents, values / interval_s, weights, aht_s=aht_s, patience_s=patience_s, goal=goal)
        for agents, (values, weights) in zip(net, points, strict=True)
    ]
    return QuantileRequirement(
        n=len(covered),
        method=method,
        reason=None if len(covered) else Undefined.NO_ANSWERS,
        quantile=quantile,
        net=tuple(int(agents) for agents in net),
        gross=tuple(gross_staff(int(agents), shrinkage=shrinkage) for agents in net),
        net_of_mean=tuple(int(agents) for agents in of_mean),
        rates=tuple(float(rate) for rate in covered),
        service_levels=tuple(levels),
    )


def _expected_level(
    agents: float, arrivals: Array, weights: Array, *, aht_s: float, patience_s: float | None, goal: ServiceGoal
) -> float | None:
    """Calls served in time over calls, over the distribution of the rate."""
    busy = arrivals > 0
    if not busy.any():
        return None
    rates, shares = arrivals[busy], weights[busy]
    found = waiting_with(
        np.full_like(rates, agents), arrivals=rates, aht_s=aht_s, patience_s=patience_s, target_s=goal.target_s
    )
    return float(shares * rates @ found.service_level(goal.basis) / (shares @ rates))


def _checked(quantile: float) -> float:
    if not 0 < quantile < 1:
        message = f"quantile must lie between 0 and 1, not {quantile}"
        raise ValueError(message)
    return quantile
