"""Understanding voices: once per model, in one short transaction, findable and announced."""

import threading
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connections
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from huiyin.base.ids import new_id
from huiyin.base.models import Job
from huiyin.base.search import matching_ids
from huiyin.listen.models import Feedback
from huiyin.listen.queries import SEARCH_KIND
from huiyin.listen.services import accept, record_understanding
from huiyin.listen.terms import Channel, Nature, RatingIn, RatingMetric, Sentiment, Understood, Urgency, Voice
from huiyin.understand import tasks
from huiyin.understand.models import Understanding
from huiyin.understand.services import analyse_voices, current_version
from tests.drain import drain
from tests.listen.calls import logged

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
COMPLAINT = "外卖送晚了一个小时，打电话没人接，态度特别差，要求退款！"
PRAISE = "服务很好，味道不错，配送员很热情，非常满意。"


def store(*texts: str, **more) -> list[UUID]:
    voices = [Voice(channel=Channel.WEB, text=text, **more) for text in texts]
    return [receipt.id for receipt in accept(voices, now=NOW, by="test")]


def ready_jobs(name: str) -> int:
    return Job.objects.filter(name=name).count()


@pytest.mark.usefixtures("cast")
class TestOneVoice:
    def test_the_job_writes_what_it_understood_everywhere(self) -> None:
        complaint, praise = store(COMPLAINT, PRAISE)
        drain(now=LATER)
        first, second = Feedback.objects.get(id=complaint), Feedback.objects.get(id=praise)
        assert (first.language, first.nature, first.sentiment) == ("zh-Hans", "complaint", "negative")
        assert (second.nature, second.sentiment) == ("praise", "positive")
        assert first.sentiment_score < 0 < second.sentiment_score
        assert first.category
        assert first.keywords
        assert (first.model_version, first.understood_at, first.version) == (current_version(), LATER, 2)
        assert list(matching_ids(SEARCH_KIND, "退款")) == [complaint]
        (event,) = logged("understand.FeedbackUnderstood")
        assert set(event["ids"]) == {str(complaint), str(praise)}
        assert ready_jobs("understand.analyse") == 0

    def test_the_history_keeps_the_reasons(self) -> None:
        (complaint,) = store(COMPLAINT)
        drain(now=LATER)
        kept = Understanding.objects.get(feedback_id=complaint)
        assert kept.reasons["cues"]
        assert set(kept.reasons["nature"]) == set(Nature)
        assert 0 < kept.confidence <= 1
        assert (kept.nature, kept.decided_at) == ("complaint", LATER)

    def test_the_rating_counts(self) -> None:
        bad, good = (store("一般", ratings=(RatingIn(metric=RatingMetric.CSAT, score=score),))[0] for score in (1, 5))
        drain(now=LATER)
        scores = dict(Feedback.objects.values_list("id", "sentiment_score"))
        assert scores[bad] < scores[good]

    def test_an_unread_language_keeps_what_the_sender_told(self) -> None:
        (french,) = store("Добрый день, заказ не пришёл", language="ru")
        drain(now=LATER)
        assert Feedback.objects.get(id=french).language == "ru"


@pytest.mark.usefixtures("cast")
class TestOnce:
    def test_the_same_voices_twice_are_analysed_once(self) -> None:
        ids = store(COMPLAINT, PRAISE)
        assert analyse_voices([*ids, ids[0]], now=LATER) == 2
        assert analyse_voices(ids, now=LATER) == 0
        assert Understanding.objects.count() == 2
        assert len(logged("understand.FeedbackUnderstood")) == 1
        assert set(Feedback.objects.values_list("version", flat=True)) == {2}

    def test_voices_that_are_gone_are_no_trouble(self) -> None:
        assert analyse_voices([new_id()], now=LATER) == 0

    def test_a_run_that_cannot_end_leaves_nothing(self) -> None:
        ids = store(COMPLAINT)

        def lose_the_lease() -> None:
            raise IntegrityError

        with pytest.raises(IntegrityError):
            analyse_voices(ids, now=LATER, finish=lose_the_lease)
        assert Understanding.objects.count() == 0
        assert Feedback.objects.get().understood_at is None
        assert logged("understand.FeedbackUnderstood") == []

    def test_many_at_once_stay_short_runs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tasks, "VOICES_AT_ONCE", 7)
        store(*[f"第{at}条，送餐太慢了" for at in range(20)])
        drain(now=LATER)
        assert Understanding.objects.count() == 20
        assert [len(event["ids"]) for event in logged("understand.FeedbackUnderstood")] == [7, 7, 6]

    def test_a_batch_costs_a_constant_number_of_statements(self, django_assert_max_num_queries) -> None:
        few, many = store(*[f"{at} 送餐太慢了" for at in range(5)]), store(*[f"{at} 味道很好" for at in range(60)])
        analyse_voices(few, now=LATER)
        with django_assert_max_num_queries(24):  # SQLite splits long inserts and counts executemany once
            analyse_voices(many, now=LATER)


@pytest.mark.usefixtures("cast")
class TestCorrections:
    def test_a_person_is_not_overruled_by_a_machine(self) -> None:
        (feedback_id,) = store(PRAISE)
        analyse_voices([feedback_id], now=LATER)
        person = new_id()
        decision = {
            "feedback_id": feedback_id,
            "language": "zh-Hans",
            "sentiment": Sentiment.NEGATIVE,
            "sentiment_score": -0.4,
            "urgency": Urgency.NORMAL,
            "model_version": current_version(),
        }
        record_understanding([Understood(nature=Nature.COMPLAINT, corrected_by=person, **decision)], now=LATER)
        record_understanding([Understood(nature=Nature.PRAISE, **decision)], now=LATER)
        stored = Feedback.objects.get()
        assert (stored.nature, stored.corrected_by, stored.version) == ("complaint", person, 3)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("cast")
def test_two_workers_with_the_same_voices_write_them_once() -> None:
    ids = store(*[f"第{at}条，送餐太慢了" for at in range(40)])
    gate, ends = threading.Barrier(6), []

    def work() -> None:
        gate.wait()
        try:
            ends.append(analyse_voices(ids, now=LATER))
        except IntegrityError:
            ends.append(0)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == [0, 0, 0, 0, 0, 40]
    assert Understanding.objects.count() == 40
    assert set(Feedback.objects.values_list("version", flat=True)) == {2}
    assert len(logged("understand.FeedbackUnderstood")) == 1


class TestAnyText(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.text(st.characters(), min_size=1, max_size=400), min_size=1, max_size=5))
    def test_any_text_is_understood(self, texts: list[str]) -> None:
        from tests.cast import Cast

        Cast()  # a transactional test may have emptied the tables
        ids = store(*texts)
        assert analyse_voices(ids, now=LATER) == len(texts)
        for voice in Feedback.objects.filter(id__in=ids):
            assert voice.nature in set(Nature)
            assert -1 <= voice.sentiment_score <= 1
