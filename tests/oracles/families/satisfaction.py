"""Section A's scores: NPS, CSAT, CES, indices, employees."""

from huiyin.lib.stats import (
    EffortDirection,
    acsi,
    acsi_from_means,
    ces,
    ces_from_counts,
    csat,
    csat_change,
    csat_from_counts,
    enps,
    enps_from_counts,
    mean_from_moments,
    mean_interval,
    nps,
    nps_change,
    nps_from_counts,
    nps_gap,
    nps_of_units,
    nps_panel_change,
    nps_panel_change_from_counts,
    weighted_index,
)

KINDS = ("promoters", "passives", "detractors")


def first(inputs, *names, default=None):
    return next((inputs[name] for name in names if inputs.get(name) is not None), default)


def pair(interval):
    return None if interval is None else [interval.low, interval.high]


def confidence_of(inputs):
    return first(inputs, "conf", "confidence", "level", default=0.95)


def counts_of(wave):
    """Three counts however they are written: by name, by letter, [P, N, D], or P and D of n."""
    if isinstance(wave, list | tuple):
        return dict(zip(KINDS, wave, strict=True))
    p, d = first(wave, "promoters", "p", "P", default=0), first(wave, "detractors", "d", "D", default=0)
    passives = first(wave, "passives", "N", "passive")
    return {"promoters": p, "passives": wave["n"] - p - d if passives is None else passives, "detractors": d}


def waves_of(inputs):
    """The earlier and the later wave, however they are called; None where there is none."""
    if "waves" in inputs:
        return list(inputs["waves"].values()) if isinstance(inputs["waves"], dict) else inputs["waves"]
    names = (
        ("wave1", "wave_1", "wave_a", "before", "previous", "first", "w1", "a"),
        ("wave2", "wave_2", "wave_b", "after", "current", "second", "w2", "b"),
    )
    return [first(inputs, *wave) for wave in names]


def nps_of(wave, **options):
    if isinstance(wave, dict) and "scores" in wave:
        return nps(wave["scores"], **options)
    if isinstance(wave, list) and len(wave) != 3:
        return nps(wave, **options)
    return nps_from_counts(**counts_of(wave), **options)


def nps_family(inputs):
    confidence = confidence_of(inputs)
    waves = waves_of(inputs)
    if "table" in inputs:
        return change_figures(nps_panel_change_from_counts(table=inputs["table"], confidence=confidence))
    if None not in waves and inputs.get("paired"):
        return change_figures(nps_panel_change(before=waves[0], after=waves[1], confidence=confidence))
    if None not in waves:
        return two_waves(*waves, confidence=confidence)
    units = first(inputs, "units", "segments", "branches")
    if units is not None:
        units = units.values() if isinstance(units, dict) else units
        total = nps_of_units([nps_of(unit) for unit in units])
        inputs = {kind: getattr(total, kind) for kind in KINDS}
    wald = nps_of(inputs, confidence=confidence, method="wald")
    adjusted = nps_of(inputs, confidence=confidence, method="adjusted_wald")
    auto = nps_of(inputs, confidence=confidence)
    asked = {"wald": wald, "adjusted": adjusted, "adjusted_wald": adjusted}.get(inputs.get("method"), auto)
    adjusted_low_high = pair(adjusted.interval)
    return {
        **{kind: getattr(auto, kind) for kind in KINDS},
        "n": auto.n,
        "missing": auto.missing,
        "rejected": auto.rejected,
        "nps": auto.estimate,
        "unit_variance": auto.unit_variance,
        "se": auto.se,
        "ci": pair(asked.interval),
        "ci_wald": pair(wald.interval),
        "wald": pair(wald.interval),
        "ci_adjusted": adjusted_low_high,
        "adjusted_ci": adjusted_low_high,
        "adjusted_wald": adjusted_low_high,
        "ci_auto": pair(auto.interval),
        "ci_adj": adjusted_low_high,
        "wald_width": wald.interval and wald.interval.high - wald.interval.low,
        "method": auto.method,
        "reason": auto.reason and auto.reason.value,
    }


def two_waves(before, after, *, confidence):
    before, after = nps_of(before), nps_of(after)
    wald = nps_change(before=before, after=after, confidence=confidence, method="wald")
    adjusted = nps_change(before=before, after=after, confidence=confidence, method="adjusted_wald")
    return change_figures(wald) | {
        "ci_adjusted": pair(adjusted.interval),
        "adjusted_wald": pair(adjusted.interval),
        "z_adjusted": adjusted.z,
        "p_adjusted": adjusted.p,
        "nps": [before.estimate, after.estimate],
        "nps1": before.estimate,
        "nps2": after.estimate,
        "se1": before.se,
        "se2": after.se,
    }


def change_figures(change):
    return {
        "before": change.before,
        "after": change.after,
        "diff": change.estimate,
        "difference": change.estimate,
        "change": change.estimate,
        "delta": change.estimate,
        "se": change.se,
        "se_diff": change.se,
        "z": change.z,
        "p": change.p,
        "p_value": change.p,
        "ci": pair(change.interval),
        "n": change.n,
        "missing": change.missing,
    }


def csat_family(inputs):
    confidence = confidence_of(inputs)
    waves = waves_of(inputs)
    if None not in waves:
        before, after = (csat_from_counts(satisfied=satisfied, n=n) for satisfied, n in waves)
        wald = csat_change(before=before, after=after, confidence=confidence, method="wald")
        newcombe = csat_change(before=before, after=after, confidence=confidence)
        return change_figures(wald) | {"wald": pair(wald.interval), "newcombe": pair(newcombe.interval)}
    if "counts" in inputs:
        inputs = inputs | {"scores": [int(score) for score, count in inputs["counts"].items() for _ in range(count)]}
    if "scores" in inputs:
        scale = tuple(first(inputs, "scale", default=(1, 5)))
        options = {"top": inputs.get("top", (4, 5)), "scale": scale, "confidence": confidence}
        results = {method: csat(inputs["scores"], method=method, **options) for method in METHODS}
        low, high = scale
        mean = mean_interval([x for x in inputs["scores"] if x is None or low <= x <= high], confidence=confidence)
    else:
        satisfied, n = first(inputs, "satisfied", "x", "successes"), inputs["n"]
        results = {
            method: csat_from_counts(satisfied=satisfied, n=n, confidence=confidence, method=method)
            for method in METHODS
        }
        mean = None
    auto = results["auto"]
    return {
        "n": auto.n,
        "missing": auto.missing,
        "rejected": auto.rejected,
        "satisfied": auto.satisfied,
        "csat": auto.estimate,
        "top2": auto.estimate,
        "share": auto.estimate,
        "mean": auto.mean,
        "index": auto.index,
        "mean_ci": mean and pair(mean.interval),
        "sd": mean and mean.sd,
        "wilson": pair(results["wilson"].interval),
        "clopper_pearson": pair(results["clopper_pearson"].interval),
        "exact": pair(results["clopper_pearson"].interval),
        "ci": pair(auto.interval),
        "method": auto.method,
        "reason": auto.reason and auto.reason.value,
    }


METHODS = ("auto", "wilson", "clopper_pearson")


def ces_family(inputs):
    scale = tuple(first(inputs, "scale", default=(1, 7)))
    reversed_ = inputs.get("reversed") or inputs.get("direction") in ("reversed", "low_is_easy", "effort", "CES1.0")
    direction = EffortDirection.LOW_IS_EASY if reversed_ else EffortDirection.HIGH_IS_EASY
    options = {"scale": scale, "direction": direction, "confidence": confidence_of(inputs)}
    if "counts" in inputs:
        result = ces_from_counts({int(score): count for score, count in inputs["counts"].items()}, **options)
    else:
        result = ces(inputs["scores"], **options)
    return {
        "n": result.n,
        "missing": result.missing,
        "mean": result.estimate,
        "sd": result.sd,
        "ci": pair(result.interval),
        "top3": result.easy_share,
        "top3_ci": pair(result.easy_interval),
        "easy": result.easy,
        "hard": result.hard,
        "net_easy": result.net_easy,
        "net_easy_ci": pair(result.net_easy_interval),
        "direction": result.direction.value,
        "reason": result.reason and result.reason.value,
    }


def index_family(inputs):
    result = weighted_index(
        scores=inputs["scores"],
        weights=inputs["weights"],
        standard_errors=first(inputs, "se", "ses", "standard_errors"),
        correlation=inputs.get("correlation", 0.0),
        confidence=confidence_of(inputs),
    )
    return {
        "index": result.estimate,
        "weight_covered": result.weight_covered,
        "se": result.se,
        "ci": pair(result.interval),
        "n": result.n,
        "missing": result.missing,
        "reason": result.reason and result.reason.value,
    }


def acsi_family(inputs):
    scale = tuple(first(inputs, "scale", default=(1, 10)))
    if "items" in inputs:
        weighted = acsi(inputs["items"], weights=inputs.get("weights"), scale=scale, confidence=confidence_of(inputs))
        equal = acsi(inputs["items"], scale=scale)
    else:
        weighted = acsi_from_means(means=inputs["means"], weights=inputs.get("weights"), scale=scale)
        equal = acsi_from_means(means=inputs["means"], scale=scale)
    return {"index": weighted.estimate, "ci": pair(weighted.interval), "index_equal": equal.estimate, "n": weighted.n}


def enps_family(inputs):
    confidence = confidence_of(inputs)
    customer, employee = (first(inputs, name, f"{name}s") for name in ("customer", "employee"))
    if customer is None:
        employee = inputs
    if isinstance(employee, dict) and "scores" in employee:
        employees = enps(employee["scores"], confidence=confidence)
    elif isinstance(employee, list) and len(employee) != 3:
        employees = enps(employee, confidence=confidence)
    else:
        employees = enps_from_counts(**counts_of(employee), confidence=confidence)
    found = {
        "enps": employees.estimate,
        "n": employees.n,
        "enps_se": employees.se,
        "enps_ci": pair(employees.interval),
        "reason": employees.reason and employees.reason.value,
        "suppressed": employees.n > 0 and employees.estimate is None,
    }
    if customer is None:
        return found | {"ci": found["enps_ci"], "se": found["enps_se"]}
    customers = nps_of(customer)
    gap = nps_gap(customers=customers, employees=employees, confidence=confidence, method="wald")
    return found | change_figures(gap) | {"cnps": customers.estimate, "gap": gap.estimate}


def mean_family(inputs):
    confidence = confidence_of(inputs)
    if "values" in inputs:
        result = mean_interval(inputs["values"], confidence=confidence)
    else:
        result = mean_from_moments(
            n=inputs["n"], total=inputs["sum"], total_of_squares=inputs["sumsq"], confidence=confidence
        )
    return {"n": result.n, "mean": result.estimate, "sd": result.sd, "ci": pair(result.interval)}


ADAPTERS = {
    "A-nps": nps_family,
    "A-csat": csat_family,
    "A-ces": ces_family,
    "A-index": index_family,
    "A-acsi": acsi_family,
    "A-enps": enps_family,
    "A-mean": mean_family,
}
