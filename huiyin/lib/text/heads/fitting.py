"""Fitting a head: a linear model on the n-grams a corpus holds and on dense blocks, then int8 weights."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.features import BUCKETS, Features
from huiyin.lib.text.heads.head import Floats, Head, Kind, Label

_MOST_INT8 = 127

Array = npt.NDArray[Any]


class Loss(StrEnum):
    """What fitting makes small: log-loss (L-BFGS), or squared hinges label by label (LIBLINEAR), many times faster."""

    LOGISTIC = "logistic"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class Design:
    """The sparse matrix [texts, columns] a head is fitted on, and what its columns are."""

    matrix: Any
    used: Array
    widths: Mapping[str, int]
    scales: Mapping[str, float]


def fit_head(
    *,
    task: str,
    kind: Kind,
    labels: Sequence[Label],
    targets: Array,
    features: Features,
    blocks: Mapping[str, Floats] | None = None,
    block_scales: Mapping[str, float] | None = None,
    sample_weight: Floats | None = None,
    strength: float = 10.0,
    seed: int = 0,
    encoder: str = "",
    loss: Loss = Loss.LOGISTIC,
) -> Head:
    """A head fitted with an L2 penalty (scikit-learn), weights rounded to int8.

    `targets`: positions in `labels` [texts] (binary: 0 or 1), or 0/1 [texts, labels] for a multi-label head.
    `blocks`: dense evidence [texts, columns] by name; `block_scales` multiplies a block while fitting, so that the
    one penalty weighs it less (above 1) or more (below 1) than the n-grams. `strength` is scikit-learn's C.
    The same input and seed give the same head on the same machine.
    """
    design = design_of(features, blocks or {}, block_scales or {})
    coefficients, bias = coefficients_of(
        design.matrix, targets, kind, sample_weight=sample_weight, strength=strength, seed=seed, loss=loss
    )
    return head_of(design, coefficients, bias, task=task, kind=kind, labels=labels, encoder=encoder)


def design_of(features: Features, blocks: Mapping[str, Floats], block_scales: Mapping[str, float]) -> Design:
    """The n-grams that occur (1/√(number of buckets) each) and, beside them, the scaled blocks."""
    import scipy.sparse as sp  # first use only

    used, columns = np.unique(features.buckets, return_inverse=True)
    values = np.repeat(1 / np.sqrt(features.lengths), features.lengths)
    grams = sp.csr_matrix((values, columns, features.starts), shape=(len(features), len(used)))
    scales = {name: block_scales.get(name, 1.0) for name in blocks}
    parts = [grams, *(sp.csr_matrix(block * scales[name]) for name, block in blocks.items())]
    widths = {name: block.shape[1] for name, block in blocks.items()}
    return Design(matrix=sp.hstack(parts, format="csr"), used=used, widths=widths, scales=scales)


def coefficients_of(
    matrix: Any,
    targets: Array,
    kind: Kind,
    *,
    sample_weight: Array | None = None,
    strength: float,
    seed: int,
    loss: Loss,
) -> tuple[Array, Array]:
    """Coefficients [columns, outputs] and biases [outputs]; a label that all or no texts have gets a bias alone."""

    def one(wanted: Array) -> tuple[Array, Array]:
        if len(np.unique(wanted)) < 2:
            return np.zeros((matrix.shape[1], 1)), np.array([4.0 if wanted.any() else -4.0])
        model = _model(loss, strength=strength, seed=seed)
        with warnings.catch_warnings():
            # Both solvers stop after a bounded number of rounds: close is close enough for int8 weights.
            warnings.simplefilter("ignore")
            model.fit(matrix, wanted, sample_weight=sample_weight)
        return model.coef_.T, np.atleast_1d(model.intercept_)

    if kind is not Kind.MULTILABEL:
        return one(targets)
    fitted = [one(targets[:, at]) for at in range(targets.shape[1])]
    return np.concatenate([each[0] for each in fitted], axis=1), np.concatenate([each[1] for each in fitted])


def head_of(
    design: Design, coefficients: Array, bias: Array, *, task: str, kind: Kind, labels: Sequence[Label], encoder: str
) -> Head:
    """A head with these coefficients [columns, outputs], rounded to int8 where they weigh n-grams."""
    dense: dict[str, Floats] = {}
    at = len(design.used)
    for name, width in design.widths.items():
        dense[name] = np.asarray(coefficients[at : at + width] * design.scales[name], dtype=np.float32)
        at += width
    index, weights, scales = packed(design.used, coefficients[: len(design.used)])
    return Head(
        task=task,
        kind=kind,
        labels=tuple(labels),
        index=index,
        weights=weights,
        scales=scales,
        bias=np.asarray(bias, dtype=np.float32),
        dense=dense,
        thresholds=np.full(weights.shape[1], 0.5, np.float32),
        encoder=encoder,
    )


def packed(buckets: Array, coefficients: Array) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int8], Floats]:
    """(index, weights, scales) of a head from the coefficients [buckets, outputs]; rows of zeros take no room."""
    weights, scales = quantised(coefficients)
    kept = weights.any(axis=1)
    index = np.zeros(BUCKETS, np.uint32)
    index[buckets[kept]] = np.arange(1, int(kept.sum()) + 1, dtype=np.uint32)
    return index, np.concatenate([np.zeros((1, weights.shape[1]), np.int8), weights[kept]]), scales


def quantised(coefficients: Array) -> tuple[npt.NDArray[np.int8], Floats]:
    """Coefficients [rows, outputs] as int8 with one scale an output; a column of zeros has scale 1."""
    largest = np.abs(coefficients).max(axis=0, initial=0.0)
    scales = np.where(largest > 0, largest / _MOST_INT8, 1.0)
    return np.rint(coefficients / scales).astype(np.int8), np.asarray(scales, dtype=np.float32)


def _model(loss: Loss, *, strength: float, seed: int) -> Any:
    if loss is Loss.LOGISTIC:
        from sklearn.linear_model import LogisticRegression  # first use only

        return LogisticRegression(C=strength, max_iter=300, random_state=seed)
    from sklearn.svm import LinearSVC

    # The dual is the fast side: a few thousand texts against a hundred thousand n-grams.
    return LinearSVC(C=strength, dual=True, tol=1e-3, random_state=seed, max_iter=300)
