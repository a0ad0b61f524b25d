"""Every door of the API takes the same knocks: unknown fields, bad pages, bad JSON, odd addresses, no CSRF.

Generated from the router like the matrix: a new route is tested the day it is written.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from typing import Any, Final

import pytest

from tests.architecture.routes import Route, every_route
from tests.architecture.stage import BODIES, FEEDBACK, Stage, events, undone
from tests.cast import Cast, SignedIn

ROUTES: Final = every_route()
WITH_BODY: Final = [route for route in ROUTES if route.has_body]
LISTS: Final = [route for route in ROUTES if {"cursor", "limit"} <= route.queries]
WRITES: Final = [route for route in ROUTES if route.method != "GET"]
FIRST_OF_PAGE: Final = "/api/v1/staff?limit=1"


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """Set the stage once per test."""
    return Stage(cast)


def name(route: Route) -> str:
    """Return the test id of a route."""
    return route.key


def own_address(stage: Stage, route: Route) -> str:
    """Return the address of an object the supervisor may write to."""
    return stage.addresses(route, "supervisor")["own"]


STOLEN: Final[list[dict[str, Any]]] = [
    {"is_superuser": True},
    {"role": "administrator"},
    {"sla_due_at": "2030-01-01T00:00:00+08:00"},
    {"due_at": "2030-01-01T00:00:00+08:00"},
    {"sealed": True},
    {"hash": "0" * 64},
    {"id": "01990000-0000-7000-8000-000000000000"},
    {"received_at": "2020-01-01T00:00:00+08:00"},
    {"state": "closed"},
    {"version": 99},
    {"rating": 5},
    {"is_demo": True},
]


@pytest.mark.parametrize("route", WITH_BODY, ids=name)
def test_fields_nobody_asked_for_are_refused(stage: Stage, route: Route) -> None:
    """Z04: mass assignment is 422 with the path of the field, and nothing is written."""
    address, before = own_address(stage, route), events()
    for stolen in STOLEN:
        (field,) = stolen
        body = {**BODIES[route.key](stage.cast), **stolen}
        answer = stage.ask("supervisor", route, address, body=body)
        assert answer.status_code == 422, f"{route.key} takes {field}: {answer.content!r}"
        assert field in [error["path"] for error in answer.json()["errors"]], answer.json()
    assert events() == before


@pytest.mark.parametrize("field", ["customer", "ratings"])
def test_fields_inside_fields_are_refused_too(stage: Stage, field: str) -> None:
    """Z04: one level down is as closed as the top."""
    inside: dict[str, Any] = {
        "customer": {"email": "a@example.com", "id": "x", "blind": "y"},
        "ratings": [{"metric": "csat", "score": 5, "score_100": 100}],
    }
    route = next(route for route in ROUTES if route.key == f"POST {FEEDBACK}")
    body = {"channel": "web", "text": "面凉了", field: inside[field]}
    assert stage.ask("supervisor", route, route.path, body=body).status_code == 422


def edited_cursors(client: SignedIn) -> list[str]:
    """Return cursors that look like ours and are not."""
    real = client.get(FIRST_OF_PAGE).json()["next"]
    assert real
    packed = [["x"], [None] * 9, [{"a": 1}, 2], "text", 5, None, [1e308, "x"], ["\x00", "\x00"], [True, False]]
    made = [urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=") for key in packed]
    return [*made, real[:-2], f"{real}AA", real[::-1], "=", "%", "ü", "A" * 5000, "../../etc", "W10", "bnVsbA"]


@pytest.mark.parametrize("route", LISTS, ids=name)
def test_pages_that_do_not_exist(stage: Stage, route: Route) -> None:
    """Z09: an absurd page size, number or cursor is 422 or an empty page, never an error of ours."""
    client = stage.cast.client("administrator")
    for limit in ("0", "-1", "201", str(10**9), str(10**30), "1.5", "abc", "", "１０"):
        status = client.get(route.path, {"limit": limit}).status_code
        assert status == 422 or (status == 200 and limit == "１０"), (limit, status)
    for cursor in edited_cursors(client):
        answer = client.get(route.path, {"cursor": cursor})
        assert answer.status_code in (200, 422), (cursor, answer.content)
    for ignored in ({"page": str(10**9)}, {"offset": "-1"}):
        assert client.get(route.path, ignored).status_code in (200, 422)


def nested(levels: int) -> str:
    """Return arrays inside arrays."""
    return "[" * levels + "]" * levels


BROKEN: Final = {
    "201 levels": '{"text": ' + nested(201) + "}",
    "100,000 levels": nested(100_000),
    "100,000 objects": '{"a":' * 100_000 + "1" + "}" * 100_000,
    "100,000 keys": "{" + ",".join(f'"k{number}":1' for number in range(100_000)) + "}",
    "a key twice behind 60,000": "{" + ",".join(f'"k{n}":1' for n in range(60_000)) + ',"z":1,"z":2}',
    "NaN": '{"text": NaN}',
    "Infinity": '{"text": -Infinity}',
    "1e999": '{"text": 1e999}',
    "400 digits": '{"text": ' + "9" * 400 + "}",
    "10,000 digits": '{"text": ' + "9" * 10_000 + "}",
    "the same key twice": '{"text": "a", "text": "b"}',
    "byte order mark": '\ufeff{"text": "a"}',
    "NUL": '{"text": "a\\u0000b"}',
    "lone surrogate": '{"text": "\\ud800"}',
    "key with a surrogate": '{"\\udfff": 1}',
    "not JSON": "<xml/>",
    "half": '{"text": "a',
    "nothing": "",
    "a list": "[]",
    "null": "null",
    "a number": "7",
    "a text": '"text"',
}


@pytest.mark.parametrize("route", WITH_BODY, ids=name)
def test_broken_json_is_told_so(cast: Cast, route: Route) -> None:
    """Z10: deep, huge, twofold and impossible JSON is 400, 413 or 422 before anything is looked up."""
    client = cast.client("supervisor")
    client.send("GET", "/api/v1/me")
    address = route.address(**dict.fromkeys(route.parameters, "HY-1"))
    token = {"X-CSRFToken": client.cookies["csrftoken"].value}
    for broken, text in BROKEN.items():
        with undone():
            answer = client.generic(route.method, address, text, content_type="application/json", headers=token)
        assert answer.status_code in (400, 413, 422), (broken, answer.content)
        assert answer.headers["Content-Type"].startswith("application/problem+json"), broken


@pytest.mark.parametrize("charset", ["utf-16", "utf-32", "gb18030", "latin-1"])
def test_json_is_utf_8(cast: Cast, charset: str) -> None:
    """Z10: another encoding is refused, not guessed."""
    client, header = SignedIn(), cast.token("feedback:write")
    body = '{"channel": "web", "text": "面凉了é"}'.encode(charset, "ignore")
    answer = client.generic("POST", FEEDBACK, body, content_type="application/json", headers=header)
    assert answer.status_code in (400, 415, 422)


def odd_addresses(path: str) -> list[str]:
    """Return other spellings of an address that some router might take for the same."""
    return [
        path.replace("/api/", "//api/", 1),
        path.replace("/api/v1/", "/api//v1/", 1),
        path.replace("/api/v1/", "/api/v1/%2e%2e/v1/", 1),
        path.replace("/api/v1/", "/api/v1/./", 1),
        path.replace("/api/v1/", "/API/V1/", 1),
        f"{path}/",
        f"{path}//",
        f"{path}/.",
        f"{path}%00",
        f"{path}%20",
        f"{path};x=1",
        f"{path}.json",
        f"{path}%3F",
    ]


@pytest.mark.parametrize("route", ROUTES, ids=name)
def test_another_spelling_opens_nothing(stage: Stage, route: Route) -> None:
    """Z14: an odd address, a HEAD or an overriding header meets the same checks or no door at all."""
    foreign = stage.addresses(route, "outsider")["foreign"]
    public = route.is_public
    for client, headers in ((SignedIn(), {}), (stage.cast.client("outsider"), {})):
        stranger = client.session.is_empty()
        for address in odd_addresses(foreign):
            with undone():
                answer = client.send(route.method, address, {} if route.has_body else None, **headers)
            assert answer.status_code >= 400 or public, (address, answer.content)
        with undone():
            head = client.send("HEAD", foreign)
        assert not head.content
        assert head.status_code >= 400 or public or not (stranger or route.parameters), head.status_code


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
def test_a_header_does_not_change_the_method(cast: Cast, header: str) -> None:
    """Z14: a GET stays a GET whatever a header says."""
    client = cast.client("agent")
    answer = client.send("GET", "/api/v1/me", None, **{header: "PATCH"})
    assert answer.status_code == 200
    assert client.send("POST", "/api/v1/me", {"theme": "dark"}, **{header: "PATCH"}).status_code == 405
    cast.agent.refresh_from_db()
    assert cast.agent.theme == "system"


@pytest.mark.parametrize("route", WRITES, ids=name)
def test_a_cookie_alone_writes_nothing(stage: Stage, route: Route) -> None:
    """Z15: another site can make a browser send the cookie, not the token."""
    client, address, before = stage.cast.client("supervisor"), own_address(stage, route), events()
    body = json.dumps(BODIES[route.key](stage.cast)) if route.has_body else ""
    for kind in ("application/json", "text/plain", "application/x-www-form-urlencoded"):
        answer = client.generic(
            route.method, address, body, content_type=kind, headers={"Origin": "https://evil.example"}
        )
        assert answer.status_code in (403, 415), (kind, answer.content)
    with_token = stage.ask("supervisor", route, address)
    assert with_token.status_code < 400, with_token.content
    for origin in ("https://evil.example", "null"):
        with undone():
            cross = client.send(route.method, address, json.loads(body or "null"), Origin=origin)
        assert cross.status_code == 403, (origin, cross.content)
    assert events() == before


@pytest.mark.parametrize("route", ROUTES, ids=name)
def test_no_other_site_may_read(stage: Stage, route: Route) -> None:
    """Z15: there is no CORS: neither for null nor for anybody, asked directly or by preflight."""
    client, address = stage.cast.client("supervisor"), own_address(stage, route)
    for origin in ("null", "https://evil.example", "http://testserver.evil.example"):
        for method in (route.method, "OPTIONS"):
            with undone():
                answer = client.generic(
                    method,
                    address,
                    content_type="application/json",
                    headers={"Origin": origin, "Access-Control-Request-Method": route.method},
                )
            assert not [header for header in answer.headers if header.lower().startswith("access-control-")]
