"""Calibrated probabilities: one temperature for a head (Guo et al. 2017), and how far off probabilities are."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.heads.head import Floats, Kind

BINS = 15
_GOLDEN = (5**0.5 - 1) / 2
_LOW, _HIGH, _STEPS = -4.0, 4.0, 48

Wide = npt.NDArray[np.float64]


def temperature_for(scores: npt.NDArray[np.floating], targets: npt.NDArray[np.integer], kind: Kind) -> float:
    """The temperature with the smallest negative log-likelihood, within e^±4, by golden-section search.

    `scores` [texts, outputs] of texts the head did not learn from; `targets` as in `fit_head`. Without texts: 1.
    """
    if not len(scores):
        return 1.0
    wide = np.asarray(scores, np.float64)
    best = _smallest(lambda log: negative_log_likelihood(wide / np.exp(log), targets, kind))
    return float(f"{np.exp(best):.5g}")


def negative_log_likelihood(scores: Wide, targets: npt.NDArray[np.integer], kind: Kind) -> float:
    """Mean over texts (and labels, for many labels) of -log probability of what is true."""
    if kind is Kind.MULTICLASS:
        highest = scores.max(axis=1, keepdims=True)
        total = np.log(np.exp(scores - highest).sum(axis=1)) + highest[:, 0]
        return float(np.mean(total - scores[np.arange(len(scores)), targets]))
    signs = 2 * targets.reshape(scores.shape) - 1
    return float(np.mean(np.logaddexp(0.0, -signs * scores)))


def expected_calibration_error(confidences: Floats | Wide, right: npt.NDArray[np.bool_], *, bins: int = BINS) -> float:
    """Mean distance of confidence and accuracy over equal-width bins of confidence, weighted by texts; 0 without texts.

    Source: Naeini et al. 2015; 15 bins as in Guo et al. 2017. For many labels hand in every (text, label) flattened.
    """
    if not len(confidences):
        return 0.0
    place = np.minimum((np.asarray(confidences, np.float64) * bins).astype(int), bins - 1)
    surplus = np.bincount(place, weights=confidences, minlength=bins) - np.bincount(
        place, weights=right, minlength=bins
    )
    return float(np.abs(surplus).sum() / len(confidences))


def _smallest(loss: Callable[[float], float]) -> float:
    low, high = _LOW, _HIGH
    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    at_left, at_right = loss(left), loss(right)
    for _ in range(_STEPS):
        if at_left < at_right:
            high, right, at_right = right, left, at_left
            left = high - _GOLDEN * (high - low)
            at_left = loss(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + _GOLDEN * (high - low)
            at_right = loss(right)
    return (low + high) / 2
