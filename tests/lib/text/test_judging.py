"""What the decisions make of the heads' probabilities, the rules and the customer's rating."""

import pytest

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.judging import (
    LEVELS,
    NATURES,
    PATHS,
    REASONS,
    judge_categories,
    judge_nature,
    judge_sarcasm,
    judge_section,
    judge_urgency,
)
from huiyin.lib.text.reading import read
from huiyin.lib.text.terms import Nature, Section, Urgency, UrgencyReason

HALF = [0.5] * len(PATHS)


def _paths(**told: float) -> list[float]:
    return [told.get(path.replace("/", "__"), 0.01) for path in PATHS]


def _reasons(likeliest: UrgencyReason) -> list[float]:
    return [0.8 if reason is likeliest else 0.01 for reason in REASONS]


def _urgency(text: str, levels: list[float], *, nature: Nature = Nature.COMPLAINT) -> tuple[Urgency, list[str]]:
    thresholds = [0.1, 0.3, 0.5, 0.5]
    level, why = judge_urgency(read(clean(text)), levels, _reasons(UrgencyReason.SAFETY), thresholds, nature=nature)
    return level, [reason.note for reason in why]


@pytest.mark.parametrize(
    ("rating", "nature"),
    [(None, Nature.COMPLAINT), (100, Nature.PRAISE), (0, Nature.COMPLAINT), (50, Nature.COMPLAINT)],
)
def test_a_rating_moves_complaint_and_praise_against_each_other(rating: float | None, nature: Nature) -> None:
    likeliest, natures = judge_nature([0.5, 0.05, 0.05, 0.4], rating=rating)

    assert likeliest is nature
    assert sum(natures.values()) == pytest.approx(1)


def test_a_question_stays_one_whatever_the_stars_say() -> None:
    inquiry = [0.05 if nature is not Nature.INQUIRY else 0.85 for nature in NATURES]

    assert all(judge_nature(inquiry, rating=rating)[0] is Nature.INQUIRY for rating in (0, 50, 100))


def test_the_likeliest_section_is_the_section() -> None:
    assert judge_section([0.1, 0.2, 0.4, 0.2, 0.1]) is Section.AFTER_SALE


def test_a_parent_gives_way_to_a_child_at_least_as_likely() -> None:
    assert [path for path, _ in judge_categories(_paths(price=0.6, price__billing=0.7), HALF)] == ["price/billing"]


def test_a_parent_likelier_than_its_children_stays() -> None:
    found = judge_categories(_paths(price=0.8, price__billing=0.6), HALF)

    assert found == (("price", 0.8), ("price/billing", 0.6))


def test_at_most_three_categories_best_first() -> None:
    found = judge_categories(_paths(price=0.6, logistics=0.9, safety=0.7, privacy=0.8), HALF)

    assert [path for path, _ in found] == ["logistics", "privacy", "safety"]


def test_below_all_thresholds_the_likeliest_is_named_and_nothing_at_all_is_other() -> None:
    assert judge_categories(_paths(price=0.3), HALF)[0][0] == "price"
    assert judge_categories(_paths(), HALF)[0][0] == "other"


def test_the_head_alone_raises_with_its_likeliest_reason() -> None:
    assert _urgency("车子有点不对劲", [0.2, 0.1, 0.6, 0.1]) == (Urgency.URGENT, ["safety"])
    assert _urgency("车子有点不对劲", [0.05, 0.3, 0.6, 0.05]) == (Urgency.HIGH, ["safety"])


def test_the_rules_raise_what_the_head_missed() -> None:
    level, why = _urgency("吃完你们的面就上吐下泻", [0.0, 0.0, 1.0, 0.0])

    assert level is Urgency.URGENT
    assert "food_poisoning" in why


@pytest.mark.parametrize("levels", [[0.9, 0.1, 0.0, 0.0], [0.2, 0.2, 0.3, 0.3], [0.0, 0.9, 0.1, 0.0]])
@pytest.mark.parametrize("text", ["", "。", "x", "很急", "谢谢"])
def test_a_level_above_normal_always_has_a_reason(text: str, levels: list[float]) -> None:
    assert _urgency(text, levels)[1]


@pytest.mark.parametrize(
    ("nature", "level"),
    [(Nature.PRAISE, Urgency.LOW), (Nature.SUGGESTION, Urgency.LOW), (Nature.INQUIRY, Urgency.NORMAL)],
)
def test_calm_texts_are_low_or_normal_by_nature_and_need_no_reason(nature: Nature, level: Urgency) -> None:
    assert _urgency("你好", [0.0, 0.1, 0.4, 0.5], nature=nature) == (level, [])


def test_levels_are_ordered_from_the_most_urgent() -> None:
    assert LEVELS == (Urgency.URGENT, Urgency.HIGH, Urgency.NORMAL, Urgency.LOW)


@pytest.mark.parametrize("text", ["面条真好吃，分量也足", "Great food, friendly staff!", "服务很好，赞"])
def test_praise_in_every_clause_is_hardly_mockery(text: str) -> None:
    assert judge_sarcasm(read(clean(text)), [0.2, 0.8]) < 0.2


@pytest.mark.parametrize("text", ["真是太好了，等了三个小时", "客服真厉害，三天没回我一句"])
def test_praise_beside_something_else_may_be_mockery(text: str) -> None:
    assert judge_sarcasm(read(clean(text)), [0.2, 0.8]) == 0.8
