"""The model behind CallsForecaster: square roots, a few profiles, a ridge regression and a fading level."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from huiyin.lib.planning.forecasting.chinese_days import CalendarEffects
from huiyin.lib.stats.arrays import Array

_WEEKDAY_RIDGE = 0.5
_HARMONICS = 2
_ODD_DAY = 4.0


@dataclass(frozen=True, slots=True)
class Settings:
    """See CallsForecaster."""

    rank: int
    half_life: float
    ridge: float
    learning: float
    memory: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of open days without their contacts: weekday, place in the month, closures before them."""

    days: tuple[date, ...]
    usual_gaps: tuple[float, ...]
    effects: Callable[[Sequence[date]], CalendarEffects] | None

    @classmethod
    def of(cls, days: Sequence[date], effects: Callable[[Sequence[date]], CalendarEffects] | None) -> "Surroundings":
        """Learn how long each weekday usually follows on the open day before."""
        gaps = [(later - earlier).days for earlier, later in pairwise(days)]
        by_weekday = [[gap for gap, day in zip(gaps, days[1:], strict=True) if day.weekday() == k] for k in range(7)]
        usual = tuple(float(np.median(found)) if found else 1.0 for found in by_weekday)
        return cls(days=tuple(days), usual_gaps=usual, effects=effects)

    def regressors(self, ahead: Sequence[date]) -> Array:
        """One row a day: those of the history, or those of the days ahead where any are given.

        The first seven columns are the weekdays, the next the month's harmonics and closures.
        """
        every = (*self.days, *ahead)
        if any(later <= earlier for earlier, later in pairwise(every)):
            message = "Days ahead must follow the history in order, each once."
            raise ValueError(message)
        begin = len(self.days) if ahead else 0
        chosen = every[begin:]
        closures = self._after_closure(every)
        rows = np.hstack(
            [
                np.eye(7)[[day.weekday() for day in chosen]].reshape(-1, 7),
                _harmonics(chosen),
                np.column_stack([closures, np.concatenate([[0.0], closures[:-1]])[: len(closures)]])[begin:],
            ]
        )
        return rows if self.effects is None else np.hstack([rows, self.effects(chosen).rows])

    def _after_closure(self, every: Sequence[date]) -> Array:
        """1 where more days were closed before a day than its weekday is used to."""
        odd = [float((later - earlier).days > self.usual_gaps[later.weekday()]) for earlier, later in pairwise(every)]
        return np.array([0.0, *odd][: len(every)])


@dataclass(frozen=True, slots=True)
class Learnt:
    """Mean root, profiles (rank × intervals), coefficients, today's level of each score, variance of the roots."""

    mean: Array
    profiles: Array
    coefficients: Array
    level: Array
    variance: Array
    memory: float

    def ahead(self, regressors: Array) -> Array:
        """Expected contacts of the next days (rows), each a day farther from today's level."""
        fading = self.memory ** np.arange(1, len(regressors) + 1)
        scores = regressors @ self.coefficients + fading[:, None] * self.level
        roots = np.maximum(self.mean + scores @ self.profiles, 0.0)
        # E(Y) = E(√(Y + ¼))² + Var(√) − ¼; the last two cancel for Poisson (Anscombe 1948).
        return np.asarray(np.maximum(roots**2 + self.variance - 0.25, 0.0))


def learn(counts: Array, regressors: Array, settings: Settings) -> Learnt:
    """Fit the model to complete days (days × intervals) with one row of regressors a day."""
    roots = np.sqrt(counts + 0.25)
    mean = roots.mean(axis=0)
    left, singular, right = np.linalg.svd(roots - mean, full_matrices=False)
    rank = min(settings.rank, len(singular))
    scores, profiles = left[:, :rank] * singular[:rank], right[:rank]
    weights = 0.5 ** (np.arange(len(counts))[::-1] / settings.half_life)
    coefficients = _ridge(regressors, scores, weights, settings.ridge)
    leftover = scores - regressors @ coefficients
    levels = _levels(leftover, settings.learning)
    surprise = leftover - settings.memory * levels[:-1]
    unexplained = roots - mean - (scores - surprise) @ profiles
    return Learnt(
        mean=mean,
        profiles=profiles,
        coefficients=coefficients,
        level=levels[-1],
        variance=np.average(unexplained**2, axis=0, weights=weights),
        memory=settings.memory,
    )


def _ridge(regressors: Array, scores: Array, weights: Array, penalty: float) -> Array:
    """Weighted ridge regression; weekdays, which are seen every week, are hardly penalised."""
    penalties = np.full(regressors.shape[1], penalty)
    penalties[:7] = _WEEKDAY_RIDGE
    weighted = regressors * weights[:, None]
    return np.asarray(np.linalg.solve(weighted.T @ regressors + np.diag(penalties), weighted.T @ scores))


def _levels(leftover: Array, learning: float) -> Array:
    """The level before each day and after the last (days + 1 × rank); a freak day counts as a merely odd one."""
    bound = _ODD_DAY * 1.4826 * np.median(np.abs(leftover), axis=0)
    levels = np.zeros((len(leftover) + 1, leftover.shape[1]))
    for day, left in enumerate(leftover):
        levels[day + 1] = levels[day] + learning * np.clip(left - levels[day], -bound, bound)
    return levels


def _harmonics(days: Sequence[date]) -> Array:
    """Where a day stands in its month, as waves: bills and wages come monthly."""
    turns = np.array([2 * np.pi * (day.day - 1) / _month_length(day) for day in days])
    waves = [wave(k * turns) for k in range(1, _HARMONICS + 1) for wave in (np.cos, np.sin)]
    return np.array(waves).T.reshape(len(days), 2 * _HARMONICS)


def _month_length(day: date) -> int:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return (following - timedelta(days=1)).day
