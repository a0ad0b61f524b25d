"""Find a PostgreSQL to test on: named, running locally, or a cluster of our own."""

import atexit
import functools
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

LOCAL_URL = "postgres://postgres@127.0.0.1:5432/postgres"


class NoPostgres(Exception):
    """No PostgreSQL is running and none is installed."""


@functools.cache
def postgres_url() -> str:
    """Return the address of a PostgreSQL the tests may use; raise NoPostgres with the remedy."""
    named = os.environ.get("HUIYIN_TEST_DATABASE_URL")
    if named:
        return named
    if _answers(LOCAL_URL):
        return LOCAL_URL
    binaries = postgres_binaries()
    if binaries is None:
        raise NoPostgres("no PostgreSQL on 127.0.0.1:5432 and no initdb: apt-get install postgresql")
    cluster = OwnCluster(binaries)
    atexit.register(cluster.remove)
    os.environ["HUIYIN_TEST_DATABASE_URL"] = cluster.url  # xdist's workers share it
    return cluster.url


def postgres_binaries() -> Path | None:
    """Return the folder that holds initdb and pg_ctl, newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if found:
        return found[0].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def free_port() -> int:
    """Return a TCP port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class OwnCluster:
    """A PostgreSQL cluster in a temporary folder, started at once; tests may stop and kill it."""

    def __init__(self, binaries: Path) -> None:
        self.binaries = binaries
        self.folder = Path(tempfile.mkdtemp(prefix="huiyin-pg-"))
        self._made = 0
        self.port = free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(self.folder, "postgres")
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()

    @property
    def data(self) -> str:
        """The cluster's data directory."""
        return str(self.folder / "data")

    @property
    def pid(self) -> int:
        """The process id of the postmaster."""
        return int((Path(self.data) / "postmaster.pid").read_text().split()[0])

    def analyse(self, url: str) -> None:
        """Give the planner its statistics, as autovacuum does after a while."""
        import psycopg

        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = f"-p {self.port} -h 127.0.0.1 -k {self.folder}"
        self._run("pg_ctl", "-D", self.data, "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def new_database(self) -> str:
        """Make an empty database and return its address."""
        import psycopg

        self._made += 1
        name = f"house{self._made}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"{self.url.rpartition('/')[0]}/{name}"

    def restart_immediately(self) -> None:
        """Kill every backend as a crash would and start again (F-03)."""
        self._run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "-l", str(self.folder / "log"), "restart")

    def remove(self) -> None:
        """Stop the server and delete its folder."""
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        command = [str(self.binaries / program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *command]
        subprocess.run(command, check=check, stdout=subprocess.DEVNULL, cwd="/tmp")


def _answers(url: str) -> bool:
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True
