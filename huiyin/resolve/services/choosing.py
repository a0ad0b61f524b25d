"""Who takes a new case: the least loaded person of its unit who can."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count

from huiyin.lib.planning import Candidate, least_loaded
from huiyin.resolve.models import Case
from huiyin.staff.queries import able_people


def choose_owners(cases: Sequence[Case]) -> None:
    """Give each case (unsaved) the owner who lacks fewest skills, speaks its language, and has least to do.

    Cases of one batch count as load for the next ones. A unit without agents leaves a case unowned.
    """
    people = {unit_id: _candidates(unit_id) for unit_id in {case.unit_id for case in cases}}
    load = _open_cases_of({person.id for group in people.values() for person in group})
    for case in cases:
        skills = {case.category} if case.category else set()
        known = {skill for person in people[case.unit_id] for skill in person.skills}
        choice = least_loaded(people[case.unit_id], skills=skills & known, language=case.language, load=load)
        case.owner_id = choice.id
        if choice.id is not None:
            load[choice.id] += 1


def _candidates(unit_id: UUID) -> list[Candidate]:
    return [
        Candidate(id=person.id, skills=person.skills, languages=frozenset({person.language}))
        for person in able_people(unit_id, set())
    ]


def _open_cases_of(people: set[UUID]) -> Counter[UUID]:
    """Return how many open cases each of these people has, in one query."""
    rows = Case.objects.filter(is_open=True, owner_id__in=people).values("owner_id").annotate(n=Count("id"))
    return Counter({row["owner_id"]: row["n"] for row in rows})
