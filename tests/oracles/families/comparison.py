"""Oracle rows of the comparison family to calls of the library."""

from huiyin.lib.stats import comparison as c


def welch_family(row):
    confidence = row.get("confidence", row.get("conf", 0.95))
    if "totals" in row or "units" in row or "groups" in row:
        return units_family(row)
    first, second = _two(row, ("unit", "rest"), ("first", "second"), ("x", "y"), ("a", "b"), ("before", "after"))
    if "clusters" in row:
        found = c.compare_clustered_means(
            values=row["values"], in_first=row["in_first"], clusters=row["clusters"], confidence=confidence
        )
    elif row.get("paired"):
        found = c.compare_pairs(first=first, second=second, confidence=confidence)
    elif isinstance(first, dict):
        sides = [_moments({f"{key}1": value for key, value in side.items()}, 1) for side in (first, second)]
        found = c.compare_means_from_moments(first=sides[0], second=sides[1], confidence=confidence)
    elif first is None:
        found = c.compare_means_from_moments(first=_moments(row, 1), second=_moments(row, 2), confidence=confidence)
    else:
        found = c.compare_means(first=_values(first), second=_values(second), confidence=confidence)
    return {
        "t": found.t,
        "df": found.df,
        "p": found.p,
        "ci": _bounds(found.interval),
        "cohen_d": found.cohen_d,
        "d": found.cohen_d,
        "hedges_g": found.hedges_g,
        "g": found.hedges_g,
        "hedges_ci": _bounds(found.hedges_interval),
        "g_ci": _bounds(found.hedges_interval),
        "difference": found.estimate,
        "diff": found.estimate,
        "mean_unit": found.first.mean,
        "mean_rest": found.second.mean,
        "n_unit": found.first.n,
        "n_rest": found.second.n,
        "n": found.n,
        "missing": found.missing,
        "reason": found.reason and found.reason.value,
        "reject": found.distinguishable if found.p is not None else None,
    }


def units_family(row):
    method = row.get("adjustment", row.get("method", "bh"))
    if "totals" in row:
        squares = row.get("squares", row.get("sums_of_squares"))
        names = row.get("units") or [str(i) for i in range(len(squares))]
        found = c.compare_units_from_sums(
            units=names, n=row["n"], totals=row["totals"], sums_of_squares=squares, adjustment=method
        )
    elif "values" in row:
        found = c.compare_units(values=row["values"], units=row["units"], adjustment=method)
    else:
        pairs = [(value, name) for name, group in row["groups"].items() for value in group]
        values, names = [value for value, _ in pairs], [name for _, name in pairs]
        found = c.compare_units(values=values, units=names, adjustment=method)
    named = {each.unit: each for each in found.units}
    return {
        "t": {name: each.t for name, each in named.items()},
        "p": {name: each.p for name, each in named.items()},
        "adjusted": {name: each.adjusted_p for name, each in named.items()},
        method: {name: each.adjusted_p for name, each in named.items()},
        "higher": list(found.higher),
        "lower": list(found.lower),
    }


def fdr_family(row):
    p = row.get("p", row.get("p_values", row.get("pvalues", [])))
    alpha = row.get("alpha", 0.05)
    found = {}
    for method in ("bh", "holm", "by"):
        adjusted = c.adjust_p(p, method=method)
        rejected = [None if each is None else each <= alpha for each in adjusted]
        found |= {method: list(adjusted), f"reject_{method}": rejected}
        found |= {f"n_reject_{method}": sum(each is True for each in rejected)}
    if "e" in row:
        found["e_bh"] = list(c.e_bh(row["e"], alpha=alpha))
    return found


def anova_family(row):
    confidence = row.get("confidence", 0.95)
    if "groups" in row:
        groups = _groups(row)
        analyses = {kind: c.anova(groups, method=kind, confidence=confidence) for kind in ("classic", "welch")}
        check = c.variance_check(groups)
        levene = {"levene_F": check.statistic, "levene_p": check.p, "recommended": check.recommended}
        levene |= {"brown_forsythe_F": check.statistic, "brown_forsythe_p": check.p, "levene": check.statistic}
    else:
        sums = {
            name: c.Moments(n=n, mean=mean, variance=variance)
            for name, n, mean, variance in zip(
                row.get("names", map(str, range(len(row["n"])))), row["n"], row["mean"], _variances(row), strict=True
            )
        }
        analyses = {
            kind: c.anova_from_moments(sums, method=kind, confidence=confidence) for kind in ("classic", "welch")
        }
        levene = {}
    classic, welch = analyses["classic"], analyses["welch"]
    return levene | {
        "F": classic.f,
        "p": classic.p,
        "df1": classic.df_between,
        "df2": classic.df_within,
        "df": [classic.df_between, classic.df_within],
        "eta": classic.eta_squared,
        "eta2": classic.eta_squared,
        "eta_squared": classic.eta_squared,
        "omega": classic.omega_squared,
        "omega_squared": classic.omega_squared,
        "tukey": _pairs(classic.pairs, lambda pair, _: pair.p),
        "tukey_diff": _pairs(classic.pairs, lambda pair, sign: sign * pair.difference),
        "tukey_ci": _pairs(classic.pairs, _oriented_interval),
        "tukey_low": _pairs(classic.pairs, lambda pair, sign: _oriented_interval(pair, sign)[0]),
        "tukey_high": _pairs(classic.pairs, lambda pair, sign: _oriented_interval(pair, sign)[1]),
        "welch_F": welch.f,
        "F_welch": welch.f,
        "welch_p": welch.p,
        "p_welch": welch.p,
        "welch_df": welch.df_within,
        "games_howell": _pairs(welch.pairs, lambda pair, _: pair.p),
        "games_howell_ci": _pairs(welch.pairs, _oriented_interval),
        "reason": classic.reason and classic.reason.value,
    }


def kruskal_family(row):
    if "groups" not in row or "x" in row:
        return mann_whitney_family(row)
    groups = _groups(row)
    found = {kind: c.kruskal_wallis(groups, adjustment=kind) for kind in ("holm", "bh", "by")}
    holm = found["holm"]
    result = {
        "H": holm.h,
        "p": holm.p,
        "df": holm.df,
        "epsilon_squared": holm.epsilon_squared,
        "dunn_z": _pairs(holm.pairs, lambda pair, sign: sign * pair.statistic),
        "reason": holm.reason and holm.reason.value,
    }
    for kind, each in found.items():
        result[f"dunn_{kind}"] = _pairs(each.pairs, lambda pair, _: pair.p)
    return result | (mann_whitney_family(row) if len(groups) == 2 else {})


def mann_whitney_family(row):
    first, second = _two(row, ("x", "y"), ("a", "b"), ("unit", "rest"), ("first", "second"))
    if first is None:
        first, second = _groups(row).values()
    found = c.mann_whitney(
        first=_values(first),
        second=_values(second),
        exact=row.get("exact"),
        continuity=row.get("continuity", True),
        confidence=row.get("confidence", 0.95),
    )
    other = None if found.u is None else found.first_n * found.second_n - found.u
    return {
        "U": found.u,
        "W": found.u,
        "u": found.u,
        "U_other": other,
        "p": found.p,
        "cliff_delta": found.estimate,
        "cliffs_delta": found.estimate,
        "delta": found.estimate,
        "ci": _bounds(found.interval),
        "superiority": found.superiority,
        "method": found.method,
    }


def correlation_family(row):
    kinds = ("pearson", "spearman", "kendall")
    confidence = row.get("confidence", row.get("conf", 0.95))
    found = {kind: c.correlation(x=row["x"], y=row["y"], method=kind, confidence=confidence) for kind in kinds}
    result = {"ci": _bounds(found["pearson"].interval), "p": found["pearson"].p, "n": found["pearson"].n}
    result["reason"] = found["pearson"].reason and found["pearson"].reason.value
    result["missing"] = found["pearson"].missing
    for kind, each in found.items():
        result |= {kind: each.estimate, f"{kind}_p": each.p, f"{kind}_ci": _bounds(each.interval)}
        result[f"p_{kind}"] = each.p
    return result


def chi_square_family(row):
    if "counts" in row:
        return heat_map_family(row)
    if "x1" in row or "successes" in row:
        return share_family(row)
    table = row["table"]
    found = c.chi_square(table, correction=row.get("correction", row.get("yates", False)))
    result = {
        "x2": found.x2,
        "chi2": found.x2,
        "p": found.p,
        "df": found.df,
        "n": found.n,
        "cramers_v": found.cramers_v,
        "cramers_v_corrected": found.cramers_v_corrected,
        "cramers_v_ci": _bounds(found.interval),
        "fisher_p": found.exact_p,
        "small_expected": found.small_expected,
        "min_expected": found.smallest_expected,
        "stdres": [list(each) for each in found.residuals],
        "residuals": [list(each) for each in found.residuals],
        "reason": found.reason and found.reason.value,
    }
    if len(table) == len(table[0]) == 2:
        exact = c.fisher_exact(table)
        result |= {"odds_ratio": exact.estimate, "odds_ratio_ci": _bounds(exact.interval), "fisher_p": exact.p}
    return result


def share_family(row):
    if "successes" in row:
        x, n = row["successes"], row["n"]
    else:
        x, n = (row["x1"], row["x2"]), (row["n1"], row["n2"])
    found = c.compare_shares(
        first_successes=x[0],
        first_n=n[0],
        second_successes=x[1],
        second_n=n[1],
        confidence=row.get("confidence", 0.95),
    )
    return {
        "difference": found.estimate,
        "diff": found.estimate,
        "ci": _bounds(found.interval),
        "z": found.z,
        "p": found.p,
        "fisher_p": found.fisher_p,
        "risk_ratio": found.risk_ratio,
        "odds_ratio": found.odds_ratio,
    }


def heat_map_family(row):
    found = c.heat_map(counts=row["counts"], dimensions=row["dimensions"], exposure=row.get("exposure"))
    return {
        "residual": {" ".join(cell.labels): cell.residual for cell in found.cells},
        "expected": {" ".join(cell.labels): cell.expected for cell in found.cells},
        "p": {" ".join(cell.labels): cell.p for cell in found.cells},
        "hot": [" ".join(cell.labels) for cell in found.hot],
    }


def _two(row, *names):
    for first, second in names:
        if first in row and second in row:
            return row[first], row[second]
    return None, None


def _groups(row):
    groups = row["groups"]
    named = groups.items() if isinstance(groups, dict) else ((str(index), one) for index, one in enumerate(groups, 1))
    return {name: _values(group) for name, group in named}


def _values(group):
    return group if isinstance(group, list | tuple) else list(group)


def _moments(row, which):
    variance = row.get(f"var{which}", row.get(f"v{which}"))
    if variance is None and row.get(f"sd{which}", row.get(f"s{which}")) is not None:
        variance = row.get(f"sd{which}", row.get(f"s{which}")) ** 2
    mean = row.get(f"mean{which}", row.get(f"m{which}"))
    return c.Moments(n=row[f"n{which}"], mean=mean, variance=variance)


def _variances(row):
    return row["variance"] if "variance" in row else [sd**2 for sd in row["sd"]]


def _bounds(interval):
    return None if interval is None else [interval.low, interval.high]


def _oriented_interval(pair, sign):
    bounds = _bounds(pair.interval)
    return bounds if sign > 0 else [-bounds[1], -bounds[0]]


def _pairs(pairs, value):
    """Both ways round: "a-b" is a minus b."""
    forth = {f"{pair.first}-{pair.second}": value(pair, 1) for pair in pairs}
    return forth | {f"{pair.second}-{pair.first}": value(pair, -1) for pair in pairs}


ADAPTERS = {
    "C-welch": welch_family,
    "C-units": units_family,
    "C-fdr": fdr_family,
    "C-anova": anova_family,
    "C-kw": kruskal_family,
    "C-mw": mann_whitney_family,
    "C-corr": correlation_family,
    "C-chi2": chi_square_family,
    "C-fisher": chi_square_family,
    "C-shares": share_family,
    "C-heat": heat_map_family,
}
