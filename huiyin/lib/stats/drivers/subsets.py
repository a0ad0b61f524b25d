"""R² of every subset of drivers from correlation matrices, and the averages over orderings built on it.

A correlation matrix here has the drivers first and the outcome last; a batch (m, m, b) has the
replicates on the last axis, so that NumPy runs along memory. Subset s holds driver j where bit j
of s is set. A driver that others of its subset already determine adds nothing (pseudo-inverse):
twins share evenly.
"""

from math import factorial

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array

_REDUNDANT = 1e-10
_AT_ONCE = 1 << 17
"""Numbers held at once over all subsets and replicates: what fits the processor's cache is five times as fast."""


def lmg(correlations: Array) -> Array:
    """Mean gain in R² over all orderings (k, b) of Lindeman, Merenda and Gold 1980; the sum is R².

    Equals the Shapley value of R²: Σ_S |S|!(k−|S|−1)!/k!·[R²(S∪j) − R²(S)].
    """
    drivers = len(correlations) - 1
    weights = _gain_weights(drivers)
    parts = [weights @ explained(batch) for batch in _batches(correlations)]
    return np.maximum(np.concatenate(parts, axis=1), 0.0)


def kruskal(correlations: Array) -> Array:
    """Mean squared partial correlation over all orderings (k, b) of Kruskal 1987; does not sum to R²."""
    return np.concatenate([_kruskal(explained(batch), len(batch) - 1) for batch in _batches(correlations)], axis=1)


def explained(correlations: Array) -> Array:
    """R² of each of the 2^k subsets (2^k, b).

    Takes one driver after the other out of the matrix, once unused and once swept (Gauss), so that
    all subsets together cost about 2^k rather than k³·2^k.
    """
    state = correlations[:, :, None, :]
    for _ in range(len(correlations) - 1):
        rest, used = state[1:, 1:], _swept(state)
        state = np.concatenate([rest, used], axis=2)
    return np.asarray(np.clip(1.0 - state[0, 0], 0.0, 1.0))


def lmg_sampled(correlations: Array, *, permutations: int, seed: int) -> Array:
    """LMG (k, b) averaged over `permutations` random orderings, each with its reverse, for many drivers."""
    drivers, replicates = len(correlations) - 1, correlations.shape[2]
    rng = np.random.default_rng(seed)
    half = rng.permuted(np.tile(np.arange(drivers), (max(1, permutations // 2), 1)), axis=1)
    orders = np.concatenate([half, half[:, ::-1]])
    together = max(1, _AT_ONCE // drivers**2)
    parts = [orders[start : start + together] for start in range(0, len(orders), together)]
    gains = [sum(_gains_in_order(correlations[:, :, b], part) for part in parts) for b in range(replicates)]
    return np.column_stack(gains) / len(orders)


def johnson(correlations: Array) -> Array:
    """Relative weights (k, b) of Johnson 2000: R² shared over the nearest orthogonal drivers; O(k³)."""
    among = np.moveaxis(correlations[:-1, :-1], 2, 0)
    outcome = np.moveaxis(correlations[:-1, -1], 1, 0)
    roots, vectors = np.linalg.eigh(among)
    roots = np.sqrt(np.where(roots > _REDUNDANT, roots, 0.0))
    inverse = np.divide(1.0, roots, out=np.zeros_like(roots), where=roots > 0)
    back = np.swapaxes(vectors, 1, 2)
    loadings = (vectors * roots[:, None, :]) @ back
    slopes = ((vectors * inverse[:, None, :]) @ back @ outcome[:, :, None])[:, :, 0]
    return np.asarray((loadings**2 @ (slopes**2)[:, :, None])[:, :, 0].T)


def coefficients(correlations: Array) -> Array:
    """Standardised regression coefficients (k,) of one matrix, by pseudo-inverse."""
    return np.asarray(np.linalg.pinv(correlations[:-1, :-1], rcond=_REDUNDANT, hermitian=True) @ correlations[:-1, -1])


def _swept(state: Array) -> Array:
    pivot, column = state[0, 0], state[1:, 0]
    inverse = np.divide(1.0, pivot, out=np.zeros_like(pivot), where=pivot > _REDUNDANT)
    return np.asarray(state[1:, 1:] - column[:, None] * (column * inverse)[None, :])


def _batches(correlations: Array) -> list[Array]:
    together = max(1, _AT_ONCE >> (len(correlations) - 1))
    starts = range(0, correlations.shape[2], together)
    return [np.ascontiguousarray(correlations[:, :, start : start + together]) for start in starts]


def _members(drivers: int) -> NDArray[np.bool_]:
    return np.asarray((np.arange(1 << drivers)[None, :] >> np.arange(drivers)[:, None]) & 1 == 1)


def _order_shares(drivers: int) -> Array:
    # The share of orderings in which exactly a given subset of this size stands before a driver.
    sizes = range(drivers)
    return np.array([factorial(size) * factorial(drivers - size - 1) / factorial(drivers) for size in sizes])


def _gain_weights(drivers: int) -> Array:
    member = _members(drivers)
    sizes = member.sum(axis=0)
    shares = np.append(_order_shares(drivers), 0.0)
    return np.asarray(np.where(member, shares[sizes - 1], -shares[sizes]))


def _kruskal(r2: Array, drivers: int) -> Array:
    member = _members(drivers)
    shares = _order_shares(drivers)
    means = []
    for inside in member:
        before, after = r2[~inside], r2[inside]
        left = 1.0 - before
        partial = np.divide(after - before, left, out=np.zeros_like(left), where=left > _REDUNDANT)
        means.append(shares[member[:, ~inside].sum(axis=0)] @ np.maximum(partial, 0.0))
    return np.array(means)


def _gains_in_order(correlations: Array, orders: NDArray[np.intp]) -> Array:
    drivers = orders.shape[1]
    with_outcome = np.column_stack([orders, np.full(len(orders), drivers)]).T
    state = correlations[with_outcome[:, None, :], with_outcome[None, :, :]]
    total = np.zeros(drivers)
    for driver in orders.T:
        left, pivot = state[-1, -1], state[0, 0]
        state = state[1:, 1:] - state[1:, 0][:, None] * np.where(
            pivot > _REDUNDANT, state[1:, 0] / np.maximum(pivot, _REDUNDANT), 0.0
        )
        total += np.bincount(driver, weights=left - state[-1, -1], minlength=drivers)
    return total
