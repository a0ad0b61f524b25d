"""Pure decisions of measure: which days a question spans, and when a figure may be shown."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from huiyin.lib.stats import csat_from_counts
from huiyin.measure.terms import Doubt, Estimate

DEFAULT_DAYS = 30
LONGEST_WINDOW = timedelta(days=1_100)
# Above this part of its scale an answer is satisfied: on 1–5 exactly the two upper boxes (methods.md B).
SATISFIED_FROM = 75.0


@dataclass(frozen=True)
class Window:
    """Whole days of the organisation, `[start, end)`."""

    start: date
    end: date

    def days(self) -> list[date]:
        """Return every day of the window in order."""
        return [self.start + timedelta(days=n) for n in range((self.end - self.start).days)]


def window_of(*, start: date | None, end: date | None, now: datetime, zone: ZoneInfo) -> Window | None:
    """Return the days asked for; by default the last 30 including today. None when they make no window."""
    try:
        until = end or now.astimezone(zone).date() + timedelta(days=1)
        since = start or until - timedelta(days=DEFAULT_DAYS)
    except OverflowError:
        return None
    if not timedelta() < until - since <= LONGEST_WINDOW:
        return None
    return Window(since, until)


def counted(n: int) -> Estimate:
    """Return a plain count as an estimate: nothing uncertain about it."""
    return Estimate(n=n, value=float(n), low=None, high=None, doubt=None)


def satisfied_share(*, n: int, satisfied: int, shown_from: int, ranked_from: int) -> Estimate:
    """Return CSAT with its interval, or without a value and with the reason when the answers are too few."""
    if n < max(shown_from, 1):
        return Estimate(n=n, value=None, low=None, high=None, doubt=Doubt.TOO_FEW if n else Doubt.NO_ANSWERS)
    result = csat_from_counts(satisfied=satisfied, n=n)
    return Estimate(
        n=n,
        value=result.estimate,
        low=result.interval.low if result.interval else None,
        high=result.interval.high if result.interval else None,
        doubt=Doubt.SMALL_SAMPLE if n < ranked_from else None,
    )
