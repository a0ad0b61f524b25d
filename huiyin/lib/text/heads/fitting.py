"""Fitting a head: logistic regression on the n-grams a corpus holds and on dense blocks, then int8 weights."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.features import BUCKETS, Features
from huiyin.lib.text.heads.head import Floats, Head, Kind, Label

_MOST_INT8 = 127


def fit_head(
    *,
    task: str,
    kind: Kind,
    labels: Sequence[Label],
    targets: npt.NDArray[Any],
    features: Features,
    blocks: Mapping[str, Floats] | None = None,
    block_scales: Mapping[str, float] | None = None,
    sample_weight: Floats | None = None,
    strength: float = 10.0,
    seed: int = 0,
    encoder: str = "",
) -> Head:
    """A head fitted by L2-penalised logistic regression (scikit-learn, L-BFGS), weights rounded to int8.

    `targets`: positions in `labels` [texts] (binary: 0 or 1), or 0/1 [texts, labels] for a multi-label head.
    `blocks`: dense evidence [texts, columns] by name; `block_scales` multiplies a block while fitting, so that the
    one penalty weighs it less (above 1) or more (below 1) than the n-grams. `strength` is scikit-learn's C.
    The same input and seed give the same head on the same machine.
    """
    import scipy.sparse as sp  # first use only

    used, columns = np.unique(features.buckets, return_inverse=True)
    scales = {name: (block_scales or {}).get(name, 1.0) for name in blocks or {}}
    grams = _gram_matrix(features, columns, width=len(used))
    parts = [grams, *(sp.csr_matrix(block * scales[name]) for name, block in (blocks or {}).items())]
    coefficients, bias = _fitted(
        sp.hstack(parts, format="csr"), targets, kind, sample_weight=sample_weight, strength=strength, seed=seed
    )
    weights, weight_scales = quantised(coefficients[: len(used)])
    dense: dict[str, Floats] = {}
    at = len(used)
    for name, block in (blocks or {}).items():
        dense[name] = np.asarray(coefficients[at : at + block.shape[1]] * scales[name], dtype=np.float32)
        at += block.shape[1]
    kept = weights.any(axis=1)
    index = np.zeros(BUCKETS, np.uint32)
    index[used[kept]] = np.arange(1, int(kept.sum()) + 1, dtype=np.uint32)
    return Head(
        task=task,
        kind=kind,
        labels=tuple(labels),
        index=index,
        weights=np.concatenate([np.zeros((1, weights.shape[1]), np.int8), weights[kept]]),
        scales=weight_scales,
        bias=np.asarray(bias, dtype=np.float32),
        dense=dense,
        thresholds=np.full(weights.shape[1], 0.5, np.float32),
        encoder=encoder,
    )


def quantised(coefficients: npt.NDArray[Any]) -> tuple[npt.NDArray[np.int8], Floats]:
    """Coefficients [rows, outputs] as int8 with one scale an output; a column of zeros has scale 1."""
    largest = np.abs(coefficients).max(axis=0, initial=0.0)
    scales = np.where(largest > 0, largest / _MOST_INT8, 1.0)
    return np.rint(coefficients / scales).astype(np.int8), np.asarray(scales, dtype=np.float32)


def _gram_matrix(features: Features, columns: npt.NDArray[Any], *, width: int) -> Any:
    import scipy.sparse as sp

    values = np.repeat(1 / np.sqrt(features.lengths), features.lengths)
    return sp.csr_matrix((values, columns, features.starts), shape=(len(features), width))


def _fitted(
    matrix: Any,
    targets: npt.NDArray[Any],
    kind: Kind,
    *,
    sample_weight: Floats | None,
    strength: float,
    seed: int,
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Coefficients [columns, outputs] and biases [outputs]."""
    from sklearn.linear_model import LogisticRegression  # first use only

    def one(wanted: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
        model = LogisticRegression(C=strength, max_iter=300, random_state=seed)
        model.fit(matrix, wanted, sample_weight=sample_weight)
        return model.coef_.T, model.intercept_

    if kind is not Kind.MULTILABEL:
        return one(targets)
    fitted = [one(targets[:, at]) for at in range(targets.shape[1])]
    return np.concatenate([each[0] for each in fitted], axis=1), np.concatenate([each[1] for each in fitted])
