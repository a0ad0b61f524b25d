import pytest

from huiyin.lib.planning import AgentGroup, Skill, erlang_a, simulate_queue, simulate_skills, staff_skills
from huiyin.lib.stats import Undefined

HALF_HOURS = {"interval_s": 1800, "seed": 11}
BILLING = Skill(name="billing", calls=(40.0,) * 4, aht_s=240, patience_s=120)
TECHNIQUE = Skill(name="technique", calls=(25.0,) * 4, aht_s=400, patience_s=180, service_level=0.7)


def groups(billing, technique, both):
    return [
        AgentGroup(name="billing", skills=("billing",), agents=billing),
        AgentGroup(name="technique", skills=("technique",), agents=technique),
        AgentGroup(name="both", skills=("technique", "billing"), agents=both),
    ]


@pytest.mark.parametrize(("agents", "patience_s"), [(9, 60), (11, 120), (14, 400)])
def test_erlang_a_lies_in_the_interval_of_the_simulation(agents, patience_s):
    found = simulate_queue(
        calls=[400.0] * 20,
        interval_s=7200,
        aht_s=180,
        agents=agents,
        patience_s=patience_s,
        warmup_s=3600,
        replications=10,
        confidence=0.999,
        seed=4,
    )
    exact = erlang_a(calls=400, interval_s=7200, aht_s=180, agents=agents, patience_s=patience_s)
    for simulated, figure in [
        (found.total.service_level, exact.service_level),
        (found.total.p_abandon, exact.p_abandon),
        (found.total.p_wait, exact.p_wait),
        (found.total.mean_wait, exact.mean_wait),
        (found.total.mean_wait_served, exact.mean_wait_served),
    ]:
        assert simulated.interval.low <= figure <= simulated.interval.high
    assert found.occupancy[0][1] == pytest.approx(exact.occupancy, abs=0.02)


def test_the_same_seed_gives_the_same_day():
    one, two = (simulate_queue(calls=[30] * 4, aht_s=240, agents=5, replications=3, **HALF_HOURS) for _ in range(2))
    assert one == two
    assert simulate_queue(calls=[30] * 4, aht_s=240, agents=5, replications=3, interval_s=1800, seed=12) != one


def test_one_agent_more_serves_the_same_calls_sooner():
    levels = [
        simulate_queue(calls=[60] * 4, aht_s=240, agents=agents, patience_s=90, replications=2, **HALF_HOURS).estimate
        for agents in range(4, 14)
    ]
    assert levels == sorted(levels)


def test_nobody_there_answers_nobody():
    found = simulate_queue(calls=[20] * 2, aht_s=240, agents=0, patience_s=60, replications=2, **HALF_HOURS)
    assert found.estimate == 0
    assert found.total.p_abandon.value == 1
    assert found.total.mean_wait_served is None
    assert found.occupancy == (("all", None),)
    endless = simulate_queue(calls=[20] * 2, aht_s=240, agents=0, replications=2, **HALF_HOURS)
    assert endless.total.mean_wait.value > 0


def test_nobody_calls():
    found = simulate_queue(calls=[0, 0], aht_s=240, agents=2, replications=2, **HALF_HOURS)
    assert found.estimate is None
    assert found.reason is Undefined.NO_EXPOSURE
    assert "没有" in found.describe() or "无法" in found.describe()


def test_one_replication_has_no_interval():
    found = simulate_queue(calls=[20], aht_s=240, agents=4, replications=1, **HALF_HOURS)
    assert found.interval is None
    assert "too few" in found.describe("en")


def test_staff_that_comes_late_and_leaves_early_counts_when_it_is_there():
    found = simulate_queue(
        calls=[30, 30, 30], aht_s=240, agents=[0, 12, 0], patience_s=30, replications=20, **HALF_HOURS
    )
    assert 0.25 < found.estimate < 0.45, "about a third of the calls meet somebody"


def test_specialists_are_asked_before_those_who_can_do_more():
    found = simulate_skills(skills=[BILLING, TECHNIQUE], groups=groups(12, 12, 2), replications=3, **HALF_HOURS)
    busy = dict(found.occupancy)
    assert busy["both"] < busy["billing"]
    generalists_first = simulate_skills(
        skills=[BILLING, TECHNIQUE],
        groups=groups(12, 12, 2),
        replications=3,
        routing={"billing": ["both", "billing"], "technique": ["both", "technique"]},
        **HALF_HOURS,
    )
    assert dict(generalists_first.occupancy)["both"] > 0.8


def test_a_free_agent_takes_their_first_skill_first():
    first, fair = (
        simulate_skills(
            skills=[BILLING, TECHNIQUE], groups=groups(0, 0, 10), policy=policy, replications=6, **HALF_HOURS
        )
        for policy in ("priority", "longest_wait")
    )
    in_turn = [figures.mean_wait.value for figures in fair.skills]
    billing, technique = [figures.mean_wait.value for figures in first.skills]
    assert technique < in_turn[1]
    assert billing > in_turn[0]


def test_two_skills_of_all_agents_are_one_queue():
    halves = [Skill(name=name, calls=(50.0,) * 4, aht_s=240, patience_s=120) for name in "ab"]
    both = AgentGroup(name="all", skills=("a", "b"), agents=14)
    split = simulate_skills(skills=halves, groups=[both], policy="longest_wait", replications=20, **HALF_HOURS)
    whole = simulate_queue(calls=[100] * 4, aht_s=240, agents=14, patience_s=120, replications=20, **HALF_HOURS)
    assert split.estimate == pytest.approx(whole.estimate, abs=0.04)


def test_a_plan_for_many_skills_keeps_every_goal_and_drops_who_is_not_needed():
    found = staff_skills(skills=[BILLING, TECHNIQUE], groups=groups(0, 0, 0), replications=4, **HALF_HOURS)
    assert found.reason is None
    for skill, figures in zip([BILLING, TECHNIQUE], found.simulated.skills, strict=True):
        assert figures.service_level.value >= skill.service_level
    plan = dict(found.agents)
    for name in (name for name, number in plan.items() if number):
        fewer = {**plan, name: plan[name] - 1}
        again = simulate_skills(
            skills=[BILLING, TECHNIQUE], groups=groups(*fewer.values()), replications=4, **HALF_HOURS
        )
        levels = [figures.service_level.value for figures in again.skills]
        assert levels[0] < BILLING.service_level or levels[1] < TECHNIQUE.service_level
    assert found.total == sum(plan.values())


def test_a_search_that_may_not_go_on_says_so():
    heavy = Skill(name="billing", calls=(40.0,) * 4, aht_s=240, patience_s=20, service_level=0.999)
    group = AgentGroup(name="billing", skills=("billing",))
    found = staff_skills(skills=[heavy], groups=[group], replications=2, most_steps=2, **HALF_HOURS)
    assert found.reason is Undefined.NOT_CONVERGED


@pytest.mark.parametrize(
    ("skills", "teams"),
    [
        ([BILLING], [AgentGroup(name="a", skills=("other",), agents=1)]),
        ([BILLING, TECHNIQUE], [AgentGroup(name="a", skills=("billing",), agents=1)]),
        ([BILLING], [AgentGroup(name="a", skills=("billing",), agents=(1, 2))]),
    ],
)
def test_names_and_intervals_must_fit(skills, teams):
    with pytest.raises(ValueError, match=r"skill|Skills"):
        simulate_skills(skills=skills, groups=teams, **HALF_HOURS)


@pytest.mark.parametrize(
    "wrong",
    [{"agents": -2}, {"agents": [1.5]}, {"patience_s": 0}, {"confidence": 1}, {"replications": 0}, {"aht_s": 0}],
)
def test_misuse_is_named(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        simulate_queue(**{"calls": [10], "aht_s": 240, "agents": 3, **HALF_HOURS, **wrong})
