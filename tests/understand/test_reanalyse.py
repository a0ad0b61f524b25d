"""A new model judges old voices again: once, politely, and without starting or changing anybody's work."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps

from huiyin.base.ids import new_id
from huiyin.base.job_queue import claim
from huiyin.base.job_run import JobRun
from huiyin.base.models import DueClock, Job
from huiyin.base.start_duties import start_duties
from huiyin.base.terms import Lane
from huiyin.base.worker import DEFAULT_PLANS
from huiyin.customers.terms import CustomerIn
from huiyin.lib.text import Nature, Sentiment, Urgency
from huiyin.listen.models import Feedback
from huiyin.listen.services import accept, record_understanding
from huiyin.listen.terms import Channel, Understood, Voice
from huiyin.resolve import services as resolve
from huiyin.resolve.models import Case
from huiyin.understand import queries
from huiyin.understand.models import Reanalysis, Understanding
from huiyin.understand.services import current_version, notice_model, reanalyse, reanalysing
from huiyin.understand.tasks import notice_model as notice_duty
from huiyin.understand.terms import Begun
from tests.cast import NOW
from tests.drain import drain
from tests.listen.calls import logged
from tests.resolve.conftest import House
from tests.understand.releases import forget_engine, upgrade

pytestmark = pytest.mark.usefixtures("cast")
LATER = NOW + timedelta(days=40)
COMPLAINT = "外卖送晚了一个小时，打电话没人接，态度特别差，要求退款！"
PRAISE = "服务很好，味道不错，配送员很热情，非常满意。"
ALARM = {
    "nature": Nature.COMPLAINT,
    "sentiment": Sentiment.NEGATIVE,
    "sentiment_score": -0.9,
    "urgency": Urgency.URGENT,
}
DELIGHT = {"nature": Nature.PRAISE, "sentiment": Sentiment.POSITIVE, "sentiment_score": 0.9, "urgency": Urgency.LOW}


def hear(*texts: str, now: datetime = NOW, **more: Any) -> list[UUID]:
    voices = [Voice(channel=Channel.WEB, text=text, **more) for text in texts]
    return [receipt.id for receipt in accept(voices, now=now, by="test")]


def understood(*texts: str, **more: Any) -> list[UUID]:
    """Voices that the model of today has judged and triage has seen."""
    ids = hear(*texts, **more)
    drain(now=NOW)
    return ids


def waiting() -> int:
    return Job.objects.filter(name=reanalysing.REANALYSE_JOB).count()


def judged_by() -> Counter[str]:
    return Counter(Feedback.objects.values_list("model_version", flat=True))


def corrected(feedback_id: UUID) -> UUID:
    """A person says that the voice was a complaint."""
    person = new_id()
    decision = Understood(
        feedback_id=feedback_id,
        language="zh-Hans",
        nature=Nature.COMPLAINT,
        sentiment=Sentiment.NEGATIVE,
        sentiment_score=-0.5,
        urgency=Urgency.NORMAL,
        model_version=current_version(),
        corrected_by=person,
    )
    record_understanding([decision], now=NOW)
    return person


def everything_of(*rooms: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of these rooms."""
    models = [model for room in rooms for model in apps.get_app_config(room).get_models()]
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


class TestOnePass:
    def test_everything_is_judged_once_in_short_stretches(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reanalysing, "REANALYSED_AT_ONCE", 3)
        understood(*[f"第{at}条，送餐太慢了" for at in range(8)])
        old = current_version()
        upgrade(monkeypatch, "newer", **ALARM)
        assert reanalyse(now=LATER) is Begun.BEGUN
        assert reanalyse(now=LATER) is Begun.RUNNING
        assert waiting() == 1
        drain(now=LATER)
        assert judged_by() == {"newer": 8}
        assert Counter(Understanding.objects.values_list("model_version", flat=True)) == {old: 8, "newer": 8}
        assert [len(event["ids"]) for event in logged("understand.FeedbackJudgedAgain")] == [3, 3, 2]
        assert reanalyse(now=LATER) is Begun.CURRENT
        assert waiting() == 0

    def test_a_worker_begins_it_at_its_start_once_per_model(self, monkeypatch: pytest.MonkeyPatch) -> None:
        understood(COMPLAINT)
        assert notice_model(now=NOW)  # the first start of all: nothing to do, and that is noted
        assert not notice_model(now=NOW)
        drain(now=NOW)
        assert Reanalysis.objects.get().ended_at == NOW
        upgrade(monkeypatch, "newer")
        assert notice_model(now=LATER)
        assert not notice_model(now=LATER)
        drain(now=LATER)
        assert judged_by() == {"newer": 1}
        assert not notice_model(now=LATER)

    def test_it_is_a_duty_of_runners_that_do_bulk_work(self) -> None:
        assert notice_duty in start_duties([Lane.BULK])
        assert notice_duty not in start_duties([Lane.CLOCK, Lane.INBOUND])

    def test_going_back_to_a_model_restores_its_decisions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        (voice,) = understood(PRAISE)
        notice_model(now=NOW)
        drain(now=NOW)
        old = current_version()
        with monkeypatch.context() as release:
            upgrade(release, "newer", **ALARM)
            notice_model(now=LATER)
            drain(now=LATER)
            assert Feedback.objects.get(id=voice).nature == "complaint"
        forget_engine()
        assert notice_model(now=LATER + timedelta(hours=1))
        drain(now=LATER + timedelta(hours=1))
        assert (Feedback.objects.get(id=voice).nature, judged_by()) == ("praise", {old: 1})
        assert Understanding.objects.count() == 2

    def test_a_worker_of_another_release_leaves_it_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        understood(COMPLAINT)
        with monkeypatch.context() as release:
            upgrade(release, "newer", **DELIGHT)
            reanalyse(now=LATER)
        forget_engine()
        drain(now=LATER)
        assert "newer" not in judged_by()
        assert waiting() == 1
        upgrade(monkeypatch, "newer", **DELIGHT)
        drain(now=LATER + timedelta(minutes=2))
        assert judged_by() == {"newer": 1}

    def test_a_pass_that_another_model_followed_ends(self, monkeypatch: pytest.MonkeyPatch) -> None:
        understood(COMPLAINT)
        reanalyse(now=NOW)
        upgrade(monkeypatch, "newer", **DELIGHT)
        reanalyse(now=LATER)
        drain(now=LATER)
        assert judged_by() == {"newer": 1}
        assert waiting() == 0

    def test_a_pass_that_got_stuck_is_begun_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        understood(COMPLAINT, PRAISE)
        upgrade(monkeypatch, "newer")
        reanalyse(now=LATER)
        Job.objects.filter(name=reanalysing.REANALYSE_JOB).update(died_at=LATER)
        assert reanalyse(now=LATER) is Begun.BEGUN
        drain(now=LATER)
        assert judged_by() == {"newer": 2}


class TestNobodysWorkChanges:
    """Triage hears only of voices that nobody had judged."""

    @pytest.fixture
    def house(self, cast: Any) -> House:
        assert cast.agent
        assert cast.supervisor
        return House(cast)

    @pytest.mark.parametrize("change", [ALARM, DELIGHT], ids=["all urgent complaints", "all praise"])
    def test_cases_clocks_messages_and_invitations_stay(
        self, house: House, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
    ) -> None:
        answered = house.open()
        resolve.resolve(
            answered.number, cause="漏单", remedy="退款", prevention="核对", by=house.cast.asker("agent"), now=NOW
        )
        house.open("第二次了，还是没送到，我要投诉！")
        house.hear(PRAISE)  # opened no case, and must not now that it is read as a complaint
        drain(now=LATER)
        before = everything_of("resolve", "contact", "staff")
        clocks, invitations = list(DueClock.objects.order_by("id").values()), logged("resolve.CaseOpened")
        upgrade(monkeypatch, "newer", **change)
        reanalyse(now=LATER)
        drain(now=LATER)
        assert judged_by() == {"newer": 3}
        assert set(Feedback.objects.values_list("nature", flat=True)) == {change["nature"]}
        assert everything_of("resolve", "contact", "staff") == before
        assert list(DueClock.objects.order_by("id").values()) == clocks
        assert logged("resolve.CaseOpened") == invitations
        assert len(Case.objects.all()) == 2

    def test_a_voice_nobody_had_judged_becomes_the_case_it_calls_for(
        self, house: House, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hear(COMPLAINT, unit="SZ-NS", customer=CustomerIn(name="林晓", email="lin.xiao@example.com", external_id="C-1"))
        Job.objects.all().delete()  # as if its analysis had given up long ago
        reanalyse(now=NOW + timedelta(hours=1))
        drain(now=NOW + timedelta(hours=1))
        assert Case.objects.count() == 1
        upgrade(monkeypatch, "newer", **ALARM)
        reanalyse(now=LATER)
        drain(now=LATER)
        assert Case.objects.count() == 1

    def test_a_late_delivery_of_the_analysis_job_opens_nothing_either(
        self, house: House, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from huiyin.understand.services import analyse_voices

        receipt = house.hear(PRAISE)
        upgrade(monkeypatch, "newer", **ALARM)
        assert analyse_voices([receipt.id], now=LATER) == 1
        drain(now=LATER)
        assert Case.objects.count() == 0


class TestWhatPeopleCorrected:
    def test_the_persons_decision_stands_and_the_machines_is_kept_beside_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (voice,) = understood(PRAISE)
        person = corrected(voice)
        version = Feedback.objects.get().version
        upgrade(monkeypatch, "newer", **DELIGHT)
        notice_model(now=LATER)
        drain(now=LATER)
        row = Feedback.objects.get()
        assert (row.nature, row.corrected_by, row.version) == ("complaint", person, version)
        assert Understanding.objects.get(model_version="newer").nature == "praise"
        assert queries.outstanding(model_version="newer") == 0
        before = logged("understand.FeedbackJudgedAgain")
        Reanalysis.objects.update(ended_at=None)
        reanalyse(now=LATER)
        drain(now=LATER)
        assert logged("understand.FeedbackJudgedAgain") == before


class TestLiveVoices:
    def test_a_live_voice_never_waits_for_the_pass(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reanalysing, "REANALYSED_AT_ONCE", 20)
        understood(*[f"第{at}条，送餐太慢了" for at in range(100)])
        upgrade(monkeypatch, "newer")
        reanalyse(now=LATER)
        runs = [JobRun(runner=f"r{place}", now=LATER, strict=True) for place in range(len(DEFAULT_PLANS))]

        def one_round(place: int) -> str | None:
            taken = claim(list(DEFAULT_PLANS[place].lanes), runner=f"r{place}", now=LATER)
            if taken:
                runs[place].run(taken)
            return taken and taken.name

        assert one_round(1) == reanalysing.REANALYSE_JOB
        (live,) = hear(COMPLAINT, now=LATER)
        assert one_round(0) == "understand.analyse"  # the first runner touches no bulk work
        assert Feedback.objects.get(id=live).nature == "complaint"
        assert judged_by()["newer"] == 21
        assert waiting() == 1

    def test_a_voice_that_has_just_come_is_left_to_its_own_analysis(self, monkeypatch: pytest.MonkeyPatch) -> None:
        understood(PRAISE)
        upgrade(monkeypatch, "newer", **DELIGHT)
        reanalyse(now=LATER)
        (live,) = hear(COMPLAINT, now=LATER)
        reanalysing.reanalyse_next({"model_version": "newer", "turn": 1}, now=LATER, finish=lambda: None)
        assert Feedback.objects.get(id=live).understood_at is None
        assert judged_by()["newer"] == 1
        drain(now=LATER)
        assert [event["ids"] for event in logged("understand.FeedbackUnderstood")][-1] == [str(live)]

    def test_a_stretch_costs_a_constant_number_of_statements(
        self, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
    ) -> None:
        understood(*[f"第{at}条，送餐太慢了" for at in range(60)])
        upgrade(monkeypatch, "newer")
        reanalyse(now=LATER)
        with django_assert_max_num_queries(30):
            reanalysing.reanalyse_next(
                {"model_version": "newer", "turn": 1}, now=LATER, finish=Job.objects.all().delete
            )
        assert judged_by() == {"newer": 60}


class TestWhatChanged:
    def test_counts_from_class_to_class(self, monkeypatch: pytest.MonkeyPatch) -> None:
        understood(COMPLAINT, "又送错了，差评，要求退款！", PRAISE)
        old = current_version()
        upgrade(monkeypatch, "newer", **DELIGHT, categories=(("food/taste", 0.9),))
        reanalyse(now=LATER)
        drain(now=LATER)
        assert queries.versions_in_history() == [old, "newer"]
        changes = queries.reanalysis_changes(before=old, after="newer")
        assert {(one.before, one.after): one.voices for one in changes["nature"]} == {
            ("complaint", "praise"): 2,
            ("praise", "praise"): 1,
        }
        assert sum(one.voices for one in changes["sentiment"]) == 3
        assert {one.after for one in changes["category"]} == {"food/taste"}
        assert list(changes) == ["nature", "sentiment", "urgency", "category"]

    def test_progress_tells_done_outdated_and_pace(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reanalysing, "REANALYSED_AT_ONCE", 2)
        understood(*[f"第{at}条，送餐太慢了" for at in range(5)])
        old = current_version()
        upgrade(monkeypatch, "newer")
        reanalyse(now=LATER)
        later = LATER + timedelta(seconds=4)
        reanalysing.reanalyse_next({"model_version": "newer", "turn": 1}, now=later, finish=lambda: None)
        progress = queries.reanalysis_progress(model_version="newer")
        assert (progress.voices, progress.done, progress.outdated) == (5, 2, 3)
        assert progress.judged_by == {old: 3, "newer": 2}
        assert (progress.per_second, progress.is_running, progress.ended_at) == (0.5, True, None)
