"""Choosing how to learn from a set of labels: with or without sentence vectors, and how strictly."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.features import Features
from huiyin.lib.text.heads.calibration import temperature_for
from huiyin.lib.text.heads.fitting import Loss, coefficients_of, design_of
from huiyin.lib.text.heads.folding import folds_of
from huiyin.lib.text.heads.head import Floats, Kind
from huiyin.lib.text.heads.labels import Targets

FOLDS = 3
SKEWED = 0.3
"""A binary head whose rarer label has a smaller share gets the threshold with the best F1 of that label."""

_LEAST_GAIN = 0.003
"""Sentence vectors cost ten times the computing at prediction: they must earn it on texts held out."""

_MOST_WORK_FOR_ALL_FOLDS = 60_000
_WEIGHTS, _STRENGTHS = (0.5, 1.0, 2.0), (0.3, 3.0)
_QUANTILES = np.linspace(0.02, 0.98, 97)

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Plan:
    """`vectors`: weight of the block of sentence vectors (0: none); `strength`: scikit-learn's C."""

    vectors: float
    strength: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The plan that served best on held-out texts, and what those texts taught about probabilities."""

    plan: Plan
    temperature: float
    thresholds: Floats


@dataclass(frozen=True, slots=True)
class Trial:
    """Texts to try plans on; `folds` [texts]; `tried` are the folds held out in turn."""

    features: Features
    blocks: dict[str, Floats]
    targets: Targets
    folds: npt.NDArray[np.int64]
    tried: tuple[int, ...]
    seed: int

    @classmethod
    def of(
        cls, folded: list[str], features: Features, blocks: dict[str, Floats], targets: Targets, *, seed: int
    ) -> "Trial":
        """Three folds, all held out in turn where that is cheap, else one of them."""
        work = len(folded) * targets.outputs
        return cls(
            features=features,
            blocks=blocks,
            targets=targets,
            folds=folds_of(folded, strata_of(targets), count=FOLDS, seed=seed),
            tried=tuple(range(FOLDS)) if work <= _MOST_WORK_FOR_ALL_FOLDS else (0,),
            seed=seed,
        )

    @property
    def held_out(self) -> npt.NDArray[np.int64]:
        """Positions of the texts that are scored, in the order of `scores`."""
        return np.concatenate([np.flatnonzero(self.folds == fold) for fold in self.tried])

    def scores(self, plan: Plan) -> Scores:
        """Scores [held-out texts, outputs] by models that saw neither these texts nor their near-copies."""
        blocks = blocks_for(plan, self.blocks)
        matrix = design_of(self.features, blocks, scales_for(plan)).matrix
        return np.concatenate([self._scores_of_fold(matrix, fold, plan) for fold in self.tried])

    def _scores_of_fold(self, matrix: Any, fold: int, plan: Plan) -> Scores:
        learnt, held = np.flatnonzero(self.folds != fold), np.flatnonzero(self.folds == fold)
        values = self.targets.values[learnt]
        coefficients, bias = fitted_for(matrix[learnt], values, self.targets, plan, seed=self.seed)
        return np.asarray(matrix[held] @ coefficients + bias, np.float64)


def choose(trial: Trial) -> Choice:
    """Try few plans one after the other, each step from the best so far; then temperature and thresholds."""
    truth = trial.targets.of(trial.held_out)
    tried: dict[Plan, tuple[float, Scores]] = {}

    def quality_of(plan: Plan) -> float:
        if plan not in tried:
            scores = trial.scores(plan)
            tried[plan] = (quality(scores, truth), scores)
        return tried[plan][0]

    best = _best_plan(quality_of, with_vectors="vectors" in trial.blocks)
    scores = tried[best][1]
    temperature = temperature_for(scores, truth.values, truth.kind)
    return Choice(plan=best, temperature=temperature, thresholds=thresholds_for(scores / temperature, truth))


def quality(scores: Scores, truth: Targets) -> float:
    """What plans are compared by: accuracy and macro-F1 in equal parts; micro-F1 for many labels."""
    from sklearn.metrics import f1_score  # first use only

    if truth.kind is Kind.MULTILABEL:
        cuts = np.quantile(scores, np.linspace(0.5, 0.999, 60))
        return max(float(f1_score(truth.values, scores >= cut, average="micro", zero_division=0)) for cut in cuts)
    if truth.kind is Kind.BINARY:
        cut = _cut(scores[:, 0], truth)
        given = (scores[:, 0] >= cut).astype(np.int64)
    else:
        given = np.argmax(scores, axis=1)
    accuracy = float(np.mean(given == truth.values))
    return (accuracy + float(f1_score(truth.values, given, average="macro", zero_division=0))) / 2


def thresholds_for(scores: Scores, truth: Targets) -> Floats:
    """The probabilities [outputs] from which a label is given, .5 unless the labels are skewed or many."""
    if truth.kind is Kind.MULTICLASS:
        return np.full(scores.shape[1], 0.5, np.float32)
    cuts = [_cut(scores[:, 0], truth)] if truth.kind is Kind.BINARY else _cuts_of_many(scores, truth.values)
    return np.asarray(1 / (1 + np.exp(-np.clip(cuts, -6, 6))), np.float32)


def fitted_for(
    matrix: Any, values: npt.NDArray[np.int64], targets: Targets, plan: Plan, *, seed: int
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Coefficients and biases for every output of `targets`, also where `values` lacks some labels."""
    if targets.kind is Kind.BINARY:
        return coefficients_of(matrix, values, Kind.BINARY, strength=plan.strength, seed=seed, loss=Loss.MARGIN)
    present = np.unique(values) if targets.kind is Kind.MULTICLASS else np.arange(targets.outputs)
    if targets.kind is Kind.MULTILABEL or len(present) > 2:
        kind = targets.kind
        some, bias = coefficients_of(matrix, values, kind, strength=plan.strength, seed=seed, loss=Loss.MARGIN)
    else:
        member = (values[:, None] == present).astype(np.int64)
        some, bias = coefficients_of(
            matrix, member, Kind.MULTILABEL, strength=plan.strength, seed=seed, loss=Loss.MARGIN
        )
    coefficients = np.zeros((matrix.shape[1], targets.outputs))
    biases = np.full(targets.outputs, -4.0)
    coefficients[:, present], biases[present] = some, bias
    return coefficients, biases


def blocks_for(plan: Plan, blocks: dict[str, Floats]) -> dict[str, Floats]:
    """The blocks a plan uses."""
    return {name: block for name, block in blocks.items() if name != "vectors" or plan.vectors}


def scales_for(plan: Plan) -> dict[str, float]:
    """What the blocks are multiplied with while fitting; scores of a base head are large beside n-grams."""
    return {"vectors": plan.vectors, "base": 0.3}


def strata_of(targets: Targets) -> npt.NDArray[np.int64]:
    """One class a text; for many labels the rarest of its labels, -1 for none."""
    if targets.kind is not Kind.MULTILABEL:
        return targets.values
    rarity = np.where(targets.values > 0, targets.values.sum(axis=0), len(targets.values) + 1)
    return np.where(targets.values.any(axis=1), rarity.argmin(axis=1), -1)


def _best_plan(quality_of: Callable[[Plan], float], *, with_vectors: bool) -> Plan:
    best = Plan(vectors=0.0, strength=1.0)
    if with_vectors:
        gentle, *bolder = [Plan(vectors=weight, strength=1.0) for weight in _WEIGHTS]
        if quality_of(gentle) >= quality_of(best) + _LEAST_GAIN:
            best = _climbed(gentle, bolder, quality_of)
    return max([best, *(replace(best, strength=strength) for strength in _STRENGTHS)], key=quality_of)


def _climbed(best: Plan, bolder: list[Plan], quality_of: Callable[[Plan], float]) -> Plan:
    """The next bolder plan as long as it is better."""
    for plan in bolder:
        if quality_of(plan) <= quality_of(best):
            break
        best = plan
    return best


def _cut(scores: Scores, truth: Targets) -> float:
    share = float(truth.values.mean())
    if min(share, 1 - share) >= SKEWED:
        return 0.0
    if share < SKEWED:
        return _best_cut(scores, truth.values)
    return -_best_cut(-scores, 1 - truth.values)


def _best_cut(scores: Scores, wanted: npt.NDArray[np.int64]) -> float:
    """The score from which giving the label has the best F1."""
    cuts = np.unique(np.quantile(scores, _QUANTILES))
    return float(cuts[int(np.argmax([_f1(scores >= cut, wanted) for cut in cuts]))])


def _cuts_of_many(scores: Scores, values: npt.NDArray[np.int64]) -> list[float]:
    """A cut for each label with ten or more held-out examples, one common cut for the rarer ones."""
    common = _best_cut(scores.ravel(), values.ravel())
    return [
        _best_cut(scores[:, at], values[:, at]) if values[:, at].sum() >= 10 else common
        for at in range(values.shape[1])
    ]


def _f1(given: npt.NDArray[np.bool_], wanted: npt.NDArray[np.int64]) -> float:
    right = float(np.sum(given & (wanted > 0)))
    return 2 * right / max(1.0, float(given.sum() + wanted.sum()))
