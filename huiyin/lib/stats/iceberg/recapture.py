"""The complaint rate measured: customers surveyed at random, looked up in the log of cases."""

import math

from huiyin.lib.stats.iceberg.results import ComplaintRate
from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.intervals import clopper_pearson_interval
from huiyin.lib.stats.reasons import Undefined


def complaint_rate_by_recapture(
    *, with_problem: int, found_in_log: int, complainants: int, confidence: float = 0.95
) -> ComplaintRate:
    """The complaint rate c, and all dissatisfied customers N, from two lists of the same people and months.

    `with_problem` are the surveyed customers who had a problem, `found_in_log` those of them who are
    also among the `complainants` of the log. N̂ = (n₁ + 1)(n₂ + 1)/(m + 1) − 1 (Chapman 1951) with
    its variance (Seber 1970), ĉ = n₂/N̂. The interval of c is the exact binomial one of m in n₁,
    a little too wide because sampling without replacement is surer; that of N follows from it.
    Below one match there is only the upper limit of c (TOO_FEW).

    >>> found = complaint_rate_by_recapture(with_problem=240, found_in_log=14, complainants=1_250)
    >>> round(found.estimate, 3), round(found.dissatisfied)
    (0.062, 20098)
    """
    n1, n2, m = whole_counts(with_problem=with_problem, complainants=complainants, found_in_log=found_in_log)
    if not 0 <= m <= min(n1, n2):
        message = f"{m} found in the log cannot be more than the {n1} with a problem or the {n2} complainants."
        raise ValueError(message)
    interval = clopper_pearson_interval(successes=m, n=n1, confidence=confidence)
    if m == 0 or interval is None:
        return ComplaintRate(
            n=n1,
            estimate=None,
            interval=interval,
            method="chapman",
            reason=Undefined.TOO_FEW if n1 else Undefined.NO_ANSWERS,
            dissatisfied=None,
            se=None,
            dissatisfied_low=None,
            dissatisfied_high=None,
        )
    everyone = (n1 + 1) * (n2 + 1) / (m + 1) - 1
    variance = (n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) ** 2 * (m + 2))
    at_least = n1 + n2 - m  # different people seen on either list
    return ComplaintRate(
        n=n1,
        estimate=n2 / everyone,
        interval=interval,
        method="chapman",
        dissatisfied=everyone,
        se=math.sqrt(variance),
        dissatisfied_low=max(at_least, n2 / interval.high),
        dissatisfied_high=n2 / interval.low,
    )
