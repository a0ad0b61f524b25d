"""Oracle rows of the control family to calls of the library."""

from huiyin.lib.stats import control as c


def p_family(row):
    counts = row.get("d", row.get("count", row.get("counts", row.get("x"))))
    if "n" not in row:
        return u_family(row)
    return _attribute(c.p_chart, row, counts=counts, n=_each(row["n"], counts))


def u_family(row):
    counts = row.get("count", row.get("counts", row.get("c")))
    exposure = row.get("exposure", row.get("n", row.get("e")))
    return _attribute(c.u_chart, row, counts=counts, exposure=_each(exposure, counts))


def xmr_family(row):
    values = row.get("x", row.get("values"))
    first = row.get("baseline", row.get("baseline_points"))
    baseline = None
    if isinstance(first, int):
        baseline = c.xmr_chart(values[:first]).baseline
    chart = c.xmr_chart(values, baseline=baseline, leave_out=row.get("leave_out", ()))
    limits = chart.upper[0] if chart.n else None
    return {
        "centre": chart.centre,
        "mrbar": chart.mean_range,
        "unpl": max((each for each in chart.upper if each is not None), default=limits),
        "lnpl": max((each for each in chart.lower if each is not None), default=None),
        "url": chart.range_upper,
        "out": list(chart.out),
        "mr": list(chart.moving_ranges[1:]),
        # the first moving range has index 0 in the oracles' convention of a list of n − 1 ranges
        "mr_out": [index - 1 for index in chart.range_out],
        "z": list(chart.z),
        "reason": chart.reason and chart.reason.value,
    }


def rules_family(row):
    z = row.get("z")
    if z is None:
        centre, sigma = row.get("centre", row.get("mean")), row.get("sigma", row.get("sd"))
        if centre is None:
            z = c.xmr_chart(row["x"]).z
        else:
            z = [None if x is None else (x - centre) / sigma for x in row["x"]]
    asked = row.get("rules")
    nelson = c.run_rules(z, rules=asked)
    western = c.run_rules(z, family="western_electric")
    return {
        "rules": _hits(nelson),
        "nelson": _hits(nelson),
        "western_electric": _hits(western),
        "we": _hits(western),
        "signals": list(nelson.signals),
    }


def run_length_family(row):
    rules = row.get("rules", [row.get("rule", 1)])
    found = c.run_length(
        rules, family=row.get("family", "western_electric"), shift=row.get("shift", 0.0), seed=row.get("seed", 0)
    )
    return {"arl": found.estimate, "method": found.method}


def change_family(row):
    x, size = row.get("x", row.get("values", row.get("series"))), row.get("min_size", 5)
    several = c.change_points(x, min_size=size, penalty=row.get("penalty", row.get("pen")))
    single = c.single_change(x, min_size=size)
    found = {
        "sse": (several if "penalty" in row or "pen" in row else single).sse,
        "breaks": [change.left_length for change in several.changes],
        "bkps": [*(change.left_length for change in several.changes), several.n],
        "n_changes": len(several.changes),
        "means": [segment.mean for segment in several.segments],
        "sigma": several.sigma,
        "penalty": several.penalty,
    }
    if not single.changes:
        return found | {"left_length": None, "last_year_of_left": None}
    change = single.changes[0]
    return found | {
        "left_length": change.left_length,
        "last_year_of_left": row.get("start_year", 0) + change.left_length - 1,
        "mean_left": single.segments[0].mean,
        "mean_right": single.segments[1].mean,
        "difference": change.difference,
        "difference_ci": [change.interval.low, change.interval.high],
    }


def memory_family(row):
    target = row.get("target", row.get("mu", row.get("mean")))
    if row.get("chart", "ewma" if "lambda" in row else "cusum") == "ewma":
        chart = c.ewma_chart(
            row["x"], target=target, sigma=row["sigma"], weight=row.get("lambda", 0.2), limit=row.get("L", 3)
        )
    else:
        chart = c.cusum_chart(
            row["x"], target=target, sigma=row["sigma"], allowance=row.get("k", 0.5), limit=row.get("h", 5)
        )
    return {
        "path": list(chart.above),
        "c_plus": list(chart.above),
        "c_minus": [None if each is None else -each for each in chart.below],
        "last_c_plus": chart.above[-1] if chart.above else None,
        "signals": list(chart.signals),
        "ucl": list(chart.upper),
    }


def _attribute(chart_of, row, **columns):
    laney = row.get("laney", False)
    first = row.get("baseline", row.get("baseline_points"))
    baseline = None
    if isinstance(first, int):
        baseline = chart_of(**{name: values[:first] for name, values in columns.items()}, laney=laney).baseline
    chart = chart_of(**columns, laney=laney, baseline=baseline, leave_out=row.get("leave_out", ()))
    prime = chart_of(**columns, laney=True)
    return {
        "centre": chart.centre,
        "ucl": list(chart.upper),
        "lcl": list(chart.lower),
        "out": list(chart.out),
        "values": list(chart.values),
        "p": list(chart.values),
        "u": list(chart.values),
        "z": list(chart.z),
        "sigma_z": chart.dispersion,
        "laney_ucl": list(prime.upper),
        "laney_lcl": list(prime.lower),
        "laney_out": list(prime.out),
        "gaps": [index for index, value in enumerate(chart.values) if value is None],
        "reason": chart.reason and chart.reason.value,
    }


def _each(sizes, counts):
    return sizes if isinstance(sizes, list | tuple) else [sizes] * len(counts)


def _hits(found):
    return {str(each.rule): list(each.completing) for each in found.hits}


ADAPTERS = {
    "C-pchart": p_family,
    "C-uchart": u_family,
    "C-laney": p_family,
    "C-xmr": xmr_family,
    "C-nelson": rules_family,
    "C-we": rules_family,
    "C-arl": run_length_family,
    "C-cp": change_family,
    "C-cusum": memory_family,
    "C-ewma": lambda row: memory_family({"chart": "ewma"} | row),
    "C-memory": memory_family,
}
