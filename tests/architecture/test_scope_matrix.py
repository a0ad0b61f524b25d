"""Z01: every route x every asker x an object of another unit, against a committed file.

The file scope_matrix.json says for every route and asker what an object of his own unit answers and
what a foreign one does ("200/404"), or one status where no object is named. It is reviewed like code.
After a change that is meant, write it anew with HUIYIN_TEST_WRITE_MATRIX=1.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

import pytest

from tests.architecture.routes import Route, every_route
from tests.architecture.stage import ASKERS, BODIES, CONSTANTS, OBJECTS, READ_BY, Stage, told
from tests.cast import Cast

MATRIX: Final = Path(__file__).with_name("scope_matrix.json")
WRITE: Final = os.environ.get("HUIYIN_TEST_WRITE_MATRIX") == "1"
PUBLIC: Final = {"GET /api/v1/sign-in"}
REFUSED: Final = (401, 403, 404)
ROUTES: Final = every_route()


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """Set the stage once per test."""
    return Stage(cast)


def owned(route: Route) -> list[str]:
    """Return the parameters that name an object of a unit."""
    return [name for name in route.parameters if name not in CONSTANTS]


def observed(stage: Stage, route: Route) -> dict[str, str]:
    """Return what every asker gets, and check on the way that nothing foreign is told or done."""
    row = {}
    for asker in ASKERS:
        addresses = stage.addresses(route, asker)
        own = stage.ask(asker, route, addresses["own"])
        row[asker] = str(own.status_code)
        if owned(route):
            row[asker] += f"/{check_foreign(stage, route, asker, addresses)}"
        check_silence(stage, route, asker, own)
    return row


def check_foreign(stage: Stage, route: Route, asker: str, addresses: dict[str, str]) -> int:
    """Return the status of a foreign object after comparing it with a missing one."""
    foreign = stage.ask(asker, route, addresses["foreign"])
    if not any(stage.sees_everything(asker, READ_BY[name]) for name in owned(route)):
        missing = stage.ask(asker, route, addresses["missing"])
        assert foreign.status_code in REFUSED, f"{route.key} shows {asker} a foreign object"
        assert told(foreign) == told(missing), f"{route.key} tells {asker} a foreign object from a missing one"
    status: int = foreign.status_code
    return status


def check_silence(stage: Stage, route: Route, asker: str, answer: Any) -> None:
    """Check that an answer to somebody of one unit names nothing of the other."""
    everywhere = any(stage.sees_everything(asker, permission) for permission in READ_BY.values())
    if everywhere or answer.status_code != 200:
        return
    text = answer.content.decode()
    leaked = [word for word in stage.foreign_words(asker) if word in text]
    assert not leaked, f"{route.key} tells {asker} of {leaked}"


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.key)
def test_who_gets_what(stage: Stage, route: Route) -> None:
    """The observed row is the committed row."""
    row = observed(stage, route)
    if WRITE:
        write_row(route, row)
    committed = json.loads(MATRIX.read_text()) if MATRIX.exists() else {}
    assert route.key in committed, (
        f"{route.key} has no row in {MATRIX.name}: look at who gets what, then run with HUIYIN_TEST_WRITE_MATRIX=1"
    )
    assert row == committed[route.key]


def write_row(route: Route, row: dict[str, str]) -> None:
    """Put one observed row into the committed file, and leave out routes that are gone."""
    committed = json.loads(MATRIX.read_text()) if MATRIX.exists() else {}
    committed[route.key] = row
    living = {one.key: committed[one.key] for one in ROUTES if one.key in committed}
    MATRIX.write_text(json.dumps(living, indent=1, ensure_ascii=False) + "\n")


def test_no_row_is_left_over() -> None:
    """A route that is gone takes its row along."""
    assert set(json.loads(MATRIX.read_text())) == {route.key for route in ROUTES}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.key)
def test_every_route_is_known_to_the_stage(route: Route) -> None:
    """A new route with a body or an object must be taught to tests/architecture/stage.py."""
    assert not route.has_body or route.key in BODIES
    assert set(route.parameters) <= set(OBJECTS) | set(CONSTANTS)
    assert set(owned(route)) <= set(READ_BY)


def test_only_the_sign_in_page_is_open() -> None:
    """Everything else asks who is there."""
    assert {route.key for route in ROUTES if route.is_public} == PUBLIC


def test_a_stranger_and_an_outsider_get_nothing() -> None:
    """The two columns that must never change, read from the committed file."""
    committed = json.loads(MATRIX.read_text())
    for key, row in committed.items():
        assert key in PUBLIC or row["anonymous"] in ("401", "401/401"), key
        assert "/" not in row["outsider"] or row["outsider"].endswith("/404"), key
