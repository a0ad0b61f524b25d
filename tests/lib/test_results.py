"""What every result of the library has: three languages with the same cases and gaps, and a reason for nothing."""

import dataclasses
import importlib
import pkgutil
import re
import subprocess
import sys
from itertools import pairwise

import pytest

import huiyin.lib.planning
import huiyin.lib.stats
from huiyin.lib.stats import Result, Undefined
from huiyin.lib.stats.reasons import REASONS
from huiyin.lib.stats.speech import LANGUAGES

for package in (huiyin.lib.stats, huiyin.lib.planning):
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(found.name)


def _results(base: type) -> list[type]:
    return [base, *(found for child in base.__subclasses__() for found in _results(child))]


SPEAKING = [found for found in _results(Result) if hasattr(found, "sentences")]


@pytest.mark.parametrize("result", SPEAKING, ids=lambda result: result.__name__)
def test_a_result_speaks_three_languages_alike(result):
    assert set(result.what) == set(result.sentences) == set(LANGUAGES)
    assert all(set(a) == set(b) for a, b in pairwise(result.sentences[language] for language in LANGUAGES))
    for case in result.sentences["en"]:
        gaps = [_gaps(result.sentences[language][case]) for language in LANGUAGES]
        assert gaps[0] == gaps[1] == gaps[2], case
        assert result.sentences["zh-Hans"][case].endswith("。")
        assert result.sentences["en"][case].endswith(".")


@pytest.mark.parametrize("result", SPEAKING, ids=lambda result: result.__name__)
def test_a_result_is_frozen_and_has_what_all_have(result):
    names = {field.name for field in dataclasses.fields(result)}
    assert {"n", "missing", "interval", "method", "version", "reason"} <= names
    assert result.__dataclass_params__.frozen


def test_every_reason_is_said_in_three_languages():
    assert set(REASONS) == set(Undefined)
    assert all(set(said) == set(LANGUAGES) for said in REASONS.values())


@pytest.mark.parametrize("package", [huiyin.lib.stats, huiyin.lib.planning], ids=lambda package: package.__name__)
def test_every_public_name_loads(package):
    assert len(package.__all__) == len(set(package.__all__))
    for name in package.__all__:
        assert getattr(package, name).__doc__, name


def test_one_share_needs_no_heavy_library():
    heavy = ["numpy", "scipy", "pandas", "statsmodels", "sklearn", "ortools", "networkx", "lifelines"]
    code = (
        "import sys; from huiyin.lib.stats import csat_from_counts, nps; csat_from_counts(satisfied=8, n=10);"
        "from huiyin.lib.planning import least_loaded; import huiyin.lib.clocks;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def _gaps(sentence: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", sentence))
