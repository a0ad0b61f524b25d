"""Quantiles of Student's t and of the beta distribution with the standard library alone.

SciPy (extra `stats`, 35 MB) is not part of the core installation; these two suffice for the
intervals shown there. Regularised incomplete beta by Lentz's continued fraction
(Numerical Recipes, 3rd ed., 6.4; DLMF 8.17.22), inverted by bisection.
"""

import math

_TINY = 1e-300
_ACCURACY = 1e-15
_TERMS = 10_000
_HALVINGS = 200


def beta_cdf(x: float, *, a: float, b: float) -> float:
    """P(X ≤ x) for X ~ Beta(a, b)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, a=b, b=a)
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(log_front) * _continued_fraction(x, a, b) / a


def beta_quantile(probability: float, *, a: float, b: float) -> float:
    """The x with P(X ≤ x) = probability for X ~ Beta(a, b)."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if beta_cdf(middle, a=a, b=b) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def t_quantile(probability: float, *, df: float) -> float:
    """Student's t quantile: t² / (df + t²) follows Beta(1/2, df/2)."""
    if probability < 0.5:
        return -t_quantile(1 - probability, df=df)
    share = beta_quantile(2 * (1 - probability), a=df / 2, b=0.5)  # df / (df + t²)
    return math.sqrt(df * (1 - share) / share)


def _continued_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, _safe_inverse(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _TERMS):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = _safe_inverse(1 + numerator * d)
            c = 1 + numerator / c
            c = c if abs(c) > _TINY else _TINY
            value *= c * d
        if abs(c * d - 1) < _ACCURACY:
            break
    return value


def _safe_inverse(value: float) -> float:
    return 1 / (value if abs(value) > _TINY else _TINY)
