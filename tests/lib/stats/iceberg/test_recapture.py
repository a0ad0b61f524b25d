import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import Undefined, complaint_rate_by_recapture, iceberg_from_complaints


def test_no_match_leaves_only_an_upper_limit():
    found = complaint_rate_by_recapture(with_problem=50, found_in_log=0, complainants=300)
    assert (found.estimate, found.dissatisfied, found.reason) == (None, None, Undefined.TOO_FEW)
    assert found.interval.low == 0
    assert found.interval.high == pytest.approx(1 - 0.025 ** (1 / 50))
    assert complaint_rate_by_recapture(with_problem=0, found_in_log=0, complainants=9).reason is Undefined.NO_ANSWERS


def test_when_all_told_us_everyone_is_known():
    found = complaint_rate_by_recapture(with_problem=40, found_in_log=40, complainants=200)
    assert (found.estimate, found.dissatisfied, found.se) == (1, 200, 0)
    assert found.dissatisfied_low == 200


def test_more_matches_than_people_are_refused():
    with pytest.raises(ValueError, match="cannot be more"):
        complaint_rate_by_recapture(with_problem=5, found_in_log=6, complainants=9)


def test_the_estimate_feeds_the_iceberg():
    found = complaint_rate_by_recapture(with_problem=240, found_in_log=14, complainants=1250)
    berg = iceberg_from_complaints(complaints=1250, rate=found.estimate, rate_interval=found.interval)
    assert berg.dissatisfied == pytest.approx(found.dissatisfied)
    assert berg.interval.low < berg.estimate < berg.interval.high
    assert "puts the dissatisfied at 20098" in found.describe("en")


def test_simulated_surveys_hold_the_truth_as_often_as_promised():
    rng = np.random.default_rng(5)
    truth, log, surveyed = 4000, 480, 150
    matches = rng.hypergeometric(log, truth - log, surveyed, size=600)
    found = [complaint_rate_by_recapture(with_problem=surveyed, found_in_log=int(m), complainants=log) for m in matches]
    held = np.mean([one.interval.low <= log / truth <= one.interval.high for one in found])
    assert held >= 0.94
    assert np.mean([one.dissatisfied for one in found if one.dissatisfied]) == pytest.approx(truth, rel=0.03)


@given(st.integers(1, 300), st.integers(1, 3000), st.data())
def test_at_least_everyone_seen_is_dissatisfied(surveyed, log, data):
    both = data.draw(st.integers(1, min(surveyed, log)))
    found = complaint_rate_by_recapture(with_problem=surveyed, found_in_log=both, complainants=log)
    assert found.dissatisfied >= surveyed + log - both - 1e-9
    assert surveyed + log - both <= found.dissatisfied_low <= found.dissatisfied_high * (1 + 1e-9)
    assert 0 <= found.interval.low <= found.interval.high <= 1
    assert 0 < found.estimate <= 1
