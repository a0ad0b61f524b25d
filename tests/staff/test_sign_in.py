"""Signing in: limits, equal answers, second step, the end of sessions (U01-U08)."""

import base64
import hmac
import re
import struct
import time
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from huiyin.base.models import AuditLine
from huiyin.staff import services
from tests.cast import NOW, PASSWORD, Cast, SignedIn

LOGIN = "/_allauth/browser/v1/auth/login"
SESSION = "/_allauth/browser/v1/auth/session"
SECOND_STEP = "/_allauth/browser/v1/auth/2fa/authenticate"
TOTP = "/_allauth/browser/v1/account/authenticators/totp"
REAUTHENTICATE = "/_allauth/browser/v1/auth/reauthenticate"
CHANGE_PASSWORD = "/_allauth/browser/v1/account/password/change"
ME = "/api/v1/me"


def sign_in(
    email: str, password: str = PASSWORD, *, client: SignedIn | None = None, forwarded: str | None = None
) -> Any:
    """Try to sign in and return the answer."""
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return (client or SignedIn()).post_json(LOGIN, {"email": email, "password": password}, **headers)


def test_the_right_password_opens_and_gives_a_new_session(cast: Cast) -> None:
    """U05: the session id before sign-in is worthless after it."""
    cast.sign_up("agent")
    client = SignedIn()
    client.get(SESSION)
    session = client.session
    session["planted"] = "yes"
    session.save()
    planted = session.session_key
    assert sign_in("Agent@Example.com ", client=client).status_code == 200
    assert client.session.session_key != planted
    assert client.get(ME).json()["name"] == "周敏"
    assert client.send("DELETE", SESSION).status_code == 401
    assert client.get(ME).status_code == 401


def test_sign_in_needs_the_csrf_token(cast: Cast) -> None:
    """Z15: nobody is signed in by a foreign page."""
    cast.sign_up("agent")
    body = '{"email": "agent@example.com", "password": "x"}'
    assert SignedIn().generic("POST", LOGIN, body, content_type="application/json").status_code == 403


def test_every_failure_answers_alike(cast: Cast) -> None:
    """U02: unknown, switched off, without a password and mistyped cannot be told apart."""
    cast.sign_up("agent")
    services.disable_person(cast.sign_up("supervisor"), by="test", now=NOW)
    cast.analyst  # noqa: B018 - invited, has no password yet
    answers = [
        sign_in("agent@example.com", "not the password"),
        sign_in("nobody@example.com", "not the password"),
        sign_in("supervisor@example.com", PASSWORD),
        sign_in("analyst@example.com", PASSWORD),
    ]
    assert {(answer.status_code, answer.content) for answer in answers} == {(400, answers[0].content)}


def test_an_unknown_account_costs_the_same_hash(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """U02: the time of an answer tells nothing because the same work is done: one hash each."""
    from huiyin.staff.sign_in import Argon2

    cast.sign_up("agent")
    hashed: list[str] = []

    def counted(work: Any) -> Any:
        def count_and_work(*words: Any, **options: Any) -> Any:
            hashed.append(work.__name__)
            return work(*words, **options)

        return count_and_work

    monkeypatch.setattr(Argon2, "encode", counted(Argon2.encode))
    monkeypatch.setattr(Argon2, "verify", counted(Argon2.verify))
    for email in ("agent@example.com", "nobody@example.com"):
        hashed.clear()
        sign_in(email, "not the password")
        assert len(hashed) == 1, email


def test_guessing_locks_the_account_for_that_address(cast: Cast) -> None:
    """U01: the sixth guess is 429 before any hash; another address of the owner still opens."""
    cast.sign_up("agent")
    answers = [sign_in("agent@example.com", f"guess {number}").status_code for number in range(6)]
    assert answers == [400] * 5 + [429]
    locked = sign_in("agent@example.com")
    assert (locked.status_code, locked.headers["Retry-After"]) == (429, "60")
    assert locked.json()["code"] == "too_many_requests"
    elsewhere = SignedIn()
    elsewhere.defaults["REMOTE_ADDR"] = "198.51.100.7"
    assert sign_in("agent@example.com", client=elsewhere).status_code == 200


def test_the_lock_backs_off(cast: Cast) -> None:
    """U01: five in five minutes, but no more than twenty an hour."""
    cast.sign_up("agent")
    tried: list[int] = []
    for minute in range(0, 54, 6):
        with time_machine.travel(NOW + timedelta(minutes=minute), tick=False):
            tried += [sign_in("agent@example.com", "guess").status_code for _ in range(5)]
    assert tried.count(400) == 20


def test_one_password_on_many_accounts_is_stopped_by_address(cast: Cast) -> None:
    """U01: spraying from one address ends after thirty failures a minute."""
    answers = [sign_in(f"person{number}@example.com", "summer 2026!").status_code for number in range(32)]
    assert answers == [400] * 30 + [429] * 2


def test_many_addresses_on_one_account_are_stopped_and_a_link_still_opens(cast: Cast) -> None:
    """U01: a crowd of addresses gets a hundred an hour; the owner comes in with a new link."""
    cast.sign_up("agent")
    answers = []
    for number in range(101):
        client = SignedIn()
        client.defaults["REMOTE_ADDR"] = f"203.0.{number // 200}.{number % 200 + 1}"
        answers.append(sign_in("agent@example.com", "guess", client=client).status_code)
    assert answers == [400] * 100 + [429]
    with time_machine.travel(NOW, tick=False):
        invited = services.invite(email="agent@example.com", role="agent", unit=cast.unit, by="test", now=NOW)
        page = SignedIn()
        page.get(invited.link)
        form = {"password": "another long phrase", "again": "another long phrase"}
        form["csrfmiddlewaretoken"] = page.cookies["csrftoken"].value
        assert page.post(invited.link, form).status_code == 302


def test_a_good_sign_in_gives_the_attempt_back(cast: Cast) -> None:
    """A shared office address must not be locked by people who know their passwords."""
    cast.sign_up("agent")
    assert [sign_in("agent@example.com").status_code for _ in range(8)] == [200] * 8


def test_a_forged_forwarded_address_changes_nothing(cast: Cast) -> None:
    """U01: without a trusted proxy X-Forwarded-For is what anybody writes."""
    cast.sign_up("agent")
    answers = [
        sign_in("agent@example.com", "guess", forwarded=f"198.51.100.{number}").status_code for number in range(6)
    ]
    assert answers[-1] == 429


@pytest.mark.parametrize("header", ["X-Remote-User", "Remote-User", "X-Forwarded-User"])
def test_a_header_signs_nobody_in(cast: Cast, header: str) -> None:
    """U03: no header is believed."""
    cast.administrator  # noqa: B018
    assert SignedIn().get(ME, headers={header: "administrator@example.com"}).status_code == 401


def test_failures_are_in_the_audit(cast: Cast) -> None:
    """A refusal leaves a line, without the address that was typed."""
    cast.sign_up("agent")
    sign_in("agent@example.com", "guess")
    sign_in("nobody@example.com", "guess")
    lines = list(AuditLine.objects.filter(action="sign_in.fail").order_by("subject").values_list("subject", "refused"))
    assert lines == [(f"user:{cast.agent.id}", True), ("user:unknown", True)]


@pytest.mark.parametrize("closed", ["auth/signup", "auth/password/request", "account/email", "auth/email/verify"])
def test_there_is_no_public_sign_up(cast: Cast, closed: str) -> None:
    """Accounts are made by invitation; what is not needed is not routed."""
    assert SignedIn().post_json(f"/_allauth/browser/v1/{closed}", {}).status_code == 404


def test_a_new_password_ends_the_other_sessions(cast: Cast) -> None:
    """U05: whoever was signed in elsewhere is out; the one who changed it stays."""
    cast.sign_up("agent")
    here, there = SignedIn(), SignedIn()
    sign_in("agent@example.com", client=here)
    sign_in("agent@example.com", client=there)
    changed = here.post_json(CHANGE_PASSWORD, {"current_password": PASSWORD, "new_password": "quite another phrase"})
    assert changed.status_code == 200
    assert here.get(ME).status_code == 200
    assert there.get(ME).status_code == 401


def test_another_role_or_unit_ends_the_sessions(cast: Cast) -> None:
    """U05: what a session may do is decided at sign-in, so a change of it ends the session."""
    client = cast.client("agent")
    assert client.get(ME).status_code == 200
    services.change_role(cast.agent, role="agent", unit=cast.other_unit, by="test", now=NOW)
    assert client.get(ME).status_code == 401


def test_a_switched_off_person_is_out_at_once(cast: Cast) -> None:
    """Z07: the next request is refused."""
    client = cast.client("agent")
    services.disable_person(cast.agent, by="test", now=NOW)
    assert client.get(ME).status_code == 401


def test_an_idle_session_ends_after_eight_hours(cast: Cast) -> None:
    """U05: idle, not merely old: who works goes on."""
    with time_machine.travel(NOW, tick=False) as clock:
        client = cast.client("agent")
        for _ in range(3):
            clock.shift(timedelta(hours=7))
            assert client.get(ME).status_code == 200
        clock.shift(timedelta(hours=8, seconds=1))
        assert client.get(ME).status_code == 401


def totp_code(secret: str) -> str:
    """Return the code an authenticator app shows now (RFC 6238, SHA-1, 30 s, 6 digits)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, "sha1").digest()
    start = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def enrol(client: SignedIn) -> str:
    """Give the signed-in person a second step and return its secret."""
    assert client.post_json(REAUTHENTICATE, {"password": PASSWORD}).status_code == 200
    secret: str = client.get(TOTP).json()["meta"]["secret"]
    assert client.post_json(TOTP, {"code": totp_code(secret)}).status_code == 200
    return secret


def test_the_second_step_is_asked_and_its_code_works_once(cast: Cast) -> None:
    """U07: a code seen over the shoulder is worthless a second later."""
    cast.sign_up("agent")
    with time_machine.travel(NOW, tick=False) as clock:
        first = SignedIn()
        sign_in("agent@example.com", client=first)
        secret = enrol(first)
        clock.shift(60)
        client, thief = SignedIn(), SignedIn()
        for browser in (client, thief):
            pending = sign_in("agent@example.com", client=browser)
            assert pending.status_code == 401
            assert "mfa_authenticate" in [flow["id"] for flow in pending.json()["data"]["flows"]]
            assert browser.get(ME).status_code == 401
        code = totp_code(secret)
        assert client.post_json(SECOND_STEP, {"code": code}).status_code == 200
        assert client.get(ME).status_code == 200
        assert thief.post_json(SECOND_STEP, {"code": code}).status_code == 400
        assert thief.get(ME).status_code == 401


def test_the_secret_of_the_second_step_is_stored_encrypted(cast: Cast) -> None:
    """A leaked database makes no codes."""
    from allauth.mfa.models import Authenticator

    cast.sign_up("agent")
    client = SignedIn()
    sign_in("agent@example.com", client=client)
    secret = enrol(client)
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in stored
    assert re.match(r"1\.\w+\.", stored)


def test_the_sign_in_page_keeps_a_safe_place_to_go_on_to(cast: Cast) -> None:
    """U08: the redirect of the server never leaves the house."""
    assert SignedIn().get("/sign-in?next=//evil.example").headers["Location"] == "/app/sign-in"
    assert SignedIn().get("/sign-in?next=javascript:alert(1)").headers["Location"] == "/app/sign-in"
    assert SignedIn().get("/sign-in?next=/app/cases").headers["Location"] == "/app/sign-in?next=%2Fapp%2Fcases"
