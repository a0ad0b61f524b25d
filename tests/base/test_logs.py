"""Nothing personal and nothing secret reaches a log (T03)."""

import io
import json
import logging
import logging.config

import pytest
import structlog

from huiyin.base.links import make_token
from huiyin.base.logs import logging_config, redact
from tests.base.test_crypto import TOKEN_ID

TOKEN = make_token("case", TOKEN_ID, "progress", b"n" * 16)


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        (f"GET /p/{TOKEN} 302", TOKEN),
        (f"Referer: https://feedback.example.com/p/{TOKEN}?x=1", TOKEN),
        ("GET /setup?token=abcdef123456 200", "abcdef123456"),
        ("/welcome/s3cr3t-part", "s3cr3t-part"),
        ("mail to lin.xiao+test@example.com.cn failed", "lin.xiao"),
        ("call 13812345678 back", "13812345678"),
        ("call +86 138 1234 5678 back", "1234 5678"),
        ("call +1 212-555-0100 back", "555-0100"),
        ("Authorization: Bearer hy_pat_abcdefghijklmnop", "abcdefghijklmnop"),
        ("token hy_pat_abcdefghijklmnopqrst given", "abcdefghijkl"),
        ("postgresql://huiyin:sesame@db/huiyin", "sesame"),
        ("GET /api/v1/feedback?q=13812345678&limit=5", "13812345678"),
    ],
)
def test_secrets_and_people_are_hidden(line, hidden):
    cleaned = redact(line)
    assert hidden not in cleaned
    assert "[hidden]" in cleaned


@pytest.mark.parametrize(
    "line",
    [
        "case HY-1042 took 13.25 s",
        "01940000-0000-7000-8000-138123456789",
        "2026-11-22T00:10:00.123456+00:00",
        "/api/v1/cases/HY-1042",
    ],
)
def test_what_operators_need_stays(line):
    assert redact(line) == line


@pytest.fixture
def written(settings):
    """Log as in production, into a text of our own."""
    before, stream = structlog.get_config(), io.StringIO()
    logging.config.dictConfig(logging_config(level="INFO", as_json=True))
    logging.getLogger().handlers[0].setStream(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.config.dictConfig(settings.LOGGING)
    structlog.configure(**before)


def test_events_and_plain_logs_are_json_with_the_request(written):
    structlog.contextvars.bind_contextvars(request_id="r-12345678")
    try:
        person = {"email": "lin@example.com", "phone": "138", "token": "t"}
        structlog.stdlib.get_logger("a").info("voice kept", **person, count=3, path=f"/p/{TOKEN}")
        logging.getLogger("b").warning("mail to %s failed", "lin@example.com")
    finally:
        structlog.contextvars.clear_contextvars()
    event, plain = written()
    assert (event["event"], event["count"], event["level"]) == ("voice kept", 3, "info")
    assert event["request_id"] == "r-12345678"
    assert event["email"] == event["phone"] == event["token"] == "[hidden]"
    assert event["path"] == "/p/[hidden]"
    assert (plain["event"], plain["request_id"], plain["logger"]) == ("mail to [hidden] failed", "r-12345678", "b")


def test_a_traceback_is_logged_without_its_people(written):
    try:
        raise ValueError("no such customer lin@example.com")
    except ValueError:
        logging.getLogger("c").exception("failed for 13812345678")
    (event,) = written()
    text = json.dumps(event)
    assert "ValueError" in text
    assert "lin@" not in text
    assert "13812345678" not in text
