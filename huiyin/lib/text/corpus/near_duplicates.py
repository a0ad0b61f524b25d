"""Texts that are copies of one another but for small changes: one person's repetition, or a campaign.

Candidates meet in bands of MinHash signatures, are verified by the cosine of TF-IDF vectors, and are grouped
around representatives. They are grouped, never dropped: what to do with a flood is for people to decide.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.corpus.copies import Links, Similarities, stars
from huiyin.lib.text.corpus.grams import FIRST_WITHOUT_SPACES, Whole, cut_by, letters_only
from huiyin.lib.text.corpus.minhash import Signatures, candidates, shingles, shingles_and_letters, signatures
from huiyin.lib.text.corpus.tfidf import cosines, weighted

THRESHOLD = 0.6
SAME_LETTERS = 0.85
"""Copies also share this cosine with all grams weighed alike: where one campaign fills the pile, what its texts
share is common, and TF-IDF would see only where they differ."""
CAMPAIGN_AUTHORS = 3
REPETITION_SHARE = 2 / 3
COMMONPLACE_LETTERS = 12
"""Many people write a text of fewer letters (three of Latin script for one) without knowing of each other."""

_MOST_LETTERS = 4_000
# The order of additions moves a cosine in its last digits: those never decide.
_DIGITS = 9


class Origin(StrEnum):
    """Who is behind a group of near-copies."""

    UNKNOWN = "unknown"
    REPETITION = "repetition"
    SHARED = "shared"
    COMMONPLACE = "commonplace"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, `first` < `second`, verified as near-copies. `similarity` from the threshold to 1."""

    first: int
    second: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Group:
    """Near-copies of the text `representative`, itself among the `members` (ascending, at least two).

    `least_similarity` is that of the member furthest from it. `origin` says who wrote them, of `authors`
    different people (None where they were not given): REPETITION, one wrote at least two thirds; SHARED, two
    did; COMMONPLACE, several did but so short that people write it by chance; CAMPAIGN, at least three did.
    """

    representative: int
    members: tuple[int, ...]
    least_similarity: float
    authors: int | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """Groups, the largest first, and the verified pairs, ascending.

    A text belongs to one group at most. The pairs prove the groups; in a large group they are not all there are
    (50,000 equal texts are 49,999 pairs with the first of them, not a billion).
    """

    groups: tuple[Group, ...]
    pairs: tuple[Pair, ...]


def near_duplicates(
    texts: Sequence[str], *, authors: Sequence[Hashable | None] | None = None, threshold: float = THRESHOLD
) -> NearDuplicates:
    """Groups of near-copies: equal but for typing errors, signs, width, case, script, a few words more or less.

    `threshold` is the least cosine, above 0, of two texts' TF-IDF vectors over shingles and letters. Texts whose
    letters are equal are near-copies whatever their length; texts without any character belong to no group; of
    long texts the first 4,000 letters are compared. The order of the texts does not change the groups.

    Raises ValueError when there are not as many authors as texts (None for those unknown), or for a threshold
    outside (0, 1].
    """
    if authors is not None and len(authors) != len(texts):
        message = f"{len(authors)} authors for {len(texts)} texts: give one for each text, None where unknown."
        raise ValueError(message)
    if not 0 < threshold <= 1:
        message = f"The threshold is a cosine in (0, 1], not {threshold}."
        raise ValueError(message)
    forms = _forms(texts)
    # In the order of their letters, whatever the order in which they came.
    letters = sorted(forms)
    links, leading = _compared(letters, copies=[len(forms[form]) for form in letters], threshold=threshold)
    places = [forms[form] for form in letters]
    groups = [_group(leader, found, letters, places, authors) for leader, found in _members(leading, places).items()]
    return NearDuplicates(
        groups=tuple(sorted(groups, key=lambda group: (-len(group.members), group.members))),
        pairs=tuple(sorted(_pairs(links, places), key=lambda pair: (pair.first, pair.second))),
    )


def _forms(texts: Sequence[str]) -> dict[str, list[int]]:
    """Where each sequence of letters stands, blank texts left out."""
    forms: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        letters = letters_only(clean(text).folded)
        if letters:
            forms.setdefault(letters, []).append(place)
    return forms


def _compared(letters: list[str], *, copies: list[int], threshold: float) -> tuple[Links, Links]:
    """The verified links between different forms, and those of each group's representative to its members."""
    likeness = _Likeness(letters)
    met = candidates(likeness.signatures())
    links = likeness.links(met.first, met.second)
    links = links.where(links.similarity >= threshold)
    leading = stars(links, copies=np.array(copies, np.int64), compare=likeness, threshold=threshold)
    return links, leading


class _Likeness:
    """How alike forms are, by their places."""

    def __init__(self, letters: Sequence[str]) -> None:
        opening = [form[:_MOST_LETTERS] for form in letters]
        self._shingles = cut_by(shingles, opening)
        fine = cut_by(shingles_and_letters, opening)
        self._weighted = weighted(fine)
        self._plain = weighted(fine, by_rarity=False)

    def signatures(self) -> Signatures:
        return signatures(self._shingles)

    def links(self, first: Whole, second: Whole) -> Links:
        return Links(first, second, self(first, second))

    def __call__(self, first: Whole, second: Whole) -> Similarities:
        similarity = cosines(self._weighted, first, second)
        unsure = np.flatnonzero(similarity < SAME_LETTERS)
        plain = cosines(self._plain, first[unsure], second[unsure])
        similarity[unsure] = np.where(plain >= SAME_LETTERS, plain, similarity[unsure])
        return np.asarray(np.round(similarity, _DIGITS), np.float64)


def _members(leading: Links, places: list[list[int]]) -> dict[int, dict[int, float]]:
    """For each representative form the forms of its group with their similarity, itself among them."""
    groups = {form: {form: 1.0} for form, found in enumerate(places) if len(found) > 1}
    for leader, member, similarity in _each(leading):
        groups.setdefault(leader, {leader: 1.0})[member] = similarity
        groups.pop(member, None)
    return groups


def _group(
    leader: int,
    forms: dict[int, float],
    letters: list[str],
    places: list[list[int]],
    authors: Sequence[Hashable | None] | None,
) -> Group:
    members = sorted(place for form in forms for place in places[form])
    by = None if authors is None else [authors[member] for member in members]
    return Group(
        representative=places[leader][0],
        members=tuple(members),
        least_similarity=min(forms.values()),
        authors=None if by is None else len({author for author in by if author is not None}),
        origin=_origin(by, letters[leader]),
    )


def _origin(authors: Sequence[Hashable | None] | None, letters: str) -> Origin:
    counted = Counter(author for author in authors or () if author is not None)
    if not counted or authors is None or 2 * counted.total() < len(authors):
        return Origin.UNKNOWN
    if max(counted.values()) >= REPETITION_SHARE * len(authors):
        return Origin.REPETITION
    if len(counted) < CAMPAIGN_AUTHORS:
        return Origin.SHARED
    return Origin.COMMONPLACE if _information(letters) < COMMONPLACE_LETTERS else Origin.CAMPAIGN


def _information(letters: str) -> float:
    return sum(1 / 3 if letter < FIRST_WITHOUT_SPACES else 1 for letter in letters[:_MOST_LETTERS])


def _pairs(links: Links, places: list[list[int]]) -> Iterator[Pair]:
    for found in places:
        for copy in found[1:]:
            yield Pair(first=found[0], second=copy, similarity=1.0)
    for first, second, similarity in _each(links):
        one, other = sorted((places[first][0], places[second][0]))
        yield Pair(first=one, second=other, similarity=similarity)


def _each(links: Links) -> Iterator[tuple[int, int, float]]:
    return zip(links.first.tolist(), links.second.tolist(), links.similarity.tolist(), strict=True)
