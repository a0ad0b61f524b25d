"""Tags above and below each other in the taxonomy, which occur together by construction."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray


def related(tags: Sequence[str], parents: Mapping[str, str] | None) -> NDArray[np.bool_]:
    """Which pairs of tags (k, k) are ancestor and descendant; raises ValueError when `parents` runs in a circle."""
    place = {tag: index for index, tag in enumerate(tags)}
    kin = np.zeros((len(tags), len(tags)), dtype=np.bool_)
    for tag, index in place.items():
        for ancestor in ancestors(tag, parents or {}):
            if ancestor in place:
                kin[index, place[ancestor]] = kin[place[ancestor], index] = True
    return kin


def ancestors(tag: str, parents: Mapping[str, str]) -> list[str]:
    """The tags above this one, nearest first."""
    above: list[str] = []
    while (parent := parents.get(above[-1] if above else tag)) is not None:
        if parent in above or parent == tag:
            message = f"{parent} is above itself in the parents of the tags."
            raise ValueError(message)
        above.append(parent)
    return above
