"""Every worked example through the adapter table, within its own tolerance."""

import math
from collections import Counter

import pytest

from tests.oracles.adapters import compute
from tests.oracles.rows import GIVEN, OWN

ROWS = [*GIVEN, *OWN]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_our_result_is_the_expected_one(row):
    found = compute(row["family"], row["inputs"])
    assert differences(found, row["expected"], row["tolerance"]) == []


def test_there_are_enough_oracles_of_our_own_each_with_its_source():
    assert len(OWN) >= 60
    assert all(row["source"].strip() for row in ROWS)
    assert [name for name, times in Counter(row["id"] for row in ROWS).items() if times > 1] == []


@pytest.mark.parametrize("wrong", [1.1, None, math.nan, "1.0", [1.0], {"a": 1.0}])
def test_the_comparison_itself_can_fail(wrong):
    assert differences({"x": wrong}, {"x": 1.0}, 0.05)
    assert not differences({"x": 1.04}, {"x": 1.0}, 0.05)


def differences(found, expected, tolerance, path="") -> list[str]:
    """Where `found` leaves `expected` by more than the tolerance (relative plus absolute); [] when nowhere."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{path}: {found!r} is no mapping"]
        found = {str(key): value for key, value in found.items()}
        return [
            line
            for key, value in expected.items()
            for line in differences(found.get(key, "absent"), value, _of_key(tolerance, key), f"{path}.{key}")
        ]
    if isinstance(expected, list):
        if not isinstance(found, list | tuple) or len(found) != len(expected):
            return [f"{path}: {found!r} is not {expected!r}"]
        pairs = enumerate(zip(found, expected, strict=True))
        return [line for index, (a, b) in pairs for line in differences(a, b, tolerance, f"{path}[{index}]")]
    return [] if _close(found, expected, tolerance) else [f"{path}: {found!r} is not {expected!r}"]


def _close(found, expected, tolerance) -> bool:
    if expected is None or isinstance(expected, bool | str):
        return type(found) is type(expected) and found == expected
    if isinstance(found, bool) or not isinstance(found, int | float):
        return False
    return abs(found - expected) <= _number(tolerance) * (1 + abs(expected))


def _of_key(tolerance, key):
    if not isinstance(tolerance, dict):
        return tolerance
    return tolerance.get(key, tolerance)


def _number(tolerance) -> float:
    # {"coef": 0.002, "loglik": 1.0}: what is not named takes the first.
    return next(iter(tolerance.values())) if isinstance(tolerance, dict) else tolerance
