"""First-contact resolution and reopening, by one convention: only cases whose window has closed are judged."""

from dataclasses import dataclass

import numpy as np

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.inputs import Values, whole_counts
from huiyin.lib.stats.intervals import wilson_interval
from huiyin.lib.stats.resolution.results import FirstContactResult, ReopenResult
from huiyin.lib.stats.resolution.windows import Followed, Mask, aligned, check_window, share_of, survival_at
from huiyin.lib.stats.results import Interval

_LONG_ENOUGH = 1e9  # days: for cases followed without end


@dataclass(frozen=True, slots=True)
class _Cases:
    contacts: Array  # of resolved cases
    repeats: Followed
    missing: int


def first_contact_resolution(
    *,
    contacts: Values,
    resolved: Values,
    days_to_repeat: Values,
    days_followed: Values | None = None,
    window_days: float = 7.0,
    confidence: float = 0.95,
) -> FirstContactResult:
    """Cases resolved with one contact and no further one on the same issue within the window, among those resolved.

    One row a case: `contacts` until resolution, `resolved` 0 or 1, `days_to_repeat` from resolution to the next
    contact on the issue or reopening (None if there was none), `days_followed` since resolution (None: long enough).
    Open cases are left out. A case resolved less than the window ago is censored, even if it already failed, because
    failures show early and successes only at the end; `km` uses it properly by Kaplan–Meier, a case with several
    contacts failing on day 0. A repeat on the window's last day counts. Raises ValueError for other codes.
    """
    check_window(window_days, confidence)
    cases = _cases(contacts, resolved, days_to_repeat, days_followed)
    several = cases.contacts > 1
    closed = cases.repeats.closed(window_days)
    kept = ~several & ~cases.repeats.within(window_days)
    km, km_interval = _first_contact_survival(cases, several, window_days, confidence)
    return FirstContactResult(
        **share_of(int((kept & closed).sum()), int(closed.sum()), confidence=confidence, censored=int((~closed).sum())),
        missing=cases.missing,
        resolved=len(closed),
        km=km,
        km_interval=km_interval,
    )


def first_contact_from_counts(
    *, first_contact: int, resolved: int, censored: int = 0, confidence: float = 0.95
) -> FirstContactResult:
    """The same from counts: of `resolved` cases `censored` have an open window; `first_contact` of the others held."""
    first_contact, resolved, censored = whole_counts(first_contact=first_contact, resolved=resolved, censored=censored)
    if censored > resolved:
        message = f"{censored} censored of {resolved} resolved cases is impossible."
        raise ValueError(message)
    return FirstContactResult(
        **share_of(first_contact, resolved - censored, confidence=confidence, censored=censored), resolved=resolved
    )


def reopen_rate(
    *,
    resolved: Values,
    days_to_reopen: Values,
    days_followed: Values | None = None,
    window_days: float = 7.0,
    confidence: float = 0.95,
) -> ReopenResult:
    """Cases reopened within the window among those whose window has closed; and at any time among all resolved.

    Columns as for `first_contact_resolution`. The rate at any time grows as cases age: compare it only between
    months of equal age, and use the one within the window for trends. `km` also uses the open windows.
    """
    check_window(window_days, confidence)
    cases = _cases(None, resolved, days_to_reopen, days_followed)
    closed, back = cases.repeats.closed(window_days), cases.repeats.within(window_days)
    ever, n = int(np.isfinite(cases.repeats.days).sum()), len(closed)
    stayed, interval = survival_at(*_events(cases.repeats), at=window_days, confidence=confidence)
    return ReopenResult(
        **share_of(int((back & closed).sum()), int(closed.sum()), confidence=confidence, censored=int((~closed).sum())),
        missing=cases.missing,
        resolved=n,
        ever=ever,
        any_time=ever / n if n else None,
        any_time_interval=wilson_interval(successes=ever, n=n, confidence=confidence),
        km=None if stayed is None else 1 - stayed,
        km_interval=interval and Interval(1 - interval.high, 1 - interval.low, confidence),
    )


def _cases(contacts: Values | None, resolved: Values, days: Values, followed: Values | None) -> _Cases:
    how_many, done, back, since = aligned(contacts, resolved, days, followed)
    if not np.isin(done[~np.isnan(done)], (0, 1)).all():
        message = "resolved must be 0 or 1 (or bool)."
        raise ValueError(message)
    if (back < 0).any() or (since < 0).any() or (how_many < 1).any():
        message = "Days are not negative, and a case has at least one contact."
        raise ValueError(message)
    missing = np.isnan(done) | ((done == 1) & np.isnan(how_many) if contacts is not None else False)
    kept = (done == 1) & ~missing
    return _Cases(
        contacts=how_many[kept],
        repeats=Followed(days=np.nan_to_num(back[kept], nan=np.inf), followed=np.nan_to_num(since[kept], nan=np.inf)),
        missing=int(missing.sum()),
    )


def _events(cases: Followed) -> tuple[Array, Mask]:
    """Days until the next contact or the end of following, and whether it was a contact."""
    until = np.minimum(np.minimum(cases.days, cases.followed), _LONG_ENOUGH)
    return until, np.isfinite(cases.days) & (cases.days <= cases.followed)


def _first_contact_survival(
    cases: _Cases, several: Mask, window: float, confidence: float
) -> tuple[float | None, Interval | None]:
    until, event = _events(cases.repeats)
    return survival_at(np.where(several, 0.0, until), several | event, at=window, confidence=confidence)
