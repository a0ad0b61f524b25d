"""First-contact resolution, reopening, repeats, satisfaction by contacts, promises and targets."""

from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    first_contact_from_counts,
    first_contact_resolution,
    follow_up_completion,
    promise_kept_rate,
    reopen_rate,
    repeat_contact_rate,
    satisfaction_by_contacts,
    satisfaction_by_contacts_from_counts,
    sla_attainment,
)

CASE = st.tuples(st.integers(1, 3), st.booleans(), st.none() | st.floats(0, 30), st.none() | st.floats(0, 40))

RELAXED = settings(deadline=None, max_examples=40)  # the first call loads SciPy
TARGET = st.tuples(st.sampled_from("abc"), st.integers(0, 20), st.none() | st.integers(0, 20))


def columns(cases):
    contacts, resolved, back, followed = zip(*cases, strict=True) if cases else ((), (), (), ())
    back = [b if b is None or f is None or b <= f else None for b, f in zip(back, followed, strict=True)]
    return {"contacts": contacts, "resolved": resolved, "days_to_repeat": back, "days_followed": followed}


@RELAXED
@given(st.lists(CASE, max_size=20), st.floats(1, 14))
def test_a_rate_lies_in_its_interval_and_censored_cases_add_up(cases, window):
    found = first_contact_resolution(**columns(cases), window_days=window)
    assert found.n + found.censored == found.resolved == sum(case[1] for case in cases)
    if found.estimate is None:
        assert found.reason is Undefined.NO_ANSWERS
    else:
        assert 0 <= found.interval.low <= found.estimate <= found.interval.high <= 1
    assert (found.km is None) == (found.resolved == 0)


@RELAXED
@given(st.lists(CASE, min_size=1, max_size=20), st.floats(1, 7), st.floats(0, 7))
def test_a_longer_window_never_raises_first_contact_resolution(cases, window, longer):
    given_columns = columns([(contacts, True, back, None) for contacts, _, back, _ in cases])
    short = first_contact_resolution(**given_columns, window_days=window)
    wide = first_contact_resolution(**given_columns, window_days=window + longer)
    assert wide.estimate <= short.estimate
    assert short.km == pytest.approx(short.estimate)  # nothing censored: Kaplan–Meier is the share


@RELAXED
@given(st.lists(CASE, min_size=1, max_size=20))
def test_reopened_in_the_window_is_reopened_at_any_time(cases):
    given_columns = columns([(1, True, back, None) for _, _, back, _ in cases])
    found = reopen_rate(
        resolved=given_columns["resolved"], days_to_reopen=given_columns["days_to_repeat"], window_days=7
    )
    assert found.estimate <= found.any_time
    assert found.km == pytest.approx(found.estimate)


def test_leaving_out_failures_of_open_windows_is_what_keeps_the_rate_unbiased():
    rng = np.random.default_rng(7)
    n = 4000
    back = np.where(rng.random(n) < 0.3, rng.uniform(0, 7, n), np.nan)
    followed = rng.uniform(0, 14, n)
    seen = np.where(back <= followed, back, np.nan)
    found = first_contact_resolution(
        contacts=np.ones(n), resolved=np.ones(n), days_to_repeat=seen, days_followed=followed
    )
    assert found.interval.low < 0.7 < found.interval.high
    assert found.km_interval.low < 0.7 < found.km_interval.high
    assert found.km_interval.high - found.km_interval.low < found.interval.high - found.interval.low
    assert f"{found.censored} more cannot be judged yet" in found.describe("en")


def test_counts_give_what_rows_give():
    rows = first_contact_resolution(
        contacts=pa.array([1, 1, 2]), resolved=[1, 1, 1], days_to_repeat=[None, 3, None], window_days=7
    )
    counts = first_contact_from_counts(first_contact=1, resolved=3)
    assert (rows.estimate, rows.interval) == (counts.estimate, counts.interval)
    assert counts.describe("zh-Hans").startswith("首次解决率为 33.3%")
    with pytest.raises(ValueError, match="impossible"):
        first_contact_from_counts(first_contact=1, resolved=3, censored=4)


def test_gaps_and_misuse_of_cases():
    found = first_contact_resolution(contacts=[1, None, 1], resolved=[1, 1, None], days_to_repeat=[None] * 3)
    assert (found.n, found.missing) == (1, 2)
    with pytest.raises(ValueError, match="0 or 1"):
        reopen_rate(resolved=[2], days_to_reopen=[None])
    with pytest.raises(ValueError, match="not negative"):
        reopen_rate(resolved=[1], days_to_reopen=[-1])
    with pytest.raises(ValueError, match="window"):
        reopen_rate(resolved=[1], days_to_reopen=[1], window_days=0)
    with pytest.raises(ValueError, match="one length"):
        reopen_rate(resolved=[1], days_to_reopen=[1, 2])


@RELAXED
@given(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from("xy"), st.integers(0, 30)), max_size=20), st.integers(1, 9)
)
def test_repeats_are_what_a_double_loop_finds(contacts, window):
    ordered = sorted(set(contacts))
    judged = [one for one in ordered if one[2] + window <= 30]
    again = [
        one for one in judged if any(one[:2] == other[:2] and 0 < other[2] - one[2] <= window for other in ordered)
    ]
    found = repeat_contact_rate(
        customer=[one[0] for one in ordered],
        issue=[one[1] for one in ordered],
        day=[one[2] for one in ordered],
        until=30,
        window_days=window,
    )
    assert (found.hits, found.n, found.censored) == (len(again), len(judged), len(ordered) - len(judged))
    assert found.repeaters == len({one[0] for one in again})
    assert found.customers == len({one[0] for one in judged})


def test_contacts_without_a_name_or_from_the_future_are_counted_out():
    found = repeat_contact_rate(customer=["a", None, "a"], issue=["x", "x", "x"], day=[0, 1, 99], until=50)
    assert (found.n, found.missing, found.rejected) == (1, 1, 1)
    assert repeat_contact_rate(customer=[], issue=[], day=[], until=0).reason is Undefined.NO_ANSWERS


@RELAXED
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=5))
def test_satisfaction_by_contacts_never_breaks(groups):
    satisfied, n = [min(a, b) for a, b in groups], [b for _, b in groups]
    found = satisfaction_by_contacts_from_counts(satisfied=satisfied, n=n)
    assert [group.satisfied for group in found.groups] == satisfied
    assert found.groups[-1].label.endswith("+")
    if found.slope is not None:
        assert found.interval.low <= found.slope <= found.interval.high
        assert 0 <= found.p <= 1
    assert found.describe("zh-Hant")


def test_more_contacts_please_less():
    found = satisfaction_by_contacts(
        contacts=[1] * 100 + [2] * 100 + [9] * 50, satisfied=[1] * 90 + [0] * 10 + [1, 0] * 50 + [0] * 50
    )
    assert [group.share for group in found.groups] == [0.9, 0.5, None, 0.0]
    assert found.slope < 0
    assert "lower" in found.describe("en")
    assert satisfaction_by_contacts(contacts=[], satisfied=[]).reason is Undefined.NO_ANSWERS


@RELAXED
@given(st.lists(TARGET, max_size=20), st.integers(0, 20))
def test_targets_by_case_are_what_a_loop_finds(targets, now):
    found = sla_attainment(
        case=[one[0] for one in targets], due=[one[1] for one in targets], met_at=[one[2] for one in targets], now=now
    )
    met = {index: done is not None and done <= due for index, (_, due, done) in enumerate(targets)}
    come = [index for index, (_, due, _) in enumerate(targets) if due <= now]
    assert (found.hits, found.n) == (sum(met[index] for index in come), len(come))
    assert found.breached_targets == found.n - found.hits
    breached = {targets[index][0] for index in come if not met[index]}
    assert found.breached_cases == len(breached)
    closed = {name for name, _, _ in targets if all(due <= now for case, due, _ in targets if case == name)}
    assert (found.cases, found.cases_met) == (len(closed), len(closed - breached))
    assert found.breached_cases <= found.breached_targets


def test_a_promise_kept_early_waits_for_its_day():
    found = promise_kept_rate(due=[1, 2, 30, None], kept_at=[1, None, 3, 3], now=10)
    assert (found.hits, found.n, found.censored, found.missing) == (1, 2, 1, 1)
    done = follow_up_completion(due=[1, 2, 3], done_at=[1, 5, 99], now=10)
    assert (done.hits, done.on_time, done.n) == (2, 1, 3)
    assert promise_kept_rate(due=[], kept_at=[], now=0).reason is Undefined.NO_ANSWERS
    assert "two" not in sla_attainment(case=["a"], due=[1], met_at=[2], now=3).describe("en")


def test_counts_of_a_database_do_as_well():
    plain = first_contact_from_counts(first_contact=5, resolved=10)
    assert first_contact_from_counts(first_contact=Decimal(5), resolved=np.int64(10)) == plain
    shares = satisfaction_by_contacts_from_counts(satisfied=[8, 5], n=[10, 10])
    assert satisfaction_by_contacts_from_counts(satisfied=[Decimal(8), Decimal(5)], n=np.array([10, 10])) == shares


def test_a_trend_is_only_said_where_its_test_agrees():
    found = satisfaction_by_contacts(contacts=[1, 1, 2, 2, 3, 3, 4, 9], satisfied=[1, 1, 1, 0, 1, 0, 0, 0])
    assert found.p > 0.05
    assert found.interval.high < 0
    assert "not distinguishably" in found.describe("en")
