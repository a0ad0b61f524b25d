"""Files under the hash of their content."""

import hashlib
import io
import os
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from huiyin.base import files
from huiyin.base.errors import NotFound
from huiyin.base.files import keep_file, open_file, sweep_files
from huiyin.base.models import StoredFile
from tests.base.edge_urls import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.HUIYIN = settings.HUIYIN.model_copy(update={"data_dir": tmp_path})
    return tmp_path / "files"


def kept(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_content_comes_back_and_is_kept_once(folder):
    body = os.urandom(3_000_000)
    first, second = (keep_file(io.BytesIO(body), now=NOW) for _ in range(2))
    assert first.pk == second.pk == hashlib.sha256(body).hexdigest()
    assert first.size == len(body)
    with open_file(first.sha256) as handle:
        assert handle.read() == body
    assert kept(folder) == [first.sha256]


@pytest.mark.parametrize("name", ["0" * 64, "../../etc/passwd", "", "A" * 64, "0" * 63 + "/"])
def test_only_kept_files_open(name):
    with pytest.raises(NotFound):
        open_file(name)


def test_leftovers_go_after_a_day_and_kept_files_stay(folder):
    good = keep_file(io.BytesIO(b"good"), now=NOW)
    try:
        with transaction.atomic():
            orphan = keep_file(io.BytesIO(b"orphan"), now=NOW)
            raise InterruptedError
    except InterruptedError:
        pass
    (folder / "tmp" / "half").write_bytes(b"ha")
    now = datetime.fromtimestamp(time.time(), UTC)
    assert sweep_files(now=now) == 0
    assert sweep_files(now=now + timedelta(hours=25)) == 2
    assert kept(folder) == [good.sha256]
    assert not StoredFile.objects.filter(sha256=orphan.sha256).exists()


def test_a_file_kept_again_meanwhile_is_not_swept(folder, monkeypatch):
    orphan = keep_file(io.BytesIO(b"again"), now=NOW)
    StoredFile.objects.all().delete()
    path = files._path(orphan.sha256)
    os.utime(path, (1, 1))
    listed = StoredFile.objects.filter

    def keeps_it_just_then(**where):
        os.utime(path)
        return listed(**where)

    monkeypatch.setattr(StoredFile.objects, "filter", keeps_it_just_then)
    assert sweep_files(now=datetime.fromtimestamp(time.time(), UTC)) == 0
    assert path.exists()
