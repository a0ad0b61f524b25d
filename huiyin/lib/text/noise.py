"""Texts that no person meant: nothing readable, key mashing, repetition, broken encodings, test lines."""

import re
from functools import lru_cache

from huiyin.lib.text.cleaning import CleanText
from huiyin.lib.text.lexicon.loading import Decision, chinese, english_lexicon

_LETTERS_TO_JUDGE = 2_000
_READABLE = re.compile(r"[^\W_]")
_REPEATED = re.compile(r"(.{1,4}?)\1{5,}.{0,4}", re.DOTALL)
_ENDLESS = 50
_REPEATED_WITHOUT_END = re.compile(r"(.{1,16}?)\1{49,}.{0,16}", re.DOTALL)
_LAUGHTER_OR_SOBS = re.compile("[哈呵嘿嘻呜哭唉6]+|(?:ha|he)+h?")
_NO_VOWELS = re.compile("[bcdfghjklmnpqrstvwxz]{7,}")
_ROWS = "qwertyuiop asdfghjkl zxcvbnm 01234567890123456789"
_KEYS_IN_A_ROW = f"{_ROWS} {_ROWS[::-1]}"
_FEW_DIGITS = 7
_LOST = re.compile("\ufffd|锟斤拷|烫烫烫|屯屯屯")
# UTF-8 or GBK read as Latin-1: accented letters and signs in numbers no European language has.
_ACCENTED = re.compile("[\u00a1-\u00b6\u00b8-\u00ff\u0152\u0153\u0160\u0161\u02c6\u02dc\u2122]")
_LETTERS = re.compile("[\u3041-\u30fa\u3400-\u9fff\ue000-\uf8ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_WRONG_TURNS = (("gb18030", "utf-8"), ("gb18030", "big5"), ("big5", "gb18030"), ("big5", "utf-8"))
_PLAUSIBLE, _RECOVERED = 0.7, 0.6


def is_noise(text: CleanText, *, told: bool, feeling: bool) -> bool:
    """Whether a machine, a cat or a broken encoding wrote the text.

    `told` says that the lexicon knows words of it as noise, `feeling` that an opinion was found: short
    voices ("差", "👍", "退款", "666") are no noise.
    """
    readable = text.readable
    if not _READABLE.search(readable):
        return not feeling  # an emoji alone still speaks
    if is_mojibake(text):
        return True
    if told and _mostly_told(text.folded):
        return True
    compact = "".join(text.folded[:_LETTERS_TO_JUDGE].split())
    if len(compact) >= _ENDLESS and _REPEATED_WITHOUT_END.fullmatch(compact):
        return True
    return not feeling and _is_mashing(compact)


def _mostly_told(folded: str) -> bool:
    """Whether the words known as noise make up half of the text: a complaint may name an automatic reply."""
    cues = [*chinese().cues.find(folded), *english_lexicon().cues.find(folded)]
    covered = {
        place
        for start, end, said in cues
        if any(cue.decision is Decision.NOISE for cue in said)
        for place in range(start, end)
    }
    return len(covered) * 2 >= len(_READABLE.findall(folded))


def _is_mashing(compact: str) -> bool:
    if _LAUGHTER_OR_SOBS.fullmatch(compact):
        return False
    if compact.isdigit() and len(compact) < _FEW_DIGITS:
        return True
    in_a_row = len(compact) > 3 and compact in _KEYS_IN_A_ROW
    return in_a_row or bool(_REPEATED.fullmatch(compact) or _NO_VOWELS.fullmatch(compact))


def is_mojibake(text: CleanText) -> bool:
    """Whether the text was decoded with the wrong encoding: turning it back must give plausible Chinese.

    Chinese of daily use stays within the first level of GB 2312 (3,755 letters); text read wrongly does not.
    """
    sample = text.folded[:_LETTERS_TO_JUDGE]
    if sample.isascii() or not _not_daily().search(sample):
        return False
    if len("".join(_LOST.findall(sample))) * 5 > len(sample) or len(_ACCENTED.findall(sample)) * 4 > len(sample):
        return True
    letters = _LETTERS.findall(sample)
    if len(letters) < 2 or _share(letters) > _PLAUSIBLE:
        return False
    return any(_reads_when_turned_back(text.readable[:_LETTERS_TO_JUDGE], *turn) for turn in _WRONG_TURNS)


def _reads_when_turned_back(text: str, read_as: str, written_in: str) -> bool:
    raw = text.encode(read_as, "ignore")
    found = _HAN.findall(raw.decode(written_in, "ignore"))
    size = 3 if written_in == "utf-8" else 2
    foreign_bytes = len(raw) - sum(map(raw.count, range(0x80)))
    return len(found) > 1 and len(found) * size >= _RECOVERED * foreign_bytes and _share(found) > _PLAUSIBLE


def _share(letters: list[str]) -> float:
    """The part of the letters that daily Chinese uses, in either script."""
    daily = _daily_letters()
    return sum(letter in daily for letter in letters) / len(letters)


@lru_cache(maxsize=1)
def _not_daily() -> re.Pattern[str]:
    """Finds a letter that is not of daily use; five times faster than asking the set."""
    return re.compile(f"[^{re.escape(''.join(sorted(_daily_letters())))}]")


@lru_cache(maxsize=1)
def _daily_letters() -> frozenset[str]:
    """ASCII, common marks, the first level of GB 2312, and the same letters in traditional script."""
    from opencc import OpenCC  # first use only

    first_level = b"".join(bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
    letters = first_level.decode("gb2312", "ignore")
    return (
        frozenset(map(chr, range(0x80)))
        | frozenset("。、·—《》【】")
        | frozenset(letters + OpenCC("s2t").convert(letters))
    )
