"""Fifty at once under one name: exactly one voice, and everybody gets the same receipt (P01, P06)."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest
from django.db import connections
from django.http import HttpResponse

from huiyin.base.models import Job
from huiyin.customers.models import Customer
from huiyin.listen.errors import AlreadyAnswered
from huiyin.listen.models import Answer, Feedback, RawInput
from huiyin.listen.services import accept, invite, record_answer
from huiyin.listen.terms import Channel, InvitationPurpose, Voice
from tests.listen.calls import Caller, voice

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
AT_ONCE = 50
Result = TypeVar("Result")

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(act: Callable[[int], Result], *, times: int = AT_ONCE) -> list[Result]:
    """Run act(0) … act(times - 1) in threads of their own that start together."""
    gate, results, failures = threading.Barrier(times), [], []

    def run(at: int) -> None:
        gate.wait()
        try:
            results.append(act(at))
        except Exception as error:  # shown by the assertion below
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(at,)) for at in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    return results


def test_one_name_and_one_body_is_one_voice(cast) -> None:
    headers = cast.token("feedback:write")
    body = voice(external_id="race", customer={"email": "a@b.cn"})
    answers = all_at_once(lambda _: Caller(headers).post(body))
    assert Counter(answer.status_code for answer in answers) == {201: 1, 200: AT_ONCE - 1}
    assert len({tuple(answer.json().items()) for answer in answers}) == 1
    assert Feedback.objects.count() == RawInput.objects.count() == Customer.objects.count() == 1
    assert Job.objects.filter(name="understand.analyse").count() == 1


def test_one_newcomer_in_many_nameless_voices_is_one_customer(cast) -> None:
    headers = cast.token("feedback:write")
    body = voice(customer={"email": "new@b.cn", "phone": "19900000031"})
    answers = all_at_once(lambda _: Caller(headers).post(body), times=12)
    assert Counter(answer.status_code for answer in answers) == {201: 12}
    assert Customer.objects.count() == 1
    assert Feedback.objects.filter(customer=Customer.objects.get()).count() == 12


def test_one_name_and_many_bodies_is_one_voice_and_everything_is_kept(cast) -> None:
    headers = cast.token("feedback:write")
    answers = all_at_once(lambda at: Caller(headers).post(voice(external_id="race", text=f"第{at}份")))
    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: AT_ONCE - 1}
    assert Feedback.objects.count() == 1
    assert Counter(RawInput.objects.values_list("state", flat=True)) == {"accepted": 1, "conflict": AT_ONCE - 1}


def test_one_idempotency_key_is_one_voice(cast) -> None:
    headers = cast.token("feedback:write")

    def send(_: int) -> HttpResponse:
        return Caller(headers).post(voice(), Idempotency_Key="race")

    answers = all_at_once(send)
    assert Feedback.objects.count() == 1
    met = Counter(answer.status_code for answer in answers)
    assert met[201] == 1
    assert set(met) <= {200, 201, 409}
    for answer in answers:
        if answer.status_code == 409:
            assert answer.json()["code"] == "idempotency_running"
            assert int(answer.headers["Retry-After"]) >= 1
        if answer.status_code == 200:
            assert answer.headers["Idempotent-Replay"] == "true"
            assert answer.json()["id"] == str(Feedback.objects.get().id)


def test_two_files_with_common_rows_neither_lose_nor_repeat(cast) -> None:
    def batch(at: int) -> list[str]:
        voices = [
            Voice(channel=Channel.IMPORT, text=f"第{row}行", external_id=f"row-{row}")
            for row in range(at * 20, at * 20 + 60)
        ]
        return [receipt.state for receipt in accept(voices, now=NOW, by="test")]

    states = Counter(state for states in all_at_once(batch, times=6) for state in states)
    assert Feedback.objects.count() == 160
    assert states == {"new": 160, "duplicate": 200}


def test_one_invitation_takes_one_answer_and_keeps_the_late_ones(cast) -> None:
    invite(
        subject="case:1",
        customer_id=None,
        unit_id=cast.unit.id,
        purpose=InvitationPurpose.CASE_RATING,
        now=NOW,
    )

    def answer(at: int) -> str:
        try:
            record_answer(subject="case:1", score=at % 5 + 1, comment=f"第{at}次", now=NOW + timedelta(minutes=1))
        except AlreadyAnswered:
            return "late"
        return "stored"

    assert Counter(all_at_once(answer)) == {"stored": 1, "late": AT_ONCE - 1}
    assert Answer.objects.count() == 1
    assert RawInput.objects.filter(state="late").count() == AT_ONCE - 1
