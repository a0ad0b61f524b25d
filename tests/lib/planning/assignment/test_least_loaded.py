from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.planning import Candidate, ChoiceReason, least_loaded

ANN, BO, CHEN = (UUID(int=value) for value in (1, 2, 3))


def test_nobody_is_a_choice_with_a_reason():
    choice = least_loaded([], skills={"refund"})
    assert (choice.id, choice.reason, choice.missing_skills) == (None, ChoiceReason.NOBODY, ("refund",))


def test_skill_goes_before_language_and_language_before_load():
    people = [
        Candidate(id=ANN, skills=frozenset({"refund"}), languages=frozenset({"en"})),
        Candidate(id=BO, skills=frozenset(), languages=frozenset({"zh-Hans"})),
        Candidate(id=CHEN, skills=frozenset({"refund"}), languages=frozenset({"zh-Hans"})),
    ]
    load = {ANN: 0, BO: 0, CHEN: 9}
    chosen = least_loaded(people, skills={"refund"}, language="zh-Hans", load=load)
    assert (chosen.id, chosen.reason, chosen.load) == (CHEN, ChoiceReason.SKILL_AND_LANGUAGE, 9)
    assert least_loaded(people, language="zh-Hans", load=load).id == BO
    assert least_loaded(people, skills={"refund"}, load=load).id == ANN


def test_an_imperfect_owner_is_better_than_none_and_says_what_is_missing():
    chosen = least_loaded([Candidate(id=ANN)], skills={"refund", "legal"}, language="en")
    assert chosen.id == ANN
    assert chosen.reason is ChoiceReason.LEAST_LOADED
    assert chosen.missing_skills == ("legal", "refund")


def test_equals_take_turns_by_seed_and_reproducibly():
    people = [Candidate(id=person) for person in (ANN, BO, CHEN)]
    assert {least_loaded(people, seed=seed).id for seed in range(30)} == {ANN, BO, CHEN}
    assert least_loaded(people, seed=7) == least_loaded(people, seed=7)
    assert least_loaded(people).id == ANN


@given(st.lists(st.integers(0, 20), min_size=1, max_size=8), st.randoms())
def test_the_least_loaded_is_chosen_whatever_the_order(loads, random):
    people = [Candidate(id=UUID(int=index)) for index in range(len(loads))]
    load = {person.id: loads[index] for index, person in enumerate(people)}
    expected = least_loaded(people, load=load)
    random.shuffle(people)
    assert least_loaded(people, load=load) == expected
    assert expected.load == min(loads)
