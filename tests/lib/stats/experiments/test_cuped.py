"""CUPED: less noise, the same mean."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import CupedSums, Undefined, cuped, cuped_from_sums

RELAXED = settings(deadline=None, max_examples=40)  # the first call loads SciPy

PAIRS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.booleans()), min_size=6, max_size=20)


def columns(rows):
    pre, y, treated = zip(*rows, strict=True)
    return {"pre": pre, "y": y, "treated": [int(arm) for arm in treated]}


def sums(rows, arm):
    kept = [(pre, y) for pre, y, treated in rows if treated is arm]
    return CupedSums(
        n=len(kept),
        y=sum(y for _, y in kept),
        pre=sum(pre for pre, _ in kept),
        y_squares=sum(y * y for _, y in kept),
        pre_squares=sum(pre * pre for pre, _ in kept),
        products=sum(pre * y for pre, y in kept),
    )


@RELAXED
@given(PAIRS)
def test_sums_give_what_rows_give(rows):
    one = cuped(**columns(rows))
    other = cuped_from_sums(control=sums(rows, False), treated=sums(rows, True))
    assert one.reason == other.reason
    if one.estimate is not None:
        assert (other.estimate, other.theta) == pytest.approx((one.estimate, one.theta), abs=1e-6)
        assert 0 <= one.variance_ratio <= 1


@RELAXED
@given(PAIRS, st.integers(-9, 9), st.integers(1, 5))
def test_the_unit_of_the_past_does_not_matter(rows, shift, factor):
    one = cuped(**columns(rows))
    other = cuped(**columns([(factor * pre + shift, y, arm) for pre, y, arm in rows]))
    if one.estimate is not None:
        assert other.estimate == pytest.approx(one.estimate, abs=1e-6)


def test_a_good_past_saves_variance_and_a_useless_one_nothing():
    rng = np.random.default_rng(3)
    pre, treated = rng.normal(50, 10, 4000), np.tile([0, 1], 2000)
    y = 0.9 * pre + treated + rng.normal(0, 3, 4000)
    found = cuped(y=y, pre=pre, treated=treated)
    assert found.variance_ratio == pytest.approx(1 - found.correlation**2)
    assert found.se < 0.5 * found.raw_se
    assert found.interval.low < 1 < found.interval.high
    assert "less variance" in found.describe("en")
    useless = cuped(y=y, pre=rng.normal(size=4000), treated=treated)
    assert useless.se == pytest.approx(useless.raw_se, rel=0.01)


def test_newcomers_without_a_past_stay_in():
    rng = np.random.default_rng(5)
    pre = rng.normal(size=400)
    y, treated = pre + rng.normal(size=400), np.tile([0, 1], 200)
    known = pre.copy()
    pre[::7] = np.nan
    found = cuped(y=y, pre=pre, treated=treated)
    assert (found.n, found.imputed, found.missing) == (400, 58, 0)
    assert found.se > cuped(y=y, pre=known, treated=treated).se
    nobody = cuped(y=y, pre=[None] * 400, treated=treated)
    assert nobody.estimate == pytest.approx(nobody.raw_difference)


def test_what_cannot_be_compared_has_a_reason():
    assert cuped(y=[], pre=[], treated=[]).reason is Undefined.NO_ANSWERS
    assert cuped(y=[1, 2], pre=[1, 2], treated=[1, 1]).reason is Undefined.EMPTY_CELL
    assert cuped(y=[1, 2], pre=[1, 2], treated=[0, 1]).reason is Undefined.TOO_FEW
    alike = cuped(y=[3] * 6, pre=[1, 2, 3, 4, 5, 6], treated=[0, 1] * 3)
    assert (alike.estimate, alike.interval, alike.reason) == (0, None, Undefined.NO_VARIATION)
    gaps = cuped(y=[1, None, 3, 4, float("inf")], pre=[1] * 5, treated=[0, 1, None, 1, 0])
    assert (gaps.n, gaps.missing, gaps.rejected) == (2, 2, 1)
    with pytest.raises(ValueError, match="0 or 1"):
        cuped(y=[1], pre=[1], treated=[3])
    bad = CupedSums(n=2, y=10, pre=1, y_squares=1, pre_squares=1, products=1)
    with pytest.raises(ValueError, match="No arm has such sums"):
        cuped_from_sums(control=bad, treated=bad)


def test_sums_of_a_database_do_as_well_and_impossible_ones_do_not():
    sums = {"n": 10, "y": 12, "pre": 20, "y_squares": 30, "pre_squares": 60, "products": 25}
    arm, counted = CupedSums(**sums), CupedSums(**{name: Decimal(value) for name, value in sums.items()})
    assert cuped_from_sums(control=arm, treated=counted) == cuped_from_sums(control=arm, treated=arm)
    with pytest.raises(ValueError, match="correlation of 1"):
        cuped_from_sums(control=arm, treated=CupedSums(**sums | {"products": 2500}))
