"""The heads "aspect_polarity" and "aspect_term", learnt from reviews whose aspects are marked.

Polarity learns from every marked term of the training splits. What is meant as an aspect it learns from what
`find_terms` finds in texts whose marks are complete. Both are calibrated on splits they did not learn from.
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
_EVERY = 3
"""Of the restaurant reviews, which are most of all, one in so many is learnt from."""
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
    return [
        marked
        for at, marked in enumerate(texts)
        if marked.domain != "dianping" or marked.split != "train" or at % _EVERY == 0
    ]


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


def calibrated(head: Head, rows: Windows) -> Head:
    """The head with the temperature that makes held-out windows likeliest."""
    features, blocks = rows.read
    places = np.arange(len(rows))

    def loss(temperature: float) -> float:
        likely = head.with_temperature(temperature).probabilities_of(features, blocks)[places, rows.targets]
        return float(-np.log(np.maximum(likely, 1e-9)).mean())

    return head.with_temperature(float(min(_TEMPERATURES, key=loss)))


def _polarity(texts: Sequence[Marked]) -> Built:
    parts = _by_split(texts)
    head = calibrated(fitted(POLARITY, polarity_windows(parts["train"])), polarity_windows(parts["dev"]))
    scores = {f"accuracy {name}": value for name, value in accuracies(head, polarity_windows(parts["test"])).items()}
    return Built(head=head, sources=SOURCES, scores=scores)


def _term(texts: Sequence[Marked]) -> Built:
    parts = _by_split(texts)
    held_out = term_windows(parts["dev"])
    head = calibrated(fitted(TERM, term_windows(parts["train"])), held_out)
    head = replace(head, thresholds=np.array([best_threshold(head, held_out)], np.float32))
    test = term_windows(parts["test"])
    given = head.probabilities_of(*test.read)[:, 1] >= head.thresholds[0]
    return Built(head=head, sources=SOURCES, scores={"F1 of the found": f1(given, test.targets == 1)})


def best_threshold(head: Head, rows: Windows) -> float:
    """The probability from which a found term is given, for the best F1 on held-out windows."""
    meant = head.probabilities_of(*rows.read)[:, 1]
    grid = np.round(np.arange(0.2, 0.61, 0.05), 2)
    return float(max(grid, key=lambda threshold: f1(meant >= threshold, rows.targets == 1)))


def f1(given: npt.NDArray[np.bool_], wanted: npt.NDArray[np.bool_]) -> float:
    """Harmonic mean of precision and recall."""
    both = float((given & wanted).sum())
    return 2 * both / max(1.0, float(given.sum() + wanted.sum()))


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
