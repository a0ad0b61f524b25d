"""Pictures of every page for looking at: `python web/e2e/shots.py [URL] [FOLDER]`.

Without a URL it starts a site of its own.
"""

import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import Browser, Page, sync_playwright

from web.e2e.conftest import ARGUMENTS, new_context, running_site, sign_in

PHONE = {"width": 390, "height": 844}


def open_first_case(page: Page) -> None:
    """Open the first case of everybody's list."""
    page.goto("/app/inbox?view=all")
    page.get_by_role("option").first.click()
    page.locator(".thread").wait_for()


def take(page: Page, folder: Path, name: str) -> None:
    page.wait_for_timeout(500)
    page.screenshot(path=folder / f"{name}.png")
    print(name, flush=True)


def tour(browser: Browser, site: Any, folder: Path, tag: str, **wishes: Any) -> None:
    """Take the pictures of one person's way through the app."""
    context = new_context(browser, site, **wishes)
    page = context.new_page()
    page.on(
        "console", lambda message: print("console:", message.type, message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: print("pageerror:", error))
    page.goto("/app/sign-in")
    take(page, folder, f"sign-in-{tag}")
    sign_in(page, "supervisor")
    page.goto("/app/inbox?view=all")
    take(page, folder, f"inbox-{tag}")
    open_first_case(page)
    take(page, folder, f"case-{tag}")
    page.locator("[role=tab]").last.click()
    take(page, folder, f"note-{tag}")
    if tag == "1440-light":
        dialogs(page, folder)
    page.goto("/app/inbox?view=all&level=suggestion&channel=weibo")
    take(page, folder, f"filtered-{tag}")
    page.goto("/app/measure")
    page.locator(".t-kpi").nth(3).wait_for()
    take(page, folder, f"measure-{tag}")
    context.close()


def dialogs(page: Page, folder: Path) -> None:
    page.keyboard.press("Escape")
    for key, name in (("a", "assign"), ("e", "resolve"), ("?", "help")):
        page.locator(".thread").focus()
        page.keyboard.press(key)
        take(page, folder, f"dialog-{name}")
        page.keyboard.press("Escape")
        page.wait_for_timeout(300)
    page.locator(".topbar button").nth(1).click()
    take(page, folder, "menu-language")
    page.keyboard.press("Escape")


def main() -> None:
    url = sys.argv[1] if len(sys.argv) > 1 else ""
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "test-results/shots")
    folder.mkdir(parents=True, exist_ok=True)
    with nullcontext(SimpleNamespace(url=url)) if url else running_site() as site, sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        tour(browser, site, folder, "1440-light")
        tour(browser, site, folder, "1440-dark", color_scheme="dark")
        tour(browser, site, folder, "390-light", viewport=PHONE, has_touch=True, is_mobile=True)
        tour(browser, site, folder, "1100-light", viewport={"width": 1100, "height": 800})
        browser.close()


if __name__ == "__main__":
    main()
