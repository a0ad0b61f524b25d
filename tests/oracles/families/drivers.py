"""Oracle families B-lmg, B-ipa: derived importance and the importance–performance matrix."""

from huiyin.lib.stats import (
    driver_importance,
    driver_importance_from_correlation,
    importance_performance,
    importance_performance_from_rows,
    midpoint,
    penalty_reward,
    stated_importance,
)

_METHODS = ("lmg", "johnson", "kruskal")


def importance(row):
    options = {"replicates": row.get("replicates", 0)}
    found = {method: _fit(row, method, options) for method in _METHODS}
    main = found.get(str(row.get("method", "lmg")).lower(), found["lmg"])
    figures = {method: {d.name: d.importance for d in result.drivers} for method, result in found.items()}
    return figures | {
        "epsilon": figures["johnson"],
        "relative_weights": figures["johnson"],
        "partial": figures["kruskal"],
        "r2": main.r2,
        "adjusted_r2": main.adjusted_r2,
        "p": main.p_value,
        "halo": main.halo,
        "share": {d.name: d.share for d in main.drivers},
        "johnson_share": {d.name: d.share for d in found["johnson"].drivers},
        "kruskal_share": {d.name: d.share for d in found["kruskal"].drivers},
        "beta": {d.name: d.coefficient for d in main.drivers},
        "correlation": {d.name: d.correlation for d in main.drivers},
        "sign": {d.name: _sign(d.coefficient) for d in main.drivers},
        "suppressor": [d.name for d in main.drivers if d.suppressor],
        "rank": [d.name for d in main.ranked],
        "sum": sum(d.importance or 0.0 for d in main.drivers),
        "sum_kruskal": sum(d.importance or 0.0 for d in found["kruskal"].drivers),
        "n": main.n,
        "reason": main.reason and str(main.reason),
    }


def _fit(row, method, options):
    if "data" in row:
        outcome = row.get("y", row.get("outcome"))
        drivers = {name: column for name, column in row["data"].items() if name != outcome}
        halo = bool(row.get("halo") or row.get("remove_halo"))
        return driver_importance(
            drivers=drivers, outcome=row["data"][outcome], method=method, remove_halo=halo, **options
        )
    if "among" in row or "Rxx" in row:
        among, with_outcome = row.get("among", row.get("Rxx")), row.get("with_outcome", row.get("rxy"))
    else:
        whole = row.get("correlation", row.get("R"))
        among, with_outcome = [line[:-1] for line in whole[:-1]], [line[-1] for line in whole[:-1]]
    names = row.get("names") or [f"x{place + 1}" for place in range(len(with_outcome))]
    return driver_importance_from_correlation(
        names=names, among=among, with_outcome=with_outcome, n=row.get("n", 1000), method=method, **options
    )


def _sign(coefficient):
    return None if coefficient is None else (coefficient > 0) - (coefficient < 0)


def matrix(row):
    result = _matrix(row)
    return {
        "centre": None if result.centre is None else list(result.centre),
        "quadrant": [point.quadrant and str(point.quadrant) for point in result.points],
        "importance": [point.importance for point in result.points],
        "performance": [point.performance for point in result.points],
        "stability": [point.stability for point in result.points],
        "reason": result.reason and str(result.reason),
    }


def _matrix(row):
    centre = row.get("centre", "mean")
    if centre in ("midpoint", "scale"):
        both = row.get("scale", (1, 5))
        centre = midpoint(
            importance=tuple(row.get("importance_scale", both)), performance=tuple(row.get("performance_scale", both))
        )
    elif centre != "mean":
        centre = tuple(centre)
    if isinstance(row["performance"], dict) and not isinstance(next(iter(row["performance"].values())), int | float):
        return importance_performance_from_rows(
            performance=row["performance"], importance=row.get("importance"), outcome=row.get("outcome"), centre=centre
        )
    names = row.get("attributes") or list(row["performance"])
    values = {
        key: list(row[key].values()) if isinstance(row[key], dict) else row[key]
        for key in ("importance", "performance")
    }
    return importance_performance(attributes=names, n=row.get("n", 100), centre=centre, **values)


def asymmetry(row):
    result = penalty_reward(ratings=row["ratings"], outcome=row["outcome"], low=row["low"], high=row["high"])
    return {
        "penalty": {a.name: a.penalty for a in result.attributes},
        "reward": {a.name: a.reward for a in result.attributes},
        "penalty_p": {a.name: a.penalty_p for a in result.attributes},
        "reward_p": {a.name: a.reward_p for a in result.attributes},
        "penalty_ci": {
            a.name: a.penalty_interval and [a.penalty_interval.low, a.penalty_interval.high] for a in result.attributes
        },
        "kind": {a.name: a.kind and str(a.kind) for a in result.attributes},
        "r2": result.r2,
    }


def stated(row):
    result = stated_importance(ratings=row["ratings"], scale=tuple(row["scale"]))
    return {
        "mean": {item.name: item.mean for item in result.items},
        "ci": {item.name: item.interval and [item.interval.low, item.interval.high] for item in result.items},
        "top": result.top_share,
        "compressed": result.compressed,
    }


ADAPTERS = {"B-lmg": importance, "B-ipa": matrix, "B-asymmetry": asymmetry, "B-stated": stated}
