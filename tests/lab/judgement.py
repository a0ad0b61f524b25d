"""The equalities every fault test ends with (trust.md 3)."""

from dataclasses import dataclass

from tests.lab.house import House
from tests.lab.load import Ledger
from tests.lab.store import Store

DRAINED_WITHIN = 60.0


@dataclass(frozen=True)
class Verdict:
    """The numbers of a run, for the reader of the log."""

    acked: int
    stored: int
    understood: int
    drained_in: float
    statuses: dict[str, int]


def judge(*, house: House, store: Store, ledger: Ledger, in_flight: int) -> Verdict:
    """Compare both ledgers once every job is done; a worker must be running.

    Nothing acknowledged is missing, nothing is stored twice, no more is stored than was under way, each
    voice was understood exactly once, the log's seal holds, and no client saw anything but 2xx or 503.
    """
    drained_in = store.wait_drained(seconds=DRAINED_WITHIN)
    stored = store.external_ids()
    twice = [id for id, times in stored.items() if times > 1]
    assert twice == [], f"stored twice: {twice[:5]}"
    lost = ledger.acked - stored.keys()
    assert not lost, f"{len(lost)} acknowledged voices are lost, such as {sorted(lost)[:5]}"
    extra = stored.keys() - ledger.acked
    assert len(extra) <= in_flight, f"{len(extra)} stored without an acknowledgement, {in_flight} were under way"
    assert extra <= ledger.sent
    effects = store.understood()
    assert set(effects) == store.voice_ids(), "not every stored voice was understood"
    assert set(effects.values()) <= {1}, "a voice was understood more than once"
    assert store.dead_jobs() == []
    assert ledger.wrong == [], ledger.wrong[:3]
    store.wait_sealed(seconds=10)
    assert house.exit_code("verify") == 0, house.run("verify", check=False)
    return Verdict(len(ledger.acked), len(stored), len(effects), drained_in, dict(ledger.statuses))
