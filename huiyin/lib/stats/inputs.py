"""Plain Python, NumPy and Arrow columns read alike, without importing either library."""

from collections.abc import Iterable
from typing import Any, Protocol


class ArrowColumn(Protocol):
    """An Arrow array or chunked array."""

    def to_pylist(self) -> list[Any]:
        """Every value as a Python object, null as None."""
        ...


class NumpyColumn(Protocol):
    """A one-dimensional NumPy array or pandas column."""

    def tolist(self) -> list[Any]:
        """Every value as a Python object."""
        ...


Values = Iterable[float | None] | ArrowColumn | NumpyColumn
"""A column of numbers; None, an Arrow null, and NaN in a NumPy array are missing."""


def as_list(values: Values) -> list[Any]:
    """The values as a list; NumPy has no null, so its NaN becomes None."""
    if hasattr(values, "to_pylist"):
        return list(values.to_pylist())
    if hasattr(values, "tolist"):
        return [None if value != value else value for value in values.tolist()]  # noqa: PLR0124 - NaN only
    return list(values)
