"""Cronbach's alpha: do the items of a scale belong together (Cronbach 1951; interval of Feldt 1965)."""

from collections.abc import Mapping, Sequence

import numpy as np

from huiyin.lib.stats.arrays import Array, complete_rows
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.kano.results import AlphaItem, AlphaResult
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval


def cronbach_alpha(*, items: Mapping[str, Values], confidence: float = 0.95) -> AlphaResult:
    """Cronbach's alpha k/(k−1)·(1 − Σσ²ᵢ/σ²ₜ) of items with one row a respondent, on complete rows.

    Comes with Feldt's interval, alpha without each item, and each item's correlation with the rest; an
    item whose correlation is negative probably runs the other way and should be reversed first.
    """
    rows = complete_rows(list(items.values()))
    if rows.n < 2 or len(items) < 2:
        reason = Undefined.NO_ANSWERS if rows.n == 0 else Undefined.TOO_FEW
        return _undefined(reason, n=rows.n, missing=rows.missing, rejected=rows.rejected)
    covariance = np.cov(rows.values, rowvar=False)
    return _alpha_result(
        list(items), covariance, n=rows.n, missing=rows.missing, rejected=rows.rejected, confidence=confidence
    )


def cronbach_alpha_from_covariance(
    *, names: Sequence[str], covariance: Sequence[Sequence[float]], n: int, confidence: float = 0.95
) -> AlphaResult:
    """`cronbach_alpha` from the covariance matrix (k × k) of the items over `n` respondents."""
    matrix = np.asarray(covariance, dtype=np.float64)
    if matrix.shape != (len(names), len(names)) or not np.allclose(matrix, matrix.T):
        message = f"{len(names)} items need a symmetric {len(names)} × {len(names)} covariance matrix."
        raise ValueError(message)
    if n < 2 or len(names) < 2:
        return _undefined(Undefined.TOO_FEW, n=n, missing=0, rejected=0)
    return _alpha_result(list(names), matrix, n=n, missing=0, rejected=0, confidence=confidence)


def _alpha_result(
    names: list[str], covariance: Array, *, n: int, missing: int, rejected: int, confidence: float
) -> AlphaResult:
    normal_quantile(confidence)
    alpha = _alpha(covariance)
    if alpha is None:
        return _undefined(Undefined.NO_VARIATION, n=n, missing=missing, rejected=rejected)
    return AlphaResult(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=alpha,
        interval=_feldt(alpha, n, len(names), confidence),
        method="Cronbach 1951, Feldt 1965",
        items=tuple(_item(name, covariance, j) for j, name in enumerate(names)),
        standardised=_standardised(covariance),
    )


def _alpha(covariance: Array) -> float | None:
    k, total = len(covariance), float(covariance.sum())
    spread = float(np.trace(covariance))
    if k < 2 or total <= 1e-12 * spread:
        return None
    return float(k / (k - 1) * (1 - spread / total))


def _standardised(covariance: Array) -> float | None:
    sd = np.sqrt(np.diag(covariance))
    return _alpha(covariance / np.outer(sd, sd)) if (sd > 0).all() else None


def _feldt(alpha: float, n: int, k: int, confidence: float) -> Interval:
    from scipy.special import fdtri

    between, within = n - 1, (n - 1) * (k - 1)
    upper, lower = (float(fdtri(between, within, 0.5 + sign * confidence / 2)) for sign in (1, -1))
    return Interval(low=1 - (1 - alpha) * upper, high=1 - (1 - alpha) * lower, confidence=confidence)


def _item(name: str, covariance: Array, j: int) -> AlphaItem:
    others = np.delete(np.arange(len(covariance)), j)
    rest = covariance[np.ix_(others, others)]
    spread = float(covariance[j, j] * rest.sum())
    correlation = float(covariance[j, others].sum()) / float(np.sqrt(spread)) if spread > 0 else None
    return AlphaItem(
        name=name,
        alpha_without=_alpha(rest),
        rest_correlation=correlation,
        reason=None if correlation is not None else Undefined.NO_VARIATION,
    )


def _undefined(reason: Undefined, *, n: int, missing: int, rejected: int) -> AlphaResult:
    return AlphaResult(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=None,
        method="Cronbach 1951, Feldt 1965",
        reason=reason,
        items=(),
        standardised=None,
    )
