"""The ground the tests stand on: one throw-away data folder, one of the two databases.

HUIYIN_TEST_DATABASE chooses: `sqlite` (default) or `postgres`. The variables must stand before
Django reads its settings, hence at import time.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest

from huiyin.config.first_run import make_keys
from tests.databases import postgres_url

DATA_DIR = Path(tempfile.mkdtemp(prefix="huiyin-tests-"))
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)

for name in [name for name in os.environ if name.startswith("HUIYIN_") and not name.startswith("HUIYIN_TEST_")]:
    del os.environ[name]  # a developer's own settings must not decide a test
os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin.config.settings"
os.environ["HUIYIN_DATA_DIR"] = str(DATA_DIR)
if os.environ.get("HUIYIN_TEST_DATABASE", "sqlite") == "postgres":
    os.environ["HUIYIN_DATABASE_URL"] = postgres_url()
make_keys(DATA_DIR)  # on PostgreSQL huiyin refuses to make them by itself
django.setup()

pytest_plugins = ["tests.cast"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """SQLite tests use a file (several connections must see the same rows), one per xdist worker."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        database.setdefault("TEST", {})["NAME"] = str(DATA_DIR / "test.sqlite3")
    else:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        database.setdefault("TEST", {})["NAME"] = f"hy_test_{os.getpid()}_{worker}"


@pytest.fixture(autouse=True)
def _forget_process_caches() -> None:
    """Caches that live in a process must not carry one test's rows into the next."""
    from huiyin.base.caches import forget_all

    forget_all()
