import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.planning import breach_probability, priority_score, priority_scores
from huiyin.lib.stats import Undefined

WEIGHTS = {"severity": 0.4, "value": 0.25, "sla": 0.25, "sentiment": 0.1}
parts = st.fixed_dictionaries({name: st.one_of(st.none(), st.floats(0, 1)) for name in WEIGHTS})


@given(parts)
def test_the_score_stays_between_its_parts_and_columns_give_the_same(case):
    found = priority_score(case, weights=WEIGHTS)
    known = [value for value in case.values() if value is not None]
    if not known:
        assert (found.estimate, found.reason) == (None, Undefined.NO_ANSWERS)
    else:
        assert min(known) - 1e-12 <= found.estimate <= max(known) + 1e-12
        assert found.estimate == pytest.approx(math.fsum(share for _, share in found.parts))
    columns = priority_scores({name: [value] for name, value in case.items()}, weights=WEIGHTS)
    assert columns == (found.estimate if found.estimate is None else pytest.approx(found.estimate),)


@given(parts, st.floats(0, 1000))
def test_waiting_only_raises_and_at_last_passes_everything(case, hours):
    young = priority_score(case, weights=WEIGHTS, waited_hours=hours, ageing_per_hour=0.01)
    older = priority_score(case, weights=WEIGHTS, waited_hours=hours + 101, ageing_per_hour=0.01)
    if young.estimate is not None:
        assert older.estimate > young.estimate
        assert older.estimate > 1.0


def test_missing_parts_give_their_weight_to_the_others():
    found = priority_score({"severity": 0.75, "sla": None, "value": math.nan}, weights=WEIGHTS)
    assert (found.estimate, found.n, found.missing) == (pytest.approx(0.75), 1, 3)
    assert found.describe("en") == "Priority 0.75; “severity” adds most (0.75)."


def test_a_queue_with_ageing():
    scores = priority_scores(
        {"severity": np.array([0.5, 0.5, np.nan])}, weights=WEIGHTS, waited_hours=[0, 10, 10], ageing_per_hour=0.1
    )
    assert scores == (0.5, 1.5, None)
    assert priority_scores({}, weights=WEIGHTS) == ()


@pytest.mark.parametrize(
    "call",
    [
        lambda: priority_score({"severity": 1.2}, weights=WEIGHTS),
        lambda: priority_score({"mood": 0.2}, weights=WEIGHTS),
        lambda: priority_score({}, weights={}),
        lambda: priority_score({}, weights={"severity": -1}),
        lambda: priority_score({"sla": 0.1}, weights=WEIGHTS, waited_hours=-1),
        lambda: priority_scores({"sla": [3]}, weights=WEIGHTS),
        lambda: breach_probability([1], elapsed=-1, allowed=2),
        lambda: breach_probability([1], is_resolved=[], elapsed=1, allowed=2),
    ],
)
def test_misuse_is_refused(call):
    with pytest.raises(ValueError, match=r"between 0 and 1|no weight|Weights must|negative|is_resolved"):
        call()


def test_the_chance_of_missing_the_due_time():
    hours = list(range(1, 11))
    assert breach_probability(hours, elapsed=0, allowed=5).estimate == pytest.approx(0.5)
    assert breach_probability(hours, elapsed=5, allowed=8).estimate == pytest.approx(0.4)
    assert breach_probability(hours, elapsed=9, allowed=9).estimate == 1.0
    unknown = breach_probability(hours, elapsed=10, allowed=12)
    assert (unknown.estimate, unknown.reason) == (None, Undefined.TOO_FEW)
    assert breach_probability([], elapsed=0, allowed=1).estimate is None
    still_open = breach_probability([5, 5, 5], is_resolved=[False] * 3, elapsed=0, allowed=10)
    assert (still_open.estimate, still_open.reason) == (None, Undefined.TOO_FEW)
    assert "50%" in breach_probability(hours, elapsed=0, allowed=5).describe("en")


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(0.1, 100), min_size=2, max_size=20), st.floats(0, 50), st.floats(0, 50))
def test_more_time_allowed_never_raises_the_chance(hours, elapsed, more):
    first = breach_probability(hours, elapsed=elapsed, allowed=elapsed + 1).estimate
    later = breach_probability(hours, elapsed=elapsed, allowed=elapsed + 1 + more).estimate
    if first is not None:
        assert 0 <= later <= first <= 1
