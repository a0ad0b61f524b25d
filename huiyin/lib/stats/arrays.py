"""Columns, matrices and groups as float64 arrays, with what was missing or unusable counted.

Missing is None, an Arrow null, or NaN; infinities are rejected.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.inputs import Values, as_list

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Column:
    """The usable values of a column (n,), and how many were not."""

    values: Array
    missing: int
    rejected: int

    @property
    def n(self) -> int:
        """How many values can be used."""
        return len(self.values)


def column(values: Values) -> Column:
    """The finite values of a column in their order."""
    given = as_floats(values)
    missing = np.isnan(given)
    kept = np.isfinite(given)
    return Column(values=given[kept], missing=int(missing.sum()), rejected=int((~missing & ~kept).sum()))


def as_floats(values: Values) -> Array:
    """Every value as float64 (n,), missing as NaN; raises ValueError for what is no number."""
    if isinstance(values, np.ndarray):
        return values.astype(np.float64, copy=False).ravel()
    return np.array([np.nan if value is None else float(value) for value in as_list(values)], dtype=np.float64)


def groups(values: Mapping[str, Values]) -> dict[str, Column]:
    """A column for each group, in the order given."""
    return {name: column(group) for name, group in values.items()}


@dataclass(frozen=True, slots=True)
class Rows:
    """Complete rows (n, k) of several columns, and how many rows were left out."""

    values: Array
    missing: int
    rejected: int

    @property
    def n(self) -> int:
        """How many rows are complete."""
        return len(self.values)


def complete_rows(columns: Sequence[Values]) -> Rows:
    """Rows in which every column has a usable value (listwise deletion); raises on unequal lengths."""
    arrays = [as_floats(values) for values in columns]
    if len({len(array) for array in arrays}) > 1:
        message = f"The columns must be of one length, not {[len(array) for array in arrays]}."
        raise ValueError(message)
    table = np.column_stack(arrays) if arrays else np.empty((0, 0))
    missing = np.isnan(table).any(axis=1)
    kept = np.isfinite(table).all(axis=1)
    return Rows(values=table[kept], missing=int(missing.sum()), rejected=int((~missing & ~kept).sum()))


def codes(labels: Sequence[Hashable]) -> tuple[list[Hashable], NDArray[np.intp]]:
    """The distinct labels in order of first appearance, and each row's index among them."""
    seen: dict[Hashable, int] = {}
    indices = np.fromiter((seen.setdefault(label, len(seen)) for label in labels), dtype=np.intp, count=len(labels))
    return list(seen), indices
