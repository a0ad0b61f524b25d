"""Which problems come together more often than chance (U8): the rules of `huiyin.lib.stats` over the tags of texts."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from huiyin.lib.stats import AssociationsResult


def associations(
    tag_sets: Iterable[Collection[str]],
    *,
    min_support: float = 0.01,
    min_confidence: float = 0.3,
    min_count: int = 5,
    longest: int = 3,
    q: float = 0.05,
) -> "AssociationsResult":
    """Rules "who complains of this, complains of that" among the tags of each text, chance filtered out.

    The result of `huiyin.lib.stats.association_rules`: `rules` with support, confidence, lift and its interval,
    Fisher's one-sided p and the p adjusted over all rules that could be found; `findings` are those with lift > 1 and
    an adjusted p ≤ `q`. Tags may be paths: `price/billing` and `price` are of one line and never meet in a rule, and
    a text with both counts once for each.

    >>> late = [{"logistics/delay", "staff_attitude"}] * 30 + [{"logistics/delay"}] * 10 + [{"price"}] * 60
    >>> associations(late).findings[0].right
    ('staff_attitude',)
    """
    from huiyin.lib.stats import association_rules

    sets = [frozenset(tags) for tags in tag_sets]
    return association_rules(
        sets,
        min_support=min_support,
        min_confidence=min_confidence,
        min_count=min_count,
        max_len=longest,
        parents=_parents(sets),
        alpha=q,
    )


def _parents(sets: Iterable[frozenset[str]]) -> Mapping[str, str]:
    """Each path with the one above it, up to the first; a tag without a slash has none."""
    above: dict[str, str] = {}
    for path in set().union(*sets):
        while path not in above and "/" in path.strip("/"):
            above[path], _, _ = path.rpartition("/")
            path = above[path]  # noqa: PLW2901 - upwards
    return above
