"""The shipped head "section": the part of the business a text is about."""

from typing import Literal

from huiyin.lib.text.heads.head import Kind
from huiyin.lib.text.terms import Section
from training.recipes import Built
from training.recipes.own_labels import (
    Plan,
    calibrated,
    cross_fitted,
    own_examples,
    probabilities,
    scores_of_classes,
)
from training.sources import Sources

LABELS = tuple(section.value for section in Section)
PLAN = Plan(task="section", kind=Kind.MULTICLASS, labels=LABELS, strength=20.0)


def build(sources: Sources, *, profile: Literal["light", "vectors", "accurate"]) -> list[Built]:
    """The light head; the other profiles use it as it is."""
    if profile != "light":
        return []
    learnt = own_examples(sources, lambda row: LABELS.index(row["section"]))
    scores = cross_fitted(PLAN, learnt)
    head = calibrated(PLAN.fit(learnt), scores, learnt.targets)
    measured = scores_of_classes(probabilities(scores, learnt.targets, PLAN.kind), learnt.targets)
    return [Built(head=head, sources=("own_texts",), scores=measured)]
