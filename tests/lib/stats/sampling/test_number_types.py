"""Counts and sums of any number type: a database's sums are Decimal, NumPy's 64-bit."""

import math
from decimal import Decimal

import numpy as np
import pytest

from huiyin.lib.stats import (
    Interval,
    StratumMoments,
    acsi_from_means,
    iceberg_from_complaints,
    iceberg_of_population,
    money_at_risk,
    neyman_allocation,
    optimal_allocation,
    poststratified_mean,
    poststratified_share,
    proportional_allocation,
    recovery,
    response_watch,
    survey_size_for_mean,
    survey_size_for_nps,
    weighted_index,
)

RATE = Interval(low=0.03, high=0.08, confidence=0.95)
CALLS = {
    "proportional": lambda x: proportional_allocation(n=x(20), sizes={"a": x(100), "b": x(50)}),
    "neyman": lambda x: neyman_allocation(n=x(20), sizes={"a": x(100), "b": x(50)}, sds={"a": x(1), "b": x(2)}),
    "optimal": lambda x: optimal_allocation(
        budget=x(90), sizes={"a": x(100), "b": x(50)}, sds={"a": x(1), "b": x(2)}, costs={"a": x(1), "b": x(2)}
    ),
    "share": lambda x: poststratified_share(
        counts={"a": (x(9), x(12)), "b": (x(3), x(6))}, population={"a": x(4), "b": x(6)}
    ),
    "mean": lambda x: poststratified_mean(
        moments={"a": StratumMoments(x(3), x(9), x(30)), "b": StratumMoments(x(2), x(6), x(20))},
        population={"a": x(4), "b": x(6)},
    ),
    "watch": lambda x: response_watch(
        invited={"a": x(100)}, answered={"a": x(10)}, wanted={"a": x(30)}, planned_rates=0.3
    ),
    "size": lambda x: survey_size_for_mean(margin=x(1), sd=x(9), population=x(1000), response_rate=0.1),
    "nps": lambda x: survey_size_for_nps(margin=x(5), unit_variance=x(1), population=x(1000)),
    "iceberg": lambda x: iceberg_of_population(customers=x(1000), dissatisfied=0.2, complain=0.05),
    "complaints": lambda x: iceberg_from_complaints(complaints=x(340), rate=0.05, rate_interval=RATE),
    "recovery": lambda x: recovery(quick=x(10), slow=x(3), unresolved=x(4), silent=x(5)),
    "money": lambda x: money_at_risk(customers=x(100), value_per_customer=x(30), solved_quickly=0.3, solved_late=0.3),
    "index": lambda x: weighted_index(
        scores={"a": x(80), "b": x(60)}, weights={"a": x(1), "b": x(0)}, standard_errors={"a": x(2), "b": x(1)}
    ),
    "acsi": lambda x: acsi_from_means(means=[x(8), x(7)], weights=[x(1), x(2)]),
}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("number", [Decimal, np.int64, float])
def test_a_number_of_any_type_gives_the_same_plain_result(name, number):
    found = CALLS[name](number)
    assert found == CALLS[name](int)
    assert "np." not in repr(found)
    assert "Decimal" not in repr(found)


def test_a_stratum_far_from_zero_keeps_its_spread():
    far = 10**9
    moments = {"a": StratumMoments(4, 4 * far + 2, 2 * far**2 + 2 * (far + 1) ** 2)}
    assert poststratified_mean(moments=moments, population={"a": 1}).se == pytest.approx(math.sqrt(1 / 3) / 2)


def test_sums_no_stratum_can_have_are_refused():
    with pytest.raises(ValueError, match="have the sum"):
        poststratified_mean(moments={"a": StratumMoments(2, 10, 1)}, population={"a": 1})
