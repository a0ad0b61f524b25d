"""M/M/n+M once more: the birth–death chain state by state in logarithms, waiting by a matrix exponential."""

import math

import numpy as np
from scipy.linalg import expm

_TAIL = math.log(1e-15)


def queue(*, calls, interval_s, aht_s, patience_s, agents, target_s):
    """The chance to wait, to abandon, and to be served within the target."""
    arrivals, mu, theta = calls / interval_s, 1 / aht_s, 1 / patience_s
    logs = [0.0]
    while len(logs) <= agents + 1 or logs[-1] > max(logs) + _TAIL:
        k = len(logs)
        logs.append(logs[-1] + math.log(arrivals / (min(k, agents) * mu + max(0, k - agents) * theta)))
    shares = np.exp(np.array(logs) - max(logs))
    shares /= shares.sum()
    waiting = shares[agents:]
    abandons = theta * float(np.arange(len(waiting)) @ waiting) / arrivals
    served = float(shares[:agents].sum()) + _served(waiting, agents * mu, theta, target_s)
    return {"p_wait": float(waiting.sum()), "p_abandon": abandons, "sl_offered": served}


def _served(waiting, capacity, theta, target_s):
    """Start with as many ahead as were found waiting; one row a number ahead, the last one is "served"."""
    size = len(waiting)
    generator = np.zeros((size + 1, size + 1))
    for ahead in range(size):
        generator[ahead, ahead - 1 if ahead else size] = capacity + ahead * theta
        generator[ahead, ahead] = -(capacity + (ahead + 1) * theta)
    return float(waiting @ expm(generator * target_s)[:size, size])
