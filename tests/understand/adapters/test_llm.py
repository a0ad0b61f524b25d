"""The model's client against a real server on loopback that behaves, misbehaves, and obeys its customers."""

import json
import time

import pytest

from huiyin.lib.text import Urgency
from huiyin.lib.text.llm.answers import suggestion
from huiyin.lib.text.llm.budget import Budget, Usage
from huiyin.lib.text.llm.prompts import question
from huiyin.lib.text.llm.tasks import ENTITLED, ModelTask
from huiyin.understand.adapters.llm import Endpoint, Limits, ModelError, ModelFault, ask
from tests.lib.text.llm.analyses import analysis
from tests.lib.text.llm.obedient import HONEST, INJECTIONS, KEY, NONCE, obey
from tests.understand.adapters.model_server import (
    ModelServer,
    completion,
    drips,
    says,
    sends,
    stays_silent,
    writes,
)

TEXT = "我叫王小明，电话13800138000，锅炸了，忘了关火"
HONEST_ANSWER = json.dumps(HONEST["second_opinion"])


@pytest.fixture
def server():
    one = ModelServer()
    yield one
    one.close()


class Time:
    """A clock that stands, and a sleep that moves it."""

    def __init__(self):
        self.now = 1_000.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Time()


def ask_it(server, clock, *, text=TEXT, task=ModelTask.SECOND_OPINION, budget=None, limits=None, url=None):
    return ask(
        question(task=task, texts=[text], nonce=NONCE),
        endpoint=Endpoint(base_url=url or server.url, key=KEY, model="small"),
        budget=budget or Budget(),
        clock=clock,
        sleep=getattr(clock, "sleep", None),
        limits=limits,
    )


def failure(server, clock, **more):
    with pytest.raises(ModelError) as caught:
        ask_it(server, clock, **more)
    assert KEY not in str(caught.value)
    assert "王小明" not in str(caught.value)
    return caught.value


def test_a_valid_answer_comes_back_and_only_masked_words_leave(server, clock):
    server.answers = [says(json.dumps({"summary": "[NAME1]的锅炸了", "extra": 1}, ensure_ascii=False))]
    opinion = ask_it(server, clock, task=ModelTask.SUMMARY)
    assert opinion.answer.fields == {"summary": "王小明的锅炸了"}
    assert (opinion.usage, opinion.schema) == (Usage(calls=1, tokens=120), True)
    (request,) = server.requests
    sent = json.dumps(request["body"], ensure_ascii=False)
    assert "王小明" not in sent
    assert "13800138000" not in sent
    assert request["path"] == "/v1/chat/completions"
    assert request["headers"]["Authorization"] == f"Bearer {KEY}"
    assert request["body"]["response_format"]["json_schema"]["schema"]["required"] == ["summary"]


@pytest.mark.parametrize("status", [400, 422, 501])
def test_a_server_that_refuses_the_schema_is_asked_for_plain_json(server, clock, status):
    server.answers = [sends('{"error": "response_format is not supported"}', status), says(HONEST_ANSWER)]
    opinion = ask_it(server, clock)
    assert (opinion.schema, opinion.usage.calls) == (False, 2)
    assert "response_format" not in server.requests[1]["body"]


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_refusals_are_not_tried_again(server, clock, status):
    server.answers = [sends(f'{{"error": "bad key {KEY}"}}', status)]
    error = failure(server, clock)
    assert (error.fault, error.permanent, error.status) == (ModelFault.REFUSED, True, status)
    assert len(server.requests) == (2 if status == 400 else 1)
    assert clock.slept == []


def test_too_many_requests_waits_as_long_as_the_server_asks(server, clock):
    server.answers = [sends("{}", 429, Retry_After="7"), says(HONEST_ANSWER)]
    assert ask_it(server, clock).usage.calls == 2
    assert clock.slept == [7.0]


def test_a_date_to_retry_after_is_read_by_the_servers_own_clock(server, clock):
    raw = (
        b"HTTP/1.1 429 Busy\r\nDate: Sun, 22 Nov 2026 06:00:00 GMT\r\n"
        b"Retry-After: Sun, 22 Nov 2026 06:00:09 GMT\r\nContent-Length: 2\r\n\r\n{}"
    )
    server.answers = [writes(raw), says(HONEST_ANSWER)]
    ask_it(server, clock)
    assert clock.slept == [9.0]


def test_a_wait_beyond_the_total_time_is_left_to_the_caller(server, clock):
    server.answers = [sends("{}", 429, Retry_After="3600")]
    error = failure(server, clock)
    assert (error.fault, error.permanent, error.retry_after) == (ModelFault.BUSY, False, 3600.0)
    assert error.usage == Usage(calls=1)
    assert clock.slept == []


def test_a_failing_server_is_tried_again_with_growing_pauses(server, clock):
    server.answers = [sends("oops", 500), sends("<html>", 503), says(HONEST_ANSWER)]
    assert ask_it(server, clock).usage.calls == 3
    assert clock.slept == [1.0, 2.0]


def test_a_server_that_keeps_failing_is_given_up(server, clock):
    server.answers = [sends("oops", 500)]
    error = failure(server, clock)
    assert (error.fault, error.permanent, error.usage.calls) == (ModelFault.SERVER_FAILED, False, 3)


CUT = [
    b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"choices\": [",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"choices\": [",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"cho\r\n",
]  # fmt: skip


@pytest.mark.parametrize("raw", CUT, ids=["length", "in a chunk", "between chunks"])
def test_an_answer_that_breaks_off_is_named_and_tried_again(server, clock, raw):
    server.answers = [writes(raw)]
    error = failure(server, clock)
    assert (error.fault, error.permanent, error.usage.calls) == (ModelFault.TRUNCATED, False, 3)
    server.answers = [writes(raw), says(HONEST_ANSWER)]
    assert ask_it(server, clock).usage.calls == 2


def test_a_connection_that_ends_without_a_word_is_tried_again(server, clock):
    server.answers = [writes(b""), says(HONEST_ANSWER)]
    assert ask_it(server, clock).usage.calls == 2


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("{not json", ModelFault.BAD_RESPONSE),
        ("[" * 100_000, ModelFault.BAD_RESPONSE),
        ("[]", ModelFault.BAD_RESPONSE),
        ('{"choices": []}', ModelFault.BAD_RESPONSE),
        ('{"choices": [{"message": "hello"}]}', ModelFault.BAD_RESPONSE),
        (json.dumps(completion(None)), ModelFault.NO_CONTENT),
        (json.dumps(completion(" ")), ModelFault.NO_CONTENT),
        (json.dumps(completion("I think it is a complaint.")), ModelFault.BAD_ANSWER),
        (json.dumps(completion('{"nature": "complaint"}')), ModelFault.BAD_ANSWER),
        (json.dumps({"choices": [{"message": {"content": "{"}, "finish_reason": "length"}]}), ModelFault.BAD_ANSWER),
        (b"\xff\xfe\x00", ModelFault.BAD_RESPONSE),
    ],
)
def test_useless_answers_are_named_and_not_tried_again(server, clock, body, fault):
    server.answers = [sends(body)]
    error = failure(server, clock)
    assert (error.fault, error.permanent, error.usage.calls) == (fault, True, 1)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirects_are_not_followed(server, clock, status):
    server.answers = [sends("", status, Location=f"{server.url}/elsewhere")]
    error = failure(server, clock)
    assert (error.fault, error.permanent, len(server.requests)) == (ModelFault.REDIRECTED, True, 1)


def test_a_huge_answer_is_not_read_to_its_end(server, clock):
    limits = Limits(answer_bytes=10_000)
    server.answers = [sends("x" * 10_001)]
    assert failure(server, clock, limits=limits).fault is ModelFault.TOO_LARGE
    chunk = b"1000\r\n" + b"x" * 4_096 + b"\r\n"
    server.answers = [writes(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk * 100)]
    assert failure(server, clock, limits=limits).fault is ModelFault.TOO_LARGE


def test_a_compressed_answer_is_refused(server, clock):
    server.answers = [sends(b"\x1f\x8b", Content_Encoding="gzip")]
    assert failure(server, clock).fault is ModelFault.BAD_RESPONSE


def test_a_silent_server_is_given_up(server, clock):
    server.answers = [stays_silent(server)]
    error = failure(server, clock, limits=Limits(read=0.05, attempts=2))
    assert (error.fault, error.permanent, error.usage.calls) == (ModelFault.TOO_SLOW, False, 2)


def test_a_dripping_server_does_not_outlast_the_deadline(server):
    server.answers = [drips(server)]
    start = time.monotonic()
    error = failure(server, time.monotonic, limits=Limits(total=0.2, attempts=1))
    assert error.fault is ModelFault.TOO_SLOW
    assert time.monotonic() - start < 5


def test_no_server_at_all_is_unreachable(server, clock):
    server.close()
    error = failure(server, clock)
    assert (error.fault, error.permanent, error.usage.calls) == (ModelFault.UNREACHABLE, False, 3)
    assert failure(server, clock, url="http://no-such-host.invalid/v1").fault is ModelFault.UNREACHABLE


def test_https_without_a_trusted_certificate_is_not_spoken(server, clock):
    error = failure(server, clock, url=server.url.replace("http://", "https://"))
    assert error.fault is ModelFault.UNREACHABLE
    assert server.requests == []


@pytest.mark.parametrize(
    "budget", [Budget(calls=0), Budget(tokens=0), Budget(tokens=900)], ids=["no call", "no token", "too few tokens"]
)
def test_a_spent_budget_sends_nothing(server, clock, budget):
    error = failure(server, clock, budget=budget)
    assert (error.fault, error.permanent, error.usage) == (ModelFault.BUDGET_SPENT, False, Usage())
    assert server.requests == []


def test_attempts_count_against_the_budget(server, clock):
    server.answers = [sends("oops", 500)]
    error = failure(server, clock, budget=Budget(calls=2))
    assert (error.fault, error.usage.calls) == (ModelFault.BUDGET_SPENT, 2)


@pytest.mark.parametrize(
    "url",
    ["", "ftp://host/v1", "file:///etc/passwd", "//host", "http://", "http://a:b@host/v1", "http://host/v1?x=1",
     "http://host:99999/v1", "http://ho st/v1", "http://host/v1#x", "http://host/\r\nX: y"],
)  # fmt: skip
def test_an_endpoint_that_cannot_be_asked_is_refused_at_once(url):
    with pytest.raises(ModelError) as caught:
        Endpoint(base_url=url, key=KEY, model="small")
    assert (caught.value.fault, caught.value.permanent) == (ModelFault.BAD_ENDPOINT, True)


def test_a_key_never_shows_and_cannot_break_a_header():
    assert KEY not in repr(Endpoint(base_url="http://host/v1", key=KEY, model="small"))
    with pytest.raises(ModelError) as caught:
        Endpoint(base_url="http://host/v1", key="secret\r\nX: y", model="small")
    assert "secret" not in str(caught.value)


def test_a_usage_that_no_server_can_have_counted_is_not_believed(server, clock):
    for wrong in (-5, 0, True, "many", 10**12, None):
        server.answers = [sends(json.dumps({**completion(HONEST_ANSWER), "usage": {"total_tokens": wrong}}))]
        assert ask_it(server, clock).usage.tokens > 1_000


@pytest.mark.parametrize("injection", INJECTIONS, ids=lambda row: row["id"])
def test_a_model_that_obeys_its_customers_changes_nothing_it_may_not(server, clock, injection):
    def obeys(handler, request):
        system = request["body"]["messages"][0]["content"]
        says(obey(injection, system=system))(handler, request)

    server.answers = [obeys]
    task = ModelTask(injection["task"])
    try:
        fields = ask_it(server, clock, text=injection["text"], task=task).answer
    except ModelError as error:
        outcome = error
    else:
        assert set(fields.fields) == set(ENTITLED[task])
        assert "urgency" not in suggestion(fields, analysis=analysis(urgency=Urgency.URGENT))
        outcome = fields
    assert NONCE not in str(outcome)
    assert KEY not in str(outcome)
    assert "evil" not in str(outcome)
