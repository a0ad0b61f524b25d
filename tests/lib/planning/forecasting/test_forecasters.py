"""Every forecaster keeps the same promises: equivariance, ordered bands, reasons for what it cannot do."""

import math
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.planning import (
    Arima,
    CalendarRegression,
    Combination,
    ExponentialSmoothing,
    HoltWinters,
    SameSeasonMean,
    SeasonalDecomposition,
    WeightedRule,
    calendar_effects,
    refit_weights,
    seasonal_naive,
    time_series,
    weighted_rule,
)
from huiyin.lib.stats import Undefined

QUICK = [
    seasonal_naive(),
    SameSeasonMean(k=4),
    WeightedRule(),
    HoltWinters(alpha=0.3, beta=0.1, gamma=0.2),
    HoltWinters(alpha=0.3, beta=0.1, gamma=0.2, seasonal="multiplicative"),
    HoltWinters(alpha=0.3),
    Combination(members=(seasonal_naive(), WeightedRule(), HoltWinters(alpha=0.3))),
]
SLOW = [ExponentialSmoothing(), ExponentialSmoothing(log=True), Arima(), SeasonalDecomposition(log=True)]
volumes = st.lists(st.floats(10, 1000), min_size=30, max_size=50)


def monthly(n=60, growth=0.01, noise=0.03, seed=1):
    t = np.arange(n)
    rng = np.random.default_rng(seed)
    season = 1 + 0.2 * np.sin(2 * np.pi * t / 12)
    return 1000 * (1 + growth) ** t * season * np.exp(noise * rng.standard_normal(n))


@pytest.mark.parametrize("model", QUICK, ids=lambda model: model.name)
@settings(max_examples=15, deadline=None)
@given(values=volumes, factor=st.floats(0.01, 100))
def test_forecasts_scale_with_the_series(model, values, factor):
    one = model.fit(time_series(values, period=6)).forecast(8)
    other = model.fit(time_series(np.array(values) * factor, period=6)).forecast(8)
    assert np.allclose(np.array(one.point) * factor, other.point, rtol=1e-6)
    assert np.allclose(np.array(one.bands[1].high) * factor, other.bands[1].high, rtol=1e-6)


@pytest.mark.parametrize("model", [*QUICK, *SLOW], ids=lambda model: model.name)
def test_bands_are_nested_around_the_point_and_never_narrow(model):
    found = model.fit(time_series(monthly(), period=12)).forecast(13, levels=(0.5, 0.9))
    inner, outer = (np.array([band.low, band.high]) for band in found.bands)
    assert (outer[0] <= inner[0]).all()
    assert (inner[0] <= found.point).all()
    assert (inner[1] <= outer[1]).all()
    assert found.interval.low == inner[0][0]
    assert outer[1][12] - outer[0][12] >= 0.99 * (outer[1][0] - outer[0][0])
    assert all(math.isfinite(value) for value in found.point)


@pytest.mark.parametrize("model", [*QUICK, *SLOW], ids=lambda model: model.name)
@pytest.mark.parametrize("values", [[], [5.0], [None, None], [1.0, 2.0, 3.0]])
def test_too_little_data_is_a_reason_not_a_crash(model, values):
    found = model.fit(time_series(values, period=12)).forecast(2)
    if isinstance(model, HoltWinters) and model.gamma is None and len(values) == 3:
        assert not found.undefined
    elif found.undefined:
        assert found.reason in Undefined
        assert found.point == ()
        assert "cannot be computed" in found.describe("en")
    else:
        assert isinstance(model, WeightedRule | Combination)


@pytest.mark.parametrize("model", [*QUICK, *SLOW], ids=lambda model: model.name)
def test_a_constant_series_stays_constant(model):
    found = model.fit(time_series([100.0] * 40, period=12)).forecast(3)
    if not found.undefined:
        assert found.point == pytest.approx([100, 100, 100])


def test_volumes_do_not_fall_below_zero_unless_allowed():
    falling = np.arange(40, 0, -1.0)
    model = HoltWinters(alpha=0.5, beta=0.5)
    assert min(model.fit(time_series(falling)).forecast(9).bands[1].low) == 0
    assert model.fit(time_series(falling, floor=None)).forecast(9).point[-1] < 0


def test_plain_numpy_and_arrow_values_are_read_alike():
    values = [3.0, None, 5.0, 4.0, 6.0, 5.5]
    same = [
        time_series(values, period=2),
        time_series(np.array([3, np.nan, 5, 4, 6, 5.5]), period=2),
        time_series(pa.array(values), period=2),
    ]
    assert len({SameSeasonMean(k=2).fit(one).forecast(2).point for one in same}) == 1
    assert {one.missing for one in same} == {1}
    assert time_series([1.0, math.inf]).missing == 1


def test_the_four_week_mean_passes_over_missing_days():
    weeks = [[10.0, 1.0], [20.0, 2.0], [None, 3.0], [30.0, 4.0], [40.0, 5.0]]
    found = SameSeasonMean(k=4).fit(time_series([value for week in weeks for value in week], period=2)).forecast(2)
    assert found.point == (25.0, 3.5)
    assert found.missing == 1


def test_the_rule_without_last_year_is_flagged_and_without_two_refuses():
    degraded = weighted_rule(last_year=None, n3=50_500, n2=52_000, n1=53_500)
    assert degraded.degraded
    assert "missing" in degraded.describe("en")
    refused = weighted_rule(last_year=None, n3=None, n2=52_000, n1=53_500)
    assert refused.reason is Undefined.TOO_MANY_MISSING
    assert weighted_rule(last_year=math.nan, n3=1, n2=1, n1=1).degraded
    with pytest.raises(ValueError, match="sum to 1"):
        weighted_rule(last_year=1, n3=1, n2=1, n1=1, weights=(0.5, 0.5, 0.5, 0.5))


def test_under_growth_the_rule_is_biased_low_by_its_mean_lag():
    values = 1000 * 1.02 ** np.arange(40)
    rolled = [
        WeightedRule().fit(time_series(values[:t], period=12)).forecast(1).point[0] / values[t] for t in range(20, 40)
    ]
    lag = 0.055 * 12 + 0.185 * 3 + 0.315 * 2 + 0.445
    assert np.mean(rolled) - 1 == pytest.approx(-0.02 * lag, abs=0.008)


@settings(max_examples=20, deadline=None)
@given(values=st.lists(st.floats(100, 200), min_size=26, max_size=40))
def test_refit_weights_lie_on_the_simplex_and_fit_no_worse(values):
    found = refit_weights(values)
    assert sum(found.weights) == pytest.approx(1)
    assert min(found.weights) >= 0
    assert found.mse <= found.mse_before * (1 + 1e-6) + 1e-9


def test_refit_finds_the_weights_that_made_the_series():
    rng = np.random.default_rng(3)
    values = list(rng.uniform(50, 150, 12))
    for _ in range(40):
        values.append(0.1 * values[-12] + 0.2 * values[-3] + 0.3 * values[-2] + 0.4 * values[-1])
    assert refit_weights(values).weights == pytest.approx([0.1, 0.2, 0.3, 0.4], abs=1e-4)
    assert refit_weights(values[:15]).reason is Undefined.TOO_FEW


def test_a_log_method_refuses_zero():
    values = [0.0, *monthly(40)]
    for model in (
        Arima(),
        ExponentialSmoothing(log=True),
        HoltWinters(alpha=0.3, gamma=0.1, seasonal="multiplicative"),
    ):
        assert model.fit(time_series(values, period=12)).forecast(1).reason is Undefined.NOT_APPLICABLE


def test_fitted_models_follow_a_clean_season():
    values = monthly(72, noise=0.005)
    for model in (Arima(), ExponentialSmoothing(log=True), SeasonalDecomposition(log=True)):
        point = model.fit(time_series(values[:60], period=12)).forecast(12).point
        assert np.abs(np.array(point) / values[60:] - 1).mean() < 0.06, model.name


def test_a_combination_is_the_median_and_tells_of_members_that_refused():
    series = time_series(monthly(), period=12)
    members = (seasonal_naive(), SameSeasonMean(k=2), SameSeasonMean(k=4))
    points = [member.fit(series).forecast(5).point for member in members]
    assert Combination(members=members).fit(series).forecast(5).point == pytest.approx(np.median(points, axis=0))
    short = Combination(members=(HoltWinters(alpha=0.5), ExponentialSmoothing())).fit(
        time_series([1, 2, 3, 4], period=12)
    )
    assert short.forecast(1).degraded


@pytest.mark.parametrize("steps", [0, -1])
def test_misuse_says_what_to_do(steps):
    fitted = seasonal_naive().fit(time_series([1.0, 2.0]))
    with pytest.raises(ValueError, match="at least one step"):
        fitted.forecast(steps)
    with pytest.raises(ValueError, match="confidence"):
        fitted.forecast(1, levels=(80,))
    with pytest.raises(ValueError, match="between 0 and 1"):
        HoltWinters(alpha=1.5).fit(time_series([1.0] * 9))
    with pytest.raises(ValueError, match="first value"):
        CalendarRegression().fit(time_series([1.0] * 50, period=7))


def test_known_calendar_effects_are_found_again():
    start, n = date(2022, 1, 1), 4 * 365
    days = [start + timedelta(days=i) for i in range(n)]
    effects = calendar_effects(days, lunar_width=5)
    true = dict.fromkeys(effects.names, 0.0) | {
        "holiday": -0.5,
        "adjusted_workday": 0.4,
        "day_after": 0.25,
        "lunar_+5": 0.3,
    }
    weekday = np.array([0.2, 0.1, 0.0, 0.0, 0.1, -0.6, -0.8])[[day.weekday() for day in days]]
    noise = 0.05 * np.random.default_rng(5).standard_normal(n)
    values = np.exp(7 + weekday + effects.rows @ np.array([true[name] for name in effects.names]) + noise)
    model = CalendarRegression(effects=lambda days: calendar_effects(days, lunar_width=5))
    fitted = model.fit(time_series(values, period=7, start=start))
    for name, size in true.items():
        assert fitted.effects[name] == pytest.approx(size, abs=0.06), name
    assert fitted.residual_sd == pytest.approx(0.05, rel=0.1)
    found = fitted.forecast(7)
    first = date(2022, 1, 1) + timedelta(days=n)
    assert [found.point[i] for i in range(7)] == pytest.approx(
        [
            math.exp(
                7
                + [0.2, 0.1, 0, 0, 0.1, -0.6, -0.8][day.weekday()]
                + calendar_effects([day], lunar_width=5).rows[0] @ list(true.values())
            )
            for day in (first + timedelta(days=i) for i in range(7))
        ],
        rel=0.08,
    )
