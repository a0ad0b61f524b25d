"""axe-core finds nothing on any page, in two themes, three languages and two widths."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from web.e2e.conftest import Site, new_context, open_case, sign_in
from web.e2e.voices import voice

AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
BROWSER_LOCALES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB"}


@pytest.fixture(scope="session")
def track_url(site: Site) -> str:
    link: str = site.say(voice("空调坏了三天没人修，热得受不了。", "web", "Iris"))["track_url"]
    return link


def check(page: Page, where: str, found: list[str]) -> None:
    """Run axe on what is on the screen and note every violation with its place."""
    page.wait_for_timeout(350)  # let transitions end: half-faded text has no true contrast
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    options = {"runOnly": TAGS, "resultTypes": ["violations"]}
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    for violation in result["violations"]:
        nodes = [f"{node['target']}: {node.get('failureSummary', '')[:300]}" for node in violation["nodes"][:3]]
        found.append(f"{where}: {violation['id']} ({len(violation['nodes'])}) {nodes}")


def choose_language(page: Page, language: str) -> None:
    page.locator(".topbar button").nth(-2).click()
    page.locator(f".hy-menu [lang={language}]").locator("visible=true").click()
    page.wait_for_function("language => document.documentElement.lang === language", arg=language)


def walk(page: Page, number: str, language: str) -> Iterator[str]:
    """Go from page to page; yield its name when it stands."""
    page.goto("/app/sign-in")
    page.locator("ul button").first.wait_for()
    page.locator("button[type=submit]").click()
    yield "sign-in refused"
    sign_in(page, "supervisor", "/app/inbox?view=all")
    page.get_by_role("option").first.wait_for()
    choose_language(page, language)
    yield "inbox"
    page.locator(".topbar button").last.click()
    yield "account menu"
    page.keyboard.press("Escape")
    page.goto("/app/inbox?view=all&channel=weibo")
    page.locator(".chip").wait_for()
    yield "filtered to nothing"
    open_case(page, number)
    yield "case"
    for key, name in (("a", "assign"), ("e", "resolve"), ("?", "help")):
        page.locator(".thread").focus()
        page.keyboard.press(key)
        page.get_by_role("dialog").wait_for()
        yield f"dialog {name}"
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="hidden")
    page.goto(f"/app/inbox/{number}?view=all&mode=note")
    page.locator(".composer[data-mode=note]").wait_for()
    page.locator(".composer textarea").fill("note")
    yield "note"
    page.locator(".composer textarea").fill("")
    page.keyboard.press("Escape")
    page.locator(".conv [aria-pressed]").click()
    yield "rail toggled"
    page.locator(".side__close, .conv [aria-pressed]").locator("visible=true").last.click()
    page.goto("/app/measure")
    page.locator(".t-kpi").nth(3).wait_for(timeout=30_000)
    yield "measure"
    page.locator(".card__end button").first.click()
    yield "measure table"
    page.goto("/app/nowhere")
    page.locator(".empty").wait_for()
    yield "missing"


@pytest.mark.axe
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", BROWSER_LOCALES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_found(  # noqa: PLR0917 - three of them are the axes of the matrix
    site: Site, chromium: Browser, track_url: str, theme: str, language: str, width: str
) -> None:
    number = site.case_with("送来的汤洒了一半")["number"]
    # Only here: axe has to be put into the page, which our own policy rightly forbids.
    wishes: dict[str, Any] = {"viewport": WIDTHS[width], "color_scheme": theme, "bypass_csp": True}
    context = new_context(chromium, site, locale=BROWSER_LOCALES[language], **wishes)
    page = context.new_page()
    found: list[str] = []
    for where in walk(page, number, language):
        check(page, where, found)
    page.goto(track_url)
    page.locator("h1").wait_for()
    check(page, "progress page", found)
    context.close()
    assert not found, "\n".join(found)
