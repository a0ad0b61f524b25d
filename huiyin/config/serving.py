"""`huiyin serve` and `huiyin web`: the address people open, and what stands behind it."""

import os
import shutil
import socket
import sys
from functools import partial
from typing import Any, Final

from huiyin.config.configuration import Configuration
from huiyin.config.supervisor import Supervisor, die_with_parent

APPLICATION: Final = "huiyin.config.wsgi:application"
EVERY_INTERFACE: Final = ("0.0.0.0", "::")  # noqa: S104 recognised, not chosen


def serve(*, host: str, port: int, web: int, lanes: list[str] | None) -> int:
    """Bring the database up to date, say where to look, and run web and worker until told to stop."""
    from django.db import connections

    from huiyin.config.messages import compile_catalogues
    from huiyin.config.migrating import migrate_if_needed

    refuse_taken_address(host=host, port=port)
    compile_catalogues()
    if migrate_if_needed(verbosity=0):
        _say("The database is up to date.")
    _greet(host=host, port=port)
    _load_application()
    connections.close_all()
    duties = {
        "web": partial(serve_web, host=host, port=port, web=web),
        "worker": partial(run_worker, lanes=lanes),
    }
    return Supervisor(duties).run()


def serve_web(*, host: str, port: int, web: int) -> int:
    """Serve web and API with granian; on SQLite in one process, whose threads queue for the one writer."""
    from django.conf import settings
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    config: Configuration = settings.HUIYIN
    server = Server(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=web if config.on_postgres else 1,
        blocking_threads=config.threads,
        # A thread keeps its database connection; one that ends after a quiet minute would throw it away.
        blocking_threads_idle_timeout=600,
        log_level=LogLevels.error,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.1,
        workers_kill_timeout=20,
    )
    server.serve(target_loader=load_application, wrap_loader=False)
    return 0


def refuse_taken_address(*, host: str, port: int) -> None:
    """Exit in words when another program listens there, instead of failing to start again and again."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            words = f"cannot listen on {host}:{port} ({error.strerror}). Choose another with --host and --port."
            raise SystemExit(f"huiyin {words}") from None


def load_application() -> Any:
    """Return the WSGI application; runs in each web process, which ends with its parent."""
    die_with_parent()
    return _load_application()


def run_worker(*, lanes: list[str] | None) -> int:
    """Run one worker process until it is told to stop."""
    from huiyin.base.worker import run_worker as work

    work(lanes=lanes)
    return 0


def share_counts(*, web: int) -> None:
    """Let several web processes count requests together; must run before anything is counted."""
    if web < 2:
        return
    folder = Configuration().data_dir.absolute() / "run" / "counts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _load_application() -> Any:
    from django.urls import get_resolver

    from huiyin.config.wsgi import application

    get_resolver().url_patterns  # noqa: B018 the first visitor should not wait for the imports
    return application


def _greet(*, host: str, port: int) -> None:
    from huiyin.base.clock import now
    from huiyin.staff.demo_logins import DEMO_PASSWORD, demo_logins
    from huiyin.staff.services import first_run_link

    shown = "127.0.0.1" if host in EVERY_INTERFACE else host
    _say(f"huiyin 回音  http://{shown}:{port}/app/   API: http://{shown}:{port}/api/v1/")
    link = first_run_link(now())
    if link:
        _say(f"Nobody has an account yet. Make the first administrator within 15 minutes: {link}")
    logins = demo_logins(visitor="127.0.0.1")
    if logins:
        accounts = "  ".join(f"{login['role']} {login['email']}" for login in logins)
        _say(f"Demo log-ins, all with the password {DEMO_PASSWORD}: {accounts}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
