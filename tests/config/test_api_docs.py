"""The API's documentation page works without anything from outside."""

import re

import pytest

pytestmark = pytest.mark.django_db


def test_the_docs_page_and_all_it_loads_come_from_here(client):
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    text = page.content.decode()
    assert "/api/v1/openapi.json" in text
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)
    for address in re.findall(r"(?:src|href)=\"(/static/[^\"]+)\"", text):
        assert client.get(address).status_code == 200, address
