"""What the recipes on the project's own labels share: the prepared texts, cross-fitting by sector, calibration.

Every score that sets a temperature, a bias or a threshold comes from heads that saw no text of that sector: the
engine is used in trades no training text came from, and must not be surer there than it may be.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.features import Features
from huiyin.lib.text.heads.calibration import expected_calibration_error
from huiyin.lib.text.heads.fitting import Loss, fit_head
from huiyin.lib.text.heads.head import Floats, Head, Kind, Label
from huiyin.lib.text.shipped import ENCODERS, Profile
from huiyin.lib.text.vectors import encode
from training.sources import Sources, prepare

LARGE_SECTORS = ("bank", "car", "catering", "shop", "telecom")
"""Each is a fold; all other sectors together are one more."""
FOLDS = len(LARGE_SECTORS) + 1
BLOCK_SCALE = 0.5
VECTOR_SCALE = 0.5

Targets = npt.NDArray[Any]
Folds = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Examples:
    """Texts to learn from: n-grams, rules, targets, weights; `folds` is -1 for a text that is never held out.

    `vectors` are the sentence vectors of the profiles that have them.
    """

    features: Features
    rules: Floats
    targets: Targets
    weights: Floats
    folds: Folds
    vectors: Floats | None = field(default=None)

    @property
    def blocks(self) -> dict[str, Floats]:
        """The dense blocks by name."""
        return {"rules": self.rules} | ({} if self.vectors is None else {"vectors": self.vectors})

    def chosen(self, places: npt.NDArray[np.int64]) -> "Examples":
        """The examples at `places`."""
        return Examples(
            features=self.features.at(places),
            rules=self.rules[places],
            targets=self.targets[places],
            weights=self.weights[places],
            folds=self.folds[places],
            vectors=None if self.vectors is None else self.vectors[places],
        )


def examples(texts: Sequence[str], targets: Targets, *, weights: Floats | None = None, folds: Folds) -> Examples:
    """Prepared examples; every text weighs 1 when no weights are given."""
    prepared = prepare(texts)
    return Examples(
        features=prepared.features,
        rules=prepared.rules,
        targets=targets,
        weights=np.ones(len(texts), np.float32) if weights is None else weights,
        folds=folds,
    )


def own_examples(sources: Sources, target: Callable[[dict[str, Any]], Any], *, profile: Profile = "light") -> Examples:
    """The project's own texts with the target of each, and the sentence vectors of the profile."""
    rows = sources.own
    folds = np.array([fold_of(row["sector"]) for row in rows], np.int64)
    texts = [row["text"] for row in rows]
    made = examples(texts, np.array([target(row) for row in rows]), folds=folds)
    return with_vectors(made, texts, profile=profile)


def with_vectors(made: Examples, texts: Sequence[str], *, profile: Profile) -> Examples:
    """The examples with the sentence vectors of their texts, if the profile has an encoder."""
    return replace(made, vectors=_vectors(tuple(texts), ENCODERS[profile])) if ENCODERS[profile] else made


@lru_cache(maxsize=8)
def _vectors(texts: tuple[str, ...], encoder: str) -> Floats:
    return encode([clean(text).folded for text in texts], encoder=encoder)


def fold_of(sector: str) -> int:
    """The fold in which texts of this sector are held out."""
    return LARGE_SECTORS.index(sector) if sector in LARGE_SECTORS else FOLDS - 1


def joined(parts: Sequence[Examples]) -> Examples:
    """All examples one after the other."""
    lengths = np.concatenate([part.features.lengths for part in parts])
    return Examples(
        features=Features(
            buckets=np.concatenate([part.features.buckets for part in parts]),
            starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        ),
        rules=np.concatenate([part.rules for part in parts]),
        targets=np.concatenate([part.targets for part in parts]),
        weights=np.concatenate([part.weights for part in parts]),
        folds=np.concatenate([part.folds for part in parts]),
        vectors=None if parts[0].vectors is None else np.concatenate([part.blocks["vectors"] for part in parts]),
    )


@dataclass(frozen=True)
class Plan:
    """How a head is fitted."""

    task: str
    kind: Kind
    labels: tuple[Label, ...]
    strength: float = 10.0
    loss: Loss = Loss.LOGISTIC
    rules_scale: float = BLOCK_SCALE

    def fit(self, learnt: Examples, *, encoder: str = "") -> Head:
        """The head learnt from all the examples; `encoder` made their vectors."""
        return fit_head(
            task=self.task,
            kind=self.kind,
            labels=self.labels,
            targets=learnt.targets,
            features=learnt.features,
            blocks=learnt.blocks,
            block_scales={"rules": self.rules_scale, "vectors": VECTOR_SCALE},
            sample_weight=learnt.weights,
            strength=self.strength,
            loss=self.loss,
            encoder=encoder,
        )


def cross_fitted(plan: Plan, learnt: Examples) -> Floats:
    """Scores [texts, outputs] of every text by a head that saw no text of its fold; of folds -1 zeros."""
    outputs = 1 if plan.kind is Kind.BINARY else len(plan.labels)
    scores = np.zeros((len(learnt.features), outputs), np.float32)
    for fold in range(FOLDS):
        held = np.flatnonzero(learnt.folds == fold)
        if len(held):
            head = plan.fit(learnt.chosen(np.flatnonzero(learnt.folds != fold)))
            part = learnt.chosen(held)
            scores[held] = head.scores_of(part.features, part.blocks)
    return scores


def calibrated(head: Head, scores: Floats, targets: Targets) -> Head:
    """The head with each output's scores stretched and shifted to fit cross-fitted scores.

    Binary and multi-label: Platt scaling of each output (Platt 1999). Multi-class: one temperature and a bias for
    each label (bias-corrected temperature scaling, Alexandari et al. 2020). Both least log-loss.
    """
    if head.kind is Kind.MULTICLASS:
        stretch, shift = _bias_corrected(scores, targets)
        stretches = np.full(scores.shape[1], stretch)
    else:
        pairs = [_platt(scores[:, at], targets.reshape(len(scores), -1)[:, at]) for at in range(scores.shape[1])]
        stretches, shift = np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])
    return replace(
        head,
        scales=np.asarray(head.scales * stretches, np.float32),
        bias=np.asarray(head.bias * stretches + shift, np.float32),
        dense={name: np.asarray(matrix * stretches, np.float32) for name, matrix in head.dense.items()},
    )


def probabilities(scores: Floats, targets: Targets, kind: Kind) -> npt.NDArray[np.float64]:
    """What a calibrated head answers for its cross-fitted scores: [texts, outputs]."""
    if kind is Kind.MULTICLASS:
        stretch, shift = _bias_corrected(scores, targets)
        powers = np.exp(_centred(scores * stretch + shift))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))
    columns = []
    for at in range(scores.shape[1]):
        stretch, moved = _platt(scores[:, at], targets.reshape(len(scores), -1)[:, at])
        columns.append(1 / (1 + np.exp(-(scores[:, at] * stretch + moved))))
    return np.stack(columns, axis=1)


def scores_of_classes(answers: npt.NDArray[Any], targets: Targets) -> dict[str, float]:
    """Accuracy, macro-F1 and calibration error of multi-class probabilities [texts, labels]."""
    from sklearn.metrics import f1_score

    given = answers.argmax(axis=1)
    right = given == targets
    return {
        "accuracy": float(right.mean()),
        "macro_f1": float(f1_score(targets, given, average="macro", zero_division=0)),
        "calibration_error": expected_calibration_error(answers.max(axis=1), right, bins=10),
    }


def scores_of_flag(answers: npt.NDArray[Any], targets: Targets, *, threshold: float) -> dict[str, float]:
    """AUC, F1, precision and recall of the probabilities [texts] of a flag."""
    from sklearn.metrics import precision_recall_fscore_support, roc_auc_score

    precision, recall, f1, _ = precision_recall_fscore_support(
        targets, answers >= threshold, average="binary", zero_division=0
    )
    return {
        "auc": float(roc_auc_score(targets, answers)),
        "f1": float(f1),
        "precision": float(precision),
        "recall": float(recall),
        "threshold": threshold,
    }


def best_f1_threshold(answers: npt.NDArray[Any], targets: Targets) -> float:
    """The threshold with the best F1, to two digits."""
    from sklearn.metrics import f1_score

    tried = np.arange(0.05, 0.95, 0.01)
    scores = [f1_score(targets, answers >= threshold, zero_division=0) for threshold in tried]
    return round(float(tried[int(np.argmax(scores))]), 2)


def _bias_corrected(scores: Floats, targets: Targets) -> tuple[float, npt.NDArray[np.float64]]:
    from scipy.optimize import minimize

    rows = np.arange(len(scores))

    def loss(values: npt.NDArray[np.float64]) -> float:
        shifted = _centred(scores * np.exp(values[0]) + values[1:])
        logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        return float(-logs[rows, targets].mean())

    best = minimize(loss, np.zeros(scores.shape[1] + 1), method="L-BFGS-B").x
    return float(np.exp(best[0])), best[1:]


def _platt(scores: npt.NDArray[Any], targets: npt.NDArray[Any]) -> tuple[float, float]:
    from scipy.optimize import minimize

    signs = np.where(targets > 0, 1.0, -1.0)

    def loss(values: npt.NDArray[np.float64]) -> float:
        return float(np.logaddexp(0, -signs * (scores * np.exp(values[0]) + values[1])).mean())

    best = minimize(loss, np.zeros(2), method="L-BFGS-B").x
    return float(np.exp(best[0])), float(best[1])


def _centred(scores: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    return np.asarray(scores - scores.max(axis=1, keepdims=True), np.float64)
