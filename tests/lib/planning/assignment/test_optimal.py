from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.planning import (
    PairReason,
    PairWeights,
    Taker,
    Unassigned,
    Work,
    assign_batch,
    assign_by_cost,
    round_robin,
)
from huiyin.lib.stats import Undefined

squares = st.integers(1, 4).flatmap(
    lambda size: st.lists(st.lists(st.integers(-20, 20), min_size=size, max_size=size), min_size=size, max_size=size)
)


@given(squares)
@settings(max_examples=40, deadline=None)
def test_the_total_is_the_least_of_all_permutations(cost):
    best = min(sum(cost[row][column] for row, column in enumerate(order)) for order in permutations(range(len(cost))))
    found = assign_by_cost(cost)
    assert found.estimate == best <= found.greedy


@given(squares, st.integers(0, 3), st.integers(-50, 50))
@settings(max_examples=30, deadline=None)
def test_a_constant_on_one_case_shifts_the_total_only(cost, row, constant):
    row %= len(cost)
    moved = [[price + constant * (index == row) for price in prices] for index, prices in enumerate(cost)]
    assert assign_by_cost(moved).estimate == pytest.approx(assign_by_cost(cost).estimate + constant)


def test_a_forbidden_pair_is_never_used_and_leaves_a_reason():
    found = assign_by_cost([[None, 1], [None, 2], [None, None]])
    assert [(pair.case, pair.person) for pair in found.pairs] == [(0, 1)]
    assert [(left.case, left.reason) for left in found.left_over] == [
        (1, Unassigned.NO_CAPACITY),
        (2, Unassigned.NOBODY_ABLE),
    ]
    assert found.left_over[1].describe("en") == "nobody may take it"
    assert found.describe("zh-Hans") == "3 件中分派了 1 件，2 件未分派。"


def test_as_many_as_can_be_go_before_the_cheapest():
    found = assign_by_cost([[1, 1000], [1, None]])
    assert (found.estimate, len(found.pairs), found.greedy) == (1001.0, 2, None)


def test_capacities_repeat_a_person_and_zero_excludes():
    found = assign_by_cost([[1, 9], [1, 9], [1, 9]], capacities=[2, 1])
    assert found.estimate == 11
    assert {pair.person for pair in assign_by_cost([[1, 9]], capacities=[0, 1]).pairs} == {1}


@pytest.mark.parametrize("cost", [[], [[], []], [[None]]], ids=["no cases", "no people", "nothing allowed"])
def test_nothing_to_assign(cost):
    found = assign_by_cost(cost)
    assert found.pairs == ()
    assert len(found.left_over) == len(cost)
    if cost != [[None]]:
        assert (found.estimate, found.reason) == (None, Undefined.NO_ANSWERS)


def test_misuse_is_refused():
    with pytest.raises(ValueError, match="capacities must be 2"):
        assign_by_cost([[1, 2]], capacities=[1])
    with pytest.raises(ValueError, match="minus infinity"):
        assign_by_cost([[float("-inf")]])
    with pytest.raises(ValueError, match="must differ"):
        assign_batch([Work(id=1), Work(id=1)], [Taker(id="a")])
    with pytest.raises(ValueError, match="cannot be negative"):
        assign_batch([Work(id=1)], [Taker(id="a", capacity=-1)])


def test_skill_language_relationship_and_tier_bring_a_pair_together_with_reasons():
    cases = [
        Work(id="refund", skills=frozenset({"refund"}), language="en"),
        Work(id="old friend", known_to={"bo": 1.0}),
        Work(id="vip", tier=2),
    ]
    people = [
        Taker(id="ann", skills=frozenset({"refund"}), languages=frozenset({"en"})),
        Taker(id="bo"),
        Taker(id="chen", tier=2),
    ]
    found = assign_batch(cases, people)
    assert {pair.case: pair.person for pair in found.pairs} == {"refund": "ann", "old friend": "bo", "vip": "chen"}
    assert [pair.reasons for pair in found.pairs] == [
        (PairReason.SKILL, PairReason.LANGUAGE),
        (PairReason.RELATIONSHIP,),
        (PairReason.GREEN_CHANNEL,),
    ]
    assert found.pairs[0].describe("zh-Hans") == "技能匹配、会客户的语言"
    for pair in found.pairs:
        assert pair.cost == pytest.approx(sum(value for _, value in pair.terms))


def test_a_required_skill_forbids_and_turns_leave_nobody_ownerless():
    cases = [Work(id=number, required=frozenset({"legal"})) for number in range(3)]
    people = [Taker(id="ann", load=1), Taker(id="bo")]
    assert {left.reason for left in assign_batch(cases, people).left_over} == {Unassigned.NOBODY_ABLE}
    found = assign_batch(cases, people, take_turns=True)
    assert [pair.person for pair in found.pairs] == ["bo", "ann", "bo"]
    assert (found.left_over, found.pairs[0].reasons) == ((), (PairReason.ROUND_ROBIN,))
    assert len(assign_batch(cases, [], take_turns=True).left_over) == 3


def test_work_is_spread_by_load_also_within_the_batch():
    cases = [Work(id=number) for number in range(4)]
    people = [Taker(id="ann", capacity=4), Taker(id="bo", capacity=4)]
    found = assign_batch(cases, people)
    assert sorted(pair.person for pair in found.pairs) == ["ann", "ann", "bo", "bo"]


def test_the_urgent_and_the_aged_go_first_where_not_all_can():
    cases = [Work(id="calm", priority=0.2), Work(id="aged", priority=1.4), Work(id="urgent", priority=0.9)]
    found = assign_batch(cases, [Taker(id="ann"), Taker(id="bo")], weights=PairWeights(load=0))
    assert {pair.case for pair in found.pairs} == {"aged", "urgent"}


@given(st.lists(st.integers(0, 99), max_size=12, unique=True), st.integers(1, 5))
def test_turns_differ_by_one_at_most(cases, size):
    pairs = round_robin(cases, people=list(range(size)))
    counts = np.bincount([pair.person for pair in pairs], minlength=size)
    assert len(pairs) == len(cases)
    assert counts.max() - counts.min() <= 1


def test_a_turn_begins_behind_the_last():
    assert [pair.person for pair in round_robin([1, 2], people=["a", "b", "c"], after="b")] == ["c", "a"]
    assert round_robin([1], people=[]) == ()
