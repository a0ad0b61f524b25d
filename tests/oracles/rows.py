"""All worked examples: the product's (`methods.json`) and our own (`own/*.json`), one format."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GIVEN: list[dict[str, Any]] = json.loads((HERE / "methods.json").read_text("utf-8"))
OWN: list[dict[str, Any]] = [
    row for path in sorted((HERE / "own").glob("*.json")) for row in json.loads(path.read_text("utf-8"))
]
