"""Every exception becomes one kind of answer (trust.md part 2 conventions, P05, Z10, Z14, Z15)."""

import json

import pytest

from huiyin.base.models import AuditLine

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.base.edge_urls")]
ME = {"HTTP_X_ASKER": "zhou"}


def send(client, body, content_type="application/json", **extra):
    text = body if isinstance(body, bytes | str) else json.dumps(body)
    return client.post("/api/v1/lines", text, content_type=content_type, **ME, **extra)


def problem(response, status, code):
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert (body["status"], body["code"]) == (status, code)
    assert body["type"] == f"urn:huiyin:problem:{code}"
    assert body["title"]
    assert body["next_step"]
    assert body["request_id"] == response["X-Request-ID"]
    assert "Traceback" not in response.content.decode()
    return body


@pytest.mark.parametrize(
    ("body", "content_type", "status", "code"),
    [
        (b"{", "application/json", 400, "broken_json"),
        (b"\xff", "application/json", 400, "broken_json"),
        (b'{"text": "a"}', "text/plain", 415, "unsupported_type"),
        (b"text=a", "application/x-www-form-urlencoded", 415, "unsupported_type"),
        (b'{"text": "a\\u0000"}', "application/json", 422, "json_refused"),
        (b'{"text": "a", "text": "b"}', "application/json", 422, "json_refused"),
        (b'{"text": "a", "is_superuser": true}', "application/json", 422, "invalid"),
        (b'{"text": ""' + b" " * 1_100_000 + b"}", "application/json", 413, "too_large"),
        (b"", "application/json", 422, "invalid"),
        (b"[]", "application/json", 422, "invalid"),
        (b"null", "application/json", 422, "invalid"),
    ],
)
def test_bad_bodies_get_their_own_answer(client, body, content_type, status, code):
    problem(send(client, body, content_type), status, code)
    assert not AuditLine.objects.filter(action="test.write").exists()


def test_fields_are_named_and_told_in_the_readers_language(client):
    body = {"text": "x" * 21, "number": "many", "extra": 1}
    english = problem(send(client, body, HTTP_ACCEPT_LANGUAGE="en"), 422, "invalid")
    assert {(e["path"], e["code"], e["message"]) for e in english["errors"]} == {
        ("text", "string_too_long", "This may have at most 20 characters."),
        ("number", "int_parsing", "This must be a whole number."),
        ("extra", "extra_forbidden", "This field is not known here."),
    }
    simplified = problem(send(client, body, HTTP_ACCEPT_LANGUAGE="zh-CN,zh;q=0.9"), 422, "invalid")
    assert simplified["errors"][0]["message"] == "最多 20 个字符。"
    traditional = problem(send(client, body, HTTP_ACCEPT_LANGUAGE="zh-TW"), 422, "invalid")
    assert traditional["errors"][0]["message"] == "最多 20 個字元。"


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/fail/boom", 500, "internal_error"),
        ("/api/v1/fail/integrity", 500, "internal_error"),
        ("/api/v1/fail/locked", 503, "not_ready"),
        ("/api/v1/fail/lost", 503, "not_ready"),
        ("/api/v1/fail/many", 429, "too_many_requests"),
        ("/api/v1/fail/stale", 412, "stale_version"),
        ("/api/v1/lines/01940000-0000-7000-8000-000000000001", 404, "not_found"),
        ("/api/v1/lines/nope", 422, "invalid"),
        ("/api/v1/lines?q=%00", 422, "invalid"),
        ("/api/v1/lines?cursor=%ED%A0%80", 422, "invalid_cursor"),
        ("/api/v1/lines%00", 404, "not_found"),
        ("/api/v1/nowhere", 404, "not_found"),
        ("/api/v1//lines", 404, "not_found"),
        ("/api/v1/lines/", 404, "not_found"),
        ("/nowhere", 404, "not_found"),
        ("/page/boom", 500, "internal_error"),
        ("/page/locked", 503, "not_ready"),
        ("/page/refused", 403, "forbidden"),
    ],
)
def test_every_failure_is_a_problem(client, path, status, code):
    body = problem(client.get(path, **ME), status, code)
    assert ("error_id" in body) == (status == 500)
    assert "13812345678" not in json.dumps(body)


def test_waiting_times_and_extra_members_are_told(client):
    assert client.get("/api/v1/fail/many", **ME)["Retry-After"] == "7"
    assert client.get("/api/v1/fail/locked", **ME)["Retry-After"] == "2"
    assert client.get("/api/v1/fail/stale", **ME).json()["current"] == 7


def test_nobody_is_asked_to_sign_in(client):
    response = client.get("/api/v1/lines")
    problem(response, 401, "not_authenticated")
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_a_method_that_is_not_there_says_which_are(client):
    response = client.delete("/api/v1/lines", **ME)
    problem(response, 405, "method_not_allowed")
    assert set(response["Allow"].replace(" ", "").split(",")) >= {"GET", "POST"}
    override = client.post(
        "/api/v1/lines", "{}", content_type="application/json", HTTP_X_HTTP_METHOD_OVERRIDE="DELETE", **ME
    )
    problem(override, 422, "invalid")


def test_a_wrong_host_is_refused(client):
    problem(client.get("/api/v1/lines", HTTP_HOST="evil.example", **ME), 400, "bad_request")


def test_a_person_gets_a_page_in_his_language(client):
    response = client.get("/page/locked", HTTP_ACCEPT="text/html,*/*", HTTP_ACCEPT_LANGUAGE="zh-CN")
    assert response.status_code == 503
    assert response["Content-Type"].startswith("text/html")
    assert "huiyin 暂时无法接收。" in response.content.decode()
    assert '<html lang="zh-Hans">' in response.content.decode()


def test_refusals_of_protected_objects_are_audited(client):
    for kind in ("hidden", "refused"):
        client.get(f"/api/v1/fail/{kind}", **ME)
    lines = AuditLine.objects.filter(refused=True).order_by("subject")
    assert [(line.subject, line.detail["code"], line.by_name) for line in lines] == [
        ("case:1", "not_found", "zhou"),
        ("case:2", "forbidden", "zhou"),
    ]
    assert lines[0].request_id


def test_ordinary_failures_are_not_audited(client):
    for kind in ("boom", "many", "stale"):
        client.get(f"/api/v1/fail/{kind}", **ME)
    assert not AuditLine.objects.exists()


def test_the_schema_documents_problems_and_the_key():
    from tests.base.edge_urls import api

    operation = api.get_openapi_schema()["paths"]["/api/v1/lines"]["post"]
    assert {"201", "400", "409", "413", "415", "422", "429", "503"} <= {
        str(status) for status in operation["responses"]
    }
    assert any(parameter["name"] == "Idempotency-Key" for parameter in operation["parameters"])
