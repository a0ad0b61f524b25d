"""How a name sorts and is found: pinyin for Chinese, plain letters for the rest."""

from __future__ import annotations

import unicodedata

KEY_LENGTH = 240
INITIALS_LENGTH = 24


def name_key(name: str) -> str:
    """Return the name as lower-case pinyin without spaces: 张伟 becomes zhangwei."""
    return "".join(_syllables(name))[:KEY_LENGTH]


def initials(name: str) -> str:
    """Return the first letter of every syllable or word: 张伟 becomes zw, Amy Li al."""
    return "".join(syllable[0] for syllable in _syllables(name))[:INITIALS_LENGTH]


def _syllables(name: str) -> list[str]:
    """Return the syllables and words of a name, folded to lower case without accents."""
    from pypinyin import Style, pinyin  # on first use: its dictionary takes 0.5 s to load

    read = pinyin(unicodedata.normalize("NFKC", name), style=Style.NORMAL, errors="default")
    words = " ".join(syllable[0] for syllable in read).lower()
    plain = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).split()
