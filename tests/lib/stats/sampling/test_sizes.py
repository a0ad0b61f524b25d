import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import (
    invitations_needed,
    survey_size_for_mean,
    survey_size_for_nps,
    survey_size_for_share,
    wilson_interval,
)


def test_a_sample_size_is_spoken_with_its_invitations():
    result = survey_size_for_share(margin=0.05, response_rate=0.2)
    assert result.describe("en") == "A margin of ±0.05 needs 385 answers: 1925 invitations at the expected response."
    assert survey_size_for_nps(margin=5).describe("zh-Hans") == "误差不超过 ±5 需要 1537 份回答。"


def test_whole_numbers_are_not_pushed_up_by_rounding():
    assert invitations_needed(n=7, response_rate=0.07) == 100
    assert invitations_needed(n=0, response_rate=0.5) == 0
    assert survey_size_for_mean(margin=1, sd=5, z=2).required == 100


def test_a_tiny_need_is_one_answer_and_never_more_than_everyone():
    assert survey_size_for_mean(margin=100, sd=1, population=50).required == 1
    assert survey_size_for_share(margin=0.001, population=50).required == 50


@pytest.mark.parametrize(
    "call",
    [
        lambda: survey_size_for_share(margin=0, share=0.5),
        lambda: survey_size_for_share(margin=0.05, share=1),
        lambda: survey_size_for_share(margin=0.05, population=0),
        lambda: survey_size_for_share(margin=0.05, confidence=1),
        lambda: survey_size_for_nps(margin=5, unit_variance=1.5),
        lambda: survey_size_for_mean(margin=-1, sd=2),
        lambda: survey_size_for_mean(margin=float("nan"), sd=2),
        lambda: survey_size_for_share(margin=0.05, z=float("inf")),
        lambda: invitations_needed(n=5, response_rate=0),
    ],
)
def test_plans_that_mean_nothing_are_refused(call):
    with pytest.raises(ValueError, match=r"between|positive|lies in|lie in"):
        call()


@given(st.floats(0.01, 0.2), st.floats(0.05, 0.95), st.integers(1, 10**7))
def test_a_population_never_needs_more_than_an_endless_one(margin, share, population):
    finite = survey_size_for_share(margin=margin, share=share, population=population).required
    endless = survey_size_for_share(margin=margin, share=share).required
    assert 1 <= finite <= min(endless, population)
    assert survey_size_for_share(margin=margin, share=1 - share).required == pytest.approx(endless, abs=1)
    assert survey_size_for_share(margin=margin / 2, share=share).required >= endless


@given(st.floats(0.02, 0.1))
def test_the_size_gives_the_margin_it_promises(margin):
    n = survey_size_for_share(margin=margin).required
    interval = wilson_interval(successes=n // 2, n=n)
    assert (interval.high - interval.low) / 2 <= margin * 1.01
