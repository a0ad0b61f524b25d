"""Names of people: by title, by introduction, by job, by signature; then wherever else the same name stands."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from huiyin.lib.text.privacy.kinds import PersonalKind, Span

_COMPOUND = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|长孙|宇文|轩辕|南宫|独孤|百里|呼延|申屠|"
    "太史|钟离|闾丘|濮阳|淳于|单于|澹台|公冶|宗政|张简|范姜"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任"
    "姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章"
    "鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植"
    "甘景薄单包司柏宁柯阮桂闵解强柴车冉房边辜滕邬佟褚奚简饶沙晏古练封蒙窦麦楚苟卓仇冼蓝闫肖阙揭"
)
# Surnames that are commoner as little words or verbs: only where something else says that a name follows.
_LITTLE = frozenset("于时向关成路单位强解包封管席查司简游古曲安常方易万文高白金马牛车石江武温毛段左练祝边连")
_VERBS = frozenset("祝向强解包封管查")
_COMMON = frozenset(_SURNAMES) - _LITTLE
_FAMILY = rf"(?:{_COMPOUND}|[{_SURNAMES}])"
_HAN = r"[\u4e00-\u9fff]"

_TITLE = (
    r"(?:先生|女士|小姐|太太|夫人|老师|师傅|医生|大夫|护士|经理|主任|店长|主管|总监|总裁|董事长|老板|律师|教授|博士|同志|阿姨|"
    r"大哥|大姐|叔叔|警官|局长|处长|科长|部长|院长|校长|顾问|工程师|总(?![是共算体会监部量数额结想要有能之觉在的归得部台统理]))"
)
_TITLES = re.compile(_TITLE)
_TITLED = re.compile(rf"(?P<name>{_FAMILY}{_HAN}{{0,2}}?)(?={_TITLE})")
_BEFORE_GIVEN = re.compile(rf"(?:{_COMPOUND}|[{_SURNAMES}]){_HAN}{{1,2}}$")
_FOREIGN_TITLED = re.compile(
    r"(?<![A-Za-z])(?P<name>[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,14})?) ?(?=先生|小姐|女士|太太|经理|老师)"
)

_STRONG = re.compile(
    r"(?:联系人|联络人|收货人|收件人|寄件人|收款人|付款人|申请人|投诉人|当事人|经办人|预订人|预约人|入住人|乘客|持卡人|被保险人|投保人|户名|"
    r"开户名|姓名|名字|本名|真名|签名|署名|落款|车主|机主|业主|户主|患者|学生姓名|我叫|名叫|叫做|本人叫|我系|[个位人员]叫|我的名字叫?|大名)"
    rf"(?:是|为|叫)?[:： ]{{0,3}}(?P<name>{_HAN}{{2,4}}|[A-Z][A-Za-z'\-]{{1,20}}(?: [A-Z][A-Za-z'\-]{{1,20}}){{0,2}})"
)
_I_AM = re.compile(
    rf"(?:我是|本人|这里是|会员|顾客|客户|用户|旅客|房客|业主)[:： ]?(?P<name>{_FAMILY}{_HAN}{{1,2}})"
    r"(?=[，,。.!！;；、()（ \n:：\d]|$)"
)
_JOB = (
    r"(?:客服|店员|服务员|柜员|师傅|快递员|快递小哥|外卖员|骑手|司机|技师|销售|导购|顾问|专员|经理|店长|主管|医生|护士|老师|工程师|"
    r"收银员|员工|前台|保安|理财经理|业务员|营业员|工作人员|教练|管家|同事|朋友|老公|老婆|儿子|女儿|丈夫|妻子|"
    r"妈妈|爸爸|[我他她]妈|[我他她]爸|奶奶|爷爷|外婆|外公|哥哥|姐姐|弟弟|妹妹|邻居|同学|室友|房东|租客|个仔|个女|"
    r"我仔|我女|顾客|客户|业主|病人|患者|乘客|旅客|学生|家长)"
)
_AFTER_JOB = re.compile(rf"{_JOB}(?:叫|是|名叫|:|：)?(?P<name>{_FAMILY}{_HAN}{{1,2}})")
_NICKNAME = re.compile(rf"{_JOB}(?:叫|是)?(?P<name>[小老阿][{_SURNAMES}])")
_FAMILY_ONLY = re.compile(rf"(?:[他她我您贵也]姓|先生姓|女士姓|小姐姓)(?P<name>{_FAMILY})(?!氏)")
_CANTONESE = re.compile(rf"(?P<name>[{''.join(sorted(_COMMON))}])(?=[生太](?:[，,。:： 你您话讲同系]|$))")
_LINE = re.compile(
    rf"(?:(?<=\n)|(?<=——)|(?<=— )|(?<=--)|(?<=-- ))[ ]{{0,4}}(?P<name>{_FAMILY}{_HAN}{{1,2}})"
    r"[ ]{0,4}(?=\n|$|[ ,，]?\d{4}[年\-./])"
)
# The segmenter's dictionary takes these for names.
_NO_NAMES = frozenset({"谢谢", "高峰", "高兴", "安心", "方便", "万分", "成本", "金额"})
_DOUBLE = frozenset(_COMPOUND.split("|"))
_PARTICLES = frozenset("的着了过得地")
# Words that begin right after a name; the third character is no part of it then.
_FOLLOWS = frozenset(
    "的是在说，电手住今买要想来去有我你他她了也和就都才被把因给帮一不很真服态处接打讲告让解跟对非特很还又身性"
)

_NAME_EN = r"[A-Z][a-z]{1,14}(?:[\-'][A-Z][a-z]{1,14})?"
_FULL_EN = rf"{_NAME_EN}(?: [A-Z]\.)?(?: (?:van |de |bin |al-)?{_NAME_EN}){{0,2}}"
_TITLED_EN = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Madam|Captain|Nurse)\b\.? (?P<name>{_FULL_EN})")
_SELF_EN = re.compile(
    rf"\b(?:[Mm]y name is|[Mm]y name's|[Nn]ame is|[Nn]ame:|[Ii]'m called|[Cc]ontact(?: person)?:|"
    rf"[Cc]ustomer:|[Aa]ttn:?|[Rr]ecipient:"
    rf"|[Ss]igned,?|[Gg]uest:?|[Pp]assenger:?|[Cc]ardholder:?|[Uu]nder the name(?: of)?) (?P<name>{_FULL_EN})"
)
_SELF_LOWER = re.compile(
    r"\bmy name(?:'s| is) (?P<name>[a-z]{2,15}(?: [a-z]{2,15})?)(?=[,.!;\n]|$| and | from )", re.IGNORECASE
)
_I_AM_EN = re.compile(rf"\b(?:I am|I'm|[Tt]his is) (?P<name>{_FULL_EN})(?=,| from| calling| here| and |\.|\n|$)")
_HERE_EN = re.compile(
    rf"(?:(?<=[,.!] )|(?<=^)|(?<=\n))(?P<name>{_NAME_EN}(?: {_NAME_EN})?) here\b(?! (?:is|are|was|were|has|at|in)\b)"
)
_MET_EN = re.compile(
    rf"\b(?:spoke (?:to|with)|speak (?:to|with)|talked (?:to|with)|served by|helped by|named|called|"
    rf"thanks to|agent|manager|"
    rf"waiter|waitress|cashier|driver|wife|husband|son|daughter|mother|father|mum|mom|dad|brother|sister|"
    rf"partner|friend|rep|representative|adviser|advisor|technician|engineer|colleague|"
    rf"[Dd]ear|[Hh]i|[Hh]ello) (?P<name>{_FULL_EN})"
)
_SIGNED_EN = re.compile(
    r"(?:[Rr]egards|[Ss]incerely|[Ff]aithfully|[Tt]hanks|[Tt]hank you|[Cc]heers|[Bb]est|[Yy]ours|[Tt]ruly|[Ww]ishes)"
    r"[,.!]?[ ]{0,4}\n[ \n]{0,4}"
    rf"(?P<name>{_FULL_EN}|[a-z]{{2,15}}(?: [a-z]{{2,15}})?)(?=[ ]{{0,4}}(?:\n|$|[,.(]))"
)
_DASH_EN = re.compile(rf"(?:[Ss]incerely,|[Ff]aithfully,|[Rr]egards,|--|\n ?-) ?(?P<name>{_FULL_EN})[. ]{{0,3}}$")
_NO_NAME_WORDS = (
    "the your you a an i we it he she they my our his her their its customer service support team hr it "
    "someone somebody nobody "
    "everyone anyone all there again sir madam never always very so not just still now today monday tuesday "
    "wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november "
    "december english chinese "
    "british american australian canadian indian german french not happy sorry glad disappointed shocked "
    "furious this that "
    "these those if when after before why how what where who please thanks thank ok okay yes no premier "
    "gold silver platinum "
    "apple google amazon android iphone samsung visa mastercard paypal company bank store shop london paris "
    "tokyo singapore "
    "hong kong taiwan china beijing shanghai customer-service regards best sincerely guys folks chat live head branch"
)
_NO_NAME_EN = frozenset(_NO_NAME_WORDS.split())


def find_names(text: str) -> Iterator[Span]:
    """Yield the names of people in the view of a text; findings may overlap."""
    spans = [*_chinese(text), *_english(text)]
    yield from (Span(start, end, PersonalKind.NAME) for start, end in spans)
    yield from _elsewhere(text, {text[start:end] for start, end in spans})


def _chinese(text: str) -> Iterator[tuple[int, int]]:
    if text.isascii():
        return
    words = _Words(text)
    yield from _titled(text, words)
    yield from (one.span("name") for one in _FOREIGN_TITLED.finditer(text))
    yield from (_without_follower(one) for one in _STRONG.finditer(text) if _introduces(one, words))
    yield from (one.span("name") for one in _I_AM.finditer(text) if not words.has_word(*one.span("name")))
    for one in _AFTER_JOB.finditer(text):
        name = one.group("name")
        if name[0] in _COMMON or name[:2] in _DOUBLE or words.has_name(*one.span("name")):
            yield from _after_job(one, words)
    yield from (one.span("name") for one in _FAMILY_ONLY.finditer(text) if words.ends(one.end("name")))
    yield from (one.span("name") for one in _CANTONESE.finditer(text) if _is_sir(one, words))
    yield from (one.span("name") for one in _NICKNAME.finditer(text) if words.ends(one.end("name")))
    yield from (one.span("name") for one in _LINE.finditer(text) if not words.has_word(*one.span("name")))


def _titled(text: str, words: "_Words") -> Iterator[tuple[int, int]]:
    for one in _TITLED.finditer(text):
        start, end = one.span("name")
        chance = text[start] in _VERBS or (text[end] == "总" and text[start] in _LITTLE)
        given = text[start + 1 : end]
        if words.starts(start) and not chance and given[:1] not in _PARTICLES and not words.has_word(start, end):
            yield start, end


def _is_sir(one: re.Match[str], words: "_Words") -> bool:
    start = one.start("name")
    return words.starts(start) and not words.has_word(start, start + 2)


def _introduces(one: re.Match[str], words: "_Words") -> bool:
    """Whether Han letters after 联系人 and the like are a name: a surname first, or nothing else up to a mark."""
    name = one.group("name")
    if name.isascii():
        return name.split()[0].lower() not in _NO_NAME_EN
    start, end = one.span("name")
    written_out = ":" in one.string[one.start() : start]
    family = name[0] in _COMMON or name[:2] in _DOUBLE or (written_out and name[0] in _SURNAMES)
    if family and name[1] not in _PARTICLES:
        return not words.has_word(start, start + 2)
    closed = end == len(one.string) or not one.string[end].isalpha()
    return written_out and closed and not words.all_known(start, end)


def _without_follower(one: re.Match[str]) -> tuple[int, int]:
    start, end = one.span("name")
    name = one.group("name")
    if name.isascii():
        return start, end
    family = 2 if name[:2] in _DOUBLE else 1
    given = 2 if len(name) > family + 1 and name[family + 1] not in _FOLLOWS else 1
    closed = end == len(one.string) or not one.string[end].isalpha()
    return start, end if closed and len(name) <= family + 2 else min(end, start + family + given)


def _after_job(one: re.Match[str], words: "_Words") -> Iterator[tuple[int, int]]:
    start, end = one.span("name")
    family = 2 if one.group("name")[:2] in _DOUBLE else 1
    given_end = start + family + 1
    if not words.starts(start) or words.has_word(start, end) or one.string[start + family] in _PARTICLES:
        return
    if _TITLES.match(one.string, start + family):  # 邻居李太太 is found by her title
        return
    if words.known_from(start) > family:  # a name that the dictionary knows
        yield start, min(end, start + words.known_from(start))
        return
    if words.known_from(start + family) > 2:
        return
    if words.known_from(start + family) > 1:
        yield start, min(end, start + family + words.known_from(start + family))
    elif end > given_end and one.string[given_end] not in _FOLLOWS and words.known_from(given_end) == 1:
        yield start, end
    else:
        yield start, given_end


def _english(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_TITLED_EN, _SELF_EN, _I_AM_EN, _MET_EN, _SIGNED_EN, _DASH_EN, _HERE_EN, _SELF_LOWER):
        for one in pattern.finditer(text):
            words = one.group("name").split()
            if words[0].lower().rstrip(".") not in _NO_NAME_EN:
                known = next((at for at, word in enumerate(words) if word.lower() in _NO_NAME_EN), len(words))
                yield one.start("name"), one.start("name") + len(" ".join(words[:known]))


def _elsewhere(text: str, names: set[str]) -> Iterator[Span]:
    """The other places of names that cannot be taken for something else: two characters or a Latin word."""
    longer = sorted(
        (name for name in names if len(name) >= (4 if name.isascii() else 2)), key=lambda one: (-len(one), one)
    )
    if not longer:
        return
    anywhere = "|".join(map(re.escape, longer[:200]))
    for one in re.finditer(rf"(?<![A-Za-z])(?:{anywhere})(?![a-z])", text):
        yield Span(one.start(), one.end(), PersonalKind.NAME)


class _Words:
    """Where the words of the dictionary begin and end in a text; read once, and only when something asks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._length: list[int] | None = None

    def starts(self, place: int) -> bool:
        """Whether a word begins here."""
        return self._lengths()[place] > 0

    def ends(self, place: int) -> bool:
        """Whether a word ends before this place."""
        return place >= len(self._text) or self._lengths()[place] > 0

    def known_from(self, place: int) -> int:
        """The length of the word that begins here, 0 within one."""
        return self._lengths()[place] if place < len(self._text) else 0

    def has_word(self, start: int, end: int) -> bool:
        """Whether [start, end) begins with, or is within, a word of two letters or more that is no name."""
        length = self.known_from(start)
        word = self._text[start : start + length]
        return end - start > 1 < length and word not in _DOUBLE and (word in _NO_NAMES or not _is_name(word))

    def has_name(self, start: int, end: int) -> bool:
        """Whether the dictionary knows the name that begins here and ends at or before `end`."""
        length = self.known_from(start)
        word = self._text[start : start + length]
        return 1 < length <= end - start and word not in _NO_NAMES and _is_name(word)

    def all_known(self, start: int, end: int) -> bool:
        """Whether [start, end) is made of longer words only."""
        lengths = [length for length in self._lengths()[start:end] if length]
        return bool(lengths) and min(lengths) > 1

    def _lengths(self) -> list[int]:
        if self._length is None:
            self._length = []
            for word in _cut(self._text):
                self._length += [len(word), *[0] * (len(word) - 1)]
            if len(self._length) != len(self._text):  # never seen; then every letter is a word
                self._length = [1] * len(self._text)
        return self._length


def _cut(text: str) -> list[str]:
    words: list[str] = _segmenter().cut(text, False)
    return words


@lru_cache(maxsize=4_096)
def _is_name(word: str) -> bool:
    tags = _segmenter().tag(word, False)
    return len(tags) == 1 and str(tags[0][1]).startswith("nr")


@lru_cache(maxsize=1)
def _segmenter() -> Any:
    import rjieba  # first use only

    return rjieba
