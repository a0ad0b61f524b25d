"""What things are called in public: titles from texts, and the part of a name a customer may see."""

import re
from typing import Final

TITLE_LENGTH: Final = 60
_SENTENCE_END: Final = re.compile(r"(?<=[。！？!?；;\n])|(?<=\.)\s")
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
# Family names of two characters; every other Chinese family name has one.
COMPOUND_NAMES: Final = frozenset(
    {
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "令狐",
        "慕容",
        "司徒",
        "夏侯",
        "长孙",
        "宇文",
        "端木",
        "百里",
        "南宫",
        "西门",
        "歐陽",
        "司馬",
        "諸葛",
        "東方",
        "尉遲",
        "公孫",
        "長孫",
        "南宮",
        "西門",
    }
)


def title_of(text: str) -> str:
    """Return a title for a voice: its first sentence, at most sixty letters."""
    first = next((part for part in _SENTENCE_END.split(text.strip()) if part.strip()), "")
    line = " ".join(first.split()).rstrip("。；;，, ")
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1].rstrip()}…"


def public_handle(name: str) -> str:
    """Return the part of a colleague's name a customer may see: a family name, or a first name in Latin.

    The page makes a form of address of it ("周客服"); nobody is found on the internet by it.
    """
    if _CJK.match(name):
        return name[:2] if name[:2] in COMPOUND_NAMES else name[:1]
    return next(iter(name.split()), "")


def is_family_name(handle: str) -> bool:
    """Tell whether a public handle is a Chinese family name, which needs a form of address."""
    return _CJK.match(handle) is not None
