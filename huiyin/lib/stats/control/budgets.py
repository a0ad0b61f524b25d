"""How many false alarms a rule set costs over all charts, and which set keeps within what people will read."""

from collections.abc import Collection, Sequence
from typing import Final

from huiyin.lib.stats.control.results import AlarmBudget, RuleChoice
from huiyin.lib.stats.control.rules import RuleFamily
from huiyin.lib.stats.control.run_lengths import run_length
from huiyin.lib.stats.reasons import Undefined

CANDIDATES: Final[dict[RuleFamily, tuple[tuple[int, ...], ...]]] = {
    "nelson": ((1,), (1, 2), (1, 2, 3), (1, 2, 5, 6), (1, 2, 3, 4, 5, 6, 7, 8)),
    "western_electric": ((1,), (1, 2), (1, 4), (1, 2, 4), (1, 2, 3, 4)),
}


def alarm_budget(
    *,
    charts: int,
    points_per_day: float = 1.0,
    allowed_per_day: float = 1.0,
    family: RuleFamily = "nelson",
    candidates: Sequence[Collection[int]] | None = None,
    seed: int = 0,
) -> AlarmBudget:
    """Expected false alarms a day of `charts` charts with `points_per_day` points each, for each rule set.

    Each chart starts afresh after an alarm, so a set costs points / its in-control run length. Of the sets
    within `allowed_per_day`, the one that sees a shift of one sigma soonest is recommended. The figures hold for
    independent normal points: charts of overdispersed or autocorrelated counts alarm more. Raises ValueError for
    a negative number.
    """
    if charts < 0 or points_per_day < 0 or allowed_per_day < 0:
        message = "charts, points_per_day and allowed_per_day must not be negative."
        raise ValueError(message)
    points = charts * points_per_day
    sets = CANDIDATES[family] if candidates is None else candidates
    choices = tuple(_choice(rules, family, points, allowed_per_day, seed=seed) for rules in sets)
    within = [choice for choice in choices if choice.within_budget]
    return AlarmBudget(
        n=round(points),
        method=family,
        reason=None if choices else Undefined.NO_ANSWERS,
        choices=choices,
        recommended=min(within, key=lambda choice: choice.points_to_see_one_sigma, default=None),
        allowed_per_day=allowed_per_day,
    )


def _choice(rules: Collection[int], family: RuleFamily, points: float, allowed: float, *, seed: int) -> RuleChoice:
    quiet = run_length(rules, family=family, seed=seed)
    shifted = run_length(rules, family=family, shift=1.0, seed=seed)
    length = quiet.estimate or 1.0
    return RuleChoice(
        rules=quiet.rules,
        run_length=length,
        false_alarms_per_day=points / length,
        points_to_see_one_sigma=shifted.estimate or 1.0,
        within_budget=points / length <= allowed,
    )
