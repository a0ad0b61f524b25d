"""Errors from sums, rolling origins, the bootstrap of a difference, and the choice of a champion."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.planning import (
    ErrorSums,
    HoltWinters,
    SameSeasonMean,
    WeightedRule,
    accuracy_from_sums,
    band_coverage,
    choose_champion,
    error_sums,
    forecast_accuracy,
    pinball_loss,
    rolling_origin,
    seasonal_naive,
    time_series,
    wape_difference,
)
from huiyin.lib.stats import Undefined

volumes = st.integers(0, 10**7).map(lambda whole: whole / 1000)
pairs = st.lists(st.tuples(volumes, volumes), min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(pairs, pairs)
def test_sums_of_two_groups_add_up_to_those_of_all(one, other):
    parts = [error_sums(actual=[a for a, _ in part], forecast=[f for _, f in part]) for part in (one, other)]
    whole = error_sums(actual=[a for a, _ in one + other], forecast=[f for _, f in one + other])
    both = parts[0] + parts[1]
    for name in ("n", "actual", "error", "absolute", "squared"):
        assert getattr(both, name) == pytest.approx(getattr(whole, name), rel=1e-9, abs=1e-6)
    assert (both.relative is None) == (whole.relative is None)


@settings(max_examples=40, deadline=None)
@given(pairs)
def test_errors_keep_their_bounds(rows):
    found = forecast_accuracy(actual=[a for a, _ in rows], forecast=[f for _, f in rows])
    assert found.rmse >= found.mae * (1 - 1e-12)
    if found.estimate is not None:
        assert found.estimate >= abs(found.bias) - 1e-9
    perfect = forecast_accuracy(actual=[a for a, _ in rows], forecast=[a for a, _ in rows])
    assert perfect.mae == 0


def test_what_is_undefined_is_none_with_its_reason():
    nothing = forecast_accuracy(actual=[0, 0], forecast=[1, 2])
    assert (nothing.estimate, nothing.bias, nothing.reason) == (None, None, Undefined.NO_EXPOSURE)
    assert nothing.mae == 1.5
    assert forecast_accuracy(actual=[], forecast=[]).reason is Undefined.NO_ANSWERS
    flat = forecast_accuracy(actual=[5], forecast=[6], train=[3, 3, 3])
    assert (flat.mase, flat.rmsse) == (None, None)
    tiny = forecast_accuracy(actual=[5e-324], forecast=[1e300])
    assert (tiny.estimate, tiny.mape) == (None, None)
    gap = forecast_accuracy(actual=[5, None, 7], forecast=[5, 6, math.inf])
    assert (gap.n, gap.missing) == (1, 2)
    assert accuracy_from_sums(ErrorSums()).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="one length"):
        forecast_accuracy(actual=[1, 2], forecast=[1])


def test_the_pinball_loss_is_least_at_the_quantile():
    sample = np.random.default_rng(2).exponential(10, 4000)
    grid = np.linspace(1, 40, 79)
    losses = [pinball_loss(actual=sample, quantile=np.full(4000, q), probability=0.8) for q in grid]
    assert grid[int(np.argmin(losses))] == pytest.approx(np.quantile(sample, 0.8), abs=0.5)
    assert pinball_loss(actual=[], quantile=[], probability=0.5) is None
    assert band_coverage(actual=[1, 2, 3], low=[0, 2, 4], high=[1, 3, 9]) == pytest.approx(2 / 3)


def seasonal(n=84, seed=4):
    t = np.arange(n)
    return 1000 + 5 * t + 200 * np.sin(2 * np.pi * t / 12) + 30 * np.random.default_rng(seed).standard_normal(n)


CANDIDATES = {
    "rule": WeightedRule(),
    "naive": seasonal_naive(),
    "smoothing": HoltWinters(alpha=0.2, beta=0.05, gamma=0.1),
    "refuses": SameSeasonMean(k=1),
}


def test_rolling_origins_see_no_future():
    values = seasonal()
    changed = values.copy()
    changed[-1] = 10 * changed[-1]
    found = [
        rolling_origin(time_series(v, period=12), forecasters={"naive": seasonal_naive()}, origins=8)
        for v in (values, changed)
    ]
    last = len(values) - 1
    expected = (
        np.abs(values[last - 7 : last + 1] - values[last - 19 : last - 11]).sum() / values[last - 7 : last + 1].sum()
    )
    assert found[0].members[0].accuracy.estimate == pytest.approx(expected)
    assert found[0].origins == found[1].origins == tuple(range(last - 7, last + 1))


def test_rolling_origins_rank_and_cover():
    found = rolling_origin(time_series(seasonal(), period=12), forecasters=CANDIDATES, horizon=3, origins=20)
    assert found.members[0].name == "smoothing"
    assert found.members[0].coverage[0][1] == pytest.approx(0.8, abs=0.17)
    assert all(member.refused == 0 and member.pinball > 0 for member in found.members)
    assert "smoothing" in found.describe("en")
    short = rolling_origin(time_series(seasonal(14), period=12), forecasters=CANDIDATES)
    assert short.reason is Undefined.TOO_FEW


def test_the_champion_must_beat_the_baseline_on_unseen_origins():
    found = choose_champion(time_series(seasonal(), period=12), candidates=CANDIDATES, baseline="rule", origins=40)
    assert found.chosen == found.best == "smoothing"
    assert found.difference.distinguishable
    assert "Use smoothing" in found.describe("en")
    noise = time_series(np.random.default_rng(8).uniform(90, 110, 84), period=12)
    twins = {"rule": WeightedRule(), "other": WeightedRule(weights=(0.06, 0.18, 0.315, 0.445))}
    stays = choose_champion(noise, candidates=twins, baseline="rule", origins=40)
    assert stays.chosen == "rule"
    assert "Stay with rule" in stays.describe("en")
    few = choose_champion(time_series(seasonal(18), period=12), candidates=CANDIDATES, baseline="rule")
    assert (few.chosen, few.reason) == ("rule", Undefined.TOO_FEW)
    with pytest.raises(ValueError, match="baseline"):
        choose_champion(noise, candidates=CANDIDATES, baseline="nobody")


def test_the_difference_is_antisymmetric_and_reproducible():
    rng = np.random.default_rng(6)
    actual = rng.uniform(50, 150, 300)
    good, bad = actual + rng.normal(0, 5, 300), actual + rng.normal(0, 9, 300)
    one = wape_difference(actual=actual, forecast=good, baseline=bad, block=7, seed=3)
    again = wape_difference(actual=actual, forecast=good, baseline=bad, block=7, seed=3)
    turned = wape_difference(actual=actual, forecast=bad, baseline=good, block=7, seed=3)
    assert one == again
    assert one.estimate == pytest.approx(-turned.estimate)
    assert one.interval.low == pytest.approx(-turned.interval.high)
    assert one.interval.high < 0 < one.improvement
    assert "less than the baseline" in one.describe("en")
    same = wape_difference(actual=actual, forecast=good, baseline=good)
    assert "not distinguishable" in same.describe("en")
    assert wape_difference(actual=[1, 2], forecast=[1, 2], baseline=[2, 2]).interval is None
    assert wape_difference(actual=[0], forecast=[1], baseline=[2]).reason is Undefined.NO_EXPOSURE


def test_the_bootstrap_covers_the_true_difference():
    rng = np.random.default_rng(12)
    held = 0
    for draw in range(60):
        actual = np.full(140, 100.0)
        own, other = rng.normal(0, 5, 140), np.repeat(rng.normal(0, 6, 20), 7)
        found = wape_difference(
            actual=actual, forecast=actual + own, baseline=actual + other, block=7, draws=300, seed=draw
        )
        held += found.interval.low <= (5 - 6) / 100 * math.sqrt(2 / math.pi) <= found.interval.high
    assert held >= 48
