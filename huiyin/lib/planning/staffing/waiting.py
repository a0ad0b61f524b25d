"""Exact waiting in a queue with exponential service and patience, for many queues at once.

A queue is known by its arrivals λ, the rate D at which all busy agents finish, the patience rate θ
and the ratio r of the chance that exactly all are busy (nobody waits) to the chance that one is
free. With Palm's A(x, y) = Σ yʲ / ((x + 1)…(x + j)) at x = D/θ, y = λ/θ everything is closed:
odds of waiting = r·A(x, y); the wait offered to one who must wait exceeds t with chance
exp(y − z − D·t)·A(x, z)/A(x, y), z = y·exp(−θt) (Palm 1957; Garnett, Mandelbaum and Reiman 2002;
Zeltyn and Mandelbaum 2005). θ = 0 is Erlang C.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from huiyin.lib.stats.arrays import Array

Basis = Literal["offered", "answered", "excluding_short_abandons"]
"""What a service level is a share of: all calls, those answered, or all but those that gave up within the target."""

_UNDERFLOW = 1e-280
_LEAST = 1e-12
"""Of what the agents and patience can clear: with fewer arrivals nothing changes but the rounding."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Shares of all calls, one entry a queue; the mean wait (seconds) is inf without stability."""

    waits: Array
    abandons: Array
    served_within: Array
    waits_longer: Array
    mean_wait: Array

    def service_level(self, basis: Basis) -> Array:
        """Share served within the target, of what `basis` names."""
        if basis == "offered":
            return self.served_within
        if basis == "answered":
            whole = 1 - self.abandons
        else:
            whole = self.served_within + self.waits_longer  # 1 less those who gave up in time
        return np.divide(self.served_within, whole, out=np.zeros_like(whole), where=whole > 0)


def waiting(
    *, arrivals: Array, capacity: Array, patience_rate: float, log_ratio: Array, target_s: Array | float
) -> Waiting:
    """The waiting of each queue: arrivals and capacity per second (n,), log r (n,); arrivals > 0."""
    arrivals = np.maximum(arrivals, _LEAST * (capacity + patience_rate))
    if patience_rate == 0:
        return _endless_patience(arrivals, capacity, log_ratio, target_s)
    from scipy.special import expit

    x, y = capacity / patience_rate, arrivals / patience_rate
    z = y * np.exp(-patience_rate * target_s)
    palm, palm_later = log_palm(x, y), log_palm(x, z)
    waits = expit(palm + log_ratio)
    discount = y - z - capacity * target_s - palm
    longer = np.exp(discount + palm_later)
    spare = capacity / arrivals
    served = spare * -np.expm1(-palm)
    served_later = spare * (longer - np.exp(discount))
    abandons = np.clip(waits * (1 - served), 0, 1)
    return Waiting(
        waits=waits,
        abandons=abandons,
        served_within=np.clip(1 - waits * (1 - served + served_later), 0, 1),
        waits_longer=np.clip(waits * longer * np.exp(-patience_rate * target_s), 0, 1),
        mean_wait=abandons / patience_rate,
    )


def log_palm(x: Array, y: Array) -> Array:
    """The logarithm of A(x, y) = x·eʸ·y⁻ˣ·γ(x, y), by the incomplete gamma function."""
    from scipy.special import gammainc, gammaln

    with np.errstate(divide="ignore", invalid="ignore"):
        below = gammainc(x, y)
        found = np.asarray(y - x * np.log(y) + gammaln(x + 1) + np.log(below))
    lost = ~(below > _UNDERFLOW) | (y <= 0)
    if lost.any():
        found[lost] = np.log(_palm_series(x[lost], y[lost]))
    return found


def log_ratio_of_agents(agents: Array, load: Array) -> Array:
    """log of π(n)/(π(0) + … + π(n − 1)) of n equal agents under a load of `load` erlang; inf for 0 agents."""
    from scipy.special import gammaincc, gammaln

    with np.errstate(divide="ignore", invalid="ignore"):
        one_free = gammaincc(agents, load)
        found = np.asarray(agents * np.log(load) - load - gammaln(agents + 1) - np.log(one_free))
    lost = (one_free <= _UNDERFLOW) & (agents > 0)
    if lost.any():
        found[lost] = -np.log(_free_series(agents[lost], load[lost]))
    return found


def _palm_series(x: Array, y: Array) -> Array:
    """A(x, y) term by term; where γ(x, y) underflows, y is far below x and the terms fall fast."""
    total, term, j = np.ones_like(x), np.ones_like(x), 0
    while (term > 1e-17 * total).any():
        j += 1
        term = term * y / (x + j)
        total = total + term
    return total


def _free_series(agents: Array, load: Array) -> Array:
    """(π(0) + … + π(n − 1))/π(n) term by term, for loads far above the agents."""
    total, term, j = np.zeros_like(load), np.ones_like(load), 0
    while (term > 1e-17 * total).any():
        term = term * np.maximum(agents - j, 0) / load
        total = total + term
        j += 1
    return total


def _endless_patience(arrivals: Array, capacity: Array, log_ratio: Array, target_s: Array | float) -> Waiting:
    from scipy.special import expit

    spare = capacity - arrivals
    stable = spare > 0
    slack = np.where(stable, spare, 1.0)
    waits = np.where(stable, expit(log_ratio + np.log(capacity / slack, where=stable, out=np.zeros_like(slack))), 1.0)
    longer = np.where(stable, waits * np.exp(-slack * target_s), 1.0)
    return Waiting(
        waits=waits,
        abandons=np.zeros_like(waits),
        served_within=1 - longer,
        waits_longer=longer,
        mean_wait=np.where(stable, waits / slack, np.inf),
    )
