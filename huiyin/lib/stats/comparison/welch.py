"""Welch's t test with effect sizes, for one pair or many pairs of moments at once (vectorised)."""

from dataclasses import dataclass

import numpy as np

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.comparison.moments import Moments
from huiyin.lib.stats.intervals import normal_quantile


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Moments of k groups side by side, each (k,); NaN where undefined."""

    n: Array
    mean: Array
    variance: Array

    @staticmethod
    def of(moments: Moments) -> "Sample":
        """One group as a sample of length 1."""
        mean, variance = (np.nan if each is None else each for each in (moments.mean, moments.variance))
        return Sample(n=np.array([float(moments.n)]), mean=np.array([mean]), variance=np.array([variance]))


@dataclass(frozen=True, slots=True, kw_only=True)
class WelchTests:
    """k tests of first − second, each (k,); NaN where there is no test."""

    difference: Array
    half_width: Array
    t: Array
    df: Array
    p: Array
    cohen_d: Array
    hedges_g: Array
    g_half_width: Array


def welch_tests(first: Sample, second: Sample, *, confidence: float) -> WelchTests:
    """Welch (1947) with Satterthwaite's degrees of freedom; None-like (NaN) for n < 2 or no variance at all.

    Cohen's d pools the variances (n − 1 weights); Hedges' g corrects it exactly, its interval is the
    large-sample one of Hedges and Olkin (1985).
    """
    from scipy.special import stdtr, stdtrit

    z = normal_quantile(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        error_1, error_2 = first.variance / first.n, second.variance / second.n
        usable = (first.n > 1) & (second.n > 1) & (error_1 + error_2 > 0)
        se = np.where(usable, np.sqrt(error_1 + error_2), np.nan)
        part = error_1 / (error_1 + error_2)
        df = np.where(usable, 1 / (part**2 / (first.n - 1) + (1 - part) ** 2 / (second.n - 1)), np.nan)
        difference = first.mean - second.mean
        t = difference / se
        d, g, g_variance = _effect_sizes(first, second, np.where(usable, difference, np.nan))
    return WelchTests(
        difference=difference,
        half_width=stdtrit(df, 0.5 + confidence / 2) * se,
        t=t,
        df=df,
        p=2 * stdtr(df, -np.abs(t)),
        cohen_d=d,
        hedges_g=g,
        g_half_width=z * np.sqrt(g_variance),
    )


def small_sample_correction(df: Array) -> Array:
    """Hedges' J, which takes the bias out of a standardized difference with `df` degrees of freedom."""
    from scipy.special import gammaln

    return np.asarray(np.exp(gammaln(df / 2) - gammaln((df - 1) / 2)) / np.sqrt(df / 2))


def _effect_sizes(first: Sample, second: Sample, difference: Array) -> tuple[Array, Array, Array]:
    df = first.n + second.n - 2
    pooled = ((first.n - 1) * first.variance + (second.n - 1) * second.variance) / df
    d = difference / np.sqrt(pooled)
    g = small_sample_correction(df) * d
    return d, g, 1 / first.n + 1 / second.n + g**2 / (2 * (first.n + second.n))
