"""Where sign-in may lead, and how long things live."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.staff.names import initials, name_key
from huiyin.staff.rules import needs_touch, parse_life, safe_next, sign_in_address, token_digest

HOME = "/app/"
NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "https://evil.example/app/",
        "\t//evil.example",
        "/\t/evil.example",
        "/app\r\nSet-Cookie: a=b",
        "evil",
        "",
        None,
    ],
)
def test_a_foreign_place_to_go_on_to_becomes_the_app(wanted: str | None) -> None:
    """U08: what does not lie inside huiyin is ignored."""
    assert safe_next(wanted) == HOME


def test_a_place_inside_is_kept() -> None:
    """A deep link survives sign-in, with its filters."""
    assert safe_next("/app/cases/HY-1042?view=mine#reply") == "/app/cases/HY-1042?view=mine#reply"
    assert sign_in_address("/app/cases?view=mine") == "/app/sign-in?next=%2Fapp%2Fcases%3Fview%3Dmine"
    assert sign_in_address("//evil.example") == "/app/sign-in"


@given(st.one_of(st.text(), st.text(alphabet="/\\\t\n:@.javscript ", max_size=12)))
def test_no_text_leads_out_of_the_house(wanted: str) -> None:
    """U08: whatever is typed, a browser that follows the answer stays on our host."""
    followed = urlsplit(urljoin("https://huiyin.example/app/sign-in", safe_next(wanted)))
    assert (followed.scheme, followed.netloc) == ("https", "huiyin.example")


def test_a_token_is_touched_once_a_minute() -> None:
    """last_used_at is written when it is a minute old, not at every request."""
    assert needs_touch(None, now=NOW)
    assert needs_touch(NOW - timedelta(seconds=60), now=NOW)
    assert not needs_touch(NOW - timedelta(seconds=59), now=NOW)


def test_life_times() -> None:
    """90d, 12h and 30m are understood, anything else is refused."""
    assert parse_life("90d") == timedelta(days=90)
    assert parse_life("12h") == timedelta(hours=12)
    assert parse_life("30m") == timedelta(minutes=30)
    for wrong in ("", "d", "0d", "-1d", "1.5h", "90", "١d", "90 d"):
        with pytest.raises(ValueError, match=r".*"):
            parse_life(wrong)


@given(st.text())
def test_a_digest_exists_for_any_text(secret: str) -> None:
    """Lone surrogates in a header or an address must not raise."""
    assert len(token_digest(secret)) == 64


@pytest.mark.parametrize(
    ("name", "key", "first"),
    [
        ("张伟", "zhangwei", "zw"),
        ("Amy Li", "amyli", "al"),
        ("José Ñu", "josenu", "jn"),
        ("李A", "lia", "la"),
        ("", "", ""),
    ],
)
def test_names_are_found_by_sound(name: str, key: str, first: str) -> None:
    """A Chinese name is found by its pinyin or its first letters, a Western one without accents."""
    assert (name_key(name), initials(name)) == (key, first)
