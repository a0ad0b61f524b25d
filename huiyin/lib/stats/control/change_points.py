"""Changes of level in a series: where the mean moved, by least squares with a penalty for each change."""

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.comparison.means import compare_means
from huiyin.lib.stats.comparison.moments import Moments
from huiyin.lib.stats.control.change_results import Change, ChangePoints, Segment
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined


def change_points(
    values: Values, *, min_size: int = 5, penalty: float | None = None, confidence: float = 0.95
) -> ChangePoints:
    """All changes of level that save more than `penalty` in squared error (ruptures KernelCPD, Arlot et al. 2019).

    The penalty is 3·ln n·σ̂² unless given, with σ̂ from the differences of neighbours, which changes hardly
    touch. Segments have at least `min_size` points. Gaps are passed over; indices are those of the series given.
    Autocorrelated series show changes where there are only swings.
    """
    if penalty is not None and not 0 <= penalty < math.inf:
        message = f"A penalty is finite and not negative, not {penalty}."
        raise ValueError(message)
    kept, there, missing, rejected = _series(values, min_size, confidence)
    sigma = noise(kept)
    penalty = 3 * math.log(len(kept)) * sigma**2 if penalty is None and sigma else penalty
    breaks: list[int] = []
    if len(kept) >= 2 * min_size and penalty:
        breaks = _kernel_breaks(kept, min_size, penalty)
    return _result(
        kept, there, breaks, method="kernel_cpd", missing=missing, rejected=rejected,
        sigma=sigma, penalty=penalty, min_size=min_size, confidence=confidence,
    )  # fmt: skip


def single_change(values: Values, *, min_size: int = 5, confidence: float = 0.95) -> ChangePoints:
    """The one best split of a series by squared error, all splits tried, kept if it saves more than 3·ln n·σ̂².

    >>> single_change([5, 6, 5, 4, 5, 9, 8, 9, 10, 9], min_size=3).changes[0].left_length
    5
    """
    kept, there, missing, rejected = _series(values, min_size, confidence)
    sigma = noise(kept)
    penalty = 3 * math.log(len(kept)) * sigma**2 if sigma else None
    breaks: list[int] = []
    if len(kept) >= 2 * min_size and penalty:
        split, saved = _best_split(kept, min_size)
        breaks = [split] if saved > penalty else []
    return _result(
        kept, there, breaks, method="exhaustive", missing=missing, rejected=rejected,
        sigma=sigma, penalty=penalty, min_size=min_size, confidence=confidence,
    )  # fmt: skip


def noise(values: Array) -> float | None:
    """σ̂ of the noise: MAD of the first differences / (0.6745·√2); their SD / √2 where most are equal."""
    steps = np.diff(values)
    if not len(steps) or not np.any(steps):
        return None
    mad = float(np.median(np.abs(steps - np.median(steps))))
    if mad > 0:
        return mad / (0.6745 * math.sqrt(2))
    return float(steps.std()) / math.sqrt(2) or None


def _series(values: Values, min_size: int, confidence: float) -> tuple[Array, NDArray[np.intp], int, int]:
    normal_quantile(confidence)  # refuses a confidence outside (0, 1)
    if min_size < 1:
        message = f"A segment has at least one point, not {min_size}."
        raise ValueError(message)
    given = as_floats(values)
    there = np.flatnonzero(np.isfinite(given))
    Moments.of(given[there])  # refuses values too large to square
    return given[there], there, int(np.isnan(given).sum()), int(np.isinf(given).sum())


def _kernel_breaks(values: Array, min_size: int, penalty: float) -> list[int]:
    import ruptures

    # Centred and in units of √penalty: the kernel works with sums of products, which lose digits far from 0.
    scaled = (values - values.mean()) / math.sqrt(penalty)
    found = ruptures.KernelCPD(kernel="linear", min_size=min_size).fit(scaled.reshape(-1, 1)).predict(pen=1.0)
    return [int(end) for end in found[:-1]]


def _best_split(values: Array, min_size: int) -> tuple[int, float]:
    """The length of the left part, and the squared error it saves."""
    centred = values - values.mean()
    n = len(values)
    left = np.arange(1, n)
    saved = np.cumsum(centred)[:-1] ** 2 * n / (left * (n - left))
    allowed = saved[min_size - 1 : n - min_size]
    best = int(np.argmax(allowed))
    return best + min_size, float(allowed[best])


def _result(
    kept: Array,
    there: NDArray[np.intp],
    breaks: list[int],
    *,
    method: str,
    missing: int,
    rejected: int,
    sigma: float | None,
    penalty: float | None,
    min_size: int,
    confidence: float,
) -> ChangePoints:
    bounds = [0, *breaks, len(kept)]
    parts = [kept[start:end] for start, end in pairwise(bounds)] if len(kept) else []
    original = np.append(there, there[-1] + 1) if len(there) else there
    return ChangePoints(
        n=len(kept),
        missing=missing,
        rejected=rejected,
        method=method,
        reason=_why_undefined(len(kept), min_size),
        segments=tuple(
            Segment(start=int(original[start]), end=int(original[end]), n=end - start, mean=float(part.mean()))
            for (start, end), part in zip(pairwise(bounds), parts, strict=False)
        ),
        changes=tuple(
            _change(int(original[at]), left, right, confidence)
            for at, (left, right) in zip(breaks, pairwise(parts), strict=True)
        ),
        sse=float(sum(((part - part.mean()) ** 2).sum() for part in parts)) if parts else None,
        sigma=sigma,
        penalty=penalty,
    )


def _change(at: int, left: Array, right: Array, confidence: float) -> Change:
    compared = compare_means(first=right, second=left, confidence=confidence)
    return Change(left_length=at, difference=compared.estimate or 0.0, interval=compared.interval)


def _why_undefined(n: int, min_size: int) -> Undefined | None:
    if n == 0:
        return Undefined.NO_ANSWERS
    return Undefined.TOO_FEW if n < 2 * min_size else None
