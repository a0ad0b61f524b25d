"""What resolve announces: the steps of a case, by ids only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CaseOpened:
    """A case begins, with the voices it answers."""

    case_id: str
    feedback_ids: tuple[str, ...]


@dataclass(frozen=True)
class CaseAssigned:
    """A case has a new owner, or none."""

    case_id: str
    owner_id: str | None


@dataclass(frozen=True)
class CaseReplied:
    """An agent wrote to the customer."""

    case_id: str
    entry_id: str


@dataclass(frozen=True)
class CaseResolved:
    """The letter with cause, remedy and prevention is on its way."""

    case_id: str


@dataclass(frozen=True)
class CaseClosed:
    """The customer confirmed, or was silent for the agreed days."""

    case_id: str


@dataclass(frozen=True)
class CaseReopened:
    """A resolved or closed case is worked on again."""

    case_id: str
    reason: str


@dataclass(frozen=True)
class CaseBreached:
    """A clock of the case ran out."""

    case_id: str
    clock: str


@dataclass(frozen=True)
class CaseChanged:
    """Something else on the case changed: a rating, a message, the fate of a message."""

    case_id: str
