"""Erlang B, C and A, required agents, patience, pooling, chat and work that can wait."""

from huiyin.lib.planning import (
    ServiceGoal,
    erlang_a,
    erlang_b,
    erlang_c,
    interval_loads,
    lines_for_blocking,
    offered_load,
    patience,
    patience_from_counts,
    pooling,
    required_agents,
    required_chat_agents,
    required_day,
    staff_workload,
)


def blocking(inputs):
    """Blocking of n lines, or the lines that keep a blocking."""
    load = inputs.get("a", inputs.get("load"))
    if load is None:
        load = offered_load(**{name: inputs[name] for name in ("calls", "interval_s", "aht_s")})
    lines = inputs.get("n", inputs.get("agents"))
    if lines is None:
        found = lines_for_blocking(load=load, blocking=inputs.get("b", inputs.get("blocking")))
    else:
        found = erlang_b(load=load, agents=lines)
    return {"b": found.estimate, "blocking": found.estimate, "n": found.agents, "occupancy": found.occupancy}


def erlang_c_family(inputs):
    """A queue with agents, or the agents a goal needs."""
    return queue(inputs) if "agents" in inputs else requirement(inputs)


def erlang_a_family(inputs):
    """A queue with agents, the agents a goal needs, or patience from waits."""
    if {"abandoned", "abandons"} & inputs.keys():
        return patience_family(inputs)
    return queue(inputs) if "agents" in inputs else requirement(inputs)


def queue(inputs):
    """What callers meet; a list of agents gives lists."""
    if isinstance(inputs["agents"], list):
        each = [queue({**inputs, "agents": agents}) for agents in inputs["agents"]]
        return {name: [one[name] for one in each] for name in each[0]}
    known = {name: inputs[name] for name in ("calls", "interval_s", "aht_s", "agents", "target_s") if name in inputs}
    if "patience_s" in inputs:
        basis = inputs.get("basis", inputs.get("sl_basis", "offered"))
        found = erlang_a(**known, patience_s=inputs["patience_s"], basis=basis)
    else:
        found = erlang_c(**known)
    return {
        "traffic": found.load,
        "load": found.load,
        "pw": found.p_wait,
        "sl": found.service_level,
        "asa": found.mean_wait,
        "occ": found.occupancy,
        "occupancy": found.occupancy,
        "p_abandon": found.p_abandon,
        "Lq": found.queue_length,
        "mean_wait_all": found.mean_wait,
        "mean_wait_served": found.mean_wait_served,
        "sl_offered": found.sl_offered,
        "sl_answered": found.sl_answered,
        "sl_excluding_short_abandons": found.sl_excluding_short_abandons,
        "reason": None if found.reason is None else str(found.reason),
    }


def requirement(inputs):
    """Required agents by both models; a list of calls is a day."""
    goal = ServiceGoal(
        service_level=inputs.get("sl", inputs.get("service_level", inputs.get("sl_target", 0.8))),
        target_s=inputs.get("target_s", 20),
        basis=inputs.get("basis", inputs.get("sl_basis", "offered")),
        max_occupancy=inputs.get("max_occ", inputs.get("max_occupancy")),
        max_abandonment=inputs.get("max_abandonment", inputs.get("max_abandon")),
        max_wait_s=inputs.get("max_wait_s", inputs.get("asa_target_s")),
    )
    calls, patience_s = inputs["calls"], inputs.get("patience_s")
    known = {name: inputs[name] for name in ("interval_s", "aht_s")} | {"goal": goal}
    known["shrinkage"] = inputs.get("shrinkage", 0.0)
    if isinstance(calls, list):
        day = required_day(calls=calls, patience_s=patience_s, **known)
        return {"net": day.net, "gross": day.gross, "sl": day.service_level, "peak": day.peak}
    found = required_agents(calls=calls, patience_s=patience_s, **known)
    endless = required_agents(calls=calls, **known)
    return {
        "net": found.net,
        "gross": found.gross,
        "sl": found.service_level,
        "occupancy": found.occupancy,
        "occ": found.occupancy,
        "asa": found.mean_wait,
        "p_abandon": found.p_abandon,
        "binding": list(found.binding),
        "erlang_a": found.net if patience_s is not None else None,
        "erlang_c": endless.net,
    }


def patience_family(inputs):
    """Patience from counts, or from each caller's wait."""
    if "waits" in inputs:
        found = patience(waits_s=inputs["waits"], abandoned=inputs["abandoned"])
    else:
        abandoned = inputs.get("abandoned", inputs.get("abandons"))
        total = inputs.get("total_wait_s", inputs.get("total_wait"))
        found = patience_from_counts(abandoned=abandoned, total_wait_s=total, calls=inputs.get("calls", abandoned))
    low, high = (found.interval.low, found.interval.high) if found.interval else (None, None)
    return {"patience_s": found.estimate, "patience": found.estimate, "theta": found.rate, "low": low, "high": high}


def pool(inputs):
    """Groups apart and together, by default two of 50 calls."""
    groups = inputs.get("groups", 2)
    given = groups if isinstance(groups, list) else [inputs.get("calls_each", 50)] * groups
    calls = inputs.get("calls", given)
    goal = ServiceGoal(service_level=inputs.get("sl", 0.8), target_s=inputs.get("target_s", 20))
    known = {name: inputs[name] for name in ("interval_s", "aht_s")}
    found = pooling(calls=calls, patience_s=inputs.get("patience_s"), goal=goal, **known)
    alike = len(set(found.separate)) == 1
    return {
        "separate": list(found.separate),
        "separate_each": found.separate[0] if alike else list(found.separate),
        "separate_total": sum(found.separate),
        "pooled": found.pooled,
        "saved": found.saved,
    }


def chat(inputs):
    """Chat agents with slots."""
    goal = ServiceGoal(service_level=inputs.get("sl", 0.8), target_s=inputs.get("target_s", 20))
    names = ("chats", "interval_s", "aht_s", "concurrency", "inflation", "patience_s")
    found = required_chat_agents(**{name: inputs[name] for name in names if name in inputs}, goal=goal)
    return {"net": found.net, "sl": found.service_level, "p_abandon": found.p_abandon, "mean_wait": found.mean_wait}


def workload(inputs):
    """Agents for work with deadlines."""
    found = staff_workload(**inputs)
    return {"net": found.net, "gross": found.gross, "backlog": list(found.backlog_each_day)}


def loads(inputs):
    """Loads of intervals."""
    return {"loads": list(interval_loads(**inputs).loads)}


ADAPTERS = {
    "E-erlb": blocking,
    "E-erlc": erlang_c_family,
    "E-erla": erlang_a_family,
    "E-pool": pool,
    "E-patience": patience_family,
    "E-chat": chat,
    "E-workload": workload,
    "E-load": loads,
}
