"""Oracle families of causes."""

from huiyin.lib.stats import (
    association_from_counts,
    association_rules,
    association_rules_from_counts,
    attributable_fraction,
    attribute,
    attribute_cases,
    direct_standardisation,
    fault_rate_alarm,
    frequent_itemsets,
    frequent_itemsets_from_counts,
    indirect_standardisation,
    mantel_haenszel,
    pareto,
    shapley_values,
    tag_pairs_from_counts,
)


def ends(interval):
    """An interval as the list the oracles write."""
    return None if interval is None else [interval.low, interval.high]


def pareto_family(inputs):
    """Cumulative shares and vital few."""
    options = {key: inputs[key] for key in ("threshold", "other") if key in inputs}
    found = pareto(inputs["counts"], **options)
    return {
        "order": [item.category for item in found.items],
        "share": {item.category: item.share for item in found.items},
        "cumulative": {item.category: item.cumulative for item in found.items},
        "vital_few": list(found.vital_few),
        "n": found.n,
    }


def attribution_family(inputs):
    """Shares, rates and ratios of causes, from complaints by cause or from cases with several causes."""
    options = {key: inputs[key] for key in ("unknown", "confidence") if key in inputs}
    if "exposed_cases" in inputs:
        return figure(attributable_fraction(**inputs))
    inputs = {"confidence" if key == "conf" else key: value for key, value in inputs.items()}
    exposure = inputs.get("handled") or inputs.get("exposure") or inputs.get("volume")
    if "cases" in inputs:
        found = attribute_cases(inputs["cases"], exposure=exposure, **options)
    else:
        found = attribute(
            inputs["complaints"] if "complaints" in inputs else inputs["counts"], exposure=exposure, **options
        )
    causes = {cause.cause: cause for cause in found.causes}
    per_1000 = {name: None if one.rate is None else 1000 * one.rate for name, one in causes.items()}
    return {
        "share": {name: one.share for name, one in causes.items()},
        "count": {name: one.count for name, one in causes.items()},
        "ci": {name: ends(one.share_interval) for name, one in causes.items()},
        "rate_per_1000": per_1000,
        "rate_ci_per_1000": {
            name: one.rate_interval and [1000 * one.rate_interval.low, 1000 * one.rate_interval.high]
            for name, one in causes.items()
        },
        "relative_to_overall": {name: one.rate_ratio for name, one in causes.items()},
        "relative_ci": {name: ends(one.rate_ratio_interval) for name, one in causes.items()},
        "overall_per_1000": None if found.overall_rate is None else 1000 * found.overall_rate,
        "unknown_share": found.unknown_share,
        **{f"ci_{name}": ends(one.share_interval) for name, one in causes.items()},
    }


def mantel_haenszel_family(inputs):
    """All three measures over strata, the crude one, and both tests."""
    strata, level = inputs.get("strata", inputs.get("tables")), inputs.get("confidence", inputs.get("conf", 0.95))
    strata = list(strata.values()) if isinstance(strata, dict) else strata
    measure = inputs.get("measure", "odds_ratio")
    odds = mantel_haenszel(strata, measure=measure, confidence=level)
    found = {
        "estimate": odds.estimate,
        "ci": ends(odds.interval),
        "crude": odds.crude,
        "strata": list(odds.strata),
        "p": odds.p,
        "homogeneity_chi2": odds.homogeneity_chi2,
        "homogeneity_p": odds.homogeneity_p,
        "reversed": odds.reversed,
    }
    for name, prefix in (("odds_ratio", "or"), ("risk_ratio", "rr"), ("rate_ratio", "rate_ratio")):
        one = mantel_haenszel(strata, measure=name, confidence=level)
        found |= {f"mh_{prefix}": one.estimate, f"crude_{prefix}": one.crude, f"mh_{prefix}_ci": ends(one.interval)}
    return found


def association_family(inputs):
    """Itemsets and rules of transactions or baskets; one rule from its counts."""
    names = {"n_ab": "both", "n_a": "left", "n_b": "right", "N": "n", "ab": "both", "a": "left", "b": "right"}
    inputs = {names.get(key, key): value for key, value in inputs.items()}
    if "both" in inputs:
        return rule_figures(association_from_counts(**inputs))
    if "joint" in inputs:
        return rules_figures(tag_pairs_from_counts(**inputs))
    options = {
        key: inputs[key]
        for key in ("min_support", "min_confidence", "min_count", "max_len", "alpha", "parents")
        if key in inputs
    }
    options.setdefault("min_count", 1)  # the worked example is smaller than any finding may be
    of_sets = {key: options[key] for key in ("min_support", "min_count", "max_len") if key in options}
    if "baskets" in inputs:
        baskets = {frozenset(basket): times for basket, times in inputs["baskets"]}
        sets, rules = (
            frequent_itemsets_from_counts(baskets, **of_sets),
            association_rules_from_counts(baskets, **options),
        )
    else:
        sets = frequent_itemsets(inputs["transactions"], **of_sets)
        rules = association_rules(inputs["transactions"], **options)
    found = rules_figures(rules) | {"itemsets": {"|".join(one.items): one.support for one in sets.itemsets}}
    wanted = inputs.get("rule", ["damaged", "late"])
    for rule in rules.rules:
        if [*rule.left, *rule.right] == list(wanted):
            found |= {"rule": rule_figures(rule), "fisher_one_sided_p": rule.p}
    return found


def rules_figures(found):
    """How many rules there are, and each under `left>right`."""
    return {
        "n_rules": len(found.rules),
        "n_findings": len(found.findings),
        "tested": found.tested,
        "findings": [f"{'|'.join(rule.left)}>{'|'.join(rule.right)}" for rule in found.findings],
        "rules": {f"{'|'.join(rule.left)}>{'|'.join(rule.right)}": rule_figures(rule) for rule in found.rules},
    }


def rule_figures(rule):
    """The measures of one rule."""
    declared = hasattr(rule, "estimate")
    return {
        "support": rule.support,
        "confidence": rule.confidence,
        "lift": rule.estimate if declared else rule.lift,
        "lift_ci": ends(rule.interval if declared else rule.lift_interval),
        "leverage": rule.leverage,
        "conviction": rule.conviction,
        "p": rule.p,
        "fisher_one_sided_p": rule.p,
        "p_adjusted": None if declared else rule.p_adjusted,
        "finding": rule.finding,
    }


def shapley_family(inputs):
    """Values of a game written as {"a|b": worth}."""
    worth = {frozenset(filter(None, key.split("|"))): value for key, value in inputs["worth"].items()}
    found = shapley_values(players=inputs["players"], worth=worth)
    return {"values": found.values, "total": found.total}


def figure(found):
    """Estimate and interval."""
    return {"estimate": found.estimate, "ci": ends(found.interval), "reason": found.reason}


def standardisation_family(inputs):
    """Direct with a standard mix, indirect with reference rates."""
    if "standard" in inputs:
        found = direct_standardisation(**inputs)
        return figure(found) | {"crude": found.crude}
    found = indirect_standardisation(**inputs)
    return figure(found) | {"expected": found.expected}


def alarm_family(inputs):
    """A fault rate against its limit."""
    found = fault_rate_alarm(**inputs)
    return figure(found) | {"state": found.state, "alarm": found.alarm, "p": found.p}


ADAPTERS = {
    "C-alarm": alarm_family,
    "C-assoc": association_family,
    "C-attr": attribution_family,
    "C-mh": mantel_haenszel_family,
    "C-paf": lambda inputs: figure(attributable_fraction(**inputs)),
    "C-pareto": pareto_family,
    "C-shapley": shapley_family,
    "C-standard": standardisation_family,
}
