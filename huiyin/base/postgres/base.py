"""The database backend ``huiyin.base.postgres``: asks no connection whether it lives that answered just now.

After a restart of the server each such connection costs one request a 503 with Retry-After (F-03). Prepared
statements were measured too: what the web process saves by them the server spends (bench/intake).
"""

import time
from typing import Final

from django.db.backends.postgresql import base

TRUSTED_SECONDS: Final = 1.0


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to huiyin's PostgreSQL."""

    health_check_enabled: bool
    health_check_done: bool
    _seen_alive = float("-inf")

    def close_if_health_check_failed(self) -> None:
        """Ask a connection that was idle for a while whether it lives, and drop it when it does not."""
        if self.connection is None or self.health_check_done:
            return
        tick = time.monotonic()
        if tick - self._seen_alive < TRUSTED_SECONDS:
            self.health_check_done = True
        else:
            super().close_if_health_check_failed()
        self._seen_alive = tick
