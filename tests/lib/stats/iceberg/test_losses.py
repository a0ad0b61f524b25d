import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import Assumption, Provenance, Undefined, money_at_risk, recovery, rules_of_thumb, tornado

COUNT = st.floats(0, 1e6)
CASE = {"customers": 100_000, "value_per_customer": 200, "solved_quickly": 0.5, "solved_late": 0.3}


def test_every_rule_of_thumb_says_that_nobody_verified_it():
    assert all(rule.provenance is Provenance.UNVERIFIED and rule.source for rule in rules_of_thumb().values())
    mine = Assumption(value=0.1, low=0.08, high=0.12, provenance=Provenance.MEASURED, source="survey of May 2026")
    assert rules_of_thumb({"complain": mine})["complain"] is mine
    with pytest.raises(ValueError, match="Unknown"):
        rules_of_thumb({"luck": mine})


@pytest.mark.parametrize("ends", [(0.5, 0.6, 0.7), (0.5, 0.1, math.inf), (math.nan, 0, 1)])
def test_an_assumption_lies_in_its_range(ends):
    with pytest.raises(ValueError, match="inside its finite range"):
        Assumption(value=ends[0], low=ends[1], high=ends[2])


def test_the_kept_and_what_they_tell():
    found = recovery(quick=100, slow=50, unresolved=10, silent=840)
    assert found.estimate == pytest.approx(95 + 31 + 1.9)
    assert (found.lowest, found.highest) == pytest.approx((82 + 27 + 1.9, 95 + 35 + 4.6 + 840 * 0.37))
    assert found.told_well == pytest.approx(5 * 126)
    assert found.told_badly == pytest.approx(11 * 874)
    assert found.describe("en").startswith("By assumptions, not measurements, 128 of 1000")
    assert recovery(quick=0, slow=0, unresolved=0).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="negative"):
        recovery(quick=-1, slow=0, unresolved=0)


def test_the_silent_are_lost_unless_reached():
    alone = money_at_risk(**CASE)
    assert alone.silent_lost == 100_000 * 0.25 * 0.95
    assert alone.complainants_lost == pytest.approx(1250 * (1 - 0.5 * 0.95 - 0.3 * 0.62 - 0.2 * 0.19))
    assert alone.estimate == pytest.approx(200 * (alone.silent_lost + alone.complainants_lost))
    reached = money_at_risk(**CASE, silent_reached=0.5)
    assert reached.silent_lost == pytest.approx(alone.silent_lost * (1 - 0.5 * 0.62))
    assert reached.complainants_lost == alone.complainants_lost


def test_the_tornado_names_the_assumption_that_matters_most():
    found = money_at_risk(**CASE)
    assert [bar.name for bar in found.tornado[:2]] == ["dissatisfied", "kept_silent"]
    assert found.tornado[0].at_low == pytest.approx(found.estimate * 15 / 25)
    swings = [bar.swing for bar in found.tornado]
    assert swings == sorted(swings, reverse=True)
    assert "the share dissatisfied" in found.describe("en")
    assert "不满意比例" in found.describe("zh-Hans")


def test_a_tornado_of_any_outcome_moves_one_assumption_at_a_time():
    ranges = {"a": Assumption(value=2, low=1, high=3), "b": Assumption(value=10, low=9, high=10)}
    bars = tornado(lambda at: at["a"] * at["b"], assumptions=ranges)
    assert [(bar.name, bar.at_low, bar.at_high) for bar in bars] == [("a", 10, 30), ("b", 18, 20)]


@pytest.mark.parametrize("change", [{"solved_late": 0.6}, {"customers": -1}, {"silent_reached": 1.5}])
def test_shares_must_be_shares(change):
    with pytest.raises(ValueError, match=r"must not be negative|shares from 0 to 1"):
        money_at_risk(**CASE | change)


def test_no_customers_put_nothing_at_risk():
    found = money_at_risk(**CASE | {"customers": 0})
    assert (found.estimate, found.reason) == (None, Undefined.NO_EXPOSURE)


@given(COUNT, COUNT, COUNT, COUNT)
def test_the_kept_lie_between_the_scenarios(quick, slow, unresolved, silent):
    found = recovery(quick=quick, slow=slow, unresolved=unresolved, silent=silent)
    if found.estimate is not None:
        everyone = quick + slow + unresolved + silent
        assert 0 <= found.lowest <= found.estimate <= found.highest <= everyone * (1 + 1e-9)
        assert found.estimate + found.lost == pytest.approx(everyone)


@given(st.floats(0, 0.5), st.floats(0, 0.5), st.floats(0, 1))
def test_solving_faster_and_reaching_out_never_costs(quickly, late, reached):
    case = {"customers": 1000, "value_per_customer": 1, "solved_late": late}
    risk = money_at_risk(solved_quickly=quickly, silent_reached=reached, **case).estimate
    assert risk <= money_at_risk(solved_quickly=0, silent_reached=0, **case).estimate + 1e-9
    assert 0 <= risk <= 250
