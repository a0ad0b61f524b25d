"""Nature, section, categories, urgency, sarcasm and implied dissatisfaction with the shipped heads.

The test is the project's own 600 texts, which no training saw; the peer "rules" is the rules' reading alone, which
is what the product did before it had heads. Sarcasm is also measured on other people's posts.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.text_rows import Row, read
from huiyin.lib.text import Analyzer
from huiyin.lib.text.analysis import Analysis
from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.reading import Reading
from huiyin.lib.text.reading import read as read_by_rules
from huiyin.lib.text.shipped import heads_of
from huiyin.lib.text.taxonomy import CATEGORIES
from huiyin.lib.text.terms import Nature, Urgency
from huiyin.lib.text.urgency import urgency_of

OWN600 = Path(__file__).resolve().parents[2] / "tests" / "lib" / "text" / "own600.jsonl"
_BINS = 10
_QUICK = 1_000

Flags = npt.NDArray[np.bool_]


def rows(data: Path, *, quick: bool) -> list[Row]:
    """The rows of own600, then sarcasm on ToSarcasm (dev) and iSarcasm (test)."""
    own = [json.loads(line) for line in OWN600.read_text(encoding="utf-8").splitlines()]
    texts = [text["text"] for text in own]
    judged = Analyzer.load().analyze(texts)
    readings = [read_by_rules(clean(text)) for text in texts]
    found = _nature(own, judged, readings) + _section(own, judged, readings) + _categories(own, judged, readings)
    found += _urgency(own, judged, readings) + _flags(own, judged)
    return found + _sarcasm_elsewhere(data, most=_QUICK if quick else None)


def _nature(own: list[dict[str, Any]], judged: list[Analysis], readings: list[Reading]) -> list[Row]:
    wanted = [text["nature"] for text in own]
    given = [one.nature.value for one in judged]
    by_rules = [_rules_nature(reading).value for reading in readings]
    sure = np.array([max(one.nature_probabilities.values()) for one in judged])
    right = _alike(wanted, given)
    return [
        Row("nature, own 600", "accuracy", _mean(right), peers={"rules": _mean(_alike(wanted, by_rules))}),
        Row("nature, own 600", "macro-F1", _macro_f1(wanted, given), peers={"rules": _macro_f1(wanted, by_rules)}),
        Row(
            "nature, own 600",
            "calibration error",
            calibration_error(sure, right),
            reach=0.05,
            note=_by_part(own, right),
            lower_is_better=True,
        ),
    ]


def _section(own: list[dict[str, Any]], judged: list[Analysis], readings: list[Reading]) -> list[Row]:
    wanted = [text["section"] for text in own]
    right = _alike(wanted, [one.section.value for one in judged])
    by_rules = _alike(wanted, [reading.section.value for reading in readings])
    note = f"two labellers agree in 84.5 %; {_by_part(own, right)}"
    return [Row("section, own 600", "accuracy", _mean(right), peers={"rules": _mean(by_rules)}, note=note)]


def _categories(own: list[dict[str, Any]], judged: list[Analysis], readings: list[Reading]) -> list[Row]:
    main = [text["categories"][0] for text in own]
    right = _alike(main, [one.categories[0][0] for one in judged])
    by_rules = _alike(main, [reading.categories[0][0] for reading in readings])
    told = _indicators([text["categories"] for text in own])
    given = _indicators([[path for path, _ in one.categories] for one in judged])
    ruled = _indicators([[path for path, _ in reading.categories] for reading in readings])
    among = _mean(np.array([one.categories[0][0] in text["categories"] for one, text in zip(judged, own, strict=True)]))
    note = f"two labellers agree in 86.5 %; {_by_part(own, right)}"
    return [
        Row("categories, own 600", "first is the main one", _mean(right), peers={"rules": _mean(by_rules)}, note=note),
        Row("categories, own 600", "first is one of them", among),
        *(
            Row(
                "categories, own 600",
                f"{average}-F1",
                _multilabel_f1(told, given, average),
                peers={"rules": _multilabel_f1(told, ruled, average)},
            )
            for average in ("micro", "macro")
        ),
    ]


def _urgency(own: list[dict[str, Any]], judged: list[Analysis], readings: list[Reading]) -> list[Row]:
    meant = np.array([text["urgency"] == "urgent" for text in own])
    given = np.array([one.urgency is Urgency.URGENT for one in judged])
    ruled = np.array([_rules_urgency(reading) is Urgency.URGENT for reading in readings])
    silent = sum(one.urgency in (Urgency.URGENT, Urgency.HIGH) and not one.urgency_reasons for one in judged)
    return [
        Row(
            "urgency, own 600",
            "recall of urgent",
            _mean(given[meant]),
            reach=0.95,
            peers={"rules": _mean(ruled[meant])},
        ),
        Row(
            "urgency, own 600",
            "precision of urgent",
            _mean(meant[given]),
            reach=0.5,
            peers={"rules": _mean(meant[ruled])},
        ),
        Row("urgency, own 600", "above normal without a reason", float(silent), reach=0.0, lower_is_better=True),
    ]


def _flags(own: list[dict[str, Any]], judged: list[Analysis]) -> list[Row]:
    found = []
    parts: tuple[tuple[str, Callable[[Analysis], float]], ...] = (
        ("sarcasm", lambda one: one.sarcasm),
        ("implied", lambda one: one.implied_dissatisfaction),
    )
    for task, told in parts:
        meant = np.array([bool(text[task]) for text in own])
        values = np.array([told(one) for one in judged])
        f1 = _binary_f1(meant, values >= heads_of("light")[task].thresholds[0])
        found.append(Row(f"{task}, own 600", "F1 of the flag", f1, note=f"AUC {_auc(meant, values):.3f}"))
    return found


def _sarcasm_elsewhere(data: Path, *, most: int | None) -> list[Row]:
    chinese = [row for row in read(data, "zh_tosarcasm") if row["split"] == "dev"][:most]
    english = [row for row in read(data, "en_isarcasm") if row["split"] == "test"][:most]
    found = []
    for name, part, reach in (("ToSarcasm dev", chinese, 0.68), ("iSarcasm test", english, 0.35)):
        meant = np.array([row["label"] == "1" for row in part])
        values = np.array([one.sarcasm for one in Analyzer.load().analyze([row["text"] for row in part])])
        flagged = values >= heads_of("light")["sarcasm"].thresholds[0]
        measure = "macro-F1" if part is chinese else "F1 of sarcastic"
        score = _macro_f1(meant.tolist(), flagged.tolist()) if part is chinese else _binary_f1(meant, flagged)
        note = f"shipped threshold; AUC {_auc(meant, values):.3f}, {100 * meant.mean():.0f} % are sarcastic"
        found.append(Row(f"sarcasm, {name}, shipped", measure, score, reach=reach, note=note))
    return found


def calibration_error(sure: npt.NDArray[Any], right: Flags) -> float:
    """Expected calibration error over ten equal bins (Guo et al. 2017)."""
    bins = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    gaps = [abs(sure[bins == at].sum() - right[bins == at].sum()) for at in range(_BINS)]
    return float(sum(gaps) / len(sure))


def _rules_nature(reading: Reading) -> Nature:
    return max(reading.natures, key=lambda nature: reading.natures[nature])


def _rules_urgency(reading: Reading) -> Urgency:
    return urgency_of(reading.harm, reading.feelings, nature=_rules_nature(reading))[0]


def _by_part(own: list[dict[str, Any]], right: Flags) -> str:
    """How often right in each language and sector, and on the hard texts."""
    parts: dict[str, list[bool]] = {}
    for text, yes in zip(own, right.tolist(), strict=True):
        for name in (text["language"], text["sector"], *(["hard"] if text["hard"] else [])):
            parts.setdefault(name, []).append(yes)
    return ", ".join(f"{name} {np.mean(flags):.2f}" for name, flags in sorted(parts.items()))


def _indicators(paths: Sequence[Sequence[str]]) -> npt.NDArray[np.bool_]:
    return np.array([[path in told for path in CATEGORIES] for told in paths])


def _alike(wanted: Sequence[str], given: Sequence[str]) -> Flags:
    return np.array([one == other for one, other in zip(wanted, given, strict=True)])


def _mean(flags: Flags) -> float:
    return float(flags.mean()) if len(flags) else 0.0


def _macro_f1(wanted: Sequence[Any], given: Sequence[Any]) -> float:
    from sklearn.metrics import f1_score

    return float(f1_score(wanted, given, average="macro", zero_division=0))


def _multilabel_f1(told: Flags, given: Flags, average: str) -> float:
    from sklearn.metrics import f1_score

    return float(f1_score(told, given, average=average, zero_division=0))


def _binary_f1(meant: Flags, given: Flags) -> float:
    from sklearn.metrics import f1_score

    return float(f1_score(meant, given, zero_division=0))


def _auc(meant: Flags, values: npt.NDArray[Any]) -> float:
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(meant, values))
