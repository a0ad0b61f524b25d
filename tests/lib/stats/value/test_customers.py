"""RFM, purchase histories, buying and spending models, lifetime value."""

import math
from datetime import date, datetime

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    RFM_SEGMENTS,
    BuyingParameters,
    Interval,
    SpendParameters,
    Undefined,
    buying_log_likelihood,
    contract_value,
    equity_change,
    fit_buying,
    fit_spend,
    forecast_purchases,
    forecast_spend,
    lifetime_value,
    population_spend,
    purchase_history,
    rfm,
    spend_log_likelihood,
)
from tests.oracles.cdnow import calibration_history

CDNOW = BuyingParameters(r=0.243, alpha=4.414, a=0.793, b=2.426)
HISTORY = st.tuples(st.integers(1, 60), st.floats(0.1, 50), st.floats(0, 50))
PARAMETERS = st.builds(
    BuyingParameters, r=st.floats(0.1, 5), alpha=st.floats(0.5, 30), a=st.floats(0.1, 5), b=st.floats(0.2, 8)
)
VARIANTS = st.sampled_from(["bg", "mbg"])


def simulated(n=1500, *, seed=0, variant="bg"):
    generator = np.random.default_rng(seed)
    x, last = np.zeros(n), np.zeros(n)
    age = generator.uniform(30, 40, n)
    rate, leave = generator.gamma(0.8, 1 / 6, n), generator.beta(1.2, 2.5, n)
    now = np.zeros(n)
    active = generator.random(n) >= leave if variant == "mbg" else np.ones(n, dtype=bool)
    while active.any():
        now[active] += generator.exponential(1 / np.maximum(rate[active], 1e-9))
        active &= now < age
        x[active] += 1
        last[active] = now[active]
        active &= generator.random(n) >= leave
    return {"purchases": x, "last_purchase": last, "age": age}


def test_the_published_cdnow_fit_with_its_spend():
    history = calibration_history()
    model = fit_spend(purchases=history.purchases, mean_value=history.mean_value)
    assert history.n == 2357
    assert model.n == 946
    assert model.parameters == pytest.approx((6.2488, 3.7446, 15.4477), rel=0.002)
    assert model.correlation == pytest.approx(0.1139, abs=0.001)
    assert "946" in model.describe("en")


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 9)] * 3), min_size=2, max_size=40))
def test_rfm_classes_are_of_equal_size_and_a_better_customer_never_scores_less(rows):
    r, f, m = zip(*rows, strict=True)
    result = rfm(customers=range(len(rows)), recency=r, frequency=f, monetary=m)
    for scores, values, sign in ((result.recency, r, -1), (result.frequency, f, 1), (result.monetary, m, 1)):
        assert {1, 5} <= set(scores)
        sizes = np.bincount(scores, minlength=6)[1:]
        assert sizes.max() - sizes.min() <= 2
        for one, other in zip(range(len(rows)), range(1, len(rows)), strict=False):
            if sign * values[one] > sign * values[other]:
                assert scores[one] >= scores[other]
    assert sum(size.customers for size in result.sizes) == result.n


def test_rfm_of_too_few_missing_and_equal_customers():
    assert rfm(customers=[], recency=[], frequency=[], monetary=[]).reason == Undefined.NO_ANSWERS
    assert rfm(customers=["a"], recency=[1], frequency=[1], monetary=[1]).reason == Undefined.ONE_ANSWER
    result = rfm(customers="abc", recency=[1, None, 3], frequency=[1, 2, 3], monetary=[1, 2, math.inf])
    assert (result.n, result.missing, result.rejected) == (1, 1, 1)
    alike = rfm(customers="abcde", recency=[1] * 5, frequency=[1] * 5, monetary=[1] * 5)
    assert alike.few_distinct == ("recency", "frequency", "monetary")
    assert "order alone" in alike.describe("en")
    with pytest.raises(ValueError, match="one length"):
        rfm(customers="ab", recency=[1], frequency=[1, 2], monetary=[1, 2])


def test_every_cell_of_the_grid_has_exactly_one_segment():
    for r in range(1, 6):
        for f in range(1, 6):
            inside = [
                one.code
                for one in RFM_SEGMENTS
                if one.recency[0] <= r <= one.recency[1] and one.frequency[0] <= f <= one.frequency[1]
            ]
            assert len(inside) == 1, (r, f)


def test_histories_are_alike_from_lists_numpy_and_arrow():
    who = ["b", "a", "b", None, "a", "a", "a", "c"]
    days = [date(2024, 1, 1), date(2024, 1, 3), date(2024, 1, 8), date(2024, 1, 1), date(2024, 1, 3)]
    days += [None, date(2024, 2, 28), date(2024, 3, 9)]
    paid = [5.0, 3.0, 8.0, 1.0, 4.0, 2.0, 6.0, -1.0]
    plain = purchase_history(customers=who, dates=days, amounts=paid, end=date(2024, 3, 1))
    assert plain.customers == ("b", "a")
    assert plain.purchases == (1, 1)
    assert plain.last_purchase == (1.0, 8.0)
    assert plain.mean_value == (8.0, 6.0)
    assert (plain.missing, plain.rejected) == (2, 1)
    as_numpy = purchase_history(
        customers=np.array(who, dtype=object),
        dates=np.array(days, "M8[D]"),
        amounts=np.array(paid),
        end=date(2024, 3, 1),
    )
    as_arrow = purchase_history(
        customers=pa.chunked_array([who[:3], who[3:]]),
        dates=pa.array(days, pa.date32()),
        amounts=pa.array(paid),
        end=date(2024, 3, 1),
    )
    assert as_numpy == plain
    assert as_arrow == plain
    moments = [day and datetime(day.year, day.month, day.day, 23, 59) for day in days]  # noqa: DTZ001 - local days
    assert purchase_history(customers=who, dates=moments, amounts=paid, end=date(2024, 3, 1)) == plain


def test_a_history_without_amounts_later_rows_and_nobody():
    result = purchase_history(customers=["a", "a"], dates=[date(2024, 1, 1), date(2024, 1, 9)], end=date(2024, 1, 5))
    assert result.later == 1
    assert result.mean_value == (None,)
    assert purchase_history(customers=[], dates=[], end=date(2024, 1, 1)).reason == Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="one length"):
        purchase_history(customers=["a"], dates=[], end=date(2024, 1, 1))


@pytest.mark.parametrize("variant", ["bg", "mbg"])
def test_a_fit_finds_the_parameters_customers_were_simulated_with(variant):
    histories = simulated(6000, variant=variant, seed=4)
    model = fit_buying(**histories, variant=variant)
    inside = [low.low <= true <= low.high for low, true in zip(model.intervals, (0.8, 6.0, 1.2, 2.5), strict=True)]
    assert sum(inside) >= 3
    assert model.log_likelihood >= buying_log_likelihood(
        BuyingParameters(0.8, 6, 1.2, 2.5), **histories, variant=variant
    )


def test_counted_rows_fit_like_single_ones_and_the_unit_of_time_does_not_matter():
    rows = {name: np.round(values) for name, values in simulated(400).items()}
    whole = fit_buying(**rows)
    table, counts = np.unique(np.column_stack(list(rows.values())), axis=0, return_counts=True)
    counted = fit_buying(purchases=table[:, 0], last_purchase=table[:, 1], age=table[:, 2], counts=counts)
    days = fit_buying(purchases=rows["purchases"], last_purchase=7 * rows["last_purchase"], age=7 * rows["age"])
    assert counted.parameters == pytest.approx(whole.parameters, rel=1e-4)
    assert days.parameters == pytest.approx(whole.parameters._replace(alpha=7 * whole.parameters.alpha), rel=1e-3)


def test_fits_without_repeat_purchases_or_customers_say_why():
    assert fit_buying(purchases=[], last_purchase=[], age=[]).reason == Undefined.NO_ANSWERS
    never = fit_buying(purchases=[0, 0], last_purchase=[0, 0], age=[5, 9])
    assert never.reason == Undefined.NO_VARIATION
    assert "无法计算" in never.describe()
    one = fit_buying(purchases=[3], last_purchase=[9], age=[10])
    assert one.parameters is None or all(math.isfinite(value) for value in one.parameters)


@pytest.mark.parametrize(("x", "t_x", "age"), [(-1, 0, 5), (1, 6, 5), (0, 2, 5)])
def test_a_history_that_cannot_be_is_refused(x, t_x, age):
    with pytest.raises(ValueError, match="cannot be"):
        fit_buying(purchases=[x], last_purchase=[t_x], age=[age])


@settings(deadline=None)
@given(parameters=PARAMETERS, history=HISTORY, variant=VARIANTS, horizon=st.floats(0, 100))
def test_forecasts_lie_within_their_bounds(parameters, history, variant, horizon):
    x, t_x, since = history
    row = {"purchases": [x], "last_purchase": [t_x], "age": [t_x + since], "variant": variant}
    now = forecast_purchases(parameters, **row, horizon=horizon)
    later = forecast_purchases(parameters, **row, horizon=horizon + 10)
    assert 0 <= now.active[0] <= 1
    assert -1e-9 <= now.expected[0] <= later.expected[0] + 1e-9
    assert now.expected[0] <= (parameters.r + x) / (parameters.alpha + t_x + since) * horizon + 1e-6
    silent = forecast_purchases(parameters, **(row | {"age": [t_x + since + 20]}), horizon=horizon)
    assert silent.active[0] <= now.active[0] + 1e-12


def test_only_mbg_doubts_a_customer_who_never_came_back():
    never = {"purchases": [0], "last_purchase": [0], "age": [100], "horizon": 10}
    assert forecast_purchases(CDNOW, **never).active == (1.0,)
    assert forecast_purchases(CDNOW, **never, variant="mbg").active[0] < 0.8


@settings(deadline=None)
@given(b=st.floats(0.3, 5), x=st.integers(0, 5))
def test_the_formula_is_continuous_where_it_reads_nought_by_infinity(b, x):
    last = 10.0 if x else 0.0
    row = {"purchases": [x], "last_purchase": [last], "age": [20], "horizon": 15}
    near = [forecast_purchases(BuyingParameters(0.5, 5, a, b), **row).estimate for a in (0.999, 1.0, 1.001)]
    assert near[1] == pytest.approx((near[0] + near[2]) / 2, rel=1e-4)


def test_a_forecast_leaves_out_the_unknown_and_never_overflows():
    columns = {"purchases": [2, None, 5000], "last_purchase": [30.0, 1.0, 38.0], "age": [38.0, 9.0, 39.0]}
    result = forecast_purchases(CDNOW, **columns, horizon=1e6)
    assert result.active[1] is None
    assert result.missing == 1
    assert all(math.isfinite(value) for value in result.expected if value is not None)
    assert forecast_purchases(CDNOW, purchases=[], last_purchase=[], age=[], horizon=1).reason == Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="horizon"):
        forecast_purchases(CDNOW, **columns, horizon=-1)


def test_the_sum_of_a_forecast_has_an_interval_from_the_covariance():
    histories = simulated(400)
    model = fit_buying(**histories)
    result = forecast_purchases(model.parameters, **histories, horizon=20, covariance=model.covariance)
    assert result.interval.low < result.estimate < result.interval.high
    assert "interval" in result.describe("en")


@settings(deadline=None)
@given(st.floats(1, 20), st.floats(1.1, 10), st.floats(1, 50), st.floats(0.5, 400))
def test_expected_spend_lies_between_own_and_common_mean(p, q, v, own):
    parameters = SpendParameters(p, q, v)
    common = population_spend(parameters)
    values = forecast_spend(parameters, purchases=[0, 1, 5, 10_000], mean_value=[None, own, own, own]).expected
    assert values[0] == pytest.approx(common)
    assert all(min(own, common) - 1e-6 <= value <= max(own, common) + 1e-6 for value in values)
    assert values[3] == pytest.approx(own, rel=0.01)


def test_spend_of_nobody_of_equal_and_of_negative_values():
    assert fit_spend(purchases=[0, 0], mean_value=[None, None]).reason == Undefined.NO_ANSWERS
    assert fit_spend(purchases=[1, 2], mean_value=[3, 4]).reason == Undefined.TOO_FEW
    assert fit_spend(purchases=[1, 2, 3], mean_value=[4, 4, 4]).reason == Undefined.NO_VARIATION
    assert fit_spend(purchases=[1, 2, 3, 1], mean_value=[1, 5, 0, -2]).rejected == 2
    assert population_spend(SpendParameters(2, 1, 3)) is None
    with pytest.raises(ValueError, match="negative"):
        forecast_spend(SpendParameters(2, 2, 3), purchases=[1], mean_value=[-1])


def test_no_other_parameters_are_likelier_than_those_of_the_fit():
    x, m = [1, 2, 5, 3, 1, 8, 2, 4], [20, 35, 31, 12, 60, 28, 44, 25]
    found = fit_spend(purchases=x, mean_value=m)
    if found.parameters:
        for factor in (0.9, 1.1):
            other = found.parameters._replace(v=found.parameters.v * factor)
            assert spend_log_likelihood(other, purchases=x, mean_value=m) <= found.log_likelihood + 1e-9


@settings(deadline=None, max_examples=20)
@given(discount=st.floats(0, 0.2), months=st.integers(1, 24))
def test_lifetime_value_grows_with_months_and_falls_with_the_discount(discount, months):
    one = {"purchases": [3], "last_purchase": [20], "age": [30], "spend": [50], "margin": 0.3}
    value = lifetime_value(CDNOW, **one, months=months, monthly_discount=discount).estimate
    assert lifetime_value(CDNOW, **one, months=months + 1, monthly_discount=discount).estimate >= value
    assert lifetime_value(CDNOW, **one, months=months, monthly_discount=discount + 0.05).estimate <= value
    doubled = lifetime_value(CDNOW, **(one | {"spend": [100]}), months=months, monthly_discount=discount).estimate
    assert doubled == pytest.approx(2 * value)


def test_undiscounted_lifetime_value_is_the_forecast_times_the_margin():
    one = {"purchases": [3, 0], "last_purchase": [20, 0], "age": [30, 30]}
    value = lifetime_value(CDNOW, **one, spend=[50, None], margin=0.3, months=3, monthly_discount=0, units_per_month=4)
    forecast = forecast_purchases(CDNOW, **one, horizon=12)
    assert value.values[0] == pytest.approx(forecast.expected[0] * 15)
    assert value.values[1] is None
    assert value.missing == 1
    with pytest.raises(ValueError, match="margin"):
        lifetime_value(CDNOW, **one, spend=[1, 1], margin=20)


def test_equity_changes_speak_of_what_can_be_told():
    clear = equity_change(before=[10, 20, 30, 40], after=[15, 25, 36, 44])
    assert clear.estimate == pytest.approx(20)
    assert "not distinguishable" not in clear.describe("en")
    unclear = equity_change(before=[10, 20, 30, None], after=[30, 2, 40, 1])
    assert "not distinguishable" in unclear.describe("en")
    assert unclear.missing == 1
    assert equity_change(before=[1], after=[2]).interval is None
    assert equity_change(before=[], after=[]).estimate is None


@settings(deadline=None)
@given(st.floats(0, 0.99), st.floats(0.001, 0.5))
def test_a_long_contract_approaches_the_endless_one(retention, discount):
    endless = contract_value(margin=10, retention=retention, discount_rate=discount).estimate
    long = contract_value(margin=10, retention=retention, discount_rate=discount, periods=5000).estimate
    assert long == pytest.approx(endless, rel=1e-6)
    first = contract_value(margin=10, retention=retention, discount_rate=discount, first_payment=True).estimate
    assert first == pytest.approx(endless + 10)


def test_contracts_at_the_edges():
    assert contract_value(margin=10, retention=1, discount_rate=0).reason == Undefined.NO_LIMIT
    assert contract_value(margin=10, retention=1, discount_rate=0, periods=3).estimate == 30
    assert contract_value(margin=10, retention=0, discount_rate=0.1).estimate == 0
    ends = Interval(low=0.7, high=0.8, confidence=0.95)
    found = contract_value(margin=10, retention=0.75, discount_rate=0.1, retention_interval=ends)
    assert found.interval.low == pytest.approx(17.5)
    assert found.interval.high == pytest.approx(10 * 0.8 / 0.3)
    with pytest.raises(ValueError, match="retention"):
        contract_value(margin=10, retention=1.2, discount_rate=0.1)


def test_impossible_horizons_margins_and_units_are_refused():
    cdnow = BuyingParameters(r=0.243, alpha=4.414, a=0.793, b=2.426)
    one = {"purchases": [2], "last_purchase": [30], "age": [38]}
    for horizon in (math.inf, math.nan, -1):
        with pytest.raises(ValueError, match="horizon"):
            forecast_purchases(cdnow, **one, horizon=horizon)
    with pytest.raises(ValueError, match="positive"):
        forecast_purchases(cdnow._replace(r=-1), **one, horizon=5)
    with pytest.raises(ValueError, match="retention"):
        contract_value(margin=math.nan, retention=0.8, discount_rate=0.1)
    assert type(contract_value(margin=np.float64(100), retention=0.8, discount_rate=0.1).estimate) is float
    assert contract_value(margin=100, retention=1, discount_rate=-0.5, periods=5000).reason == Undefined.NO_LIMIT
    with pytest.raises(ValueError, match="days_per_unit"):
        purchase_history(customers=[1], dates=["2024-01-01"], end=date(2024, 2, 1), days_per_unit=0)
    assert equity_change(before=[1, 2, 3], after=[2, 3, 4]).reason == Undefined.NO_VARIATION
