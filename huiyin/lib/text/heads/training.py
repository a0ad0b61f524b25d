"""`train`: a head from an organisation's own labels, which chooses by itself what serves them best."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.features import Features, features_of
from huiyin.lib.text.heads.choosing import (
    Plan,
    Trial,
    blocks_for,
    choose,
    fitted_for,
    scales_for,
    strata_of,
)
from huiyin.lib.text.heads.fitting import design_of, head_of
from huiyin.lib.text.heads.folding import sample_of
from huiyin.lib.text.heads.head import Floats, Head
from huiyin.lib.text.heads.labels import Targets, UnknownLabel, read_targets
from huiyin.lib.text.heads.merging import merged

_MOST_WITH_VECTORS = 30_000
"""So many texts teach by n-grams alone; with vectors they would take minutes to encode and more than a gigabyte."""

_MOST_TRIED, _LEAST_TRIED, _MOST_WORK_TRIED = 9_000, 3_000, 200_000


def train(
    task: str,
    texts: Sequence[str],
    labels: Sequence[Any],
    *,
    base: Head | None = None,
    seed: int = 0,
    encoder: str = "use",
) -> Head:
    """A head learnt from texts and their labels (str, int or bool; lists of them for several labels a text).

    Whether sentence vectors join the n-grams, how strongly, and the strength of the penalty are chosen on texts
    held out (near-copies never stand on both sides), as are temperature and thresholds. `base`: a head with the same
    labels whose scores on n-grams (and vectors) stay frozen underneath; what it reads besides is left out.
    `encoder`: "use" or "e5" where installed; "" for n-grams alone, as for more than 30,000 texts. The order of the
    texts does not matter; the same texts and seed give the same head. Raises a NotLearnable with the next step.
    """
    targets = read_targets(texts, labels)
    folded, targets = _in_order([clean(text).folded for text in texts], targets)
    _check_base(base, targets)
    features = features_of(folded)
    own = encoder if len(folded) <= _MOST_WITH_VECTORS else ""
    encoder = _usable(base.encoder if base and base.encoder else own)
    sample = sample_of(strata_of(targets), most=_tried_at_most(targets), seed=seed)
    choice = choose(_trial(folded, features, targets, sample, base=base, encoder=encoder, seed=seed))
    used = encoder if choice.plan.vectors or (base and base.encoder) else ""
    head = _fitted(task, folded, features, targets, choice.plan, base=base, encoder=used, seed=seed)
    return replace(head, temperature=choice.temperature, thresholds=choice.thresholds)


def _in_order(folded: list[str], targets: Targets) -> tuple[list[str], Targets]:
    """Texts sorted by their letters, then labels, so that the order they came in cannot matter."""
    keys = [tuple(row) if isinstance(row, list) else (row,) for row in targets.values.tolist()]
    order = np.array(sorted(range(len(folded)), key=lambda at: (folded[at], keys[at])), np.int64)
    return [folded[at] for at in order], targets.of(order)


def _check_base(base: Head | None, targets: Targets) -> None:
    if base is not None and (base.labels != targets.labels or base.kind is not targets.kind):
        raise UnknownLabel("The labels are not those of the base head: use the same labels, or train without base.")


def _usable(encoder: str) -> str:
    from huiyin.lib.text.vectors import available  # first use only

    return encoder if encoder and available(encoder) else ""


def _tried_at_most(targets: Targets) -> int:
    return min(_MOST_TRIED, max(_LEAST_TRIED, _MOST_WORK_TRIED // targets.outputs))


def _trial(
    folded: list[str],
    features: Features,
    targets: Targets,
    sample: npt.NDArray[np.int64],
    *,
    base: Head | None,
    encoder: str,
    seed: int,
) -> Trial:
    some = [folded[at] for at in sample]
    own = features if len(sample) == len(folded) else features_of(some)
    blocks = _blocks(some, own, encoder=encoder, base=base)
    return Trial.of(some, own, blocks, targets.of(sample), seed=seed)


def _fitted(
    task: str,
    folded: list[str],
    features: Features,
    targets: Targets,
    plan: Plan,
    *,
    base: Head | None,
    encoder: str,
    seed: int,
) -> Head:
    blocks = blocks_for(plan, _blocks(folded, features, encoder=encoder, base=base))
    design = design_of(features, blocks, scales_for(plan))
    coefficients, bias = fitted_for(design.matrix, targets.values, targets, plan, seed=seed)
    head = head_of(design, coefficients, bias, task=task, kind=targets.kind, labels=targets.labels, encoder=encoder)
    return merged(head, base) if base else head


def _blocks(folded: list[str], features: Features, *, encoder: str, base: Head | None) -> dict[str, Floats]:
    blocks: dict[str, Floats] = {}
    if encoder:
        from huiyin.lib.text.vectors import encode  # first use only

        blocks["vectors"] = encode(folded, encoder=encoder)
    if base:
        blocks["base"] = readable(base).scores_of(features, blocks)
    return blocks


def readable(head: Head) -> Head:
    """The head without the blocks that only the engine can make of a text."""
    return replace(head, dense={name: rows for name, rows in head.dense.items() if name == "vectors"})
