"""The endpoints of cases, over HTTP."""

import json

import pytest

from huiyin.resolve.models import Case, Draft, Entry
from huiyin.resolve.terms import EntryKind
from tests.cast import NOW
from tests.drain import drain
from tests.resolve.test_story import LETTER

CASES = "/api/v1/cases"


def test_one_case_with_everything_its_screen_shows(house, django_assert_max_num_queries):
    case = house.open()
    client = house.cast.client("agent")
    with django_assert_max_num_queries(20):
        answer = client.get(f"{CASES}/{case.number}")
    assert answer.status_code == 200, answer.content
    body = answer.json()
    assert body["number"] == case.number
    assert [voice["text"] for voice in body["voices"]]
    assert {entry["kind"] for entry in body["entries"]} == {"voice", "opened", "acknowledgement"}
    assert next(e for e in body["entries"] if e["kind"] == "acknowledgement")["fate"]["state"] == "sent"
    assert body["customer"]["emails"][0] != "lin.xiao@example.com"
    assert set(body["allowed"]) == {"reply", "note", "assign", "resolve", "close"}
    assert body["reasons"][0]["text"]
    assert "/p/" in body["progress_url"]
    assert [clock["kind"] for clock in body["clocks"]] == ["first_response", "next_update", "solution"]


def test_the_list_in_views_and_its_query_budget(house, django_assert_max_num_queries):
    cases = [house.open() for _ in range(5)]
    client = house.cast.client("agent")
    with django_assert_max_num_queries(12):
        page = client.get(f"{CASES}?view=mine&limit=3").json()
    assert len(page["items"]) == 3
    assert page["total"] == {"value": 5, "exact": True}
    rest = client.get(f"{CASES}?view=mine&limit=3&cursor={page['next']}").json()
    seen = [row["number"] for row in page["items"] + rest["items"]]
    assert sorted(seen) == sorted(case.number for case in cases)
    assert page["items"][0]["clock"]["kind"] == "first_response"
    counts = {item["key"]: item["count"] for item in client.get(f"{CASES}/views").json()["items"]}
    assert counts["mine"] == counts["all"] == 5
    assert counts["unassigned"] == 0
    assert client.get(f"{CASES}?view=unassigned").json()["items"] == []
    assert client.get(f"{CASES}?vew=mine").status_code == 422
    assert client.get(f"{CASES}?sort=newest&limit=2").json()["items"][0]["number"] == cases[-1].number


@pytest.mark.parametrize("words", ["投诉", "投訴", "HY"])
def test_cases_are_found_by_words_and_number(house, words):
    case = house.open()
    client = house.cast.client("agent")
    asked = case.number.lower() if words == "HY" else words
    found = client.get(CASES, {"q": asked}).json()["items"]
    assert [row["number"] for row in found] == [case.number]
    assert client.get(CASES, {"q": "冰箱"}).json()["items"] == []


def test_the_outsider_sees_nothing_and_the_analyst_changes_nothing(house):
    case = house.open()
    outsider, analyst = house.cast.client("outsider"), house.cast.client("analyst")
    assert outsider.get(f"{CASES}/{case.number}").status_code == 404
    assert outsider.post_json(f"{CASES}/{case.number}/reply", {"text": "hello"}).status_code == 404
    assert outsider.get(CASES).json()["items"] == []
    assert analyst.get(f"{CASES}/{case.number}").status_code == 200
    assert analyst.post_json(f"{CASES}/{case.number}/reply", {"text": "hello"}).status_code == 403
    assert not Entry.objects.filter(kind=EntryKind.REPLY).exists()


def test_a_stale_version_is_refused_with_the_newest_words(house):
    """Z11: two agents answer one case; nothing of either is lost."""
    case = house.open()
    first, second = house.cast.client("agent"), house.cast.client("colleague")
    match = {"If-Match": f'"{case.version}"'}
    assert first.post_json(f"{CASES}/{case.number}/reply", {"text": "马上处理"}, **match).status_code == 200
    refused = second.post_json(f"{CASES}/{case.number}/reply", {"text": "已经处理"}, **match)
    assert refused.status_code == 412
    assert refused.json()["code"] == "stale_version"
    assert refused.json()["current"]["last_entry"]["body"] == "马上处理"
    assert second.post_json(f"{CASES}/{case.number}/reply", {"text": "x"}, **{"If-Match": "abc"}).status_code == 422


def test_a_case_goes_only_to_somebody_who_may_work_on_it(house):
    """An analyst reads every case and answers none: given one, it would lie there."""
    case = house.open()
    reader = str(house.cast.analyst.id)
    answer = house.cast.client("administrator").post_json(f"{CASES}/{case.number}/assign", {"owner": reader})
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_person")
    case.refresh_from_db()
    assert case.owner_id == house.cast.agent.id


def test_foreign_ids_in_a_body_are_refused_and_nothing_is_written(house):
    """Z02: an owner or a mention the asker may not see is like a missing one."""
    case = house.open()
    client = house.cast.client("supervisor")
    stranger = str(house.cast.outsider.id)
    for path, body in (("assign", {"owner": stranger}), ("note", {"text": "看看", "mentions": [stranger]})):
        answer = client.post_json(f"{CASES}/{case.number}/{path}", body)
        assert (answer.status_code, answer.json()["code"]) == (422, "unknown_person")
    case.refresh_from_db()
    assert case.owner_id == house.cast.agent.id
    assert not Entry.objects.filter(kind__in=[EntryKind.NOTE, EntryKind.ASSIGNED]).exists()


@pytest.mark.parametrize("extra", [{"state": "closed"}, {"next_due_at": "2030-01-01T00:00:00Z"}, {"owner_id": None}])
def test_mass_assignment_is_refused(house, extra):
    """Z04."""
    case = house.open()
    answer = house.cast.client("agent").post_json(f"{CASES}/{case.number}/reply", {"text": "您好", **extra})
    assert answer.status_code == 422


def test_assigning(house):
    case = house.open()
    supervisor, agent = house.cast.client("supervisor"), house.cast.client("agent")
    colleague = house.cast.colleague
    body = supervisor.post_json(
        f"{CASES}/{case.number}/assign", {"owner": str(colleague.id), "reason": "熟悉此店"}
    ).json()
    assert body["owner"]["name"] == "李想"
    # An agent hands on only what is his own; anybody may take what is nobody's.
    refused = agent.post_json(f"{CASES}/{case.number}/assign", {"owner": str(house.cast.agent.id)})
    assert refused.status_code == 403
    supervisor.post_json(f"{CASES}/{case.number}/assign", {"owner": None})
    taken = agent.post_json(f"{CASES}/{case.number}/assign", {"owner": str(house.cast.agent.id)})
    assert taken.json()["owner"]["name"] == "周敏"


def test_a_note_stays_inside_and_tells_the_mentioned(house):
    from huiyin.staff.models import Notice

    case = house.open()
    body = {"text": "请主管看一下", "mentions": [str(house.cast.supervisor.id)]}
    answer = house.cast.client("agent").post_json(f"{CASES}/{case.number}/note", body).json()
    note = next(entry for entry in answer["entries"] if entry["kind"] == "note")
    assert note["is_public"] is False
    assert Notice.objects.filter(user=house.cast.supervisor, kind="mentioned").exists()


def test_drafts_are_kept_per_person_and_used_up_by_sending(house):
    case = house.open()
    agent = house.cast.client("agent")
    path = f"{CASES}/{case.number}/draft"
    assert agent.put_json(path, {"mode": "reply", "text": "写到一半"}).status_code == 200
    assert agent.put_json(path, {"mode": "note", "text": "备注"}).status_code == 200
    assert agent.get(f"{CASES}/{case.number}").json()["drafts"] == {"reply": "写到一半", "note": "备注"}
    assert agent.get(CASES).json()["items"][0]["has_draft"] is True
    other = house.cast.client("colleague").get(f"{CASES}/{case.number}").json()
    assert other["drafts"] == {"reply": None, "note": None}
    agent.post_json(f"{CASES}/{case.number}/reply", {"text": "写完了"})
    assert list(Draft.objects.values_list("mode", flat=True)) == ["note"]


def test_resolve_close_and_reopen(house):
    case = house.open()
    agent = house.cast.client("agent")
    body = agent.post_json(f"{CASES}/{case.number}/reply", {"text": "久等了。", "resolve": LETTER}).json()
    assert body["state"] == "resolved"
    assert body["letter"]["text"].startswith("久等了。")
    assert LETTER["prevention"] in body["letter"]["text"]
    assert body["clock"] is None
    assert agent.post_json(f"{CASES}/{case.number}/resolve", LETTER).status_code == 409
    assert agent.post_json(f"{CASES}/{case.number}/reopen", {"reason": "客户来电"}).json()["state"] == "reopened"
    closed = agent.post_json(f"{CASES}/{case.number}/close", {"reason": "无法满足的要求"}).json()
    assert (closed["state"], closed["allowed"]) == ("closed", ["note", "reopen"])
    assert agent.post_json(f"{CASES}/{case.number}/reply", {"text": "您好"}).json()["code"] == "case_state"


def test_an_agent_records_a_call(house):
    agent = house.cast.client("agent")
    words = {"channel": "phone", "title": "漏送小菜", "text": "客户来电：这个月第三次漏送小菜，要投诉。"}
    sent = {**words, "customer": {"name": "赵女士", "phone": "+8619900000042"}}
    answer = agent.post_json(CASES, sent, **{"Idempotency-Key": "call-1"})
    assert answer.status_code == 201, answer.content
    body = answer.json()
    assert body["owner"]["name"] == "周敏"
    assert body["title"] == "漏送小菜"
    again = agent.post_json(CASES, sent, **{"Idempotency-Key": "call-1"})
    assert (again.status_code, again.json()["number"]) == (200, body["number"])
    drain()
    case = Case.objects.get(number=body["number"])
    assert case.nature == "complaint"
    assert Case.objects.count() == 1
    elsewhere = agent.post_json(CASES, {**words, "unit": "SH-JA"})
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (422, "unknown_unit")


def test_a_program_works_cases_with_its_token(house):
    case = house.open()
    client = house.cast.client()
    headers = house.cast.token("cases:read", "cases:write")
    path = f"{CASES}/{case.number}/reply"
    answer = client.generic(
        "POST", path, json.dumps({"text": "您好"}), content_type="application/json", headers=headers
    )
    assert answer.status_code == 200, answer.content
    assert answer.json()["entries"][-1]["author"] == {"id": None, "name": "test"}
    assert client.get(CASES, headers=house.cast.token("feedback:read")).status_code == 403


def test_case_facts_have_exactly_the_columns_agreed_with_measure(house):
    from huiyin.resolve.queries import case_facts

    case = house.open()
    (facts,) = case_facts([str(case.id), "018f0000-0000-7000-8000-000000000000"])
    assert set(facts) == {
        "id", "received_at", "number", "state", "level", "nature", "category", "channel", "unit_id", "unit_path",
        "owner_id", "opened_at", "first_response_at", "resolved_at", "closed_at", "changed_at", "rating",
        "reopened_count", "breached", "voices", "is_demo",
    }  # fmt: skip
    assert (facts["voices"], facts["received_at"], facts["breached"]) == (1, NOW, False)


def test_a_recorded_call_rises_when_the_analysis_finds_danger(house):
    agent = house.cast.client("agent")
    words = {"channel": "phone", "title": "来电", "text": "饭里有玻璃渣，孩子吃了吐血，已经送医院了！"}
    number = agent.post_json(CASES, words).json()["number"]
    before = Case.objects.get(number=number)
    assert (before.level, before.nature) == ("normal", "")
    drain()
    case = Case.objects.get(number=number)
    assert case.level == "urgent"
    assert case.next_due_at < before.next_due_at
    assert case.version == before.version


def test_closing_is_no_answer(house):
    """An agent who closes without a word has not kept the promise to answer, and reopening owes it again."""
    case = house.open()
    agent = house.cast.client("agent")

    def first_response():
        clocks = agent.get(f"{CASES}/{case.number}").json()["clocks"]
        return next(clock for clock in clocks if clock["kind"] == "first_response")

    agent.post_json(f"{CASES}/{case.number}/close", {"reason": "duplicate"})
    assert first_response()["state"] == "dropped"
    assert first_response()["met_at"] is None
    agent.post_json(f"{CASES}/{case.number}/reopen", {"reason": "no duplicate after all"})
    assert first_response()["state"] in ("ok", "risk", "breach")
    assert first_response()["dropped_at"] is None


def test_the_customers_own_link_is_for_those_who_work_on_the_case(house):
    case = house.open()
    address = f"{CASES}/{case.number}"
    assert "/p/" in house.cast.client("agent").get(address).json()["progress_url"]
    assert house.cast.client("analyst").get(address).json()["progress_url"] is None
