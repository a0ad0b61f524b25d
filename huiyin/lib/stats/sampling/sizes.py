"""How many answers a margin of error needs, and how many people must be asked for them."""

import math
from typing import Literal

from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.sampling.results import SurveySize

_ROUNDING = 1e-9


def survey_size_for_share(
    *,
    margin: float,
    share: float = 0.5,
    population: int | None = None,
    confidence: float = 0.95,
    z: float | None = None,
    response_rate: float | None = None,
    method: Literal["cochran", "krejcie_morgan"] = "cochran",
) -> SurveySize:
    """Answers for a share ± `margin`, both in (0, 1): n₀ = z²p(1−p)/e², n = n₀/(1 + (n₀−1)/N) (Cochran 1977).

    `z` is the exact normal quantile unless given (tables print 1.96); the choice only matters where
    n is near a whole number. "cochran" rounds up; "krejcie_morgan" rounds to the nearest, as their
    table of 1970 does with the same formula.

    >>> survey_size_for_share(margin=0.05, population=1000, z=1.96, response_rate=0.12).invitations
    2317
    """
    if not (0 < share < 1 and 0 < margin < 1):
        message = f"share and margin must lie between 0 and 1, not {share} and {margin}"
        raise ValueError(message)
    return _size(
        variance=float(share) * (1 - float(share)),
        margin=margin,
        population=population,
        z=normal_quantile(confidence) if z is None else z,
        response_rate=response_rate,
        method=method,
    )


def survey_size_for_mean(
    *,
    margin: float,
    sd: float,
    population: int | None = None,
    confidence: float = 0.95,
    z: float | None = None,
    response_rate: float | None = None,
) -> SurveySize:
    """Answers for a mean ± `margin` in units of the scale: n₀ = (z·sd/e)²; `sd` from a pilot or the last wave."""
    return _size(
        variance=sd**2,
        margin=margin,
        population=population,
        z=normal_quantile(confidence) if z is None else z,
        response_rate=response_rate,
        method="cochran",
    )


def survey_size_for_nps(
    *,
    margin: float,
    unit_variance: float = 1.0,
    population: int | None = None,
    confidence: float = 0.95,
    z: float | None = None,
    response_rate: float | None = None,
) -> SurveySize:
    """Answers for NPS ± `margin` points: n₀ = (z·100·√v/e)².

    The variance v = p + d − (p − d)² is at most 1 (half promote, half detract): the safe default.
    """
    if not 0 < unit_variance <= 1:
        message = f"The variance of one answer of NPS lies in (0, 1], not {unit_variance}."
        raise ValueError(message)
    return _size(
        variance=100**2 * float(unit_variance),
        margin=margin,
        population=population,
        z=normal_quantile(confidence) if z is None else z,
        response_rate=response_rate,
        method="cochran",
    )


def invitations_needed(*, n: int, response_rate: float) -> int:
    """People to ask for `n` answers when `response_rate` in (0, 1] of them answer."""
    (n,) = whole_counts(n=n)
    if not 0 < response_rate <= 1:
        message = f"The response rate must lie in (0, 1], not {response_rate}."
        raise ValueError(message)
    return _ceil(n / float(response_rate))


def _size(
    *, variance: float, margin: float, population: int | None, z: float, response_rate: float | None, method: str
) -> SurveySize:
    margin, variance, z = float(margin), float(variance), float(z)
    population = None if population is None else whole_counts(population=population)[0]
    positive = all(0 < value < math.inf for value in (margin, variance, z))
    if not positive or (population is not None and population < 1):
        message = "Margin, spread and z must be positive and finite, and a population at least 1."
        raise ValueError(message)
    endless = z * z * variance / margin**2
    exact = endless if population is None else endless / (1 + (endless - 1) / population)
    # An endless size below one answer would make the correction exceed it, or divide by zero.
    exact = max(1.0, endless if endless <= 1 else exact)
    required = _ceil(exact) if method == "cochran" else math.floor(exact + 0.5)
    return SurveySize(
        n=required,
        method=method,
        required=required,
        before_correction=endless,
        population=population,
        margin=margin,
        z=z,
        invitations=None if response_rate is None else invitations_needed(n=required, response_rate=response_rate),
    )


def _ceil(value: float) -> int:
    return math.ceil(value * (1 - _ROUNDING))
