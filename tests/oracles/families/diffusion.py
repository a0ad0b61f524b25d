"""Adapters of the diffusion family: cascades, SIR, central accounts, growth, early warning, Hawkes, response."""

import networkx as nx

from huiyin.lib.stats import (
    HawkesParameters,
    best_seeds,
    cascade_spread,
    cusum_run_length,
    epidemic,
    fit_hawkes,
    forecast_reposts,
    hawkes_log_likelihood,
    key_spreaders,
    poisson_cusum,
    repost_network,
    reproduction_number,
    spread_rate,
)


def both_ends(interval):
    return interval and [interval.low, interval.high]


def picked(inputs, *names):
    return {name: inputs[name] for name in names if name in inputs}


def ends(edges):
    return [edge[0] for edge in edges], [edge[1] for edge in edges]


def ic_family(inputs):
    edges = inputs["edges"]
    sources, targets = ends(edges)
    chances = [edge[2] for edge in edges] if edges and len(edges[0]) > 2 else inputs.get("p", "weighted_cascade")
    given = inputs["seed"] if "seed" in inputs else inputs.get("seeds", [])
    seeds = given if isinstance(given, list) else [given]
    nodes = range(inputs["n"]) if "n" in inputs else seeds
    network = repost_network(sources=sources, targets=targets, probability=chances, nodes=list(nodes))
    spread = cascade_spread(network, seeds=seeds, **picked(inputs, "method", "runs"))
    best = best_seeds(network, k=inputs.get("k", 1))
    return {
        "spread": spread.estimate,
        "activation": {str(node): chance for node, chance in spread.activation},
        "best_seed": best.seeds[0] if best.seeds else None,
        "best_seeds": list(best.seeds),
        "best_spread": best.estimate,
        "gains": list(best.gains),
    }


def sir_family(inputs):
    given = inputs["R0"]
    options = picked(inputs, "susceptible", "recovery_rate", "initial", "times")
    options |= {"susceptible": inputs["s0"]} if "s0" in inputs else {}
    found = [epidemic(reproduction=one, **options) for one in (given if isinstance(given, list) else [given])]
    columns = {
        "z": [one.estimate for one in found],
        "peak": [one.peak for one in found],
        "reached": [[point.reached for point in one.trajectory] for one in found],
        "spreading": [[point.spreading for point in one.trajectory] for one in found],
    }
    return columns if isinstance(given, list) else {name: column[0] for name, column in columns.items()}


def central_family(inputs):
    directed = inputs.get("directed", False)
    if "graph" in inputs:
        graph = getattr(nx, inputs["graph"].removeprefix("networkx."))()
        edges, nodes = list(graph.edges()), list(graph.nodes())
    else:
        edges, nodes = inputs["edges"], range(inputs["n"]) if "n" in inputs else []
    sources, targets = ends(edges)
    network = repost_network(sources=sources, targets=targets, probability=1.0, nodes=list(nodes))
    options = picked(inputs, "damping", "samples")
    options |= {"damping": inputs["alpha"]} if "alpha" in inputs else {}
    result = key_spreaders(network, top=network.n, directed=directed, **options)
    found = {"max_core": result.highest_core, "n_max_core": result.in_highest_core}
    found |= {"top": [one.node for one in result.spreaders]}
    for one in result.spreaders:
        found |= {
            f"pagerank_{one.node}": one.pagerank,
            f"betweenness_{one.node}": one.betweenness,
            f"core_{one.node}": one.core,
        }
    return found


def growth_family(inputs):
    found = {}
    counts = inputs.get("hourly", inputs.get("counts"))
    if counts is not None:
        rate = spread_rate(counts=counts, **picked(inputs, "hours", "method"))
        found |= {
            "growth_per_hour": rate.estimate,
            "ci": both_ends(rate.interval),
            "doubling_hours": rate.doubling_hours,
            "halving_hours": rate.halving_hours,
            "method": rate.method,
        }
    if "generations" in inputs:
        result = reproduction_number(generations=inputs["generations"])
        found |= {
            "R": result.estimate,
            "R_ci": both_ends(result.interval),
            "R_by_generation": list(result.by_generation),
        }
    return found


def cusum_family(inputs):
    if "counts" not in inputs:
        return {"arl": cusum_run_length(**picked(inputs, "rate", "reference", "threshold"))}
    result = poisson_cusum(**picked(inputs, "counts", "baseline", "ratio", "threshold", "run_length"))
    return {
        "levels": list(result.levels),
        "alarms": [alarm.index for alarm in result.alarms],
        "reference": result.reference,
        "threshold": result.threshold,
        "arl": result.false_alarm_every,
    }


def hawkes_family(inputs):
    times = inputs["times"]
    if "branching" not in inputs:
        model = fit_hawkes(times=times, **picked(inputs, "until", "background"))
        found = {"loglik": model.log_likelihood}
        return found | (model.parameters._asdict() if model.parameters else {})
    parameters = HawkesParameters(inputs["branching"], inputs["decay"], inputs.get("background", 0.0))
    if "horizon" in inputs:
        options = picked(inputs, "now", "horizon", "runs")
        result = forecast_reposts(parameters, times=times, **options)
        return {"expected": result.estimate, "ci": both_ends(result.interval), "key": result.key}
    return {"loglik": hawkes_log_likelihood(parameters, times=times, until=inputs["until"])}


ADAPTERS = {
    "H-R": growth_family,
    "H-central": central_family,
    "H-cusum": cusum_family,
    "H-hawkes": hawkes_family,
    "H-ic": ic_family,
    "H-sir": sir_family,
}
