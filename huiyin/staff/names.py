"""How a name sorts and is found: pinyin for Chinese, plain letters for the rest."""

from __future__ import annotations

import unicodedata

from pypinyin import Style, pinyin

KEY_LENGTH = 240
INITIALS_LENGTH = 24


def name_key(name: str) -> str:
    """Return the name as lower-case pinyin without spaces: 张伟 becomes zhangwei."""
    return "".join(_syllables(name, Style.NORMAL))[:KEY_LENGTH]


def initials(name: str) -> str:
    """Return the first letter of every syllable or word: 张伟 becomes zw, Amy Li al."""
    return "".join(syllable[0] for syllable in _syllables(name, Style.NORMAL))[:INITIALS_LENGTH]


def _syllables(name: str, style: Style) -> list[str]:
    """Return the syllables and words of a name, folded to lower case without accents."""
    read = pinyin(unicodedata.normalize("NFKC", name), style=style, errors="default")
    words = " ".join(syllable[0] for syllable in read).lower()
    plain = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).split()
