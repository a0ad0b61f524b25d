"""Words and themes that grow abnormally: daily counts against their own past, chance and many looks allowed for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.text.corpus.rates import Days, Looked, compared

Counts = Mapping[str, Mapping[date, int]]
"""For each theme or phrase how many texts of a day have it; a day that is not named counts none."""
Period = tuple[date, date]
"""The first and the last day, both within."""

_RISE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What became of one theme: `count` in the period beside what its past let `expected`.

    `ratio` is the rate now over the rate before with its interval (whose upper end may be endless), None for what was
    never seen before (`is_new`). `p` is the chance of so much or more (for a change: so far off or farther),
    `p_adjusted` after Benjamini–Hochberg over all themes; `finding` is what may be reported. `since` is the first day
    of the present rise. `dispersion` is α of variance = mean + α · mean², 0 for Poisson. With too little past there is
    a `reason` and no p.
    """

    name: str
    count: int
    before: int
    expected: float | None
    ratio: float | None
    interval: Interval | None
    p: float | None
    p_adjusted: float | None
    finding: bool
    since: date | None
    dispersion: float
    reason: Undefined | None

    @property
    def is_new(self) -> bool:
        """Whether it was never seen before the period."""
        return self.count > 0 and self.before == 0

    @property
    def change(self) -> str:
        """The change as it is spoken of, such as "+300 %"; nothing for what is new or unknown."""
        return "" if self.ratio is None else f"{round((self.ratio - 1) * 100):+d} %"


def emerging(
    counts_by_day: Counts,
    *,
    until: date,
    window: int = 1,
    baseline: int = 28,
    exposure: Mapping[date, float] | None = None,
    observed: Collection[date] | None = None,
    q: float = 0.05,
    confidence: float = 0.95,
    min_count: int = 3,
    min_days: int = 14,
) -> tuple[Growth, ...]:
    """Themes whose `window` days up to `until` exceed the `baseline` days before, findings and smallest p first.

    The expectation follows the weekday (each theme's own, held by that of all themes together) and, where given, the
    `exposure` of a day, such as all texts read. Upper tail of a negative binomial with the baseline's own uncertainty
    in it; without over-dispersion it is the exact conditional test of two Poisson rates (Przyborowski and Wilenski
    1940). Days outside `observed` (default: those with exposure, else all from the first count on) are no zeros but
    unknown. A finding has p_adjusted ≤ `q` and at least `min_count` texts. Raises ValueError for thresholds out of
    range or negative counts.
    """
    _check(window=window, baseline=baseline, min_days=min_days, q=q)
    start = until - timedelta(days=window - 1)
    now, before = (start, until), (start - timedelta(days=baseline), start - timedelta(days=1))
    days = _days(counts_by_day, now=now, before=before, exposure=exposure, observed=observed)
    looked = compared(counts_by_day, days=days, confidence=confidence, two_sided=False, min_days=min_days)
    return _results(counts_by_day, looked, days=days, q=q, min_count=min_count, confidence=confidence)


def growth(
    counts_by_day: Counts,
    *,
    now: Period,
    before: Period,
    exposure: Mapping[date, float] | None = None,
    observed: Collection[date] | None = None,
    q: float = 0.05,
    confidence: float = 0.95,
    min_count: int = 3,
    min_days: int = 14,
) -> tuple[Growth, ...]:
    """Themes that changed from one period to another, up or down, such as quarter on quarter (`last_quarters`).

    As `emerging`, with rates a day of exposure, so that periods may differ in length, and a two-sided p; `min_count`
    is of both periods together. Raises ValueError unless `before` ends before `now` begins.
    """
    _check(window=(now[1] - now[0]).days + 1, baseline=(before[1] - before[0]).days + 1, min_days=min_days, q=q)
    if before[1] >= now[0]:
        message = f"The period before must end before {now[0]}, not on {before[1]}."
        raise ValueError(message)
    days = _days(counts_by_day, now=now, before=before, exposure=exposure, observed=observed)
    looked = compared(counts_by_day, days=days, confidence=confidence, two_sided=True, min_days=min_days)
    return _results(counts_by_day, looked, days=days, q=q, min_count=min_count, confidence=confidence)


def last_quarters(day: date) -> tuple[Period, Period]:
    """Return the last whole quarter before `day` and the one before it, as `growth` takes them.

    >>> last_quarters(date(2026, 11, 22))[0]
    (datetime.date(2026, 7, 1), datetime.date(2026, 9, 30))
    """
    return _quarter_before(day), _quarter_before(_quarter_before(day)[0])


def _quarter_before(day: date) -> Period:
    end = date(day.year, (day.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)
    return date(end.year, end.month - 2, 1), end


def _check(*, window: int, baseline: int, min_days: int, q: float) -> None:
    if window < 1 or baseline < 1 or min_days < 1 or not 0 < q < 1:
        message = (
            f"Periods and min_days are whole days from 1 on, q lies in (0, 1): {window}, {baseline}, {min_days}, {q}."
        )
        raise ValueError(message)


def _days(
    counts: Counts,
    *,
    now: Period,
    before: Period,
    exposure: Mapping[date, float] | None,
    observed: Collection[date] | None,
) -> Days:
    if observed is None and exposure is not None:
        observed = [day for day, size in exposure.items() if size > 0]
    first = min((day for of_one in counts.values() for day in of_one), default=now[0])
    known = None if observed is None else frozenset(observed)
    weights = {
        day: 1.0 if exposure is None else float(exposure.get(day, 0.0))
        for period in (before, now)
        for day in _each(period)
        if (day >= first if known is None else day in known)
    }
    return Days(weights={day: weight for day, weight in weights.items() if weight > 0}, now=now[0])


def _each(period: Period) -> list[date]:
    return [period[0] + timedelta(days=ahead) for ahead in range((period[1] - period[0]).days + 1)]


def _results(
    counts: Counts, looked: list[Looked], *, days: Days, q: float, min_count: int, confidence: float
) -> tuple[Growth, ...]:
    from huiyin.lib.stats import adjust_p

    adjusted = adjust_p([one.p for one in looked], method="bh")
    found = [
        Growth(
            name=one.name,
            count=one.count,
            before=one.before,
            expected=one.expected,
            ratio=one.ratio,
            interval=None if one.low is None else Interval(low=one.low, high=one.high, confidence=confidence),
            p=one.p,
            p_adjusted=p,
            finding=p is not None and p <= q and (one.count + (one.before if one.two_sided else 0)) >= min_count,
            since=_since(counts[one.name], days=days, expected=one.expected_a_day),
            dispersion=one.dispersion,
            reason=one.reason,
        )
        for one, p in zip(looked, adjusted, strict=True)
    ]
    return tuple(
        sorted(found, key=lambda one: (not one.finding, 2.0 if one.p is None else one.p, -one.count, one.name))
    )


def _since(counts: Mapping[date, int], *, days: Days, expected: float) -> date | None:
    """The day from which on the counts add up highest above the expectation, at most a week before the period."""
    recent = [day for day in sorted(days.weights) if day >= days.now - timedelta(days=_RISE)]
    best, since, above = 0.0, None, 0.0
    for day in reversed(recent):
        above += counts.get(day, 0) - expected * days.weights[day]
        if above > best:
            best, since = above, day
    return since
