import pytest

from huiyin.lib.stats import Undefined, enps, enps_from_counts, nps_from_counts, nps_gap

CUSTOMERS = nps_from_counts(promoters=60, passives=25, detractors=15)


@pytest.mark.parametrize("n", [1, 4])
def test_few_employees_are_withheld_to_the_last_count(n):
    result = enps([10] * n)
    assert result.reason is Undefined.SUPPRESSED
    assert (result.estimate, result.interval, result.promoters, result.passives, result.detractors, result.se) == (
        None, None, None, None, None, None,
    )  # fmt: skip
    assert "anonymous" in result.describe("en")
    gap = nps_gap(customers=CUSTOMERS, employees=result)
    assert (gap.estimate, gap.before, gap.reason) == (None, None, Undefined.SUPPRESSED)


def test_five_are_enough_and_none_is_no_answer():
    assert enps([10, 9, 8, 3, 2]).estimate == 0
    assert enps([]).reason is Undefined.NO_ANSWERS
    assert enps([10] * 9, shown_from=10).estimate is None


def test_a_gap_is_called_clear_only_when_its_interval_leaves_out_zero():
    clear = nps_gap(customers=CUSTOMERS, employees=enps_from_counts(promoters=20, passives=15, detractors=15))
    assert clear.describe("en") == (
        "Customer NPS is 45 and employee NPS 10, a gap of +35 (95% interval +7.8 to +62.2): a clear gap."
    )
    near = nps_gap(customers=CUSTOMERS, employees=enps_from_counts(promoters=6, passives=2, detractors=2))
    assert near.describe("en").endswith("the two are not distinguishable.")
