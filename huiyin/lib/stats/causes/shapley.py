"""Shapley values: what each cause adds on average over all orders in which causes could be removed."""

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.causes.results import ShapleyResult
from huiyin.lib.stats.reasons import Undefined

_MOST_PLAYERS = 20


def shapley_values(
    *,
    players: Sequence[str],
    worth: Callable[[frozenset[str]], float] | Mapping[frozenset[str], float],
) -> ShapleyResult:
    """The fair part of each player in the worth of all together (Shapley 1953), exactly over 2^k coalitions.

    `worth` gives the worth of every coalition, as a function or a mapping; the empty one is worth nothing if a
    mapping leaves it out. The values sum to the worth of all less that of none. Raises ValueError for repeated or
    more than 20 players, a coalition missing from the mapping, or a worth that is no finite number.

    >>> game = {frozenset("a"): 1.0, frozenset("b"): 2.0, frozenset("ab"): 4.0}
    >>> shapley_values(players=["a", "b"], worth=game).values
    {'a': 1.5, 'b': 2.5}
    """
    k = len(players)
    if k > _MOST_PLAYERS or len(set(players)) < k:
        message = f"Shapley values need distinct players, at most {_MOST_PLAYERS} of them: merge the smallest."
        raise ValueError(message)
    if k == 0:
        return ShapleyResult(n=0, method="exact", reason=Undefined.NO_ANSWERS, values={}, total=None)
    worths = _worths(players, worth)
    masks = np.arange(2**k)
    sizes = np.bitwise_count(masks).astype(np.intp)
    weight_of_size = np.array([1 / (k * math.comb(k - 1, size)) for size in range(k)])
    values = {}
    for index, player in enumerate(players):
        without = masks[(masks >> index) & 1 == 0]
        added = worths[without | (1 << index)] - worths[without]
        values[player] = float(weight_of_size[sizes[without]] @ added)
    return ShapleyResult(n=k, method="exact", values=values, total=float(worths[-1] - worths[0]))


def _worths(players: Sequence[str], worth: Callable[[frozenset[str]], float] | Mapping[frozenset[str], float]) -> Array:
    coalitions = [
        frozenset(player for index, player in enumerate(players) if mask >> index & 1)
        for mask in range(2 ** len(players))
    ]
    if isinstance(worth, Mapping):
        lacking = [sorted(one) for one in coalitions[1:] if one not in worth]
        if lacking:
            message = f"The worth of {lacking[0]} is missing: every coalition needs one."
            raise ValueError(message)
        worths = np.array([worth.get(one, 0.0) for one in coalitions], dtype=np.float64)
    else:
        worths = np.array([worth(one) for one in coalitions], dtype=np.float64)
    if not np.isfinite(worths).all():
        message = "The worth of a coalition must be a finite number."
        raise ValueError(message)
    return worths
