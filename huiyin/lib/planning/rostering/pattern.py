"""How many people on each shift of one day, before anybody is named."""

from collections.abc import Mapping, Sequence

from huiyin.lib.planning.rostering.results import StaffingPattern
from huiyin.lib.stats.reasons import Undefined


def cover_demand(
    demand: Sequence[int],
    *,
    shifts: Mapping[str, Sequence[int]],
    cost: Mapping[str, int] | None = None,
    staff: int | None = None,
    under: int = 100,
    over: int = 10,
) -> StaffingPattern:
    """People per shift that meet the demand of a day's intervals at least cost (Dantzig 1954, with soft cover).

    `shifts` marks by 0 and 1 the intervals each shift works; a person missing costs `under`, a surplus one `over`,
    a shift its `cost` (0 unless given); at most `staff` people. Raises ValueError where lengths differ.

    >>> cover_demand([1, 2], shifts={"A": [1, 1], "B": [0, 1]}, cost={"A": 2, "B": 1}).staffed
    (('A', 1), ('B', 1))
    """
    if any(len(pattern) != len(demand) for pattern in shifts.values()):
        message = f"Every shift needs {len(demand)} marks, one for each interval of the demand."
        raise ValueError(message)
    if not demand or not shifts:
        return StaffingPattern(n=0, estimate=None, method="cp-sat", reason=Undefined.NO_ANSWERS)
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    most = sum(demand) if staff is None else staff
    count = {shift: model.new_int_var(0, most, shift) for shift in shifts}
    model.add(sum(count.values()) <= most)
    prices = cost or {}
    costs = [prices.get(shift, 0) * people for shift, people in count.items()]
    there = [sum(pattern[index] * count[shift] for shift, pattern in shifts.items()) for index in range(len(demand))]
    for wanted, scheduled in zip(demand, there, strict=True):
        missing = model.new_int_var(0, wanted, "missing")
        model.add(scheduled + missing >= wanted)
        costs.append(under * missing + over * (scheduled + missing - wanted))
    model.minimize(sum(costs))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.solve(model)
    staffed = {shift: int(solver.value(people)) for shift, people in count.items()}
    found = [sum(pattern[index] * staffed[shift] for shift, pattern in shifts.items()) for index in range(len(demand))]
    gaps = [scheduled - wanted for scheduled, wanted in zip(found, demand, strict=True)]
    return StaffingPattern(
        n=len(demand),
        estimate=float(round(solver.objective_value)),
        method="cp-sat",
        staffed=tuple(staffed.items()),
        under=sum(-gap for gap in gaps if gap < 0),
        over=sum(gap for gap in gaps if gap > 0),
    )
