"""Cursor pages (Z09)."""

import time
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.base.errors import Invalid
from huiyin.base.models import AuditLine, RateBucket
from huiyin.base.paging import InvalidCursor, count_up_to, encode_cursor, paginate
from tests.base.edge_urls import NOW, write_line

pytestmark = pytest.mark.django_db
ORDER = ("-at", "subject", "id")


def walk(limit, order=ORDER):
    cursor, seen = None, []
    while True:
        page = paginate(AuditLine.objects.all(), order=order, cursor=cursor, limit=limit, out=lambda line: line)
        seen += page["items"]
        cursor = page["next"]
        if cursor is None:
            return seen


def make(number):
    rows = [(NOW + timedelta(minutes=at % 3), f"s{at % 2}") for at in range(number)]
    for at, subject in rows:
        line = write_line(subject)
        AuditLine.objects.filter(id=line.id).update(at=at)


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 200])
def test_pages_together_are_the_list(limit):
    make(11)
    expected = list(AuditLine.objects.order_by(*ORDER))
    assert walk(limit) == expected


def test_a_row_that_arrives_moves_nothing():
    make(6)
    first = paginate(AuditLine.objects.all(), order=ORDER, limit=3, out=lambda line: line.id)
    newest = write_line("a")
    AuditLine.objects.filter(id=newest.id).update(at=NOW + timedelta(days=1))
    second = paginate(AuditLine.objects.all(), order=ORDER, cursor=first["next"], limit=3, out=lambda line: line.id)
    assert not {*first["items"]} & {*second["items"]}
    assert len({*first["items"], *second["items"]}) == 6


@pytest.mark.parametrize("limit", [0, -1, 201, 10**9, -(10**9)])
def test_a_limit_outside_is_refused(limit):
    with pytest.raises(Invalid) as caught:
        paginate(AuditLine.objects.all(), order=ORDER, limit=limit, out=str)
    assert caught.value.errors[0]["path"] == "limit"


BAD = ["x", "!!!!", "W10", "bnVsbA", encode_cursor(["a", "b"]), encode_cursor(["nope", "a", "b"]), "a" * 10_000, "é"]


@pytest.mark.parametrize("cursor", BAD)
def test_a_foreign_cursor_is_refused_quickly(cursor):
    started = time.process_time()
    with pytest.raises(InvalidCursor):
        paginate(AuditLine.objects.all(), order=ORDER, cursor=cursor, out=str)
    assert time.process_time() - started < 0.3


SCALAR = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    st.lists(SCALAR, min_size=3, max_size=3).map(encode_cursor)
    | st.text(max_size=40)
    | st.binary(max_size=40).map(lambda raw: raw.hex())
)
def test_any_edited_cursor_ends_in_a_page_or_a_refusal(cursor):
    try:
        page = paginate(AuditLine.objects.all(), order=ORDER, cursor=cursor, out=str)
    except InvalidCursor:
        return
    assert page["items"] == []


def test_rows_without_a_value_come_last_in_both_directions():
    RateBucket.objects.bulk_create(RateBucket(key=f"k{at}", tokens=at % 2, at=at) for at in range(5))
    for order in (("tokens", "key"), ("-tokens", "-key")):
        first = paginate(RateBucket.objects.all(), order=order, limit=2, out=lambda row: row.key)
        rest = paginate(RateBucket.objects.all(), order=order, limit=9, cursor=first["next"], out=lambda row: row.key)
        assert [*first["items"], *rest["items"]] == list(
            RateBucket.objects.order_by(*order).values_list("key", flat=True)
        )


def test_the_total_is_exact_up_to_a_limit_and_then_says_so():
    RateBucket.objects.bulk_create(RateBucket(key=f"k{at}", tokens=1, at=at) for at in range(12))
    assert count_up_to(RateBucket.objects.all(), most=12) == {"value": 12, "exact": True}
    assert count_up_to(RateBucket.objects.all(), most=11) == {"value": 11, "exact": False}
