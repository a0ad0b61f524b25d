"""Windows of days and figures of few answers."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.measure.rules import Window, satisfied_share, window_of
from huiyin.measure.terms import Doubt

SHANGHAI = ZoneInfo("Asia/Shanghai")
LATE_EVENING_UTC = datetime(2026, 10, 5, 17, tzinfo=UTC)  # the 6th in Shanghai


def test_by_default_the_last_thirty_days_with_today() -> None:
    window = window_of(start=None, end=None, now=LATE_EVENING_UTC, zone=SHANGHAI)
    assert window == Window(date(2026, 9, 7), date(2026, 10, 7))
    assert window.days()[-1] == date(2026, 10, 6)
    assert len(window.days()) == 30


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 10, 5), date(2026, 10, 5)),
        (date(2026, 10, 5), date(2026, 10, 4)),
        (date(2000, 1, 1), date(2026, 1, 1)),
        (None, date.min),
        (date.max, None),
    ],
)
def test_days_that_make_no_window(start: date | None, end: date | None) -> None:
    assert window_of(start=start, end=end, now=LATE_EVENING_UTC, zone=SHANGHAI) is None


def test_no_figure_without_answers_or_with_too_few() -> None:
    assert _csat(0, 0).doubt is Doubt.NO_ANSWERS
    few = _csat(4, 4)
    assert (few.value, few.low, few.high, few.doubt, few.n) == (None, None, None, Doubt.TOO_FEW, 4)
    assert _csat(5, 5).doubt is Doubt.SMALL_SAMPLE
    assert _csat(30, 20).doubt is None


def test_the_interval_is_wilsons() -> None:
    """Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662."""
    figure = _csat(263, 81)
    assert figure.low == pytest.approx(0.2553, abs=5e-5)
    assert figure.high == pytest.approx(0.3662, abs=5e-5)


@given(st.integers(5, 10_000), st.data())
def test_the_value_lies_in_its_interval(n: int, data: st.DataObject) -> None:
    figure = _csat(n, data.draw(st.integers(0, n)))
    assert figure.low is not None
    assert figure.value is not None
    assert figure.high is not None
    assert 0 <= figure.low <= figure.value <= figure.high <= 1


def _csat(n: int, satisfied: int):
    return satisfied_share(n=n, satisfied=satisfied, shown_from=5, ranked_from=30)
