"""KMeans on unit rows, and the choice of how many clusters there are."""

import warnings

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.corpus.grams import Whole
from huiyin.lib.text.corpus.spaces import Rows

TRIED = (2, 3, 4, 5, 6, 7, 8, 10, 12, 15)
"""The numbers of clusters among which one is chosen; more than people can overlook must be asked for."""
_LEAST_EACH = 3
_TRIED_ON, _JUDGED_ON = 3_000, 1_500
_STARTS = 4


def clustered(rows: Rows, weights: Whole, k: int, *, seed: int) -> npt.NDArray[np.int64]:
    """The cluster of each row, 0 the heaviest (KMeans, 4 starts); fewer than k where rows are equal."""
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    if not len(rows):
        return np.zeros(0, np.int64)
    with warnings.catch_warnings():
        # Fewer different rows than clusters: the answer has fewer clusters, which is all there is to say.
        warnings.simplefilter("ignore", ConvergenceWarning)
        means = KMeans(min(k, len(rows)), n_init=_STARTS, random_state=seed)
        labels = means.fit_predict(rows, sample_weight=weights.astype(np.float64))
    _, first, labels = np.unique(labels, return_index=True, return_inverse=True)
    order = np.lexsort((first, -np.bincount(labels, weights)))
    return np.asarray(np.argsort(order)[labels], np.int64)


def centres_of(rows: Rows, weights: Whole, labels: npt.NDArray[np.int64]) -> Rows:
    """The mean direction of each cluster, of length 1."""
    sums = np.zeros((int(labels.max(initial=-1)) + 1, rows.shape[1]))
    np.add.at(sums, labels, rows * weights[:, None])
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths > 0, lengths, 1), np.float32)


def chosen(rows: Rows, *, seed: int) -> int:
    """How many clusters: of TRIED the number with the best silhouette on a sample, the least of equals.

    1 for so few rows that two clusters would have fewer than three each, and where none are apart.
    """
    sample = np.sort(np.random.default_rng(seed).permutation(len(rows))[:_TRIED_ON])
    judged = {k: _apart(rows[sample], k, seed=seed) for k in TRIED if _LEAST_EACH * k <= len(sample)}
    best = max(judged, key=lambda k: (judged[k], -k), default=1)
    return best if judged.get(best, 0.0) > 0 else 1


def silhouette(rows: Rows, labels: npt.NDArray[np.int64], *, seed: int) -> float | None:
    """The mean silhouette by cosine (Rousseeuw 1987) of up to 1,500 rows; None unless 2 to n - 1 clusters."""
    from sklearn.metrics import silhouette_score

    sample = np.sort(np.random.default_rng(seed).permutation(len(rows))[:_JUDGED_ON])
    if not 2 <= len(np.unique(labels[sample])) < len(sample):
        return None
    return float(silhouette_score(rows[sample], labels[sample], metric="cosine"))


def _apart(rows: Rows, k: int, *, seed: int) -> float:
    labels = clustered(rows, np.ones(len(rows), np.int64), k, seed=seed)
    return silhouette(rows, labels, seed=seed) or 0.0
