"""One voice all the way, in the browser: said, answered, resolved, rated 2, back with the supervisor."""

import pytest
from playwright.sync_api import Browser, Page, expect

from web.e2e.conftest import Site, new_context, sign_in, watched
from web.e2e.voices import STORY

REPLY = "陈先生，款项已放行，最迟今天 18:00 原路退回您的银行卡。"
LETTER = ("旧流程对一千元以上的退款要人工复核，您的单子停在那里。", "已人工放行，今天到账。", "本周起取消这一步复核。")


@pytest.mark.story
def test_one_voice_from_the_first_word_to_the_reopened_case(site: Site, chromium: Browser, page: Page) -> None:
    receipt = site.say(STORY)
    number = site.case_with("退款迟迟不到账")["number"]

    sign_in(page, "agent", "/app/inbox?view=all")
    page.get_by_role("option").filter(has_text="退款迟迟不到账").click()
    expect(page).to_have_url(f"{site.url}/app/inbox/{number}?view=all")
    reply(page)
    resolve(page)

    customer_context = new_context(chromium, site, viewport={"width": 390, "height": 844})
    with watched(customer_context) as customer:
        customer_rates_two(customer, receipt["track_url"])
    customer_context.close()

    supervisor_context = new_context(chromium, site)
    with watched(supervisor_context) as supervisor:
        sign_in(supervisor, "supervisor", f"/app/inbox/{number}?view=all")
        expect(supervisor.locator(".thread")).to_contain_text("客户评分 2 / 5", timeout=20_000)
        expect(supervisor.locator(".conv .meta")).to_contain_text("重新打开", timeout=20_000)
    supervisor_context.close()

    # The agent's screen, left open, learns of it without a reload.
    expect(page.locator(".thread")).to_contain_text("客户评分 2 / 5", timeout=20_000)


def reply(page: Page) -> None:
    """Write to the customer with the keyboard, and see the message leave."""
    page.locator(".thread article").first.wait_for()
    page.keyboard.press("r")
    page.keyboard.type(REPLY)
    page.keyboard.press("Control+Enter")
    message = page.locator(".thread article").filter(has_text=REPLY)
    expect(message).to_be_visible()
    expect(message).to_contain_text("已发出", timeout=20_000)
    expect(page.locator(".composer textarea")).to_have_value("")


def resolve(page: Page) -> None:
    """Close the case with the letter."""
    page.locator(".thread").focus()
    page.keyboard.press("e")
    fields = page.get_by_role("dialog").locator("textarea")
    for index, part in enumerate(LETTER):
        fields.nth(index).fill(part)
    page.get_by_role("dialog").locator("button[type=submit]").click()
    expect(page.locator(".conv .meta")).to_contain_text("已解决")
    expect(page.locator(".thread")).to_contain_text(LETTER[2])


def customer_rates_two(page: Page, track_url: str) -> None:
    """Open the link of the receipt, read the answer, say it is solved, and still rate it low."""
    page.goto(track_url)
    expect(page.locator("main")).to_contain_text(REPLY)
    page.locator("form[action$='/confirm'] button").click()
    page.locator("label:has(input[name=score][value='2'])").click()
    page.locator("#comment").fill("要问三遍才有人管。")
    page.locator("form[action$='/rate'] button").click()
    expect(page.locator("form[action$='/rate']")).to_have_count(0)
