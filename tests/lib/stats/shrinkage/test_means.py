import math
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    james_stein,
    n_for_reliability,
    random_effects,
    random_effects_from_moments,
    rank_units,
    reliability,
    shrink_means,
)

UNITS = st.lists(st.tuples(st.integers(1, 200), st.floats(1, 5)), min_size=3, max_size=12)


def named(k):
    return [f"u{i}" for i in range(k)]


@settings(max_examples=40, deadline=None)
@given(units=UNITS, sigma2=st.floats(0.05, 4), method=st.sampled_from(["dl", "reml"]))
def test_shrunken_means_lie_between_their_own_and_the_common_mean(units, sigma2, method):
    n, means = zip(*units, strict=True)
    found = shrink_means(units=named(len(n)), n=n, means=means, within_variance=sigma2, method=method)
    assert found.tau2 >= 0
    for unit in found.units:
        low, high = sorted((unit.raw, found.mean))
        assert low - 1e-9 <= unit.shrunk <= high + 1e-9
        assert 0 <= unit.reliability <= 1
        assert unit.interval.low <= unit.shrunk <= unit.interval.high


@settings(max_examples=20, deadline=None)
@given(units=UNITS, shift=st.floats(-10, 10), factor=st.floats(0.1, 10))
def test_shrinkage_moves_with_the_scale(units, shift, factor):
    n, means = zip(*units, strict=True)
    one = shrink_means(units=named(len(n)), n=n, means=means, within_variance=1.0, method="dl")
    moved = [factor * mean + shift for mean in means]
    two = shrink_means(units=named(len(n)), n=n, means=moved, within_variance=factor**2, method="dl")
    expected = [factor * unit.shrunk + shift for unit in one.units]
    assert [unit.shrunk for unit in two.units] == pytest.approx(expected, abs=1e-6)


def test_more_answers_shrink_less_and_exact_means_not_at_all():
    found = shrink_means(units="abcd", n=[1, 10, 100, 1000], means=[5, 5, 1, 1], within_variance=1.0)
    keeps = [unit.reliability for unit in found.units]
    assert keeps == sorted(keeps)
    exact = shrink_means(units="ab", n=[3, 3], means=[1, 5], within_variance=0.0)
    assert [unit.shrunk for unit in exact.units] == [1, 5]


def test_a_unit_without_answers_takes_the_common_mean_with_the_spread_of_units():
    found = shrink_means(units="abc", n=[50, 50, 0], means=[3.0, 5.0, None], within_variance=1.0)
    assert found.units[2].shrunk == pytest.approx(found.mean)
    assert found.units[2].reason is Undefined.NO_ANSWERS
    assert found.units[2].sd > math.sqrt(found.tau2)
    assert [unit.name for unit in found.ranked] == ["b", "a"]
    assert found.missing == 1


@pytest.mark.parametrize(
    ("n", "means", "reason"),
    [([], [], Undefined.NO_ANSWERS), ([5], [3.0], Undefined.TOO_FEW), ([0, 0], [None, None], Undefined.NO_ANSWERS)],
)
def test_too_little_has_a_reason(n, means, reason):
    found = shrink_means(units=named(len(n)), n=n, means=means, within_variance=1.0)
    assert (found.reason, found.units) == (reason, ())
    assert found.describe("zh-Hant").endswith("。")


def test_misuse_is_refused():
    with pytest.raises(ValueError, match="either within_variance"):
        shrink_means(units="ab", n=[1, 2], means=[1, 2])
    with pytest.raises(ValueError, match="as many means"):
        shrink_means(units="ab", n=[1], means=[1, 2], within_variance=1)
    with pytest.raises(ValueError, match="positive variance"):
        james_stein(units="abcd", estimates=[1, 2, 3, 4], variance=0)


def test_james_stein_shrinks_all_the_way_where_noise_explains_all():
    found = james_stein(units="abcde", estimates=[1.0, 1.1, 0.9, 1.0, 1.05], variance=1.0)
    assert [unit.shrunk for unit in found.units] == pytest.approx([1.01] * 5)
    assert james_stein(units="abc", estimates=[1, 2, 3], variance=1).reason is Undefined.TOO_FEW
    assert james_stein(units="abcd", estimates=[2, 2, 2, 2], variance=1).tau2 == 0


def test_james_stein_beats_raw_means_in_total_error():
    rng = np.random.default_rng(0)
    raw_error = shrunk_error = 0.0
    for _ in range(100):
        truth = rng.normal(size=10)
        seen = truth + rng.normal(size=10)
        found = james_stein(units=named(10), estimates=seen, variance=1.0)
        raw_error += ((seen - truth) ** 2).sum()
        shrunk_error += ((np.array([unit.shrunk for unit in found.units]) - truth) ** 2).sum()
    assert shrunk_error < 0.75 * raw_error


def grouped(seed=1, tau=1.0, size=(4, 9, 15, 30, 6, 12)):
    rng = np.random.default_rng(seed)
    index = np.repeat(np.arange(len(size)), size)
    x = rng.normal(size=len(index))
    return index, x, 3 + tau * rng.normal(size=len(size))[index] + 0.5 * x + rng.normal(size=len(index))


def test_rows_and_moments_give_the_same_random_effects_in_any_container():
    index, _, y = grouped()
    rows = random_effects(values=y, units=index.tolist())
    parts = [y[index == u] for u in range(6)]
    moments = random_effects_from_moments(
        units=[str(u) for u in range(6)],
        n=[len(p) for p in parts],
        means=[float(p.mean()) for p in parts],
        variances=[float(p.var(ddof=1)) for p in parts],
    )
    assert moments.tau2 == pytest.approx(rows.tau2, rel=1e-5)
    assert [u.shrunk for u in moments.units] == pytest.approx([u.shrunk for u in rows.units])
    assert random_effects(values=pa.array(y), units=index) == rows
    assert random_effects(values=pa.array(y), units=pa.array(index)) == rows
    homeless = random_effects(values=[*y, 9.0], units=[*index.tolist(), None])
    assert (homeless.missing, homeless.units) == (1, rows.units)


def test_random_effects_equal_statsmodels_mixed_model():
    from statsmodels.regression.mixed_linear_model import MixedLM

    index, x, y = grouped(seed=3)
    ours = random_effects(values=y, units=index.tolist(), covariates={"x": x})
    theirs = MixedLM(y, np.column_stack([np.ones(len(y)), x - x.mean()]), groups=index).fit(reml=True)
    assert ours.tau2 == pytest.approx(float(theirs.cov_re[0, 0]), rel=1e-3)
    assert ours.sigma2 == pytest.approx(theirs.scale, rel=1e-4)
    assert ours.mean == pytest.approx(theirs.params[0], rel=1e-5)
    effects = [unit.shrunk - ours.mean for unit in ours.units]
    assert effects == pytest.approx([float(theirs.random_effects[u].iloc[0]) for u in range(6)], abs=1e-3)


def test_case_mix_is_taken_out():
    rng = np.random.default_rng(2)
    index = np.repeat([0, 1, 2, 3], 100)
    hard = (rng.random(400) < np.array([0.1, 0.3, 0.6, 0.9])[index]).astype(float)
    y = 80 - 10 * hard + rng.normal(size=400)
    plain, adjusted = (random_effects(values=y, units=index.tolist(), covariates=mix) for mix in (None, {"hard": hard}))
    assert plain.p_value < 0.001
    assert adjusted.p_value > 0.01
    assert adjusted.tau2 < 0.1 < plain.tau2
    assert "not distinguishable" in adjusted.describe("en")


def test_intervals_of_blups_cover_the_true_levels():
    rng = np.random.default_rng(7)
    covered = total = 0
    for _ in range(60):
        truth = rng.normal(size=15)
        index = np.repeat(np.arange(15), 5)
        found = random_effects(values=10 + truth[index] + rng.normal(size=75), units=index.tolist())
        covered += sum(u.interval.low <= 10 + truth[i] <= u.interval.high for i, u in enumerate(found.units))
        total += 15
    assert 0.91 < covered / total < 0.98


@pytest.mark.parametrize(
    ("values", "units", "reason"),
    [
        ([], [], Undefined.NO_ANSWERS),
        ([None, math.nan], ["a", "b"], Undefined.NO_ANSWERS),
        ([1, 2, 3], ["a", "a", "a"], Undefined.TOO_FEW),
        ([1, 2, 3], ["a", "b", "c"], Undefined.TOO_FEW),
        ([1, 1, 2, 2], ["a", "a", "b", "b"], Undefined.ALIKE_WITHIN),
        ([5, 5, 5, 5], ["a", "a", "b", "b"], Undefined.NO_VARIATION),
    ],
)
def test_what_random_effects_cannot_do_has_a_reason(values, units, reason):
    assert random_effects(values=values, units=units).reason is reason


def test_a_covariate_without_variation_is_named_as_such():
    index, x, y = grouped()
    found = random_effects(values=y, units=index.tolist(), covariates={"flat": np.full(len(y), 3.0)})
    assert found.reason is Undefined.NO_VARIATION
    with pytest.raises(ValueError, match="one length"):
        random_effects(values=y, units=index.tolist(), covariates={"x": x[:-1]})


def test_huge_values_keep_their_digits():
    index, _, y = grouped()
    plain, far = (random_effects(values=y + shift, units=index.tolist()) for shift in (0, 1e7))
    assert far.tau2 == pytest.approx(plain.tau2, rel=1e-4)


def test_ranks_are_probabilities_and_seeded():
    found = shrink_means(units="abcd", n=[50, 50, 50, 50], means=[4.5, 4.4, 3, 2], within_variance=1.0)
    ranking = rank_units(found, seed=1)
    assert ranking == rank_units(found, seed=1)
    assert [unit.name for unit in ranking.units] == ["a", "b", "c", "d"]
    assert sum(unit.best for unit in ranking.units) == pytest.approx(1)
    assert sum(unit.expected_rank for unit in ranking.units) == pytest.approx(10)
    assert [unit.name for unit in rank_units(found, best="low").units] == ["d", "c", "b", "a"]
    assert "not certain" in ranking.describe("en")
    clear = shrink_means(units="ab", n=[500, 500], means=[4.5, 2], within_variance=1.0)
    assert "is the best" in rank_units(clear).describe("en")


def test_one_unit_is_no_ranking():
    found = shrink_means(units="ab", n=[5, 0], means=[3.0, None], within_variance=1.0)
    assert rank_units(found).reason is Undefined.TOO_FEW
    with pytest.raises(ValueError, match="share between"):
        rank_units(shrink_means(units="ab", n=[5, 5], means=[3, 4], within_variance=1.0), top=25)


@given(tau2=st.floats(0.01, 10), sigma2=st.floats(0.01, 10), wanted=st.floats(0.05, 0.95))
def test_the_scores_needed_reach_the_reliability_and_one_fewer_does_not(tau2, sigma2, wanted):
    needed = int(n_for_reliability(tau2=tau2, sigma2=sigma2, wanted=wanted).estimate)
    assert reliability(tau2=tau2, sigma2=sigma2, n=needed) >= wanted - 1e-6
    assert needed == 1 or reliability(tau2=tau2, sigma2=sigma2, n=needed - 1) < wanted + 1e-6


def test_units_alike_can_never_be_ranked():
    assert n_for_reliability(tau2=0, sigma2=1).reason is Undefined.NO_VARIATION
    assert reliability(tau2=0, sigma2=1, n=100) == 0
    assert reliability(tau2=1, sigma2=1, n=0) == 0
    with pytest.raises(ValueError, match="variances"):
        reliability(tau2=-1, sigma2=1, n=3)


def test_a_unit_of_several_values_needs_its_variance():
    # Left out, it would count as no spread at all and make every unit look different.
    with pytest.raises(ValueError, match="needs its sample variance"):
        random_effects_from_moments(units=["a", "b"], n=[6, 5], means=[2, 3], variances=[None, 1])
    lone = random_effects_from_moments(units=["a", "b", "c"], n=[1, 5, 4], means=[2, 3, 4], variances=[None, 1, 2])
    assert lone.sigma2 is not None


def test_large_equal_means_without_spread_stay_finite():
    found = shrink_means(units=["a", "b"], n=[5, 5], means=[2e9, 2e9], within_variance=0)
    assert [unit.shrunk for unit in found.units] == [2e9, 2e9]
    assert (found.mean, found.interval.low) == (2e9, 2e9)


@pytest.mark.parametrize("number", [Decimal, np.int64])
def test_numbers_of_any_type_come_out_plain(number):
    four = [number(x) for x in (4, 3, 5, 9)]
    assert "np." not in repr(james_stein(units=list("abcd"), estimates=four, variance=number(1)))
    assert type(reliability(tau2=number(1), sigma2=number(4), n=number(4))) is float
    assert n_for_reliability(tau2=number(1), sigma2=number(4)).estimate == 10
