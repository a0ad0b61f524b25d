"""Covariance matrices of drivers and outcome: of the rows, of resampled rows, of a Wishart law, without halo.

The outcome is the last column. Batches have the replicates on the last axis: (m, m, b).
"""

import numpy as np

from huiyin.lib.stats.arrays import Array


def covariance(rows: Array) -> Array:
    """Covariance matrix (m, m, 1) of rows (n, m), drivers and outcome each on a scale of about 1."""
    centred = _centred(rows)
    return np.asarray((centred.T @ centred / (len(rows) - 1))[:, :, None])


def resampled(rows: Array, *, replicates: int, seed: int) -> Array:
    """Covariance matrices (m, m, b) of rows drawn with replacement (Efron 1979)."""
    rng = np.random.default_rng(seed)
    n = len(rows)
    centred = _centred(rows)
    found = np.empty((rows.shape[1], rows.shape[1], replicates))
    for b in range(replicates):
        times = np.bincount(rng.integers(n, size=n), minlength=n).astype(np.float64)
        mean = times @ centred / n
        found[:, :, b] = centred.T @ (centred * times[:, None]) / n - np.outer(mean, mean)
    return found


def drawn(correlations: Array, *, n: int, replicates: int, seed: int) -> Array:
    """Covariance matrices (m, m, b) that n normal rows with these correlations would give (Wishart).

    Bartlett 1933: the Cholesky factor of a Wishart matrix has normal and chi entries.
    """
    rng = np.random.default_rng(seed)
    m = len(correlations)
    factor = np.tril(rng.standard_normal((replicates, m, m)), -1)
    chi = np.sqrt(rng.chisquare(n - 1 - np.arange(m), size=(replicates, m)))
    factor += chi[:, :, None] * np.eye(m)
    roots, vectors = np.linalg.eigh(correlations)
    mixed = (vectors * np.sqrt(np.maximum(roots, 0.0))) @ factor
    return np.moveaxis(mixed @ np.swapaxes(mixed, 1, 2) / (n - 1), 0, 2)


def without_halo(covariances: Array) -> Array:
    """The covariances once the respondent's mean over the drivers is partialled out of drivers and outcome."""
    with_mean = covariances[:, :-1].mean(axis=1)
    variance = with_mean[:-1].mean(axis=0)
    inverse = np.divide(1.0, variance, out=np.zeros_like(variance), where=variance > 0)
    return np.asarray(covariances - with_mean[:, None] * with_mean[None, :] * inverse)


def correlations(covariances: Array, *, scale: Array) -> Array:
    """Correlation matrices; a column without variation correlates with nothing, its own diagonal is 0.

    A variance that is only rounding beside `scale` (m,), the columns' variances in all rows, counts as none.
    """
    variances = np.einsum("iib->ib", covariances)
    varies = variances > 1e-12 * scale[:, None]
    root = np.sqrt(np.divide(1.0, variances, out=np.zeros_like(variances), where=varies))
    return np.asarray(covariances * root[:, None] * root[None, :])


def _centred(rows: Array) -> Array:
    # A column of equal values is exactly 0: their mean may differ from them in the last bit. Drivers share one
    # scale, so that halo stays their mean, and the outcome has its own: squares of huge values do not overflow.
    centred = np.where(np.ptp(rows, axis=0) == 0, 0.0, rows - rows.mean(axis=0))
    greatest = np.abs(centred).max(axis=0)
    scale = np.append(np.full(rows.shape[1] - 1, greatest[:-1].max(initial=0.0)), greatest[-1])
    return np.asarray(centred / np.where(scale > 0, scale, 1.0))
