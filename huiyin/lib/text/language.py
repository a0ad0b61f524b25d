"""Which language a text is in, by script first, then by the commonest English words."""

import re

from huiyin.lib.text.cleaning import CleanText
from huiyin.lib.text.terms import Language

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_KANA_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_LATIN = re.compile("[A-Za-z]")
_OTHER_LETTERS = re.compile("[\u00c0-\u024f\u0370-\u1fff]")
_WORD = re.compile(r"[a-z']+")
_ENGLISH = frozenset(
    [
        *(
            "a",
            "an",
            "and",
            "are",
            "at",
            "be",
            "but",
            "can",
            "do",
            "for",
            "from",
            "had",
            "has",
            "have",
            "how",
        ),
        *(
            "i",
            "in",
            "is",
            "it",
            "me",
            "my",
            "no",
            "not",
            "of",
            "on",
            "or",
            "so",
            "that",
            "the",
            "there",
            "they",
        ),
        *(
            "this",
            "to",
            "was",
            "we",
            "were",
            "what",
            "when",
            "why",
            "will",
            "with",
            "you",
            "your",
            "i'm",
            "it's",
        ),
        *(
            "don't",
            "very",
            "never",
            "please",
            "would",
            "could",
            "should",
            "been",
            "after",
            "just",
            "good",
            "bad",
        ),
    ]
)
_WORDS_TO_JUDGE = 200
_LATIN_PER_HAN = 4


def detect_language(text: CleanText, *, declared: str | None = None) -> Language:
    """The language of the text; `declared` settles what the letters leave open."""
    han = len(_HAN.findall(text.readable))
    latin = len(_LATIN.findall(text.readable))
    foreign = len(_OTHER_LETTERS.findall(text.readable))
    if len(_KANA_HANGUL.findall(text.readable)) > han / 4 and not _mostly_han(text.readable, han):
        return Language.OTHER
    if han * _LATIN_PER_HAN >= latin + foreign and han:
        return _chinese(text, declared=declared)
    if latin and foreign <= latin / 4:
        return Language.EN if _reads_english(text.folded) else Language.OTHER
    return _declared(declared)


def _mostly_han(text: str, han: int) -> bool:
    return han > 0 and not _KANA_HANGUL.search(text)


def _chinese(text: CleanText, *, declared: str | None) -> Language:
    if text.traditional > text.simplified:
        return Language.ZH_HANT
    if text.traditional == text.simplified and declared == Language.ZH_HANT:
        return Language.ZH_HANT
    return Language.ZH_HANS


def _reads_english(folded: str) -> bool:
    words = _WORD.findall(folded)[:_WORDS_TO_JUDGE]
    if len(words) < 6:
        return True  # too short to doubt: "great service", "refund??"
    return sum(word in _ENGLISH for word in words) >= len(words) * 0.12


def _declared(declared: str | None) -> Language:
    return Language(declared) if declared in set(Language) else Language.OTHER
