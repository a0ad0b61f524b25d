"""Means of units pulled towards the common mean by what chance alone would spread them (empirical Bayes).

x̃ = μ + τ²/(τ² + σ²/n)·(x − μ). The spread τ² between units is DerSimonian and Laird's (1986) or REML;
`james_stein` is the form of Efron and Morris 1975 for equal variances.
"""

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.shrinkage.results import ShrinkageResult, ShrunkUnit

SpreadMethod = Literal["dl", "reml"]


def shrink_means(
    *,
    units: Sequence[str],
    n: Sequence[int],
    means: Sequence[float | None],
    within_variance: float | None = None,
    variances: Sequence[float | None] | None = None,
    method: SpreadMethod = "reml",
    confidence: float = 0.95,
) -> ShrinkageResult:
    """Shrunken means of units from their n and mean (one group-by).

    The variance σ² of single scores is known (`within_variance`), or pooled from the units' sample
    `variances`. A unit with n = 0 or no mean takes the common mean. Intervals are posterior, with the
    uncertainty of μ (as in R's metafor::blup). Needs two units with data.

    >>> found = shrink_means(units=["a", "b"], n=[100, 4], means=[4.0, 5.0], within_variance=1.0, method="dl")
    >>> found.units[1].shrunk < 5.0
    True
    """
    sizes, raw = as_floats(n), as_floats(means)
    if not len(units) == len(sizes) == len(raw) or (sizes < 0).any():
        message = f"{len(units)} units need as many means and non-negative n."
        raise ValueError(message)
    sigma2 = _within(within_variance, variances, sizes)
    known = (sizes > 0) & np.isfinite(raw)
    total = int(sizes[known].sum())
    if sigma2 is None or known.sum() < 2:
        reason = Undefined.NO_ANSWERS if not known.any() else Undefined.TOO_FEW
        return undefined(total, int((~known).sum()), method, reason)
    noise = sigma2 / sizes[known]
    tau2 = 0.0
    if sigma2 == 0:
        tau2 = float(np.var(raw[known], ddof=1))
    else:
        tau2 = _dersimonian_laird(raw[known], noise) if method == "dl" else _reml(raw[known], noise)
    return _shrunk(units, sizes, raw, tau2=tau2, sigma2=sigma2, method=method, confidence=confidence)


def james_stein(
    *, units: Sequence[str], estimates: Sequence[float], variance: float, confidence: float = 0.95
) -> ShrinkageResult:
    """Estimates of equal, known `variance` shrunk by c = 1 − (k−3)·v/Σ(y−ȳ)², at least 0 (Efron and Morris 1975).

    Needs at least four units. Intervals are those of a normal prior with τ²/(τ²+v) = c.
    """
    raw, variance = as_floats(estimates), float(variance)
    k = len(raw)
    if len(units) != k or not np.isfinite(raw).all() or variance <= 0:
        message = f"{len(units)} units need as many finite estimates and a positive variance."
        raise ValueError(message)
    if k < 4:
        return undefined(k, 0, "james_stein", Undefined.TOO_FEW)
    spread = float(((raw - raw.mean()) ** 2).sum())
    c = max(0.0, 1 - (k - 3) * variance / spread) if spread > 0 else 0.0
    tau2 = variance * c / (1 - c)
    ones = np.ones(k)
    return _shrunk(units, ones, raw, tau2=tau2, sigma2=variance, method="james_stein", confidence=confidence)


def undefined(n: int, missing: int, method: str, reason: Undefined) -> ShrinkageResult:
    """A result without units for the reason given."""
    return ShrinkageResult(
        n=n, missing=missing, method=method, reason=reason, mean=None, tau2=None, sigma2=None, units=(), p_value=None
    )


def _within(given: float | None, variances: Sequence[float | None] | None, sizes: Array) -> float | None:
    if (given is None) == (variances is None) or (given is not None and given < 0):
        message = "Give either within_variance (non-negative) or the units' sample variances."
        raise ValueError(message)
    if given is not None:
        return float(given)
    spreads = as_floats(variances or [])
    if len(spreads) != len(sizes):
        message = f"{len(sizes)} units need as many variances, not {len(spreads)}."
        raise ValueError(message)
    df = np.where(np.isfinite(spreads), np.maximum(sizes - 1, 0), 0)
    return float((df * np.where(df > 0, spreads, 0.0)).sum() / df.sum()) if df.sum() > 0 else None


def _dersimonian_laird(raw: Array, noise: Array) -> float:
    w = 1 / noise
    mean = float(w @ raw / w.sum())
    q = float(w @ (raw - mean) ** 2)
    return max(0.0, (q - (len(raw) - 1)) / float(w.sum() - (w**2).sum() / w.sum()))


def _reml(raw: Array, noise: Array) -> float:
    # Fisher scoring (Viechtbauer 2005), as metafor does; starts from DerSimonian and Laird.
    tau2 = _dersimonian_laird(raw, noise)
    for _ in range(200):
        w = 1 / (noise + tau2)
        total = float(w.sum())
        left = raw - float(w @ raw) / total
        trace = total - float((w**2).sum()) / total
        trace_squared = float((w**2).sum() - 2 * (w**3).sum() / total + ((w**2).sum() / total) ** 2)
        step = (float(w**2 @ left**2) - trace) / trace_squared
        moved = max(0.0, tau2 + step)
        if abs(moved - tau2) <= 1e-12 * (1 + tau2):
            break
        tau2 = moved
    return moved


def _shrunk(
    units: Sequence[str], sizes: Array, raw: Array, *, tau2: float, sigma2: float, method: str, confidence: float
) -> ShrinkageResult:
    known = (sizes > 0) & np.isfinite(raw)
    noise = np.divide(sigma2, sizes, out=np.full(len(sizes), np.inf), where=known)
    # Without any spread all units count alike.
    w = 1 / (noise + tau2) if sigma2 + tau2 > 0 else known.astype(np.float64)
    if method == "james_stein":
        w = np.ones(len(raw))
    filled = np.where(known, raw, 0.0)
    mean = float(w @ filled / w.sum())
    keep = np.array([_keep(tau2, float(v)) for v in noise])
    # Var(μ̂) = 1/Σw; equal weights of James–Stein have (τ² + v)/k.
    variance_of_mean = float((tau2 + sigma2) / len(raw)) if method == "james_stein" else float(1 / w.sum())
    if sigma2 + tau2 == 0:
        variance_of_mean = 0.0
    variance = keep * np.where(known, np.where(np.isfinite(noise), noise, 0.0), 0.0)
    variance = np.where(known, variance, tau2) + (1 - keep) ** 2 * variance_of_mean
    shrunk = mean + keep * np.where(known, filled - mean, 0.0)
    return ShrinkageResult(
        n=int(sizes[known].sum()),
        missing=int((~known).sum()),
        interval=_normal(mean, variance_of_mean, confidence),
        method=method,
        mean=mean,
        tau2=tau2,
        sigma2=sigma2,
        p_value=_p_of_spread(raw[known], noise[known]),
        units=tuple(
            ShrunkUnit(
                name=str(name),
                n=int(sizes[i]),
                raw=float(raw[i]) if known[i] else None,
                shrunk=float(shrunk[i]),
                sd=math.sqrt(float(variance[i])),
                interval=_normal(float(shrunk[i]), float(variance[i]), confidence),
                reliability=float(keep[i]),
                reason=None if known[i] else Undefined.NO_ANSWERS,
            )
            for i, name in enumerate(units)
        ),
    )


def _keep(tau2: float, noise: float) -> float:
    if not math.isfinite(noise):
        return 0.0
    return tau2 / (tau2 + noise) if tau2 + noise > 0 else 1.0


def _normal(mean: float, variance: float, confidence: float) -> Interval:
    half = normal_quantile(confidence) * math.sqrt(variance)
    return Interval(low=mean - half, high=mean + half, confidence=confidence)


def _p_of_spread(raw: Array, noise: Array) -> float | None:
    # Cochran's Q: do the units differ by more than chance?
    from scipy.special import chdtrc

    if not (noise > 0).all():
        return None
    w = 1 / noise
    q = float(w @ (raw - w @ raw / w.sum()) ** 2)
    return float(chdtrc(len(raw) - 1, q))
