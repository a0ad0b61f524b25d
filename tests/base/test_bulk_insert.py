"""Rows inserted without the ORM arrive as with it, few or many, and fail with Django's errors."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from huiyin.base.bulk_insert import COPY_FROM, insert_rows
from huiyin.base.models import AuditLine

NOW = datetime(2026, 11, 21, 2, 0, 0, 123456, tzinfo=UTC)
TRICKY = "tab\t newline\n backslash \\N quote \" ' 回音 😀 %s"


def line(at: int) -> AuditLine:
    return AuditLine(
        at=NOW,
        by="user:1",
        by_name=TRICKY,
        action=f"test.{at}",
        subject="",
        refused=at % 2 == 0,
        detail={"深": [at, None, TRICKY]},
        request_id="",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("count", [0, 1, 2, COPY_FROM - 1, COPY_FROM, 500])
def test_every_value_arrives_as_it_was(count: int) -> None:
    lines = [line(at) for at in range(count)]
    insert_rows(lines)
    stored = {row.id: row for row in AuditLine.objects.all()}
    assert len(stored) == count
    for sent in lines:
        found = stored[sent.id]
        for field in AuditLine._meta.concrete_fields:
            assert getattr(found, field.attname) == getattr(sent, field.attname)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, COPY_FROM + 5])
def test_a_broken_rule_is_an_integrity_error(count: int) -> None:
    lines = [line(at) for at in range(count)]
    insert_rows(lines)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(lines)
    assert AuditLine.objects.count() == count
