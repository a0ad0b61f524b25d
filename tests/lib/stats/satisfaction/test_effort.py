import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import EffortDirection, Undefined, ces, ces_from_counts

ANSWERS = st.lists(st.integers(1, 7), min_size=1, max_size=60)


def test_scores_off_the_scale_are_rejected_and_counted():
    result = ces([7, 0, 8, 3.5, None, math.nan])
    assert (result.n, result.rejected, result.missing) == (1, 3, 2)
    assert result.reason is Undefined.ONE_ANSWER
    assert result.interval is None
    assert result.estimate == 7


def test_no_answers_have_no_score():
    result = ces([])
    assert (result.estimate, result.easy_share, result.net_easy, result.reason) == (
        None, None, None, Undefined.NO_ANSWERS,
    )  # fmt: skip


def test_the_old_scale_is_reversed_and_says_so():
    result = ces([1, 1, 2, 3, 5], scale=(1, 5), direction=EffortDirection.LOW_IS_EASY)
    assert (result.easy, result.hard, result.net_easy) == (3, 1, 40)
    assert result.estimate == 2.4, "the mean stays on the scale as asked"
    assert "lower is easier" in result.describe("en")
    assert "越低越轻松" in result.describe("zh-Hans")


def test_a_score_off_the_scale_cannot_be_counted():
    with pytest.raises(ValueError, match="from 1 to 7"):
        ces_from_counts({9: 3})


@given(ANSWERS)
def test_the_reversed_scale_mirrors(scores):
    plain = ces(scores)
    mirror = ces([8 - score for score in scores], direction=EffortDirection.LOW_IS_EASY)
    assert (plain.easy, plain.hard, plain.net_easy) == (mirror.easy, mirror.hard, mirror.net_easy)
    assert plain.estimate == pytest.approx(8 - mirror.estimate)
    assert -100 <= plain.net_easy_interval.low <= plain.net_easy <= 100 or plain.n < 50
    assert 0 <= plain.easy_interval.low <= plain.easy_share <= plain.easy_interval.high <= 1
    assert 1 <= plain.estimate <= 7
