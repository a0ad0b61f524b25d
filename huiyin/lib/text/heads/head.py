"""A head: one linear model on hashed n-grams and dense blocks, with int8 weights and calibrated probabilities."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.features import Features, features_of

Floats = npt.NDArray[np.float32]
Label = str | int | bool
Answer = Label | tuple[Label, ...]


class NeedsEngine(LookupError):
    """The head reads evidence of a text that only the engine makes; the message names what to call instead."""


class Kind(StrEnum):
    """How labels are given: one of two, one of many, any number of many."""

    BINARY = "binary"
    MULTICLASS = "multiclass"
    MULTILABEL = "multilabel"


@dataclass(frozen=True, slots=True)
class Head:
    """A linear model over `labels`.

    scores = (Σ weights[index[bucket]] · scales / √(number of buckets) + Σ block · dense[block] + bias) / temperature

    `index` [2^18] names the row of `weights` [rows, outputs] (int8) of each bucket; row 0 is zero. `dense` holds a
    matrix [columns, outputs] for each further block of evidence the head reads. A binary head has one output, the
    log-odds of its second label. `thresholds` [outputs] are the probabilities from which a label is given (binary
    and multi-label). `encoder` names the sentence encoder of the block "vectors", if there is one.
    """

    task: str
    kind: Kind
    labels: tuple[Label, ...]
    index: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.int8]
    scales: Floats
    bias: Floats
    dense: Mapping[str, Floats] = field(default_factory=dict)
    temperature: float = 1.0
    thresholds: Floats = field(default_factory=lambda: np.zeros(0, np.float32))
    encoder: str = ""

    def predict(self, texts: Sequence[str]) -> list[Any]:
        """The label of each text; for a multi-label head a tuple of labels (perhaps empty), in the head's order."""
        return self.decide(self.probabilities(texts))

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """Probabilities [texts, labels] in the order of `labels`; rows sum to 1 unless the head is multi-label.

        Raises NeedsEngine for the shipped heads, whose findings by rules only the engine makes.
        """
        folded = [clean(text).folded for text in texts]
        return self.probabilities_of(features_of(folded), self.blocks_of(folded))

    def blocks_of(self, folded: Sequence[str]) -> dict[str, Floats]:
        """The blocks the head can make of folded texts by itself: their sentence vectors, where it reads them.

        Raises NeedsEngine when it reads others too.
        """
        others = sorted(set(self.dense) - {"vectors"})
        if others:
            raise NeedsEngine(
                f'The head "{self.task}" also reads {", ".join(others)}, which the engine makes: call '
                "Analyzer.analyze(texts), or hand all blocks to probabilities_of, or train a head of your own."
            )
        return {"vectors": _encoded(folded, self.encoder)} if "vectors" in self.dense else {}

    def update(
        self,
        texts: Sequence[str],
        labels: Sequence[Any],
        *,
        replay: tuple[Sequence[str], Sequence[Any]] | None = None,
        seed: int = 0,
    ) -> "Head":
        """A new head that has learnt corrections without forgetting `replay` (texts, labels); see `updating`."""
        from huiyin.lib.text.heads.updating import updated  # first use only

        return updated(self, texts, labels, replay=replay, seed=seed)

    def probabilities_of(self, features: Features, blocks: Mapping[str, Floats]) -> Floats:
        """As `probabilities`, of features and dense blocks ([texts, columns] each) that are at hand."""
        return self.probabilities_from(self.scores_of(features, blocks))

    def probabilities_from(self, raw: Floats) -> Floats:
        """As `probabilities`, of scores [texts, outputs] by `scores_of`."""
        scores = raw / self.temperature
        if self.kind is Kind.MULTILABEL:
            return _sigmoid(scores)
        if self.kind is Kind.BINARY:
            second = _sigmoid(scores)
            return np.concatenate([1 - second, second], axis=1)
        return _softmax(scores)

    def scores_of(self, features: Features, blocks: Mapping[str, Floats]) -> Floats:
        """Scores [texts, outputs] before temperature. The same text scores the same in every batch."""
        if not len(features):
            return np.zeros((0, len(self.bias)), np.float32)
        # Sums of whole numbers have no order, so a batch answers bit by bit as single texts do.
        sums = np.add.reduceat(self.weights[self.index[features.buckets]], features.starts[:-1], axis=0, dtype=np.int32)
        scores = sums * self.scales / np.sqrt(features.lengths).astype(np.float32)[:, None] + self.bias
        for name, matrix in self.dense.items():
            # Not `@`: a BLAS product may round differently for another number of rows.
            scores = scores + np.einsum("nd,dk->nk", blocks[name], matrix)
        return np.asarray(scores, dtype=np.float32)

    def decide(self, probabilities: Floats) -> list[Any]:
        """The labels for probabilities [texts, labels]."""
        if self.kind is Kind.MULTILABEL:
            given = probabilities >= self.thresholds
            return [tuple(label for label, yes in zip(self.labels, row, strict=True) if yes) for row in given]
        if self.kind is Kind.BINARY:
            return [self.labels[int(row[1] >= self.thresholds[0])] for row in probabilities]
        return [self.labels[best] for best in np.argmax(probabilities, axis=1)]

    def with_temperature(self, temperature: float) -> Self:
        """The same head with calmer (above 1) or bolder probabilities; the order of labels stays."""
        return replace(self, temperature=temperature)

    def save(self, folder: Path) -> None:
        """Write <task>.json, <task>.buckets.npy and <task>.weights.npy into `folder`; the same head, the same bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        used = self.index > 0
        # Rows in the order of their buckets: then one bit a bucket says where they belong.
        np.save(folder / f"{self.task}.buckets.npy", np.packbits(used))
        np.save(folder / f"{self.task}.weights.npy", np.concatenate([self.weights[:1], self.weights[self.index[used]]]))
        (folder / f"{self.task}.json").write_text(json.dumps(self._small_parts(), ensure_ascii=False, indent=1) + "\n")

    @classmethod
    def load(cls, folder: Path, task: str) -> Self:
        """The head of `task` saved in `folder`; its weights are memory-mapped, so processes share them."""
        small = json.loads((folder / f"{task}.json").read_text(encoding="utf-8"))
        return cls(
            task=task,
            kind=Kind(small["kind"]),
            labels=tuple(small["labels"]),
            index=_index_of(np.unpackbits(np.load(folder / f"{task}.buckets.npy"))),
            weights=_mapped(folder / f"{task}.weights.npy"),
            scales=np.array(small["scales"], np.float32),
            bias=np.array(small["bias"], np.float32),
            dense={name: np.array(rows, np.float32) for name, rows in small["dense"].items()},
            temperature=small["temperature"],
            thresholds=np.array(small["thresholds"], np.float32),
            encoder=small["encoder"],
        )

    def _small_parts(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "labels": list(self.labels),
            "scales": _written(self.scales),
            "bias": _written(self.bias),
            "dense": {name: _written(matrix) for name, matrix in self.dense.items()},
            "temperature": self.temperature,
            "thresholds": _written(self.thresholds),
            "encoder": self.encoder,
        }


def _index_of(used: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint32]:
    """The row of each bucket: the used ones [2^18] in their order, 0 for the others."""
    return np.asarray(np.cumsum(used, dtype=np.uint32) * used, dtype=np.uint32)


def _mapped(path: Path) -> npt.NDArray[Any]:
    """The array in the file, read page by page when used; a plain view, because numpy.memmap is slow to index."""
    mapped: npt.NDArray[Any] = np.load(path, mmap_mode="r").view(np.ndarray)
    return mapped


def _written(numbers: Floats) -> Any:
    """Numbers as lists with five digits: enough beside int8 weights, and easy to compare by eye."""
    return np.vectorize(lambda number: float(f"{number:.5g}"), otypes=[float])(numbers).tolist() if numbers.size else []


def _encoded(folded: Sequence[str], encoder: str) -> Floats:
    from huiyin.lib.text.vectors import encode  # first use only

    return encode(folded, encoder=encoder)


def _sigmoid(scores: Floats) -> Floats:
    bounded = np.clip(scores, -60, 60)
    return np.asarray(1 / (1 + np.exp(-bounded)), dtype=np.float32)


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=0.0))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
