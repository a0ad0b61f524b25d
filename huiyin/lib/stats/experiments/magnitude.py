"""Values whose variances, squared once more, a float cannot hold."""

import numpy as np

from huiyin.lib.stats.arrays import Array

_LARGEST = 1e70


def check_magnitude(values: Array) -> None:
    """Raise ValueError for values too large to square; missing ones do not matter."""
    if (np.abs(values) > _LARGEST).any():
        message = "The values are too large to square; give them in a larger unit."
        raise ValueError(message)
