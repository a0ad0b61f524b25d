"""One recipe a shipped head: which sources it learns from, how, and what it scores on texts it has not seen.

A recipe module has `build(sources, *, profile) -> list[Built]`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from huiyin.lib.text.heads.head import Head


@dataclass(frozen=True)
class Built:
    """A head with the names of the sources it learnt from and its scores on held-out texts."""

    head: Head
    sources: tuple[str, ...]
    scores: Mapping[str, float] = field(default_factory=dict)
