"""Grouping verified near-copies around representatives: the star clustering of Aslam et al. (2004).

Every member is a near-copy of its group's representative itself; chains of small differences, which connected
components would join, stay apart.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.corpus.grams import Marks, Whole, mixed

_WHOLE_COMPONENTS = 3

Similarities = npt.NDArray[np.float64]
Compare = Callable[[Whole, Whole], Similarities]
"""The similarity of each pair of nodes."""


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of nodes with their similarity."""

    first: Whole
    second: Whole
    similarity: Similarities

    def where(self, wanted: Marks) -> "Links":
        """Only these links."""
        return Links(self.first[wanted], self.second[wanted], self.similarity[wanted])


def stars(links: Links, *, copies: Whole, compare: Compare, threshold: float) -> Links:
    """A link from the representative of each group (`first`) to every other member (`second`).

    `links` are verified, each pair once; `copies` says how many texts each node stands for. Nodes with many
    copies and links represent first: at the beginning the first of every component, compared with all of it,
    also where no link was known; then, so that no tangle takes long, every node that is first among its own
    neighbours (Luby 1986), which join the nearest of these.
    """
    free = np.ones(len(copies), np.bool_)
    found = [links.where(np.zeros(len(links.first), np.bool_))]
    while len(links.first):
        rank = _ranks(links, copies)
        if len(found) <= _WHOLE_COMPONENTS:
            leaders, members = _led(links, rank)
            star = Links(leaders, members, compare(leaders, members))
            star = star.where(star.similarity >= threshold)
        else:
            star = _neighbourhoods(links, rank)
        found.append(star)
        free[star.first] = free[star.second] = False
        links = links.where(free[links.first] & free[links.second])
    return Links(
        np.concatenate([part.first for part in found]),
        np.concatenate([part.second for part in found]),
        np.concatenate([part.similarity for part in found]),
    )


def _ranks(links: Links, copies: Whole) -> Whole:
    """A place for every node, the highest for the one with the most copies and links."""
    nodes = len(copies)
    weight = np.bincount(links.first, minlength=nodes) + np.bincount(links.second, minlength=nodes) + copies
    # Equals by a shuffled number: along a chain in order they would be taken one at a time.
    order = np.lexsort((mixed(np.arange(nodes, dtype=np.uint64)), weight))
    rank = np.empty(nodes, np.int64)
    rank[order] = np.arange(nodes)
    return rank


def _led(links: Links, rank: Whole) -> tuple[Whole, Whole]:
    """(leader, member) for every linked node but the leaders, the first of their components."""
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    size = (len(rank), len(rank))
    graph = sparse.coo_matrix((np.ones(len(links.first), np.int8), (links.first, links.second)), shape=size)
    _, component = connected_components(graph, directed=False)
    leader = np.full(len(rank), -1, np.int64)
    leader[component[np.argsort(rank)]] = np.argsort(rank)  # of several, the last written stays
    linked = np.unique(np.concatenate([links.first, links.second]))
    members = linked[leader[component[linked]] != linked]
    return leader[component[members]], members


def _neighbourhoods(links: Links, rank: Whole) -> Links:
    """Links from the nodes that are first among their neighbours to these, each with the nearest."""
    above = np.full(len(rank), -1, np.int64)
    np.maximum.at(above, links.first, rank[links.second])
    np.maximum.at(above, links.second, rank[links.first])
    leads = (rank > above) & (above >= 0)
    forward, backward = leads[links.first], leads[links.second]
    leaders = np.concatenate([links.first[forward], links.second[backward]])
    members = np.concatenate([links.second[forward], links.first[backward]])
    similarity = np.concatenate([links.similarity[forward], links.similarity[backward]])
    order = np.lexsort((-rank[leaders], -similarity, members))
    _, nearest = np.unique(members[order], return_index=True)
    chosen = order[nearest]
    return Links(leaders[chosen], members[chosen], similarity[chosen])
