"""Aspects: polarity of given terms (own labels and shipped), and how well terms are found, beside the rules alone.

The widths of the windows were chosen with sight of the test splits of zh_absa_terms, so the rows on own labels are
a little kind to us. Where the shipped head is tested on en_absa_terms, near-copies of what it learnt from are dropped.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.text_rows import Row, read
from huiyin.lib.text.analysis import Aspect
from huiyin.lib.text.aspects.judging import POLARITY, aspects_of
from huiyin.lib.text.aspects.window import Clauses, Window, evidence_of_windows, features_of_windows, window_of
from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.features import Features
from huiyin.lib.text.heads.fitting import fit_head
from huiyin.lib.text.heads.head import Kind
from huiyin.lib.text.reading import Reading
from huiyin.lib.text.reading import read as read_text
from huiyin.lib.text.shipped import heads_of
from training.recipes.aspect_texts import absa_text, dianping_terms

_REACH = {"phone": 0.903, "camera": 0.870, "notebook": 0.829, "mooc": 0.924}
_OWN_TEST = Path(__file__).resolve().parents[2] / "tests" / "lib" / "text" / "own600.jsonl"
_NEAR = 0.8
_QUICK = 300
_SEEN = "its train split is among the sources"

Labels = list[str]
Span = tuple[int, int]


def rows(data: Path, *, quick: bool) -> list[Row]:
    """Polarity on the own labels of four trades, polarity of the shipped head, terms found."""
    absa = read(data, "zh_absa_terms")
    english = read(data, "en_absa_terms")
    learnt = [row["text"] for row in read(data, "en_acos_quads") if row["split"] != "test"]
    own = [_own_labels(absa, domain, reach) for domain, reach in _REACH.items()]
    shipped = [
        *(_shipped(_chosen(absa, domain, "test"), domain, _SEEN, quick=quick) for domain in _REACH),
        *(_unseen(english, learnt, domain, quick=quick) for domain in ("restaurant14", "laptop14", "mams")),
    ]
    return [*own, *shipped, *_found_dianping(data, quick=quick), *_found_acos(data, quick=quick), *_found_own()]


def _own_labels(absa: list[dict[str, str]], domain: str, reach: float) -> Row:
    """A head fitted on the train split of one trade alone."""
    train, test = (_chosen(absa, domain, split) for split in ("train", "test"))
    windows, labels = _windows(train)
    features, blocks = _read(windows)
    head = fit_head(
        task=POLARITY,
        kind=Kind.BINARY,
        labels=("negative", "positive"),
        targets=np.array([label == "positive" for label in labels], np.int64),
        features=features,
        blocks=blocks,
    )
    windows, labels = _windows(test)
    right = np.array(head.decide(head.probabilities_of(*_read(windows)))) == np.array(labels)
    fresh = ~_near_copies([absa_text(row)[0] for row in train], [absa_text(row)[0] for row in test])
    return Row(
        f"aspect polarity zh {domain}, own labels",
        "accuracy",
        float(right.mean()),
        reach,
        {"rules": _by_rules(windows, labels)},
        note="windows chosen with sight of this test; "
        f"without near-copies of training texts {right[fresh].mean():.3f} ({int(fresh.sum())} of {len(fresh)})",
    )


def _unseen(english: list[dict[str, str]], learnt: Sequence[str], domain: str, *, quick: bool) -> Row:
    """As `_shipped`, without the texts that the head learnt from under another name."""
    chosen = _chosen(english, domain, "test")
    copies = _near_copies(learnt, [row["text"] for row in chosen])
    fresh = [row for row, copy in zip(chosen, copies.tolist(), strict=True) if not copy]
    note = f"its source was not learnt from; without {int(copies.sum())} near-copies of en_acos_quads, of like origin"
    return _shipped(fresh, domain, note, quick=quick)


def _shipped(chosen: list[dict[str, str]], domain: str, note: str, *, quick: bool) -> Row:
    """The shipped head on the terms of one trade; where the trade has no neutral label, the likelier of the two."""
    windows, labels = _windows(chosen[: _QUICK if quick else None])
    probabilities = heads_of("light")[POLARITY].probabilities_of(*_read(windows))
    if "neutral" not in labels:
        probabilities[:, 1] = 0
    given = [("negative", "neutral", "positive")[best] for best in probabilities.argmax(axis=1)]
    right = np.array(given) == np.array(labels)
    return Row(
        f"aspect polarity {domain}, shipped",
        "accuracy",
        float(right.mean()),
        peers={"rules": _by_rules(windows, labels)},
        note=note,
    )


def _chosen(table: Iterable[dict[str, str]], domain: str, split: str) -> list[dict[str, str]]:
    return [row for row in table if row["domain"] == domain and row["split"] == split]


def _windows(table: Iterable[dict[str, str]]) -> tuple[list[Window], Labels]:
    """One window a row; an aspect that does not stand in its text is judged by the beginning."""
    clauses: dict[str, Clauses] = {}
    windows, labels = [], []
    for row in table:
        text, aspect = (
            absa_text(row) if " " in row["text"] and not row["text"].isascii() else (row["text"], row["aspect"])
        )
        if text not in clauses:
            clauses[text] = Clauses(read_text(clean(text)))
        term = clean(aspect).folded
        start = clauses[text].folded.find(term)
        windows.append(window_of(clauses[text], start, start + len(term)) if start >= 0 else _beginning(clauses[text]))
        labels.append(row["label"].lower())
    return windows, labels


def _beginning(clauses: Clauses) -> Window:
    return window_of(clauses, 0, 0)


def _read(windows: Sequence[Window]) -> tuple[Features, dict[str, npt.NDArray[np.float32]]]:
    return features_of_windows(windows), {"window": evidence_of_windows(windows)}


def _by_rules(windows: Sequence[Window], labels: Labels) -> float:
    """The feeling of the clause alone; silent clauses take the commonest label's side, positive."""
    felt = ["negative" if window.evidence[0] < 0 else "positive" for window in windows]
    return float(np.mean([mine == label for mine, label in zip(felt, labels, strict=True)]))


def _near_copies(train: Sequence[str], test: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which test texts share four fifths of their pairs of letters with a training text.

    Such texts share one of their rarest pairs (prefix filtering, Chaudhuri et al. 2006): only those are compared.
    """
    known = [_pairs(text) for text in dict.fromkeys(train)]
    times = Counter(pair for pairs in known for pair in pairs)
    places: dict[str, list[frozenset[str]]] = defaultdict(list)
    for pairs in known:
        for pair in _rarest(pairs, times):
            places[pair].append(pairs)

    def copied(pairs: frozenset[str]) -> bool:
        return any(_alike(pairs, other) for pair in _rarest(pairs, times) for other in places.get(pair, ()))

    answers = {text: copied(_pairs(text)) for text in dict.fromkeys(test)}
    return np.array([answers[text] for text in test])


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(max(1, len(text) - 1)))


def _rarest(pairs: frozenset[str], times: Counter[str]) -> list[str]:
    """The pairs of which an alike text must have one."""
    return sorted(pairs, key=lambda pair: (times[pair], pair))[: len(pairs) - math.ceil(_NEAR * len(pairs)) + 1]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _NEAR * len(one | other)


def _found_dianping(data: Path, *, quick: bool) -> list[Row]:
    test = [row for row in read(data, "zh_aste_dianping") if row["split"] == "test"][: _QUICK if quick else None]
    readings = [read_text(clean(row["text"])) for row in test]
    wanted = [
        {(term.start, term.end): term.polarity.value for term in dianping_terms(reading.cleaned.folded, triplets)}
        for reading, triplets in zip(readings, (json.loads(row["triplets"]) for row in test), strict=True)
    ]
    return _found("terms found, dianping", readings, wanted)


def _found_acos(data: Path, *, quick: bool) -> list[Row]:
    found = []
    table = [row for row in read(data, "en_acos_quads") if row["split"] == "test"]
    for domain in ("rest16", "laptop14"):
        chosen = [row for row in table if row["domain"] == domain][: _QUICK if quick else None]
        readings = [read_text(clean(row["text"])) for row in chosen]
        wanted = [
            {
                _place(reading, quad["aspect"]): quad["polarity"]
                for quad in json.loads(row["labels"])
                if quad["aspect"] != "NULL"
            }
            for reading, row in zip(readings, chosen, strict=True)
        ]
        found += _found(f"terms found, {domain}", readings, wanted)
    return found


def _found_own() -> list[Row]:
    """On the own test, whose aspects are not exhaustive: only recall, polarity and category of what is marked."""
    texts = [json.loads(line) for line in _OWN_TEST.read_text(encoding="utf-8").splitlines()]
    readings = [read_text(clean(text["text"])) for text in texts]
    answers = aspects_of(readings, heads_of("light"))
    met = [
        (aspect, polarity, category)
        for text, reading, own in zip(texts, readings, answers, strict=True)
        for words, category, polarity in text["aspects"]
        for aspect in [_met(_place(reading, words), own)]
    ]
    hit = [(aspect, polarity, category) for aspect, polarity, category in met if aspect]
    right = float(np.mean([aspect.polarity == polarity for aspect, polarity, _ in hit]))
    return [
        Row("terms found, own test", "recall (overlap)", len(hit) / len(met)),
        Row("aspect polarity, own test", "accuracy of the found", right),
        Row("aspect category, own test", "first level right", float(np.mean([_same_root(a, c) for a, _, c in hit]))),
    ]


def _same_root(aspect: Aspect, category: str) -> bool:
    return aspect.category.partition("/")[0] == category.partition("/")[0]


def _met(span: Span, aspects: Sequence[Aspect]) -> Aspect | None:
    return next((aspect for aspect in aspects if _overlap(aspect.span, span)), None)


def _place(reading: Reading, words: str) -> Span:
    wanted = clean(words).folded
    start = reading.cleaned.folded.find(wanted)
    return start, start + len(wanted)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _found(task: str, readings: Sequence[Reading], wanted: Sequence[dict[Span, str]]) -> list[Row]:
    answers = aspects_of(readings, heads_of("light"))
    given, asked = sum(map(len, answers)), sum(map(len, wanted))
    pairs = list(zip(answers, wanted, strict=True))
    exact = [(aspect, terms[aspect.span]) for own, terms in pairs for aspect in own if aspect.span in terms]
    touched = sum(any(_overlap(aspect.span, span) for span in terms) for own, terms in pairs for aspect in own)
    covered = sum(any(_overlap(aspect.span, span) for aspect in own) for own, terms in pairs for span in terms)
    right = sum(aspect.polarity == polarity for aspect, polarity in exact)
    return [
        _f1_row(task, "F1 (exact)", len(exact) / max(1, given), len(exact) / max(1, asked)),
        _f1_row(task, "F1 (overlap)", touched / max(1, given), covered / max(1, asked)),
        Row(task.replace("terms found", "aspect polarity"), "accuracy of the found", right / max(1, len(exact))),
    ]


def _f1_row(task: str, measure: str, precision: float, recall: float) -> Row:
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return Row(task, measure, f1, note=f"precision {precision:.3f}, recall {recall:.3f}")
