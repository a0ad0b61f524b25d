"""The least loaded person who can do it: skill first, then language, then load."""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ChoiceReason(StrEnum):
    """Why this person (or nobody) was chosen; shown beside the assignment."""

    SKILL_AND_LANGUAGE = "skill_and_language"
    SKILL = "skill"
    LANGUAGE = "language"
    LEAST_LOADED = "least_loaded"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who could take the work."""

    id: UUID
    skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """Who was chosen and why; `load` is the number of open cases at that moment."""

    id: UUID | None
    reason: ChoiceReason
    load: int | None
    missing_skills: tuple[str, ...]
    considered: int


def least_loaded(
    candidates: Sequence[Candidate],
    *,
    skills: Collection[str] = (),
    language: str | None = None,
    load: Mapping[UUID, int] | None = None,
    seed: int | None = None,
) -> Choice:
    """The candidate lacking fewest of `skills`, then speaking `language`, then with least `load`.

    Nobody is excluded: a case with an imperfect owner is better than one without, and the
    reason says what was missing. Ties go to the smaller id; with a `seed` to a reproducible
    draw, so that equal people take turns.
    """
    if not candidates:
        return Choice(
            id=None, reason=ChoiceReason.NOBODY, load=None, missing_skills=tuple(sorted(skills)), considered=0
        )
    loads = load or {}
    draw = _tie_breaker([candidate.id for candidate in candidates], seed=seed)
    best = min(
        candidates,
        key=lambda person: (
            len(set(skills) - person.skills),
            not _speaks(person, language),
            loads.get(person.id, 0),
            draw[person.id],
        ),
    )
    return Choice(
        id=best.id,
        reason=_reason(best, skills=skills, language=language),
        load=loads.get(best.id, 0),
        missing_skills=tuple(sorted(set(skills) - best.skills)),
        considered=len(candidates),
    )


def _tie_breaker(ids: list[UUID], *, seed: int | None) -> dict[UUID, int]:
    ordered = sorted(ids)
    if seed is not None:
        random.Random(seed).shuffle(ordered)  # noqa: S311 - taking turns is no secret
    return {person: place for place, person in enumerate(ordered)}


def _speaks(person: Candidate, language: str | None) -> bool:
    return language is None or language in person.languages


def _reason(person: Candidate, *, skills: Collection[str], language: str | None) -> ChoiceReason:
    skilled = bool(skills) and set(skills) <= person.skills
    speaks = language is not None and language in person.languages
    if skilled and speaks:
        return ChoiceReason.SKILL_AND_LANGUAGE
    if skilled:
        return ChoiceReason.SKILL
    return ChoiceReason.LANGUAGE if speaks else ChoiceReason.LEAST_LOADED
