import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    csat_change,
    csat_from_counts,
    nps,
    nps_change,
    nps_from_counts,
    nps_panel_change,
    nps_panel_change_from_counts,
)

WAVE = st.tuples(*[st.integers(0, 200)] * 3).filter(any)
TABLE = st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=3, max_size=3)


def wave(counts):
    return nps_from_counts(promoters=counts[0], passives=counts[1], detractors=counts[2])


def test_small_waves_are_compared_by_adjusted_wald():
    result = nps_change(before=wave((6, 4, 2)), after=wave((60, 20, 20)))
    assert result.method == "adjusted_wald"
    assert result.estimate == pytest.approx(40 - 100 / 3)
    assert result.se == pytest.approx(math.hypot(wave((6, 4, 2)).se, wave((60, 20, 20)).se))


def test_unanimous_waves_claim_no_certainty():
    result = nps_change(before=wave((0, 0, 80)), after=wave((80, 0, 0)))
    assert result.estimate == 200
    assert result.interval.low < 200 == result.interval.high
    assert result.distinguishable


def test_a_wave_without_answers_has_no_change():
    result = nps_change(before=nps([]), after=wave((3, 3, 3)))
    assert (result.estimate, result.interval, result.reason) == (None, None, Undefined.NO_ANSWERS)
    assert result.describe("en") == "The change of NPS cannot be computed: there are no data."
    assert csat_change(before=csat_from_counts(satisfied=0, n=0), after=csat_from_counts(satisfied=1, n=2)).p is None


def test_a_panel_needs_the_same_people():
    with pytest.raises(ValueError, match="same people"):
        nps_panel_change(before=[9, 10], after=[9])
    with pytest.raises(ValueError, match="3 × 3"):
        nps_panel_change_from_counts(table=[[1, 2], [3, 4]])


def test_a_panel_in_which_nobody_moves_has_no_interval():
    result = nps_panel_change(before=[9, 3, 7, None], after=[10, 0, 8, 9])
    assert (result.n, result.missing, result.estimate, result.interval) == (3, 1, 0, None)
    assert result.reason is Undefined.NO_VARIATION
    assert result.describe("en") == "NPS went from 0 to 0, a change of 0; no interval can be given."


def test_a_change_is_spoken_with_its_doubt():
    unclear = csat_change(before=csat_from_counts(satisfied=80, n=100), after=csat_from_counts(satisfied=83, n=100))
    assert unclear.describe("en").startswith("Satisfaction went from 80% to 83%, a change of +3 points")
    assert unclear.describe("en").endswith("not distinguishable from no change.")
    assert "无法区分" in unclear.describe("zh-Hans")
    assert "無法區分" in unclear.describe("zh-Hant")
    clear = nps_change(before=wave((100, 50, 150)), after=wave((150, 50, 100)))
    assert clear.describe("en").endswith("a clear change.")


def test_a_panel_is_surer_than_two_waves_when_people_keep_their_minds():
    table = [[40, 5, 0], [2, 25, 1], [1, 4, 22]]
    panel = nps_panel_change_from_counts(table=table)
    before, after = wave([sum(row) for row in table]), wave([sum(column) for column in zip(*table, strict=True)])
    assert panel.estimate == pytest.approx(after.estimate - before.estimate)
    assert panel.se < nps_change(before=before, after=after).se


@given(TABLE)
def test_a_panel_table_is_the_paired_variance_of_its_people(table):
    answers = (9, 7, 0)
    people = [(answers[i], answers[j]) for i in range(3) for j in range(3) for _ in range(table[i][j])]
    result = nps_panel_change_from_counts(table=table)
    assert result == nps_panel_change(before=[a for a, _ in people], after=[b for _, b in people])
    if people:
        values = {9: 1, 7: 0, 0: -1}
        moves = np.array([values[b] - values[a] for a, b in people])
        assert result.estimate == pytest.approx(100 * moves.mean())
        assert result.se == pytest.approx(100 * moves.std() / math.sqrt(len(moves)), abs=1e-9)


@given(WAVE, WAVE, st.sampled_from(["auto", "wald", "adjusted_wald"]))
def test_a_change_mirrors_in_time_and_stays_in_bounds(first, second, method):
    forth = nps_change(before=wave(first), after=wave(second), method=method)
    back = nps_change(before=wave(second), after=wave(first), method=method)
    assert -200 <= forth.interval.low <= forth.interval.high <= 200
    assert forth.estimate == pytest.approx(-back.estimate)
    assert forth.interval.low == pytest.approx(-back.interval.high)
    assert forth.p == back.p
    assert forth.p is None or 0 <= forth.p <= 1


@given(st.data(), st.integers(1, 300), st.integers(1, 300))
def test_newcombe_holds_the_change_and_mirrors(data, first, second):
    before = csat_from_counts(satisfied=data.draw(st.integers(0, first)), n=first)
    after = csat_from_counts(satisfied=data.draw(st.integers(0, second)), n=second)
    forth, back = csat_change(before=before, after=after), csat_change(before=after, after=before)
    assert -1 - 1e-12 <= forth.interval.low <= forth.estimate <= forth.interval.high <= 1 + 1e-12
    assert forth.interval.low == pytest.approx(-back.interval.high)
    assert csat_change(before=before, after=before).estimate == 0
