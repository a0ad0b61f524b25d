"""Checks of lint that need a configured Django: `python tests/checks.py migrations sqlite|postgres`."""

import os
import sys
import tempfile
from pathlib import Path

from tests.databases import postgres_url


def check_migrations(database: str) -> None:
    """Fail when a model differs from its migrations, or when the migrations do not run from nothing."""
    with tempfile.TemporaryDirectory(prefix="huiyin-check-") as folder:
        os.environ |= {"HUIYIN_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "huiyin.config.settings"}
        if database == "postgres":
            os.environ["HUIYIN_DATABASE_URL"] = postgres_url()
        from huiyin.config.first_run import make_keys

        make_keys(Path(folder))
        import django
        from django.core.management import call_command
        from django.test.utils import get_runner

        django.setup()
        from django.conf import settings

        if database == "sqlite":
            settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(Path(folder) / "check.sqlite3")
        else:
            settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"hy_check_{os.getpid()}"
        call_command("makemigrations", "--check", "--dry-run", verbosity=0)
        call_command("check", fail_level="WARNING", verbosity=0)
        runner = get_runner(settings)(verbosity=0, interactive=False)
        runner.teardown_databases(runner.setup_databases())
        print(f"migrations run from nothing on {database} and match the models")


if __name__ == "__main__":
    assert sys.argv[1] == "migrations"
    check_migrations(sys.argv[2])
