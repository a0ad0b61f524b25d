"""Who is kept and who is lost, what they tell others, and the money that leaves with them."""

import math
from collections.abc import Callable, Mapping

from huiyin.lib.stats.iceberg.assumptions import Assumption, rules_of_thumb
from huiyin.lib.stats.iceberg.results import MoneyAtRisk, Recovery, TornadoBar
from huiyin.lib.stats.reasons import Undefined


def recovery(
    *,
    quick: float,
    slow: float,
    unresolved: float,
    silent: float = 0.0,
    assumptions: Mapping[str, Assumption] | None = None,
) -> Recovery:
    """Dissatisfied customers kept: quick·0.95 + slow·0.62 + unresolved·0.19 + silent·0, all replaceable.

    `quick` and `slow` complaints were solved at once or later; the silent are lost unless reached.
    The recovered (kept after a solution) tell 5 others well, everyone else 11 badly.
    """
    if not all(0 <= people < math.inf for people in (quick, slow, unresolved, silent)):
        message = "Numbers of customers must not be negative or endless."
        raise ValueError(message)
    quick, slow, unresolved, silent = float(quick), float(slow), float(unresolved), float(silent)
    used = rules_of_thumb(assumptions)
    people = {"kept_quick": quick, "kept_slow": slow, "kept_unresolved": unresolved, "kept_silent": silent}
    everyone = sum(people.values())
    kept, lowest, highest = (
        sum(count * getattr(used[name], end) for name, count in people.items()) for end in ("value", "low", "high")
    )
    recovered = quick * used["kept_quick"].value + slow * used["kept_slow"].value
    return Recovery(
        n=round(everyone),
        estimate=kept if everyone else None,
        method="assumed_retention",
        reason=None if everyone else Undefined.NO_ANSWERS,
        lost=everyone - kept,
        lowest=lowest,
        highest=highest,
        told_well=recovered * used["told_by_recovered"].value,
        told_badly=(everyone - recovered) * used["told_by_unhappy"].value,
    )


def money_at_risk(
    *,
    customers: float,
    value_per_customer: float,
    solved_quickly: float,
    solved_late: float,
    silent_reached: float = 0.0,
    assumptions: Mapping[str, Assumption] | None = None,
) -> MoneyAtRisk:
    """Money lost with dissatisfied customers: lost silent plus lost complainants, times their value.

    `solved_quickly` and `solved_late` are shares of complaints (the rest is unresolved),
    `silent_reached` the share of the silent one reaches out to, who are then kept as those solved
    late. `value_per_customer` should be margin over the time they would have stayed, not revenue.
    """
    customers, value_per_customer = float(customers), float(value_per_customer)
    unresolved = 1 - solved_quickly - solved_late
    shares = (solved_quickly, solved_late, solved_quickly + solved_late, silent_reached)
    if not all(-1e-9 <= share <= 1 + 1e-9 for share in shares):
        message = "solved_quickly, solved_late, their sum and silent_reached are shares from 0 to 1."
        raise ValueError(message)
    if not (0 <= customers < math.inf and 0 <= value_per_customer < math.inf):
        message = "Customers and their value must not be negative or endless."
        raise ValueError(message)
    used = rules_of_thumb(assumptions)

    def lost(rates: Mapping[str, float]) -> tuple[float, float]:
        unhappy = customers * rates["dissatisfied"]
        kept = solved_quickly * rates["kept_quick"] + solved_late * rates["kept_slow"]
        kept += unresolved * rates["kept_unresolved"]
        kept_silent = silent_reached * rates["kept_slow"] + (1 - silent_reached) * rates["kept_silent"]
        return unhappy * (1 - rates["complain"]) * (1 - kept_silent), unhappy * rates["complain"] * (1 - kept)

    silent_lost, complainants_lost = lost({name: assumption.value for name, assumption in used.items()})
    moving = {name: assumption for name, assumption in used.items() if not name.startswith("told_")}
    return MoneyAtRisk(
        n=round(customers),
        estimate=value_per_customer * (silent_lost + complainants_lost) if customers else None,
        method="assumed_retention",
        reason=None if customers else Undefined.NO_EXPOSURE,
        silent_lost=silent_lost,
        complainants_lost=complainants_lost,
        tornado=tornado(lambda rates: value_per_customer * sum(lost(rates)), assumptions=moving),
    )


def tornado(
    outcome: Callable[[Mapping[str, float]], float], *, assumptions: Mapping[str, Assumption]
) -> tuple[TornadoBar, ...]:
    """What each assumption alone does to `outcome` over its range, the widest swing first (ties by name).

    `outcome` takes the value of every assumption by name; the others stay at theirs.
    """
    middle = {name: assumption.value for name, assumption in assumptions.items()}
    bars = [
        TornadoBar(
            name=name,
            assumption=assumption,
            at_low=outcome({**middle, name: assumption.low}),
            at_high=outcome({**middle, name: assumption.high}),
        )
        for name, assumption in assumptions.items()
    ]
    return tuple(sorted(bars, key=lambda bar: (-bar.swing, bar.name)))
