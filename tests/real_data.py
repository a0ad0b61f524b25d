"""Public data sets beside the checkout (../shared/data): read from there, never copied into the repository."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data"


def real_data(name):
    """Return the path of a data set, or skip the test with the reason where the folder is absent."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} is not on this machine (../shared/data)")
    return path
