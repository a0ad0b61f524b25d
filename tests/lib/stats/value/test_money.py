"""Investments, priorities, return on recovery and on campaigns."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Interval,
    Undefined,
    campaign_return,
    committee_score,
    influence_share,
    internal_rates,
    investment,
    npv_bootstrap,
    npv_simulation,
    recovery_return,
    recovery_return_from_counts,
    suggestion_score,
    value_matrix,
)

FLOWS = st.lists(st.floats(0, 1000), min_size=1, max_size=12)


@settings(deadline=None)
@given(FLOWS, st.floats(1, 5000))
def test_an_ordinary_investment_has_one_rate_at_which_it_is_worth_nothing(later, price):
    result = investment(cashflows=[-price, *later], rate=0.08)
    if sum(later) <= 1e-6:
        return
    assert result.irr is not None
    if -0.9 < result.irr < 10:
        assert investment(cashflows=[-price, *later], rate=result.irr).estimate == pytest.approx(0, abs=1e-6 * price)
    assert (result.estimate > 1e-9 * price) <= (result.irr > 0.08 - 1e-9)
    if result.discounted_payback is not None:
        assert result.payback <= result.discounted_payback + 1e-9


@settings(deadline=None)
@given(FLOWS, st.floats(0, 0.5), st.floats(0.01, 0.5))
def test_a_higher_rate_lowers_the_value_of_what_comes_later(later, rate, more):
    flows = [-100.0, *later]
    assert investment(cashflows=flows, rate=rate + more).estimate <= investment(cashflows=flows, rate=rate).estimate


def test_investments_at_the_edges():
    assert investment(cashflows=[], rate=0.1).reason == Undefined.NO_ANSWERS
    gift = investment(cashflows=[10, 5], rate=0.1)
    assert (gift.irr, gift.irr_reason, gift.payback, gift.roi) == (None, Undefined.NO_SIGN_CHANGE, 0.0, None)
    zero = investment(cashflows=[0, 0], rate=0.1)
    assert zero.irrs == ()
    never = investment(cashflows=[-100, 10], rate=0.1)
    assert never.payback is None
    assert "do not pay back" in never.describe("en")
    assert never.irr == pytest.approx(-0.9)
    assert internal_rates([-100, 230, -132]) == pytest.approx((0.1, 0.2))
    assert internal_rates([-1, *[0.02] * 600]) == pytest.approx((0.0199998,), abs=1e-4)
    assert internal_rates([1, -2, 2]) == ()
    for wrong in ({"cashflows": [1, None], "rate": 0.1}, {"cashflows": [1], "rate": -1}):
        with pytest.raises(ValueError, match=r"cash flow|rate"):
            investment(**wrong)


def test_a_benchmark_is_held_against_the_roi():
    assert investment(cashflows=[-100, 150], rate=0, benchmark_roi=0.2).roi_above == pytest.approx(0.3)


def test_simulated_values_repeat_by_seed_and_lie_within_the_bounds():
    bounds = {"low": [-100, 10, 20], "likely": [-90, 50, 50], "high": [-80, 90, 90], "rate": 0.05}
    one = npv_simulation(**bounds, seed=3, draws=2000)
    assert one == npv_simulation(**bounds, seed=3, draws=2000)
    worst = investment(cashflows=bounds["low"], rate=0.05).estimate
    best = investment(cashflows=bounds["high"], rate=0.05).estimate
    assert worst < one.interval.low < one.estimate < one.interval.high < best
    together = npv_simulation(**bounds, seed=3, draws=2000, together=True)
    assert together.interval.high - together.interval.low > one.interval.high - one.interval.low
    certain = npv_simulation(low=[-5, 9], likely=[-5, 9], high=[-5, 9], rate=0, seed=1, draws=10)
    assert (certain.estimate, certain.loss_probability) == (4, 0)
    with pytest.raises(ValueError, match="order"):
        npv_simulation(low=[2], likely=[1], high=[3], rate=0, seed=1)


def test_bootstrap_of_pilots():
    pilots = [[-100, 80, 60], [-100, 20, 30], [-120, 90, 90], [-90, 60, 70]]
    result = npv_bootstrap(cashflows=pilots, rate=0.1, seed=1, draws=500)
    assert result.estimate == pytest.approx(np.mean([investment(cashflows=row, rate=0.1).estimate for row in pilots]))
    assert result.interval.low < result.estimate < result.interval.high
    assert npv_bootstrap(cashflows=pilots[:1], rate=0.1, seed=1).reason == Undefined.ONE_ANSWER
    assert npv_bootstrap(cashflows=[], rate=0.1, seed=1).estimate is None


def test_the_matrix_leaves_out_what_is_not_scored():
    result = value_matrix(items="abc", importance=[0.9, None, 0.1], urgency=[0.9, 0.9, 0.49])
    assert [one.quadrant for one in result.items] == ["do_now", "later"]
    assert result.missing == 1
    assert dict(result.sizes) == {"do_now": 1, "plan": 0, "delegate": 0, "later": 1}
    assert value_matrix(items=[], importance=[], urgency=[]).reason == Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="length"):
        value_matrix(items="a", importance=[], urgency=[1])


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_suggestion_scores_between_its_parts(a, b, c):
    score = suggestion_score(influence=a, feasibility=b, business_value=c).estimate
    assert 100 * min(a, b, c) - 1e-9 <= score <= 100 * max(a, b, c) + 1e-9


def test_a_suggestion_with_missing_parts():
    partial = suggestion_score(influence=0.5, feasibility=None, business_value=1)
    assert partial.weight_covered == pytest.approx(0.75)
    assert "only" in partial.describe("en")
    assert suggestion_score(influence=0.5, feasibility=None, business_value=None).reason == Undefined.TOO_LITTLE_WEIGHT
    assert suggestion_score(influence=None, feasibility=None, business_value=None).reason == Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="between 0 and 1"):
        suggestion_score(influence=50, feasibility=0, business_value=0)
    with pytest.raises(ValueError, match="weights"):
        suggestion_score(influence=1, feasibility=1, business_value=1, weights={"influence": 1})


def test_influence_weighs_tiers_and_revenue():
    base = {"customers": {"gold": 10, "plain": 90}, "affected": {"gold": 5, "plain": 9}}
    assert influence_share(**base) == pytest.approx(0.14)
    assert influence_share(**base, tier_weights={"gold": 9}) == pytest.approx(54 / 180)
    assert influence_share(**base, affected_revenue=40, revenue=100) == pytest.approx(0.27)
    assert influence_share(customers={}, affected={}) is None
    with pytest.raises(ValueError, match="more customers"):
        influence_share(customers={"gold": 1}, affected={"gold": 2})


def test_a_committee_votes():
    result = committee_score(votes={"interfaces": [5, 4, None], "effort": [3, 2, 1]})
    assert result.n == 3
    assert result.estimate == pytest.approx((0.75 + 0.5 + 0) / 3)
    assert dict(result.criteria)["interfaces"] == pytest.approx(0.875)
    assert 0 <= result.interval.low <= result.interval.high <= 1
    assert committee_score(votes={"effort": [4]}).interval is None
    assert committee_score(votes={}).estimate is None
    with pytest.raises(ValueError, match="between"):
        committee_score(votes={"effort": [9]})


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60))
def test_recovery_pays_exactly_from_the_break_even_on(kept, control):
    result = recovery_return_from_counts(
        treated_kept=kept, treated=60, holdout_kept=control, holdout=60, customers=100, customer_margin=50, cost=900
    )
    assert result.interval.low - 1e-9 <= result.estimate <= result.interval.high + 1e-9
    assert (result.estimate >= -1e-12) == (result.retention_change >= result.break_even - 1e-12)


def test_recovery_without_cost_holdout_or_customers():
    free = recovery_return(customers=10, retention_change=0.1, customer_margin=5, cost=0)
    assert (free.estimate, free.reason, free.gain) == (None, Undefined.NO_EXPOSURE, 5.0)
    counts = {"treated_kept": 0, "treated": 0, "holdout_kept": 1, "holdout": 2}
    nothing = recovery_return_from_counts(**counts, customers=1, customer_margin=1, cost=1)
    assert nothing.reason == Undefined.NO_ANSWERS
    assert recovery_return(customers=0, retention_change=0.1, customer_margin=5, cost=3).break_even is None
    ends = Interval(low=-0.1, high=0.3, confidence=0.95)
    unsure = recovery_return(customers=100, retention_change=0.1, customer_margin=5, cost=20, change_interval=ends)
    assert "not distinguishable" in unsure.describe("en")
    with pytest.raises(ValueError, match="between −1 and 1"):
        recovery_return(customers=10, retention_change=34, customer_margin=5, cost=3)


def test_a_campaign_counts_only_whom_it_won():
    result = campaign_return(new_customers=120, expected_anyway=20, lifetime_margin=80, cost=4000, quality=0.9)
    assert result.won == 100
    assert result.acquisition_cost == 40
    assert result.value_to_cost == pytest.approx(1.8)
    assert result.estimate == pytest.approx((7200 - 4000) / 4000)
    lost = campaign_return(new_customers=5, expected_anyway=20, lifetime_margin=80, cost=4000)
    assert lost.acquisition_cost is None
    assert lost.estimate < -1
    counted = Interval(low=90, high=150, confidence=0.95)
    assert campaign_return(new_customers=120, lifetime_margin=80, cost=4000, new_customers_interval=counted).interval
    assert campaign_return(new_customers=1, lifetime_margin=8, cost=0).estimate is None


def test_money_of_any_number_type_gives_plain_numbers():
    plain = recovery_return(customers=500, retention_change=0.34, customer_margin=600, cost=40_000)
    for kind in (Decimal, np.int64):
        found = recovery_return(
            customers=kind(500), retention_change=0.34, customer_margin=kind(600), cost=kind(40_000)
        )
        assert found == plain
        assert type(found.estimate) is float
        assert campaign_return(new_customers=kind(100), lifetime_margin=kind(50), cost=kind(1000)).estimate == 4
        counts = {"treated_kept": 80, "treated": 100, "holdout_kept": 75, "holdout": 100, "customers": 500}
        given = {name: kind(count) for name, count in counts.items()}
        assert type(recovery_return_from_counts(**given, customer_margin=600, cost=kind(4000)).interval.low) is float
    assert investment(cashflows=[Decimal(-100), Decimal(110)], rate=Decimal("0.1")).estimate == pytest.approx(0)


@pytest.mark.parametrize("worth", [math.inf, math.nan])
def test_endless_money_is_refused(worth):
    with pytest.raises(ValueError, match="must"):
        recovery_return(customers=1, retention_change=0.1, customer_margin=worth, cost=5)
    with pytest.raises(ValueError, match="must"):
        campaign_return(new_customers=worth, lifetime_margin=1, cost=5)
    with pytest.raises(ValueError, match="rate"):
        investment(cashflows=[-1, 2], rate=worth)
    with pytest.raises(ValueError, match="written"):
        investment(cashflows=[-100] + [1] * 500, rate=-0.999)


def test_rounding_is_no_debt_and_a_payback_may_be_lost_again():
    assert investment(cashflows=[-100, 110], rate=0.1).discounted_payback == pytest.approx(1)
    lost = investment(cashflows=[-100, 230, -150], rate=0.1)
    assert lost.discounted_payback < 1
    assert "lost it again" in lost.describe("en")


def test_a_matrix_is_said_once():
    said = value_matrix(items=np.array(["a"]), importance=[0.5], urgency=[0.4]).describe("zh-Hans")
    assert said == "1 项中立即处理 0 项、列入计划 1 项、交办 0 项、以后再说 0 项。"


def test_cases_all_alike_have_no_interval():
    alike = npv_bootstrap(cashflows=[[-1, 2]] * 3, rate=0.1, seed=1)
    assert (alike.interval, alike.reason) == (None, Undefined.NO_VARIATION)
    assert npv_bootstrap(cashflows=[[], []], rate=0.1, seed=1).reason == Undefined.NO_ANSWERS
    assert "resampled" in npv_bootstrap(cashflows=[[-1, 2], [-1, 3]], rate=0.1, seed=1).describe("en")
