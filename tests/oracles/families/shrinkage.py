"""Oracle family I-eb (normal, James–Stein, beta-binomial, gamma-Poisson) and our own beside it."""

from huiyin.lib.stats import (
    funnel,
    funnel_limits,
    james_stein,
    n_for_reliability,
    random_effects,
    random_effects_from_moments,
    reliability,
    shrink_counts,
    shrink_means,
    shrink_shares,
    standardised_ratios,
)


def empirical_bayes(row):
    successes = row.get("successes", row.get("passes", row.get("x")))
    if "hits" in row and isinstance(row["n"], int):
        return _baseball(row)
    if "events" in row:
        prior = (row["a"], row["b"]) if "a" in row else None
        options = {"events": row["events"], "exposure": row["exposure"], "prior": prior}
        return _rates(shrink_counts(units=_names(row["events"]), **options))
    if successes is None and "hits" in row:
        successes = row["hits"]
    if successes is not None:
        n = row.get("n", row.get("trials"))
        n = [n] * len(successes) if isinstance(n, int) else n
        return _shares(row, successes, n)
    return _means(row)


def _baseball(row):
    shares = [hits / row["n"] for hits in row["hits"]]
    mean = sum(shares) / len(shares)
    found = james_stein(units=_names(shares), estimates=shares, variance=mean * (1 - mean) / row["n"])
    counts = {"units": _names(shares), "successes": row["hits"], "n": [row["n"]] * len(shares)}
    return {
        "grand_mean": found.mean,
        "c": found.units[0].reliability if found.units else None,
        "estimates": [unit.shrunk for unit in found.units],
        "reason": found.reason and str(found.reason),
        "beta_binomial": [unit.shrunk for unit in shrink_shares(**counts).units],
    }


def _means(row):
    means = row.get("mean", row.get("means"))
    names = _names(means)
    common = {"units": names, "n": row.get("n"), "means": means}
    known = row.get("vi") or [se * se for se in row.get("se", [])]
    if known:
        # Known variances of the means themselves: a mean of 1/v scores of variance 1.
        common |= {"n": [1 / v for v in known], "within_variance": 1.0}
    elif "sigma2" in row:
        common["within_variance"] = row["sigma2"]
    else:
        sds = row.get("sd")
        common["variances"] = row.get("var", row.get("variances", sds and [sd and sd * sd for sd in sds]))
    found = {method: shrink_means(**common, method=method) for method in ("dl", "reml")}
    main = found[str(row.get("method", "dl")).lower()]
    return _normal(main, names) | {"tau2_dl": found["dl"].tau2, "tau2_reml": found["reml"].tau2}


def _normal(found, names):
    ranked = [names.index(unit.name) for unit in found.ranked]
    return {
        "mu": found.mean,
        "mu_ci": found.interval and [found.interval.low, found.interval.high],
        "tau2": found.tau2,
        "sigma2": found.sigma2,
        "shrunk": [unit.shrunk for unit in found.units],
        "se": [unit.sd for unit in found.units],
        "reliability": [unit.reliability for unit in found.units],
        "rank": ranked,
        "p": found.p_value,
        "reason": found.reason and str(found.reason),
    }


def _shares(row, successes, n):
    prior = (row["a"], row["b"]) if "a" in row else row.get("prior")
    options = {"units": _names(successes), "successes": successes, "n": n}
    mle = shrink_shares(**options, prior=prior and tuple(prior))
    moments = shrink_shares(**options, prior=prior and tuple(prior), method="moments")
    main = moments if row.get("method") == "moments" else mle
    return _rates(main) | {"mle": _rates(mle), "moments": _rates(moments)}


def _rates(found):
    a, b = found.prior or (None, None)
    return {
        "a": a,
        "b": b,
        "alpha": a,
        "beta": b,
        "mu": found.mean,
        "mean": found.mean,
        "shrunk": [unit.shrunk for unit in found.units],
        "posterior": [unit.shrunk for unit in found.units],
        "ci": [[unit.interval.low, unit.interval.high] for unit in found.units],
        "reason": found.reason and str(found.reason),
    }


def effects(row):
    if "values" in row:
        found = random_effects(values=row["values"], units=row["units"], covariates=row.get("covariates"))
        names = list(dict.fromkeys(str(unit) for unit in row["units"]))
    else:
        names = _names(row["n"])
        found = random_effects_from_moments(units=names, n=row["n"], means=row["mean"], variances=row["var"])
    return _normal(found, names)


def reliable(row):
    return {
        "reliability": reliability(tau2=row["tau2"], sigma2=row["sigma2"], n=row["n"]),
        "needed": n_for_reliability(tau2=row["tau2"], sigma2=row["sigma2"], wanted=row["wanted"]).estimate,
    }


def funnel_family(row):
    limits = funnel_limits(n=row["n"], share=row["share"], confidence=row.get("confidence", 0.95))
    figures = {"low": [edge.low for edge in limits], "high": [edge.high for edge in limits]}
    if "successes" in row:
        found = funnel(units=_names(row["n"]), successes=row["successes"], n=row["n"], share=row["share"])
        figures |= {"p": [point.p_value for point in found.points], "out": [p.stands_out for p in found.points]}
    return figures


def case_mix(row):
    found = standardised_ratios(units=row["units"], strata=row["strata"], events=row["events"], n=row["n"])
    return {
        "ratio": {unit.name: unit.ratio for unit in found.units},
        "expected": {unit.name: unit.expected for unit in found.units},
        "ci": {unit.name: unit.interval and [unit.interval.low, unit.interval.high] for unit in found.units},
    }


def _names(values):
    return [f"u{place:04d}" for place in range(len(values))]


ADAPTERS = {
    "I-eb": empirical_bayes,
    "I-reml": effects,
    "I-reliability": reliable,
    "I-funnel": funnel_family,
    "I-casemix": case_mix,
}
