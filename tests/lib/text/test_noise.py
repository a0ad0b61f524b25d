"""Machine noise is told apart; a short voice is a voice."""

import re

import pytest

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.lexicon.loading import Decision
from huiyin.lib.text.noise import is_mojibake, is_noise
from huiyin.lib.text.reading import read
from tests.lib.text.test_own_texts import TEST, TRAINING, _rows

_HAN = re.compile("[\u4e00-\u9fff]")
HANS, HANT = "你好，我要投诉你们的服务态度，等了两个小时", "你們的服務態度很差，我要投訴"
WRONGLY_DECODED = [
    (HANS, "utf-8", "gbk"),
    (HANS, "utf-8", "gb18030"),
    (HANT, "utf-8", "gbk"),
    (HANS, "gbk", "utf-8"),
    (HANS, "gbk", "latin-1"),
    (HANS, "utf-8", "latin-1"),
    (HANS, "utf-8", "cp1252"),
    (HANT, "big5", "gbk"),
    (HANS, "gbk", "big5"),
    (HANT, "utf-8", "big5"),
    ("退款", "utf-8", "gbk"),
]
NOISE = [
    *(
        "",
        "  ",
        "\x00",
        "。。。",
        "啊" * 12,
        "asdfghjkl",
        "qwerty",
        "12345",
        "1111111111111",
        "sdkfjhsdkf",
        "test test",
    ),
    *("锟斤拷锟斤拷", "此用户没有填写评价", "没" * 1_000_000, "好吃" * 500_000, "\u0301" * 500),
]
VOICES = [
    *(
        "差",
        "👍",
        "退款",
        "ok",
        "bad",
        "refund",
        "666",
        "哈哈哈哈哈哈哈",
        "好吃好吃好吃好吃好吃好吃",
        "10元券没到账",
        "😡",
    ),
    *(
        "别总是自动回复，没人处理",
        "佢啲嘢好正",
        "馄饨馊了",
        "联通",
        "龘靐齉齾",
        "Überraschend gut",
        "quá tệ, không được gì cả",
    ),
    *("烫烫的汤洒了", "88123150021", "很·好", "薅羊毛"),
]


def noise(text):
    reading = read(clean(text))
    told, feeling = bool(reading.cues[Decision.NOISE]), bool(reading.feelings.contributions)
    return is_noise(reading.cleaned, told=told, feeling=feeling)


@pytest.mark.parametrize("text", NOISE, ids=[text[:12] for text in NOISE])
def test_noise(text):
    assert noise(text)


@pytest.mark.parametrize("text", VOICES)
def test_voices(text):
    assert not noise(text)


@pytest.mark.parametrize(("text", "written", "read_as"), WRONGLY_DECODED)
def test_text_decoded_wrongly(text, written, read_as):
    assert is_mojibake(clean(text.encode(written).decode(read_as, "replace")))
    assert noise(text.encode(written).decode(read_as, "replace"))


def test_none_of_the_projects_own_texts_is_noise():
    assert [row["text"] for path in (TEST, *TRAINING) for row in _rows(path) if noise(row["text"])] == []


def test_nearly_every_chinese_text_decoded_wrongly_is_recognised():
    """Not every one: NFKC takes away signs ("″") that turning a very short text back would need."""
    texts = ["".join(_HAN.findall(row["text"])) for path in TRAINING for row in _rows(path)][::3]
    broken = [text.encode("utf-8").decode("gb18030", "replace") for text in texts if len(text) > 3]
    assert sum(is_mojibake(clean(text)) for text in broken) / len(broken) >= 0.97
