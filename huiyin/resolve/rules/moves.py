"""Which step may follow which, and what a rating or a late message means."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from huiyin.resolve.terms import OPEN_STATES, CaseState, Verb

CLOSES_AFTER: Final = timedelta(days=7)
REOPENS_WITHIN: Final = timedelta(days=90)
# Below this a rating reopens the case (scale 1 to 5).
GOOD_ENOUGH: Final = 3
# A link lives while its case may still be reopened, and thirty days longer (T02, T07).
LINK_LIVES_ON: Final = REOPENS_WITHIN + timedelta(days=30)

VERBS: Final[Mapping[CaseState, tuple[Verb, ...]]] = {
    **dict.fromkeys(OPEN_STATES, (Verb.REPLY, Verb.NOTE, Verb.ASSIGN, Verb.RESOLVE, Verb.CLOSE)),
    CaseState.RESOLVED: (Verb.REPLY, Verb.NOTE, Verb.ASSIGN, Verb.REOPEN, Verb.CLOSE),
    CaseState.CLOSED: (Verb.NOTE, Verb.REOPEN),
}


def verbs_in(state: CaseState) -> tuple[Verb, ...]:
    """Return what may be done with a case in this state."""
    return VERBS[state]


def is_too_low(score: float) -> bool:
    """Tell whether a rating of 1 to 5 reopens the case."""
    return score < GOOD_ENOUGH


def may_come_back(*, closed_at: datetime | None, now: datetime) -> bool:
    """Tell whether a customer's word reopens this case; afterwards a linked new case begins."""
    return closed_at is None or now - closed_at <= REOPENS_WITHIN


def link_is_alive(*, closed_at: datetime | None, now: datetime) -> bool:
    """Tell whether the customer's link still opens the page."""
    return closed_at is None or now - closed_at <= LINK_LIVES_ON
