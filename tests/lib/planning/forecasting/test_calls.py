"""The calls forecaster: shapes, calibration, robustness; and against the four-week mean on the bank's calls."""

import csv
import gzip
from datetime import date, datetime, timedelta

import numpy as np
import pytest

from huiyin.lib.planning import CallsForecaster, calls_table, calls_table_from_rows, forecast_accuracy
from huiyin.lib.stats import Undefined
from tests.real_data import real_data

FIRST = date(2024, 1, 1)


def workdays(n):
    every = (FIRST + timedelta(days=i) for i in range(2 * n + 10))
    return [day for day in every if day.weekday() < 5][:n]


def simulated(n=60, slots=24, seed=1):
    rng = np.random.default_rng(seed)
    days = workdays(n)
    shape = 20 + 80 * np.sin(np.pi * (np.arange(slots) + 1) / (slots + 1))
    level = np.array([1.3 if day.weekday() == 0 else 1.0 for day in days]) * rng.gamma(400, 1 / 400, n)
    return days, rng.poisson(level[:, None] * shape), shape


def test_the_expected_shape_is_found_and_bands_hold():
    days, counts, shape = simulated(90)
    fitted = CallsForecaster().fit(calls_table(days=days[:80], counts=counts[:80]))
    found = fitted.forecast(days[80:90])
    assert len(found.days) == 10
    monday = np.array([day.weekday() == 0 for day in days[80:90]])
    totals = np.array([day.total for day in found.days])
    assert totals[monday].mean() / totals[~monday].mean() == pytest.approx(1.3, rel=0.06)
    tuesday = found.days[int(np.flatnonzero(~monday)[0])]
    assert np.abs(np.array(tuesday.point) / shape - 1).mean() < 0.08
    held = [
        np.mean((np.array(d.bands[0].low) <= a) & (a <= np.array(d.bands[0].high)))
        for d, a in zip(found.days, counts[80:], strict=True)
    ]
    assert 0.7 <= np.mean(held) <= 0.95
    assert sum(tuesday.point) == pytest.approx(tuesday.total)
    assert "calls are expected" in found.describe("en")


def test_it_sees_no_future():
    days, counts, _ = simulated(40)
    table = calls_table(days=days, counts=counts)
    other = counts.copy()
    other[30:] = 0
    one, two = (
        CallsForecaster().fit(calls_table(days=days, counts=c).until(30)).forecast([days[30]]) for c in (counts, other)
    )
    assert one == two
    assert table.until(30).days == tuple(days[:30])


def test_twice_the_calls_are_about_twice_the_forecast():
    days, counts, _ = simulated(40)
    one, two = (
        CallsForecaster(calibration=0).fit(calls_table(days=days, counts=c)).forecast([date(2024, 2, 26)])
        for c in (100 * counts, 200 * counts)
    )
    assert two.days[0].total == pytest.approx(2 * one.days[0].total, rel=0.01)
    assert one.days[0].bands == ()
    assert one.interval is None


def test_a_freak_day_moves_little():
    days, counts, _ = simulated(60)
    freak = counts.copy()
    freak[-1] = 0
    calm, odd = (
        CallsForecaster(calibration=0).fit(calls_table(days=days, counts=c)).forecast([days[-1] + timedelta(days=3)])
        for c in (counts, freak)
    )
    assert odd.days[0].total > 0.7 * calm.days[0].total


def test_gaps_are_counted_and_too_few_days_refuse():
    days, counts, _ = simulated(30)
    holed = counts.astype(float)
    holed[3, 5] = np.nan
    found = CallsForecaster().fit(calls_table(days=days, counts=holed)).forecast([days[-1] + timedelta(days=3)])
    assert (found.n, found.missing) == (29, 1)
    few = CallsForecaster().fit(calls_table(days=days[:9], counts=counts[:9])).forecast([days[9]])
    assert few.reason is Undefined.TOO_FEW
    none = CallsForecaster().fit(calls_table(days=[], counts=[])).forecast([days[0]])
    assert none.reason is Undefined.TOO_FEW
    zero = (
        CallsForecaster().fit(calls_table(days=days, counts=np.zeros((30, 6)))).forecast([days[-1] + timedelta(days=3)])
    )
    assert zero.days[0].total == pytest.approx(0, abs=1e-9)


def test_the_update_takes_up_a_busy_morning():
    rng = np.random.default_rng(11)
    days = workdays(80)
    factor = rng.gamma(50, 1 / 50, 80)
    counts = rng.poisson(factor[:, None] * np.full(20, 100.0))
    fitted = CallsForecaster().fit(calls_table(days=days[:79], counts=counts[:79]))
    made = fitted.forecast([days[79]]).days[0]
    busy = fitted.update(made, so_far=[1.3 * value for value in made.point[:8]])
    assert 1.1 < busy.estimate <= 1.3
    assert fitted.update(made, so_far=[]).estimate == 1


def test_rows_in_any_order_make_the_table():
    named = ["2024-01-02 08:05", "2024-01-01 08:00", "2024-01-01 08:05", "2024-01-01 08:05"]
    moments = [datetime.fromisoformat(name) for name in named]
    found = calls_table_from_rows(moments=moments, counts=[4, 1, 2, 3])
    assert found.days == (date(2024, 1, 1), date(2024, 1, 2))
    assert found.starts == (480, 485)
    assert np.array_equal(found.counts, [[1, 5], [np.nan, 4]], equal_nan=True)
    same = calls_table_from_rows(moments=np.array(moments, dtype="datetime64[ns]"), counts=[4, 1, 2, 3])
    assert np.array_equal(same.counts, found.counts, equal_nan=True)


def test_misuse_says_what_to_do():
    days, counts, _ = simulated(20)
    with pytest.raises(ValueError, match="in order"):
        calls_table(days=days[::-1], counts=counts)
    with pytest.raises(ValueError, match="negative"):
        calls_table(days=days, counts=-counts - 1)
    with pytest.raises(ValueError, match="one row"):
        calls_table(days=days[:3], counts=counts)
    with pytest.raises(ValueError, match="follow the history"):
        CallsForecaster().fit(calls_table(days=days, counts=counts)).forecast([days[0]])


def test_it_beats_the_four_week_mean_on_the_banks_last_days():
    with gzip.open(real_data("ts_bank_calls_train.csv.gz"), "rt") as lines:
        rows = [(datetime.fromisoformat(row["DateTime"]), float(row["Calls"])) for row in csv.DictReader(lines)]
    table = calls_table_from_rows(moments=[moment for moment, _ in rows], counts=[calls for _, calls in rows])
    first = len(table.days) - 10
    past = np.array([day.weekday() for day in table.days])
    four, ours = [], []
    for day in range(first, len(table.days)):
        four.append(table.counts[np.flatnonzero(past[:day] == past[day])[-4:]].mean(axis=0))
        fitted = CallsForecaster(calibration=0).fit(table.until(day))
        ours.append(fitted.forecast([table.days[day]]).days[0].point)
    actual = table.counts[first:].ravel()
    mean, own = (forecast_accuracy(actual=actual, forecast=np.ravel(points)).estimate for points in (four, ours))
    assert own <= 0.9 * mean
