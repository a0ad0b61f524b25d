"""The repost network as columns: who passes what on to whom, with which probability."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from numbers import Number
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, as_floats, codes
from huiyin.lib.stats.inputs import ArrowColumn, NumpyColumn, Values, as_list

Nodes = NDArray[np.int64]
Labels = Iterable[Hashable] | ArrowColumn | NumpyColumn
Probability = Values | float | Literal["weighted_cascade"]


@dataclass(frozen=True, slots=True)
class Network:
    """Directed edges from source to target (positions in `labels`), sorted by source; `first` (n + 1,) finds them.

    Build it with `repost_network`.
    """

    labels: tuple[Hashable, ...]
    sources: Nodes
    targets: Nodes
    probabilities: Array
    first: Nodes

    @property
    def n(self) -> int:
        """How many nodes there are."""
        return len(self.labels)

    def position(self, labels: Iterable[Hashable]) -> Nodes:
        """The positions of labels, each once; raises ValueError for one that is no node."""
        known = {label: place for place, label in enumerate(self.labels)}
        places = dict.fromkeys(known.get(label, -1) for label in labels)
        if -1 in places:
            message = "Each seed must be a node of the network."
            raise ValueError(message)
        return np.array(list(places), dtype=np.int64)

    def reversed(self) -> "Network":
        """The same network with each edge turned round."""
        return _sorted(self.labels, self.targets, self.sources, self.probabilities)


def repost_network(
    *, sources: Labels, targets: Labels, probability: Probability = "weighted_cascade", nodes: Sequence[Hashable] = ()
) -> Network:
    """The network in which what `sources` post reaches `targets` (target follows, or reposted, source).

    `probability` that a target passes it on: one for each edge, one for all, or "weighted_cascade", 1 over the
    number of edges into the target (Kempe, Kleinberg and Tardos 2003): a convention where nothing is known.
    Edges given twice are two chances; edges to oneself are dropped. `nodes` adds those without edges. Raises
    ValueError on a probability outside [0, 1] and on a missing end.
    """
    ends = [*as_list(sources), *as_list(targets)]  # type: ignore[arg-type]
    m = len(ends) // 2
    if len(ends) != 2 * m or len(as_list(sources)) != m or any(end is None for end in ends):  # type: ignore[arg-type]
        message = "Each edge needs a source and a target."
        raise ValueError(message)
    labels, places = codes([*nodes, *ends])
    start = places[len(nodes) : len(nodes) + m].astype(np.int64)
    end = places[len(nodes) + m :].astype(np.int64)
    chances = _chances(probability, end, len(labels))
    other = start != end
    return _sorted(tuple(labels), start[other], end[other], chances[other])


def _chances(probability: Probability, targets: Nodes, n: int) -> Array:
    if isinstance(probability, str):
        return np.asarray(1 / np.bincount(targets, minlength=n)[targets]) if len(targets) else np.empty(0)
    one_for_all = isinstance(probability, Number)  # NumPy's and decimals too
    chances = as_floats([probability] * len(targets) if one_for_all else probability)  # type: ignore[arg-type,list-item]
    if len(chances) != len(targets) or not ((chances >= 0) & (chances <= 1)).all():
        message = "Each edge needs a probability between 0 and 1."
        raise ValueError(message)
    return chances


def _sorted(labels: tuple[Hashable, ...], sources: Nodes, targets: Nodes, probabilities: Array) -> Network:
    order = np.argsort(sources, kind="stable")
    first = np.searchsorted(sources[order], np.arange(len(labels) + 1))
    return Network(labels, sources[order], targets[order], probabilities[order], first.astype(np.int64))
