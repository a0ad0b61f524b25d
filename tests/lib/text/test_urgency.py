"""How soon somebody must look at a text, by rules and head together, and why."""

import pytest

from huiyin.lib.text import Analyzer, Nature, Urgency, UrgencyReason

ANALYZER = Analyzer.load()
KNOWN_FAULT = pytest.mark.xfail(strict=True, reason="misread by linear-1 (named in the model card)")
R = UrgencyReason


def _read(text: str) -> tuple[Urgency, tuple[UrgencyReason, ...]]:
    [analysis] = ANALYZER.analyze([text])
    return analysis.urgency, analysis.urgency_reasons


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("电梯突然往下掉，两个老人被困在里面", R.SAFETY),
        ("插座冒烟起火了，幸好人没事", R.SAFETY),
        ("孩子在游乐区摔伤了，缝了六针", R.INJURY),
        ("一桌六个人吃完全都上吐下泻", R.FOOD_POISONING),
        ("存折里的二十万元不见了", R.LARGE_LOSS),
        ("整個系統都癱瘓了，所有人都登不上", R.SYSTEM_DOWN),
        ("My mother slipped on the wet floor and broke her hip, she is in hospital.", R.INJURY),
        ("Smoke came out of the charger and it caught fire.", R.SAFETY),
    ],
)
def test_harm_that_happened_is_urgent_and_says_why(text: str, reason: UrgencyReason) -> None:
    level, reasons = _read(text)

    assert level is Urgency.URGENT
    assert reason in reasons


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("明天下午三点到店取车", marks=KNOWN_FAULT),
        pytest.param("周五上午来拿体检报告", marks=KNOWN_FAULT),
        "后天入住，两大一小",
        "味道不错，就是有点咸",
        "书很好看，孩子一口气读完了",
        "房间有点旧，隔音一般",
        "請問週末幾點開門？",
        "I will come by tomorrow afternoon to collect my order.",
        "What time does the gym open on Sundays?",
        "The room was small but the bed was comfortable.",
    ],
)
def test_everyday_texts_are_not_pressing(text: str) -> None:
    level, reasons = _read(text)

    assert level in (Urgency.NORMAL, Urgency.LOW)
    assert reasons == ()


@pytest.mark.parametrize(
    "text",
    [
        "如果着火了怎么逃生？",
        "没有人受伤",
        "怕烫伤，所以没敢端",
        pytest.param("Nobody was injured.", marks=KNOWN_FAULT),
        "What should I do if there is a fire?",
    ],
)
def test_harm_that_did_not_happen_is_not_urgent(text: str) -> None:
    assert _read(text)[0] is not Urgency.URGENT


@pytest.mark.parametrize(
    "text", ["碗裂了一个，请尽快补发", "请尽快回复，谢谢", "Please reply as soon as you can, thanks."]
)
def test_politeness_is_no_haste(text: str) -> None:
    assert _read(text)[0] in (Urgency.NORMAL, Urgency.LOW)


@pytest.mark.parametrize(
    "text",
    [
        "我会向消费者协会投诉并起诉你们",
        "已經打了五次電話都沒有人處理",
        "I have emailed four times and nobody has answered.",
    ],
)
def test_threats_and_repeated_contact_are_at_least_high(text: str) -> None:
    assert _read(text)[0] in (Urgency.HIGH, Urgency.URGENT)


def test_a_wish_is_low() -> None:
    [analysis] = ANALYZER.analyze(["希望阅览室能多放几把椅子"])

    assert (analysis.nature, analysis.urgency) == (Nature.SUGGESTION, Urgency.LOW)
