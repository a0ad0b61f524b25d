import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    clopper_pearson_interval,
    csat,
    csat_from_counts,
    mean_interval,
    nps,
    nps_from_counts,
    wilson_interval,
)
from tests.lib.oracles import ORACLES

COUNTS = st.integers(0, 400)


def test_nps_of_published_counts():
    row = ORACLES["A-nps-1"]
    inputs = {key: row["inputs"][key] for key in ("promoters", "passives", "detractors")}
    result = nps_from_counts(**inputs, confidence=row["inputs"]["conf"])
    assert result.method == "wald"
    assert result.estimate == pytest.approx(row["expected"]["nps"], abs=1e-6)
    assert result.se == pytest.approx(row["expected"]["se"], rel=1e-9)
    assert result.unit_variance == pytest.approx(row["expected"]["unit_variance"])
    assert [result.interval.low, result.interval.high] == pytest.approx(row["expected"]["ci"], rel=1e-6)


def test_nps_unit_variance_of_the_published_case():
    row = ORACLES["A-nps-2"]
    result = nps_from_counts(**row["inputs"])
    assert result.unit_variance == pytest.approx(row["expected"]["unit_variance"])
    assert result.se == pytest.approx(row["expected"]["se"])
    assert result.method == "adjusted_wald", "12 answers are too few for Wald"


def test_nps_of_raw_scores_with_a_missing_one():
    row = ORACLES["A-nps-6"]
    result = nps(row["inputs"]["scores"])
    found = {key: getattr(result, key) for key in ("promoters", "passives", "detractors", "n")}
    assert found | {"nps": result.estimate} == row["expected"]
    assert result.missing == 1


def test_scores_outside_the_scale_are_rejected_and_counted():
    result = nps([10, 11, -1, 7.5, None, math.nan])
    assert (result.n, result.rejected, result.missing) == (1, 3, 2)
    assert csat([5, 6, 0, math.inf, math.nan]).rejected == 3


def test_csat_intervals_agree_with_r():
    row = ORACLES["A-csat-1"]
    wilson = csat_from_counts(satisfied=8, n=10)
    exact = csat_from_counts(satisfied=8, n=10, method="clopper_pearson")
    assert wilson.estimate == row["expected"]["csat"]
    assert [wilson.interval.low, wilson.interval.high] == pytest.approx(row["expected"]["wilson"], rel=1e-6)
    assert [exact.interval.low, exact.interval.high] == pytest.approx(row["expected"]["clopper_pearson"], rel=1e-6)


def test_csat_of_raw_scores():
    row = ORACLES["A-csat-2"]
    result = csat(row["inputs"]["scores"], top=row["inputs"]["top"])
    assert result.n == row["expected"]["n"]
    assert result.estimate == pytest.approx(row["expected"]["top2"])
    assert result.mean == pytest.approx(row["expected"]["mean"])
    assert result.index == pytest.approx(row["expected"]["index"])


@pytest.mark.parametrize(
    ("n", "t"),
    # Two-sided 95 % points of Student's t: NIST/SEMATECH e-Handbook, table 1.3.6.7.2.
    [(2, 12.706), (3, 4.303), (5, 2.776), (11, 2.228), (31, 2.042), (101, 1.984)],
)
def test_mean_interval_uses_the_tabulated_t(n, t):
    values = [0.0, *[1.0] * (n - 1)]
    result = mean_interval(values)
    half = (result.interval.high - result.interval.low) / 2
    assert half / (result.sd / math.sqrt(n)) == pytest.approx(t, abs=6e-4)


def test_undefined_is_none_with_a_reason():
    for result in (nps([]), csat([None, None]), mean_interval([])):
        assert result.estimate is None
        assert result.interval is None
        assert result.reason is Undefined.NO_ANSWERS
    alone = mean_interval([4])
    assert (alone.estimate, alone.interval, alone.reason) == (4, None, Undefined.ONE_ANSWER)


def test_unanimous_answers_do_not_claim_certainty():
    result = nps_from_counts(promoters=80, passives=0, detractors=0)
    assert result.method == "adjusted_wald"
    assert result.interval.low < 100 == result.interval.high


def test_a_finding_is_spoken_in_three_languages():
    result = nps_from_counts(promoters=10, passives=10, detractors=30)
    assert result.describe("en") == "NPS is −40 (50 answers, 95% interval −62.2 to −17.8)."
    assert result.describe("zh-Hans") == "NPS 为 −40（50 份回答，95% 置信区间 −62.2 至 −17.8）。"
    assert "信賴區間" in result.describe("zh-Hant")
    assert csat_from_counts(satisfied=8, n=10).describe("en").startswith("80% are satisfied (10 answers")
    assert mean_interval([]).describe("zh-Hans") == "均值无法计算：没有数据。"
    assert mean_interval([3]).describe("en") == "The mean is 3 (only 1 answer: no interval)."


def test_no_share_is_larger_than_the_whole():
    with pytest.raises(ValueError, match="no share"):
        wilson_interval(successes=3, n=2)


@given(COUNTS, COUNTS, COUNTS, st.sampled_from(["auto", "wald", "adjusted_wald"]))
def test_nps_bounds_and_mirror(promoters, passives, detractors, method):
    result = nps_from_counts(promoters=promoters, passives=passives, detractors=detractors, method=method)
    mirror = nps_from_counts(promoters=detractors, passives=passives, detractors=promoters, method=method)
    if not promoters + passives + detractors:
        assert result.estimate is None
        return
    assert -100 <= result.interval.low <= result.interval.high <= 100
    assert result.estimate == pytest.approx(-mirror.estimate)
    assert result.interval.low == pytest.approx(-mirror.interval.high)


@given(st.data(), st.integers(1, 2000), st.sampled_from([0.8, 0.95, 0.99]))
def test_share_intervals_hold_the_share_and_mirror(data, n, confidence):
    successes = data.draw(st.integers(0, n))
    for compute in (wilson_interval, clopper_pearson_interval):
        interval = compute(successes=successes, n=n, confidence=confidence)
        mirror = compute(successes=n - successes, n=n, confidence=confidence)
        assert 0 <= interval.low <= successes / n <= interval.high <= 1
        assert interval.low == pytest.approx(1 - mirror.high, abs=1e-9)


@given(st.data(), st.integers(1, 60))
def test_exact_interval_is_the_binomial_tail(data, n):
    successes = data.draw(st.integers(1, n))
    low = clopper_pearson_interval(successes=successes, n=n).low
    tail = math.fsum(math.comb(n, k) * low**k * (1 - low) ** (n - k) for k in range(successes, n + 1))
    assert tail == pytest.approx(0.025, rel=1e-6)


@pytest.mark.parametrize(
    ("satisfied", "n", "method"),
    [(30, 39, "clopper_pearson"), (30, 40, "wilson"), (396, 400, "clopper_pearson"), (4, 400, "clopper_pearson")],
)
def test_auto_takes_the_exact_interval_for_few_answers_and_near_the_ends(satisfied, n, method):
    result = csat_from_counts(satisfied=satisfied, n=n, method="auto")
    assert result.method == method
    assert result.interval == csat_from_counts(satisfied=satisfied, n=n, method=method).interval


def test_negative_counts_are_refused():
    with pytest.raises(ValueError, match="must not be negative"):
        nps_from_counts(promoters=3, passives=-1, detractors=2)


@given(COUNTS, COUNTS, COUNTS, st.integers(2, 9))
def test_more_answers_of_the_same_kind_narrow_the_interval(promoters, passives, detractors, times):
    few = nps_from_counts(promoters=promoters, passives=passives, detractors=detractors, method="adjusted_wald")
    many = nps_from_counts(
        promoters=times * promoters, passives=times * passives, detractors=times * detractors, method="adjusted_wald"
    )
    if few.n:
        assert many.estimate == pytest.approx(few.estimate)
        assert many.interval.high - many.interval.low <= few.interval.high - few.interval.low + 1e-9


def test_one_answer_lies_inside_its_interval():
    result = nps([0])
    assert result.interval.low == result.estimate == -100


def test_a_scale_and_a_confidence_must_make_sense():
    with pytest.raises(ValueError, match="low end to its high end"):
        csat([5], scale=(5, 5))
    with pytest.raises(ValueError, match="between 0 and 1"):
        csat_from_counts(satisfied=3, n=10, method="clopper_pearson", confidence=1.5)


def test_adjusted_wald_holds_the_truth_where_wald_does_not():
    # Exact coverage at n = 15: every possible outcome with its multinomial chance.
    n, (p, q, d) = 15, (0.45, 0.30, 0.25)
    held = {"wald": 0.0, "adjusted_wald": 0.0}
    for promoters in range(n + 1):
        for detractors in range(n + 1 - promoters):
            passives = n - promoters - detractors
            ways = math.comb(n, promoters) * math.comb(n - promoters, detractors)
            chance = ways * p**promoters * q**passives * d**detractors
            for method in held:
                interval = nps_from_counts(
                    promoters=promoters, passives=passives, detractors=detractors, method=method
                ).interval
                held[method] += chance * (interval.low <= 100 * (p - d) <= interval.high)
    assert held["wald"] < 0.93
    assert 0.94 < held["adjusted_wald"] < 0.96
