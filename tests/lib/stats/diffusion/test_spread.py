"""Cascades, best seeds, SIR and key spreaders."""

import math
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    best_seeds,
    cascade_spread,
    epidemic,
    key_spreaders,
    reach_scenarios,
    repost_network,
)

EDGES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.floats(0, 1)).filter(lambda edge: edge[0] != edge[1]),
    max_size=9,
)


def network(edges, n=6):
    sources, targets, chances = zip(*edges, strict=True) if edges else ((), (), ())
    return repost_network(sources=sources, targets=targets, probability=list(chances), nodes=range(n))


def random_network(n, m, seed=0):
    generator = np.random.default_rng(seed)
    return repost_network(sources=generator.integers(0, n, m), targets=generator.integers(0, n, m), nodes=range(n))


@settings(deadline=None, max_examples=30)
@given(EDGES, st.sets(st.integers(0, 5), min_size=1, max_size=3))
def test_spread_lies_between_seeds_and_nodes_and_grows_with_seeds(edges, seeds):
    net = network(edges)
    spread = cascade_spread(net, seeds=seeds)
    assert len(seeds) - 1e-9 <= spread.estimate <= 6 + 1e-9
    chances = dict(spread.activation)
    assert all(chances[seed] == pytest.approx(1) for seed in seeds)
    assert sum(chances.values()) == pytest.approx(spread.estimate)
    for more in range(6):
        assert cascade_spread(net, seeds={*seeds, more}).estimate >= spread.estimate - 1e-9


@settings(deadline=None, max_examples=20)
@given(EDGES, st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_a_further_seed_gains_less_beside_more_seeds(edges, first, second, new):
    net = network(edges)

    def reach(*seeds):
        return cascade_spread(net, seeds=seeds).estimate

    alone, beside = reach(first, new) - reach(first), reach(first, second, new) - reach(first, second)
    assert beside <= alone + 1e-9


def test_simulation_agrees_with_enumeration_and_repeats_by_seed():
    net = network([(0, 1, 0.5), (1, 2, 0.4), (2, 0, 0.7), (2, 3, 0.9), (3, 4, 0.2), (1, 5, 1.0)])
    exact = cascade_spread(net, seeds=[0])
    drawn = cascade_spread(net, seeds=[0], method="monte_carlo", runs=20_000)
    assert (exact.method, drawn.method) == ("exact", "monte_carlo")
    assert abs(drawn.estimate - exact.estimate) < 4 * drawn.se
    assert drawn == cascade_spread(net, seeds=[0], method="monte_carlo", runs=20_000)
    assert drawn != cascade_spread(net, seeds=[0], method="monte_carlo", runs=20_000, seed=1)


def test_networks_from_arrow_labels_and_wrong_input():
    net = repost_network(sources=pa.array(["甲", "乙"]), targets=pa.array(["乙", "甲"]), probability=0.5, nodes=["丙"])
    assert net.labels == ("丙", "甲", "乙")
    assert cascade_spread(net, seeds=["甲"]).estimate == 1.5
    loops = repost_network(sources=[1, 1], targets=[1, 2])
    assert len(loops.sources) == 1
    with pytest.raises(ValueError, match="node"):
        cascade_spread(net, seeds=["丁"])
    with pytest.raises(ValueError, match="probability"):
        repost_network(sources=[1], targets=[2], probability=1.5)
    with pytest.raises(ValueError, match="source and a target"):
        repost_network(sources=[1, None], targets=[2, 3])
    with pytest.raises(ValueError, match="enumerate"):
        cascade_spread(random_network(50, 200), seeds=range(20), method="exact")
    assert cascade_spread(net, seeds=[]).reason == Undefined.NO_ANSWERS


@settings(deadline=None, max_examples=10)
@given(EDGES)
def test_greedy_seeds_keep_their_guarantee(edges):
    net = network(edges)
    found = best_seeds(net, k=2)
    best = max(cascade_spread(net, seeds=[a, b]).estimate for a in range(6) for b in range(a))
    assert (1 - 1 / np.e) * best - 1e-9 <= found.estimate <= best + 1e-9
    assert list(found.gains) == sorted(found.gains, reverse=True)


def test_three_ways_to_choose_seeds_agree():
    net = random_network(120, 300, seed=3)
    by_simulation = best_seeds(net, k=3, method="celf", runs=200)
    by_sets = best_seeds(net, k=3, method="rr_sets")
    reaches = [cascade_spread(net, seeds=one.seeds, runs=5000, seed=7).estimate for one in (by_simulation, by_sets)]
    assert reaches[0] == pytest.approx(reaches[1], rel=0.1)
    assert by_sets.interval.low <= reaches[1] <= by_sets.interval.high
    assert by_sets.guarantee >= 1 - 1 / np.e - 0.1
    assert best_seeds(repost_network(sources=[], targets=[]), k=3).reason == Undefined.NO_ANSWERS
    assert len(best_seeds(network([]), k=99).seeds) == 6


@settings(deadline=None)
@given(st.floats(0, 20), st.floats(0.01, 1))
def test_the_final_size_solves_its_equation(reproduction, susceptible):
    result = epidemic(reproduction=reproduction, susceptible=susceptible, initial=0.001)
    z = result.estimate
    assert 0 <= z <= susceptible
    assert z == pytest.approx(susceptible * (1 - np.exp(-reproduction * z)), abs=1e-9)
    assert (z > 0) <= (reproduction * susceptible > 1)
    assert 0 <= result.peak <= z + 1e-12


def test_an_epidemic_over_time_ends_at_its_final_size():
    course = epidemic(reproduction=2, recovery_rate=1, initial=1e-4, times=[200, 0, 5])
    assert course.trajectory[0].reached == pytest.approx(course.estimate, abs=1e-3)
    assert course.trajectory[1].spreading == pytest.approx(1e-4)
    assert course.trajectory[1].time == 0
    assert epidemic(reproduction=1).estimate == 0
    assert "dies out" in epidemic(reproduction=0.5).describe("en")
    with pytest.raises(ValueError, match="reproduction"):
        epidemic(reproduction=-1)


def test_central_accounts_of_a_star_and_of_nothing():
    net = repost_network(sources=["hub"] * 4, targets=list("abcd"), nodes=["alone"])
    result = key_spreaders(net)
    assert result.spreaders[0].node == "hub"
    assert result.spreaders[0].followers == 4
    assert sum(one.pagerank for one in result.spreaders) == pytest.approx(1)
    assert key_spreaders(repost_network(sources=[], targets=[])).reason == Undefined.NO_ANSWERS
    sampled = key_spreaders(random_network(60, 200), samples=20, top=60)
    assert sampled.origins == 20
    assert sampled.method == "sampled_betweenness"
    turned = key_spreaders(net, directed=False)
    assert turned.highest_core == 1


def test_reach_is_a_range_that_grows_with_the_probability():
    net = random_network(200, 1500)
    result = reach_scenarios(sources=net.sources.tolist(), targets=net.targets.tolist(), seeds=[3, 4], runs=300)
    reaches = [one.reach for one in result.scenarios]
    assert reaches == sorted(reaches)
    assert result.estimate == reaches[1]
    assert "not known" in result.describe("en")
    many = reach_scenarios(sources=[0] * 600, targets=range(1, 601), seeds=[0], probabilities={"sure": 1.0}, runs=10)
    assert many.scenarios[0].key
    assert many.estimate == 601
    assert reach_scenarios(sources=[1], targets=[2], seeds=[]).reason == Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="probability"):
        reach_scenarios(sources=[1], targets=[2], seeds=[1], probabilities={})


@pytest.mark.parametrize("reproduction", [1 + 1e-12, 1 + 1e-6, 1.001, 2.0, 35.0, 50.0])
def test_the_final_size_is_exact_near_one_and_far_from_it(reproduction):
    found = epidemic(reproduction=reproduction).estimate
    assert 0 < found <= 1
    assert found == pytest.approx(-math.expm1(-reproduction * found), rel=1e-12)
    assert found == pytest.approx(min(1, 2 * (reproduction - 1)), rel=0.6)


@pytest.mark.parametrize("reproduction", [math.inf, math.nan, -1.0])
def test_a_reproduction_that_cannot_be_is_refused(reproduction):
    with pytest.raises(ValueError, match="reproduction"):
        epidemic(reproduction=reproduction)


@pytest.mark.parametrize("probability", [np.int64(1), np.float64(0.5), Decimal("0.5")])
def test_one_probability_of_any_number_type(probability):
    network = repost_network(sources=[1], targets=[2], probability=probability)
    assert cascade_spread(network, seeds=[1]).estimate == 1 + float(probability)


def test_impossible_numbers_of_runs_and_places_are_refused():
    network = repost_network(sources=[1], targets=[2])
    with pytest.raises(ValueError, match="two runs"):
        cascade_spread(network, seeds=[1], method="monte_carlo", runs=1)
    with pytest.raises(ValueError, match="top"):
        key_spreaders(network, top=0)
