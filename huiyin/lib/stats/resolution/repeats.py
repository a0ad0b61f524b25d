"""Customers who have to come again for the same thing."""

from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import as_floats, codes
from huiyin.lib.stats.inputs import Values, as_list, whole_counts
from huiyin.lib.stats.intervals import wilson_interval
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.resolution.results import ContactGroup, RepeatContactResult, SatisfactionByContacts
from huiyin.lib.stats.resolution.windows import aligned, check_window, share_of
from huiyin.lib.stats.results import Interval


def repeat_contact_rate(
    *,
    customer: Sequence[Hashable],
    issue: Sequence[Hashable],
    day: Values,
    until: float,
    window_days: float = 7.0,
    confidence: float = 0.95,
) -> RepeatContactResult:
    """Contacts followed by another of the same customer on the same issue within the window, one row a contact.

    `day` is a time in days from any fixed origin (fractions allowed), `until` the time up to which contacts are
    known. Contacts less than a window before `until` are censored. A contact without customer, issue or day counts
    as missing, one after `until` as rejected. Raises ValueError for unequal lengths.
    """
    check_window(window_days, confidence)
    people, issues, days = _labels(customer), _labels(issue), as_floats(day)
    if not len(people) == len(issues) == len(days):
        message = "customer, issue and day must be of one length."
        raise ValueError(message)
    missing = np.isnan(days) | np.array([a is None or b is None for a, b in zip(people, issues, strict=True)], bool)
    rejected = ~missing & ~(days <= until)
    person = codes(people)[1]
    pair = codes(list(zip(people, issues, strict=True)))[1]
    kept = np.flatnonzero(~missing & ~rejected)
    order = kept[np.lexsort((days[kept], pair[kept]))]
    again = np.zeros(len(order), dtype=np.bool_)
    gaps = np.diff(days[order])
    again[:-1] = (np.diff(pair[order]) == 0) & (gaps <= window_days)
    closed = days[order] + window_days <= until
    judged = person[order][closed]
    return RepeatContactResult(
        **share_of(
            int((again & closed).sum()), int(closed.sum()), confidence=confidence, censored=int((~closed).sum())
        ),
        missing=int(missing.sum()),
        rejected=int(rejected.sum()),
        customers=len(np.unique(judged)),
        repeaters=len(np.unique(judged[again[closed]])),
    )


def satisfaction_by_contacts(
    *, contacts: Values, satisfied: Values, most: int = 4, confidence: float = 0.95
) -> SatisfactionByContacts:
    """Share of satisfied (0 or 1) cases by number of contacts, `most` and more together, with the trend over groups.

    `slope` is the least-squares change of the share with each group, its interval of the large-sample kind, `p` the
    Cochran–Armitage test. It is an association: hard cases need more contacts and please less. Raises ValueError
    for other codes.
    """
    check_window(1.0, confidence)
    how_many, happy = aligned(contacts, satisfied)
    missing = np.isnan(how_many) | np.isnan(happy)
    rejected = ~missing & ~((how_many >= 1) & np.isfinite(how_many))
    kept = ~missing & ~rejected
    if not np.isin(happy[kept], (0, 1)).all() or most < 1:
        message = "satisfied must be 0 or 1 (or bool), and most at least 1."
        raise ValueError(message)
    group = np.minimum(np.floor(how_many[kept]), most).astype(np.intp) - 1
    n = np.bincount(group, minlength=most)
    hits = np.bincount(group, weights=happy[kept], minlength=most).astype(np.intp)
    return satisfaction_by_contacts_from_counts(
        satisfied=hits.tolist(),
        n=n.tolist(),
        missing=int(missing.sum()),
        rejected=int(rejected.sum()),
        confidence=confidence,
    )


def satisfaction_by_contacts_from_counts(
    *,
    satisfied: Sequence[int],
    n: Sequence[int],
    missing: int = 0,
    rejected: int = 0,
    confidence: float = 0.95,
) -> SatisfactionByContacts:
    """The same from the counts for 1, 2, … contacts; the last group holds all with more."""
    if len(satisfied) != len(n) or not len(n):
        message = "satisfied and n must be of one length, a group each."
        raise ValueError(message)
    satisfied, n = ([whole_counts(cases=count)[0] for count in counts] for counts in (satisfied, n))
    groups = tuple(
        _group(index, hits, size, len(n), confidence)
        for index, (hits, size) in enumerate(zip(satisfied, n, strict=True))
    )
    total = sum(n)
    slope, interval, p = _trend(np.array(satisfied, float), np.array(n, float), confidence)
    return SatisfactionByContacts(
        n=total,
        missing=missing,
        rejected=rejected,
        interval=interval,
        method="cochran_armitage",
        reason=None if total else Undefined.NO_ANSWERS,
        groups=groups,
        slope=slope,
        p=p,
    )


def _group(index: int, hits: int, size: int, groups: int, confidence: float) -> ContactGroup:
    return ContactGroup(
        label=f"{index + 1}+" if index == groups - 1 else str(index + 1),
        n=size,
        satisfied=hits,
        share=hits / size if size else None,
        interval=wilson_interval(successes=hits, n=size, confidence=confidence),
        reason=None if size else Undefined.NO_ANSWERS,
    )


def _trend(hits: Any, n: Any, confidence: float) -> tuple[float | None, Interval | None, float | None]:
    """Slope of the share over the group's number, its interval, and the p of Cochran (1954) and Armitage (1955)."""
    from scipy.special import ndtr, ndtri

    total = n.sum()
    if total == 0:
        return None, None, None
    score = np.arange(1.0, len(n) + 1)
    share, centred = hits.sum() / total, score - (n @ score) / total
    spread = float(n @ centred**2)
    if spread == 0 or share in {0.0, 1.0}:
        return None, None, None
    slope = float(hits @ centred) / spread
    z = slope * np.sqrt(spread / (share * (1 - share)))
    shares = np.divide(hits, n, out=np.zeros(len(n)), where=n > 0)
    half = float(ndtri(0.5 + confidence / 2) * np.sqrt(float(n * shares * (1 - shares) @ centred**2)) / spread)
    return slope, Interval(slope - half, slope + half, confidence), float(2 * ndtr(-abs(z)))


def _labels(values: Any) -> list[Any]:
    return as_list(values)
