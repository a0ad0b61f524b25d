"""The cost of every pair of case and person, term by term, on arrays."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.planning.assignment.matrix import Matrix
from huiyin.lib.planning.assignment.results import PairReason

if TYPE_CHECKING:
    from huiyin.lib.planning.assignment.optimal import PairWeights, Taker, Work


@dataclass(frozen=True, slots=True)
class Prices:
    """Each term (cases, people), broadcastable; `total` is their sum, inf where a pair is forbidden."""

    terms: dict[str, Matrix]
    total: Matrix
    meets_tier: NDArray[np.bool_]

    def of(self, row: int, column: int) -> tuple[tuple[tuple[str, float], ...], tuple[PairReason, ...]]:
        """The terms of one pair that are not zero, and the reasons for it."""
        terms = {
            name: float(term[min(row, term.shape[0] - 1), min(column, term.shape[1] - 1)])
            for name, term in self.terms.items()
        }
        gains = {
            "skill": PairReason.SKILL,
            "relationship": PairReason.RELATIONSHIP,
            "language": PairReason.LANGUAGE,
        }
        reasons = [reason for name, reason in gains.items() if terms[name] < 0]
        if self.meets_tier[row, column]:
            reasons.append(PairReason.GREEN_CHANNEL)
        kept = tuple((name, value) for name, value in terms.items() if value)
        return kept, tuple(reasons) or (PairReason.AVAILABLE,)


def price_pairs(cases: "Sequence[Work]", people: "Sequence[Taker]", weights: "PairWeights") -> Prices:
    """All terms of all pairs; sets become 0/1 matrices, their overlaps one product."""
    skill = _share_met([case.skills for case in cases], [person.skills for person in people])
    spoken = [frozenset({case.language}) if case.language else frozenset() for case in cases]
    language = _share_met(spoken, [person.languages for person in people])
    able = _missing([case.required for case in cases], [person.skills for person in people]) == 0
    tier = np.array([case.tier for case in cases]).reshape(-1, 1)
    rank = np.array([person.tier for person in people]).reshape(1, -1)
    terms: dict[str, Matrix] = {
        "skill": -weights.skill * skill,
        "relationship": -weights.relationship * _known(cases, people),
        "language": -weights.language * language,
        "tier": weights.tier * np.maximum(0.0, tier - rank),
        "load": weights.load * np.array([person.load for person in people], dtype=np.float64).reshape(1, -1),
        "wait": weights.wait * np.array([person.free_in for person in people], dtype=np.float64).reshape(1, -1),
        "priority": -weights.priority * np.array([case.priority for case in cases], dtype=np.float64).reshape(-1, 1),
    }
    total = np.zeros((len(cases), len(people)))
    for term in terms.values():
        total += term
    return Prices(terms=terms, total=np.where(able, total, np.inf), meets_tier=(tier > 0) & (rank >= tier))


def _share_met(wanted: Sequence[Collection[str]], held: Sequence[Collection[str]]) -> Matrix:
    """The share of what each case wants that each person has; 0 where nothing is wanted."""
    counts = np.array([len(one) for one in wanted], dtype=np.float64).reshape(-1, 1)
    return (counts - _missing(wanted, held)) / np.maximum(1.0, counts)


def _missing(wanted: Sequence[Collection[str]], held: Sequence[Collection[str]]) -> Matrix:
    """How much of what each case wants each person lacks (cases, people)."""
    names = {name: place for place, name in enumerate(sorted({name for one in wanted for name in one}))}
    wants, has = _marks(wanted, names), _marks(held, names)
    return np.asarray(wants.sum(axis=1, keepdims=True) - wants @ has.T, dtype=np.float64)


def _marks(sets: Sequence[Collection[str]], names: dict[str, int]) -> Matrix:
    marks = np.zeros((len(sets), len(names)))
    for row, one in enumerate(sets):
        for name in one:
            if name in names:
                marks[row, names[name]] = 1.0
    return marks


def _known(cases: "Sequence[Work]", people: "Sequence[Taker]") -> Matrix:
    place = {person.id: column for column, person in enumerate(people)}
    known = np.zeros((len(cases), len(people)))
    for row, case in enumerate(cases):
        for person, degree in (case.known_to or {}).items():
            if person in place:
                known[row, place[person]] = degree
    return known
