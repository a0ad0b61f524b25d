"""A batch of cases to people at least total cost, with capacities, forbidden pairs, and reasons for each pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from huiyin.lib.planning.assignment.results import (
    AssignmentPlan,
    Key,
    LeftOver,
    Pair,
    PairReason,
    Unassigned,
)
from huiyin.lib.stats.reasons import Undefined

if TYPE_CHECKING:
    from huiyin.lib.planning.assignment.matrix import Matrix
    from huiyin.lib.planning.assignment.pricing import Prices


_LARGEST = 1e12


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A case to be assigned.

    `skills` are wanted, `required` must be there; `known_to` says who knows the customer how well (0–1); `tier` is
    0 for ordinary cases, higher for the green channel; `priority` (0–1 with ageing) decides who goes first where
    not all can go.
    """

    id: Key
    skills: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    language: str | None = None
    known_to: Mapping[Key, float] | None = None
    tier: int = 0
    priority: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """A person who can take up to `capacity` cases of the batch; `free_in` are hours until the next can be begun."""

    id: Key
    skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    load: int = 0
    capacity: int = 1
    tier: int = 0
    free_in: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PairWeights:
    """What each term of a pair's cost weighs: gains (skill, relationship, language) lower it, the others raise it.

    `tier` is for each level a person is below the case, `load` for each open case, `wait` for each hour,
    `priority` for serving the case at all.
    """

    skill: float = 1.0
    relationship: float = 0.5
    language: float = 1.0
    tier: float = 2.0
    load: float = 0.1
    wait: float = 0.2
    priority: float = 1.0


def assign_by_cost(
    cost: Sequence[Sequence[float | None]], *, capacities: Sequence[int] | None = None
) -> AssignmentPlan:
    """The pairs of least total cost; rows are cases, columns people, None (or inf) a forbidden pair.

    As many cases as can be are assigned first, then at least cost (Kuhn 1955; SciPy's modified Jonker–Volgenant).
    `capacities` are how many cases each person takes (1 unless given). `greedy` is what one by one costs.

    >>> plan = assign_by_cost([[1, 2], [2, 100]])
    >>> (plan.estimate, plan.greedy)
    (4.0, 101.0)
    """
    import numpy as np

    prices = np.array([[np.inf if one is None else one for one in row] for row in cost], dtype=np.float64)
    prices = prices.reshape(len(cost), -1 if prices.size else 0)
    if np.isneginf(prices).any() or (np.abs(prices[np.isfinite(prices)]) > _LARGEST).any():
        message = f"A cost cannot be minus infinity or larger than {_LARGEST:g}: the sums would lose their pence."
        raise ValueError(message)
    prices = np.where(np.isnan(prices), np.inf, prices)
    limits = [1] * prices.shape[1] if capacities is None else list(capacities)
    if len(limits) != prices.shape[1] or any(limit < 0 for limit in limits):
        message = f"capacities must be {prices.shape[1]} numbers, one for each person, none negative."
        raise ValueError(message)
    return _plan(prices, limits, cases=list(range(len(cost))), people=list(range(len(limits))), weights=None)


def assign_batch(
    cases: Sequence[Work],
    people: Sequence[Taker],
    *,
    weights: PairWeights = PairWeights(),
    take_turns: bool = False,
) -> AssignmentPlan:
    """A batch of cases to people at least total cost, with the reasons of each pair.

    cost = −skill·share of wanted skills − relationship − language + tier·levels below + load·open cases
    + wait·hours − priority. Each further case of the batch weighs as one more open case in the choice (not in
    `cost`). A pair without a required skill is
    forbidden. With `take_turns` what is left over goes by turns to the least loaded, so that nobody is ownerless.
    """
    from huiyin.lib.planning.assignment.pricing import price_pairs

    if len({case.id for case in cases}) < len(cases) or len({person.id for person in people}) < len(people):
        message = "The ids of cases and of people must differ."
        raise ValueError(message)
    if any(person.capacity < 0 for person in people):
        message = "A capacity cannot be negative."
        raise ValueError(message)
    prices = price_pairs(cases, people, weights)
    plan = _plan(
        prices.total,
        [person.capacity for person in people],
        cases=[case.id for case in cases],
        people=[person.id for person in people],
        weights=weights,
        prices=prices,
    )
    return _by_turns(plan, people) if take_turns and plan.left_over else plan


def round_robin(cases: Sequence[Key], *, people: Sequence[Key], after: Key | None = None) -> tuple[Pair, ...]:
    """Each case to the next person in turn, beginning behind `after`; () without people.

    >>> [pair.person for pair in round_robin(["a", "b", "c"], people=["Ann", "Bo"], after="Ann")]
    ['Bo', 'Ann', 'Bo']
    """
    if not people:
        return ()
    begin = people.index(after) + 1 if after in people else 0
    return tuple(
        Pair(case=case, person=people[(begin + turn) % len(people)], cost=None, reasons=(PairReason.ROUND_ROBIN,))
        for turn, case in enumerate(cases)
    )


def _plan(
    cost: "Matrix",
    capacities: Sequence[int],
    *,
    cases: Sequence[Key],
    people: Sequence[Key],
    weights: PairWeights | None,
    prices: "Prices | None" = None,
) -> AssignmentPlan:
    import numpy as np

    from huiyin.lib.planning.assignment.matrix import greedy_pairs, optimal_pairs

    limits = np.minimum(np.array(capacities, dtype=np.intp), len(cases))
    columns_of = np.repeat(np.arange(len(people)), limits)
    places = cost[:, columns_of]
    if weights is not None and len(columns_of):
        further = np.concatenate([np.arange(limit) for limit in limits])
        places = places + weights.load * further
    optimal, greedy = optimal_pairs(places, columns_of), greedy_pairs(places, columns_of)
    taken = dict(zip(optimal.rows.tolist(), optimal.columns.tolist(), strict=True))
    pairs = tuple(
        Pair(case=cases[row], person=people[column], cost=float(cost[row, column]), **_why(prices, row, column))
        for row, column in taken.items()
    )
    return AssignmentPlan(
        n=len(cases),
        estimate=optimal.total(cost) if cases and people else None,
        method="linear_sum_assignment",
        reason=None if cases and people else Undefined.NO_ANSWERS,
        pairs=pairs,
        left_over=tuple(
            LeftOver(case=case, reason=_why_left(cost[row])) for row, case in enumerate(cases) if row not in taken
        ),
        greedy=greedy.total(cost) if len(greedy.rows) == len(optimal.rows) else None,
    )


def _why(prices: "Prices | None", row: int, column: int) -> dict[str, Any]:
    if prices is None:
        return {}
    terms, reasons = prices.of(row, column)
    return {"terms": terms, "reasons": reasons}


def _why_left(row: Any) -> Unassigned:
    import numpy as np

    return Unassigned.NO_CAPACITY if np.isfinite(row).any() else Unassigned.NOBODY_ABLE


def _by_turns(plan: AssignmentPlan, people: Sequence[Taker]) -> AssignmentPlan:
    loads = {person.id: person.load for person in people}
    for pair in plan.pairs:
        loads[pair.person] += 1
    pairs = []
    for left in plan.left_over if people else ():
        person = min(people, key=lambda one: (loads[one.id], str(one.id))).id
        loads[person] += 1
        pairs.append(Pair(case=left.case, person=person, cost=None, reasons=(PairReason.ROUND_ROBIN,)))
    return replace(plan, pairs=(*plan.pairs, *pairs), left_over=() if people else plan.left_over)
