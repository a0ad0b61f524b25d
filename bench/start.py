"""How fast the web process is there and how much memory it takes before anybody asks for a figure."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.report import Report, percentile
from tests.lab.cpu import cpu_seconds, memory_bytes
from tests.lab.house import House
from tests.lab.load import Client

STARTS = 5
VOICES = 200


def main() -> None:
    """Start the web process some times; then use it a little and look at its memory."""
    report = Report("start", "Start of the web process (SQLite)", ["what", "value"])
    with House() as house:
        starts = [_start(house, number) for number in range(STARTS)]
        web = house.start_web("used")
        house.wait_ready(web)
        idle = _megabytes(web.process.pid)
        client = Client(ports=[web.port], token=house.token)
        for number in range(VOICES):
            client.request("POST", "/api/v1/feedback", {"channel": "web", "text": f"第 {number} 条意见"})
            client.request("GET", "/api/v1/feedback?limit=20")
        used = _megabytes(web.process.pid)
        client.request("GET", "/api/v1/metrics/volume")
        figured = _megabytes(web.process.pid)
    seconds, cpu = [took for took, _ in starts], [used for _, used in starts]
    median = percentile(seconds, 0.5)
    report.row("until /readyz answers, median of 5", f"{median:.2f} s (best {min(seconds):.2f} s)")
    report.row("CPU until then, median of 5", f"{percentile(cpu, 0.5):.2f} s")
    report.row("memory of all its processes, idle", f"{idle} MB")
    report.row(f"memory after {2 * VOICES} requests", f"{used} MB")
    report.row("memory after the first figure (DuckDB, Ibis)", f"{figured} MB")
    report.promise(f"started in {median:.2f} s (≤ 2 s)", kept=median <= 2)
    report.promise(f"{used} MB before the first analytics call (≤ 250 MB)", kept=used <= 250)
    report.write()
    sys.exit(0 if report.kept else 1)


def _start(house: House, number: int) -> tuple[float, float]:
    began = time.monotonic()
    web = house.start_web(f"start{number}")
    house.wait_ready(web)
    took = time.monotonic() - began
    used = cpu_seconds([web.process.pid])
    web.stop()
    return took, used


def _megabytes(pid: int) -> int:
    return memory_bytes([pid]) // 1_000_000


if __name__ == "__main__":
    main()
