"""Survival curves, Cox regression, churn risks and their calibration."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    ChurnModel,
    Undefined,
    calibration,
    churn_risks,
    compare_survival,
    cox_model,
    fit_churn,
    survival_curve,
)

TIMES = st.lists(st.tuples(st.integers(1, 20), st.booleans()), min_size=1, max_size=40)


def customers(n=400, seed=1):
    generator = np.random.default_rng(seed)
    visits, tenure = generator.poisson(3, n).astype(float), generator.uniform(0, 5, n)
    risk = 1 / (1 + np.exp(-(0.5 - 0.6 * visits + 0.2 * tenure)))
    return {"visits": visits, "tenure": tenure}, (generator.random(n) < risk).astype(float), risk


@settings(deadline=None, max_examples=30)
@given(TIMES)
def test_a_survival_curve_falls_from_one_and_holds_its_band(rows):
    times, ended = zip(*rows, strict=True)
    curve = survival_curve(durations=times, ended=ended, at=[0, 5, 10])
    shares = [1.0, *(point.survival for point in curve.points)]
    assert all(a >= b >= 0 for a, b in pairwise(shares))
    assert curve.at[0].survival == 1
    for point in curve.points:
        if point.low is not None:
            assert 0 <= point.low <= point.survival + 1e-12
            assert point.survival - 1e-12 <= point.high <= 1
    if all(ended):
        assert curve.points[-1].survival == pytest.approx(0, abs=1e-12)
        assert curve.estimate == sorted(times)[math.ceil(len(times) / 2) - 1]


def test_survival_at_the_edges():
    assert survival_curve(durations=[], ended=[]).reason == Undefined.NO_ANSWERS
    still = survival_curve(durations=[3, 4], ended=[0, 0], at=[3, 9])
    assert still.estimate is None
    assert still.reason == Undefined.NEVER
    assert still.at[0].survival == 1
    assert still.at[1] is None
    one = survival_curve(durations=np.array([2.0, np.nan]), ended=[1, 1])
    assert (one.n, one.missing, one.estimate) == (1, 1, 2.0)
    assert one.points[0].se is None
    with pytest.raises(ValueError, match="ended"):
        survival_curve(durations=[1], ended=[2])
    with pytest.raises(ValueError, match="negative"):
        survival_curve(durations=[-1], ended=[1])


def test_groups_that_are_alike_are_not_told_apart():
    times, groups = [1, 2, 3, 4, 5, 6] * 2, ["a"] * 6 + ["b"] * 6
    alike = compare_survival(durations=times, ended=[1] * 12, groups=groups)
    assert alike.p == pytest.approx(1)
    assert "not distinguishable" in alike.describe("en")
    apart = compare_survival(durations=[1, 2, 3, 4, 5, 6, 20, 21, 22, 23, 24, 25], ended=[1] * 12, groups=groups)
    assert apart.p < 0.01
    assert compare_survival(durations=[1, 2], ended=[1, 1], groups=["a", "a"]).reason == Undefined.TOO_FEW


def test_cox_finds_who_leaves_twice_as_fast():
    generator = np.random.default_rng(2)
    treated = generator.integers(0, 2, 600).astype(float)
    times = generator.exponential(1 / (0.1 * 2**treated))
    model = cox_model(durations=np.minimum(times, 15), ended=times < 15, features={"treated": treated})
    hazard = model.hazards[0]
    assert hazard.interval.low < 2 < hazard.interval.high
    assert hazard.proportional_p > 0.01
    assert "associated" in model.describe("en")
    assert "causes" not in model.describe("en")


def test_cox_of_constant_separating_and_few_rows():
    times, ended = [1, 2, 3, 4, 5, 6], [1] * 6
    assert cox_model(durations=times, ended=ended, features={"x": [1] * 6}).reason == Undefined.NO_VARIATION
    assert cox_model(durations=times, ended=ended, features={"x": [0, 0, 0, 1, 1, 1]}).reason == Undefined.NOT_CONVERGED
    assert cox_model(durations=[], ended=[], features={"x": []}).reason == Undefined.NO_ANSWERS
    assert cox_model(durations=times, ended=[0] * 6, features={"x": times}).reason == Undefined.TOO_FEW


def test_reasons_add_up_to_the_distance_from_the_average_customer():
    features, left, _ = customers()
    model = fit_churn(features=features, churned=left)
    found = churn_risks(model, customers=range(400), features=features, top=2)
    mean_logit = model.intercept + sum(
        one.coefficient * mean for one, mean in zip(model.coefficients, model.means, strict=True)
    )
    for one in found.risks[:50]:
        total = sum(reason.contribution for reason in one.reasons)
        assert math.log(one.risk / (1 - one.risk)) == pytest.approx(mean_logit + total)
        assert abs(one.reasons[0].contribution) >= abs(one.reasons[1].contribution)
        assert one.interval.low <= one.risk <= one.interval.high
    assert found.estimate == pytest.approx(left.mean())
    assert "visits" in found.risks[0].describe("en")
    assert "对数优势" in found.risks[0].describe()


def test_the_unit_of_a_feature_does_not_change_the_risk():
    features, left, _ = customers()
    months = features | {"tenure": features["tenure"] * 12}
    found = [
        churn_risks(fit_churn(features=table, churned=left), customers=range(400), features=table).risks
        for table in (features, months)
    ]
    assert [one.risk for one in found[0]] == pytest.approx([one.risk for one in found[1]])


@pytest.mark.parametrize(
    ("left", "x", "reason"),
    [
        ([], [], Undefined.NO_ANSWERS),
        ([1, 1, 1, 1], [1, 2, 3, 4], Undefined.NO_VARIATION),
        ([0, 1], [1, 2], Undefined.TOO_FEW),
        ([0, 1, 0, 1], [2, 2, 2, 2], Undefined.NO_VARIATION),
        ([0, 0, 1, 1], [1, 2, 3, 4], Undefined.SEPARATION),
        ([0, 0, 0, 1, 1, 1], [1, 2, 3, 3, 4, 5], Undefined.SEPARATION),
    ],
)
def test_what_cannot_be_fitted_says_why(left, x, reason):
    model = fit_churn(features={"x": x}, churned=left)
    assert model.reason == reason
    assert model.coefficients == ()
    with pytest.raises(ValueError, match="fitted model"):
        churn_risks(model, customers=[1], features={"x": [1]})


def test_customers_with_a_missing_feature_get_no_risk():
    features, left, _ = customers(100)
    model = fit_churn(features=features, churned=left)
    found = churn_risks(model, customers="ab", features={"visits": [1, None], "tenure": [2, 3]})
    assert (found.n, found.missing) == (1, 1)
    nobody = churn_risks(model, customers="a", features={"visits": [None], "tenure": [2]})
    assert nobody.reason == Undefined.NO_ANSWERS
    assert isinstance(model, ChurnModel)
    with pytest.raises(ValueError, match="features"):
        churn_risks(model, customers="a", features={"visits": [1]})


def test_true_risks_are_calibrated_and_exaggerated_ones_are_not():
    _, left, risk = customers(4000)
    good = calibration(predicted=risk, happened=left)
    assert good.slope == pytest.approx(1, abs=0.1)
    assert good.intercept == pytest.approx(0, abs=0.1)
    bold = 1 / (1 + ((1 - risk) / risk) ** 3)
    worse = calibration(predicted=bold, happened=left)
    assert worse.slope < 0.5
    assert worse.estimate > good.estimate
    assert worse.auc == pytest.approx(good.auc), "the order is the same"
    assert sum(one.n for one in good.by_class) == 4000


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_calibration_stays_within_its_bounds(rows):
    predicted, happened = zip(*rows, strict=True)
    result = calibration(predicted=predicted, happened=[float(one) for one in happened])
    assert 0 <= result.estimate <= 1
    if result.auc is not None:
        turned = calibration(predicted=predicted, happened=[float(not one) for one in happened])
        assert 0 <= result.auc <= 1
        assert result.auc == pytest.approx(1 - turned.auc)


def test_calibration_of_nobody_and_of_no_probability():
    assert calibration(predicted=[], happened=[]).reason == Undefined.NO_ANSWERS
    one_sided = calibration(predicted=[0.2, 0.3], happened=[0, 0])
    assert one_sided.auc is None
    assert one_sided.skill is None
    with pytest.raises(ValueError, match="probability"):
        calibration(predicted=[1.2], happened=[1])


def test_the_upper_limit_is_unknown_once_nobody_is_left():
    # R: survfit(Surv(c(1, 2, 3), c(1, 1, 1)) ~ 1, conf.type = "log-log") gives 2, 1, NA; one customer 1, NA, NA.
    curve = survival_curve(durations=[1, 2, 3], ended=[1, 1, 1])
    assert (curve.estimate, curve.median_from, curve.interval, curve.reason) == (2, 1, None, Undefined.NEVER)
    assert survival_curve(durations=[1], ended=[1]).interval is None
    seven = survival_curve(durations=[1, 1, 2, 3, 4, 5, 6], ended=[1] * 7)
    assert (seven.estimate, seven.interval.low, seven.interval.high) == (3, 1, 5)
    assert survival_curve(durations=[1, 2], ended=[1, 0], at=[-1, math.nan]).at == (None, None)


def test_a_ranking_without_variation_has_no_interval():
    for predicted, happened in (([0.1, 0.9, 0.5, 0.4], [0, 1, 1, 0]), ([0.5] * 6, [0, 1] * 3)):
        result = calibration(predicted=predicted, happened=happened)
        assert (result.interval, result.reason) == (None, Undefined.NO_VARIATION)


def test_features_that_follow_from_each_other_have_no_estimates():
    once, again = [1, 2, 2, 3, 4, 1], [2, 4, 4, 6, 8, 2]
    assert fit_churn(features={"x": once, "y": again}, churned=[0, 1, 1, 0, 1, 1]).reason == Undefined.NOT_CONVERGED
    assert fit_churn(features={"x": [1] * 6}, churned=[0, 1, 1, 0, 1, 1]).reason == Undefined.NO_VARIATION


def test_a_customer_without_group_is_missing():
    result = compare_survival(durations=[1, 2, 3, 4], ended=[1] * 4, groups=["a", math.nan, "b", None])
    assert (result.groups, result.n, result.missing) == (2, 2, 2)


def test_a_log_interval_is_that_of_survfit():
    # R: summary(survfit(Surv(c(1, 2, 3, 4), c(1, 0, 1, 1)) ~ 1, conf.type = "log"), times = 3)
    point = survival_curve(durations=[1, 2, 3, 4], ended=[1, 0, 1, 1], at=[3], interval="log").at[0]
    assert (point.survival, point.low, point.high) == pytest.approx((0.375, 0.08393, 1.0), abs=1e-4)
    with pytest.raises(ValueError, match="log_log"):
        survival_curve(durations=[1], ended=[1], interval="arcsin")
    assert survival_curve(durations=[], ended=[], at=[1]).at == (None,)
