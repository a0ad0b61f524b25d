"""The customer's page: T02 to T07, three languages, no script, small."""

import gzip
import json
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from huiyin.base.links import make_token
from huiyin.resolve import services
from huiyin.resolve.links import progress_url
from huiyin.resolve.models import Case, Entry
from huiyin.resolve.queries.progress import case_progress
from huiyin.resolve.terms import CaseState
from tests.cast import NOW
from tests.drain import drain
from tests.resolve.test_story import LETTER

GOLDEN = Path(__file__).with_name("progress.golden.json")


class Customer(Client):
    """A browser of somebody without an account."""

    def __init__(self, language: str = "zh-CN") -> None:
        super().__init__(enforce_csrf_checks=True, headers={"accept-language": language, "accept": "text/html"})

    def enter(self, url: str) -> str:
        """Follow a link and return the address of the page."""
        answer = self.get(urlsplit(url).path)
        assert answer.status_code == 302, answer.content
        return answer["Location"]

    def send(self, page: str, verb: str, **fields: str):
        """Send one of the page's forms."""
        token = self.cookies["csrftoken"].value
        return self.post(f"{page}/{verb}", {"csrfmiddlewaretoken": token, **fields})


def link(case: Case) -> str:
    return progress_url(case.id, case.link_nonce)


@pytest.fixture
def opened(house):
    """A case whose progress page a customer has open."""
    case = house.open(now=NOW)
    customer = Customer()
    page = customer.enter(link(case))
    customer.get(page)
    return case, customer, page


def test_the_secret_moves_from_the_address_into_a_cookie(house):
    """T03."""
    case = house.open()
    customer = Customer()
    token = urlsplit(link(case)).path.removeprefix("/p/")
    answer = customer.get(f"/p/{token}")
    assert answer.status_code == 302
    assert token not in answer["Location"]
    assert answer["Referrer-Policy"] == "same-origin"
    (cookie,) = [morsel for name, morsel in answer.cookies.items() if name.startswith("hy_progress_")]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/p/")
    page = customer.get(answer["Location"])
    assert page.status_code == 200
    assert token not in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_the_six_facts_are_there(opened):
    case, customer, page = opened
    html = customer.get(page).content.decode()
    for fact in ("编号", "收到时间", "进行到哪一步", "谁在处理", "下次进展通知", "预计完成"):
        assert f"<dt>{fact}</dt>" in html
    assert case.number in html
    assert "周客服" in html
    assert "周敏" not in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("language", "word"), [("zh-CN", "编号"), ("zh-TW", "編號"), ("en-GB", "Number"), ("de", "编号")]
)
def test_the_page_speaks_the_browsers_language_else_the_matters(house, language, word):
    case = house.open()
    customer = Customer(language)
    html = customer.get(customer.enter(link(case))).content.decode()
    assert f"<dt>{word}</dt>" in html


def test_a_chosen_language_is_kept(opened):
    _, customer, page = opened
    assert '<html lang="en">' in customer.get(f"{page}?lang=en").content.decode()
    assert '<html lang="en">' in customer.get(page).content.decode()


@pytest.mark.parametrize("spoil", ["cut", "other_id", "other_purpose", "other_kind", "nonsense", "number", "revoked"])
def test_a_wrong_token_opens_nothing(house, spoil):
    """T02."""
    case, other = house.open(), house.open()
    good = urlsplit(link(case)).path.removeprefix("/p/")
    tokens = {
        "cut": good[:-1],
        "other_id": make_token("case", other.id, "progress", bytes(case.link_nonce)),
        "other_purpose": make_token("case", case.id, "rate", bytes(case.link_nonce)),
        "other_kind": make_token("voice", case.id, "progress", bytes(case.link_nonce)),
        "nonsense": "kein-token",
        "number": case.number,  # T01: a number, however well known, is never enough
        "revoked": good,
    }
    if spoil == "revoked":
        Case.objects.filter(id=case.id).update(link_nonce=b"0" * 16)
    answer = Customer().get(f"/p/{tokens[spoil]}")
    assert answer.status_code == 404
    assert not [name for name in answer.cookies if name.startswith("hy_progress")]


def test_a_wrong_token_costs_the_same_statements_whatever_is_wrong_with_it(house, django_assert_num_queries):
    """T02: nobody learns from the time whether a case exists."""
    from huiyin.resolve.queries.progress import opened_link

    case = house.open()
    unknown = make_token("case", house.cast.agent.id, "progress", bytes(case.link_nonce))
    wrong = make_token("case", case.id, "progress", b"0" * 16)
    for token in ("nonsense", unknown, wrong, make_token("voice", case.id, "progress", b"0" * 16)):
        with django_assert_num_queries(1):
            assert opened_link(token, now=NOW) is None


def test_a_link_ends_some_time_after_the_case(house):
    case = house.open()
    services.confirm(case.id, now=NOW - timedelta(days=100))
    assert Customer().get(urlsplit(link(case)).path).status_code == 302
    Case.objects.filter(id=case.id).update(closed_at=NOW - timedelta(days=130))
    assert Customer().get(urlsplit(link(case)).path).status_code == 404


def test_reading_changes_nothing(opened):
    """T04: robots that preview links press no buttons."""
    case, customer, page = opened
    before = Case.objects.filter(id=case.id).values().get(), Entry.objects.count()
    for method in (customer.get, customer.head):
        for path in (urlsplit(link(case)).path, page):
            assert method(path).status_code in (200, 302)
        for verb in ("reply", "confirm", "not-solved", "rate"):
            assert method(f"{page}/{verb}").status_code == 405
    assert (Case.objects.filter(id=case.id).values().get(), Entry.objects.count()) == before


def test_twenty_misses_a_minute_and_no_more(house):
    """T05: the twenty-first guess of a network is refused; a right link still opens."""
    case = house.open()
    customer = Customer()
    answers = [customer.get(f"/p/guess-{at}").status_code for at in range(25)]
    assert answers[:20] == [404] * 20
    assert set(answers[20:]) == {429}
    assert customer.get(urlsplit(link(case)).path).status_code == 302


def test_the_page_tells_exactly_what_the_golden_file_says(house, later, mailoutbox):
    """T06: an allow-list, key by key; internal notes, full names and other customers stay inside."""
    case = house.open()
    by = house.cast.asker("agent")
    services.add_note(case.number, text="客户是老找茬的", mentions=[], by=by, now=later(minutes=1))
    services.reply(case.number, text="正在联系骑手。", by=by, now=later(minutes=2))
    services.resolve(case.number, **LETTER, by=by, now=later(minutes=3))
    drain(now=later(minutes=4))
    facts = case_progress(case.id, now=later(minutes=5))
    shown = json.loads(json.dumps(facts, default=str, ensure_ascii=False))
    shown["number"] = "HY-N"
    assert shown == json.loads(GOLDEN.read_text())
    assert "找茬" not in json.dumps(shown, ensure_ascii=False)
    assert "周敏" not in json.dumps(shown, ensure_ascii=False)
    assert len(mailoutbox) == 3
    assert not any("找茬" in mail.body or "周敏" in mail.body for mail in mailoutbox)  # O06


def test_the_forms_need_the_csrf_token(opened):
    case, customer, page = opened
    assert customer.post(f"{page}/reply", {"text": "x"}).status_code == 403
    assert customer.post(f"{page}/confirm").status_code == 403
    case.refresh_from_db()
    assert case.state == CaseState.RECEIVED


def test_the_customer_answers_says_not_solved_confirms_and_rates(opened, house, later):
    case, customer, page = opened
    assert customer.send(page, "reply", text="  ").status_code == 422
    assert "先写点内容" in customer.send(page, "reply", text="  ").content.decode()
    assert customer.send(page, "reply", text="订单号 1024\x00").status_code == 303
    assert "订单号 1024" in customer.get(page).content.decode()
    assert customer.send(page, "rate", score="5").status_code == 303  # too early: nothing happens
    drain()
    services.resolve(case.number, **LETTER, by=house.cast.asker("agent"), now=later(hours=1))
    drain()
    html = customer.get(page).content.decode()
    assert LETTER["remedy"] in html
    assert customer.send(page, "not-solved").status_code == 303
    case.refresh_from_db()
    assert case.state == CaseState.REOPENED
    services.resolve(case.number, **LETTER, by=house.cast.asker("agent"), now=later(hours=2))
    assert customer.send(page, "confirm").status_code == 303
    assert customer.send(page, "rate", score="9").status_code == 422
    assert customer.send(page, "rate", score="4", comment="这次很快").status_code == 303
    drain()
    case.refresh_from_db()
    assert (case.state, case.rating, case.rating_comment) == (CaseState.CLOSED, 4, "这次很快")
    html = customer.get(page).content.decode()
    assert "谢谢您的评分" in html
    assert "progress-rate" not in html


def test_the_link_of_a_voice_works_before_and_after_triage(house):
    from huiyin.listen.queries import track_url
    from huiyin.listen.services import accept
    from huiyin.listen.terms import Channel, Voice

    words = "等了两个小时，我要投诉！"
    (receipt,) = accept([Voice(channel=Channel.WEB, text=words, unit="SZ-NS")], now=NOW, by="test")
    customer = Customer()
    page = customer.enter(track_url(receipt))
    html = customer.get(page).content.decode()
    assert "收到" in html
    assert "HY-" not in html
    drain(now=NOW)
    assert "HY-" in customer.get(page).content.decode()


def test_a_page_is_small_and_asks_nobody_else(opened):
    _, customer, page = opened
    html = customer.get(page).content
    styles = [Path(finders.find(f"public/{name}.css")).read_bytes() for name in ("tokens", "public")]
    assert sum(len(gzip.compress(part)) for part in (html, *styles)) < 60_000
    assert b"http" not in html.replace(b"http-equiv", b"")


def test_a_word_after_ninety_days_leads_to_the_new_case(opened):
    case, customer, page = opened
    Case.objects.filter(id=case.id).update(state="closed", is_open=False, closed_at=NOW - timedelta(days=95))
    answer = customer.send(page, "reply", text="又坏了")
    assert answer.status_code == 303
    new = Case.objects.get(continues=case)
    assert new.number in customer.get(answer["Location"]).content.decode()
