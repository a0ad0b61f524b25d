import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import Undefined, effort_check, response_watch

INVITED = {"new": 500, "old": 500, "lost": 500, "vip": 0}
WANTED = {"new": 50, "old": 50, "lost": 50, "vip": 5}


def test_only_strata_clearly_behind_plan_are_touched_again():
    watch = response_watch(
        invited=INVITED, answered={"new": 60, "old": 45, "lost": 12, "vip": 0}, wanted=WANTED, planned_rates=0.1
    )
    assert [stratum.name for stratum in watch.strata if stratum.second_touch] == ["lost"]
    lost = watch.strata[2]
    assert (lost.missing_answers, lost.invite_more) == (38, 1584)  # 38 / (12 / 500), rounded up
    assert watch.strata[0].invite_more == 0
    assert (watch.strata[3].rate, watch.strata[3].invite_more, watch.strata[3].second_touch) == (None, None, False)
    assert watch.describe("en").endswith("due a second touch: lost.")
    assert watch.describe("zh-Hans").endswith("需要再次触达：lost。")


def test_a_stratum_with_its_answers_is_left_alone():
    watch = response_watch(invited={"a": 1000}, answered={"a": 50}, wanted={"a": 50}, planned_rates={"a": 0.2})
    assert not watch.strata[0].second_touch
    assert watch.describe("en").endswith("no stratum is clearly behind plan.")


def test_nobody_asked_has_no_rate():
    assert response_watch(invited={}, answered={}, wanted={}, planned_rates=0.1).reason is Undefined.NO_EXPOSURE
    with pytest.raises(ValueError, match="same strata"):
        response_watch(invited={"a": 1}, answered={}, wanted={}, planned_rates=0.1)
    with pytest.raises(ValueError, match="planned rate"):
        response_watch(invited={"a": 1}, answered={"a": 1}, wanted={"a": 1}, planned_rates=0)


def test_late_responders_who_score_lower_are_noticed():
    check = effort_check(early=[5, 4, 5, 5, 4, 5, 4, 5, None], late=[3, 2, 4, 3, 2, 3, 3])
    assert check.estimate < 0 > check.interval.high
    assert check.missing == 1
    assert "may differ too" in check.describe("en")


def test_too_few_or_uniform_answers_cannot_be_compared():
    assert effort_check(early=[5, 4], late=[3]).reason is Undefined.TOO_FEW
    assert effort_check(early=[5, 5], late=[3, 3]).reason is Undefined.NO_VARIATION
    assert effort_check(early=[], late=[3, 3]).estimate is None
    assert effort_check(early=[5, 5], late=[3, 3]).describe("en").endswith("no interval can be given.")


@given(*[st.lists(st.integers(1, 5), min_size=2, max_size=20)] * 2)
def test_the_check_mirrors(early, late):
    forth, back = effort_check(early=early, late=late), effort_check(early=late, late=early)
    assert forth.estimate == pytest.approx(-back.estimate)
    assert forth.reason == back.reason
    if forth.p is not None:
        assert forth.p == pytest.approx(back.p)
