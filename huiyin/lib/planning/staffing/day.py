"""One day of a contact centre, event by event: who calls, who answers, who gives up.

A heap of events of our own: an agent becomes free, or the number of agents changes. Callers wait in
one line per skill in their order; whoever's patience ended is taken out when their turn comes.
"""

import heapq
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array

Policy = Literal["priority", "longest_wait"]
"""What a free agent takes: their first skill with a caller, or who waits longest of all their skills."""


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls of one day in their order, all known beforehand: the same day for each plan of staff.

    Times in seconds (n,); `skill` is an index; what a call takes and how long it waits stay with it.
    """

    at: Array
    skill: NDArray[np.intp]
    service: Array
    patience: Array


@dataclass(frozen=True, slots=True)
class Floor:
    """Who is there: agents of each group by interval, the skills of each group, the groups of each skill."""

    agents: tuple[tuple[int, ...], ...]
    skills_of: tuple[tuple[int, ...], ...]
    groups_of: tuple[tuple[int, ...], ...]
    interval_s: float
    policy: Policy


@dataclass(frozen=True, slots=True)
class DayLog:
    """The wait of each call in seconds, whether it was answered, and busy seconds of each group."""

    waited: Array
    answered: NDArray[np.bool_]
    busy: Array


def draw_calls(
    rates: Sequence[Array],
    *,
    interval_s: float,
    aht_s: Sequence[float],
    patience_s: Sequence[float],
    seed: Sequence[int],
) -> Calls:
    """Poisson calls of each skill with exponential service and patience (inf: never gives up).

    Each skill has random numbers of its own, so that a change to one leaves the calls of others.
    """
    days = [
        _draw_skill(
            skill,
            rates[skill],
            interval_s=interval_s,
            aht_s=aht_s[skill],
            patience_s=patience_s[skill],
            seed=[*seed, skill],
        )
        for skill in range(len(rates))
    ]
    order = np.argsort(np.concatenate([day.at for day in days]), kind="stable")
    return Calls(
        at=np.concatenate([day.at for day in days])[order],
        skill=np.concatenate([day.skill for day in days])[order],
        service=np.concatenate([day.service for day in days])[order],
        patience=np.concatenate([day.patience for day in days])[order],
    )


def _draw_skill(
    skill: int, rates: Array, *, interval_s: float, aht_s: float, patience_s: float, seed: Sequence[int]
) -> Calls:
    arriving, serving, waiting = (np.random.default_rng([*seed, stream]) for stream in range(3))
    counts = arriving.poisson(rates)
    starts = np.repeat(np.arange(len(rates)) * interval_s, counts)
    at = np.sort(starts + interval_s * arriving.random(len(starts)))
    patience = waiting.standard_exponential(len(at))
    return Calls(
        at=at,
        skill=np.full(len(at), skill, dtype=np.intp),
        service=aht_s * serving.standard_exponential(len(at)),
        patience=patience_s * patience if np.isfinite(patience_s) else np.full(len(at), np.inf),
    )


def run_day(calls: Calls, floor: Floor) -> DayLog:
    """What happens to each call; agents who are taken off finish their call first.

    Who still waits when nobody comes any more has waited until their patience, or the day, ended.
    """
    day = _Day(calls, floor)
    for call, at in enumerate(day.at):
        day.until(at)
        day.arrive(call)
    day.until(np.inf)
    return day.log()


class _Day:
    """The state between two events; plain lists, because each event touches few of their entries."""

    def __init__(self, calls: Calls, floor: Floor) -> None:
        self.at: list[float] = calls.at.tolist()
        self.skill: list[int] = calls.skill.tolist()
        self.service: list[float] = calls.service.tolist()
        self.gives_up: list[float] = (calls.at + calls.patience).tolist()
        self.floor = floor
        self.start = [-1.0] * len(self.at)
        self.lines: list[deque[int]] = [deque() for _ in floor.groups_of]
        self.idle = [0] * len(floor.agents)
        self.leaving = [0] * len(floor.agents)
        self.busy = [0.0] * len(floor.agents)
        self.horizon = floor.interval_s * len(floor.agents[0]) if floor.agents else 0.0
        self.events = _changes_of_staff(floor)
        heapq.heapify(self.events)

    def until(self, now: float) -> None:
        """Let everything happen that is due by `now`."""
        events = self.events
        while events and events[0][0] <= now:
            at, change, group = heapq.heappop(events)
            if change == 0:
                self.free(group, at)
            else:
                self.staff(group, change, at)

    def arrive(self, call: int) -> None:
        """A call goes to the first group of its skill with an idle agent, else it waits."""
        skill = self.skill[call]
        for group in self.floor.groups_of[skill]:
            if self.idle[group]:
                self.idle[group] -= 1
                self.serve(call, group, self.at[call])
                return
        self.lines[skill].append(call)

    def free(self, group: int, now: float) -> None:
        """An agent of the group leaves, takes the next call, or is idle."""
        if self.leaving[group]:
            self.leaving[group] -= 1
            return
        call = self.next_call(group, now)
        if call is None:
            self.idle[group] += 1
        else:
            self.serve(call, group, now)

    def staff(self, group: int, change: int, now: float) -> None:
        """Agents come, or go: the idle ones at once, the others after their call."""
        if change < 0:
            idle = min(self.idle[group], -change)
            self.idle[group] -= idle
            self.leaving[group] += -change - idle
            return
        staying = min(self.leaving[group], change)
        self.leaving[group] -= staying
        for _ in range(change - staying):
            self.free(group, now)

    def serve(self, call: int, group: int, now: float) -> None:
        """The call starts."""
        self.start[call] = now
        end = now + self.service[call]
        self.busy[group] += max(0.0, min(end, self.horizon) - min(now, self.horizon))
        heapq.heappush(self.events, (end, 0, group))

    def next_call(self, group: int, now: float) -> int | None:
        """The call that an agent of the group takes; those who gave up are taken out of their lines."""
        chosen: deque[int] | None = None
        for skill in self.floor.skills_of[group]:
            line = self.lines[skill]
            while line and self.gives_up[line[0]] < now:
                line.popleft()
            if line and (chosen is None or line[0] < chosen[0]):
                chosen = line
                if self.floor.policy == "priority":
                    break
        return chosen.popleft() if chosen else None

    def log(self) -> DayLog:
        """What happened to each call."""
        start, at = np.array(self.start), np.array(self.at)
        answered = start >= 0
        end = np.minimum(np.array(self.gives_up), np.maximum(self.horizon, at))
        return DayLog(waited=np.where(answered, start, end) - at, answered=answered, busy=np.array(self.busy))


def _changes_of_staff(floor: Floor) -> list[tuple[float, int, int]]:
    """(when, how many more, group) for each change; the last agents stay until the calls are done."""
    return [
        (index * floor.interval_s, after - before, group)
        for group, agents in enumerate(floor.agents)
        for index, (before, after) in enumerate(zip((0, *agents), agents, strict=False))
        if after != before
    ]
