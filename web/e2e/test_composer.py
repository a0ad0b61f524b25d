"""What one writes: never lost, never sent by accident, and a note is never taken for a reply."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from web.e2e.conftest import Site, new_context, open_case, sign_in


@pytest.fixture
def number(site: Site) -> str:
    found: str = site.case_with("发票抬头开错")["number"]
    return found


@pytest.fixture
def box(page: Page, number: str) -> Iterator[Locator]:
    """The composer of an open case, emptied again at the end."""
    sign_in(page, "agent")
    open_case(page, number)
    yield page.locator(".composer textarea")
    if not page.is_closed():
        page.evaluate("() => localStorage.clear()")


def press_enter(box: Locator, **facts: object) -> None:
    """Dispatch the Enter that an input method produces, with facts real keyboards cannot give a test."""
    script = """(element, facts) => {
        const { isComposing } = facts
        const event = new KeyboardEvent("keydown", {
            key: "Enter", bubbles: true, cancelable: true, ctrlKey: true, isComposing,
        })
        if (facts.keyCode) Object.defineProperty(event, "keyCode", { value: facts.keyCode })
        element.dispatchEvent(event)
    }"""
    box.evaluate(script, {"isComposing": False, "keyCode": 0, **facts})


def test_enter_never_sends_while_a_candidate_is_chosen(page: Page, box: Locator) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/reply") else None)
    box.fill("您好")
    press_enter(box, isComposing=True)
    press_enter(box, keyCode=229)
    box.evaluate(
        """(element) => {
            element.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "好" }))
            const press = { key: "Enter", bubbles: true, cancelable: true, ctrlKey: true }
            element.dispatchEvent(new KeyboardEvent("keydown", press))
        }"""
    )
    page.wait_for_timeout(300)
    assert sent == []

    box.press("Enter")  # Enter alone is a new line
    page.wait_for_timeout(200)
    assert sent == []
    expect(box).to_have_value("您好\n")


def test_a_real_composition_is_left_alone(page: Page, box: Locator, context: BrowserContext) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/reply") else None)
    box.focus()
    devtools = context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "nihao", "selectionStart": 5, "selectionEnd": 5})
    box.press("Control+Enter")
    devtools.send("Input.insertText", {"text": "你好"})
    page.wait_for_timeout(200)
    assert sent == []
    box.fill("")


def test_reply_and_note_differ_in_every_sign(page: Page, box: Locator) -> None:
    def look() -> dict[str, str]:
        return page.evaluate(
            """() => {
                const box = getComputedStyle(document.querySelector(".composer .box"))
                return {
                    background: box.backgroundColor, border: box.borderTopStyle,
                    placeholder: document.querySelector(".composer textarea").placeholder,
                    button: document.querySelector(".box__foot button").textContent.trim(),
                    tab: document.querySelector(".composer [aria-selected=true]").textContent.trim(),
                    hint: document.querySelector(".hint-line").textContent.trim(),
                    icon: document.querySelector(".box__foot button svg").innerHTML,
                }
            }"""
        )

    box.fill("写给客户的话")
    reply = look()
    page.locator(".thread").focus()
    page.keyboard.press("i")
    page.wait_for_url("**mode=note**")
    note = look()
    assert {name for name in reply if reply[name] == note[name]} == set()
    expect(box).to_have_value("")  # the words to the customer did not slip into the note
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(box).to_have_value("写给客户的话")
    box.fill("")


def test_a_killed_tab_loses_nothing(site: Site, chromium: Browser, page: Page, box: Locator, number: str) -> None:
    box.fill("写到一半的")
    with suppress(Error):
        page.goto("chrome://crash", timeout=3_000)
    again = page.context.new_page()
    open_case(again, number)
    expect(again.locator(".composer textarea")).to_have_value("写到一半的")
    again.close()
    page.close()


def test_a_draft_follows_to_another_machine(
    site: Site, chromium: Browser, page: Page, box: Locator, number: str
) -> None:
    box.fill("换一台机器接着写")
    expect(page.locator(".composer__head [role=status]")).to_contain_text("草稿已存", timeout=10_000)
    elsewhere = new_context(chromium, site)
    other = elsewhere.new_page()
    sign_in(other, "agent")
    open_case(other, number)
    expect(other.locator(".composer textarea")).to_have_value("换一台机器接着写")
    other.locator(".composer textarea").fill("")
    expect(other.locator(".composer__head [role=status]")).to_contain_text("草稿已存", timeout=10_000)
    elsewhere.close()


def test_words_stay_when_sending_fails(page: Page, box: Locator) -> None:
    page.route("**/reply", lambda route: route.abort())
    box.fill("发不出去的话")
    box.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("没有发出去")
    expect(box).to_have_value("发不出去的话")
    box.fill("")


def test_a_change_by_somebody_else_is_shown_before_sending(
    site: Site, page: Page, box: Locator, number: str, chromium: Browser
) -> None:
    box.fill("我正在写")
    elsewhere = new_context(chromium, site)
    other = elsewhere.new_page()
    sign_in(other, "supervisor")
    open_case(other, number)
    other.keyboard.press("i")
    other.keyboard.type("我看过了，请直接重开发票。")
    other.keyboard.press("Control+Enter")
    expect(other.locator(".thread")).to_contain_text("请直接重开发票")
    elsewhere.close()

    send = page.locator(".box__foot button")
    expect(send).to_contain_text("先看 1 条新消息", timeout=15_000)
    send.click()
    expect(send).to_contain_text("发给客户")
    expect(box).to_have_value("我正在写")
    box.fill("")


def test_a_stale_screen_is_told_and_the_words_stay(site: Site, page: Page, box: Locator, number: str) -> None:
    """412: what was changed elsewhere is shown first; then the same words go out."""
    stale = {"status": 412, "code": "stale_version", "title": "有人刚刚改过。", "next_step": "请看最新内容后再发。"}
    page.route(
        "**/note", lambda route: route.fulfill(status=412, content_type="application/problem+json", json=stale), times=1
    )
    page.locator(".thread").focus()
    page.keyboard.press("i")
    box.fill("备注：已电话联系")
    box.press("Control+Enter")
    alert = page.locator(".composer").get_by_role("alert")
    expect(alert).to_contain_text("有人刚刚改过。")
    expect(box).to_have_value("备注：已电话联系")
    alert.get_by_role("button", name="看最新内容").click()
    box.press("Control+Enter")
    expect(page.locator(".thread .note")).to_contain_text(["备注：已电话联系"])
    expect(box).to_have_value("")
