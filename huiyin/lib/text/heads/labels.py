"""Reading the labels a person hands over: their kind, their order, and what cannot be learnt from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.heads.head import Kind, Label

_SETS = (list, tuple, set, frozenset)


class NotLearnable(ValueError):
    """Nothing can be learnt from these texts and labels; the message names the next step."""


class NoTexts(NotLearnable):
    """There is no text."""


class LengthsDiffer(NotLearnable):
    """There are not as many labels as texts."""


class OneClassOnly(NotLearnable):
    """All texts have the same label."""


class WrongLabel(NotLearnable):
    """A label is no word, whole number or truth value, or the labels are of several types."""


class UnknownLabel(NotLearnable):
    """A label the head does not have."""


@dataclass(frozen=True, slots=True)
class Targets:
    """`labels` in the head's order; `values` are positions [texts], or 0/1 [texts, labels] for many labels."""

    kind: Kind
    labels: tuple[Label, ...]
    values: npt.NDArray[np.int64]

    @property
    def outputs(self) -> int:
        """How many scores a head for these targets gives."""
        return 1 if self.kind is Kind.BINARY else len(self.labels)

    def of(self, rows: npt.NDArray[Any]) -> "Targets":
        """The targets of these rows."""
        return Targets(kind=self.kind, labels=self.labels, values=self.values[rows])


def read_targets(texts: Sequence[str], given: Sequence[Any]) -> Targets:
    """The kind of labels by their looks: collections → multi-label; two values → binary; else multi-class.

    Raises NoTexts, LengthsDiffer, OneClassOnly or WrongLabel.
    """
    check_lengths(texts, given)
    if not texts:
        raise NoTexts("There is no text to learn from: give at least a few texts of each label.")
    collections = [isinstance(label, _SETS) for label in given]
    if any(collections) and not all(collections):
        raise WrongLabel("Some labels are lists and some are not: give every text a list, or every text one label.")
    many = all(collections)
    labels = _ordered({label for row in given for label in row} if many else set(given) if _hashable(given) else set())
    if many:
        if not labels:
            raise OneClassOnly("No text has a label: give each label to at least a few texts.")
        return Targets(Kind.MULTILABEL, labels, membership(given, labels))
    if len(labels) < 2:
        raise OneClassOnly(f"Every text has the label {labels[0]!r}: add texts of another label.")
    kind = Kind.BINARY if len(labels) == 2 else Kind.MULTICLASS
    return Targets(kind, labels, positions(given, labels))


def check_lengths(texts: Sequence[str], given: Sequence[Any]) -> None:
    """Raises LengthsDiffer unless every text has its label."""
    if len(texts) != len(given):
        raise LengthsDiffer(f"{len(texts)} texts but {len(given)} labels: give exactly one label (or list) a text.")


def positions(given: Sequence[Label], labels: Sequence[Label]) -> npt.NDArray[np.int64]:
    """The position of each label [texts]; raises UnknownLabel."""
    at = {label: place for place, label in enumerate(labels)}
    try:
        return np.array([at[label] for label in given], np.int64)
    except (KeyError, TypeError) as error:
        raise UnknownLabel(f"The head does not know the label {error.args[0]!r}: train a new head.") from None


def membership(given: Sequence[Collection[Label]], labels: Sequence[Label]) -> npt.NDArray[np.int64]:
    """1 where the text has the label, else 0 [texts, labels]; raises UnknownLabel."""
    at = {label: place for place, label in enumerate(labels)}
    found = np.zeros((len(given), len(labels)), np.int64)
    for row, own in enumerate(given):
        for label in own:
            if label not in at:
                raise UnknownLabel(f"The head does not know the label {label!r}: train a new head.")
            found[row, at[label]] = 1
    return found


def targets_for(kind: Kind, labels: tuple[Label, ...], given: Sequence[Any]) -> npt.NDArray[np.int64]:
    """Labels given to a head that exists already; raises UnknownLabel or WrongLabel."""
    if kind is not Kind.MULTILABEL:
        return positions(given, labels)
    if not all(isinstance(own, _SETS) for own in given):
        raise WrongLabel("This head gives several labels: give a list of labels for each text.")
    return membership(given, labels)


def _hashable(given: Sequence[Any]) -> bool:
    wrong = next((label for label in given if not isinstance(label, str | int | bool)), None)
    if wrong is not None or None in given:
        raise WrongLabel(f"A label must be a word, a whole number or true/false, not {type(wrong).__name__}.")
    return True


def _ordered(found: set[Any]) -> tuple[Label, ...]:
    for label in found:
        if not isinstance(label, str | int | bool):
            raise WrongLabel(f"A label must be a word, a whole number or true/false, not {type(label).__name__}.")
    if len({type(label) for label in found}) > 1:
        raise WrongLabel("The labels are of several types (words, numbers, true/false): write all of them as words.")
    return tuple(sorted(found))
