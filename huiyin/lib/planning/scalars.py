"""Numbers of any type at the door: what a database or NumPy hands over arrives as Python's own."""

from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import numpy as np

P = ParamSpec("P")
T = TypeVar("T")


def plain_number(value: Any) -> Any:
    """A NumPy scalar or Decimal as int or float; everything else as it is.

    >>> plain_number(Decimal("14")), plain_number(np.float64(0.5))
    (14, 0.5)
    """
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, Decimal):
        return int(value) if value.is_finite() and value == int(value) else float(value)
    return value


def takes_any_number(function: Callable[P, T]) -> Callable[P, T]:
    """Let a function take single numbers of any type, so that none of NumPy's leaks into its result."""

    @wraps(function)
    def called(*args: P.args, **kwargs: P.kwargs) -> T:
        plain: dict[str, Any] = {name: plain_number(value) for name, value in kwargs.items()}
        return function(*(plain_number(value) for value in args), **plain)

    return called
