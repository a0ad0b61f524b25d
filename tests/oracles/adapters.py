"""The one table from the family of an oracle row to our call: `compute(family, inputs)`.

An adapter takes the `inputs` of any row of its family as a dict and returns a dict with every
figure our library knows of them, under the names the oracles use. Rows with a list of inputs
are computed one by one. The families live beside this in `families/`.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from typing import Any

from tests.oracles import families

Adapter = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def _collect() -> dict[str, Adapter]:
    table: dict[str, Adapter] = {}
    for module in pkgutil.iter_modules(families.__path__):
        adapters = importlib.import_module(f"{families.__name__}.{module.name}").ADAPTERS
        assert not table.keys() & adapters.keys(), f"two adapters for {table.keys() & adapters.keys()}"
        table |= adapters
    return table


ADAPTERS: dict[str, Adapter] = _collect()


def compute(family: str, inputs: Any) -> Any:
    """What our library makes of the inputs of an oracle row."""
    adapter = ADAPTERS[family]
    return [adapter(one) for one in inputs] if isinstance(inputs, list) else adapter(inputs)
