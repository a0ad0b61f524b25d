"""Forecasters judged as they are used: at rolling origins, against a named baseline, with the chance in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from huiyin.lib.planning.forecasting.accuracy import (
    ErrorSums,
    accuracy_from_sums,
    band_coverage,
    band_pinball,
    error_sums,
    naive_scale,
)
from huiyin.lib.planning.forecasting.forecaster import LEVELS, Forecaster
from huiyin.lib.planning.forecasting.results import (
    Band,
    Champion,
    Forecast,
    MemberScore,
    RollingEvaluation,
    WapeDifference,
)
from huiyin.lib.planning.forecasting.series import Series
from huiyin.lib.stats.arrays import Array, complete_rows
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

_FEWEST_ORIGINS = 6


def rolling_origin(
    series: Series,
    *,
    forecasters: Mapping[str, Forecaster],
    horizon: int = 1,
    origins: int = 12,
    step: int = 1,
    levels: Sequence[float] = LEVELS,
) -> RollingEvaluation:
    """Every forecaster refit at the last `origins` origins, `step` apart, and judged on the next `horizon` steps.

    At least 6 origins, each with a season before it, else undefined. MASE and RMSSE take their scale
    from the values before the first origin. A refusal counts in `refused` and its steps are not
    judged; compare only members with equal n (Tashman 2000).
    """
    ends = _origins(series, horizon=horizon, origins=origins, step=step)
    if len(ends) < _FEWEST_ORIGINS:
        return RollingEvaluation(n=0, horizon=horizon, method="rolling_origin", reason=Undefined.TOO_FEW)
    tracks = {name: _track(series, one, ends, horizon, levels) for name, one in forecasters.items()}
    scale = series.values[: ends[0]]
    members = [_score(name, track, scale, series.period, levels) for name, track in tracks.items()]
    members.sort(key=lambda member: (_wape_or_last(member), member.name))
    return RollingEvaluation(
        n=max(member.accuracy.n for member in members) if members else 0,
        missing=series.missing,
        horizon=horizon,
        method="rolling_origin",
        origins=tuple(ends),
        members=tuple(members),
        reason=None if members else Undefined.NOT_APPLICABLE,
    )


def wape_difference(
    *,
    actual: Values,
    forecast: Values,
    baseline: Values,
    block: int = 1,
    confidence: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
) -> WapeDifference:
    """WAPE of `forecast` less WAPE of `baseline` with a block bootstrap interval (Carlstein 1986).

    Rows are in the order of time; blocks of `block` rows (a day of intervals, a week of days) keep
    what belongs together and are drawn whole. Fewer than 5 blocks: no interval; with 20 the 95 %
    interval holds about 91 % of the time, for certainty take more. `improvement` is the part of the
    baseline's WAPE saved.
    """
    normal_quantile(confidence)
    if block < 1 or draws < 1:
        message = "Blocks and draws are at least 1."
        raise ValueError(message)
    rows = complete_rows([actual, forecast, baseline])
    table = rows.values if rows.values.size else np.empty((0, 3))
    losses = np.column_stack([np.abs(table[:, 1] - table[:, 0]), np.abs(table[:, 2] - table[:, 0]), table[:, 0]])
    own, other, total = losses.sum(axis=0).tolist()
    defined = total > 0
    return WapeDifference(
        n=len(losses),
        missing=rows.missing,
        rejected=rows.rejected,
        method="block_bootstrap",
        reason=None if defined else Undefined.NO_EXPOSURE if len(losses) else Undefined.NO_ANSWERS,
        estimate=(own - other) / total if defined else None,
        interval=_bootstrap(losses, block, confidence, draws, seed) if defined else None,
        wape=own / total if defined else None,
        baseline_wape=other / total if defined else None,
        improvement=1 - own / other if defined and other > 0 else None,
    )


def choose_champion(
    series: Series,
    *,
    candidates: Mapping[str, Forecaster],
    baseline: str,
    horizon: int = 1,
    origins: int = 24,
    step: int = 1,
    confidence: float = 0.95,
    seed: int = 0,
) -> Champion:
    """The candidate with the least WAPE on the earlier half of the origins, if it beats the baseline on the later half.

    `baseline` names one of `candidates`, for example the weighted rule; it stays unless the bootstrap
    interval of the difference lies wholly below 0. Judging on origins the choice has not seen keeps
    the winner's luck out. At least 12 origins, else undefined and the baseline stays.
    """
    if baseline not in candidates:
        message = f"The baseline {baseline!r} must be one of the candidates {sorted(candidates)}."
        raise ValueError(message)
    ends = _origins(series, horizon=horizon, origins=origins, step=step)
    middle = len(ends) // 2
    late = [end for end in ends[middle:] if end >= ends[middle - 1] + horizon]
    early = series.until(ends[middle - 1] + horizon if middle else 0)
    evaluation = rolling_origin(early, forecasters=candidates, horizon=horizon, origins=max(middle, 1), step=step)
    rivals = [member for member in evaluation.members if member.name != baseline and not member.refused]
    if evaluation.undefined or not rivals or not late:
        reason = evaluation.reason or (Undefined.TOO_FEW if rivals else Undefined.NOT_APPLICABLE)
        return Champion(
            n=0, method="champion", reason=reason, chosen=baseline, baseline=baseline, evaluation=evaluation
        )
    best = rivals[0].name
    tracks = [_track(series, candidates[name], late, horizon, LEVELS) for name in (best, baseline)]
    difference = wape_difference(
        actual=tracks[0].actual,
        forecast=tracks[0].points,
        baseline=tracks[1].points,
        block=max(horizon * -(-horizon // step), round(len(tracks[0].actual) ** (1 / 3))),  # windows overlap
        confidence=confidence,
        seed=seed,
    )
    better = difference.distinguishable and (difference.estimate or 0.0) < 0
    return Champion(
        n=difference.n,
        missing=difference.missing,
        method="champion",
        chosen=best if better else baseline,
        best=best,
        baseline=baseline,
        difference=difference,
        evaluation=evaluation,
    )


@dataclass(frozen=True, slots=True)
class _Track:
    """What one forecaster said at all origins, step by step; NaN where it refused."""

    actual: Array
    points: Array
    bands: tuple[Band, ...]
    refused: int


def _origins(series: Series, *, horizon: int, origins: int, step: int) -> list[int]:
    if min(horizon, origins, step) < 1:
        message = "Horizon, origins and step are at least 1."
        raise ValueError(message)
    last = len(series.values) - horizon
    return [end for end in range(last - (origins - 1) * step, last + 1, step) if end >= max(series.period, 2)]


def _track(series: Series, one: Forecaster, ends: Sequence[int], horizon: int, levels: Sequence[float]) -> _Track:
    made = [one.fit(series.until(end)).forecast(horizon, levels=levels) for end in ends]
    actual = np.concatenate([series.values[end : end + horizon] for end in ends])
    points = np.concatenate([_or_missing(forecast.point, horizon) for forecast in made])
    bands = tuple(_joined(made, index, level, horizon) for index, level in enumerate(levels))
    return _Track(actual=actual, points=points, bands=bands, refused=sum(forecast.undefined for forecast in made))


def _joined(made: Sequence[Forecast], index: int, level: float, horizon: int) -> Band:
    chosen = [forecast.bands[index] if forecast.bands else None for forecast in made]
    low = np.concatenate([_or_missing(band.low if band else (), horizon) for band in chosen])
    high = np.concatenate([_or_missing(band.high if band else (), horizon) for band in chosen])
    return Band(confidence=level, low=tuple(low.tolist()), high=tuple(high.tolist()))


def _or_missing(values: Sequence[float], horizon: int) -> Array:
    return np.array(values) if values else np.full(horizon, np.nan)


def _score(name: str, track: _Track, train: Array, period: int, levels: Sequence[float]) -> MemberScore:
    sums: ErrorSums = error_sums(actual=track.actual, forecast=track.points)
    shares = [
        (level, band_coverage(actual=track.actual, low=np.array(band.low), high=np.array(band.high)))
        for level, band in zip(levels, track.bands, strict=True)
    ]
    return MemberScore(
        name=name,
        accuracy=accuracy_from_sums(sums, scale=naive_scale(train, period=period)),
        coverage=tuple((level, share) for level, share in shares if share is not None),
        pinball=band_pinball(actual=track.actual, bands=track.bands),
        refused=track.refused,
    )


def _wape_or_last(member: MemberScore) -> float:
    return np.inf if member.accuracy.estimate is None else member.accuracy.estimate


def _bootstrap(losses: Array, block: int, confidence: float, draws: int, seed: int) -> Interval | None:
    """Percentiles of the difference over resampled blocks; sums of blocks suffice, rows are not copied."""
    if len(losses) < 5 * block:
        return None
    blocks = np.add.reduceat(losses, np.arange(0, len(losses), block), axis=0)
    rng = np.random.default_rng(seed)
    resampled = [blocks[rng.integers(len(blocks), size=len(blocks))].sum(axis=0) for _ in range(draws)]
    own, other, total = np.array(resampled).T
    differences = (own - other)[total > 0] / total[total > 0]
    low, high = np.quantile(differences, [0.5 - confidence / 2, 0.5 + confidence / 2]).tolist()
    return Interval(low=low, high=high, confidence=confidence)
