"""Counts of many themes in two periods compared: expectation by weekday, over-dispersion, tails and rate ratios."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.intervals import check_confidence
from huiyin.lib.stats.reasons import Undefined

Array = NDArray[np.float64]

_HELD = 15.0
"""A weekday's own counts weigh as much as the common profile when this many are expected."""
_CAUTION = 0.1
"""Of the dispersion's own distribution: it is taken so high that a chi-square falls below only this often."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that are known, with their exposure, and the first day of the period that is looked at."""

    weights: Mapping[date, float]
    now: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One theme compared; `low` and `high` bound the ratio, `expected_a_day` is a unit of exposure's."""

    name: str
    count: int
    before: int
    expected: float | None
    expected_a_day: float
    ratio: float | None
    low: float | None
    high: float
    p: float | None
    dispersion: float
    two_sided: bool
    reason: Undefined | None


def compared(
    counts: Mapping[str, Mapping[date, int]], *, days: Days, confidence: float, two_sided: bool, min_days: int
) -> list[Looked]:
    """Each theme's period from `days.now` on beside the days before; raises ValueError for counts that are none."""
    check_confidence(confidence)
    names, order = sorted(counts), sorted(days.weights)
    table = _table(counts, names, order)
    exposure = np.array([days.weights[day] for day in order])
    now = np.array([day >= days.now for day in order], dtype=np.bool_)
    reason = _why_not(now, min_days)
    if reason is not None or not names:
        return [_unknown(name, row, now, reason, two_sided) for name, row in zip(names, table, strict=True)]
    weekday = np.array([day.weekday() for day in order])
    model = _Model(table, exposure, now, weekday, two_sided)
    return model.looked(names, confidence)


def _table(counts: Mapping[str, Mapping[date, int]], names: list[str], order: list[date]) -> Array:
    place = {day: index for index, day in enumerate(order)}
    table = np.zeros((len(names), len(order)))
    for row, name in enumerate(names):
        for day, count in counts[name].items():
            if day in place:
                table[row, place[day]] = whole_counts(count=count)[0]
    return table


def _why_not(now: NDArray[np.bool_], min_days: int) -> Undefined | None:
    if not now.any():
        return Undefined.NO_ANSWERS
    return Undefined.TOO_FEW if (~now).sum() < min_days else None


def _unknown(name: str, row: Array, now: NDArray[np.bool_], reason: Undefined | None, two_sided: bool) -> Looked:
    return Looked(
        name=name,
        count=int(row[now].sum()),
        before=int(row[~now].sum()),
        expected=None,
        expected_a_day=0.0,
        ratio=None,
        low=None,
        high=math.inf,
        p=None,
        dispersion=0.0,
        two_sided=two_sided,
        reason=reason,
    )


class _Model:
    """Themes (rows) by days (columns): weights of the days, dispersion of the rows, and what follows."""

    def __init__(
        self, table: Array, exposure: Array, now: NDArray[np.bool_], weekday: NDArray[np.int64], two_sided: bool
    ) -> None:
        self.two_sided = two_sided
        self.now, self.then = now, ~now
        # Down as well as up is looked for only between long periods, which both know the weekdays.
        periods = [self.then, now] if two_sided else [self.then]
        self.dispersion = _dispersion(table, exposure, weekday, periods)
        among = (weekday[None, :] == np.arange(7)[:, None]) & np.any(periods, axis=0)  # (7, days)
        self.weights, self.credit = _weekday_weights(table, exposure, among, self.dispersion)
        self.weights = self.weights[:, weekday] * exposure
        self.count = table[:, now].sum(axis=1)
        self.before = table[:, self.then].sum(axis=1)
        self.w_now = self.weights[:, now].sum(axis=1)
        self.w_then = self.weights[:, self.then].sum(axis=1)

    def looked(self, names: list[str], confidence: float) -> list[Looked]:
        """All rows, compared."""
        expected, p = self._tails()
        ratio, low, high = self._ratios(confidence)
        a_day = self.before / self.w_then
        return [
            Looked(
                name=name,
                count=int(self.count[row]),
                before=int(self.before[row]),
                expected=float(expected[row]),
                expected_a_day=float(a_day[row]),
                ratio=float(ratio[row]) if self.before[row] else None,
                low=float(low[row]) if self.count[row] + self.before[row] else None,
                high=float(high[row]),
                p=float(p[row]),
                dispersion=float(self.dispersion[row]),
                two_sided=self.two_sided,
                reason=None if self.count[row] + self.before[row] else Undefined.NO_ANSWERS,
            )
            for row, name in enumerate(names)
        ]

    def _tails(self) -> tuple[Array, Array]:
        """What is expected, and the chance of so much; a negative binomial whose size holds all three uncertainties.

        With α = 0 its size is before + 1: the exact conditional test, whose tail the predictive tail then equals.
        """
        from scipy.stats import nbinom

        mean = (self.before + 1) * self.w_now / self.w_then
        unevenness = _unevenness(self.weights[:, self.now]) + _unevenness(self.weights[:, self.then])
        spread = 1 / (self.before + 1) + self.dispersion * unevenness + self.credit
        size = 1 / spread
        chance = size / (size + mean)
        upper = nbinom.sf(self.count - 1, size, chance)
        if self.two_sided:
            upper = np.minimum(1.0, 2 * np.minimum(upper, nbinom.cdf(self.count, size, chance)))
        return self.before * self.w_now / self.w_then, np.clip(upper, 0.0, 1.0)

    def _ratios(self, confidence: float) -> tuple[Array, Array, Array]:
        """Rate ratios with the interval of Clopper and Pearson on counts shrunk by their over-dispersion."""
        from scipy.special import betaincinv

        scale = self.w_then / self.w_now
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = self.count / self.before * scale
        now = self.count / (1 + self.dispersion * self.count * _unevenness(self.weights[:, self.now]))
        then = self.before / (1 + self.dispersion * self.before * _unevenness(self.weights[:, self.then]))
        tail = (1 - confidence) / 2
        low = np.where(now > 0, betaincinv(np.maximum(now, 1e-9), then + 1, tail), 0.0)
        high = np.where(then > 0, betaincinv(now + 1, np.maximum(then, 1e-9), 1 - tail), 1.0)
        with np.errstate(divide="ignore"):
            # Both periods shrink, not alike: an interval that missed its own estimate is widened to hold it.
            return ratio, np.fmin(low / (1 - low) * scale, ratio), np.fmax(high / (1 - high) * scale, ratio)


def _unevenness(weights: Array) -> Array:
    """Σw²/(Σw)²: one over the number of days that count."""
    return np.asarray((weights**2).sum(axis=1) / weights.sum(axis=1) ** 2)


def _dispersion(table: Array, exposure: Array, weekday: NDArray[np.int64], periods: list[NDArray[np.bool_]]) -> Array:
    """α of each row by moments within the weekdays of each period (Breslow 1984), at least that of all rows.

    A row's own is taken with caution, because it is told by few days, and fewer still where it is large: a negative
    binomial's excess kurtosis is about 6α.
    """
    from scipy.stats import chi2

    groups = [period & (weekday == day) for period in periods for day in range(7)]
    groups = [group for group in groups if group.sum() > 1]
    excess, squares, spread = np.zeros(len(table)), np.zeros(len(table)), np.zeros(len(table))
    for group in groups:
        rate = table[:, group].sum(axis=1) / exposure[group].sum()
        fitted = rate[:, None] * exposure[group]
        around = ((table[:, group] - fitted) ** 2).sum(axis=1) * group.sum() / (group.sum() - 1)
        spread += around
        excess += around - fitted.sum(axis=1)
        squares += (fitted**2).sum(axis=1)
    common = max(0.0, float(excess.sum() / squares.sum())) if squares.sum() > 0 else 0.0
    own = np.divide(np.maximum(excess, 0), squares, out=np.zeros(len(table)), where=squares > 0)
    free = sum(float(group.sum() - 1) for group in groups) / (1 + 3 * own)
    careful = np.where(excess > 0, free / chi2.ppf(_CAUTION, np.maximum(free, 1.0)), 1.0)
    cautious = np.divide(spread * careful - (spread - excess), squares, out=own.copy(), where=squares > 0)
    # A row of a few texts cannot show its own dispersion: three texts on one day would always look like it.
    enough = table[:, np.any(periods, axis=0)].sum(axis=1) >= _HELD
    return np.asarray(np.maximum(np.where(enough, cautious, 0.0), common))


def _weekday_weights(table: Array, exposure: Array, among: NDArray[np.bool_], dispersion: Array) -> tuple[Array, Array]:
    """A factor for each theme and weekday (themes, 7), and what the factors add to the relative variance.

    The common factor of a weekday is held by 1, a theme's own by the common one, as strongly as `_HELD` texts that
    nothing scatters; days that scatter (α) tell less than their counts.
    """
    size = exposure * among
    share = size.sum(axis=1) / size.sum()
    counted = table @ among.T.astype(np.float64)  # (themes, 7)
    totals = counted.sum(axis=1, keepdims=True)
    common = (counted.sum(axis=0) + _HELD) / (totals.sum() * share + _HELD)
    expected = totals * share * common / (common * share).sum()
    told = expected / (1 + dispersion[:, None] * expected / np.maximum(among.sum(axis=1), 1))
    credit = told / (told + _HELD)
    own = np.divide(counted, expected, out=np.ones_like(counted), where=expected > 0)
    factors = common * (1 + credit * (own - 1))
    added = np.divide(credit**2, told, out=np.zeros_like(told), where=told > 0)
    return factors / (factors * share).sum(axis=1, keepdims=True), np.asarray(added.max(axis=1))
