"""One-time links: the first administrator and invitations (U04)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from huiyin.staff import services
from huiyin.staff.errors import LinkSpent
from huiyin.staff.models import OneTimeLink, User
from huiyin.staff.terms import Language
from tests.cast import NOW, PASSWORD, Cast, SignedIn

FORM = {"name": "Amy Li", "email": "Amy@Example.com", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def at_now() -> Iterator[Any]:
    """Stop the clock at NOW."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def submit(link: str, form: dict[str, str], *, client: SignedIn | None = None) -> Any:
    """Open a page by its link and send its form, as a browser without JavaScript does."""
    browser = client or SignedIn()
    page = browser.get(link)
    if page.status_code == 410:
        return page
    cookie = browser.cookies.get("csrftoken")
    token = {"csrfmiddlewaretoken": cookie.value} if cookie else {}
    return browser.post(link, {**form, **token})


def first_link() -> str:
    """Return the link of a first start."""
    link = services.first_run_link(NOW)
    assert link is not None
    return link


def test_the_first_administrator_comes_in_by_the_printed_link(cast: Cast, at_now: Any) -> None:
    """From the link to the first sign-in; afterwards there is no such link any more."""
    link = first_link()
    answer = submit(link, FORM)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/app/sign-in")
    client = SignedIn()
    body = {"email": "amy@example.com", "password": PASSWORD}
    assert client.post_json("/_allauth/browser/v1/auth/login", body).status_code == 200
    me = client.get("/api/v1/me").json()
    assert (me["role"], me["unit"]["code"]) == ("administrator", "HQ")
    assert services.first_run_link(NOW) is None
    assert submit(link, {**FORM, "email": "second@example.com"}).status_code == 410


def test_the_first_link_lives_fifteen_minutes_and_the_newest_counts(cast: Cast, at_now: Any) -> None:
    """A start printed twice leaves one way in."""
    older, newer = first_link(), first_link()
    assert SignedIn().get(older).status_code == 410
    at_now.move_to(NOW + timedelta(minutes=14, seconds=59))
    assert SignedIn().get(newer).status_code == 200
    at_now.move_to(NOW + timedelta(minutes=15))
    assert SignedIn().get(newer).status_code == 410


def test_looking_at_a_link_does_not_spend_it(cast: Cast, at_now: Any) -> None:
    """A mail scanner that opens links must not burn them."""
    link = services.invite(email="new@example.com", role="agent", unit=cast.unit, by="test", now=NOW).link
    for _ in range(3):
        assert SignedIn().get(link).status_code == 200
        assert SignedIn().head(link).status_code == 200
    assert submit(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 302


def test_an_invitation_works_once_and_for_a_day(cast: Cast, at_now: Any) -> None:
    """Used, expired, replaced and invented links answer alike."""
    form = {"password": PASSWORD, "again": PASSWORD}
    invite: dict[str, Any] = {"role": "agent", "unit": cast.unit, "by": "test", "now": NOW}
    used = services.invite(email="used@example.com", **invite).link
    assert submit(used, form).status_code == 302
    replaced = services.invite(email="new@example.com", **invite).link
    living = services.invite(email="new@example.com", **invite).link
    assert submit(replaced, form).status_code == 410
    at_now.move_to(NOW + timedelta(hours=24))
    answers = [SignedIn().get(link) for link in (used, replaced, living, living[:-3] + "abc")]
    assert {(answer.status_code, answer.content) for answer in answers} == {(410, answers[0].content)}


def test_an_invitation_dies_with_another_password_and_with_the_account(cast: Cast, at_now: Any) -> None:
    """U04: a link in an old mail must not undo a new password."""
    invite: dict[str, Any] = {"role": "agent", "unit": cast.unit, "by": "test", "now": NOW}
    first = services.invite(email="new@example.com", **invite)
    services.set_password(first.user, password=PASSWORD, by="test", now=NOW)
    assert SignedIn().get(first.link).status_code == 410
    second = services.invite(email="new@example.com", **invite)
    services.disable_person(second.user, by="test", now=NOW)
    assert SignedIn().get(second.link).status_code == 410


def test_only_digests_are_stored(cast: Cast) -> None:
    """A leaked database opens nothing."""
    link = services.invite(email="new@example.com", role="agent", unit=None, by="test", now=NOW).link
    assert link.rsplit("/", 1)[1] not in str(OneTimeLink.objects.values().get())


def test_a_link_is_for_its_purpose_only(cast: Cast, at_now: Any) -> None:
    """The secret of an invitation does not open the set-up page."""
    link = services.invite(email="new@example.com", role="agent", unit=None, by="test", now=NOW).link
    assert SignedIn().get(f"/setup?token={link.rsplit('/', 1)[1]}").status_code == 410


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "nonsense"}, "email-error"),
        ({"name": " "}, "name-error"),
        ({"name": "x" * 121}, "name-error"),
        ({"again": "something else"}, "again-error"),
        ({"password": "", "again": ""}, "password-error"),
        ({"password": "12345678901", "again": "12345678901"}, "password-error"),
        ({"password": "amy@example", "again": "amy@example"}, "password-error"),
    ],
)
def test_a_mistake_is_shown_at_its_field_and_spends_nothing(
    cast: Cast, at_now: Any, change: dict[str, str], field: str
) -> None:
    """What was typed stays, passwords excepted, and the link can be tried again."""
    link = first_link()
    answer = submit(link, {**FORM, **change})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'id="{field}"' in page
    assert PASSWORD not in page
    assert not User.objects.exists()
    assert submit(link, FORM).status_code == 302


def test_the_form_needs_the_csrf_token(cast: Cast, at_now: Any) -> None:
    """Z15 for the pages of the server."""
    assert SignedIn().post(first_link(), FORM).status_code == 403


def test_of_two_at_once_one_wins(cast: Cast) -> None:
    """The second to spend a link is told that it is spent."""
    secret = first_link().partition("token=")[2]
    same: dict[str, Any] = {
        "secret": secret,
        "name": "A",
        "password": PASSWORD,
        "language": Language.EN,
        "now": NOW,
    }
    services.make_first_administrator(email="a@example.com", **same)
    with pytest.raises(LinkSpent):
        services.make_first_administrator(email="b@example.com", **same)


@pytest.mark.parametrize(("language", "words"), [("zh-CN", "开始使用"), ("zh-TW", "開始使用"), ("en", "Set up huiyin")])
def test_the_pages_speak_three_languages(cast: Cast, at_now: Any, language: str, words: str) -> None:
    """Before anybody has a profile, the browser's language counts."""
    page = SignedIn().get(first_link(), headers={"Accept-Language": language}).content.decode()
    assert words in page
    assert "<script" not in page


def test_choosing_a_language_keeps_the_link(cast: Cast, at_now: Any) -> None:
    """The switch at the top leads to the same page, and the choice is remembered."""
    link, browser = first_link(), SignedIn()
    page = browser.get(link, headers={"Accept-Language": "zh-CN"}).content.decode()
    secret = link.partition("token=")[2]
    assert f'href="?token={secret}&amp;lang=en"' in page
    english = browser.get(f"{link}&lang=en", headers={"Accept-Language": "zh-CN"})
    assert "Set up huiyin" in english.content.decode()
    assert '<html lang="en">' in english.content.decode()
    again = browser.get(link, headers={"Accept-Language": "zh-CN"})
    assert "Set up huiyin" in again.content.decode()


def test_what_no_database_keeps_is_replaced(cast: Cast, at_now: Any) -> None:
    """A NUL in a form is no error of ours."""
    assert submit(first_link(), {**FORM, "name": "A\x00B"}).status_code == 302
    assert User.objects.get().name == "A\ufffdB"
