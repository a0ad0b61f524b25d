"""Is the score of this wave another than the last one's? NPS and CSAT, independent waves or a panel."""

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import Literal

from huiyin.lib.stats.inputs import Values, as_list, whole_counts
from huiyin.lib.stats.intervals import normal_quantile, wilson_interval
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.satisfaction.results import CsatChange, CsatResult, NpsChange, NpsResult
from huiyin.lib.stats.satisfaction.scores import ADDED, NpsMethod, adjusted_net_and_variance, nps_kind, wald_is_enough

_KINDS = ("promoters", "passives", "detractors")
_VALUE = (1, 0, -1)
"""What a promoter, a passive and a detractor add to the net score."""


def nps_change(
    *, before: NpsResult, after: NpsResult, confidence: float = 0.95, method: NpsMethod = "auto"
) -> NpsChange:
    """Change of NPS between two waves of different people: z test with SE = √(SE₁² + SE₂²).

    "auto" takes Wald when both waves have 50 answers and are not unanimous, else adjusted Wald,
    which adds three answers in all, half to each wave (as Agresti and Caffo 2000 do for shares),
    before the interval and the test; `estimate` and `se` stay those of the answers given.

    >>> from huiyin.lib.stats import nps_from_counts
    >>> spring, autumn = (nps_from_counts(promoters=p, passives=30, detractors=70 - p) for p in (40, 45))
    >>> nps_change(before=spring, after=autumn).describe("en")
    'NPS went from 10 to 20, a change of +10 (95% interval −12.8 to +32.8): not distinguishable from no change.'
    """
    if before.estimate is None or after.estimate is None:
        missing, rejected = before.missing + after.missing, before.rejected + after.rejected
        return _no_nps_change(n=before.n + after.n, missing=missing, rejected=rejected, method=method)
    both_wald = all(wald_is_enough(n=wave.n, largest=_largest(wave)) for wave in (before, after))
    chosen = method if method != "auto" else "wald" if both_wald else "adjusted_wald"
    se = math.hypot(before.se or 0.0, after.se or 0.0)
    centre, spread = after.estimate - before.estimate, se
    if chosen == "adjusted_wald":
        first, second = (_adjusted(wave) for wave in (before, after))
        centre, spread = second[0] - first[0], math.sqrt(first[1] + second[1])
    z, p = _z_and_p(centre, spread)
    return NpsChange(
        n=before.n + after.n,
        missing=before.missing + after.missing,
        rejected=before.rejected + after.rejected,
        estimate=after.estimate - before.estimate,
        interval=_around(centre, spread, limit=200.0, confidence=confidence),
        method=chosen,
        before=before.estimate,
        after=after.estimate,
        se=se,
        z=z,
        p=p,
    )


def nps_panel_change(*, before: Values, after: Values, confidence: float = 0.95) -> NpsChange:
    """Change of NPS of a panel, the same people in the same order answering 0–10 twice.

    People with only one answer count as missing, an answer outside 0–10 rejects the pair.
    """
    first, second = as_list(before), as_list(after)
    if len(first) != len(second):
        message = f"A panel has the same people in both waves, not {len(first)} and {len(second)}."
        raise ValueError(message)
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    table = [[0] * 3 for _ in range(3)]
    rejected = 0
    for earlier, later in pairs:
        row, column = nps_kind(earlier), nps_kind(later)
        if row is None or column is None:
            rejected += 1
        else:
            table[row][column] += 1
    return nps_panel_change_from_counts(
        table=table, missing=len(first) - len(pairs), rejected=rejected, confidence=confidence
    )


def nps_panel_change_from_counts(
    *, table: Sequence[Sequence[int]], missing: int = 0, rejected: int = 0, confidence: float = 0.95
) -> NpsChange:
    """Change of NPS of a panel from a 3 × 3 table: rows before, columns after, in the order
    promoters, passives, detractors.

    Var(change) = Var₁ + Var₂ − 2 Cov, which is the variance of each person's own change.
    """
    if [len(row) for row in table] != [3, 3, 3]:
        message = "The table must be 3 × 3 counts: promoters, passives, detractors before (rows) and after (columns)."
        raise ValueError(message)
    table = [whole_counts(**dict(zip(_KINDS, row, strict=True))) for row in table]
    n = sum(map(sum, table))
    if n == 0:
        return _no_nps_change(n=0, missing=missing, rejected=rejected, method="paired")
    cells = [(table[i][j], _VALUE[i], _VALUE[j]) for i in range(3) for j in range(3)]
    before = 100 * sum(count * i for count, i, _ in cells) / n
    after = 100 * sum(count * j for count, _, j in cells) / n
    moved = sum(count * (j - i) for count, i, j in cells)
    squares = sum(count * (j - i) ** 2 for count, i, j in cells)
    se = 100 * math.sqrt((squares - moved * moved / n) / n / n)
    z, p = _z_and_p(after - before, se)
    return NpsChange(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=100 * moved / n,
        interval=_around(100 * moved / n, se, limit=200.0, confidence=confidence) if se else None,
        method="paired",
        reason=None if se else Undefined.NO_VARIATION,
        before=before,
        after=after,
        se=se,
        z=z,
        p=p,
    )


def csat_change(
    *,
    before: CsatResult,
    after: CsatResult,
    confidence: float = 0.95,
    method: Literal["newcombe", "wald"] = "newcombe",
) -> CsatChange:
    """Change of the share of satisfied answers between two independent waves, in [−1, 1].

    The interval is Newcombe's (1998, method 10, from two Wilson intervals) or Wald's; z and p are
    those of the pooled two-sample test (the root of Pearson's chi-square without correction).
    """
    if before.estimate is None or after.estimate is None:
        return CsatChange(
            n=before.n + after.n,
            missing=before.missing + after.missing,
            rejected=before.rejected + after.rejected,
            estimate=None,
            method=method,
            reason=Undefined.NO_ANSWERS,
            before=before.estimate,
            after=after.estimate,
            se=None,
            z=None,
            p=None,
        )
    change = after.estimate - before.estimate
    se = math.sqrt(sum(wave.satisfied * (wave.n - wave.satisfied) / wave.n**3 for wave in (before, after)))
    pooled = (before.satisfied + after.satisfied) / (before.n + after.n)
    z, p = _z_and_p(change, math.sqrt(pooled * (1 - pooled) * (1 / before.n + 1 / after.n)))
    if method == "wald":
        interval = _around(change, se, limit=1.0, confidence=confidence)
    else:
        interval = _newcombe(before, after, confidence=confidence)
    return CsatChange(
        n=before.n + after.n,
        missing=before.missing + after.missing,
        rejected=before.rejected + after.rejected,
        estimate=change,
        interval=interval,
        method=method,
        before=before.estimate,
        after=after.estimate,
        se=se,
        z=z,
        p=p,
    )


def _newcombe(before: CsatResult, after: CsatResult, *, confidence: float) -> Interval:
    shares = [before.satisfied / before.n, after.satisfied / after.n]
    first, second = (
        wilson_interval(successes=wave.satisfied, n=wave.n, confidence=confidence) for wave in (before, after)
    )
    assert first is not None
    assert second is not None
    change = shares[1] - shares[0]
    return Interval(
        low=change - math.hypot(shares[1] - second.low, first.high - shares[0]),
        high=change + math.hypot(second.high - shares[1], shares[0] - first.low),
        confidence=confidence,
    )


def _around(centre: float, se: float, *, limit: float, confidence: float) -> Interval:
    half = normal_quantile(confidence) * se
    return Interval(low=max(-limit, centre - half), high=min(limit, centre + half), confidence=confidence)


def _z_and_p(change: float, se: float) -> tuple[float | None, float | None]:
    if se == 0:
        return None, None
    z = change / se
    return z, 2 * NormalDist().cdf(-abs(z))


def _adjusted(wave: NpsResult) -> tuple[float, float]:
    return adjusted_net_and_variance(wave.promoters, wave.detractors, wave.n, added=ADDED / 2)


def _largest(wave: NpsResult) -> int:
    return max(wave.promoters, wave.passives, wave.detractors)


def _no_nps_change(*, n: int, missing: int, rejected: int, method: str) -> NpsChange:
    return NpsChange(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=None,
        method=method,
        reason=Undefined.NO_ANSWERS,
        before=None,
        after=None,
        se=None,
        z=None,
        p=None,
    )
