"""The table of terms learnt from the allowed data: words and short noun phrases, each with a category."""

from functools import lru_cache
from importlib.resources import files

from huiyin.lib.text.phrases import PhraseFinder


@lru_cache(maxsize=1)
def known_terms() -> dict[str, str]:
    """The shipped terms with their paths of `taxonomy.CATEGORIES` (terms.tsv: term, tab, path)."""
    lines = files(__package__).joinpath("terms.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@lru_cache(maxsize=1)
def term_finder() -> PhraseFinder[str]:
    """Finds the shipped terms in folded texts, the longest at each place."""
    return PhraseFinder(known_terms())
