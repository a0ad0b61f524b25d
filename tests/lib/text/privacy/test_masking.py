"""Personal data never leaves, comes back whole, and everything else stays readable."""

import json
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from huiyin.lib.text.privacy.check_digits import luhn, mainland_check
from huiyin.lib.text.privacy.kinds import PersonalKind
from huiyin.lib.text.privacy.masking import mask, unmask

HERE = Path(__file__).parent
GOLDEN = [json.loads(line) for line in (HERE / "golden.jsonl").read_text(encoding="utf-8").splitlines()]
OWN_TEXTS = HERE.parents[3] / "training" / "texts"

CARRIERS = (
    "麻烦尽快联系我：{}，谢谢",
    "上次给你们留的{}，到现在没人管",
    "請儘快處理，{}，等咗好耐",
    "我留了 {} 給客服，還是沒有下文",
    "Please look into it, {} is mine.",
    "I gave the shop {} and heard nothing",
)
carriers = st.sampled_from(CARRIERS)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
HAN = str.maketrans("0123456789", "零一二三四五六七八九")


def digits(count):
    return st.text("0123456789", min_size=count, max_size=count)


@st.composite
def mobiles(draw):
    number = "1" + draw(st.sampled_from("3456789")) + draw(digits(9))
    assume(number not in "12345678901234567890")
    way = draw(st.sampled_from(("plain", "3-4-4", "3 4 4", "dots", "spelled", "+86", "wide", "han", "middle dot")))
    cut = number[:3], number[3:7], number[7:]
    return {
        "plain": number,
        "3-4-4": "-".join(cut),
        "3 4 4": " ".join(cut),
        "dots": ".".join(cut),
        "spelled": " ".join(number),
        "+86": "+86 " + number,
        "wide": number.translate(WIDE),
        "han": number.translate(HAN),
        "middle dot": "·".join(cut),
    }[way]


@st.composite
def identity_numbers(draw):
    province = draw(st.sampled_from(("11", "31", "44", "51", "65")))
    day = draw(st.dates()).replace(year=draw(st.integers(1930, 2025)), day=draw(st.integers(1, 28)))
    first = province + draw(digits(4)) + day.strftime("%Y%m%d") + draw(digits(3))
    number = first + mainland_check(first)
    return draw(
        st.sampled_from((number, number.lower(), f"{number[:6]} {number[6:14]} {number[14:]}", number.translate(WIDE)))
    )


@st.composite
def cards(draw):
    first = draw(st.sampled_from(("62", "4", "51", "37", "35")))
    body = first + draw(digits(draw(st.integers(12, 17)) - len(first)))
    number = next(body + last for last in "0123456789" if luhn(body + last))
    grouped = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    return draw(st.sampled_from((number, grouped, grouped.replace(" ", "-"))))


emails = st.builds(
    "{}{}{}".format,
    st.from_regex(r"[a-z][a-z0-9]{2,8}(\.[a-z]{2,6})?", fullmatch=True),
    st.sampled_from(("@", "(at)", "艾特", " @ ")).flatmap(
        lambda at: st.sampled_from(("qq.com", "example dot com", "mail-box.cn", "163点com", "abc.com.hk")).map(
            at.__add__
        )
    )
    | st.sampled_from((" at qq.com", " at example dot com", " at mail-box(dot)cn")),
    st.just(""),
)
plates = st.builds(
    "{}{}{}{}".format,
    st.sampled_from("京沪粤浙川藏"),
    st.sampled_from("ABCDEF"),
    st.sampled_from(("", "·", " ")),
    st.from_regex(r"[A-Z][0-9]{4}|[0-9]{5}|D[0-9]{5}|[0-9]{5}F", fullmatch=True),
)
elsewhere = st.builds(
    "{}{}".format,
    st.sampled_from(("+852 ", "+886 9", "+44 7", "+1 415 ")),
    st.from_regex(r"[2-9][0-9]{3} [0-9]{4}", fullmatch=True),
)
addresses = st.builds(
    "{}{}号{}栋{}室".format,
    st.sampled_from(("上海市徐汇区漕溪北路", "臺中市西屯區文心路", "阳光花园", "深圳市南山区桃园路")),
    st.integers(1, 999),
    st.integers(1, 20),
    st.integers(101, 2999),
)
personal = st.one_of(mobiles(), identity_numbers(), cards(), emails, plates, elsewhere, addresses)


def significant(value):
    """The letters and digits of a value, by which a leak is found whatever stands between them."""
    return "".join(letter for letter in value if letter.isalnum()).lower()


@settings(deadline=None)
@given(carrier=carriers, value=personal)
def test_personal_data_never_survives_and_comes_back(carrier, value):
    text = carrier.format(value)
    masked = mask(text)
    assert significant(value) not in significant(masked.text)
    assert sum(letter in value for letter in masked.text if letter.isdecimal() and letter != "1") == 0
    assert unmask(masked.text, masked) == text


@settings(deadline=None)
@given(carrier=carriers, values=st.lists(personal, min_size=2, max_size=4))
def test_several_in_one_text_all_go(carrier, values):
    masked = mask(carrier.format("，".join(values)))
    for value in values:
        assert significant(value) not in significant(masked.text)


@settings(deadline=None)
@given(carrier=carriers, value=personal)
def test_masking_twice_changes_nothing(carrier, value):
    once = mask(carrier.format(value)).text
    again = mask(once)
    assert (again.text, again.found) == (once, ())


@settings(deadline=None)
@given(text=st.text())
def test_any_text_is_masked_and_comes_back(text):
    masked = mask(text)
    assert len(masked.originals) <= len(masked.found)
    if len({text[one.start : one.end] for one in masked.found}) == len(masked.originals):
        assert unmask(masked.text, masked) == text


@settings(deadline=None)
@given(
    name=st.sampled_from(("陈建国", "王丽", "欧阳明", "黃淑芬", "司馬懿", "李小龍")),
    cue=st.sampled_from(("我叫", "联系人：", "姓名:", "收件人：", "聯絡人：")),
)
def test_introduced_names_go_everywhere_in_the_text(name, cue):
    masked = mask(f"{cue}{name}，上周买的锅坏了。请在保修单上写{name}。")
    assert name not in masked.text
    assert masked.text.count("[NAME1]") == 2


@pytest.mark.parametrize("example", GOLDEN, ids=range(len(GOLDEN)))
def test_golden(example):
    masked = mask(example["text"])
    assert masked.text == example["masked"]


def test_one_number_in_two_spellings_has_one_placeholder_and_its_first_spelling():
    masked = mask("打13800138000，或者138-0013-8000")
    assert masked.text == "打[PHONE1]，或者[PHONE1]"
    assert unmask("回电[PHONE1]", masked) == "回电13800138000"


def test_a_placeholder_of_the_customer_stays_hers():
    masked = mask("他们叫我[NAME1]，我叫王小明")
    assert masked.text == "他们叫我[NAME1]，我叫[NAME2]"
    assert unmask(masked.text, masked) == "他们叫我[NAME1]，我叫王小明"


def test_placeholders_come_back_however_a_model_writes_them():
    masked = mask("我叫王小明")
    assert unmask("【name1】您好，[NAME 1]，[NAME7]", masked) == "王小明您好，王小明，[NAME7]"


def test_a_masked_text_shows_nothing_when_it_is_logged():
    masked = mask("我叫王小明，电话13800138000")
    assert "王小明" not in repr(masked)
    assert "13800138000" not in repr(masked)
    assert [one.kind for one in masked.found] == [PersonalKind.NAME, PersonalKind.PHONE]


def test_traditional_is_masked_as_simplified():
    assert mask("聯絡人：張偉，住臺北市大安區和平東路88號3樓").text == "聯絡人：[NAME1]，住[ADDRESS1]"
    assert mask("联络人：张伟，住台北市大安区和平东路88号3楼").text == "联络人：[NAME1]，住[ADDRESS1]"


def test_our_own_texts_without_personal_data_stay_as_they_are():
    texts = [
        json.loads(line)["text"]
        for file in sorted(OWN_TEXTS.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    changed = [text for text in texts if mask(text).found]
    assert len(texts) > 3_000
    # Nicknames of clerks among them are rightly masked.
    assert len(changed) <= len(texts) * 0.003


@pytest.mark.parametrize(
    "unit",
    ["1", "1 3 ", "市", "张先生", "建国路88号", "a@", "1\u200b", "4111 1111 ", "[NAME1]", "\ud800", "one two ", "\x00"],
)
def test_long_rows_of_anything_end(unit):
    assert isinstance(mask(unit * (30_000 // len(unit))).text, str)
