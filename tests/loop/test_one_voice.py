"""One voice all the way, over HTTP with a real mail server: accepted, understood, a case, answered,
resolved, confirmed, rated badly, reopened, and counted.
"""

import json
import re

import pytest

from huiyin.base.clock import now as clock_now
from huiyin.measure.services import refresh
from tests.drain import drain
from tests.resolve.test_public import Customer

LINK = re.compile(r"http\S+/p/\S+")
VOICE = {
    "channel": "web",
    "text": "第三次漏送小菜了，等了两个小时，打电话没人接，我要投诉！",
    "unit": "SZ-NS",
    "external_id": "story-1",
    "customer": {"external_id": "C-77", "name": "赵敏", "email": "zhao.min@example.com", "phone": "+8619900000042"},
    "ratings": [{"metric": "csat", "score": 1}],
}
SCOPES = ("feedback:write", "feedback:read", "cases:read", "cases:write", "metrics:read")


class Program:
    """A program of the company with a token."""

    def __init__(self, cast):
        self.client, self.headers = cast.client(), cast.token(*SCOPES)

    def post(self, path, body):
        answer = self.client.generic(
            "POST", f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=self.headers
        )
        assert answer.status_code in (200, 201), answer.content
        return answer.json()

    def get(self, path, **query):
        answer = self.client.get(f"/api/v1{path}", query, headers=self.headers)
        assert answer.status_code == 200, answer.content
        return answer.json()


def plain(letter):
    """Return the text of a mail."""
    return letter.get_body(("plain",)).get_content()


@pytest.mark.story
def test_one_voice_all_the_way(cast, postbox):
    assert cast.agent
    assert cast.supervisor
    program, customer = Program(cast), Customer()

    # The customer writes; the receipt's link works before anybody has looked.
    receipt = program.post("/feedback", VOICE)
    page = customer.enter(receipt["track_url"])
    assert "HY-" not in customer.get(page).content.decode()

    # It is understood, becomes a case of the right unit with an owner, clocks and a reason.
    drain()
    (row,) = program.get("/cases", view="all")["items"]
    number = row["number"]
    case = program.get(f"/cases/{number}")
    assert (case["nature"], case["unit"]["code"], case["owner"]["name"]) == ("complaint", "SZ-NS", "周敏")
    assert case["reasons"]
    assert case["clock"]["state"] == "ok"
    assert case["voices"][0]["analysis"]["nature"] == "complaint"
    (hello,) = postbox.letters
    assert number in hello["Subject"]
    assert LINK.search(plain(hello))
    assert number in customer.get(page).content.decode()

    # The agent answers in the app; the answer leaves as mail and its fate is on the time line.
    agent = cast.client("agent")
    sent = agent.post_json(f"/api/v1/cases/{number}/reply", {"text": "已联系门店，今天 18:00 前给您结果。"})
    assert sent.status_code == 200, sent.content
    assert sent.json()["first_response_at"] is None
    drain()
    answered = program.get(f"/cases/{number}")
    assert answered["first_response_at"]
    assert [e["fate"]["state"] for e in answered["entries"] if e["kind"] == "reply"] == ["sent"]
    reply = postbox.letters[-1]
    assert "已联系门店" in plain(reply)
    assert reply["References"] == hello["Message-ID"]
    assert "已联系门店" in customer.get(page).content.decode()

    # The closing letter; the customer confirms and rates 2.
    letter = {"cause": "打包核对缺失", "remedy": "退款 20 元并补送", "prevention": "出餐双人核对"}
    assert agent.post_json(f"/api/v1/cases/{number}/resolve", letter).status_code == 200
    drain()
    assert "出餐双人核对" in plain(postbox.letters[-1])
    assert customer.send(page, "confirm").status_code == 303
    assert program.get(f"/cases/{number}")["state"] == "closed"
    assert customer.send(page, "rate", score="2", comment="小菜还是没补").status_code == 303

    # Below 3: it is open again, and the supervisor knows.
    drain()
    again = program.get(f"/cases/{number}")
    assert (again["state"], again["rating"]["score"], again["reopened_count"]) == ("reopened", 2, 1)
    told = _notices(cast.supervisor)
    assert ("case_reopened", number) in told
    assert "正在重新处理" in customer.get(page).content.decode()

    # Three happy customers open no case; the figures show all of it, with an interval.
    for at in range(3):
        happy = {"channel": "web", "text": "送得很快，味道很好，谢谢！", "unit": "SZ-NS", "external_id": f"happy-{at}"}
        program.post("/feedback", {**happy, "ratings": [{"metric": "csat", "score": 5}]})
    drain()
    assert len(program.get("/cases")["items"]) == 1
    refresh(now=clock_now())
    assert program.get("/metrics/volume")["total"]["value"] == 4
    csat = program.get("/metrics/csat")["total"]
    assert (csat["n"], csat["value"]) == (5, pytest.approx(0.6))
    assert csat["low"] < 0.6 < csat["high"]
    changed = {event["name"] for event in program.get("/changes", after=0)["items"]}
    assert {"resolve.CaseOpened", "resolve.CaseReopened"} <= changed


def _notices(user):
    from huiyin.staff.queries import notices_of

    return [(notice.kind, notice.data["number"]) for notice in notices_of(user.id)]
