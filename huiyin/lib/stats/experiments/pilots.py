"""Adopt, adjust or stop: a rule on the interval of a pilot's difference, fixed before the pilot."""

from typing import Literal

from huiyin.lib.stats.experiments.results import Ground, Verdict, VerdictResult
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Figure, Interval

_VERDICTS: dict[Ground, Verdict] = {
    "better": "adopt",
    "not_worse": "adopt",
    "worse": "stop",
    "not_worth": "stop",
    "too_small": "adjust",
    "unclear": "adjust",
}


def pilot_verdict(
    difference: Figure,
    *,
    better: Literal["higher", "lower"] = "higher",
    goal: Literal["better", "not_worse"] = "better",
    margin: float = 0.0,
    worthwhile: float = 0.0,
) -> VerdictResult:
    """The verdict on treated − control: any result of this family with an interval.

    Goal "better": adopt when the whole interval improves, adjust when it improves but lies below `worthwhile`, stop
    when it worsens or cannot reach `worthwhile`, else adjust (improve it or go on). Goal "not_worse", for pilots that
    save money: adopt when the interval lies above −margin (non-inferiority), stop when it lies below, else adjust.
    Whoever looks repeatedly must hand in a sequential result. Raises ValueError for negative margins, and for a goal
    of "not_worse" without a margin.
    """
    if min(margin, worthwhile) < 0 or (goal == "not_worse" and margin == 0):
        message = "margin and worthwhile are not negative, and to be not worse needs a margin above 0."
        raise ValueError(message)
    interval = difference.interval
    if interval is None:
        return VerdictResult(
            n=difference.n,
            missing=difference.missing,
            rejected=difference.rejected,
            method=f"{goal}_{better}",
            reason=difference.reason or Undefined.NOT_APPLICABLE,
            verdict=None,
            ground=None,
        )
    gain = interval if better == "higher" else Interval(-interval.high, -interval.low, interval.confidence)
    ground = _to_be_better(gain, worthwhile) if goal == "better" else _not_to_be_worse(gain, margin)
    return VerdictResult(
        n=difference.n,
        missing=difference.missing,
        rejected=difference.rejected,
        interval=interval,
        method=f"{goal}_{better}",
        verdict=_VERDICTS[ground],
        ground=ground,
    )


def _to_be_better(gain: Interval, worthwhile: float) -> Ground:
    if gain.high < 0:
        return "worse"
    if gain.low > 0:
        return "too_small" if gain.high < worthwhile else "better"
    return "not_worth" if gain.high < worthwhile else "unclear"


def _not_to_be_worse(gain: Interval, margin: float) -> Ground:
    if gain.low > -margin:
        return "better" if gain.low > 0 else "not_worse"
    return "worse" if gain.high < -margin else "unclear"
