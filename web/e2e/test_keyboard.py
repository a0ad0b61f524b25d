"""Everything works from the keyboard, and only when the keys are meant for us."""

from playwright.sync_api import Page, expect

from web.e2e.conftest import Site, open_case, sign_in


def test_the_way_through_the_inbox_without_a_mouse(page: Page) -> None:
    sign_in(page, "agent", "/app/inbox?view=all")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.get_by_role("option").nth(1)
    expect(page.get_by_role("listbox")).to_have_attribute("aria-activedescendant", second.get_attribute("id") or "")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.locator(".thread article").first.wait_for()

    page.keyboard.press("i")
    expect(page.locator(".composer textarea")).to_be_focused()
    expect(page.locator(".composer")).to_have_attribute("data-mode", "note")
    page.keyboard.press("Escape")
    expect(page.locator(".composer textarea")).not_to_be_focused()

    page.keyboard.press("a")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    page.keyboard.press("Escape")
    expect(page.locator(".conv")).to_have_count(0)


def test_assign_by_initials(site: Site, page: Page) -> None:
    number = site.case_with("会员积分突然清零")["number"]
    sign_in(page, "supervisor")
    open_case(page, number)
    page.keyboard.press("a")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("lx")
    expect(page.get_by_role("dialog").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    page.get_by_role("dialog").locator("textarea").fill("李想懂会员系统")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".thread")).to_contain_text("转派给 李想")


def test_keys_can_be_looked_up_and_turned_off(page: Page) -> None:
    sign_in(page, "agent", "/app/inbox?view=all")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("选字时按 Enter 只会选字")
    dialog.get_by_role("checkbox").uncheck()
    dialog.locator(".el-dialog__footer button").click()
    expect(dialog).to_have_count(0)
    page.keyboard.press("?")
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_first_tab_leads_past_the_navigation(page: Page) -> None:
    sign_in(page, "agent", "/app/inbox?view=all")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_go_to_a_page_with_two_keys(page: Page) -> None:
    sign_in(page, "supervisor")
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/app/measure**")
    page.keyboard.press("g")
    page.keyboard.press("i")
    page.wait_for_url("**/app/inbox**")
