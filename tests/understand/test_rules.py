"""The pure decisions of understand."""

import pytest

from huiyin.lib.text.terms import Language
from huiyin.understand.rules import declared_language


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh", Language.ZH_HANS),
        ("zh-Hans", Language.ZH_HANS),
        ("zh_CN", Language.ZH_HANS),
        ("zh-Hant", Language.ZH_HANT),
        ("zh-TW", Language.ZH_HANT),
        ("zh-HK", Language.ZH_HANT),
        ("en-GB", Language.EN),
        ("fr", None),
        ("", None),
    ],
)
def test_declared_languages(code: str, language: Language | None) -> None:
    assert declared_language(code) == language
