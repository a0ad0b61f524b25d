"""Finding what a text may speak about: category cues, learnt terms, and nouns that an opinion word points at.

The finders are generous; the head "aspect_term" (see `judging`) says which of the found are meant.
"""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from huiyin.lib.text.aspects.table import known_terms, term_finder
from huiyin.lib.text.cues import FoundCue
from huiyin.lib.text.lexicon.loading import Decision
from huiyin.lib.text.reading import Reading
from huiyin.lib.text.taxonomy import CATEGORIES

MOST_FOUND = 24
_OTHER = "other"

# What may stand between a thing and the opinion of it.
_BETWEEN = """
    很 太 真 挺 蛮 超 最 更 还 都 也 就 不 没 有 是 好 巨 极 却 才 偏 较 略 稍 又 再 并 可 会 能 得 特 贼 老 总 够
    非常 特别 十分 比较 有点 有些 真的 真是 超级 相当 实在 确实 的确 还是 还算 就是 也是 都是 不是 不太 不够 不怎么
    稍微 越来越 总是 一直 居然 竟然 简直 绝对 比较的 还行 还挺 倒是 算是 显得 做得 做的 变得 有够
    一点 一点也 一点都 半点
"""
_ADVERBS = frozenset(_BETWEEN.split())
# A name does not run across these.
_BOUNDS = frozenset(
    "的了在我你他她它们这那个是就有都也还很把被给和跟与及对让使但而且又再不没吗呢吧啊呀哦着过到从向为以因所如果"
)
_TELLING = "感觉 觉得 认为 发现 希望 喜欢 整体 总体 今天 昨天 这家 这次 唯一 然后 其次 首先 令人 让人 价钱上"
_OPENINGS = tuple(_TELLING.split())
_ADVERB_ENDS, _ADVERB_LENGTHS = frozenset(adverb[-1] for adverb in _ADVERBS), (3, 2, 1)
_LEAST_NAME, _MOST_NAME, _MOST_JOINED = 2, 6, 24
_NAMED = re.compile("[\u4e00-\u9fffa-z0-9]")
_NAME_BACKWARDS = re.compile(f"(?:(?![{''.join(sorted(_BOUNDS))}])[\u4e00-\u9fffa-z0-9])+")

# Sides of a thing, which make one term with the thing before them.
_OF_THINGS = """
    设计 效果 功能 质量 品质 速度 表现 表现力 大小 时间 性能 态度 系统 味道 口感 手感 做工 分辨率 度 方面 部分 价格
    尺寸 外观 容量 寿命 画质 音质 材质 内容 方式 环境 界面 种类 款式 颜色 造型 质感 数量 分量 包装
"""
_SIDES = frozenset(_OF_THINGS.split())
_ENGLISH = re.compile("[a-z]{3}")

_NOT_NAMES = (
    "it|this|that|there|they|we|i|you|he|she|and|or|but|is|was|are|were|be|been|a|an|the|of|to|in|on|at|for|with|"
    "so|very|too|not|no|as|all|only|one|way|thing|things|time|my|our|your|their|its|most|more|same|rest|fact|"
    "which|who|what|when|how|if|than|then|just|also|really|much|many|lot|bit|me|us|them"
)
_NAME = f"(?!(?:{_NOT_NAMES})\\b)[a-z][a-z'-]{{1,20}}"
_NAMES = f"{_NAME}(?: {_NAME}){{0,2}}"
_VERBS = (
    "is|was|are|were|isn't|wasn't|aren't|weren't|has|had|looks|look|feels|works|tastes|tasted|smells|sounds|seems|"
    "could|needs|keeps|kept|never|always|took|takes"
)
_BEFORE_VERB = re.compile(f"\\b(?:the|my|our|your|their|its|this|these|those) ({_NAMES}?) (?:{_VERBS})\\b")
_AFTER_VERB = re.compile(
    f"\\b(?:love|loved|like|liked|hate|hated|enjoy|enjoyed|great|good|nice|excellent|amazing|bad|poor|terrible|awful|"
    f"horrible|fantastic|perfect|delicious|slow|fast|friendly|rude|cheap|fresh|cold|wonderful|best|worst)"
    f"(?: (?:the|their|this|my|your|these))? ({_NAME}(?: {_NAME})?)\\b"
)


class Found(NamedTuple):
    """A possible aspect at [start, end) of the folded text; `source` is "cue", "table" or "pattern"."""

    start: int
    end: int
    category: str
    source: str


def find_terms(reading: Reading) -> list[Found]:
    """What the text may speak about, in the order of the text, none overlapping another."""
    folded = reading.cleaned.folded
    found = _joined(folded, [Found(*match, "table") for match in term_finder().find(folded)])
    taken = bytearray(len(folded))
    for start, end, _, _ in found:
        taken[start:end] = _TAKEN[: end - start]
    if reading.cues[Decision.CATEGORY]:
        _add(_cues(reading), found, taken)
    if reading.feelings.contributions:
        _add(_pointed_at(reading), found, taken)
    if _ENGLISH.search(folded):
        _add(_english_names(reading), found, taken)
    if len(found) > 1:
        found.sort(key=_START)
    return found[:MOST_FOUND]


_START = attrgetter("start")
_TAKEN = bytes([1]) * 256


def _add(more: Iterable[Found], found: list[Found], taken: bytearray) -> None:
    """Add to `found` those of `more` that stand at no letter that is `taken`, and take theirs."""
    for item in more:
        start, end = item.start, item.end
        if 1 not in taken[start:end]:
            taken[start:end] = _TAKEN[: end - start]
            found.append(item)


def _joined(folded: str, found: Iterable[Found]) -> list[Found]:
    """A term and what is said of its kind are one: 按键 and 设计 make 按键设计, "battery" and "cover" both words."""
    joined: list[Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if last and item.end - last.start <= _MOST_JOINED and _makes_one(folded, last, item):
            joined[-1] = Found(last.start, item.end, last.category, "table")
        else:
            joined.append(item)
    return joined


def _makes_one(folded: str, first: Found, second: Found) -> bool:
    if second.start == first.end:
        return folded[second.start : second.end] in _SIDES
    return second.start == first.end + 1 and folded[first.end] == " " and folded[second.start].isascii()


def _cues(reading: Reading) -> Iterator[Found]:
    """Category cues that name a thing; those that are opinions themselves ("太贵") say nothing new."""
    folded, cues = reading.cleaned.folded, reading.cues[Decision.CATEGORY]
    felt = bytearray(len(folded))
    for item in reading.feelings.contributions:
        felt[item.start : item.start + len(item.cue)] = _TAKEN[: len(item.cue)]
    for _, start, end, cue in sorted(cues, key=_shortness) if len(cues) > 1 else cues:
        if 1 not in felt[start:end] and (end - start > 1 or _stands_alone(folded, start)):
            yield Found(start, end, cue.value, "cue")


def _shortness(cue: FoundCue) -> int:
    return cue.start - cue.end


def _stands_alone(folded: str, at: int) -> bool:
    """Whether one letter is a word ("汤太咸") and no part of one ("汤圆", "高汤")."""
    before, after = folded[at - 1 : at], folded[at + 1 : at + 2]
    opens = not before or before in _BOUNDS or not _NAMED.match(before)
    return opens and any(folded[at + 1 : at + 1 + length] in _ADVERBS for length in (1, 2) if after)


def _pointed_at(reading: Reading) -> Iterator[Found]:
    """The Chinese name right before an opinion word and its adverbs, at the head of its clause: "[相框]很漂亮"."""
    folded = reading.cleaned.folded
    for _, _, at, sentence in reading.feelings.contributions:
        if sentence < 0 or folded[at : at + 1].isascii():
            continue
        end = _before_adverbs(folded, at)
        start = _name_start(folded, end)
        if _LEAST_NAME <= end - start <= _MOST_NAME and not (name := folded[start:end]).isascii():
            yield Found(start, end, _category(name, reading), "pattern")


def _before_adverbs(folded: str, end: int) -> int:
    """Where the adverbs that end at `end` begin."""
    while folded[max(0, end - 1) : end] in _ADVERB_ENDS:
        for length in _ADVERB_LENGTHS:
            if end >= length and folded[end - length : end] in _ADVERBS:
                end -= length
                break
        else:
            break
    return end


def _name_start(folded: str, end: int) -> int:
    """Where the name that ends at `end` begins; `end` itself where no name does."""
    letters = _NAME_BACKWARDS.match(folded[max(0, end - _MOST_NAME - 1) : end][::-1])
    start = end - letters.end() if letters else end
    if folded.startswith(_OPENINGS, start):
        opening = next(each for each in _OPENINGS if folded.startswith(each, start))
        return min(start + len(opening), end)
    return start


def _english_names(reading: Reading) -> Iterator[Found]:
    """ "the [lid] keeps …", "love the [kettle]"."""
    folded = reading.cleaned.folded
    for pattern in (_BEFORE_VERB, _AFTER_VERB):
        for match in pattern.finditer(folded):
            yield Found(*match.span(1), _category(match[1], reading), "pattern")


def _category(name: str, reading: Reading) -> str:
    """Of an unknown name: that of its longest known ending or beginning, else what the text is about."""
    known = known_terms()
    for part in _parts(name):
        if part in known:
            return known[part]
    first = reading.categories[0][0]
    return first if first in CATEGORIES else _OTHER


def _parts(name: str) -> Iterator[str]:
    if name.isascii():
        words = name.split()
        yield from (" ".join(words[at:]) for at in range(1, len(words)))
        return
    yield from (name[at:] for at in range(1, len(name) - 1))
    yield from (name[:at] for at in range(len(name) - 1, 1, -1))
