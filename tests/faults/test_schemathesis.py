"""The API keeps its own contract under generated requests: no 5xx, nothing undocumented, nothing without sign-in."""

import subprocess
import sys
from pathlib import Path

from tests.lab.house import House

SECONDS = 75
EXAMPLES = 15
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
    "ignored_auth",
)


def test_schemathesis_finds_nothing(house: House, tmp_path: Path) -> None:
    """Examples, edge values and generated bodies for every operation, with a token that may do everything."""
    web = house.start_web()
    house.start_worker()
    house.wait_ready(web)
    command = [str(Path(sys.executable).parent / "schemathesis"), "run"]
    command += [f"http://127.0.0.1:{web.port}/api/v1/openapi.json"]
    command += ["--header", f"Authorization: Bearer {house.token}", "--checks", ",".join(CHECKS)]
    command += ["--phases", "examples,coverage,fuzzing", "--max-examples", str(EXAMPLES)]
    command += ["--max-time", str(SECONDS), "--seed", "1", "--no-shrink", "--continue-on-failure"]
    command += ["--suppress-health-check", "all", "--warnings", "off", "--no-color"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stdout[-12_000:] + result.stderr[-2_000:]
    print("\n" + "\n".join(result.stdout.splitlines()[-12:]))
    assert house.tracebacks() == []
