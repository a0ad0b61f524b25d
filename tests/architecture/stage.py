"""The stage for the tests of scope: two units that own the same things, and who asks for them.

A new route needs what it takes here: a body in BODIES, and for a new kind of parameter an object in
OBJECTS (owned by a unit) or a value in CONSTANTS (owned by nobody).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction

from huiyin.base.models import Event
from huiyin.base.scope import Reach
from huiyin.staff.terms import Permission
from tests.architecture.routes import Route
from tests.cast import Cast, SignedIn

CASES, FEEDBACK = "/api/v1/cases", "/api/v1/feedback"
PEOPLE: Final = ("agent", "supervisor", "analyst", "owner", "executive", "administrator", "outsider")
ASKERS: Final = (*PEOPLE, "anonymous", *(f"token:{permission}" for permission in Permission))
LETTER: Final = {"cause": "厨房漏装", "remedy": "退款 20 元", "prevention": "出餐双人核对"}


@dataclass(frozen=True)
class Side:
    """What one unit owns, and words that only its own people may read."""

    number: str
    case_id: str
    settled: str
    feedback_id: str
    secret: str


class Stage:
    """Two units with a case, a settled case and a voice each; everybody of the cast is there."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        for part in PEOPLE:
            getattr(cast, part)
        self.ours = self._side("supervisor", "南山店少送一份牛肉面，红油漏了一袋")
        self.theirs = self._side("outsider", "静安店结账多收了三十二元，前台不肯退")
        self.headers = {
            f"token:{permission}": cast.token(permission.value, unit=cast.unit) for permission in Permission
        }

    def _side(self, part: str, words: str) -> Side:
        client = self.cast.client(part)
        number, case_id = self._open(client, f"{words}（未结）")
        settled, _ = self._open(client, f"{words}（已结）")
        answer = client.post_json(f"{CASES}/{settled}/resolve", LETTER)
        assert answer.status_code == 200, answer.content
        accepted = client.post_json(FEEDBACK, {"channel": "web", "text": words})
        assert accepted.status_code == 201, accepted.content
        return Side(
            number=number,
            case_id=case_id,
            settled=settled,
            feedback_id=accepted.json()["id"],
            secret=words[:6],
        )

    def _open(self, client: SignedIn, words: str) -> tuple[str, str]:
        answer = client.post_json(CASES, {"channel": "phone", "title": words[:40], "text": words})
        assert answer.status_code in (200, 201), answer.content
        case = answer.json()
        return case["number"], case["id"]

    def ask(self, asker: str, route: Route, address: str, **changes: Any) -> Any:
        """Send the route's request as somebody; nothing of it stays. A refusal must not have written."""
        body = changes.get("body", BODIES[route.key](self.cast) if route.has_body else None)
        client = self.cast.client(asker) if asker in PEOPLE else SignedIn()
        before = events()
        with undone():
            answer = client.send(route.method, address, body, **self.headers.get(asker, {}))
            wrote = events() - before
        assert answer.status_code < 500, f"{route.key} fails for {asker}: {answer.content!r}"
        assert answer.status_code < 400 or not wrote, f"{route.key} refuses {asker} and writes nevertheless"
        return answer

    def addresses(self, route: Route, asker: str) -> dict[str, str]:
        """Return the addresses of the asker's own, a foreign and a missing object."""
        own, foreign = (self.theirs, self.ours) if asker == "outsider" else (self.ours, self.theirs)
        return {
            "own": self._address(route, own),
            "foreign": self._address(route, foreign),
            "missing": self._address(route, MISSING),
        }

    def _address(self, route: Route, side: Side) -> str:
        values = {name: CONSTANTS.get(name) or OBJECTS[name](side, route) for name in route.parameters}
        return route.address(**values)

    def sees_everything(self, asker: str, permission: Permission) -> bool:
        """Return whether nothing of this kind is foreign to the asker."""
        return asker in PEOPLE and self.cast.asker(asker).permissions.get(permission) is Reach.ALL

    def foreign_words(self, asker: str) -> list[str]:
        """Return what must not appear in any answer to somebody of one unit."""
        side = self.ours if asker == "outsider" else self.theirs
        people = ["agent@example.com", "周敏"] if asker == "outsider" else ["outsider@example.com", "吴远"]
        unit = self.cast.unit.code if asker == "outsider" else self.cast.other_unit.code
        return [side.number, side.case_id, side.settled, side.feedback_id, side.secret, unit, *people]


MISSING: Final = Side(
    number="HY-99999999",
    case_id="01990000-0000-7000-8000-000000000001",
    settled="HY-99999998",
    feedback_id="01990000-0000-7000-8000-000000000000",
    secret="",
)
# Verbs that make sense on a settled case only.
_ON_SETTLED: Final = ("/reopen", "/close")

OBJECTS: Final[dict[str, Callable[[Side, Route], str]]] = {
    "number": lambda side, route: side.settled if route.path.endswith(_ON_SETTLED) else side.number,
    "feedback_id": lambda side, route: side.feedback_id,
}
READ_BY: Final = {"number": Permission.CASES_READ, "feedback_id": Permission.FEEDBACK_READ}
CONSTANTS: Final = {"name": "volume"}

BODIES: Final[dict[str, Callable[[Cast], Any]]] = {
    "PATCH /api/v1/me": lambda cast: {"theme": "dark"},
    "POST /api/v1/notices/read": lambda cast: {},
    "POST /api/v1/feedback": lambda cast: {"channel": "web", "text": "面凉了，等了半小时"},
    "POST /api/v1/cases": lambda cast: {"channel": "phone", "title": "面凉了", "text": "面凉了，等了半小时"},
    "POST /api/v1/cases/{number}/reply": lambda cast: {"text": "抱歉让您久等了，我们马上核实。"},
    "POST /api/v1/cases/{number}/note": lambda cast: {"text": "已联系门店"},
    "POST /api/v1/cases/{number}/assign": lambda cast: {"owner": str(cast.agent.id), "reason": "在班"},
    "POST /api/v1/cases/{number}/resolve": lambda cast: dict(LETTER),
    "POST /api/v1/cases/{number}/reopen": lambda cast: {"reason": "客户来电说没有收到退款"},
    "POST /api/v1/cases/{number}/close": lambda cast: {"reason": "客户确认"},
    "PUT /api/v1/cases/{number}/draft": lambda cast: {"mode": "reply", "text": "您好"},
}


@contextmanager
def undone() -> Iterator[None]:
    """Run a request and take back whatever it wrote."""
    savepoint = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(savepoint)


def told(response: Any) -> str:
    """Return what an answer says, without what differs from request to request."""
    text = response.content.decode()
    if response.headers.get("Content-Type", "").startswith("application/problem+json"):
        problem = json.loads(text)
        problem.pop("request_id", None)
        text = json.dumps(problem, sort_keys=True, ensure_ascii=False)
    kept = {name: value for name, value in response.headers.items() if name not in ("X-Request-ID", "Set-Cookie")}
    return f"{response.status_code} {kept} {re.sub(r'HY-[0-9]+', 'HY-…', text)}"


def events() -> int:
    """Return how many events there are: every write announces or is announced by one."""
    return Event.objects.count()
