"""What decides a task now, answering as a head does: to measure it, and to hold an own head against it."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from huiyin.lib.text import Analysis, Nature, Sentiment
from huiyin.understand.labelled import BadLabels, Labelled
from huiyin.understand.services.engine import judge_texts
from huiyin.understand.teaching import Taught, measure
from huiyin.understand.terms import OwnTask

if TYPE_CHECKING:
    from huiyin.lib.text.heads.evaluation import Report
    from huiyin.lib.text.heads.head import Floats, Head

_VALUES: Final[dict[OwnTask, tuple[str, ...]]] = {
    OwnTask.NATURE: tuple(Nature),
    OwnTask.SENTIMENT: tuple(Sentiment),
}
_ANOTHER: Final = "(another)"


class NotActivated(ValueError):
    """The head is not surely better than what decides now; the message says why and what to do."""


def own_task(name: str) -> OwnTask:
    """Return the task of this name, which own labels may decide. Raises BadLabels."""
    if name not in set(OwnTask):
        raise BadLabels(f"{name or 'A task without a name'} is not decided here. Choose one of {', '.join(OwnTask)}.")
    return OwnTask(name)


def check_labels(task: OwnTask, labels: Collection[str]) -> None:
    """Raise BadLabels unless a head with these labels can decide the task: with no strange value and none missing.

    A head that has never seen a complaint would lose every complaint.
    """
    values = _VALUES.get(task, tuple(labels))
    strange, missing = sorted(set(labels) - set(values)), [value for value in values if value not in labels]
    if strange:
        raise BadLabels(f"{', '.join(strange[:8])}: no values of {task}. Write its labels as {', '.join(values)}.")
    if missing:
        raise BadLabels(f"No text is labelled {', '.join(missing)}. To decide {task} a model must know every value.")


def measure_in_use(task: OwnTask, data: Labelled) -> "Report":
    """Return how what decides here now (the engine, or the organisation's own head) does on labelled texts."""
    return measure(cast("Head", _InUse(task, labels=data.labels)), data)


def compare(taught: Taught, *, task: OwnTask) -> "Report":
    """Return how what decides now does on the texts that a fresh head was measured on.

    Raises NotActivated unless the fresh head is better there by more than chance (lib.text's rule of promotion). The
    rule's canary is left out: what an organisation means by its labels, its own texts show best.
    """
    from huiyin.lib.text.heads.evaluation import report_of
    from huiyin.lib.text.heads.promotion import Refusal, may_promote

    held_out, now = taught.held_out, cast("Head", _InUse(task, labels=taught.held_out.labels))
    probabilities = now.probabilities(held_out.texts)
    today = report_of(now, probabilities, held_out.labels)
    verdict = may_promote(
        before=_right(now.decide(probabilities), held_out),
        after=_right(taught.twin.predict(held_out.texts), held_out),
        canary_before=(),
        canary_after=(),
    )
    against = [reason for reason in verdict.reasons if reason is not Refusal.CANARY_TOO_SMALL]
    if against:
        raise NotActivated(
            f"Not activated: {_WHY[against[0]]} On the {today.n} texts held out what decides {task} now has accuracy "
            f"{today.accuracy:.3f} and macro-F1 {today.macro_f1:.3f}; your model {taught.report.accuracy:.3f} and "
            f"{taught.report.macro_f1:.3f}. Label more texts, above all of the classes it confuses, or train without "
            "--activate."
        )
    return today


_WHY: Final = {
    "too_few_held_out": "fewer than 30 texts could be held out.",
    "held_out_fell": "it does worse than what decides now.",
    "gain_may_be_chance": "what it does better may be chance.",
}


def _right(answers: Sequence[Any], data: Labelled) -> list[bool]:
    return [answer == label for answer, label in zip(answers, data.labels, strict=True)]


class _InUse:
    """As much of a head as evaluation asks for."""

    kind = "multiclass"

    def __init__(self, task: OwnTask, *, labels: Collection[str]) -> None:
        self.task = task
        self.labels = _VALUES.get(task, (*sorted(set(labels)), _ANOTHER))

    def probabilities(self, texts: Sequence[str]) -> "Floats":
        """Return probabilities [texts, labels]; the decision has the largest."""
        import numpy as np  # only where something is measured

        rows = [_shares(self.task, analysis, self.labels) for analysis in judge_texts(texts)]
        return np.array([[row.get(label, 0.0) for label in self.labels] for row in rows], np.float32)

    def decide(self, probabilities: "Floats") -> list[str]:
        """Return the label of each row."""
        return [self.labels[place] for place in probabilities.argmax(axis=1)]


def _shares(task: OwnTask, analysis: Analysis, labels: Sequence[str]) -> dict[str, float]:
    if task is OwnTask.CATEGORY:
        path, share = analysis.categories[0] if analysis.categories else (_ANOTHER, 1.0)
        return {path if path in labels else _ANOTHER: float(share)}
    decided: str = analysis.nature if task is OwnTask.NATURE else analysis.sentiment
    given: Any = analysis.nature_probabilities if task is OwnTask.NATURE else analysis.sentiment_probabilities
    shares = {str(label): float(share) for label, share in given.items()}
    # A neutral band or a rule may have decided against the largest share: what is measured is the decision.
    return {**shares, decided: max(shares.values()) + 1e-4}
