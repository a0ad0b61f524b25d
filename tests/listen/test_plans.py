"""The questions of every intake go by index: a scan would make each voice dearer than the last."""

import pytest
from django.db import connection

from huiyin.customers import services as customers
from huiyin.listen.services import accepting
from huiyin.staff import queries as staff

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by size, SQLite by words"),
]

QUESTIONS = {
    "receipts": (f"{accepting._RECEIPTS} AND r.external_id IN (%s)", 2),
    "identities": (customers._IDENTITIES.format(meant="blind IN (%s)"), 1),
    "token": (staff._LIVING_BY_DIGEST, 2),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_of_an_intake_scans_a_table(question: str) -> None:
    """SQLite takes a partial index only when the condition is said in the index's own words."""
    statement, parameters = QUESTIONS[question]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", ["x"] * parameters)
        plan = [row[3] for row in cursor.fetchall()]
    assert any(step.startswith("SEARCH") for step in plan)
    assert not [step for step in plan if step.startswith("SCAN")]
