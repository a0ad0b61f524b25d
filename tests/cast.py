"""The fixed cast: the same people in every permission test.

`cast.agent` is a User; `cast.asker("agent")` asks in code; `cast.client("agent")` is a signed-in
Django client that sends JSON with the CSRF token; `cast.token("feedback:write")` makes a header.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from django.test import Client

NOW: Final = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
PASSWORD: Final = "a long enough pass phrase"
PEOPLE: Final = {
    "agent": ("周敏", "agent"),
    "colleague": ("李想", "agent"),
    "supervisor": ("张伟", "supervisor"),
    "analyst": ("沈知微", "analyst"),
    "owner": ("何嘉树", "owner"),
    "executive": ("秦望舒", "executive"),
    "administrator": ("Amy Li", "administrator"),
}


class SignedIn(Client):
    """A browser of one person: cookies and the CSRF token go along, bodies are JSON."""

    def __init__(self, user: Any = None) -> None:
        super().__init__(enforce_csrf_checks=True)
        if user is not None:
            self.force_login(user)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Send JSON as the app does, with the CSRF token."""
        from django.middleware.csrf import _get_new_csrf_string

        if "csrftoken" not in self.cookies:
            self.cookies["csrftoken"] = _get_new_csrf_string()
        text = "" if body is None else json.dumps(body)
        sent = {"X-CSRFToken": self.cookies["csrftoken"].value, **headers}
        return self.generic(method, path, text, content_type="application/json", headers=sent)

    def post_json(self, path: str, body: Any = None, **headers: str) -> Any:
        """POST JSON."""
        return self.send("POST", path, {} if body is None else body, **headers)

    def patch_json(self, path: str, body: Any, **headers: str) -> Any:
        """PATCH JSON."""
        return self.send("PATCH", path, body, **headers)

    def put_json(self, path: str, body: Any, **headers: str) -> Any:
        """PUT JSON."""
        return self.send("PUT", path, body, **headers)


class Cast:
    """Everybody a test may need, made on first use."""

    def __init__(self) -> None:
        from huiyin.staff.queries import root_unit
        from huiyin.staff.services import create_unit, ship_roles

        ship_roles()  # transactional tests empty the tables between tests
        self.now = NOW
        self.root = root_unit()
        names = {"zh-Hans": "深圳南山店", "zh-Hant": "深圳南山店", "en": "Nanshan shop"}
        others = {"zh-Hans": "上海静安店", "zh-Hant": "上海靜安店", "en": "Jing'an shop"}
        self.unit = create_unit(code="SZ-NS", name=names, parent=self.root, by="test", now=NOW)
        self.other_unit = create_unit(code="SH-JA", name=others, parent=self.root, by="test", now=NOW)
        self._people: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        """Return a person of the cast by the name of his part."""
        if name in PEOPLE:
            return self._person(name, *PEOPLE[name], unit=self.unit)
        if name == "outsider":
            return self._person("outsider", "吴远", "supervisor", unit=self.other_unit)
        raise AttributeError(name)

    def _person(self, part: str, name: str, role: str, *, unit: Any) -> Any:
        from huiyin.staff.services import create_person

        if part not in self._people:
            self._people[part] = create_person(
                email=f"{part}@example.com", name=name, role=role, unit=unit, by="test", now=NOW
            )
        return self._people[part]

    def sign_up(self, part: str) -> Any:
        """Return the person with PASSWORD set, for tests of signing in itself."""
        from huiyin.staff.services import set_password

        return set_password(getattr(self, part), password=PASSWORD, by="test", now=NOW)

    def asker(self, part: str) -> Any:
        """Return who asks when this person does."""
        from huiyin.staff.queries import asker_for_user

        return asker_for_user(getattr(self, part))

    def client(self, part: str | None = None) -> SignedIn:
        """Return a signed-in client, or a stranger's without a part."""
        return SignedIn(getattr(self, part) if part else None)

    def token(self, *scopes: str, unit: Any = None) -> dict[str, str]:
        """Return the header of a new token with these scopes (Client.get(..., headers=...))."""
        from huiyin.staff.services import create_token

        made = create_token(name="test", scopes=scopes, by="test", now=NOW, unit=unit)
        return {"Authorization": f"Bearer {made.secret}"}

    @property
    def customer(self) -> Any:
        """Return a customer with an e-mail address and a phone."""
        if "customer" not in self._people:
            from huiyin.customers.models import Customer
            from huiyin.customers.services import recognise
            from huiyin.customers.terms import CustomerIn

            wanted = CustomerIn(name="林晓", email="lin.xiao@example.com", phone="+8619900000001", external_id="C-1")
            (customer_id,) = recognise([wanted], now=NOW)
            self._people["customer"] = Customer.objects.get(pk=str(customer_id))
        return self._people["customer"]


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody in the play, made when first named."""
    return Cast()
