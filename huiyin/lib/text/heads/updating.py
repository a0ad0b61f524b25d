"""Learning from corrections: small new weights on top of the old ones, held back by replayed texts.

The old scores are a fixed offset. The change is the one that makes least the log-loss on the corrections and on the
replayed texts, with an L2 penalty on its size: convex, so no step size and no order of texts can lead it astray
(elastic return to the old model, as in Kirkpatrick et al. 2017 with equal weights; distillation on the replayed
texts as in Li & Hoiem 2016).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.features import Features, features_of
from huiyin.lib.text.heads.fitting import design_of
from huiyin.lib.text.heads.head import Floats, Head, Kind
from huiyin.lib.text.heads.labels import check_lengths, targets_for
from huiyin.lib.text.heads.merging import plus

_STRENGTH = 1.0
_ANCHOR = 0.25
"""Without replay, the old head's own answer keeps this share in what a correction asks for."""

_MOST_REPLAYED = 2_000
_ROUNDS = 20

Wide = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts as the head reads them, and the probabilities [texts, outputs] it should come to."""

    features: Features
    blocks: Mapping[str, Floats]
    wanted: Wide


def updated(
    head: Head,
    texts: Sequence[str],
    labels: Sequence[Any],
    *,
    replay: tuple[Sequence[str], Sequence[Any]] | None = None,
    seed: int = 0,
) -> Head:
    """A new head that has learnt the corrections; the old one is untouched.

    `replay`: texts and labels the head should not forget (of more than 2,000, a sample by `seed`); without it the
    old head's own answers on the corrected texts pull against the corrections. Raises LengthsDiffer or UnknownLabel.
    """
    check_lengths(texts, labels)
    if not texts:
        return head
    lesson = _lesson(head, texts, labels)
    if replay is None:
        old = _probabilities(_old_scores(head, lesson), head.kind)
        return learnt(head, [replace(lesson, wanted=(1 - _ANCHOR) * lesson.wanted + _ANCHOR * old)])
    check_lengths(*replay)
    kept = np.sort(np.random.default_rng(seed).permutation(len(replay[0]))[:_MOST_REPLAYED])
    background = _lesson(head, [replay[0][at] for at in kept], [replay[1][at] for at in kept])
    return learnt(head, [lesson, background])


def learnt(head: Head, lessons: Sequence[Lesson]) -> Head:
    """The head changed as little as the lessons allow; for callers who have features and blocks at hand."""
    from scipy.optimize import minimize  # first use only

    features = _joined([lesson.features for lesson in lessons])
    blocks = {name: np.concatenate([lesson.blocks[name] for lesson in lessons]) for name in head.dense}
    design = design_of(features, blocks, {})
    ones = np.ones((len(features), 1))
    matrix = _beside(design.matrix, ones)
    wanted = np.concatenate([lesson.wanted for lesson in lessons])
    offset = np.concatenate([_old_scores(head, lesson) for lesson in lessons])
    shape = (matrix.shape[1], wanted.shape[1])
    found = minimize(
        lambda flat: _loss(flat.reshape(shape), matrix, offset, wanted, head.kind),
        np.zeros(shape[0] * shape[1]),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": _ROUNDS, "maxcor": 5},
    )
    # Steps were taken in units of calibrated scores; the head keeps its own.
    change = found.x.reshape(shape) * head.temperature
    return _changed(head, design.used, design.widths, change)


def _changed(head: Head, used: npt.NDArray[Any], widths: Mapping[str, int], change: Wide) -> Head:
    dense: dict[str, Floats] = {}
    at = len(used)
    for name, width in widths.items():
        dense[name] = np.asarray(head.dense[name] + change[at : at + width], np.float32)
        at += width
    bias = np.asarray(head.bias + change[-1], np.float32)
    return replace(plus(head, used, change[: len(used)]), dense=dense, bias=bias)


def _loss(change: Wide, matrix: Any, offset: Wide, wanted: Wide, kind: Kind) -> tuple[float, Wide]:
    """(loss, gradient) of a change [columns, outputs]."""
    scores = offset + matrix @ change
    error = _probabilities(scores, kind) - wanted
    loss = _log_loss(scores, wanted, kind) + float((change**2).sum()) / (2 * _STRENGTH)
    gradient = matrix.T @ error + change / _STRENGTH
    return loss, np.asarray(gradient).ravel()


def _log_loss(scores: Wide, wanted: Wide, kind: Kind) -> float:
    if kind is Kind.MULTICLASS:
        highest = scores.max(axis=1, keepdims=True)
        total = np.log(np.exp(scores - highest).sum(axis=1, keepdims=True)) + highest
        return float((wanted * (total - scores)).sum())
    return float((np.logaddexp(0.0, scores) - wanted * scores).sum())


def _probabilities(scores: Wide, kind: Kind) -> Wide:
    if kind is Kind.MULTICLASS:
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float64)
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -60, 60))), np.float64)


def _lesson(head: Head, texts: Sequence[str], labels: Sequence[Any]) -> Lesson:
    folded = [clean(text).folded for text in texts]
    values = targets_for(head.kind, head.labels, labels)
    wanted = np.eye(len(head.labels))[values] if head.kind is Kind.MULTICLASS else values.reshape(len(folded), -1)
    return Lesson(features_of(folded), head.blocks_of(folded), np.asarray(wanted, np.float64))


def _old_scores(head: Head, lesson: Lesson) -> Wide:
    return np.asarray(head.scores_of(lesson.features, lesson.blocks), np.float64) / head.temperature


def _joined(parts: Sequence[Features]) -> Features:
    lengths = np.concatenate([part.lengths for part in parts])
    return Features(
        buckets=np.concatenate([part.buckets for part in parts]),
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
    )


def _beside(matrix: Any, columns: Wide) -> Any:
    from scipy.sparse import csr_matrix, hstack

    return hstack([matrix, csr_matrix(columns)], format="csr")
