"""The opinion words: the two sides stay apart, and short texts of our own are read as they are meant."""

import pytest

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.lexicon import english_opinions, zh_opinions
from huiyin.lib.text.reading import read


def listed(table, split):
    return {word.lower() for words in table.values() for word in split(words)}


def by_commas(text):
    return [" ".join(part.split()) for part in text.split(",") if part.strip()]


@pytest.mark.parametrize(("words", "split"), [(zh_opinions, str.split), (english_opinions, by_commas)])
def test_no_word_stands_on_both_sides(words, split):
    assert not listed(words.POSITIVE, split) & listed(words.NEGATIVE, split)


@pytest.mark.parametrize(("words", "split"), [(zh_opinions, str.split), (english_opinions, by_commas)])
def test_no_guard_hides_an_opinion(words, split):
    """A guard silences what it names, so it must not name an opinion word."""
    guards = set(split(words.GUARDS))
    hidden = guards & (listed(words.POSITIVE, split) | listed(words.NEGATIVE, split))
    assert not hidden


def test_words_are_written_as_texts_are_read():
    """A word in traditional letters, capitals or full width would never be found."""
    words = listed(zh_opinions.POSITIVE, str.split) | listed(zh_opinions.NEGATIVE, str.split)
    assert [word for word in sorted(words) if clean(word).folded != word] == []


PRAISE = [
    "房间宽敞，隔音也好",
    "情节扣人心弦，一口气读完",
    "机身轻薄，续航给力",
    "医生和蔼可亲，讲得很细致",
    "理赔到账快，很省心",
    "衣服显瘦又百搭",
    "橙子多汁，个头均匀",
    "抵食夹大件，下次再帮衬",
    "CP值超高，大推",
    "没有不好的地方",
    "Super easy to set up and works flawlessly",
    "No complaints at all, will buy again",
]
BLAME = [
    "隔音差，半夜吵得睡不着",
    "情节拖沓，看不下去",
    "发热严重，还自动重启",
    "挂号排长队，一问三不知",
    "拒赔，还玩文字游戏",
    "洗了一次就起球褪色",
    "苹果又酸又涩，还有虫眼",
    "中伏，唔会再嚟",
    "This thing overheats and the screen is blurry",
    "Keeps freezing after the update, total waste of money",
    "They refused to refund me and hung up",
]


@pytest.mark.parametrize("text", PRAISE)
def test_praise_of_many_trades(text):
    assert read(clean(text)).feelings.total > 0


@pytest.mark.parametrize("text", BLAME)
def test_blame_of_many_trades(text):
    assert read(clean(text)).feelings.total < 0
