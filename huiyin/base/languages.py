"""Language codes: zh-Hans, zh-Hant and en outside, Django's lower-case codes inside."""

from collections.abc import Mapping
from typing import Final

from django.utils import translation

LOCALES: Final = ("zh-Hans", "zh-Hant", "en")
FALLBACKS: Final = {
    "zh-Hans": ("zh-Hans", "zh-Hant", "en"),
    "zh-Hant": ("zh-Hant", "zh-Hans", "en"),
    "en": ("en", "zh-Hans", "zh-Hant"),
}


def to_locale(django_code: str) -> str:
    """Return huiyin's locale for a Django or browser code: `zh-tw` → `zh-Hant`, unknown → `en`."""
    code = django_code.lower().replace("_", "-")
    if code.startswith("zh"):
        traditional = any(part in ("hant", "tw", "hk", "mo") for part in code.split("-"))
        return "zh-Hant" if traditional else "zh-Hans"
    return "en"


def from_locale(locale: str) -> str:
    """Return Django's code for a locale of ours: `zh-Hant` → `zh-hant`."""
    return to_locale(locale).lower()


def current_locale() -> str:
    """Return the locale of the running request or job."""
    return to_locale(translation.get_language() or "en")


def pick(name: Mapping[str, str] | str, language: str) -> str:
    """Return the name in the language asked for, else in the nearest language that has one.

    >>> pick({"zh-Hans": "上海店", "en": "Shanghai"}, "zh-Hant")
    '上海店'
    """
    if isinstance(name, str):
        return name
    for locale in FALLBACKS[to_locale(language)]:
        if name.get(locale):
            return name[locale]
    return next((text for text in name.values() if text), "")
