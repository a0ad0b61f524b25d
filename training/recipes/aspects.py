"""The heads "aspect_polarity" and "aspect_term", learnt from reviews whose aspects are marked.

Polarity learns from every marked term of the training splits. What is meant as an aspect it learns from what
`find_terms` finds in texts whose marks are complete. Temperatures and the threshold come from windows that the head
in question did not learn from: dev splits, and own texts of sectors that were left out (cross-fitting).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.aspects.judging import POLARITY, TERM
from huiyin.lib.text.aspects.terms import find_terms
from huiyin.lib.text.aspects.window import Clauses, Window, evidence_of_windows, features_of_windows, window_of
from huiyin.lib.text.features import Features
from huiyin.lib.text.heads.fitting import fit_head
from huiyin.lib.text.heads.head import Floats, Head, Kind
from huiyin.lib.text.shipped import Profile
from huiyin.lib.text.terms import Sentiment
from training.recipes import Built
from training.recipes.aspect_texts import OWN, SOURCES, Marked, marked_texts
from training.sources import Sources

LABELS = (Sentiment.NEGATIVE.value, Sentiment.NEUTRAL.value, Sentiment.POSITIVE.value)
STRENGTH = 10.0
_BLOCK_SCALES = {"window": 1.0}
_OWN_WEIGHT = 2.0
"""The own texts are few, and the only ones about banks, telecom and car service."""
_EVERY = 8
"""Of the restaurant reviews, which are most of all, one in so many is read."""
_PARTS = {"dianping": "dianping", "rest16": "acos", "laptop14": "acos"}
"""What is held out, beside the own texts: three parts that count alike, however many windows each has."""
_FOLDS = 3
_RECALL_COUNTS = 1.5
"""A missed aspect is lost, a needless one is seen and passed over: recall counts so many times precision."""
_BINS = 10
_TEMPERATURES = np.round(np.arange(0.5, 3.01, 0.05), 2)


@dataclass(frozen=True)
class Windows:
    """Windows with what is right for each: a position in LABELS, or whether the term is meant."""

    windows: list[Window]
    targets: npt.NDArray[np.int64]
    domains: npt.NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.windows)

    @property
    def read(self) -> tuple[Features, dict[str, Floats]]:
        """As a head reads them."""
        return features_of_windows(self.windows), {"window": evidence_of_windows(self.windows)}


def build(sources: Sources, *, profile: Profile) -> list[Built]:
    """The two heads of the light profile; the other profiles use them too."""
    if profile != "light":
        return []
    texts = [marked for name in SOURCES for marked in _thinned(marked_texts(sources, name))]
    return [_polarity(texts), _term(texts)]


def _thinned(texts: list[Marked]) -> list[Marked]:
    return [marked for at, marked in enumerate(texts) if marked.domain != "dianping" or at % _EVERY == 0]


def polarity_windows(texts: Iterable[Marked]) -> Windows:
    """One window a marked term."""
    rows = []
    for marked in texts:
        clauses = Clauses(marked.reading)
        for term in marked.terms:
            rows.append((window_of(clauses, term.start, term.end), LABELS.index(term.polarity.value), marked.domain))
    return _windows(rows)


def term_windows(texts: Iterable[Marked]) -> Windows:
    """One window a found term of the texts whose marks are complete: is it marked?"""
    rows = []
    for marked in texts:
        if not marked.complete:
            continue
        clauses = Clauses(marked.reading)
        wanted = {(term.start, term.end) for term in marked.terms}
        for found in find_terms(marked.reading):
            if found.end - found.start == 1 and marked.domain == "dianping":
                continue  # The source lost its marks of one letter: no mark says nothing here.
            window = window_of(clauses, found.start, found.end, source=found.source)
            rows.append((window, int((found.start, found.end) in wanted), marked.domain))
    return _windows(rows)


def fitted(task: str, rows: Windows, *, strength: float = STRENGTH) -> Head:
    """A head for one of the two tasks."""
    features, blocks = rows.read
    polarity = task == POLARITY
    return fit_head(
        task=task,
        kind=Kind.MULTICLASS if polarity else Kind.BINARY,
        labels=LABELS if polarity else (False, True),
        targets=rows.targets,
        features=features,
        blocks=blocks,
        block_scales=_BLOCK_SCALES,
        sample_weight=np.where(np.char.startswith(rows.domains, OWN), _OWN_WEIGHT, 1.0).astype(np.float32),
        strength=strength,
    )


def accuracies(head: Head, rows: Windows) -> dict[str, float]:
    """The share of right answers by domain."""
    right = right_answers(head, rows)
    return {domain: float(right[rows.domains == domain].mean()) for domain in sorted(set(rows.domains.tolist()))}


def right_answers(head: Head, rows: Windows) -> npt.NDArray[np.bool_]:
    """Whether the likeliest label of each window is right."""
    likeliest = head.probabilities_of(*rows.read).argmax(axis=1)
    return np.asarray(likeliest == rows.targets)


@dataclass(frozen=True)
class HeldOut:
    """Windows with the scores [windows, outputs] of a head that did not learn from them."""

    rows: Windows
    raw: Floats

    @property
    def weights(self) -> npt.NDArray[np.float64]:
        """A weight a window: each part of the mix has the same sum."""
        parts = np.array([_part(domain) for domain in self.rows.domains.tolist()])
        names, counts = np.unique(parts, return_counts=True)
        share = dict(zip(names.tolist(), (1 / (len(names) * counts)).tolist(), strict=True))
        return np.array([share[part] for part in parts.tolist()])


def fitted_and_held_out(task: str, train: Windows, dev: Windows) -> tuple[Head, HeldOut]:
    """The head of all training windows, and the mix it is calibrated on."""
    head = fitted(task, train)
    mix = _some(dev, np.array([_part(domain) != "" for domain in dev.domains.tolist()]))
    parts = [HeldOut(mix, head.scores_of(*mix.read))]
    is_own = np.char.startswith(train.domains, OWN)
    own = sorted(set(train.domains[is_own].tolist()))
    # A third of the other sources is enough to tell how sure a head is of a sector it does not know.
    learnt = is_own | (np.arange(len(train)) % _FOLDS == 0)
    for fold in range(_FOLDS):
        out = np.isin(train.domains, own[fold::_FOLDS])
        rows = _some(train, out)
        parts.append(HeldOut(rows, fitted(task, _some(train, learnt & ~out)).scores_of(*rows.read)))
    rows = Windows(
        windows=[window for part in parts for window in part.rows.windows],
        targets=np.concatenate([part.rows.targets for part in parts]),
        domains=np.concatenate([part.rows.domains for part in parts]),
    )
    return head, HeldOut(rows, np.concatenate([part.raw for part in parts]))


def _part(domain: str) -> str:
    return "own" if domain.startswith(OWN) else _PARTS.get(domain, "")


def _some(rows: Windows, chosen: npt.NDArray[np.bool_]) -> Windows:
    windows = [window for window, yes in zip(rows.windows, chosen.tolist(), strict=True) if yes]
    return Windows(windows, rows.targets[chosen], rows.domains[chosen])


def calibrated(head: Head, held_out: HeldOut) -> Head:
    """The head with the temperature that makes held-out windows likeliest."""
    places, weights = np.arange(len(held_out.rows)), held_out.weights

    def loss(temperature: float) -> float:
        likely = head.with_temperature(temperature).probabilities_from(held_out.raw)[places, held_out.rows.targets]
        return float(-(weights * np.log(np.maximum(likely, 1e-9))).sum())

    return head.with_temperature(float(min(_TEMPERATURES, key=loss)))


def calibration_error(sure: Floats, right: npt.NDArray[np.bool_], weights: npt.NDArray[np.float64]) -> float:
    """Expected calibration error in ten bins of equal width: how far sureness is from the share of right answers."""
    bins = np.minimum((sure * _BINS).astype(np.int64), _BINS - 1)
    gaps = np.bincount(bins, weights * (sure - right), minlength=_BINS)
    return float(np.abs(gaps).sum() / weights.sum())


def _polarity(texts: Sequence[Marked]) -> Built:
    parts = _by_split(texts)
    head, held_out = fitted_and_held_out(POLARITY, polarity_windows(parts["train"]), polarity_windows(parts["dev"]))
    head = calibrated(head, held_out)
    told = head.probabilities_from(held_out.raw)
    right = told.argmax(axis=1) == held_out.rows.targets
    scores = {f"accuracy {name}": value for name, value in accuracies(head, polarity_windows(parts["test"])).items()}
    scores["calibration error, held-out mix"] = calibration_error(told.max(axis=1), right, held_out.weights)
    return Built(head=head, sources=SOURCES, scores=scores)


def _term(texts: Sequence[Marked]) -> Built:
    parts = _by_split(texts)
    head, held_out = fitted_and_held_out(TERM, term_windows(parts["train"]), term_windows(parts["dev"]))
    head = calibrated(head, held_out)
    meant, wanted, weights = head.probabilities_from(held_out.raw)[:, 1], held_out.rows.targets == 1, held_out.weights
    head = replace(head, thresholds=np.array([best_threshold(meant, wanted, weights)], np.float32))
    test = term_windows(parts["test"])
    given = head.probabilities_of(*test.read)[:, 1] >= head.thresholds[0]
    scores = {
        "F1 of the found": f_measure(given, test.targets == 1, np.ones(len(test)), recall_counts=1.0),
        "calibration error, held-out mix": calibration_error(meant, wanted, weights),
        **_by_part(meant >= head.thresholds[0], held_out),
    }
    return Built(head=head, sources=SOURCES, scores=scores)


def _by_part(given: npt.NDArray[np.bool_], held_out: HeldOut) -> dict[str, float]:
    """Precision and recall among the found, for each part of the mix."""
    wanted = held_out.rows.targets == 1
    parts = np.array([_part(domain) for domain in held_out.rows.domains.tolist()])
    scores = {}
    for part in sorted(set(parts.tolist())):
        both = float((given & wanted)[parts == part].sum())
        scores[f"precision {part}"] = both / max(1.0, float(given[parts == part].sum()))
        scores[f"recall {part}"] = both / max(1.0, float(wanted[parts == part].sum()))
    return scores


def best_threshold(meant: Floats, wanted: npt.NDArray[np.bool_], weights: npt.NDArray[np.float64]) -> float:
    """The probability from which a found term is given, for the best F-measure on held-out windows."""
    grid = np.round(np.arange(0.15, 0.61, 0.01), 2)
    return float(max(grid, key=lambda least: f_measure(meant >= least, wanted, weights, recall_counts=_RECALL_COUNTS)))


def f_measure(
    given: npt.NDArray[np.bool_],
    wanted: npt.NDArray[np.bool_],
    weights: npt.NDArray[np.float64],
    *,
    recall_counts: float,
) -> float:
    """Harmonic mean of precision and recall, in which recall counts so many times precision (van Rijsbergen 1979)."""
    square = recall_counts**2
    both = float(weights[given & wanted].sum())
    return (1 + square) * both / max(1e-12, float(weights[given].sum() + square * weights[wanted].sum()))


def _by_split(texts: Iterable[Marked]) -> Mapping[str, list[Marked]]:
    parts: dict[str, list[Marked]] = defaultdict(list)
    for marked in texts:
        parts[marked.split].append(marked)
    return parts


def _windows(rows: list[tuple[Window, int, str]]) -> Windows:
    return Windows(
        windows=[row[0] for row in rows],
        targets=np.array([row[1] for row in rows], np.int64),
        domains=np.array([row[2] for row in rows], np.str_),
    )
