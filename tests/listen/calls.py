"""Calling the feedback endpoints as an integration does: JSON and a token."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

URL = "/api/v1/feedback"


class Caller:
    """A program with a token."""

    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = headers
        self.client = Client()

    def post(self, body: Any, **headers: str) -> HttpResponse:
        """POST a voice."""
        return self.post_raw(json.dumps(body).encode(), **headers)

    def post_raw(self, body: bytes, **headers: str) -> HttpResponse:
        """POST bytes as they are."""
        sent = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.client.generic("POST", URL, body, content_type="application/json", headers=sent)

    def get(self, path: str = "", **query: Any) -> HttpResponse:
        """GET the list, or one voice."""
        return self.client.get(f"{URL}{path}", query, headers=self.headers)


def voice(**more: Any) -> dict[str, Any]:
    """Return a small good body."""
    return {"channel": "web", "text": "外卖送晚了，菜也凉了。", **more}


def wrong_paths(response: HttpResponse) -> list[str]:
    """Return the paths a 422 complains about."""
    assert response.status_code == 422, response.content
    return [error["path"] for error in response.json()["errors"]]


def logged(name: str) -> list[dict[str, Any]]:
    """Return the events of this name in the log, oldest first."""
    from huiyin.base.models import Event

    return [json.loads(event.payload) for event in Event.objects.filter(name=name).order_by("at", "id")]
