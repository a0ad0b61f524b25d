"""Keeping the marts: they follow the log, fold in time, and are the same however they came about."""

import json
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from huiyin.measure import services
from huiyin.measure.marts import reading
from huiyin.measure.marts.manifest import Manifest, load_manifest
from huiyin.measure.terms import Mart
from tests.cast import NOW

pytestmark = pytest.mark.django_db
Rows = dict[str, dict[str, Any]]


def rows(folder: Path, mart: Mart = Mart.VOICES) -> Rows:
    """Return the mart's current rows by id, without their versions."""
    found = reading.run(reading.newest(mart), folder=folder, manifest=load_manifest(folder))
    return {row.pop("id"): {key: value for key, value in row.items() if key != "version"} for row in found}


def manifest(folder: Path) -> Manifest:
    found = load_manifest(folder)
    assert found is not None
    return found


def test_a_voice_appears_and_gets_its_meaning(
    say: Callable[..., list[str]], refresh: Callable[..., None], own_marts: Path
) -> None:
    (id,) = say(csat=2)
    refresh()
    voice = rows(own_marts)[id]
    assert (voice["channel"], voice["has_customer"], voice["local_day"]) == ("web", False, NOW.date())
    assert voice["nature"], "the analysis is in the marts too"
    (score,) = rows(own_marts, Mart.SCORES).values()
    assert (score["metric"], score["score"], score["score_100"], score["source"]) == ("csat", 2.0, 25.0, "voice")


def test_nothing_new_writes_nothing_but_the_stamp(
    say: Callable[..., list[str]], refresh: Callable[..., None], own_marts: Path
) -> None:
    say()
    refresh()
    before = (own_marts / "manifest.json").read_bytes()
    files = manifest(own_marts).files()
    refresh(now=NOW + timedelta(seconds=10))
    assert (own_marts / "manifest.json").read_bytes() == before
    refresh(now=NOW + timedelta(seconds=40))
    assert manifest(own_marts).refreshed_at == NOW + timedelta(seconds=40)
    assert manifest(own_marts).files() == files


def test_more_than_fifty_deltas_fold_by_themselves(
    say: Callable[..., list[str]], refresh: Callable[..., None], own_marts: Path
) -> None:
    ids = []
    for number in range(52):
        ids += say(at=NOW + timedelta(seconds=number))
        services.refresh(now=NOW) if number % 2 else refresh()
    refresh()
    files = manifest(own_marts).marts["voices"]
    assert len(files.deltas) <= services.MOST_DELTAS
    assert set(rows(own_marts)) == set(ids)


def test_folding_and_rebuilding_change_no_row(
    say: Callable[..., list[str]], refresh: Callable[..., None], own_marts: Path
) -> None:
    say(3, csat=4)
    refresh()
    say(2, unit="SH-JA")
    refresh()
    voices, scores = rows(own_marts), rows(own_marts, Mart.SCORES)
    services.compact(now=NOW)
    assert (rows(own_marts), rows(own_marts, Mart.SCORES)) == (voices, scores)
    services.rebuild(now=NOW)
    assert (rows(own_marts), rows(own_marts, Mart.SCORES)) == (voices, scores)
    assert list(manifest(own_marts).marts["voices"].base) == ["2026-11"]


def test_a_restored_database_starts_the_marts_afresh(
    say: Callable[..., list[str]], refresh: Callable[..., None], own_marts: Path
) -> None:
    """The manifest's seal is not the log's: what it counted may never have happened."""
    (id,) = say()
    refresh()
    path = own_marts / "manifest.json"
    forged = json.loads(path.read_text())
    forged["seal"] = "0" * 64
    path.write_text(json.dumps(forged))
    services.refresh(now=NOW)
    assert set(rows(own_marts)) == {id}
    assert manifest(own_marts).seal != "0" * 64


def test_a_lost_file_is_noticed_and_built_again(
    say: Callable[..., list[str]], refresh: Callable[..., None], own_marts: Path
) -> None:
    (id,) = say()
    refresh()
    for path in own_marts.glob("*.parquet"):
        path.unlink()
    services.refresh(now=NOW)
    assert set(rows(own_marts)) == {id}


def test_a_refresh_beside_a_running_one_leaves_it_the_work(
    say: Callable[..., list[str]], refresh: Callable[..., None], own_marts: Path
) -> None:
    say()
    refresh()
    say()
    with services._writing_alone(own_marts, wait=False) as mine:
        assert mine
        other: list[Manifest | None] = []
        thread = threading.Thread(target=lambda: other.append(services.refresh(now=NOW)))
        thread.start()
        thread.join()
    assert other == [None]


def test_an_erased_voice_leaves_the_marts(
    say: Callable[..., list[str]], refresh: Callable[..., None], own_marts: Path
) -> None:
    """Whoever erases a voice announces its id; its facts are gone, so is its row."""
    from django.db import transaction

    from huiyin.base.bus import publish_many
    from huiyin.listen.models import Feedback
    from huiyin.understand.events import FeedbackUnderstood

    kept, erased = say(2, csat=5)
    refresh()
    with transaction.atomic():
        Feedback.objects.filter(id=erased).delete()
        publish_many(FeedbackUnderstood, [erased], now=NOW)
    refresh()
    assert set(rows(own_marts)) == {kept}
    assert set(rows(own_marts, Mart.SCORES)) == {services.score_id(kept, "csat")}
    services.compact(now=NOW)
    assert set(rows(own_marts)) == {kept}


def test_no_fact_is_personal(
    say: Callable[..., list[str]], refresh: Callable[..., None], own_marts: Path, cast: Any
) -> None:
    """The files hold neither words nor addresses of a customer."""
    from huiyin.customers.terms import CustomerIn
    from huiyin.listen.services import accept
    from huiyin.listen.terms import Channel, Voice

    person = CustomerIn(name="林晓晓", email="lin.xx@example.com", phone="+8619900000001")
    accept([Voice(channel=Channel.WEB, text="我的汤洒了", customer=person)], now=NOW, by="test")
    refresh()
    (voice,) = rows(own_marts).values()
    assert voice["has_customer"] is True
    text = json.dumps(voice, default=str, ensure_ascii=False)
    assert not [secret for secret in ("汤洒", "林晓", "lin.xx", "1990000") if secret in text]


def test_the_command_says_what_there_is(
    say: Callable[..., list[str]], refresh: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    from django.core.management import call_command

    say()
    refresh()
    call_command("marts", "rebuild", "--json")
    summary = json.loads(capsys.readouterr().out)
    assert summary["months"] == ["2026-11"]
    assert summary["deltas"] == 0
