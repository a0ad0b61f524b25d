"""Problems that come together, through the statistics of the house."""

import random

import pytest

from huiyin.lib.stats import association_rules
from huiyin.lib.text.corpus.associations import associations


def test_a_planted_pair_is_found_with_its_measures():
    sets = [{"transfer", "frozen"}] * 40 + [{"transfer"}] * 10 + [{"frozen"}] * 10 + [{"queue"}] * 140
    rule = next(one for one in associations(sets).findings if one.left == ("transfer",))
    assert (rule.right, rule.count) == (("frozen",), 40)
    assert rule.support == pytest.approx(40 / 200)
    assert rule.confidence == pytest.approx(40 / 50)
    assert rule.lift == pytest.approx((40 / 50) / (50 / 200))
    assert rule.p <= rule.p_adjusted < 0.001


def test_it_is_the_rule_of_the_statistics_library():
    draw = random.Random(4)
    sets = [{tag for tag in "abcde" if draw.random() < 0.3} for _ in range(300)]
    ours = associations(sets, min_confidence=0.2)
    theirs = association_rules(sets, min_confidence=0.2)
    assert ours == theirs


def test_chance_makes_no_findings():
    draw = random.Random(5)
    sets = [{tag for tag in "abcdefghij" if draw.random() < 0.2} for _ in range(1_000)]
    assert associations(sets, min_confidence=0.0).findings == ()


def test_a_category_and_the_one_above_it_make_no_rule():
    sets = [{"price", "price/billing", "price/billing/late"}] * 50 + [{"staff"}] * 50
    assert associations(sets).rules == ()


def test_nothing_gives_nothing():
    assert associations([]).findings == ()
