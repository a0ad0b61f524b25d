"""Is a fault rate above its limit for certain, or only by chance?"""

from huiyin.lib.stats.causes.results import AlarmResult, AlarmState
from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.intervals import check_confidence, clopper_pearson_interval
from huiyin.lib.stats.reasons import Undefined


def fault_rate_alarm(*, faults: int, units: int, threshold: float = 0.15, confidence: float = 0.95) -> AlarmResult:
    """Alarm when the exact lower bound of faults / units lies above `threshold`; quiet when the upper one is not above.

    Exact (Clopper and Pearson 1934), because Wilson's bound would raise the alarm at the first unit with a fault.

    Serves products (faults per unit sold) and single causes (cases in which the system was slow per timeout) alike.
    `p` is the exact one-sided binomial p-value against the threshold: adjust it (`adjust_p`) when many products are
    watched. Raises ValueError for faults outside 0 … units or a threshold outside (0, 1).

    >>> fault_rate_alarm(faults=30, units=100).state
    'above'
    """
    check_confidence(confidence)
    if not 0 < threshold < 1:
        message = f"The threshold is a share between 0 and 1, not {threshold}."
        raise ValueError(message)
    faults, units = whole_counts(faults=faults, units=units)
    interval = clopper_pearson_interval(successes=faults, n=units, confidence=confidence)
    if interval is None:
        return AlarmResult(
            n=0,
            estimate=None,
            method="clopper_pearson",
            reason=Undefined.NO_ANSWERS,
            threshold=threshold,
            state="unclear",
            p=None,
        )
    from scipy.stats import binom

    state: AlarmState = "above" if interval.low > threshold else "unclear" if interval.high > threshold else "below"
    return AlarmResult(
        n=units,
        estimate=faults / units,
        interval=interval,
        method="clopper_pearson",
        threshold=threshold,
        state=state,
        p=float(binom.sf(faults - 1, units, threshold)),
    )
