"""Mockery and dissatisfaction between the lines: flagged, never turned into a polarity."""

import pytest

from huiyin.lib.text import Analyzer

ANALYZER = Analyzer.load()


def _flags(text: str) -> tuple[float, float]:
    [analysis] = ANALYZER.analyze([text])
    return analysis.sarcasm, analysis.implied_dissatisfaction


@pytest.mark.parametrize(
    "text",
    [
        "真是太棒了，等了两小时才上菜",
        "呵呵，你们的客服可真行，踢了一下午皮球",
        "真是謝謝你們，讓我在大太陽下排了三個鐘頭",
        "Oh great, another two hours on hold. Fantastic service.",
    ],
)
def test_praise_of_what_is_bad_is_mockery(text: str) -> None:
    assert _flags(text)[0] > 0.5


@pytest.mark.parametrize(
    "text",
    [
        *("面条真好吃，分量也足", "房间真干净，服务也好", "真的很喜欢，物流也快", "湯真好喝，下次再來"),
        *("Really good food and plenty of it.", "What a lovely hotel, we will be back."),
    ],
)
def test_plain_praise_is_meant(text: str) -> None:
    assert _flags(text)[0] < 0.3


@pytest.mark.parametrize("text", ["太慢了，等了两个小时", "房间很脏", "The app crashes all the time."])
def test_plain_blame_is_no_mockery(text: str) -> None:
    assert _flags(text)[0] < 0.5


@pytest.mark.parametrize(
    "text", ["明天下午三点到店取车", "请问几点开门？", "面条真好吃，分量也足", "What time do you open?"]
)
def test_nothing_stands_between_the_lines_of_plain_words(text: str) -> None:
    assert _flags(text)[1] < 0.2
