"""Who is asking: tokens and sessions at the door of the API."""

from datetime import timedelta

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from huiyin.base.scope import Reach
from huiyin.staff import services
from huiyin.staff.models import ApiToken
from huiyin.staff.queries import asker_for_token, token_by_secret
from tests.cast import NOW, Cast, SignedIn

STAFF = "/api/v1/staff"
ME = "/api/v1/me"


def test_a_token_opens_its_scope_and_nothing_else(cast: Cast) -> None:
    """A scope is a permission; without it the answer is 403."""
    cast.agent  # noqa: B018 - somebody to list
    reader, writer = cast.token("staff:read"), cast.token("feedback:write")
    assert SignedIn().get(STAFF, headers=reader).status_code == 200
    assert SignedIn().get(STAFF, headers=writer).status_code == 403


def test_a_token_of_a_unit_reaches_its_branch_only(cast: Cast) -> None:
    """Reach is the unit's subtree."""
    cast.agent, cast.outsider  # noqa: B018
    rows = SignedIn().get(STAFF, headers=cast.token("staff:read", unit=cast.unit)).json()["items"]
    assert [row["name"] for row in rows] == ["周敏"]
    rows = SignedIn().get(STAFF, headers=cast.token("staff:read", unit=cast.root)).json()["items"]
    assert {row["name"] for row in rows} == {"周敏", "吴远"}


def test_the_lookup_is_one_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """Every call with a token starts with it: it must stay one."""
    secret = cast.token("staff:read")["Authorization"].removeprefix("Bearer ")
    with django_assert_num_queries(1):
        token = token_by_secret(secret, now=NOW)
        assert token is not None
        assert asker_for_token(token).permissions == {"staff:read": Reach.ALL}


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer ",
        "Bearer hy_pat_wrong",
        "Basic dXNlcjpwYXNz",
        "hy_pat_",
        "Bearer \udcff",
        "",
        "bearer  ",
    ],
)
def test_a_bad_token_is_401_even_beside_a_good_session(cast: Cast, header: str) -> None:
    """Who shows a token is judged by it alone."""
    client = cast.client("agent")
    encoded = header.encode("latin-1", "replace").decode("latin-1")
    answer = client.get(ME, headers={"Authorization": encoded})
    assert answer.status_code == 401
    assert answer.headers["Content-Type"].startswith("application/problem+json")


def test_expired_and_revoked_tokens_are_401(cast: Cast) -> None:
    """A token ends when its time is over and the moment it is revoked."""
    made = services.create_token(name="bi", scopes=["staff:read"], by="test", now=NOW, life=timedelta(days=1))
    header = {"Authorization": f"Bearer {made.secret}"}
    with time_machine.travel(NOW + timedelta(hours=23), tick=False):
        assert SignedIn().get(STAFF, headers=header).status_code == 200
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        assert SignedIn().get(STAFF, headers=header).status_code == 401
    services.revoke_token(name_or_id="bi", by="test", now=NOW)
    with time_machine.travel(NOW, tick=False):
        assert SignedIn().get(STAFF, headers=header).status_code == 401


def test_the_last_use_is_written_at_most_once_a_minute(cast: Cast) -> None:
    """A busy token must not write at every call."""
    header = cast.token("staff:read")

    def used_after(seconds: int) -> object:
        with time_machine.travel(NOW + timedelta(seconds=seconds), tick=False):
            SignedIn().get(STAFF, headers=header)
        return ApiToken.objects.get().last_used_at

    assert used_after(0) == NOW
    assert used_after(59) == NOW
    assert used_after(60) == NOW + timedelta(seconds=60)


def test_only_the_digest_is_stored(cast: Cast) -> None:
    """A leaked database opens nothing."""
    secret = cast.token("staff:read")["Authorization"].removeprefix("Bearer ")
    assert secret.startswith("hy_pat_")
    stored = ApiToken.objects.values().get()
    assert secret not in str(stored)
    assert len(stored["digest"]) == 64


def test_nobody_is_401(cast: Cast) -> None:
    """Without token and session there is no answer, whatever the method."""
    assert SignedIn().get(ME).status_code == 401
    assert SignedIn().patch_json(ME, {"theme": "dark"}).status_code == 401


def test_a_session_that_writes_needs_the_csrf_token(cast: Cast) -> None:
    """Z15: a foreign page can make the browser send the cookie, not the token."""
    client = cast.client("agent")
    bare = client.generic("PATCH", ME, '{"theme": "dark"}', content_type="application/json")
    assert (bare.status_code, bare.json()["code"]) == (403, "csrf_failed")
    foreign = client.patch_json(ME, {"theme": "dark"}, Origin="https://evil.example")
    assert foreign.status_code == 403
    assert client.patch_json(ME, {"theme": "dark"}).status_code == 200


def test_a_token_needs_no_csrf_token(cast: Cast) -> None:
    """A program has no cookie to be abused."""
    answer = SignedIn().generic(
        "POST",
        "/api/v1/notices/read",
        "{}",
        content_type="application/json",
        headers=cast.token("staff:read"),
    )
    assert answer.json()["code"] == "person_only"


@pytest.mark.parametrize("cookie", ["x", "", "a" * 5000, "../../etc", "' OR 1=1", "é", "\x01"])
def test_a_forged_session_cookie_is_nobody(cast: Cast, cookie: str) -> None:
    """What is no key of ours is answered like no cookie at all."""
    client = SignedIn()
    client.cookies["huiyin_session"] = cookie
    assert client.get(ME).status_code == 401


def test_a_request_asks_the_database_twice(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """Session and person; what the role may and the branch holds is known for ten seconds."""
    client = cast.client("analyst")
    client.get("/api/v1/metrics")
    with django_assert_num_queries(2):
        assert client.get("/api/v1/metrics").status_code == 200


def test_a_unit_opened_by_this_process_counts_at_once(cast: Cast) -> None:
    """The cached branch is forgotten when the tree changes here."""
    assert cast.asker("supervisor").unit_ids == {cast.unit.id}
    desk = services.create_unit(code="DESK", name={"en": "Desk"}, parent=cast.unit, by="test", now=NOW)
    assert cast.asker("supervisor").unit_ids == {cast.unit.id, desk.id}
    services.move_unit(desk, parent=cast.other_unit, by="test", now=NOW)
    assert cast.asker("supervisor").unit_ids == {cast.unit.id}
