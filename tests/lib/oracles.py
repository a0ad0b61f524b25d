"""Worked examples from independent sources, by id."""

from tests.oracles.rows import GIVEN, OWN

ORACLES = {row["id"]: row for row in [*GIVEN, *OWN]}
