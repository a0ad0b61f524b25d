import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import Undefined, rake_cells, rake_rows

COUNTS = {("f", "young"): 30, ("f", "old"): 10, ("m", "young"): 20, ("m", "old"): 40}
TARGETS = [{"f": 510, "m": 490}, {"young": 450, "old": 550}]
CELLS = st.fixed_dictionaries({(a, b): st.integers(1, 60) for a in "xyz" for b in "uv"})
POSITIVE = st.floats(0.5, 5)


def expanded(counts):
    rows = [cell for cell, count in counts.items() for _ in range(count)]
    return [[row[i] for row in rows] for i in range(2)]


def test_rows_and_cells_agree():
    cells = rake_cells(COUNTS, targets=TARGETS)
    rows = rake_rows(expanded(COUNTS), targets=TARGETS)
    first_of_each = np.cumsum([0, *COUNTS.values()])[:-1]
    assert [rows.weights[i] for i in first_of_each] == pytest.approx(cells.weights)
    for name in ("n", "effective_n", "design_effect", "smallest", "largest"):
        assert getattr(rows, name) == pytest.approx(getattr(cells, name))


def test_columns_may_be_arrays_or_arrow_and_rows_may_lack_a_category():
    sex, age = expanded(COUNTS)
    plain = rake_rows([[*sex, None, "f"], [*age, "old", "old"]], targets=TARGETS, base_weights=[1.0] * 100 + [1, None])
    assert plain.weights[-2:] == (None, None)
    assert (plain.n, plain.missing) == (100, 2)
    assert rake_rows([np.array(sex), pa.array(age)], targets=TARGETS).weights == pytest.approx(plain.weights[:-2])


def test_a_target_without_a_sample_asks_to_merge():
    result = rake_cells({("f",): 10, ("m",): 5}, targets=[{"f": 1, "m": 1, "other": 1}])
    assert (result.reason, result.weights, result.effective_n) == (Undefined.EMPTY_CELL, (), None)
    assert "merge" in result.describe("en")
    assert rake_cells({}, targets=[{"f": 1}]).reason is Undefined.NO_ANSWERS


def test_empty_combinations_may_leave_no_solution():
    result = rake_cells({("f", "young"): 10, ("m", "old"): 10}, targets=[{"f": 70, "m": 30}, {"young": 40, "old": 60}])
    assert result.reason is Undefined.NOT_CONVERGED


def test_extreme_weights_are_cut_and_the_margins_still_hold():
    counts = {("a",): 60, ("b",): 38, ("c",): 2}
    free, cut = (rake_cells(counts, targets=[{"a": 30, "b": 40, "c": 30}], trim=trim) for trim in (None, (0.3, 3.0)))
    assert free.largest == pytest.approx(30)
    assert cut.trimmed == 2
    assert cut.max_error <= 1e-8
    assert cut.weights == pytest.approx(free.weights), "one margin leaves no freedom: raking restores it"
    two = {("f", "y"): 1, ("f", "o"): 40, ("m", "y"): 40, ("m", "o"): 19}
    free, cut = (rake_cells(two, targets=[{"f": 60, "m": 40}, {"y": 55, "o": 45}], trim=trim)
                 for trim in (None, (0.5, 2.0)))  # fmt: skip
    assert cut.largest < free.largest
    assert cut.effective_n >= free.effective_n


@pytest.mark.parametrize(
    ("targets", "trim", "message"),
    [
        ([{"f": 1, "m": 1}, {"young": 1, "old": 2}], None, "one positive total"),
        ([{"f": 1}, {"young": 1, "old": 1}], None, "needs a target"),
        ([{"f": 1, "m": float("nan")}, {"young": 1, "old": 1}], None, "needs a target"),
        (TARGETS, (2, 3), "trim"),
        ([{"f": 1, "m": 1}], None, "one category"),
    ],
)
def test_targets_that_mean_nothing_are_refused(targets, trim, message):
    with pytest.raises(ValueError, match=message):
        rake_cells(COUNTS, targets=targets, trim=trim)


def test_rows_need_columns_and_weights_of_one_length():
    with pytest.raises(ValueError, match="one length"):
        rake_rows([["f"], ["old", "old"]], targets=TARGETS)
    with pytest.raises(ValueError, match="base weight"):
        rake_rows([["f"], ["old"]], targets=TARGETS, base_weights=[1, 2])


@given(CELLS, st.tuples(POSITIVE, POSITIVE, POSITIVE), st.floats(0.1, 0.9), st.booleans())
def test_every_margin_holds_and_scale_does_not_matter(counts, first, second, trimmed):
    total = sum(first)
    targets = [dict(zip("xyz", first, strict=True)), {"u": second * total, "v": (1 - second) * total}]
    trim = (0.3, 3.0) if trimmed else None
    raked = rake_cells(counts, targets=targets, trim=trim)
    assert raked.reason is None
    for position, target in enumerate(targets):
        for category, wanted in target.items():
            held = sum(
                weight * count
                for (cell, count), weight in zip(counts.items(), raked.weights, strict=True)
                if cell[position] == category
            )
            assert held == pytest.approx(wanted, rel=1e-7)
    assert 1 <= raked.effective_n <= raked.n + 1e-6
    assert raked.design_effect >= 1 - 1e-9
    thousandfold = [{name: 1000 * value for name, value in target.items()} for target in targets]
    assert rake_cells(counts, targets=thousandfold, trim=trim).effective_n == pytest.approx(raked.effective_n, rel=1e-6)


def test_margins_of_more_combinations_than_an_integer_counts():
    rows, categories = 60, 2_000
    columns = [[(7 * margin + row) % categories for row in range(rows)] for margin in range(8)]
    targets = [{category: float(category in column) for category in range(categories)} for column in columns]
    raked = rake_rows(columns, targets=targets)
    assert raked.weights == pytest.approx([1.0] * rows)
