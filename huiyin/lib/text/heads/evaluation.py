"""`evaluate`: how well a head does on labelled texts it has not seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.heads.calibration import expected_calibration_error
from huiyin.lib.text.heads.head import Floats, Head, Kind, Label
from huiyin.lib.text.heads.labels import NoTexts, WrongLabel, check_lengths

Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class PerClass:
    """One label: shares in [0, 1] (0 where nothing was given or nothing is true) and how many texts have it."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Report:
    """How a head did on `n` texts.

    `accuracy`: share of texts answered wholly right (for many labels: exact match). `macro_f1`: mean over the labels
    that are true or given somewhere. `micro_f1`: over all (text, label) pairs; equals accuracy unless a text may have
    many labels. `calibration_error`: expected calibration error of the most probable label (many labels: of every
    label's probability) in 15 equal-width bins. `confusion[i][j]`: texts with labels[i] answered as labels[j] (many
    labels: both true and given). `labels`: those of the head, then those it does not know, which count as errors.
    """

    n: int
    accuracy: float
    macro_f1: float
    micro_f1: float
    per_class: Mapping[Label, PerClass]
    calibration_error: float
    confusion: tuple[tuple[int, ...], ...]
    labels: tuple[Label, ...]


def evaluate(head: Head, texts: Sequence[str], labels: Sequence[Any]) -> Report:
    """Measure a head on texts and their true labels; labels the head does not know count as its errors.

    Raises NoTexts, LengthsDiffer or WrongLabel (many labels wanted, one given).
    """
    check_lengths(texts, labels)
    if not texts:
        raise NoTexts("There is no text to measure on: give some texts with their labels.")
    return report_of(head, head.probabilities(texts), labels)


def report_of(head: Head, probabilities: Floats, labels: Sequence[Any]) -> Report:
    """As `evaluate`, of probabilities [texts, labels of the head] that are at hand."""
    many = head.kind is Kind.MULTILABEL
    if many and any(isinstance(own, str | int | bool) for own in labels):
        raise WrongLabel("This head gives several labels: give a list of labels for each text.")
    truth = [tuple(own) for own in labels] if many else [(label,) for label in labels]
    answers = head.decide(probabilities)
    given = [tuple(answer) for answer in answers] if many else [(answer,) for answer in answers]
    known = (*head.labels, *_unknown(truth, head.labels))
    true, answered = _marks(truth, known), _marks(given, known)
    return Report(
        n=len(truth),
        accuracy=float((true == answered).all(axis=1).mean()),
        macro_f1=_macro_f1(true, answered),
        micro_f1=_f1(int((true & answered).sum()), int(true.sum()), int(answered.sum())),
        per_class={label: _per_class(true[:, at], answered[:, at]) for at, label in enumerate(known)},
        calibration_error=_calibration_error(probabilities, true[:, : len(head.labels)], many=many),
        confusion=_confusion(true, answered),
        labels=known,
    )


def _unknown(truth: Sequence[tuple[Label, ...]], known: tuple[Label, ...]) -> list[Label]:
    return sorted({label for own in truth for label in own} - set(known), key=str)


def _marks(labels: Sequence[tuple[Label, ...]], known: Sequence[Label]) -> Marks:
    at = {label: place for place, label in enumerate(known)}
    marks = np.zeros((len(labels), len(known)), bool)
    for row, own in enumerate(labels):
        marks[row, [at[label] for label in own]] = True
    return marks


def _per_class(true: Marks, answered: Marks) -> PerClass:
    both, support, given = int((true & answered).sum()), int(true.sum()), int(answered.sum())
    return PerClass(
        precision=both / given if given else 0.0,
        recall=both / support if support else 0.0,
        f1=_f1(both, support, given),
        support=support,
    )


def _macro_f1(true: Marks, answered: Marks) -> float:
    seen = np.flatnonzero((true | answered).any(axis=0))
    return float(np.mean([_per_class(true[:, at], answered[:, at]).f1 for at in seen])) if len(seen) else 0.0


def _f1(both: int, support: int, given: int) -> float:
    return 2 * both / (support + given) if support + given else 0.0


def _calibration_error(probabilities: Floats, true: Marks, *, many: bool) -> float:
    if many:
        return expected_calibration_error(probabilities.ravel(), true.ravel())
    best = probabilities.argmax(axis=1)
    rows = np.arange(len(best))
    return expected_calibration_error(probabilities[rows, best], true[rows, best])


def _confusion(true: Marks, answered: Marks) -> tuple[tuple[int, ...], ...]:
    counts = true.astype(np.int64).T @ answered.astype(np.int64)
    return tuple(tuple(row) for row in counts.tolist())
