import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import Undefined, neyman_allocation, optimal_allocation, proportional_allocation

STRATA = st.lists(st.tuples(st.integers(2, 400), st.floats(0, 50), st.floats(0.5, 20)), min_size=1, max_size=5)


def columns(strata):
    return [{str(i): row[column] for i, row in enumerate(strata)} for column in range(3)]


def numbers(plan):
    return [stratum.allocated for stratum in plan.strata]


def test_a_small_wild_stratum_is_taken_whole_and_the_rest_shared():
    plan = neyman_allocation(n=100, sizes={"vip": 20, "b": 4000, "c": 6000}, sds={"vip": 900, "b": 10, "c": 5})
    assert numbers(plan) == [20, 46, 34]  # 80 left, as 4000 × 10 to 6000 × 5
    assert [stratum.whole for stratum in plan.strata] == [True, False, False]
    assert plan.describe("en") == "100 answers are spread over 3 strata, 1 of them taken whole."


def test_each_stratum_keeps_two_and_named_ones_are_taken_whole():
    plan = neyman_allocation(n=30, sizes={"a": 10, "b": 500, "c": 300}, sds={"a": 1, "b": 9, "c": 0}, take_all=["a"])
    assert numbers(plan) == [10, 18, 2]
    assert numbers(proportional_allocation(n=30, sizes={"a": 10, "b": 500, "c": 300}, take_all=["a"])) == [10, 13, 7]


def test_a_stratum_without_spread_takes_only_what_others_cannot():
    plan = neyman_allocation(n=50, sizes={"a": 40, "b": 100}, sds={"a": 3, "b": 0})
    assert numbers(plan) == [40, 10]


@pytest.mark.parametrize("n", [3, 1001])
def test_an_impossible_sample_has_a_reason(n):
    plan = neyman_allocation(n=n, sizes={"a": 500, "b": 500}, sds={"a": 1, "b": 1})
    assert (plan.reason, plan.strata, plan.n) == (Undefined.INFEASIBLE, (), 0)


def test_strata_alike_in_everything_have_no_optimum():
    assert neyman_allocation(n=9, sizes={"a": 50, "b": 50}, sds={"a": 0, "b": 0}).reason is Undefined.NO_VARIATION


def test_a_budget_buys_the_largest_sample_it_pays():
    given = {"sizes": {"web": 8000, "phone": 2000}, "sds": {"web": 1, "phone": 1.2}, "costs": {"web": 1, "phone": 16}}
    plan = optimal_allocation(budget=1000, **given)
    assert plan.cost <= 1000 < optimal_allocation(n=plan.n + 1, **given).cost
    assert optimal_allocation(budget=10, **given).reason is Undefined.INFEASIBLE
    with pytest.raises(ValueError, match="either"):
        optimal_allocation(**given)
    with pytest.raises(ValueError, match="cost something"):
        optimal_allocation(n=9, **given | {"costs": {"web": 0, "phone": 1}})


def test_columns_must_name_the_same_strata():
    with pytest.raises(ValueError, match="Each stratum"):
        neyman_allocation(n=9, sizes={"a": 50}, sds={"b": 0})
    with pytest.raises(ValueError, match="finite value"):
        neyman_allocation(n=9, sizes={"a": 50}, sds={"a": math.inf})
    with pytest.raises(ValueError, match="among them"):
        proportional_allocation(n=9, sizes={"a": 50}, take_all=["b"])


@given(STRATA, st.data())
def test_an_allocation_sums_and_respects_its_limits(strata, data):
    sizes, sds, costs = columns(strata)
    n = data.draw(st.integers(2 * len(sizes), sum(sizes.values())))
    plans = [
        proportional_allocation(n=n, sizes=sizes),
        neyman_allocation(n=n, sizes=sizes, sds=sds),
        optimal_allocation(n=n, sizes=sizes, sds=sds, costs=costs),
    ]
    for plan in plans:
        if plan.reason is None:
            assert sum(numbers(plan)) == n == plan.n
            assert all(0 <= stratum.allocated <= stratum.size for stratum in plan.strata)
            assert all(stratum.exact >= 0 for stratum in plan.strata)
    assert plans[1].reason is not None or min(numbers(plans[1])) >= 2


@given(st.lists(st.tuples(st.integers(3, 12), st.floats(0.5, 9)), min_size=2, max_size=3), st.data())
def test_neyman_is_close_to_the_best_of_all_allocations(strata, data):
    sizes, sds = ({str(i): row[column] for i, row in enumerate(strata)} for column in range(2))
    n = data.draw(st.integers(2 * len(sizes), sum(sizes.values())))
    plan = neyman_allocation(n=n, sizes=sizes, sds=sds)

    def variance(whole):
        return sum(size**2 * sd**2 * (1 / m - 1 / size) for (size, sd), m in zip(strata, whole, strict=True))

    every = (whole for whole in itertools.product(*(range(2, size + 1) for size, _ in strata)) if sum(whole) == n)
    best = min(map(variance, every))
    everyone = sum(sizes.values())
    assert plan.se == pytest.approx(math.sqrt(max(0, variance(numbers(plan)))) / everyone, abs=1e-9)
    assert variance(numbers(plan)) <= best * 1.05 + 1e-9  # largest remainder is not the exact integer optimum
