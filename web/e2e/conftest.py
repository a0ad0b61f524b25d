"""A real huiyin for every browser test: own data folder, own database, own processes, the system's Chromium."""

import json
import os
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.databases import free_port, postgres_url
from tests.lab.house import House
from web.e2e.seed import PASSWORD
from web.e2e.voices import VOICES

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_S = 60
ENOUGH_CASES = 10


@dataclass
class Site:
    """A running huiyin and how to speak to its API."""

    house: House
    url: str

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Send one request with the house's token and return its JSON."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {self.house.token}", "Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def say(self, voice: dict[str, Any]) -> dict[str, Any]:
        """Send one voice and return its receipt."""
        receipt: dict[str, Any] = self.ask("POST", "/api/v1/feedback", voice)
        return receipt

    def count(self) -> int:
        """Return how many cases there are."""
        total: int = self.ask("GET", "/api/v1/cases?view=all")["total"]["value"]
        return total

    def case_with(self, words: str) -> dict[str, Any]:
        """Wait until a case with these words in its title stands in the list, and return its row."""
        return wait_for(lambda: self._find(words), f"no case with “{words}”")

    def _find(self, words: str) -> dict[str, Any] | None:
        rows = self.ask("GET", "/api/v1/cases?view=all&limit=200")["items"]
        return next((row for row in rows if words in row["title"]), None)


def wait_for(look: Any, complaint: str, evidence: Any = str, seconds: float = PATIENCE_S) -> Any:
    """Return the first truthy answer of `look`; raise with complaint and evidence when patience ends."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"{complaint}\n{evidence()}")


@contextmanager
def database() -> Iterator[str]:
    """Give a database of its own on the PostgreSQL of the tests; "" stands for SQLite."""
    if os.environ.get("HUIYIN_TEST_DATABASE", "sqlite") != "postgres":
        yield ""
        return
    import psycopg

    server = postgres_url()
    name = f"hy_e2e_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@contextmanager
def running_site() -> Iterator[Site]:
    """Start web and worker with the people and voices of the stories."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with database() as address:
        house = House(database_url=address, environment={"HUIYIN_BASE_URL": url})
        with house:
            house.run("messages", "compile")
            house.run("shell", "-v0", "-c", "from web.e2e.seed import seed; seed()")
            web = house.start_web(port=port)
            worker = house.start_worker()
            house.wait_ready(web)
            site = Site(house, url)
            for voice in VOICES:
                site.say(voice)
            wait_for(lambda: site.count() >= ENOUGH_CASES, "the voices became no cases", worker.tail, seconds=180)
            yield site


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, site: Site) -> Iterator[BrowserContext]:
    """A fresh browser profile, desktop size, simplified Chinese."""
    fresh = new_context(chromium, site)
    yield fresh
    fresh.close()


def new_context(chromium: Browser, site: Site, **wishes: Any) -> BrowserContext:
    """Return a browser profile with our defaults."""
    wanted = {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", "timezone_id": "Asia/Shanghai", **wishes}
    context = chromium.new_context(base_url=site.url, **wanted)
    context.set_default_timeout(15_000)
    return context


WATCH = """addEventListener("securitypolicyviolation", (event) =>
    console.error("CSP " + event.violatedDirective + " " + event.blockedURI))"""


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test when it breaks the CSP or throws."""
    with watched(context) as fresh:
        yield fresh


@contextmanager
def watched(context: BrowserContext) -> Iterator[Page]:
    """Give a page; complain at the end about violations of the CSP and about errors nobody caught."""
    complaints: list[str] = []
    page = context.new_page()
    page.add_init_script(WATCH)
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("console", lambda message: complaints.append(message.text) if _is_violation(message.text) else None)
    yield page
    assert complaints == []


def _is_violation(text: str) -> bool:
    return text.startswith("CSP ") or "Content Security Policy" in text


def sign_in(page: Page, part: str = "agent", path: str = "/app/") -> None:
    """Sign a person of the cast in and go to a page."""
    page.goto("/app/sign-in")
    page.locator("input[type=email]").fill(f"{part}@example.com")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/app/inbox**")
    if path != "/app/":
        page.goto(path)


def open_case(page: Page, number: str) -> None:
    """Open a case by its address and wait for its conversation."""
    page.goto(f"/app/inbox/{number}?view=all")
    page.locator(".thread article").first.wait_for()
