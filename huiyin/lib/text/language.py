"""Which language a text is in: by script first, then by the commonest words of the Latin languages."""

import re
from functools import lru_cache

from huiyin.lib.text.cleaning import CleanText
from huiyin.lib.text.terms import Language

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
_KANA = re.compile("[\u3041-\u306d\u306f-\u3096\u30a1-\u30fa]+")  # without の, which Chinese shops love
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7af]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_OTHER_SCRIPTS = re.compile("[\u0370-\u10ff\u1200-\u1cff\u1f00-\u1fff\ua800-\uabff]+")
_WORD = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff][a-z'\u00df-\u024f\u1e00-\u1eff]*")
_ACCENTED = re.compile("[\u00df-\u024f\u1e00-\u1eff]")
_ENGLISH_SPELLING = re.compile("th|wh|ck|sh|gh|ee|oo|ow|(?:ing|ed|ly|y)(?![a-z])")
_CANTONESE = frozenset("唔嘅咗冇喺啲嗰佢哋咁嘢嚟攞畀諗瞓嬲")
_NOT_CHINESE = re.compile("[A-Za-z\u00c0-\u1fff\u3041-\u30fa\ua800-\uabff\uac00-\ud7af]")
_LETTERS_TO_JUDGE = 2_000
_LATIN_PER_HAN = 4


def detect_language(text: CleanText, *, declared: str | None = None) -> Language:
    """The language of the text; `declared` settles what the letters leave open.

    Han beside kana or hangul is Japanese or Korean, hence OTHER. A Latin text is English unless words or
    accents of other languages outweigh the English ones; a brand name makes no sentence English.
    """
    readable = text.readable[:_LETTERS_TO_JUDGE]
    if readable.isascii():
        return _latin(text, declared)
    if _HAN.search(readable) and not _NOT_CHINESE.search(readable):
        return _chinese(text, declared)
    han, latin = _letters(_HAN, readable), _letters(_LATIN, readable)
    foreign = 0
    if han + latin < len(readable):
        foreign = _letters(_KANA, readable) + _letters(_HANGUL, readable)
        if foreign * 3 > han and foreign * 2 > latin:
            return Language.OTHER
        foreign += _letters(_OTHER_SCRIPTS, readable)
    if foreign > han and foreign > latin:
        return Language.OTHER
    if han and not (latin and _english_around(text, han=han, latin=latin)):
        return _chinese(text, declared)
    return _latin(text, declared)


def _letters(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))


def _chinese(text: CleanText, declared: str | None) -> Language:
    if text.traditional > text.simplified:
        return Language.ZH_HANT
    if text.traditional < text.simplified:
        return Language.ZH_HANS
    # Cantonese is written with letters of its own, and 值 has a Latin prefix in Taiwan only.
    hinted = declared == Language.ZH_HANT or not _CANTONESE.isdisjoint(text.readable) or "cp值" in text.folded
    return Language.ZH_HANT if hinted else Language.ZH_HANS


def _english_around(text: CleanText, *, han: int, latin: int) -> bool:
    """Whether an English sentence holds the Han letters, rather than a Chinese one a brand or two."""
    words = _words(text)
    english = sum(word in _known_words()[0] for word in words)
    if latin > han * _LATIN_PER_HAN:
        return english > 0
    return english * 5 >= len(words) * 2 and han * 2 <= len(words) * 3


def _latin(text: CleanText, declared: str | None) -> Language:
    words = _words(text)
    if not words:
        return Language(declared) if declared in _LANGUAGES else Language.OTHER
    known_english, known_other = _known_words()
    english = sum(word in known_english for word in words)
    other = sum(word in known_other for word in words)
    if not text.folded.isascii():
        other += sum(bool(_ACCENTED.search(word)) for word in words)
    if english != other:
        return Language.EN if english > other else Language.OTHER
    return Language.EN if _sounds_english(words) else Language.OTHER


def _sounds_english(words: list[str]) -> bool:
    """Whether words nobody knows end and are spelt as English ones: few in a, i, o, u, some with th, ck, ee."""
    vowels = sum(len(word) > 2 and word[-1] in "aiou" for word in words)
    return vowels < 2 or vowels * 4 <= len(words) or len(_ENGLISH_SPELLING.findall(" ".join(words))) > vowels


def _words(text: CleanText) -> list[str]:
    return _WORD.findall(text.folded[:_LETTERS_TO_JUDGE])


_LANGUAGES = frozenset(Language)


@lru_cache(maxsize=1)
def _known_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words of English, and of the other languages in Latin letters; no word is in both."""
    from huiyin.lib.text.lexicon import latin_words  # first use only

    english, other = frozenset(latin_words.ENGLISH.split()), frozenset(latin_words.OTHER.split())
    return english, other - english
