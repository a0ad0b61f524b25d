"""Association rules: what chance makes is not reported."""

import subprocess
import sys
from collections import Counter
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mlxtend.frequent_patterns import fpgrowth
from scipy import sparse
from scipy.stats import hypergeom

from huiyin.lib.stats import (
    Undefined,
    association_from_counts,
    association_rules,
    association_rules_from_counts,
    frequent_itemsets,
    tag_pairs,
    tag_pairs_from_counts,
)
from huiyin.lib.stats.causes.measures import fisher_greater
from huiyin.lib.stats.causes.pairs import pair_counts

RELAXED = settings(deadline=None, max_examples=40)  # the first call loads SciPy

BASKETS = st.lists(st.sets(st.sampled_from("abcde")), max_size=40)


def matrix(baskets, tags="abcde"):
    return np.array([[tag in basket for tag in tags] for basket in baskets], dtype=bool).reshape(-1, len(tags))


@RELAXED
@given(BASKETS)
def test_pairs_by_matrix_are_the_rules_of_two_tags(baskets):
    pairs = tag_pairs(matrix(baskets), tags=list("abcde"), min_count=2)
    rules = association_rules(baskets, min_support=0, min_confidence=0, min_count=2, max_len=2)
    assert len(pairs.rules) == len(rules.rules)
    assert rules.tested == pairs.tested
    for one, other in zip(pairs.rules, rules.rules, strict=True):
        assert (one.left, one.right, one.count) == (other.left, other.right, other.count)
        assert (one.p, one.lift) == pytest.approx((other.p, other.lift))
        assert one.p_adjusted <= other.p_adjusted + 1e-12  # pairs too rare to report count with their own p, not 1


@RELAXED
@given(BASKETS)
def test_measures_keep_their_bounds_and_definitions(baskets):
    for rule in association_rules(baskets, min_support=0, min_confidence=0, min_count=1).rules:
        assert 0 < rule.support <= rule.confidence <= 1
        assert rule.lift_interval.low <= rule.lift <= rule.lift_interval.high
        assert (rule.leverage > 1e-12) <= (rule.lift > 1)
        assert rule.conviction is None or rule.conviction >= 0
        assert (rule.conviction is None) == (rule.confidence == 1)
        assert 0 <= rule.p <= rule.p_adjusted <= 1


@RELAXED
@given(BASKETS)
def test_order_and_compression_change_nothing(baskets):
    straight = association_rules(baskets, min_count=1)
    assert association_rules(baskets[::-1], min_count=1) == straight
    assert association_rules_from_counts(Counter(map(frozenset, baskets)), min_count=1) == straight


@RELAXED
@given(st.integers(1, 3000), st.data())
def test_the_fisher_tail_is_scipys(n, data):
    left, right = (data.draw(st.integers(1, n)) for _ in range(2))
    both = data.draw(st.integers(max(0, left + right - n), min(left, right)))
    counts = {"both": np.array([both * 1.0]), "left": np.array([left * 1.0]), "right": np.array([right * 1.0])}
    expected = hypergeom.sf(both - 1, n, left, right)
    assert fisher_greater(**counts, n=n)[0] == pytest.approx(expected, rel=1e-8, abs=1e-13)


def test_tags_apart_from_chance_are_found_and_others_not():
    cases = [{"transfer failed", "app froze"}] * 30 + [{"transfer failed"}] * 10 + [{"rude"}] * 30 + [set()] * 130
    found = association_rules(cases)
    assert {(rule.left, rule.right) for rule in found.findings} == {
        (("transfer failed",), ("app froze",)),
        (("app froze",), ("transfer failed",)),
    }
    assert "associated" in found.describe("en")


def test_the_worked_example_is_no_finding():
    rule = association_from_counts(both=4, left=5, right=7, n=10)
    assert rule.estimate > 1
    assert not rule.finding
    assert "not distinguishable" in rule.describe("en")


def test_chance_alone_is_rarely_reported():
    reported = 0
    for seed in range(60):
        drawn = np.random.default_rng(seed).random((300, 10)) < 0.2
        reported += bool(tag_pairs(drawn, tags=list("abcdefghij")).findings)
    assert reported <= 8  # 5 % of 60 is 3; 8 or less has probability above 0.99


def test_parent_and_child_never_meet():
    cases = [{"card", "card lost", "angry"}] * 20 + [{"card", "card stolen"}] * 20 + [set()] * 60
    parents = {"card lost": "card", "card stolen": "card"}
    found = association_rules(cases, parents=parents, min_confidence=0)
    assert not any({"card", "card lost"} <= {*rule.left, *rule.right} for rule in found.rules)
    assert any({"angry", "card lost"} == {*rule.left, *rule.right} for rule in found.findings)
    pairs = tag_pairs(
        matrix(cases, ["card", "card lost", "angry"]), tags=["card", "card lost", "angry"], parents=parents
    )
    assert {frozenset([*rule.left, *rule.right]) for rule in pairs.rules} == {
        frozenset({"card", "angry"}),
        frozenset({"card lost", "angry"}),
    }
    with pytest.raises(ValueError, match="above itself"):
        association_rules(cases, parents={"card": "angry", "angry": "card"})


def test_a_longer_rule_must_be_surer_than_its_parts():
    cases = [{"a", "b", "c"}] * 20 + [{"a", "c"}] * 20 + [{"b"}] * 20 + [set()] * 40
    lefts = {rule.left for rule in association_rules(cases, max_len=3).rules if rule.right == ("c",)}
    assert ("a",) in lefts
    assert ("a", "b") not in lefts


def test_rare_pairs_are_not_reported():
    cases = [{"a", "b"}] * 4 + [set()] * 1000
    assert association_rules(cases, min_support=0).rules == ()
    assert association_rules(cases, min_support=0, min_count=4).findings != ()


def test_sparse_and_counted_cases_give_the_same():
    drawn = np.random.default_rng(1).random((500, 4)) < 0.3
    dense = tag_pairs(drawn, tags=list("abcd"))
    assert tag_pairs(sparse.csr_array(drawn), tags=list("abcd")) == dense
    assert tag_pairs(drawn.astype(np.int8), tags=list("abcd")) == dense
    joint = drawn.T.astype(int) @ drawn.astype(int)
    assert tag_pairs_from_counts(joint.tolist(), n=500, tags=list("abcd")) == dense
    assert tag_pairs(drawn.tolist(), tags=list("abcd")) == dense
    assert (
        tag_pairs(({tag for tag, has in zip("abcd", row, strict=True) if has} for row in drawn), tags="abcd") == dense
    )


def test_pairs_are_counted_over_chunks_of_any_layout():
    drawn = np.random.default_rng(2).random((40_000, 9)) < 0.3
    joint = drawn.T.astype(int) @ drawn.astype(int)
    for form in (drawn, np.asfortranarray(drawn), drawn.astype(np.uint8), drawn.astype(float), drawn[:5]):
        counts, n = pair_counts(form)
        assert n == len(form)
        assert (counts == (joint if n == 40_000 else drawn[:5].T.astype(int) @ drawn[:5].astype(int))).all()


@RELAXED
@given(BASKETS)
def test_frequent_sets_are_those_of_mlxtends_front_door(baskets):
    found = frequent_itemsets(baskets, min_support=0.1, min_count=1, max_len=3)
    table = pd.DataFrame(matrix(baskets), columns=list("abcde"))
    public = fpgrowth(table, min_support=0.1, max_len=3, use_colnames=True) if baskets else pd.DataFrame()
    assert {frozenset(one.items): pytest.approx(one.support) for one in found.itemsets} == (
        dict(zip(public["itemsets"], public["support"], strict=True)) if len(public) else {}
    )


def test_rules_leave_the_warnings_of_the_process_alone():
    code = (
        "import warnings; from huiyin.lib.stats import association_rules; association_rules([{'a', 'b'}]);"
        "print(sum(one[0] == 'always' and one[2] is DeprecationWarning for one in warnings.filters))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "0"
    )


def test_nothing_is_nothing_with_a_reason():
    assert association_rules([]).reason is Undefined.NO_ANSWERS
    assert frequent_itemsets([]).reason is Undefined.NO_ANSWERS
    assert tag_pairs(np.zeros((0, 2), bool), tags=["a", "b"]).reason is Undefined.NO_ANSWERS
    assert association_from_counts(both=0, left=0, right=3, n=9).reason is Undefined.NO_EXPOSURE
    never = association_from_counts(both=0, left=4, right=3, n=9)
    assert (never.estimate, never.interval, never.reason) == (0, None, Undefined.TOO_FEW)


@pytest.mark.parametrize(
    ("joint", "n"), [([[5, 2], [1, 5]], 9), ([[5, 6], [6, 5]], 9), ([[5, 1], [1, 5]], 4), ([[5]], 9)]
)
def test_impossible_counts_are_told(joint, n):
    with pytest.raises(ValueError, match="ounts"):
        tag_pairs_from_counts(joint, n=n, tags=["a", "b"])


def test_anything_but_zero_and_one_is_told():
    with pytest.raises(ValueError, match="0 and 1"):
        tag_pairs(np.array([[2, 0]]), tags=["a", "b"])
    with pytest.raises(ValueError, match="'c' is not among"):
        tag_pairs([{"a", "c"}], tags=["a", "b"])
    assert tag_pairs([], tags=["a", "b"]).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="impossible"):
        association_from_counts(both=5, left=4, right=9, n=10)
    with pytest.raises(ValueError, match="min_support"):
        association_rules([], min_support=2)


def test_counts_of_a_database_do_as_well():
    joint = [[Decimal(10), Decimal(8)], [Decimal(8), Decimal(20)]]
    pairs = tag_pairs_from_counts(joint, n=np.int64(100), tags=np.array(["a", "b"]))
    assert pairs == tag_pairs_from_counts([[10, 8], [8, 20]], n=100, tags=["a", "b"])
    assert {type(tag) for rule in pairs.rules for tag in rule.left} == {str}
    baskets = {frozenset("ab"): 30, frozenset("c"): 70}
    plain = association_rules_from_counts(baskets)
    assert association_rules_from_counts({items: Decimal(times) for items, times in baskets.items()}) == plain
    counts = {"both": 3, "left": 10, "right": 20, "n": 100}
    assert association_from_counts(**{name: Decimal(count) for name, count in counts.items()}) == (
        association_from_counts(**counts)
    )


def test_what_always_occurs_has_no_interval_and_what_is_too_rare_no_test():
    always = association_from_counts(both=10, left=10, right=10, n=10)
    assert (always.estimate, always.interval, always.reason) == (1, None, Undefined.NO_VARIATION)
    assert "frequent enough" in association_rules([{"a"}]).describe("en")
    assert tag_pairs(np.zeros((5, 0)), tags=[]).rules == ()
