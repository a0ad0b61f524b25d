"""Phones, identity numbers, cards, plates, IP addresses and dates of birth in a text.

The rule for numbers that are nobody's: an order, parcel, invoice or ticket number, introduced as such, stays readable
unless it has the exact shape of a mainland mobile or a mainland identity number, which is ambiguous and goes. A bare
number of 13–19 digits goes when it starts like a bank card and its Luhn digit holds. Prices, dates, quantities, the
last four digits of a card stay.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from huiyin.lib.text.privacy.check_digits import hong_kong, iban, luhn, mainland_like, taiwan
from huiyin.lib.text.privacy.kinds import PersonalKind, Span

_NEAR = 24
_SEP = r"[ \-.·_/]{0,2}"

_ORDER = re.compile(
    r"(?:单号|订单|运单|快递|包裹|工单|案件|流水|编号|发票|序列|型号|货号|批号|合同|取件码|取货码|验证码|票号|凭证|"
    r"\border|tracking|invoice|\bref\b|reference|ticket|\bcase|booking|serial|\bsku|parcel|transaction|"
    r"shipment|receipt)"
    r"[^\d\n,，。;；!！?？]{0,12}$",
    re.IGNORECASE,
)
_PHONE_CUE = re.compile(
    r"(?:电话|手机|号码|联系|联络|致电|拨打|来电|回电|回拨|打给|打我|打到|打|座机|热线|分机|传真|短信|机号|"
    r"\bphone|mobile|\bcell|\bcall|\btel\b|\bfax|whatsapp|\bcontact|\btext\b|\bring\b|\breach|\bdial|\bnumber is|"
    r"\bhotline)[^\d\n]{0,12}$",
    re.IGNORECASE,
)
_ID_CUE = re.compile(
    r"(?:身份证|身分证|证件|护照|通行证|台胞证|回乡证|居留证|居住证|驾驶证|驾照|社保|医保|学号|军官证|签证|"
    r"\bpassport|\bid\b|identity|permit|licen[cs]e|\bssn|social security|national insurance|\bni (?:number|"
    r"no)|hkid|imei)"
    r"[^\d\n]{0,10}$",
    re.IGNORECASE,
)
_CARD_CUE = re.compile(
    r"(?:卡号|账号|帐号|账户|帐户|银行卡|信用卡|储蓄卡|借记卡|退到|打到|汇到|转到|存到|\bcard|account|\bacct|\ba/c|iban)[^\d\n]{0,14}$",
    re.IGNORECASE,
)
_PLATE_CUE = re.compile(
    r"(?:车牌|牌照|车号|\bplate|registration|\breg\b|\bcar\b|\bvehicle|车)[^\n]{0,12}$", re.IGNORECASE
)

_DAY_OR_MONEY = re.compile(
    r"\d+\.\d\d?$|(?:19|20)\d\d([ \-./])\d{1,2}\1\d{1,2}|\d{1,2}([ \-./])\d{1,2}\2(?:19|20)?\d\d(?!\d)"
)

_MOBILE = re.compile(rf"(?<!\d)(?:\(?(?:\+?86|0086)\)?[ \-]{{0,2}})?1[ \-.]?[3-9](?:{_SEP}\d){{9}}(?!\d)")
_GROUPS = {
    (11,),
    (3, 4, 4),
    (3, 8),
    (7, 4),
    (3, 3, 5),
    (4, 3, 4),
    (4, 4, 3),
    (5, 6),
    (6, 5),
    (3, 5, 3),
    (3, 4, 2, 2),
    (3, 2, 2, 2, 2),
    (3, 2, 2, 4),
    (2, 3, 3, 3),
    (3, 3, 3, 2),
    (5, 3, 3),
    (1, 2, 4, 4),
    (1, 10),
}
_JOIN = (
    r"(?: ?[,，、]? ?(?:then|and|dash|space|followed by|"
    r"然后|接着|中间|后面|再|最后|空格|横杠|横|杠|减|转|是|，|、|,|\.\.\.|…)"
    r"[ ,，、是]{0,2}){1,2}"
)
_SPLIT_MOBILE = re.compile(rf"(?<!\d)1[3-9]\d{_JOIN}\d{{4}}{_JOIN}\d{{4}}(?!\d)", re.IGNORECASE)
_PHONES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\+\d(?:[ \-.()/]{0,2}\d){6,14}(?!\d)",  # international
        r"(?<![\d.])0\d{2,3}[ \-)]{0,2}[2-9]\d{2,3}[ \-]?\d{4}(?:[ \-转#]{1,2}\d{1,5})?(?!\d)",  # mainland landline
        r"(?<!\d)(?:400|800)[ \-]?\d{3}[ \-]?\d{4}(?!\d)|(?<!\d)(?:400|800)[ \-]\d{4}[ \-]?\d{3}(?!\d)",
        r"(?<!\d)09\d{2}[ \-]?\d{3}[ \-]?\d{3}(?!\d)",  # Taiwan, mobile
        r"\(0\d{1,4}\)[ \-]?\d{3,4}[ \-]?\d{3,4}(?!\d)|"
        r"(?<!\d)0[2-8][ \-]\d{3,4}[ \-]?\d{4}(?!\d)",  # Taiwan and others
        # Hong Kong, mobile; two round numbers, or money, are a range of prices.
        r"(?<![\d.\-¥$€£])(?!\d\d00[ \-]\d\d00)[5679]\d{3}[ \-]\d{4}"
        r"(?![\d\-]| ?(?:元|块|圆|万|k|ml|mAh|g|dollars|pounds))",
        r"(?<![\d.])\(?[2-9]\d{2}\)?[ \-.][2-9]\d{2}[ \-.]\d{4}(?!\d)|(?<!\d)\([2-9]\d{2}\) ?\d{3}[ \-.]?\d{4}(?!\d)",
        r"(?<![\d.])0\d{2,4}[ \-]\d{3,4}[ \-]\d{3,4}(?!\d)|(?<![\d.])0\d{4}[ \-]\d{6}(?!\d)|(?<!\d)07\d{9}(?!\d)",
    )
)
_LONG_PREFIX = re.compile(r"(?<!\d)00[1-9](?:[ \-]?\d){8,14}(?!\d)")
_ANY_NUMBER = re.compile(r"(?<!\d)\(?\d(?:[ \-.()/·_]{0,3}\d){6,16}(?!\d)")
_HAN_DIGITS = "零〇一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_TO_DIGITS = str.maketrans(_HAN_DIGITS, "0011223456789123456789")
_SPOKEN_ZH = re.compile(
    rf"[0-9{_HAN_DIGITS}](?:[ \-,，、.。]?[0-9{_HAN_DIGITS}]){{6,20}}(?![0-9{_HAN_DIGITS}十百千万])"
)
_WORD = r"(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|\d{1,2})"
_SPOKEN_EN = re.compile(rf"(?<![A-Za-z]){_WORD}(?:[ ,\-]{{1,2}}{_WORD}){{6,24}}(?![A-Za-z])", re.IGNORECASE)

_ID18 = re.compile(rf"(?<!\d)[1-9](?:{_SEP}\d){{16}}{_SEP}[\dXx](?![\dA-Za-z])")
_ID15 = re.compile(r"(?<!\d)[1-9](?:[ \-]?\d){14}(?!\d)")
_HKID = re.compile(r"(?<![A-Za-z])([A-Za-z]{1,2}) ?(\d{6}) ?(\()?([\dAa])(?(3)\))(?![\dA-Za-z])")
_TWID = re.compile(r"(?<![A-Za-z\d])[A-Za-z][1289A-Da-d]\d{8}(?!\d)")
_PASSPORT = re.compile(r"(?<![A-Za-z\d])(?:[EGDSP]\d{8}|E[A-HJ-NP-Z]\d{7}|[HM]\d{8}(?:\d\d)?)(?![A-Za-z\d])")
_SSN = re.compile(
    r"(?<![\d\-])\d{3}-\d{2}-\d{4}(?![\d\-])|(?<![A-Za-z])[A-CEGHJ-PR-TW-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?![A-Za-z])"
)
_CUED_ID = re.compile(
    r"(?<![A-Za-z\d])(?:(?:[A-Za-z]{1,3} ?)?\d(?:[ \-]?\d){5,18}(?: ?[A-Z]|x)?|"
    r"(?=[A-Z]{0,17}\d[A-Z]{0,16}\d)[A-Z\d]{8,18})"
    r"(?![A-Za-z\d])"
)

_CARD_RUN = re.compile(r"(?<!\d)\d(?:[ \-.]{0,2}\d){12,39}(?!\d)")
_CARD_START = re.compile(r"[34569]|2[2-7]")
_CUED_CARD = re.compile(r"(?<!\d)\d(?:[ \-.]{0,2}\d){7,29}(?!\d)")
_IBAN = re.compile(r"(?<![A-Za-z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![A-Za-z\d])")

_PROVINCE_LETTERS = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领"
_PLATE = re.compile(
    rf"[{_PROVINCE_LETTERS}] ?[A-Za-z] ?[·.\-・•]? ?[A-Za-z\d](?: ?[A-Za-z\d]){{3,4}}"
    r" ?[A-Za-z\d挂学警港澳领](?![A-Za-z\d])"
)
_CUED_PLATE = re.compile(
    r"(?<![A-Za-z\d])(?:[A-Za-z]{2,3}[ \-]?\d{1,4}|\d{4}[ \-]?[A-Za-z]{2}|[A-Za-z]{1,2}[ \-]\d\d[ \-]\d\d|"
    r"[A-Za-z]{2}\d{2} ?[A-Za-z]{3}|[A-Za-z]{1,3}\d{1,4}[A-Za-z]{0,3})(?![A-Za-z\d])"
)
_STRONG_PLATE_CUE = re.compile(
    r"(?:车牌|牌照|车号|number plate|licen[cs]e plate|\bplate|registration)[^\d\n]{0,14}$", re.IGNORECASE
)
_SHAPED_PLATE = re.compile(r"(?<![A-Za-z\d])(?:[A-Z]{3}-\d{4}|\d{4}-[A-Z]{2}|[A-Z]{2}\d{2} [A-Z]{3})(?![A-Za-z\d])")

_IPV4 = re.compile(
    r"(?<![\d.v])(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\d.])"
)
_IPV6 = re.compile(
    r"(?<![\w:])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\w:])|"
    r"(?<![\w:])(?=[\da-f:]{4,39}(?![\w:]))[\da-f]{1,4}(?::[\da-f]{1,4}){0,5}::(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,5})?(?![\w:])",
    re.IGNORECASE,
)
_VERSION_CUE = re.compile(r"(?:版本|version|\bv|固件|firmware|系统)[^\d\n]{0,4}$", re.IGNORECASE)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY = (
    r"(?:(?:(?:19|20)?\d{2} ?年 ?)\d{1,2} ?月(?: ?\d{1,2} ?[日号]?)?|(?:19|20)\d\d ?[\-./] ?\d{1,2} ?[\-./] ?\d{1,2}|"
    r"\d{1,2}[\-./]\d{1,2}[\-./](?:19|20)?\d\d|\d{1,2} ?月 ?\d{1,2} ?[日号]?|(?:19|20)\d{6}|(?:19|20)\d\d年|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? ?(?:(?:19|20)\d\d)?|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? ?(?:(?:19|20)\d\d)?)"
)
_BIRTHDAYS = (
    re.compile(rf"(?:生日|出生日期|出生年月日?|出生于|出生|生于|\bdob\b|date of birth|\bborn(?: on| in)?|birthday)"
               rf"[^\d\na-z]{{0,8}}(?:is |was |on |in )?(?P<day>{_DAY})", re.IGNORECASE),
    re.compile(
        rf"(?P<day>{_DAY})[ 的(（]{{0,2}}"
        r"(?:出生|生日|生人|生于|我?生的|生(?![产效成活意气长动命变鲜病]))", re.IGNORECASE),
)  # fmt: skip


def find_numbers(text: str) -> Iterator[Span]:
    """Yield every number in the view of a text that belongs to a person; findings may overlap."""
    for find in (_ids, _cards, _phones, _spoken, _plates, _ips, _birthdays):
        yield from find(text)


def _after(cue: re.Pattern[str], text: str, start: int) -> bool:
    return cue.search(text, max(0, start - _NEAR), start) is not None


def _digits(written: str) -> str:
    return "".join(letter for letter in written if letter.isdecimal())


def _found(
    pattern: re.Pattern[str], text: str, kind: PersonalKind, holds: Callable[[re.Match[str]], bool]
) -> Iterator[Span]:
    return (Span(one.start(), one.end(), kind) for one in pattern.finditer(text) if holds(one))


def _ordinary(text: str) -> Callable[[re.Match[str]], bool]:
    return lambda one: not _after(_ORDER, text, one.start())


def _phones(text: str) -> Iterator[Span]:
    kind, ordinary = PersonalKind.PHONE, _ordinary(text)
    yield from _found(_MOBILE, text, kind, lambda one: _grouped(one.group()) or _after(_PHONE_CUE, text, one.start()))
    yield from _found(_SPLIT_MOBILE, text, kind, lambda _: True)
    for pattern in _PHONES:
        yield from _found(pattern, text, kind, ordinary)
    yield from _found(
        _LONG_PREFIX, text, kind, lambda one: ordinary(one) and _dialled(_digits(one.group()).removeprefix("00"))
    )
    yield from _found(
        _ANY_NUMBER,
        text,
        kind,
        lambda one: (
            _after(_PHONE_CUE, text, one.start()) and ordinary(one) and _DAY_OR_MONEY.match(one.group()) is None
        ),
    )


def _grouped(written: str) -> bool:
    """Whether eleven digits are cut as people cut a phone number, so that a row of prices is none."""
    groups = re.findall(r"\d+", written)
    lengths = [len(group) for group in groups]
    if sum(lengths) > 11:  # the country code stands before
        return True
    return tuple(lengths) in _GROUPS or len(groups) == 11


@lru_cache(maxsize=4_096)
def _dialled(digits: str) -> bool:
    import phonenumbers  # first use only

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(f"+{digits}")))
    except phonenumbers.NumberParseException:
        return False


def _spoken(text: str) -> Iterator[Span]:
    """Numbers written out in words: 一三八零零…, one three eight double oh …"""
    for one in _SPOKEN_ZH.finditer(text):
        written = one.group()
        digits = _digits(written.translate(_TO_DIGITS))
        if written.isascii() or not _spoken_number(digits, cued=_after(_PHONE_CUE, text, one.start())):
            continue
        yield Span(one.start(), one.end(), PersonalKind.ID if len(digits) in (15, 17, 18) else PersonalKind.PHONE)
    for one in _SPOKEN_EN.finditer(text):
        if sum(letter.isalpha() for letter in one.group()) >= 6:
            yield Span(one.start(), one.end(), PersonalKind.PHONE)


def _spoken_number(digits: str, *, cued: bool) -> bool:
    counted = digits in "12345678901234567890" or digits in "9876543210"
    return cued or (len(digits) >= 8 and not counted)


def _ids(text: str) -> Iterator[Span]:
    kind, ordinary = PersonalKind.ID, _ordinary(text)
    yield from _found(_ID18, text, kind, lambda one: mainland_like(_digits(one.group()[:-1]) + one.group()[-1]))
    yield from _found(_ID15, text, kind, lambda one: ordinary(one) and mainland_like(_digits(one.group())))
    yield from _found(_HKID, text, kind, lambda one: one.group(3) is not None or (ordinary(one) and _hkid(one)))
    yield from _found(_TWID, text, kind, lambda one: ordinary(one) and taiwan(one.group().upper()))
    yield from _found(_PASSPORT, text, kind, ordinary)
    yield from _found(_SSN, text, kind, ordinary)
    yield from _found(_CUED_ID, text, kind, lambda one: _after(_ID_CUE, text, one.start()) and ordinary(one))


def _hkid(one: re.Match[str]) -> bool:
    return hong_kong((one.group(1) + one.group(2) + one.group(4)).upper())


def _cards(text: str) -> Iterator[Span]:
    kind, ordinary = PersonalKind.CARD, _ordinary(text)
    for run in _CARD_RUN.finditer(text):
        if ordinary(run):
            yield from _cards_within(run)
    yield from _found(_IBAN, text, kind, lambda one: iban(one.group().replace(" ", "")))
    yield from _found(
        _CUED_CARD,
        text,
        kind,
        lambda one: _after(_CARD_CUE, text, one.start()) and ordinary(one) and _DAY_OR_MONEY.match(one.group()) is None,
    )


def _cards_within(run: re.Match[str]) -> Iterator[Span]:
    """The cards among neighbouring groups of digits: a price beside a card must not hide it."""
    groups = list(re.finditer(r"\d+", run.group()))
    for first, start in enumerate(groups):
        digits = ""
        for end in groups[first:]:
            digits += end.group()
            if len(digits) > 19:
                break
            if len(digits) >= 13 and _card_like(digits):
                yield Span(run.start() + start.start(), run.start() + end.end(), PersonalKind.CARD)


def _card_like(digits: str) -> bool:
    return _CARD_START.match(digits) is not None and luhn(digits)


def _plates(text: str) -> Iterator[Span]:
    kind, ordinary = PersonalKind.PLATE, _ordinary(text)
    yield from _found(_PLATE, text, kind, lambda one: any(letter.isdigit() for letter in one.group()))
    yield from _found(_CUED_PLATE, text, kind, lambda one: _after(_STRONG_PLATE_CUE, text, one.start()))
    yield from _found(_SHAPED_PLATE, text, kind, lambda one: ordinary(one) and _after(_PLATE_CUE, text, one.start()))


def _ips(text: str) -> Iterator[Span]:
    yield from _found(_IPV4, text, PersonalKind.IP, lambda one: not _after(_VERSION_CUE, text, one.start()))
    yield from _found(_IPV6, text, PersonalKind.IP, lambda _: True)


def _birthdays(text: str) -> Iterator[Span]:
    for pattern in _BIRTHDAYS:
        for one in pattern.finditer(text):
            yield Span(one.start("day"), one.end("day"), PersonalKind.BIRTHDAY)
