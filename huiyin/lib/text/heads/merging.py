"""Adding linear models to one head: new weights and frozen ones become one table, as fast as either."""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.heads.fitting import packed
from huiyin.lib.text.heads.head import Head


def merged(head: Head, base: Head) -> Head:
    """`head` with its block "base" [outputs of base, outputs] dissolved: base's own weights take the block's place."""
    mix = np.asarray(head.dense["base"], np.float64)
    buckets, table = summed(weights_of(head), mixed(weights_of(base), mix))
    index, weights, scales = packed(buckets, table)
    dense = {name: rows for name, rows in head.dense.items() if name != "base"}
    if "vectors" in base.dense:
        extra = np.asarray(base.dense["vectors"] @ mix, np.float32)
        dense["vectors"] = np.asarray(dense.get("vectors", 0) + extra, np.float32)
    bias = np.asarray(head.bias + base.bias @ mix, np.float32)
    return replace(head, index=index, weights=weights, scales=scales, bias=bias, dense=dense)


def weights_of(head: Head) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """(buckets, weights [buckets, outputs]) of a head as numbers."""
    buckets = np.flatnonzero(head.index).astype(np.int64)
    return buckets, np.asarray(head.weights[head.index[buckets]] * head.scales.astype(np.float64), np.float64)


def mixed(
    weights: tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]], mix: npt.NDArray[Any]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Weights of other outputs: each a mixture of the given ones."""
    return weights[0], weights[1] @ mix


def summed(
    first: tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]],
    second: tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The sum of two tables over the buckets of either."""
    buckets = np.union1d(first[0], second[0])
    table = np.zeros((len(buckets), first[1].shape[1]))
    for own, rows in (first, second):
        table[np.searchsorted(buckets, own)] += rows
    return buckets, table


def plus(head: Head, buckets: npt.NDArray[np.int64], change: npt.NDArray[np.float64]) -> Head:
    """The head with `change` [buckets, outputs] added to its weights."""
    table = summed(weights_of(head), (buckets, change))
    index, weights, scales = packed(*table)
    return replace(head, index=index, weights=weights, scales=scales)
