"""A huiyin of its own: own data folder, own database, real `huiyin web` and `huiyin worker` processes."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from huiyin.config.first_run import make_keys
from tests.databases import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
HUIYIN = [str(Path(sys.executable).parent / "huiyin")]
SCOPES = ("feedback:read", "feedback:write", "cases:read", "cases:write", "metrics:read")


class NotStarted(AssertionError):
    """A process did not come up; the message ends with its log."""


@dataclass
class Running:
    """A process that was started, by name; `port` is 0 for workers."""

    name: str
    process: "subprocess.Popen[bytes]"
    log: Path
    port: int = 0

    @property
    def alive(self) -> bool:
        """Tell whether the process still runs."""
        return self.process.poll() is None

    def kill(self) -> None:
        """Kill -9 the process and everything it started, and bury it."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask the process to end, then insist."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=10)
        self.kill()

    def tail(self) -> str:
        """Return the end of the process's log."""
        return self.log.read_text(errors="replace")[-3000:]


@dataclass
class House:
    """One installation under test; use as a context manager."""

    database_url: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="huiyin-lab-")))
    running: dict[str, Running] = field(default_factory=dict)
    token: str = ""

    def __enter__(self) -> "House":
        make_keys(self.data)  # on PostgreSQL huiyin refuses to make them by itself
        self.run("migrate", "--verbosity", "0")
        self.token = self.make_token()
        return self

    def __exit__(self, *error: object) -> None:
        for one in self.running.values():
            one.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    def make_token(self) -> str:
        """Return a new API token with every scope the tests use."""
        scopes = [part for scope in SCOPES for part in ("--scope", scope)]
        lines = self.run("token", "create", "--name", "lab", *scopes).split()
        return lines[-1]

    def run(self, *arguments: str, check: bool = True, timeout: float = 300) -> str:
        """Run a huiyin command to its end and return what it printed."""
        result = subprocess.run(
            [*HUIYIN, *arguments],
            env=self._environment(),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        if check and result.returncode:
            raise AssertionError(f"huiyin {' '.join(arguments)}: {result.stdout}{result.stderr}")
        return result.stdout

    def exit_code(self, *arguments: str) -> int:
        """Run a huiyin command and return only how it ended."""
        command = [*HUIYIN, *arguments]
        return subprocess.run(command, env=self._environment(), cwd=ROOT, capture_output=True, check=False).returncode

    def start_web(self, name: str = "web", *, port: int = 0, options: tuple[str, ...] = ()) -> Running:
        """Start `huiyin web` without waiting for it."""
        port = port or free_port()
        return self._start(name, "web", "--host", "127.0.0.1", "--port", str(port), *options, port=port)

    def start_worker(self, name: str = "worker", *, options: tuple[str, ...] = ()) -> Running:
        """Start `huiyin worker` without waiting for it."""
        return self._start(name, "worker", *options)

    def start_module(self, name: str, *arguments: str) -> Running:
        """Start `python -m <module>` in the house's environment, such as a worker with other jobs."""
        return self._start_command(name, [sys.executable, "-m", *arguments])

    def run_module(self, *arguments: str) -> None:
        """Run `python -m <module>` in the house's environment to its end."""
        command = [sys.executable, "-m", *arguments]
        result = subprocess.run(command, env=self._environment(), cwd=ROOT, capture_output=True, text=True, check=False)
        if result.returncode:
            raise AssertionError(f"python -m {' '.join(arguments)}: {result.stdout}{result.stderr}")

    def wait_ready(self, running: Running, *, seconds: float = 30) -> float:
        """Wait until a web process answers /readyz; return how long it took."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            if is_ready(running.port):
                return time.monotonic() - began
            if not running.alive:
                break
            time.sleep(0.02)
        raise NotStarted(f"{running.name} is not ready:\n{running.tail()}")

    def tracebacks(self) -> list[str]:
        """Return the names of processes whose log shows a traceback."""
        return [one.name for one in self.running.values() if "Traceback (most" in one.log.read_text(errors="replace")]

    def _start(self, name: str, *arguments: str, port: int = 0) -> Running:
        return self._start_command(name, [*HUIYIN, *arguments], port=port)

    def _start_command(self, name: str, command: list[str], *, port: int = 0) -> Running:
        log = self.folder / f"{name}.log"
        with log.open("ab") as stream:
            process = subprocess.Popen(
                command,
                env=self._environment(),
                cwd=ROOT,
                stdout=stream,
                stderr=stream,
                start_new_session=True,
            )
        self.running[name] = Running(name, process, log, port)
        return self.running[name]

    def _environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("HUIYIN_")}
        own = {"HUIYIN_DATA_DIR": str(self.data), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        if self.database_url:
            own["HUIYIN_DATABASE_URL"] = self.database_url
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        return {**kept, **own, **self.environment}


def is_ready(port: int) -> bool:
    """Tell whether the web process on a port can accept a voice."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
