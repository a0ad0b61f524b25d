"""The words that stand for a text, and texts that stand for nothing."""

import re
from collections import Counter
from functools import lru_cache
from types import ModuleType

from huiyin.lib.text.cleaning import CleanText
from huiyin.lib.text.lexicon.loading import stop_words

MOST_KEYWORDS = 6
_LETTERS_TO_CUT = 4_000
_WORTHY = re.compile(r"[\u4e00-\u9fff]{2,8}|[a-z][a-z'\-]{2,20}")
_REPEATED = re.compile(r"^(.{1,4}?)\1{5,}.{0,4}$", re.DOTALL)
_NO_VOWEL_RUN = re.compile(r"^[bcdfghjklmnpqrstvwxz0-9]{7,}$")
# UTF-8 read as GBK ("锛" is "，", "鐨" begins "的"), and the classics of double conversion.
_MOJIBAKE = re.compile("锟斤拷|烫烫|屯屯|\ufffd|[鐨锛涓浜鍙鎴瀹銆鏄澶鍦杩璇鏈缁浣犲鍝闂鑳绗鍚氥]")
# UTF-8 read as Latin-1: accented letters in numbers no European language has.
_ACCENTED = re.compile("[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u02c6\u02dc\u2122]")
_READABLE = re.compile(r"[^\W_]", re.UNICODE)


def keywords_of(text: CleanText) -> tuple[str, ...]:
    """Up to six words, the most frequent first, then in the order of the text."""
    sample = text.folded[:_LETTERS_TO_CUT]
    stops = stop_words()
    words = [word for word in _cut(sample) if _WORTHY.fullmatch(word) and word not in stops]
    return tuple(word for word, _ in Counter(words).most_common(MOST_KEYWORDS))


def is_noise(text: CleanText, *, told: bool, feeling: bool) -> bool:
    """Machine noise: nothing readable, key mashing, repetition, broken encoding, test lines.

    `told` says that the lexicon knows it as noise, `feeling` that an opinion was found.
    """
    readable = text.readable
    if not _READABLE.search(readable):
        return not feeling  # an emoji alone still speaks
    if _is_mojibake(readable):
        return True
    if told and len(readable) < 40:
        return True
    compact = text.folded.replace(" ", "")
    if not feeling and (_REPEATED.match(compact[:2_000]) or _NO_VOWEL_RUN.match(compact[:200])):
        return True
    return not feeling and compact.isdigit() and len(compact) < 7


def _is_mojibake(readable: str) -> bool:
    sample = readable[:2_000]
    return len(_MOJIBAKE.findall(sample)) * 5 > len(sample) or len(_ACCENTED.findall(sample)) * 4 > len(sample)


def _cut(text: str) -> list[str]:
    if text.isascii():
        return text.replace(".", " ").replace(",", " ").replace("!", " ").replace("?", " ").split()
    words: list[str] = _segmenter().cut(text)
    return words


@lru_cache(maxsize=1)
def _segmenter() -> ModuleType:
    import rjieba  # first use only

    module: ModuleType = rjieba
    return module
