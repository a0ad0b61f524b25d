"""Section A's sample plans and weights."""

from huiyin.lib.stats import (
    StratumMoments,
    effort_check,
    invitations_needed,
    neyman_allocation,
    optimal_allocation,
    poststratified_mean,
    poststratified_share,
    proportional_allocation,
    rake_cells,
    rake_rows,
    response_watch,
    survey_size_for_mean,
    survey_size_for_nps,
    survey_size_for_share,
    weighted_mean,
    weighted_share,
)
from tests.oracles.families.satisfaction import confidence_of, first, pair


def size_family(inputs):
    rate = first(inputs, "response_rate", "rr")
    points = first(inputs, "e_points", "nps_e", "margin_points", "points")
    margin = first(inputs, "e", "margin", "moe", default=points)
    if isinstance(margin, list):
        found = {str(one): size_family({**inputs, "e": one}) for one in margin}
        return {figure: {one: sizes[figure] for one, sizes in found.items()} for figure in ("n0", "n", "n_infinite")}
    if margin is None:
        return {"invitations": invitations_needed(n=inputs["n"], response_rate=rate)}
    z = inputs.get("z")
    options = {"z": z, "confidence": confidence_of(inputs), "response_rate": rate, "margin": margin}
    sd, variance = first(inputs, "sd", "s", "S"), first(inputs, "v", "unit_variance", "variance")
    if sd is not None:
        compute, spread = survey_size_for_mean, {"sd": sd}
    elif points is not None or variance is not None or margin >= 1:  # a margin in points of NPS
        compute, spread = survey_size_for_nps, {"unit_variance": 1.0 if variance is None else variance}
    else:
        compute, spread = survey_size_for_share, {"share": inputs.get("p", 0.5)}
        if inputs.get("method") in ("krejcie_morgan", "krejcie-morgan"):
            spread["method"] = "krejcie_morgan"
    endless = compute(**spread, **options)
    population = first(inputs, "N", "population")
    sizes = population if isinstance(population, list) else [population] if population else []
    finite = {str(size): compute(**spread, **options, population=size) for size in sizes}
    required = {size: result.required for size, result in finite.items()}
    last = [*finite.values(), endless][0]
    return {
        "n0": endless.before_correction,
        "n_infinite": endless.required,
        "z": endless.z,
        "n": required if isinstance(population, list) else last.required,
        "invitations": last.invitations,
    }


def allocation_family(inputs):
    sizes, strata = by_stratum(first(inputs, "N", "sizes"))
    sds, _ = by_stratum(first(inputs, "S", "sds", "sd", default=[1.0] * len(sizes)))
    costs, _ = by_stratum(first(inputs, "cost", "costs", "c", default=[1.0] * len(sizes)))
    limits = {
        "at_least": first(inputs, "min", "minimum", "at_least", default=2),
        "take_all": [str(name) for name in inputs.get("take_all", ())],
    }
    budget, n = inputs.get("budget"), inputs.get("n")
    optimal = optimal_allocation(sizes=sizes, sds=sds, costs=costs, n=None if budget else n, budget=budget, **limits)
    found = {"optimal": whole(optimal, strata), "cost": optimal.cost, "optimal_n": optimal.n, "optimal_se": optimal.se}
    if n is None:
        return found
    neyman = neyman_allocation(n=n, sizes=sizes, sds=sds, **limits)
    exact = [stratum.exact for stratum in neyman.strata]
    proportional = proportional_allocation(n=n, sizes=sizes, take_all=limits["take_all"])
    return found | {
        "raw": exact if strata is None else dict(zip(strata, exact, strict=False)),
        "neyman": whole(neyman, strata),
        "allocation": whole(neyman, strata),
        "n": whole(neyman, strata),
        "min_variance_integer": whole(neyman, strata),
        "proportional": whole(proportional, strata),
        "se": neyman.se,
        "variance": neyman.se and neyman.se**2,
        "total": neyman.n,
        "reason": neyman.reason and neyman.reason.value,
    }


def by_stratum(values):
    """A column by stratum, and the strata's names if they have any (a list counts from 0)."""
    if isinstance(values, dict):
        return values, list(values)
    return {str(index): value for index, value in enumerate(values)}, None


def whole(plan, strata):
    numbers = [stratum.allocated for stratum in plan.strata]
    return numbers if strata is None else dict(zip(strata, numbers, strict=False))


def rake_family(inputs):
    margins = inputs["margins"]
    targets = list(margins.values()) if isinstance(margins, dict) else margins
    trim = first(inputs, "trim", default=None)
    options = {"targets": targets, "trim": tuple(trim) if isinstance(trim, list) else (0.3, 3.0) if trim else None}
    if "rows" in inputs:
        names = list(margins)
        columns = [inputs["rows"][name] for name in names]
        raked = rake_rows(columns, base_weights=first(inputs, "base", "base_weights", "design"), **options)
        weights = list(raked.weights)
    else:
        counts = inputs["counts"]
        raked = rake_cells({parts(cell, targets): count for cell, count in counts.items()}, **options)
        weights = dict(zip(counts, raked.weights, strict=False))
    found = {
        "weights": weights or None,
        "kish_neff": raked.effective_n,
        "n_eff": raked.effective_n,
        "neff": raked.effective_n,
        "deff": raked.design_effect,
        "max_error": raked.max_error,
        "trimmed": raked.trimmed,
        "n": raked.n,
        "reason": raked.reason and raked.reason.value,
    }
    if "mean" in inputs and raked.reason is None:
        answers = [(inputs["mean"][cell], weights[cell]) for cell, count in counts.items() for _ in range(count)]
        result = weighted_mean(values=[value for value, _ in answers], weights=[weight for _, weight in answers])
        found |= {"mean": result.estimate}
    return found


def parts(cell, targets):
    """A cell's categories: split at a separator, or letter by letter."""
    for separator in ("|", ",", ":", "/", "_", " "):
        if cell.count(separator) == len(targets) - 1 and len(targets) > 1:
            return tuple(part.strip() for part in cell.split(separator))
    return tuple(cell) if len(cell) == len(targets) else (cell,)


def poststrat_family(inputs):
    population, confidence = inputs["population"], confidence_of(inputs)
    options = {"population": population, "finite_population": bool(inputs.get("fpc")), "confidence": confidence}
    sample = inputs["sample"]
    if all(len(stratum) == 2 for stratum in sample.values()):
        result = poststratified_share(counts={name: tuple(stratum) for name, stratum in sample.items()}, **options)
        n = sum(stratum[1] for stratum in sample.values())
        unweighted = sum(stratum[0] for stratum in sample.values()) / n
    else:
        moments = {name: StratumMoments(*stratum) for name, stratum in sample.items()}
        result = poststratified_mean(moments=moments, **options)
        unweighted = sum(part.total for part in moments.values()) / sum(part.n for part in moments.values())
    return {
        "unweighted": unweighted,
        "weighted": result.estimate,
        "se": result.se,
        "ci": pair(result.interval),
        "n_eff": result.effective_n,
        "deff": result.design_effect,
        "reason": result.reason and result.reason.value,
    }


def weighted_family(inputs):
    values = {"weights": first(inputs, "weights", "w"), "confidence": confidence_of(inputs)}
    if "hits" in inputs:
        result = weighted_share(hits=inputs["hits"], **values)
    else:
        result = weighted_mean(values=first(inputs, "values", "x"), **values)
    return {
        "estimate": result.estimate,
        "mean": result.estimate,
        "share": result.estimate,
        "se": result.se,
        "ci": pair(result.interval),
        "kish_neff": result.effective_n,
        "deff": result.design_effect,
    }


def response_family(inputs):
    if "early" in inputs:
        check = effort_check(early=inputs["early"], late=inputs["late"], confidence=confidence_of(inputs))
        return {"difference": check.estimate, "ci": pair(check.interval), "p": check.p}
    watch = response_watch(
        invited=inputs["invited"],
        answered=inputs["answered"],
        wanted=inputs["wanted"],
        planned_rates=inputs["planned_rate"],
        confidence=confidence_of(inputs),
    )
    return {
        "rate": watch.estimate,
        "ci": pair(watch.interval),
        "rates": {stratum.name: stratum.rate for stratum in watch.strata},
        "cis": {stratum.name: pair(stratum.interval) for stratum in watch.strata},
        "second_touch": [stratum.name for stratum in watch.strata if stratum.second_touch],
        "invite_more": {stratum.name: stratum.invite_more for stratum in watch.strata},
    }


ADAPTERS = {
    "A-cochran": size_family,
    "A-strat": allocation_family,
    "A-rake": rake_family,
    "A-poststrat": poststrat_family,
    "A-weighted": weighted_family,
    "A-response": response_family,
}
