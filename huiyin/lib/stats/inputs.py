"""Plain Python, NumPy, pandas and Arrow columns read alike, without importing any of these libraries."""

import math
from collections.abc import Iterable
from decimal import Decimal
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
"""A column of numbers; None, an Arrow or pandas null, and NaN are missing."""


def as_list(values: Values) -> list[Any]:
    """The values as a list, every missing one None."""
    given: Iterable[Any] = values  # type: ignore[assignment]
    if hasattr(values, "to_pylist"):
        given = values.to_pylist()
    elif hasattr(values, "tolist"):
        given = values.tolist()
        if hasattr(values, "isna"):  # pandas' own null has no truth value: ask the column
            given = [None if none else value for value, none in zip(given, values.isna(), strict=True)]
    return [None if value != value else value for value in given]  # noqa: PLR0124 - NaN only


def whole_counts(**counts: float | Decimal | None) -> list[int]:
    """Counts of any number type (a database's sums are Decimal, NumPy's int64) as Python integers.

    Raises ValueError, by its name, for a count that is missing, negative, endless or not whole.

    >>> whole_counts(promoters=Decimal(45), detractors=25.0)
    [45, 25]
    """
    wrong = {
        name: count
        for name, count in counts.items()
        if count is None or count != count or not 0 <= count < math.inf or count != int(count)  # noqa: PLR0124
    }
    if wrong:
        message = f"Counts must be whole and must not be negative: {wrong}."
        raise ValueError(message)
    return [int(count) for count in counts.values() if count is not None]
