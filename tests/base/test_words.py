"""Languages, audit lines, field messages."""

import pytest
from django.utils import translation
from pydantic import BaseModel, ValidationError, field_validator

from huiyin.base.audit import write_audit
from huiyin.base.field_messages import message_for
from huiyin.base.languages import current_locale, from_locale, pick, to_locale
from tests.base.edge_urls import NOW
from tests.base.test_scope import asker


@pytest.mark.parametrize(
    ("code", "locale"),
    [
        ("zh-hans", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("en-GB", "en"),
        ("fr", "en"),
    ],
)
def test_codes_become_our_three(code, locale):
    assert to_locale(code) == locale
    assert from_locale(code) == locale.lower()


def test_a_name_is_given_in_the_nearest_language():
    name = {"zh-Hans": "上海店", "en": "Shanghai"}
    assert [pick(name, locale) for locale in ("zh-Hans", "zh-Hant", "en")] == ["上海店", "上海店", "Shanghai"]
    assert pick({"en": "", "zh-Hant": "店"}, "en") == "店"
    assert pick({}, "en") == ""
    assert pick("plain", "en") == "plain"


def test_the_running_language_is_known():
    with translation.override("zh-hant"):
        assert current_locale() == "zh-Hant"


@pytest.mark.django_db
def test_an_audit_line_says_who_what_and_why():
    line = write_audit(asker(), action="case.assign", subject="case:1", now=NOW, detail={"reason": "holiday"})
    assert (line.by_name, line.action, line.refused, line.detail) == ("me", "case.assign", False, {"reason": "holiday"})
    assert line.by.startswith("user:")
    assert write_audit("system", action="x", subject="y", now=NOW, refused=True).by == "system"


class Example(BaseModel):
    number: int
    words: str

    @field_validator("words")
    @classmethod
    def _own(cls, value):
        raise ValueError("in our own words")


def test_complaints_are_told_in_words():
    with pytest.raises(ValidationError) as caught:
        Example(number="x", words="y")
    told = [message_for(complaint) for complaint in caught.value.errors()]
    with translation.override("en"):
        assert [str(text) for text in told][1] == "in our own words"
        choice = message_for({"type": "enum", "ctx": {"expected": "'a', 'b' or 'c'"}})
        assert choice == "This must be one of: 'a', 'b', 'c'."
        assert message_for({"type": "never heard of"}) == "This is not valid."
        assert message_for({"type": "string_too_long"}) == "This is not valid."
