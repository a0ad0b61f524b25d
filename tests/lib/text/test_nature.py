"""What the customer wants, in the three languages and in trades of all kinds."""

import pytest

from huiyin.lib.text import Analyzer, Nature

ANALYZER = Analyzer.load()
KNOWN_FAULT = pytest.mark.xfail(strict=True, reason="misread by linear-1 (named in the model card)")


def _nature(text: str) -> Nature:
    [analysis] = ANALYZER.analyze([text])
    return analysis.nature


@pytest.mark.parametrize(
    "text",
    [
        *(
            pytest.param("怎么还不发货？！", marks=KNOWN_FAULT),
            "怎么还没到",
            "到底什么时候退款？",
            "物业电梯坏了一个月没人修",
            "飞机延误五小时没人通知",
        ),
        *(
            "保險公司拒賠，理由說不清",
            pytest.param("點解咁耐都冇人理？", marks=KNOWN_FAULT),
            "why is it still not here?!",
            "The room was dirty and it smelled.",
        ),
    ],
)
def test_complaints_stay_complaints_when_they_ask(text: str) -> None:
    assert _nature(text) is Nature.COMPLAINT


@pytest.mark.parametrize(
    "text",
    [
        *("什么时候发货？", "请问可以带宠物入住吗？", "医保卡在哪里办理？", "請問幾點關門？"),
        *("Is breakfast included?", "How do I change my password?"),
    ],
)
def test_plain_questions_are_inquiries(text: str) -> None:
    assert _nature(text) is Nature.INQUIRY


@pytest.mark.parametrize(
    "text",
    [
        *("建议图书馆延长开放时间", "希望公园里多装几个路灯", "要是能刷脸进门就好了", "希望可以增設無障礙通道"),
        *("It would be nice to have more vegetarian dishes.", "Please consider adding a night bus."),
    ],
)
def test_wishes_are_suggestions(text: str) -> None:
    assert _nature(text) is Nature.SUGGESTION


@pytest.mark.parametrize(
    "text",
    [
        *("面条真好吃，分量也足", "医生很耐心，讲得很清楚", "书很好看，孩子很喜欢", "酒店位置很好，房间也干净"),
        *("老師好有耐心，多謝", "Great service, very friendly staff", "Lovely food and a warm welcome."),
    ],
)
def test_plain_praise_is_praise(text: str) -> None:
    assert _nature(text) is Nature.PRAISE
