"""Which cases answer which voices, for whoever accompanies voices through the house."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from huiyin.resolve.models import CaseVoice

VOICES_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class AnsweringCase:
    """The case that answers a voice, as far as others need it."""

    id: UUID
    number: str
    level: str
    language: str
    owner_id: UUID | None


def cases_answering(feedback_ids: Iterable[UUID | str]) -> dict[UUID, AnsweringCase]:
    """Return the case of each voice that has one, by the voice's id."""
    ids, found = iter(feedback_ids), dict[UUID, AnsweringCase]()
    while chunk := list(islice(ids, VOICES_AT_ONCE)):
        for row in CaseVoice.objects.filter(feedback_id__in=chunk).select_related("case"):
            case = row.case
            found[row.feedback_id] = AnsweringCase(
                id=case.id, number=case.number, level=case.level, language=case.language, owner_id=case.owner_id
            )
    return found
