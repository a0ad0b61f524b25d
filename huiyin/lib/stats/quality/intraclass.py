"""Intraclass correlation: the six forms of Shrout and Fleiss 1979 with the intervals of McGraw and Wong 1996."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from huiyin.lib.stats.arrays import Array, complete_rows
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import check_confidence
from huiyin.lib.stats.quality.results import IccForm, IccResult
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

IccName = Literal["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"]


def intraclass_correlation(
    *, raters: Mapping[str, Values], form: IccName = "ICC2", confidence: float = 0.95
) -> IccResult:
    """How alike reviewers score the same cases, one column a reviewer; cases not scored by all are left out.

    1: each case has other reviewers; 2: the reviewers are a sample of many, the usual case; 3: only these
    reviewers matter. k: of the mean of the k reviewers. `estimate` is that of `form`; `forms` has all six.
    """
    check_confidence(confidence)
    rows = complete_rows(list(raters.values()))
    n, k = rows.n, len(raters)
    reason = Undefined.NO_ANSWERS if n == 0 else Undefined.TOO_FEW if n < 2 or k < 2 else None
    if reason is None and np.ptp(rows.values) == 0:
        reason = Undefined.NO_VARIATION
    forms = () if reason else _forms(_mean_squares(rows.values), confidence)
    chosen = next((found for found in forms if found.name == form), None)
    return IccResult(
        n=n,
        missing=rows.missing,
        rejected=rows.rejected,
        estimate=chosen.estimate if chosen else None,
        interval=chosen.interval if chosen else None,
        method=form,
        reason=reason or (None if chosen and chosen.interval else Undefined.NO_VARIATION),
        forms=forms,
        raters=k,
    )


@dataclass(frozen=True, slots=True)
class _MeanSquares:
    n: int
    k: int
    cases: float
    raters: float
    within: float
    error: float


def _mean_squares(scores: Array) -> _MeanSquares:
    n, k = scores.shape
    grand = scores.mean()
    cases = k * float(((scores.mean(axis=1) - grand) ** 2).sum())
    raters = n * float(((scores.mean(axis=0) - grand) ** 2).sum())
    left = scores - scores.mean(axis=1, keepdims=True) - scores.mean(axis=0, keepdims=True) + grand
    error = float((left**2).sum())
    return _MeanSquares(
        n=n,
        k=k,
        cases=cases / (n - 1),
        raters=raters / (k - 1),
        within=(raters + error) / (n * (k - 1)),
        error=error / ((n - 1) * (k - 1)),
    )


def _forms(ms: _MeanSquares, confidence: float) -> tuple[IccForm, ...]:
    single = {
        "ICC1": (_share(ms.cases - ms.within, ms.cases + (ms.k - 1) * ms.within), _one_way(ms, confidence)),
        "ICC2": (_two_way(ms), _two_way_bounds(ms, confidence)),
        "ICC3": (_share(ms.cases - ms.error, ms.cases + (ms.k - 1) * ms.error), _fixed(ms, confidence)),
    }
    alone = [IccForm(name=name, estimate=found, interval=edges) for name, (found, edges) in single.items()]
    return (*alone, *(_of_mean(form, ms.k) for form in alone))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


def _two_way(ms: _MeanSquares) -> float | None:
    return _share(ms.cases - ms.error, ms.cases + (ms.k - 1) * ms.error + ms.k * (ms.raters - ms.error) / ms.n)


def _one_way(ms: _MeanSquares, confidence: float) -> Interval | None:
    return _f_bounds(ms.cases, ms.within, ms.n - 1, ms.n * (ms.k - 1), ms.k, confidence=confidence)


def _fixed(ms: _MeanSquares, confidence: float) -> Interval | None:
    return _f_bounds(ms.cases, ms.error, ms.n - 1, (ms.n - 1) * (ms.k - 1), ms.k, confidence=confidence)


def _f_bounds(
    between: float, within: float, df_between: int, df_within: int, k: int, *, confidence: float
) -> Interval | None:
    if within <= 0:
        return None
    f, tail = between / within, 0.5 + confidence / 2
    low = f / _f_quantile(df_between, df_within, tail)
    high = f * _f_quantile(df_within, df_between, tail)
    return Interval(low=(low - 1) / (low + k - 1), high=(high - 1) / (high + k - 1), confidence=confidence)


def _two_way_bounds(ms: _MeanSquares, confidence: float) -> Interval | None:
    icc = _two_way(ms)
    if icc is None or ms.error <= 0:
        return None
    n, k, tail = ms.n, ms.k, 0.5 + confidence / 2
    f, rest = ms.raters / ms.error, n * (1 + (k - 1) * icc) - k * icc
    df = (k - 1) * (n - 1) * (k * icc * f + rest) ** 2 / ((n - 1) * (k * icc * f) ** 2 + rest**2)
    upper, lower = _f_quantile(n - 1, df, tail), _f_quantile(df, n - 1, tail)
    noise = k * ms.raters + (k * n - k - n) * ms.error
    low = n * (ms.cases - upper * ms.error) / (upper * noise + n * ms.cases)
    high = n * (lower * ms.cases - ms.error) / (noise + n * lower * ms.cases)
    return Interval(low=low, high=high, confidence=confidence)


def _of_mean(form: IccForm, k: int) -> IccForm:
    edges = form.interval
    low, high = (_spearman_brown(edges.low, k), _spearman_brown(edges.high, k)) if edges else (None, None)
    together = None
    if edges and low is not None and high is not None:
        together = Interval(low=low, high=high, confidence=edges.confidence)
    estimate = _spearman_brown(form.estimate, k) if form.estimate is not None else None
    return IccForm(name=f"{form.name}k", estimate=estimate, interval=together)


def _spearman_brown(icc: float, k: int) -> float | None:
    return _share(k * icc, 1 + (k - 1) * icc)


def _f_quantile(between: float, within: float, share: float) -> float:
    from scipy.special import fdtri

    return float(fdtri(between, within, share))
