"""Signing in: with a password, with one click on a demo, and the words when it fails."""

import base64
import hashlib
import hmac
import struct
import time
import urllib.request

from playwright.sync_api import Page, expect

from web.e2e.conftest import Site, sign_in
from web.e2e.seed import GUARDED, PASSWORD, TOTP_SECRET

POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'"


def test_a_stranger_is_asked_to_sign_in_and_comes_back_to_where_he_wanted(page: Page) -> None:
    page.goto("/app/measure")
    page.wait_for_url("**/app/sign-in?next=**")
    page.locator("ul button").nth(1).click()  # the supervisor of the demo
    page.wait_for_url("**/app/measure")


def test_a_wrong_password_says_what_remains_possible(page: Page) -> None:
    page.goto("/app/sign-in")
    page.locator("button[type=submit]").click()
    expect(page.locator(".error-text").first).to_have_text("请输入邮箱。")
    page.locator("input[type=email]").fill("nobody@example.com")
    page.locator("input[type=password]").fill("wrong-password-here")
    page.locator("button[type=submit]").click()
    expect(page.locator(".error-text")).to_contain_text("邮箱或密码不对")
    expect(page.locator("input[type=email]")).to_have_value("nobody@example.com")


def code_of(secret: str, at: float) -> str:
    """Return the six digits of RFC 6238 for a moment: an authenticator app of our own."""
    counter = struct.pack(">Q", int(at) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def test_an_account_with_an_authenticator_asks_for_its_code(page: Page) -> None:
    page.goto("/app/sign-in")
    page.locator("input[type=email]").fill(f"{GUARDED}@example.com")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    code = page.locator("input[autocomplete=one-time-code]")
    expect(code).to_be_focused()
    code.fill("000000")
    page.locator("button[type=submit]").click()
    expect(page.locator(".error-text")).to_contain_text("验证码不对")
    code.fill(code_of(TOTP_SECRET, time.time()))
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/app/inbox**")


def test_the_language_can_be_chosen_before_signing_in(page: Page) -> None:
    page.goto("/app/sign-in")
    page.get_by_role("button", name="English").click()
    expect(page.locator("button[type=submit]")).to_have_text("Sign in")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="繁體中文").click()
    expect(page.locator("button[type=submit]")).to_have_text("登入")


def test_signing_out_leaves_nothing_behind(page: Page) -> None:
    sign_in(page, "agent")
    page.locator(".topbar button").last.click()
    page.get_by_role("menuitem").last.click()
    page.wait_for_url("**/app/sign-in")
    page.goto("/app/inbox")
    page.wait_for_url("**/app/sign-in?next=**")


def test_the_app_is_served_with_a_strict_policy(site: Site) -> None:
    with urllib.request.urlopen(f"{site.url}/app/inbox", timeout=10) as answer:
        policy = answer.headers["Content-Security-Policy"]
        page = answer.read().decode()
    assert policy.startswith(POLICY)
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "<style" not in page
    assert "<script>" not in page
