"""Jobs: what runs, when, in which order, how often, and what remains of it."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections, transaction

from huiyin.base.database import database_now
from huiyin.base.job_queue import (
    LEASE,
    PARKING,
    back_off,
    claim,
    finish,
    give_back,
    heartbeat,
    release_dead_runner,
    run_again,
)
from huiyin.base.job_run import JobRun
from huiyin.base.jobs import LeaseLost, UnknownJob, current_job, enqueue, enqueue_many, job
from huiyin.base.models import Job
from huiyin.base.terms import Lane
from huiyin.base.worker import run_until_empty
from tests.base.small_loop.tasks import effects

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
ALL = list(Lane)
pytestmark = pytest.mark.usefixtures("small_loop")


def run_once(now: datetime = NOW, runner: str = "r1") -> str | None:
    """Claim and run what comes next; return its name."""
    claimed = claim(ALL, runner=runner, now=now)
    if claimed is None:
        return None
    JobRun(runner=runner, now=now).run(claimed)
    return claimed.name


def only_job() -> Job:
    return Job.objects.get()


@pytest.mark.django_db
class TestRunning:
    def test_a_done_job_leaves_its_effect_and_no_row(self) -> None:
        enqueue("small.note", {"name": "a"}, now=NOW)
        assert run_once() == "small.note"
        assert effects() == ["note:a"]
        assert not Job.objects.exists()

    def test_a_job_does_not_run_before_its_time(self) -> None:
        enqueue("small.note", {"name": "a"}, now=NOW, run_at=NOW + timedelta(hours=1))
        assert run_once() is None
        assert run_once(NOW + timedelta(hours=1)) == "small.note"

    def test_a_batch_runs_together(self) -> None:
        enqueue_many("small.collect", [{"name": f"n{n}"} for n in range(250)], now=NOW)
        run_once()
        assert len(effects()) == 200
        run_once()
        assert len(effects()) == 250

    def test_lanes_come_in_the_order_asked(self) -> None:
        enqueue("small.tick", {}, now=NOW - timedelta(hours=1))
        enqueue("small.note", {"name": "a"}, now=NOW)
        enqueue("small.collect", {"name": "c"}, now=NOW)
        assert [run_once(), run_once(), run_once()] == ["small.collect", "small.note", "small.tick"]

    def test_a_runner_sees_only_its_lanes(self) -> None:
        enqueue("small.note", {"name": "a"}, now=NOW)
        assert claim([Lane.CLOCK, Lane.NOTIFY, Lane.BULK], runner="r1", now=NOW) is None

    def test_an_unknown_job_is_refused_when_enqueued(self) -> None:
        with pytest.raises(UnknownJob):
            enqueue("small.unheard_of", {}, now=NOW)

    def test_an_unknown_job_in_the_queue_is_kept(self) -> None:
        Job.objects.create(name="newer.release", lane="bulk", payload="{}", ready_at=NOW, enqueued_at=NOW)
        run_once()
        assert "newer.release" in only_job().error
        assert only_job().died_at is None

    def test_a_job_may_end_in_its_own_transaction(self) -> None:
        enqueue("small.compute", {}, now=NOW)
        run_once()
        assert effects() == ["computed"]
        assert not Job.objects.exists()

    def test_outside_of_a_job_there_is_no_current_one(self) -> None:
        with pytest.raises(LookupError):
            current_job()

    def test_two_jobs_cannot_share_a_name(self) -> None:
        with pytest.raises(ValueError, match="another name"):
            job(name="small.note", lane=Lane.BULK)(lambda payload, *, now: None)


@pytest.mark.django_db
class TestFailing:
    def test_it_backs_off_and_dies_with_its_error(self) -> None:
        enqueue("small.fail", {}, now=NOW)
        moment = NOW
        for attempt in (1, 2, 3):
            assert run_once(moment) == "small.fail"
            assert run_once(moment) is None
            moment += back_off(attempt)
        dead = only_job()
        assert dead.died_at is not None
        assert "ValueError: as ever" in dead.error
        assert effects() == []
        assert run_once(NOW + timedelta(days=9)) is None

    def test_a_dead_job_can_be_run_again(self) -> None:
        enqueue("small.steer", {"how": "give up"}, now=NOW)
        run_once()
        assert only_job().error == "nobody lives there"
        assert only_job().died_at == NOW
        Job.objects.update(payload='{"how": "go"}')
        assert run_again([only_job().pk], now=NOW) == 1
        assert only_job().attempts == 0
        run_once()
        run_once(NOW + timedelta(minutes=7))
        assert effects() == ["steered"]

    def test_a_job_chooses_when_to_be_run_again(self) -> None:
        enqueue("small.steer", {"how": "later"}, now=NOW)
        run_once()
        assert only_job().ready_at == NOW + timedelta(minutes=7)
        assert run_once(NOW + timedelta(minutes=7)) == "small.steer"
        assert effects() == ["steered"]

    def test_poison_hurts_none_of_its_batch(self) -> None:
        names = [f"n{n}" for n in range(9)]
        enqueue_many("small.collect", [{"name": name} for name in [*names[:5], "poison", *names[5:]]], now=NOW)
        run_once()
        assert effects() == names
        assert only_job().payload == '{"name":"poison"}'
        assert only_job().attempts == 1

    def test_a_job_that_was_tried_comes_alone(self) -> None:
        enqueue_many("small.collect", [{"name": "a"}, {"name": "b"}], now=NOW)
        first = Job.objects.order_by("id").first()
        assert first is not None
        Job.objects.filter(id=first.pk).update(attempts=1)
        claimed = claim(ALL, runner="r1", now=NOW)
        assert claimed is not None
        assert [job.payload["name"] for job in claimed.jobs] == ["a"]

    def test_strict_raises_what_happened(self) -> None:
        enqueue("small.fail", {}, now=NOW)
        with pytest.raises(ValueError, match="as ever"):
            run_until_empty(now=NOW)

    def test_back_off_grows_to_an_hour(self) -> None:
        assert [back_off(n).total_seconds() for n in (1, 2, 3, 4, 5, 6, 7, 99)] == [
            *(1, 4, 16, 64, 256, 1024),
            *(3600, 3600),
        ]


@pytest.mark.django_db
class TestLeases:
    def test_a_claimed_job_is_nobody_elses_until_its_lease_ends(self) -> None:
        enqueue("small.note", {"name": "a"}, now=NOW)
        assert claim(ALL, runner="r1", now=NOW) is not None
        assert claim(ALL, runner="r2", now=NOW + LEASE / 2) is None
        again = claim(ALL, runner="r2", now=NOW + LEASE)
        assert again is not None
        assert again.jobs[0].attempt == 2

    def test_whoever_lost_the_lease_leaves_no_effect(self) -> None:
        enqueue("small.note", {"name": "a"}, now=NOW)
        late = claim(ALL, runner="late", now=NOW)
        assert late is not None
        assert claim(ALL, runner="quick", now=NOW + LEASE) is not None
        with pytest.raises(LeaseLost):
            finish(late.jobs, runner="late")
        JobRun(runner="late", now=NOW).run(late)
        assert effects() == []
        assert Job.objects.count() == 1

    def test_a_heartbeat_keeps_the_lease(self) -> None:
        now = database_now()
        enqueue("small.note", {"name": "a"}, now=now)
        claim(ALL, runner="r1", now=now)
        Job.objects.update(ready_at=now + timedelta(seconds=1))
        heartbeat(runner="r1")
        assert only_job().ready_at >= now + LEASE

    def test_what_is_given_back_counts_as_never_tried(self) -> None:
        now = database_now()
        enqueue("small.note", {"name": "a"}, now=now)
        claim(ALL, runner="r1", now=now)
        give_back(runner="r1")
        assert (only_job().attempts, only_job().lease) == (0, None)
        assert claim(ALL, runner="r2") is not None

    def test_jobs_of_a_dead_runner_are_ready_at_once_and_later_back_off(self) -> None:
        now = database_now()
        enqueue("small.note", {"name": "a"}, now=now)
        claim(ALL, runner="r1", now=now)
        release_dead_runner(runner="r1", reason="took too long")
        assert only_job().error == "took too long"
        assert claim(ALL, runner="r2") is not None
        release_dead_runner(runner="r2", reason="took too long")
        assert claim(ALL, runner="r3") is None
        assert only_job().ready_at > now + timedelta(seconds=2)

    def test_a_job_that_kills_its_runners_dies_after_its_attempts(self) -> None:
        enqueue("small.fail", {}, now=NOW)
        moment = NOW
        for _ in range(3):
            assert claim(ALL, runner="r", now=moment) is not None
            moment += LEASE
        assert claim(ALL, runner="r", now=moment) is None
        assert only_job().died_at == moment
        assert "did not survive" in only_job().error


@pytest.mark.django_db
class TestMailboxes:
    def test_only_the_oldest_of_a_mailbox_runs(self) -> None:
        for number in range(3):
            enqueue("small.call", {"n": number}, now=NOW, mailbox="hook:1")
        enqueue("small.call", {"n": 9}, now=NOW, mailbox="hook:2")
        claimed = claim(ALL, runner="r1", prefetch=lambda name: 50, now=NOW)
        assert claimed is not None
        assert [job.payload["n"] for job in claimed.jobs] == [0, 9]
        assert claim(ALL, runner="r2", prefetch=lambda name: 50, now=NOW) is None
        JobRun(runner="r1", now=NOW).run(claimed)
        assert [run_once(), run_once(), run_once()] == ["small.call", "small.call", None]
        assert effects() == ["call:0", "call:1", "call:2", "call:9"]

    def test_a_waiting_one_holds_up_its_mailbox_and_a_dead_one_does_not(self) -> None:
        enqueue("small.steer", {"how": "later"}, now=NOW, mailbox="m")
        enqueue("small.note", {"name": "after"}, now=NOW, mailbox="m")
        run_once()
        assert run_once() is None
        Job.objects.filter(name="small.steer").update(died_at=NOW)
        assert run_once(NOW + timedelta(minutes=7)) == "small.note"

    def test_an_older_one_that_committed_late_waits_for_the_running_one(self) -> None:
        enqueue("small.call", {"n": 2}, now=NOW, mailbox="m")
        assert claim(ALL, runner="r1", now=NOW) is not None
        older = Job(name="small.call", lane="notify", payload="{}", ready_at=NOW, mailbox="m", enqueued_at=NOW)
        older.id = only_job().id - 1
        older.save(force_insert=True)
        assert claim(ALL, runner="r2", now=NOW) is None

    def test_followers_of_a_slow_receiver_are_parked_and_woken_one_by_one(self) -> None:
        for number in range(4):
            enqueue("small.call", {"n": number}, now=NOW, mailbox="m")
        enqueue("small.call", {"n": 9}, now=NOW, run_at=NOW + timedelta(hours=1), mailbox="m")
        claimed = claim(ALL, runner="r1", now=NOW)
        assert claimed is not None
        parked = Job.objects.filter(parked=True)
        assert parked.count() == 3
        JobRun(runner="r1", now=NOW).run(claimed)
        assert parked.count() == 2
        assert [run_once(), run_once(), run_once(), run_once()] == ["small.call"] * 3 + [None]
        assert run_once(NOW + timedelta(hours=1)) == "small.call"

    def test_a_dead_one_wakes_the_next(self) -> None:
        enqueue("small.steer", {"how": "give up"}, now=NOW, mailbox="m")
        enqueue("small.note", {"name": "after"}, now=NOW, mailbox="m")
        assert [run_once(), run_once()] == ["small.steer", "small.note"]

    def test_parking_ends_by_itself(self) -> None:
        enqueue("small.call", {"n": 1}, now=NOW, mailbox="m")
        enqueue("small.call", {"n": 2}, now=NOW, mailbox="m")
        assert claim(ALL, runner="r1", now=NOW) is not None
        Job.objects.filter(parked=False).delete()
        assert run_once() is None
        assert run_once(NOW + PARKING) == "small.call"


@pytest.mark.django_db
class TestDedupe:
    def test_a_second_one_is_left_out_while_the_first_waits(self) -> None:
        enqueue("small.call", {"n": 1}, now=NOW, dedupe="d")
        enqueue("small.call", {"n": 2}, now=NOW, dedupe="d")
        enqueue_many("small.call", [{"n": 3}, {"n": 4}, {"n": 5}], now=NOW, dedupes=["d", "e", "e"])
        run_until_empty(now=NOW)
        assert effects() == ["call:1", "call:4"]

    def test_one_that_comes_while_the_first_runs_is_kept(self) -> None:
        enqueue("small.call", {"n": 1}, now=NOW, dedupe="d")
        claimed = claim(ALL, runner="r1", now=NOW)
        enqueue("small.call", {"n": 2}, now=NOW, dedupe="d")
        assert claimed is not None
        JobRun(runner="r1", now=NOW).run(claimed)
        run_until_empty(now=NOW)
        assert effects() == ["call:1", "call:2"]

    def test_the_earlier_time_wins(self) -> None:
        enqueue("small.call", {"n": 1}, now=NOW, run_at=NOW + timedelta(hours=2), dedupe="d")
        enqueue("small.call", {"n": 2}, now=NOW, run_at=NOW + timedelta(hours=1), dedupe="d")
        assert only_job().ready_at == NOW + timedelta(hours=1)


@pytest.mark.django_db(transaction=True)
class TestSideBySide:
    def test_eight_runners_do_each_job_once(self) -> None:
        enqueue_many("small.collect", [{"name": f"c{n}"} for n in range(400)], now=NOW)
        enqueue_many("small.note", [{"name": str(n)} for n in range(60)], now=NOW)
        in_threads(8, lambda number: drain_as(f"r{number}"))
        assert len(effects()) == 460
        assert not Job.objects.exists()

    def test_a_mailbox_keeps_its_order_under_eight_runners(self) -> None:
        order: list[int] = []

        @job(name="small.order", lane=Lane.NOTIFY)
        def ordered(payload: dict[str, int], *, now: datetime) -> None:
            order.append(payload["n"])

        enqueue_many("small.order", [{"n": n} for n in range(40)], now=NOW, mailboxes=["m"] * 40)
        in_threads(8, lambda number: drain_as(f"r{number}"))
        assert order == list(range(40))

    def test_a_deduped_job_sees_what_its_last_caller_wrote(self) -> None:
        """The waiting job must not run between the caller's look at it and the caller's commit."""
        if connection.vendor != "postgresql":
            pytest.skip("SQLite has one writer: nobody can claim while the caller's transaction is open")
        enqueue("small.call", {"n": 1}, now=NOW, dedupe="d")
        claims: list[object] = []
        with transaction.atomic():
            enqueue("small.call", {"n": 2}, now=NOW, dedupe="d")
            in_threads(1, lambda number: claims.append(claim(ALL, runner="other", now=NOW)))
        assert claims == [None]
        assert claim(ALL, runner="other", now=NOW) is not None


def drain_as(runner: str) -> None:
    """Claim and run until there is nothing left at all."""
    run = JobRun(runner=runner)
    while Job.objects.exists():
        claimed = claim(ALL, runner=runner, prefetch=lambda name: 5)
        if claimed is not None:
            run.run(claimed)


def in_threads(count: int, work: object) -> None:
    """Run work(number) in threads with connections of their own; raise what they raised."""
    errors: list[BaseException] = []

    def body(number: int) -> None:
        try:
            work(number)  # type: ignore[operator]
        except BaseException as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=body, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
