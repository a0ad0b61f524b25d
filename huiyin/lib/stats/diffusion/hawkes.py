"""Hawkes: each post makes reposts likelier for a while; how many there will be by a given hour (Hawkes 1971).

Intensity μ + n·β·Σ e^(−β(t − t_j)) over the posts t_j before t, the original at time 0 among them. n is the mean
number of direct reposts of a post: below 1 the topic dies out by itself.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array, column
from huiyin.lib.stats.diffusion.results import HawkesModel, HawkesParameters, RepostForecast
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.value.likelihood import maximise, parameter_intervals

_FEWEST = 10
_MOST_EVENTS = 5_000_000


def fit_hawkes(*, times: Values, until: float, background: bool = False, confidence: float = 0.95) -> HawkesModel:
    """Maximum-likelihood branching ratio n, decay β and background μ from repost times in hours after the post.

    Every repost up to `until` must be there. With `background` reposts also come from elsewhere at a constant
    rate. At least ten reposts are needed.
    """
    normal_quantile(confidence)
    if until <= 0:
        message = "The observation must have lasted some time."
        raise ValueError(message)
    given, posts = _posts(times, until)
    shared: dict[str, Any] = {
        "n": len(posts) - 1,
        "missing": given.missing,
        "rejected": given.rejected,
        "method": "hawkes_exponential",
    }
    if len(posts) - 1 < _FEWEST:
        return HawkesModel(**shared, reason=Undefined.TOO_FEW if len(posts) > 1 else Undefined.NO_ANSWERS)
    start = [0.7, 1 / float(np.median(np.diff(posts)) + until / 1e4), 0.1 * len(posts) / until][
        : 3 if background else 2
    ]
    found = maximise(_of_logs(posts, until), start=np.log(start), weight=float(len(posts)))
    if found is None:
        return HawkesModel(**shared, reason=Undefined.NOT_CONVERGED)
    values = found.values.tolist()
    return HawkesModel(
        **shared,
        parameters=HawkesParameters(*values),
        intervals=parameter_intervals(found, scale=np.ones(len(values)), confidence=confidence),
        covariance=None if found.covariance is None else tuple(map(tuple, found.covariance.tolist())),
        log_likelihood=found.log_likelihood,
    )


def hawkes_log_likelihood(parameters: HawkesParameters, *, times: Values, until: float) -> float:
    """The log-likelihood of the repost times."""
    _check(parameters)
    _, posts = _posts(times, until)
    return _value_and_gradient(np.array(parameters), posts, until)[0]


def forecast_reposts(
    parameters: HawkesParameters,
    *,
    times: Values,
    now: float,
    horizon: float,
    covariance: Sequence[Sequence[float]] | None = None,
    runs: int = 1000,
    seed: int = 0,
    confidence: float = 0.95,
    key_limit: int = 500,
) -> RepostForecast:
    """Expected reposts in all by hour `horizon` after the post, seen up to hour `now`, with prediction interval.

    The estimate is exact; the interval comes from `runs` simulated continuations, with the parameters drawn
    from their `covariance` (of the logs) where it is given. `key` tells whether the post counts as key: reposts
    seen or expected reach `key_limit`.
    """
    normal_quantile(confidence)
    _check(parameters)
    if not 0 <= now <= horizon < math.inf or runs < 1:
        message = "now must not be negative, nor after the horizon, and runs at least 1"
        raise ValueError(message)
    given, posts = _posts(times, now)
    seen = len(posts) - 1
    expected = seen + _expected_more(parameters, posts, now, horizon)
    drawn = _drawn(parameters, covariance, runs, np.random.default_rng([seed, 1]))
    more = _simulated_more(drawn, posts, now, horizon, np.random.default_rng([seed, 2]))
    interval = None
    if more is not None:
        low, high = np.quantile(more, [0.5 - confidence / 2, 0.5 + confidence / 2]).tolist()
        interval = Interval(low=seen + low, high=seen + high, confidence=confidence)
    return RepostForecast(
        n=seen,
        missing=given.missing,
        rejected=given.rejected,
        method="hawkes_exponential",
        estimate=expected,
        interval=interval,
        reason=None if interval else Undefined.NO_LIMIT,
        horizon=horizon,
        key=is_key_post(reposts=seen, predicted=expected, limit=key_limit),
    )


def is_key_post(*, reposts: int, predicted: float | None = None, limit: int = 500) -> bool:
    """Whether a post is key: its reposts, real or predicted, reach the limit."""
    return reposts >= limit or (predicted is not None and predicted >= limit)


def _check(parameters: HawkesParameters) -> None:
    n, beta, mu = parameters
    if not (0 <= n < math.inf and 0 < beta < math.inf and 0 <= mu < math.inf):
        message = f"branching and background must not be negative, and the decay positive: {parameters}"
        raise ValueError(message)


def _posts(times: Values, until: float) -> tuple[Any, Array]:
    """The column given, and the times of all posts in order, the original at 0 first."""
    given = column(times)
    if not 0 <= until < math.inf or (given.values < 0).any() or (given.values > until).any():
        message = "times are hours after the post: not negative, and not after the end of observation"
        raise ValueError(message)
    return given, np.concatenate([[0.0], np.sort(given.values)])


def _of_logs(posts: Array, until: float) -> Callable[[Array], tuple[float, Array]]:
    def function(logs: Array) -> tuple[float, Array]:
        values = np.exp(logs)
        value, gradient = _value_and_gradient(values, posts, until)
        return value, gradient[: len(logs)] * values

    return function


def _value_and_gradient(values: Array, posts: Array, until: float) -> tuple[float, Array]:
    """Log-likelihood and its gradient in (n, β, μ); sums of exponentials accumulate in logs, without overflow."""
    n, beta, mu = [*values.tolist(), 0.0][:3]
    earlier, later = posts[:-1], posts[1:]
    with np.errstate(divide="ignore"):
        excited = np.logaddexp.accumulate(beta * earlier) - beta * later
        moments = np.logaddexp.accumulate(beta * earlier + np.log(earlier)) - beta * later
        intensity = np.logaddexp(np.log(mu), np.log(n * beta) + excited)
    left = np.exp(-beta * (until - posts))
    value = float(intensity.sum() - mu * until - n * (1 - left).sum())
    share = np.exp(excited - intensity)
    delay = later * share - np.exp(moments - intensity)
    with np.errstate(over="ignore"):  # without background the last entry has no meaning
        gradient = [
            (beta * share).sum() - (1 - left).sum(),
            (n * (share - beta * delay)).sum() - n * ((until - posts) * left).sum(),
            np.exp(-intensity).sum() - until,
        ]
    return value, np.array(gradient)


def _expected_more(parameters: HawkesParameters, posts: Array, now: float, horizon: float) -> float:
    """∫ E[intensity]: the excitement h follows h' = −β(1 − n)h + nβμ."""
    n, beta, mu = parameters
    span, fade = horizon - now, beta * (1 - n)
    excited = n * beta * float(np.exp(-beta * (now - posts)).sum())
    once = span if abs(fade * span) < 1e-9 else -np.expm1(-fade * span) / fade
    twice = span**2 / 2 if abs(fade * span) < 1e-5 else (span - once) / fade
    return float(mu * span + excited * once + n * beta * mu * twice)


def _drawn(
    parameters: HawkesParameters,
    covariance: Sequence[Sequence[float]] | None,
    runs: int,
    generator: np.random.Generator,
) -> Array:
    """Parameters for each run, (runs, 3)."""
    drawn = np.tile(np.array(parameters), (runs, 1))
    if covariance is not None:
        k = len(covariance)
        drawn[:, :k] *= np.exp(generator.multivariate_normal(np.zeros(k), np.asarray(covariance), runs))
    return drawn


def _simulated_more(
    drawn: Array, posts: Array, now: float, horizon: float, generator: np.random.Generator
) -> Array | None:
    """Reposts in (now, horizon] of each run, generation by generation; None where they grow without bound."""
    n, beta, mu = drawn.T
    span = horizon - now
    live = np.array([np.exp(-rate * (now - posts)).sum() for rate in beta])
    direct = generator.poisson(n * live * -np.expm1(-beta * span))
    strangers = generator.poisson(mu * span)
    run = np.repeat(np.arange(len(n)), direct)
    age = np.concatenate([
        _delays(generator, beta[run], np.full(len(run), span)),
        generator.random(int(strangers.sum())) * span,
    ])  # fmt: skip
    run = np.concatenate([run, np.repeat(np.arange(len(n)), strangers)])
    total, seen = np.bincount(run, minlength=len(n)), len(run)
    while len(run):
        children = generator.poisson(n[run] * -np.expm1(-beta[run] * (span - age)))
        seen += int(children.sum())
        if seen > _MOST_EVENTS:
            return None
        begun = np.repeat(age, children)
        run = np.repeat(run, children)
        age = begun + _delays(generator, beta[run], span - begun)
        total += np.bincount(run, minlength=len(n))
    return total.astype(np.float64)


def _delays(generator: np.random.Generator, beta: Array, most: Array) -> Array:
    """Exponential waiting times of rate β that are at most `most`."""
    return np.asarray(-np.log1p(generator.random(len(beta)) * np.expm1(-beta * most)) / beta)
