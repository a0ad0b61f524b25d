"""Postal addresses: Chinese ones from their number backwards, English ones by their street forms."""

import re
from collections.abc import Iterator

from huiyin.lib.text.privacy.kinds import PersonalKind, Span

_BACK = 30
_COUNT = r"(?:\d{1,5}|[A-Za-z]\d{0,3}|[零〇一二三四五六七八九十百]{1,5}|[东南西北甲乙丙丁])"
_UNIT = r"(?:号楼|号院|号|弄|栋|幢|座(?![位椅机])|单元|室|楼(?![上下])|层|房(?![间])|户|巷|之 ?\d{1,3}|门(?!口|店))"
_PART = rf"(?:[ \-,，附]{{0,2}}{_COUNT} ?{_UNIT})"
_LAST = r"(?: ?之 ?\d{1,3})?(?:[ \-]?\d{1,4}[A-Za-z]?(?![\d.]|[元块折天月年日个件份点次楼层号时分秒%]))?"
_STREET_NUMBER = re.compile(
    rf"(?<=[路街道巷弄里村段庄邨径苑府城厦园寓区场胡同坊围]) ?{_COUNT} ?{_UNIT}{_PART}{{0,6}}{_LAST}"
)
_BUILDING = re.compile(
    rf"(?<![\dA-Za-z]){_COUNT} ?{_UNIT}{_PART}{{1,6}}{_LAST}|(?<!\d)\d{{1,3}}(?:栋|幢|号楼|单元)[ \-]?\d{{3,4}}(?!\d)"
)
_DASHED = re.compile(r"(?<=[村园苑区城庭府邸寓厦]) ?\d{1,3}-\d{1,2}-\d{3,4}(?!\d)")
_DWELLING = re.compile(r"栋|幢|单元|室|号楼|座|弄|之 ?\d")
_PLACE_END = re.compile(
    r"(?:路|街|大道|道|胡同|巷|弄|里|村|段|小区|花园|公寓|大厦|广场|社区|苑|城|邨|府|庭|园|庄|坊|围|径|区|场)$"
)
_NO_PLACE = re.compile(
    r"(?:知道|报道|味道|频道|渠道|通道|管道|难道|轨道|跑道|人行道|赛道|隧道|车道|打交道|厚道|地道|"
    r"[这那哪家店卡手心公单城夜屋嘴眼群]里|公里|英里|线路|电路|网路|走路|一路|半路|铁路|马路|思路|套路|出路|迷路|带路|问路|"
    r"时间段|阶段|手段|片段|时段|逛街|一条街|商城|现场|市场|停车场|机场|商场|售后区|专区|地区|小区里|校区|景区|分区)$"
)
_INTRODUCED = re.compile(
    r"(?:收货地址|收件地址|家庭地址|地址|住址|住在|家住|家在|我住|现住|寄到|寄往|寄去|送到|送去|发到|发往|配送到|位于|搬到|"
    r"来到|到达|[住是在到从去的了我你他她们])[:： ]*"
)
_PROVINCES = (
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|"
    "陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|九龙|新界|台北|新北|桃园|台中|台南|高雄|基隆|新竹|嘉义|"
    "广州|深圳|杭州|南京|苏州|成都|武汉|西安|长沙|郑州|青岛|厦门|福州|合肥|济南|沈阳|大连|宁波|无锡|佛山|东莞|昆明"
)
_ADMIN = r"(?:省|自治区|特别行政区|市|自治州|地区|盟|区|县|旗|镇|乡|街道|村)"
# A name of a place holds no second suffix, so that a row of suffixes is read once.
_NAME = r"[^\W\d_省市区县镇乡村州盟旗]{1,8}"
_CHAIN = re.compile(rf"(?:{_PROVINCES})(?:{_NAME}?{_ADMIN}){{2,6}}(?:{_NAME}(?:小区|花园|公寓|大厦|广场|社区|苑|邨))?")
_CUED = re.compile(
    r"(?:收货地址|收件地址|寄件地址|家庭地址|家庭住址|联系地址|通讯地址|地址|住址|家住|住在|现住|寄到|邮寄到)"
    r"(?:改成|改为|更改为|是|为|在|:|：| ){0,3}(?P<place>[^\n,，。;；!！?？:]{4,60})"
)
_SUFFIX = re.compile(r"[省市区县镇乡村路街道巷弄号栋幢室楼邨苑园厦]")

_WAYS = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Close|Crescent|"
    r"Cres|Terrace|Tce|"
    r"Square|Sq|Highway|Hwy|Parade|Grove|Gardens|Walk|Row|Mews|Path|Circle|Trail)"
)
_FLAT = r"(?:(?:Flat|Unit|Apt|Apartment|Suite|Room|Rm|Block|Tower|#) ?[A-Za-z]?\d{0,4}[A-Za-z]?,? ?(?:\d{1,2}/F,? ?)?)"
_REST = (
    rf"(?: [NS][EW]\b)?(?:,? (?:{_FLAT}))?(?:,? (?:[A-Z][a-z]+ ?){{1,3}})?(?:,? ?[A-Z]{{2}} \d{{5}}(?:-\d{{4}})?)?"
    r"(?:,? ?[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})?"
)
_STREETS = (
    re.compile(
        rf"{_FLAT}{{0,3}}(?<![\d.$£€])\d{{1,5}}[A-Za-z]?(?:-\d{{1,5}})?,? (?:(?:[NSEW]|North|South|East|West)\.? )?"
        rf"(?:[A-Z][A-Za-z'\-]+ |\d{{1,3}}(?:st|nd|rd|th) ){{1,4}}{_WAYS}\b\.?{_REST}"
    ),
    re.compile(
        r"(?:live at|living at|address is|address:|address|deliver(?:ed)? to|ship(?:ped)? to|sent? to|"
        r"come to|moved to|home at|flat at) "
        rf"(?:my home at )?(?P<place>\d{{1,5}}[a-z]? (?:[a-z'\-]+ ){{1,4}}{_WAYS}\b)",
        re.IGNORECASE,
    ),
    re.compile(r"\bP\.?O\.? ?Box \d{1,6}\b", re.IGNORECASE),
    re.compile(rf"{_FLAT},? ?(?:\d{{1,2}}/F|Floor \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th) Floor)[^\n.;!?]{{0,60}}"),
    re.compile(r"(?<![A-Za-z\d])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![A-Za-z\d])"),  # British postcode
    re.compile(r"(?<![A-Za-z])[A-Z][a-z]+(?: [A-Z][a-z]+)?, [A-Z]{2} \d{5}(?:-\d{4})?(?!\d)"),
)


def find_addresses(text: str) -> Iterator[Span]:
    """Yield postal addresses in the view of a text; findings may overlap."""
    for start, end in _places(text):
        yield Span(start, end, PersonalKind.ADDRESS)


def _places(text: str) -> Iterator[tuple[int, int]]:
    if not text.isascii():
        yield from _streets_with_numbers(text)
        yield from _buildings(text)
        yield from ((one.start(), one.end()) for one in _CHAIN.finditer(text))
        yield from _introduced(text)
    for pattern in _STREETS:
        for one in pattern.finditer(text):
            yield one.span("place") if "place" in pattern.groupindex else one.span()


def _streets_with_numbers(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_STREET_NUMBER, _DASHED):
        for one in pattern.finditer(text):
            start = _start_of_place(text, one.start())
            place = text[start : one.start()]
            counted = place.endswith("里") and not one.group().strip()[0].isdigit()  # 里三层外三层
            if (
                len(place) >= 2
                and not counted
                and _PLACE_END.search(place)
                and not _NO_PLACE.search(text[: one.start()][-8:])
            ):
                yield start, one.end()


def _buildings(text: str) -> Iterator[tuple[int, int]]:
    for one in _BUILDING.finditer(text):
        if _DWELLING.search(one.group()):
            start = _start_of_place(text, one.start())
            named = _PLACE_END.search(text[start : one.start()]) is not None
            yield (start if named else one.start()), one.end()


def _start_of_place(text: str, end: int) -> int:
    """Where the name of the place before `end` begins: after the last word that introduces one, or a mark."""
    start = max(0, end - _BACK)
    window = text[start:end]
    for mark in re.finditer(r"[^\w\u4e00-\u9fff]", window.rstrip()):
        start = max(start, end - len(window) + mark.end())
    introduced = [one.end() for one in _INTRODUCED.finditer(text, start, end)]
    return max([start, *(place for place in introduced if place <= end - 2)])


def _introduced(text: str) -> Iterator[tuple[int, int]]:
    for one in _CUED.finditer(text):
        place = one.group("place")
        last = [suffix.end() for suffix in _SUFFIX.finditer(place)]
        if len(last) >= 2:
            rest = re.match(r"[A-Za-z]?\d{1,4}[A-Za-z]?", place[last[-1] :])
            yield one.start("place"), one.start("place") + last[-1] + (rest.end() if rest else 0)
