"""The states that are never in a demo: nothing found, refused, failed, offline, newcomers, small screens."""

import json

from playwright.sync_api import Browser, Page, Route, expect

from web.e2e.conftest import Site, new_context, sign_in, watched
from web.e2e.voices import voice

PHONE = {"width": 390, "height": 844}


def refuse(route: Route) -> None:
    body = {
        "status": 500,
        "code": "internal_error",
        "title": "出错了。",
        "next_step": "请稍后再试。",
        "error_id": "E-7F3A-21",
    }
    route.fulfill(status=500, content_type="application/problem+json", body=json.dumps(body))


def test_filters_that_find_nothing_can_be_dropped_one_by_one(page: Page) -> None:
    sign_in(page, "supervisor", "/app/inbox?view=all&channel=weibo&level=urgent")
    expect(page.locator(".list .empty")).to_contain_text("这 2 个筛选下没有工单")
    page.locator(".chip").first.click()
    expect(page.locator(".chip")).to_have_count(1)
    page.locator(".chip").first.click()
    expect(page.get_by_role("option").first).to_be_visible()


def test_search_finds_two_letters_and_lives_in_the_address(page: Page) -> None:
    sign_in(page, "supervisor", "/app/inbox?view=all")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("/")
    page.keyboard.type("发票")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    expect(page.get_by_role("option")).to_have_count(1)
    page.reload()
    expect(page.get_by_role("option")).to_have_count(1)
    expect(page.get_by_role("searchbox")).to_have_value("发票")


def test_a_failed_list_says_so_with_its_id_and_comes_back(page: Page) -> None:
    sign_in(page, "supervisor")
    page.route("**/api/v1/cases?**", refuse)
    page.goto("/app/inbox?view=all")
    alert = page.locator(".list").get_by_role("alert")
    expect(alert).to_contain_text("E-7F3A-21", timeout=20_000)
    expect(alert).to_contain_text("请稍后再试。")
    page.unroute("**/api/v1/cases?**")
    alert.get_by_role("button", name="重试").click()
    expect(page.get_by_role("option").first).to_be_visible()


def test_a_case_of_another_unit_is_not_there(page: Page) -> None:
    sign_in(page, "agent", "/app/inbox/HY-999999")
    expect(page.locator(".pane")).to_contain_text("找不到工单 HY-999999")


def test_going_offline_is_said_and_healed(page: Page) -> None:
    sign_in(page, "supervisor", "/app/inbox?view=all")
    page.get_by_role("option").first.wait_for()
    page.context.set_offline(True)
    expect(page.locator(".offline")).to_be_visible(timeout=10_000)
    expect(page.get_by_role("option").first).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".offline")).to_have_count(0, timeout=15_000)


def test_newcomers_are_announced_and_do_not_push(site: Site, page: Page) -> None:
    sign_in(page, "supervisor", "/app/inbox?view=all&sort=newest")
    first = page.get_by_role("option").first
    first.wait_for()
    before = first.inner_text()
    page.wait_for_timeout(1_000)
    site.say(voice("新开的门店漏水，地面很滑，差点摔倒，请马上处理。", "app", "钱多多"))
    news = page.locator(".news")
    expect(news).to_contain_text("有 1 条新工单", timeout=30_000)
    assert page.get_by_role("option").first.inner_text() == before
    news.click()
    expect(page.get_by_role("option").first).to_contain_text("地面很滑")


def test_a_phone_shows_list_then_case_then_composer(site: Site, chromium: Browser) -> None:
    context = new_context(chromium, site, viewport=PHONE, has_touch=True, is_mobile=True)
    with watched(context) as page:
        sign_in(page, "agent", "/app/inbox?view=all")
        page.get_by_role("option").first.tap()
        expect(page.locator(".thread")).to_be_visible()
        expect(page.locator(".list")).to_be_hidden()
        expect(page.locator(".topbar")).to_be_hidden()
        page.locator(".composer textarea").tap()
        expect(page.locator(".composer--full")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.locator(".composer__head > .btn").tap()
        page.locator(".conv .back").tap()
        expect(page.locator(".list")).to_be_visible()
    context.close()


def test_figures_show_volume_and_satisfaction(page: Page) -> None:
    sign_in(page, "supervisor", "/app/measure")
    expect(page.locator(".t-kpi").first).not_to_have_text("0", timeout=30_000)
    page.get_by_role("button", name="看表格").first.click()
    expect(page.get_by_role("grid")).to_be_visible()
    expect(page.get_by_role("columnheader").first).to_be_visible()
