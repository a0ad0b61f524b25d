"""Small in-process caches with a life time, all forgettable at once (tests, changed settings)."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
_every: list["TimedCache[object]"] = []


class TimedCache(Generic[T]):
    """Values that may be up to `seconds` old; for rows that change rarely and are read at every request."""

    def __init__(self, *, seconds: float) -> None:
        self.seconds = seconds
        self._values: dict[object, tuple[float, T]] = {}
        _every.append(self)  # type: ignore[arg-type]  # invariance: the list only ever forgets

    def get(self, key: object, load: Callable[[], T]) -> T:
        """Return the value of key, loading it when it is unknown or too old."""
        found = self._values.get(key)
        tick = time.monotonic()
        if found is not None and tick - found[0] < self.seconds:
            return found[1]
        value = load()
        self._values[key] = (tick, value)
        return value

    def forget(self) -> None:
        """Drop every value."""
        self._values.clear()


def forget_all() -> None:
    """Drop every value of every cache in this process."""
    for cache in _every:
        cache.forget()
