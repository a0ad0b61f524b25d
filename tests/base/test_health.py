"""Alive, ready, in numbers, and looked over."""

from collections import namedtuple
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import OperationalError

from huiyin.base import doctor, health, web_app
from huiyin.base.clock import now as clock_now
from huiyin.base.models import Job, Probe, Pulse
from tests.base.edge_urls import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.base.edge_urls")]
Usage = namedtuple("Usage", "total used free")
GIB = 1024**3


def test_alive_needs_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/livez").content == b"ok\n"


def test_ready_means_a_write_went_through(client):
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"ready": True, "checks": {"database": True, "disk": True}})
    assert Probe.objects.count() == 1


def test_not_ready_without_a_database_that_takes_writes(client, monkeypatch):
    @contextmanager
    def locked():
        raise OperationalError("database is locked")
        yield

    monkeypatch.setattr(health.transaction, "atomic", locked)
    response = client.get("/readyz")
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response.json()["checks"] == {"database": False, "disk": True}


@pytest.mark.parametrize(
    ("total", "free", "enough"), [(100, 6, True), (100, 1.9, False), (1000, 3, True), (10, 0.6, True), (10, 0.4, False)]
)
def test_a_full_disk_is_not_ready(monkeypatch, total, free, enough):
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _path: Usage(total * GIB, 0, free * GIB))
    assert health.has_room() is enough


def job(**fields):
    defaults = {"name": "a.b", "lane": "inbound", "payload": "{}", "ready_at": NOW, "enqueued_at": NOW}
    return Job.objects.create(**{**defaults, **fields})


def test_metrics_tell_the_state(client):
    job()
    job(died_at=NOW, lane="bulk")
    text = client.get("/metrics").content.decode()
    assert 'huiyin_jobs_ready{lane="inbound"} 1.0' in text
    assert 'huiyin_jobs_ready{lane="clock"} 0.0' in text
    assert "huiyin_jobs_dead 1.0" in text
    assert "huiyin_events_unsealed" in text
    assert "huiyin_clocks_late_seconds 0.0" in text
    assert "huiyin_http_requests_total" in text


def test_requests_are_counted_by_route_not_by_address(client):
    client.get("/page/refused?secret=1")
    client.get("/nowhere/at/all")
    text = client.get("/metrics").content.decode()
    assert 'route="page/<kind>"' in text
    assert "nowhere" not in text
    assert "secret=1" not in text


def test_metrics_are_for_this_machine_or_a_reader_of_metrics(client, settings):
    settings.HUIYIN_AUTH = "tests.base.edge_urls.AUTH"
    for extra in ({"REMOTE_ADDR": "10.1.1.1"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}):
        assert client.get("/metrics", **extra).status_code == 401
        assert client.get("/metrics", HTTP_X_ASKER="zhou", **extra).status_code == 200


def findings(now=None):
    return {finding.name: finding for finding in doctor.examine(now=now or clock_now())}


def test_the_doctor_sees_what_is_wrong():
    job(died_at=NOW)
    found = findings()
    assert found["database"].verdict is doctor.Verdict.OK
    assert found["worker"].bad
    assert found["jobs"].bad
    assert "a.b" in found["jobs"].words
    assert found["mail"].verdict is doctor.Verdict.NOTE
    assert found["clock"].verdict is doctor.Verdict.OK
    assert "BAD   worker" in doctor.report(list(found.values()))


def test_the_doctor_is_content_when_all_is_well():
    moment = clock_now()
    Pulse.objects.create(runner="r", role="keeper", host="h", pid=1, started_at=moment, seen_at=moment)
    assert not [finding for finding in findings().values() if finding.bad]


def test_the_doctor_notices_a_clock_that_differs_and_open_keys(settings, monkeypatch):
    monkeypatch.setattr(doctor, "database_now", lambda: clock_now() + timedelta(seconds=5))
    assert findings()["clock"].bad
    folder = settings.HUIYIN.data_dir / "keys"
    (folder / "link_key").chmod(0o644)
    try:
        assert "link_key" in findings()["keys"].words
    finally:
        (folder / "link_key").chmod(0o600)


def test_the_doctor_reports_mail_that_nobody_takes(settings):
    settings.HUIYIN = settings.HUIYIN.model_copy(update={"email_url": "smtp://127.0.0.1:1"})
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert findings()["mail"].bad


def test_the_app_is_served_for_all_its_addresses(client, monkeypatch, tmp_path):
    page = tmp_path / "index.html"
    page.write_text("<!doctype html><title>app</title>")
    monkeypatch.setattr(web_app, "INDEX", page)
    for path in ("/app/", "/app/cases/HY-1042"):
        response = client.get(path)
        assert response.status_code == 200
        assert response.content.startswith(b"<!doctype html>")
        assert "csrftoken" in response.cookies
    page.write_text("<!doctype html><title>newer</title>")
    assert b"newer" in client.get("/app/").content


def test_an_app_that_is_not_built_says_how(client, monkeypatch, tmp_path):
    monkeypatch.setattr(web_app, "INDEX", tmp_path / "none.html")
    response = client.get("/app/", HTTP_ACCEPT_LANGUAGE="en")
    assert response.status_code == 503
    assert "make setup" in response.content.decode()
