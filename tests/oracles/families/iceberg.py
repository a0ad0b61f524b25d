"""Section J: the complaint iceberg."""

from huiyin.lib.stats import (
    Assumption,
    Interval,
    complaint_rate_by_recapture,
    iceberg_from_complaints,
    iceberg_of_population,
    iceberg_of_segments,
    money_at_risk,
    recovery,
    rules_of_thumb,
)
from tests.oracles.families.satisfaction import confidence_of, first, pair


def iceberg_family(inputs):
    if "segments" in inputs:
        segments = inputs["segments"]
        parts = segments.values() if isinstance(segments, dict) else segments
        return iceberg_figures(iceberg_of_segments(one_iceberg(part) for part in parts))
    if "value_per_customer" in inputs:
        return money_figures(inputs)
    if "quick" in inputs:
        return recovery_figures(inputs)
    return iceberg_figures(one_iceberg(inputs))


def one_iceberg(inputs):
    rate = first(inputs, "complain", "rate", "c", default=rules_of_thumb()["complain"].value)
    ends = first(inputs, "rate_ci", "complain_ci")
    interval = ends and Interval(low=ends[0], high=ends[1], confidence=confidence_of(inputs))
    if "customers" in inputs:
        share = inputs.get("dissatisfied", rules_of_thumb()["dissatisfied"].value)
        return iceberg_of_population(
            customers=inputs["customers"], dissatisfied=share, complain=rate, complain_interval=interval
        )
    return iceberg_from_complaints(complaints=inputs["complaints"], rate=rate, rate_interval=interval)


def iceberg_figures(result):
    return {
        "dissatisfied": result.dissatisfied,
        "complainants": result.complainants,
        "silent": result.estimate,
        "silent_ci": pair(result.interval),
        "multiplier": result.multiplier,
        "silent_per_complaint": result.silent_per_complaint,
        "reason": result.reason and result.reason.value,
    }


def assumed(inputs):
    """Assumptions of a row, numbers alone or [value, low, high]."""
    given = {name: inputs[name] for name in rules_of_thumb() if isinstance(inputs.get(name), int | float | list)}
    given |= inputs.get("assumptions", {})
    ends = {name: value if isinstance(value, list) else [value] * 3 for name, value in given.items()}
    return {name: Assumption(value=value, low=low, high=high) for name, (value, low, high) in ends.items()}


def recovery_figures(inputs):
    result = recovery(
        quick=inputs["quick"],
        slow=inputs.get("slow", 0),
        unresolved=inputs.get("unresolved", 0),
        silent=inputs.get("silent", 0),
        assumptions=assumed(inputs),
    )
    return {
        "kept": result.estimate,
        "lost": result.lost,
        "kept_range": [result.lowest, result.highest],
        "told_well": result.told_well,
        "told_badly": result.told_badly,
    }


def money_figures(inputs):
    result = money_at_risk(
        customers=inputs["customers"],
        value_per_customer=inputs["value_per_customer"],
        solved_quickly=inputs.get("solved_quickly", 0),
        solved_late=inputs.get("solved_late", 0),
        silent_reached=inputs.get("silent_reached", 0),
        assumptions=assumed(inputs),
    )
    return {
        "money": result.estimate,
        "money_at_risk": result.estimate,
        "silent_lost": result.silent_lost,
        "complainants_lost": result.complainants_lost,
        "tornado": [[bar.name, bar.at_low, bar.at_high] for bar in result.tornado],
    }


def recapture_family(inputs):
    result = complaint_rate_by_recapture(
        with_problem=inputs["with_problem"],
        found_in_log=inputs["found_in_log"],
        complainants=inputs["complainants"],
        confidence=confidence_of(inputs),
    )
    return {
        "rate": result.estimate,
        "rate_ci": pair(result.interval),
        "dissatisfied": result.dissatisfied,
        "se": result.se,
        "dissatisfied_ci": [result.dissatisfied_low, result.dissatisfied_high],
        "reason": result.reason and result.reason.value,
    }


ADAPTERS = {"J-tarp": iceberg_family, "J-recapture": recapture_family}
