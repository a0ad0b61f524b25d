import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.planning import (
    evaluate_roster,
    failing_intervals,
    interval_accuracy,
    schedule_fit,
    schedule_satisfaction,
    staff_load,
    turnover,
)
from huiyin.lib.stats import Undefined

counts = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=30)


def test_closed_intervals_count_nowhere():
    is_open = [True, False]
    assert interval_accuracy(forecast=[10, 99], actual=[10, 1], is_open=is_open).estimate == 1
    assert schedule_fit(need=[5, 5], scheduled=[5, 0], is_open=is_open).estimate == 1
    assert failing_intervals(service_level=[0.9, 0.1], is_open=is_open).estimate == 0
    assert staff_load(workload=[4, 9], on_phone=[8, 1], is_open=is_open).estimate == 0.5


def test_intervals_without_contacts_cannot_fail_and_volume_weighs():
    found = failing_intervals(service_level=[0.9, 0.5, None, 0.0], contacts=[90, 10, 0, 0])
    assert (found.estimate, found.n, found.service_level) == (0.5, 2, pytest.approx(0.86))
    assert failing_intervals(service_level=[None], contacts=[5]).missing == 1


def test_nothing_to_divide_by_is_none_with_a_reason():
    assert interval_accuracy(forecast=[1], actual=[0]).reason is Undefined.NO_EXPOSURE
    assert interval_accuracy(forecast=[], actual=[]).reason is Undefined.NO_ANSWERS
    assert schedule_fit(need=[0], scheduled=[3]).estimate is None
    assert schedule_satisfaction(requested=[], granted=[]).estimate is None
    assert failing_intervals(service_level=[None]).estimate is None
    assert staff_load(workload=[0], on_phone=[0]).estimate is None
    assert turnover(leavers=0, mean_headcount=0).estimate is None
    assert "分母为零" in staff_load(workload=[0], on_phone=[0]).describe()


@pytest.mark.parametrize(("erlang", "alarm"), [(8.4, "none"), (8.5, "warning"), (8.79, "warning"), (8.9, "cap")])
def test_the_load_has_a_warning_line_and_a_cap(erlang, alarm):
    found = staff_load(workload=[erlang], on_phone=[10])
    assert found.alarm == alarm
    assert "88%" in found.describe("en")


def test_all_five_at_once_in_numpy_and_arrow():
    found = evaluate_roster(
        need=np.array([2, 2]),
        scheduled=pa.array([2, 1]),
        forecast=[10, None],
        actual=[10.0, 20.0],
        service_level=np.array([0.9, np.nan]),
        workload=[1.5, 0.8],
    )
    assert (found.accuracy.n, found.accuracy.missing) == (1, 1)
    assert type(found.fit.estimate) is float
    assert (found.failing.n, found.failing.missing) == (1, 1)


def test_wishes_and_turnover_are_counts_that_must_agree():
    assert schedule_satisfaction(requested=[3, 1], granted=[3, 0], survey=[4, None]).estimate == 0.75
    with pytest.raises(ValueError, match="more than its weight"):
        schedule_satisfaction(requested=[1], granted=[2])
    found = turnover(leavers=10, mean_headcount=100, reasons_known=8, caused_by_roster=4)
    assert (found.estimate, found.caused_share, found.missing) == (0.1, 0.5, 2)
    assert found.interval.low < 0.5 < found.interval.high
    with pytest.raises(ValueError, match="Counts must satisfy"):
        turnover(leavers=1, mean_headcount=10, reasons_known=2)


@pytest.mark.parametrize(
    "call",
    [
        lambda: schedule_fit(need=[1], scheduled=[1, 2]),
        lambda: staff_load(workload=[-1], on_phone=[1]),
        lambda: staff_load(workload=[1], on_phone=[1], warning=0.9),
        lambda: schedule_fit(need=[1], scheduled=[1], is_open=[]),
    ],
)
def test_misuse_is_refused(call):
    with pytest.raises(ValueError, match=r"length|negative|warning line|is_open"):
        call()


@given(counts)
def test_figures_stay_in_their_bounds(pairs):
    a, b = [float(one) for one, _ in pairs], [float(two) for _, two in pairs]
    accuracy, fit = interval_accuracy(forecast=a, actual=b), schedule_fit(need=a, scheduled=b)
    if accuracy.estimate is not None:
        assert 0 <= accuracy.estimate <= 1
        assert 0 <= accuracy.within_share <= 1
    if fit.estimate is not None:
        assert fit.estimate <= fit.cover + 1e-12 <= 1 + 2e-12
        assert math.isclose(fit.over - fit.under, sum(b) - sum(a), abs_tol=1e-6)
    assert interval_accuracy(forecast=b, actual=b).estimate in {1.0, None}


@given(counts, st.floats(0.1, 10))
def test_scaling_both_sides_changes_no_ratio(pairs, factor):
    a, b = np.array([one for one, _ in pairs], float), np.array([two for _, two in pairs], float)
    for figure in (
        lambda f: schedule_fit(need=a * f, scheduled=b * f).estimate,
        lambda f: interval_accuracy(forecast=a * f, actual=b * f).estimate,
        lambda f: staff_load(workload=a * f, on_phone=b * f).estimate,
    ):
        assert figure(1.0) == (None if figure(factor) is None else pytest.approx(figure(factor), abs=1e-9))
