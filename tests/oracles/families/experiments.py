"""Oracle families of experiments."""

from huiyin.lib.stats import (
    CupedSums,
    Design,
    cuped,
    cuped_from_sums,
    detectable_mean_difference,
    detectable_nps_difference,
    detectable_share_difference,
    did_from_means,
    did_from_moments,
    difference_in_differences,
    interrupted_series,
    power_for_means,
    power_for_nps,
    power_for_shares,
    pretrend_placebo,
    sample_size_for_means,
    sample_size_for_nps,
    sample_size_for_shares,
    sequential_difference,
    sequential_mean,
    sequential_path,
    sequential_share,
    sequential_share_difference,
    staggered_difference,
)
from huiyin.lib.stats.comparison.moments import Moments


def ends(interval):
    """An interval as the list the oracles write."""
    return None if interval is None else [interval.low, interval.high]


def half(interval):
    """Half the width of an interval."""
    return None if interval is None else (interval.high - interval.low) / 2


def difference(found):
    """What every difference has."""
    return {
        "est": found.estimate,
        "did": found.estimate,
        "estimate": found.estimate,
        "se": found.se,
        "p": found.p,
        "ci": ends(found.interval),
        "n": found.n,
        "reason": found.reason,
    }


def moments(cell):
    """A cell given as n, mean and sd or variance, or as n, sum and sum of squares."""
    if "sum" in cell:
        return Moments.from_sums(n=cell["n"], total=cell["sum"], sum_of_squares=cell["sum_of_squares"])
    variance = cell["variance"] if "variance" in cell else cell["sd"] ** 2
    return Moments(n=cell["n"], mean=cell["mean"], variance=variance)


def renamed(inputs, **names):
    """The inputs under the library's names."""
    return {names.get(key, key): value for key, value in inputs.items()}


def did_family(inputs):
    """Rows with or without clusters, a placebo, four cells, or four means."""
    inputs = renamed(inputs, conf="confidence", treat="treated", treatment="treated", time="period")
    if "start" not in inputs:
        names = dict.fromkeys(("unit", "units", "id", "clusters"), "cluster")
        inputs = renamed(inputs, **names, group="treated", after="post")
    if "y" in inputs and "start" in inputs:
        found = pretrend_placebo(**inputs) if "treated" in inputs else staggered_difference(**inputs)
    elif "y" in inputs:
        found = difference_in_differences(**inputs)
    elif isinstance(inputs["treated_pre"], dict):
        cells = {key: moments(cell) if isinstance(cell, dict) else cell for key, cell in inputs.items()}
        found = did_from_moments(**cells)
    elif isinstance(inputs["treated_pre"], list):
        rows = [(y, "treated" in key, "post" in key) for key, cell in inputs.items() if "_p" in key for y in cell]
        y, treated, post = zip(*rows, strict=True)
        found = difference_in_differences(y=y, treated=treated, post=post, confidence=inputs.get("confidence", 0.95))
    else:
        names = ("treated_pre", "treated_post", "control_pre", "control_post")
        given = renamed({key: value for key, value in inputs.items() if not key.endswith("_se")}, se="standard_errors")
        if "treated_pre_se" in inputs:
            given["standard_errors"] = tuple(inputs[f"{name}_se"] for name in names)
        found = did_from_means(**given)
    more = {"clusters": found.clusters, "df": found.df} if hasattr(found, "clusters") else {}
    if hasattr(found, "effects"):
        more = {"effects": {f"{one.start:g},{one.period:g}": one.estimate for one in found.effects}}
        more |= {"effect_se": {f"{one.start:g},{one.period:g}": one.se for one in found.effects}}
    return difference(found) | more


def cuped_family(inputs):
    """From rows, or from the sums of both arms."""
    if "control" in inputs:
        found = cuped_from_sums(control=CupedSums(**inputs["control"]), treated=CupedSums(**inputs["treated"]))
    else:
        arms = dict.fromkeys(("group", "treatment", "treat", "arm"), "treated")
        found = cuped(**renamed(inputs, x="pre", post="y", conf="confidence", **arms))
    return difference(found) | {
        "theta": found.theta,
        "raw_diff": found.raw_difference,
        "raw_se": found.raw_se,
        "cuped_diff": found.estimate,
        "cuped_se": found.se,
        "variance_ratio": found.variance_ratio,
        "correlation": found.correlation,
        "imputed": found.imputed,
    }


def sequential_family(inputs):
    """One sample, two samples, shares, or a whole path."""
    given = renamed(
        inputs, sum="total", S="total", sigma2="variance", tau2="mixture_variance", sum_squares="sum_of_squares",
        x="values", max_e="largest_e", p0="null",
    )  # fmt: skip
    if "sigma" in given:
        given["variance"] = given.pop("sigma") ** 2
    if "mean" in given:
        given["total"] = given.pop("mean") * given["n"]
    if "values" in given:
        path = sequential_path(given.pop("values"), **given)
        return {
            "e_values": list(path.e_values),
            "p_values": list(path.p_values),
            "lows": list(path.lows),
            "highs": list(path.highs),
            "crossed_at": path.crossed_at,
            "e_value": path.e_values[-1] if path.e_values else None,
            "max_e": max((e for e in path.e_values if e is not None), default=None),
            "always_valid_p": path.p_values[-1] if path.p_values else None,
            "cs_half_width": half(path.interval),
        }
    if "successes" in given:
        found = sequential_share(**given)
    elif isinstance(given.get("treated"), dict):
        arms = {name: moments(given.pop(name)) for name in ("treated", "control")}
        found = sequential_difference(**arms, **given)
    elif "treated" in given:
        arms = {name: tuple(given.pop(name)) for name in ("treated", "control")}
        found = sequential_share_difference(**arms, **given)
    else:
        found = sequential_mean(**given)
    return {
        "estimate": found.estimate,
        "e_value": found.e_value,
        "always_valid_p": found.p,
        "cs": ends(found.interval),
        "cs_half_width": half(found.interval),
        "stop": found.stop,
        "reason": found.reason,
    }


def power_family(inputs):
    """Sample size, or power with n given, or the detectable difference with neither effect nor wanted n."""
    given = renamed(
        inputs, delta="difference", mde="difference", nps_delta="difference", delta_nps="difference",
        n_per_arm="n", m="cluster_size", unit_var="unit_variance", v="unit_variance", sigma="sd",
        mu1="mean1", mu2="mean2",
    )  # fmt: skip
    if "mean1" in given:
        given["difference"] = given.pop("mean2") - given.pop("mean1")
    if "p1" in given and "difference" in given:
        given["p2"] = given["p1"] + given.pop("difference")
    if "alternative" in given:
        given["one_sided"] = given.pop("alternative") not in {"two-sided", "two.sided"}
    if "effect_size" in given or "d" in given:
        given |= {"difference": given.pop("effect_size", None) or given.pop("d"), "sd": 1.0}
    shape = {key: given.pop(key) for key in list(given) if key in Design.__dataclass_fields__}
    design = Design(**shape)
    control = given.pop("n", None) or given.pop("control", None)
    sized, powered, detected = _questions(given)
    if control is None:
        found = sized(**given, design=design)
        return {
            "n": found.estimate,
            "n_ceil": found.control or None,
            "n_treated": found.treated or None,
            "total": found.n or None,
            "clusters": found.clusters,
            "design_effect": found.design_effect,
        }
    if "p2" in given or "difference" in given:
        return {"power": powered(**given, control=control, design=design).estimate}
    return {"mde": detected(**given, control=control, design=design).estimate}


def _questions(given):
    if "p1" in given:
        return sample_size_for_shares, power_for_shares, detectable_share_difference
    if "sd" in given:
        return sample_size_for_means, power_for_means, detectable_mean_difference
    return sample_size_for_nps, power_for_nps, detectable_nps_difference


def interrupted_family(inputs):
    """Jump and change of slope."""
    given = dict(inputs)
    found = interrupted_series(given.pop("y"), **given)
    return difference(found) | {
        "trend": found.trend_before,
        "slope_change": found.slope_change,
        "slope_se": found.slope_se,
        "slope_ci": ends(found.slope_interval),
        "slope_p": found.slope_p,
    }


ADAPTERS = {
    "C-cuped": cuped_family,
    "C-did": did_family,
    "C-its": interrupted_family,
    "C-power": power_family,
    "C-seq": sequential_family,
}
