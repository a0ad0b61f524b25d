"""Watching a running survey: which strata answer less than planned, and whether late answers differ."""

import math
from collections.abc import Mapping

from huiyin.lib.stats.inputs import Values, whole_counts
from huiyin.lib.stats.intervals import wilson_interval
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.sampling.results import EffortCheck, ResponseWatch, StratumResponse


def response_watch(
    *,
    invited: Mapping[str, int],
    answered: Mapping[str, int],
    wanted: Mapping[str, int],
    planned_rates: Mapping[str, float] | float,
    confidence: float = 0.95,
) -> ResponseWatch:
    """Each stratum's response rate against plan; a second touch where Wilson's interval lies below it.

    `wanted` are the answers the plan needs, `planned_rates` the response it counted on (0 to 1), for
    all strata or each. A stratum that has its answers needs no second touch however low its rate.
    """
    if not invited.keys() == answered.keys() == wanted.keys():
        message = "invited, answered and wanted must name the same strata."
        raise ValueError(message)
    strata = tuple(
        _stratum(
            name,
            invited=invited[name],
            answered=answered[name],
            wanted=wanted[name],
            planned_rate=planned_rates if isinstance(planned_rates, int | float) else planned_rates[name],
            confidence=confidence,
        )
        for name in invited
    )
    asked, came = (sum(getattr(stratum, count) for stratum in strata) for count in ("invited", "answered"))
    return ResponseWatch(
        n=asked,
        missing=asked - came,
        estimate=came / asked if asked else None,
        interval=wilson_interval(successes=came, n=asked, confidence=confidence),
        method="wilson",
        reason=None if asked else Undefined.NO_EXPOSURE,
        strata=strata,
    )


def effort_check(*, early: Values, late: Values, confidence: float = 0.95) -> EffortCheck:
    """Late minus early responders' mean score, by Welch's t test (level-of-effort check).

    Late responders, who needed a second touch, are the nearest to those who never answer (Lin and
    Schaeffer 1995): a clear difference warns that weighting by known margins will not be enough.
    """
    from huiyin.lib.stats.comparison import compare_means

    found = compare_means(first=late, second=early, confidence=confidence)
    return EffortCheck(
        n=found.n,
        missing=found.missing,
        rejected=found.rejected,
        estimate=found.estimate,
        interval=found.interval,
        method=found.method,
        reason=found.reason,
        early=found.second.mean,
        late=found.first.mean,
        p=found.p,
    )


def _stratum(
    name: str, *, invited: int, answered: int, wanted: int, planned_rate: float, confidence: float
) -> StratumResponse:
    invited, answered, wanted = whole_counts(invited=invited, answered=answered, wanted=wanted)
    planned_rate = float(planned_rate)
    if not 0 < planned_rate <= 1:
        message = f"{name}: the planned rate lies in (0, 1], not {planned_rate}."
        raise ValueError(message)
    interval = wilson_interval(successes=answered, n=invited, confidence=confidence)
    rate = answered / invited if invited else None
    lacking = max(0, wanted - answered)
    return StratumResponse(
        name=name,
        invited=invited,
        answered=answered,
        wanted=wanted,
        rate=rate,
        interval=interval,
        planned_rate=planned_rate,
        missing_answers=lacking,
        invite_more=math.ceil(lacking / rate - 1e-9) if rate else None if lacking else 0,
        second_touch=lacking > 0 and interval is not None and interval.high < planned_rate,
    )
