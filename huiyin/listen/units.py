"""Which unit a voice belongs to, from a directory that is read at most every half minute."""

from dataclasses import dataclass
from uuid import UUID

from huiyin.base.caches import TimedCache
from huiyin.base.scope import Asker, Reach
from huiyin.listen.errors import UnknownUnit
from huiyin.staff import queries as staff


@dataclass(frozen=True)
class UnitRef:
    """As much of a unit as a voice needs."""

    id: UUID
    code: str


_by_code: TimedCache[UnitRef] = TimedCache(seconds=30)
_tops: TimedCache[UnitRef] = TimedCache(seconds=30)


def unit_named(code: str) -> UnitRef:
    """Return the unit of a code; the empty code means the whole organisation. Raises UnknownUnit."""
    return _by_code.get(code, lambda: _load(code))


def unit_for_writer(code: str, *, asker: Asker, permission: str) -> UnitRef:
    """Return the unit an asker writes to; without a code, the highest one he reaches.

    A unit he does not reach is answered like one that does not exist. Raises UnknownUnit.
    """
    everywhere = asker.permissions.get(permission) is Reach.ALL
    if not code and not everywhere:
        return _tops.get(asker.unit_ids, lambda: _load_top(asker))
    unit = unit_named(code)
    if not everywhere and unit.id not in asker.unit_ids:
        raise UnknownUnit
    return unit


def _load(code: str) -> UnitRef:
    unit = staff.unit_by_code(code) if code else staff.root_unit()
    if unit is None:
        raise UnknownUnit
    return UnitRef(id=unit.id, code=unit.code)


def _load_top(asker: Asker) -> UnitRef:
    unit = staff.top_unit(asker.unit_ids)
    if unit is None:
        raise UnknownUnit
    return UnitRef(id=unit.id, code=unit.code)
