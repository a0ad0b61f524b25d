"""Forecasts from earlier seasons: seasonal naive and the mean of the last k same weekdays (months, hours …)."""

from dataclasses import dataclass

import numpy as np

from huiyin.lib.planning.forecasting.forecaster import Fitted, Path, Projected, Refused, root_mean_square
from huiyin.lib.planning.forecasting.series import Series
from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.reasons import Undefined


@dataclass(frozen=True, slots=True, kw_only=True)
class SameSeasonMean:
    """The mean of the last `k` values of the same place in the season: the "four-week mean" for k = 4.

    Missing values are passed over; a place without any refuses. The spread for s seasons ahead is
    the root mean square of the errors the rule made s seasons ahead in the series itself, so it
    widens where the level wanders.
    """

    k: int = 4

    @property
    def name(self) -> str:
        """Seasonal naive is its case k = 1."""
        return "seasonal_naive" if self.k == 1 else f"last_{self.k}_mean"

    def fit(self, series: Series) -> Fitted:
        """Learn the last k values of each place; refuses without a full season."""
        if self.k < 1:
            message = f"At least one season must be averaged, not {self.k}."
            raise ValueError(message)
        if len(series.values) < series.period or series.n == 0:
            return Refused(series, self.name, Undefined.TOO_FEW)
        table = _by_season(series)
        latest = _mean_of_last(table, self.k)
        if not np.isfinite(latest).all():
            return Refused(series, self.name, Undefined.TOO_MANY_MISSING)
        spreads = _spreads(table, self.k)

        def path(h: int) -> Path:
            ahead = np.arange(h) // series.period
            errors = None if not spreads else np.array(spreads)[np.minimum(ahead, len(spreads) - 1)]
            return latest[np.arange(h) % series.period], errors

        return Projected(series, self.name, path, spreads[0] if spreads else None)


def seasonal_naive() -> SameSeasonMean:
    """The last value of the same place in the season."""
    return SameSeasonMean(k=1)


def _by_season(series: Series) -> Array:
    """Seasons in rows, so that the last row ends with the last value; NaN before the beginning."""
    padding = -len(series.values) % series.period
    return np.concatenate([np.full(padding, np.nan), series.values]).reshape(-1, series.period)


def _mean_of_last(table: Array, k: int) -> Array:
    """For each place the mean of its last k present values, NaN where there is none."""
    present = np.isfinite(table)
    recent = present & (np.cumsum(present[::-1], axis=0)[::-1] <= k)
    counts = recent.sum(axis=0)
    sums = np.where(recent, table, 0.0).sum(axis=0)
    return np.asarray(np.divide(sums, counts, out=np.full(len(sums), np.nan), where=counts > 0))


def _running_mean_of_last(place: Array, k: int) -> Array:
    """After each season the mean of the last k present values of one place."""
    present = np.isfinite(place)
    sums = np.concatenate([[0.0], np.cumsum(place[present])])
    upper = np.cumsum(present)
    lower = np.maximum(upper - k, 0)
    counts = upper - lower
    means = np.divide(sums[upper] - sums[lower], counts, out=np.full(len(place), np.nan), where=counts > 0)
    return np.asarray(means)


def _spreads(table: Array, k: int, most: int = 12) -> list[float]:
    """Root mean square error 1, 2, … seasons ahead, as far as two or more errors are known."""
    rules = np.column_stack([_running_mean_of_last(place, k) for place in table.T])
    found: list[float] = []
    for ahead in range(1, min(most, len(table) - 1) + 1):
        spread = root_mean_square((table[ahead:] - rules[: len(table) - ahead]).ravel())
        if spread is None:
            break
        found.append(max([spread, *found[-1:]]))  # farther ahead is never surer
    return found
