"""Worked examples from independent sources, by id (tests/oracles/methods.json)."""

import json
from pathlib import Path

_ROWS = json.loads((Path(__file__).parents[1] / "oracles" / "methods.json").read_text("utf-8"))
ORACLES = {row["id"]: row for row in _ROWS}
