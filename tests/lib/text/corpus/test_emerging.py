"""What grows abnormally is found, what only wavers is not."""

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from huiyin.lib.stats import Undefined
from huiyin.lib.text.corpus.emerging import emerging, growth, last_quarters

TODAY = date(2026, 11, 20)
DAYS = [TODAY - timedelta(days=28 - back) for back in range(29)]


def steady(count, today, name="theme"):
    """28 days of the same count, then today's."""
    return {name: {day: count for day in DAYS[:-1] if count} | ({TODAY: today} if today else {})}


def only(found):
    (one,) = found
    return one


def simulated(rng, *, mean, dispersion=0.0, weekend=1.0, themes=1, jump=1.0):
    means = np.array([mean * (weekend if day.weekday() >= 5 else 1.0) for day in DAYS])
    means[-1] *= jump
    drawn = (
        rng.negative_binomial(1 / dispersion, 1 / (1 + dispersion * means), (themes, 29))
        if dispersion
        else rng.poisson(means, (themes, 29))
    )
    return {
        f"theme {row}": {day: int(count) for day, count in zip(DAYS, counts, strict=True) if count}
        for row, counts in enumerate(drawn)
    }


def test_a_jump_is_found_with_its_size():
    one = only(emerging(steady(10, 40), until=TODAY))
    assert one.finding
    assert one.ratio == pytest.approx(4)
    assert one.change == "+300 %"
    assert one.interval.low < 4 < one.interval.high
    assert (one.count, one.before, one.since, one.is_new) == (40, 280, TODAY, False)
    assert one.expected == pytest.approx(10)


def test_without_scatter_the_p_is_the_exact_conditional_one():
    # Equal counts on all weekdays leave only the two Poisson rates: the binomial test of 7 among 7 + 56 days' texts.
    one = only(emerging(steady(2, 7), until=TODAY, baseline=28))
    exact = binomtest(7, 7 + 56, 1 / 29, alternative="greater").pvalue
    assert one.dispersion == 0
    assert one.p == pytest.approx(exact, rel=0.5)
    assert one.p >= exact  # the weekday's own uncertainty is in it


def test_a_phrase_never_seen_before_is_new():
    one = only(emerging(steady(0, 6) | {}, until=TODAY, observed=DAYS))
    assert (one.is_new, one.finding, one.ratio, one.change, one.since) == (True, True, None, "", TODAY)
    assert math.isinf(one.interval.high)
    assert one.interval.low > 1


def test_two_texts_are_no_news():
    assert not only(emerging(steady(0, 2), until=TODAY, observed=DAYS)).finding


def test_all_zeros_say_so():
    one = only(emerging({"nothing": {}}, until=TODAY, observed=DAYS))
    assert (one.finding, one.reason, one.since, one.p) == (False, Undefined.NO_ANSWERS, None, 1.0)


def test_no_themes_give_nothing():
    assert emerging({}, until=TODAY) == ()


def test_one_day_of_data_has_no_past():
    one = only(emerging({"a": {TODAY: 50}}, until=TODAY))
    assert (one.reason, one.p, one.finding) == (Undefined.TOO_FEW, None, False)


def test_days_that_nobody_read_are_unknown_not_zero():
    counts = {"a": {day: 10 for day in DAYS if day.day % 2 == 0} | {TODAY: 12}}
    read = [*counts["a"]]
    assert not only(emerging(counts, until=TODAY, observed=read, min_days=10)).finding
    assert only(emerging(counts, until=TODAY, observed=read, min_days=10)).expected == pytest.approx(10)
    assert only(emerging(counts, until=TODAY, min_days=10)).expected < 7


def test_twice_the_texts_explain_twice_the_mentions():
    counts, read = steady(10, 30), dict.fromkeys(DAYS, 100.0) | {TODAY: 300.0}
    assert emerging(counts, until=TODAY)[0].finding
    one = only(emerging(counts, until=TODAY, exposure=read))
    assert not one.finding
    assert one.ratio == pytest.approx(1)


def test_a_busy_weekday_is_no_news():
    friday = {day: 60 if day.weekday() == 4 else 10 for day in DAYS}
    assert TODAY.weekday() == 4
    one = only(emerging({"a": friday}, until=TODAY))
    assert not one.finding
    assert 55 < one.expected <= 60


def test_a_rise_of_several_days_has_its_first_day():
    counts = steady(5, 25)["theme"] | {DAYS[-2]: 20, DAYS[-3]: 18}
    assert only(emerging({"a": counts}, until=TODAY, window=3)).since == DAYS[-3]


def test_order_and_company_of_names_do_not_matter_but_for_the_family():
    counts = steady(10, 40, "a") | {f"b{at}": steady(10, 10)["theme"] for at in range(20)}
    turned = dict(reversed(counts.items()))
    assert emerging(counts, until=TODAY) == emerging(turned, until=TODAY)
    assert emerging(counts, until=TODAY)[0].name == "a"


NULLS = [
    {"mean": mean, "dispersion": dispersion, "weekend": weekend}
    for mean in (0.5, 5.0, 100.0)
    for dispersion in (0.0, 0.2)
    for weekend in (1.0, 2.5)
]


def test_false_alarms_stay_within_five_in_a_hundred():
    rng = np.random.default_rng(20261122)
    single = [emerging(simulated(rng, **null), until=TODAY)[0].finding for null in NULLS for _ in range(40)]
    family = [
        any(one.finding for one in emerging(simulated(rng, themes=50, **null), until=TODAY))
        for null in NULLS
        for _ in range(4)
    ]
    assert sum(single) / len(single) <= 0.05
    assert sum(family) / len(family) <= 0.10  # 48 draws: two more than expected by chance are no proof


@pytest.mark.parametrize(
    ("mean", "dispersion", "least"), [(30.0, 0.0, 1.0), (5.0, 0.0, 0.7), (100.0, 0.1, 0.75)], ids=str
)
def test_power_to_see_three_times_as_much(mean, dispersion, least):
    rng = np.random.default_rng(7)
    found = [
        emerging(simulated(rng, mean=mean, dispersion=dispersion, jump=3.0), until=TODAY)[0].finding for _ in range(40)
    ]
    assert sum(found) / len(found) >= least


def test_quarter_on_quarter_up_and_down():
    now, before = last_quarters(date(2026, 11, 22))
    assert (before, now) == ((date(2026, 4, 1), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 9, 30)))
    days = [before[0] + timedelta(days=at) for at in range((now[1] - before[0]).days + 1)]
    counts = {
        "up": {day: 4 if day >= now[0] else 1 for day in days},
        "down": {day: 1 if day >= now[0] else 4 for day in days},
        "same": dict.fromkeys(days, 2),
    }
    found = {one.name: one for one in growth(counts, now=now, before=before)}
    assert (found["up"].finding, found["up"].change) == (True, "+300 %")
    assert (found["down"].finding, found["down"].change) == (True, "-75 %")
    assert (found["same"].finding, found["same"].change) == (False, "+0 %")


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 1, 1), date(2025, 10, 1)),
        (date(2026, 4, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2025, 10, 1)),
    ],
)
def test_the_last_whole_quarter(day, start):
    assert last_quarters(day)[0][0] == start


@pytest.mark.parametrize("wrong", [{"window": 0}, {"baseline": 0}, {"q": 0.0}, {"q": 1.0}, {"min_days": 0}])
def test_thresholds_out_of_range_are_refused(wrong):
    with pytest.raises(ValueError, match="q lies in"):
        emerging({}, until=TODAY, **wrong)


def test_wrong_counts_and_periods_are_refused():
    with pytest.raises(ValueError, match="negative"):
        emerging({"a": {TODAY: -1}}, until=TODAY)
    with pytest.raises(ValueError, match="must end before"):
        growth({}, now=(DAYS[0], DAYS[9]), before=(DAYS[5], DAYS[20]))


@settings(deadline=None, max_examples=60)
@given(
    counts=st.dictionaries(
        st.text(max_size=3), st.dictionaries(st.sampled_from(DAYS), st.integers(0, 10**6)), max_size=4
    ),
    window=st.integers(1, 10),
)
def test_any_counts_have_an_answer(counts, window):
    found = emerging(counts, until=TODAY, window=window, observed=DAYS)
    assert {one.name for one in found} == set(counts)
    for one in found:
        assert one.p is None or 0 <= one.p <= one.p_adjusted <= 1
        assert one.ratio is None or one.interval.low <= one.ratio * (1 + 1e-9)
        assert one.ratio is None or one.ratio <= one.interval.high * (1 + 1e-9)
