"""The plan of the demo is pure: the same seed and moment give the same company."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.config.demo.company import PEOPLE, UNITS
from huiyin.config.demo.plan import DAYS, REMARKS_WANTED, SEED, Act, plan, voices_in
from huiyin.config.demo.stories import Life
from huiyin.config.demo.texts import LETTERS, REMARKS, STORIES
from huiyin.lib.text.taxonomy import CATEGORIES
from huiyin.staff.terms import RoleCode

SHANGHAI = ZoneInfo("Asia/Shanghai")
AS_OF = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def test_the_same_seed_and_moment_give_the_same_plan():
    assert plan(seed=1, as_of=AS_OF, zone=SHANGHAI) == plan(seed=1, as_of=AS_OF, zone=SHANGHAI)
    assert plan(seed=1, as_of=AS_OF, zone=SHANGHAI) != plan(seed=2, as_of=AS_OF, zone=SHANGHAI)


@given(st.integers(0, 2 * 365 * 24 * 60))
def test_at_any_moment_every_voice_has_been_heard_and_nothing_is_ahead(minutes):
    as_of = AS_OF + timedelta(minutes=minutes)
    steps = plan(seed=SEED, as_of=as_of, zone=SHANGHAI)
    assert voices_in(steps) == len(STORIES) + REMARKS_WANTED
    assert [step.at for step in steps] == sorted(step.at for step in steps)
    assert steps[-1].at <= as_of
    assert as_of - steps[0].at < timedelta(days=DAYS + 2)


def test_another_day_moves_every_voice_by_whole_days():
    voices = {step.key: step for step in plan(seed=SEED, as_of=AS_OF, zone=SHANGHAI) if step.voice}
    later = plan(seed=SEED, as_of=AS_OF + timedelta(days=30), zone=SHANGHAI)
    assert all(step.at - voices[step.key].at == timedelta(days=30) for step in later if step.voice)


def test_a_case_is_not_worked_on_before_its_voice():
    steps = plan(seed=SEED, as_of=AS_OF, zone=SHANGHAI)
    for key in {step.key for step in steps}:
        assert next(step.act for step in steps if step.key == key) is Act.VOICE


def test_every_voice_is_flagged_and_known_by_a_name_of_its_own():
    voices = [step.voice for step in plan(seed=SEED, as_of=AS_OF, zone=SHANGHAI) if step.voice]
    assert all(voice.is_demo for voice in voices)
    assert len({voice.external_id for voice in voices}) == len(voices)
    phones = [voice.customer.phone for voice in voices if voice.customer]
    assert all(phone.startswith("+86 1990000") for phone in phones), "a block nobody has"
    assert all(voice.customer.email.endswith(".example") for voice in voices if voice.customer and voice.customer.email)


def test_the_company_has_words_for_every_matter():
    for story in STORIES:
        assert story.topic in LETTERS[story.language]
        assert story.rating is not None or story.life not in (Life.PRAISED, Life.UNHAPPY)
        assert story.follow or story.life not in (Life.TALKING, Life.RETURNED)


def test_every_role_unit_life_and_language_is_on_stage():
    assert {person.role for person in PEOPLE} == {role.value for role in RoleCode}
    assert {story.unit for story in STORIES} == {unit.code for unit in UNITS} == {remark.unit for remark in REMARKS}
    assert {story.life for story in STORIES} == set(Life)
    assert Counter(story.language for story in STORIES).keys() == {"zh-Hans", "zh-Hant", "en"}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.address)
def test_skills_are_categories_of_the_analyzer(person):
    assert set(person.skills) <= CATEGORIES.keys()
