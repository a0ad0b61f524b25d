"""Oracle families of resolution."""

from huiyin.lib.stats import (
    first_contact_from_counts,
    first_contact_resolution,
    follow_up_completion,
    promise_kept_rate,
    reopen_rate,
    repeat_contact_rate,
    satisfaction_by_contacts,
    satisfaction_by_contacts_from_counts,
    sla_attainment,
)


def ends(interval):
    """An interval as the list the oracles write."""
    return None if interval is None else [interval.low, interval.high]


def first_contact_family(inputs):
    """Cases as a list of dicts, or counts."""
    if "cases" not in inputs:
        found = first_contact_from_counts(**inputs)
        return {"fcr": found.estimate, "fcr_ci": ends(found.interval), "n": found.n, "censored": found.censored}
    cases, window = inputs["cases"], inputs.get("window_days", 7)
    back = [_first_of(case, "reopened_within_days", "repeat_after_days", "days_to_repeat") for case in cases]
    followed = [_first_of(case, "days_followed", "days_since_resolved") for case in cases]
    resolved = [case["resolved"] for case in cases]
    level = inputs.get("confidence", 0.95)
    first = first_contact_resolution(
        contacts=[case["contacts"] for case in cases],
        resolved=resolved,
        days_to_repeat=back,
        days_followed=followed,
        window_days=window,
        confidence=level,
    )
    again = reopen_rate(
        resolved=resolved, days_to_reopen=back, days_followed=followed, window_days=window, confidence=level
    )
    return {
        "fcr": first.estimate,
        "fcr_ci": ends(first.interval),
        "fcr_km": first.km,
        "fcr_km_ci": ends(first.km_interval),
        "n": first.n,
        "resolved": first.resolved,
        "censored": first.censored,
        "reopen_rate_window": again.estimate,
        "reopen_rate_window_ci": ends(again.interval),
        "reopen_rate_any": again.any_time,
        "reopen_rate_any_ci": ends(again.any_time_interval),
        "reopen_km": again.km,
        "reopen_km_ci": ends(again.km_interval),
    }


def _first_of(case, *names):
    return next((case[name] for name in names if case.get(name) is not None), None)


def repeat_family(inputs):
    """Contacts as columns."""
    found = repeat_contact_rate(**inputs)
    return {
        "rate": found.estimate,
        "ci": ends(found.interval),
        "hits": found.hits,
        "n": found.n,
        "censored": found.censored,
        "customers": found.customers,
        "repeaters": found.repeaters,
    }


def by_contacts_family(inputs):
    """Satisfaction by contacts with its trend."""
    found = (satisfaction_by_contacts if "contacts" in inputs else satisfaction_by_contacts_from_counts)(**inputs)
    return {
        "share": {group.label: group.share for group in found.groups},
        "ci": {group.label: ends(group.interval) for group in found.groups},
        "slope": found.slope,
        "slope_ci": ends(found.interval),
        "p": found.p,
    }


def attainment_family(inputs):
    """Promises, follow-ups or targets, by their columns."""
    if "case" in inputs:
        found = sla_attainment(**inputs)
        return {
            "attainment": found.estimate,
            "ci": ends(found.interval),
            "case_attainment": found.case_attainment,
            "breached_targets": found.breached_targets,
            "breached_cases": found.breached_cases,
            "censored": found.censored,
        }
    found = (promise_kept_rate if "kept_at" in inputs else follow_up_completion)(**inputs)
    return {"rate": found.estimate, "ci": ends(found.interval), "n": found.n, "censored": found.censored} | {
        "on_time": getattr(found, "on_time_share", None)
    }


ADAPTERS = {
    "F-attainment": attainment_family,
    "F-contacts": by_contacts_family,
    "F-fcr": first_contact_family,
    "F-repeat": repeat_family,
}
