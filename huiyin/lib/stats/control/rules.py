"""Run rules: which points complete a pattern that chance seldom makes (Nelson 1984; Western Electric 1956)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.control.charts import indices
from huiyin.lib.stats.control.results import RuleHits, RulesResult
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined

RuleFamily = Literal["nelson", "western_electric"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """At least `need` of `of` points in a row beyond `sigma` on one `side` ("one"), either ("both"), or within it.

    "trend" and "zigzag" look at the order of the points instead.
    """

    side: Literal["one", "both", "within", "trend", "zigzag"]
    need: int
    of: int
    sigma: float = 0.0


RULES: Final[Mapping[RuleFamily, Mapping[int, Pattern]]] = {
    "nelson": {
        1: Pattern("both", 1, 1, 3),
        2: Pattern("one", 9, 9, 0),
        3: Pattern("trend", 6, 6),
        4: Pattern("zigzag", 14, 14),
        5: Pattern("one", 2, 3, 2),
        6: Pattern("one", 4, 5, 1),
        7: Pattern("within", 15, 15, 1),
        8: Pattern("both", 8, 8, 1),
    },
    "western_electric": {
        1: Pattern("both", 1, 1, 3),
        2: Pattern("one", 2, 3, 2),
        3: Pattern("one", 4, 5, 1),
        4: Pattern("one", 8, 8, 0),
    },
}


def run_rules(z: Values, *, rules: Collection[int] | None = None, family: RuleFamily = "nelson") -> RulesResult:
    """Which points complete a pattern of the rules (all by default), from the z-scores of a chart.

    Every point at which the last points form a pattern is named, so patterns overlap. Nelson: 1 beyond 3σ;
    2 nine on one side (a point on the centre breaks the run); 3 six rising or falling, 4 fourteen alternating
    (equal neighbours break both); 5 two of three beyond 2σ, 6 four of five beyond 1σ on one side; 7 fifteen
    within 1σ; 8 eight beyond 1σ on either side. Western Electric: 1, then Nelson's 5 and 6 as 2 and 3, 4 eight
    on one side. Gaps (None) are passed over: the points before and after are neighbours.

    >>> run_rules([0.2, 3.2, 0.1]).signals
    (1,)
    """
    patterns = patterns_of(rules, family)
    given = as_floats(z)
    there = np.flatnonzero(np.isfinite(given))
    kept = given[there]
    return RulesResult(
        n=len(kept),
        missing=int(np.isnan(given).sum()),
        rejected=int(np.isinf(given).sum()),
        method=family,
        reason=None if len(kept) else Undefined.NO_ANSWERS,
        hits=tuple(
            RuleHits(rule=rule, completing=tuple(there[list(indices(completes(kept, pattern)))].tolist()))
            for rule, pattern in patterns.items()
        ),
    )


def patterns_of(rules: Collection[int] | None, family: RuleFamily) -> dict[int, Pattern]:
    """The patterns of some rules of a family, in order; raises ValueError for one it does not have."""
    known = RULES[family]
    asked = sorted(known if rules is None else set(rules))
    if not asked or any(rule not in known for rule in asked):
        message = f"The {family} rules are {min(known)} to {max(known)}, not {asked}."
        raise ValueError(message)
    return {rule: known[rule] for rule in asked}


def completes(z: Array, pattern: Pattern) -> NDArray[np.bool_]:
    """For each point of a series without gaps: do the last points form the pattern?"""
    if pattern.side == "one":
        above, below = z > pattern.sigma, z < -pattern.sigma
        return _at_least(above, pattern) | _at_least(below, pattern)
    if pattern.side == "both":
        return _at_least(np.abs(z) > pattern.sigma, pattern)
    if pattern.side == "within":
        return _at_least(np.abs(z) < pattern.sigma, pattern)
    steps = np.sign(np.diff(z))
    if pattern.side == "trend":
        n = pattern.of - 1
        return _lagged(1, _window_sums(steps > 0, n) == n, len(z)) | _lagged(1, _window_sums(steps < 0, n) == n, len(z))
    n = pattern.of - 2
    return _lagged(2, _window_sums(steps[1:] * steps[:-1] < 0, n) == n, len(z))


def _at_least(flags: NDArray[np.bool_], pattern: Pattern) -> NDArray[np.bool_]:
    return _window_sums(flags, pattern.of) >= pattern.need


def _window_sums(flags: NDArray[np.bool_], width: int) -> NDArray[np.intp]:
    """Sum of the last `width` flags up to each; 0 while there are fewer."""
    total = np.concatenate([[0], np.cumsum(flags, dtype=np.intp)])
    sums = np.zeros(len(flags), dtype=np.intp)
    sums[width - 1 :] = total[width:] - total[:-width]
    return sums


def _lagged(points: int, flags: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """Flags of steps as flags of the points they lead to."""
    return np.concatenate([np.zeros(points, dtype=bool), flags])[:length]
