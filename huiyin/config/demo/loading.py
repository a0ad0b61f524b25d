"""Living through the plan: every step goes through the services, at its own moment, and jobs run between."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from huiyin.base.scope import Asker
from huiyin.base.worker import run_until_empty
from huiyin.config.demo.company import GROUP, PEOPLE, UNITS, DemoPerson
from huiyin.config.demo.plan import Act, Step, plan, voices_in
from huiyin.config.demo.texts import LETTERS
from huiyin.listen.services import accept
from huiyin.measure import services as measure
from huiyin.resolve import services as resolve
from huiyin.resolve.queries.answering import AnsweringCase, cases_answering
from huiyin.staff.demo_logins import DEMO_PASSWORD
from huiyin.staff.queries import asker_for_user, root_unit, supervisors_of
from huiyin.staff.services import create_person, create_unit

BY: Final = "demo"
# Between steps the clocks are looked at this often, so that each rings about when it was due.
LOOK_EVERY: Final = timedelta(hours=1)
LOADED_BEFORE: Final = timedelta(days=14)


@dataclass
class Loaded:
    """What a load has made so far."""

    voices: int = 0
    steps: int = 0
    cases: set[UUID] = field(default_factory=set)


@dataclass
class _Stage:
    """The people and cases of the running load."""

    askers: dict[UUID, Asker]
    boss: Asker
    voice_ids: dict[str, UUID] = field(default_factory=dict)


def load(*, seed: int, as_of: datetime, progress: Callable[[int, int], None] | None = None) -> Loaded:
    """Build the company and live through its two weeks up to `as_of`; the marts are fresh afterwards."""
    zone = ZoneInfo(settings.HUIYIN.time_zone)
    steps = plan(seed=seed, as_of=as_of, zone=zone)
    stage = _found_company(now=as_of - LOADED_BEFORE)
    loaded = Loaded()
    moments = list(_moments(steps, as_of=as_of))
    for number, (moment, happening) in enumerate(moments, start=1):
        for step in happening:
            _act(step, stage)
            loaded.steps += 1
        run_until_empty(now=moment)
        if progress:
            progress(number, len(moments))
    run_until_empty(now=as_of)
    loaded.voices = voices_in(steps)
    loaded.cases = {case.id for case in cases_answering(stage.voice_ids.values()).values()}
    measure.refresh(now=as_of)
    return loaded


def _moments(steps: list[Step], *, as_of: datetime) -> Iterator[tuple[datetime, list[Step]]]:
    """Yield the steps one moment after another, and in the gaps the moments to look at the clocks."""
    if not steps:
        return
    moment = steps[0].at
    for step in steps:
        while step.at - moment > LOOK_EVERY:
            moment += LOOK_EVERY
            yield moment, []
        moment = max(moment, step.at)
        yield moment, [step]
    while as_of - moment > LOOK_EVERY:
        moment += LOOK_EVERY
        yield moment, []


def _found_company(*, now: datetime) -> _Stage:
    # The root, where voices without a unit go: the demo is loaded only where nobody else works yet.
    group = root_unit()
    units = {GROUP: group} | {
        unit.code: create_unit(code=unit.code, name=unit.names, parent=group, by=BY, now=now, is_demo=True)
        for unit in UNITS
    }
    users = [_hire(person, unit=units[person.unit], now=now) for person in PEOPLE]
    askers = {user.id: asker_for_user(user) for user in users}
    return _Stage(askers=askers, boss=askers[supervisors_of(group.id)[0]])


def _hire(person: DemoPerson, *, unit: Any, now: datetime) -> Any:
    return create_person(
        email=person.email,
        name=person.name,
        role=person.role,
        unit=unit,
        by=BY,
        now=now,
        password=DEMO_PASSWORD,
        language=person.language,
        skills=person.skills,
        is_demo=True,
    )


def _act(step: Step, stage: _Stage) -> None:
    if step.voice is not None:
        [receipt] = accept([step.voice], now=step.at, by=BY)
        stage.voice_ids[step.key] = receipt.id
        return
    voice_id = stage.voice_ids.get(step.key)
    case = cases_answering([voice_id]).get(voice_id) if voice_id else None
    if case is not None:
        _DEEDS[step.act](step, case, stage)


def _by(case: AnsweringCase, stage: _Stage) -> Asker:
    """Return the owner as the one who acts; the supervisor for a case without one."""
    return stage.askers.get(case.owner_id, stage.boss) if case.owner_id else stage.boss


def _note(step: Step, case: AnsweringCase, stage: _Stage) -> None:
    assert step.story
    resolve.add_note(case.number, text=step.story.note, mentions=[], by=_by(case, stage), now=step.at)


def _reply(step: Step, case: AnsweringCase, stage: _Stage) -> None:
    assert step.story
    text = LETTERS[step.story.language][step.story.topic].reply
    resolve.reply(case.number, text=text, by=_by(case, stage), now=step.at, wait=step.act is Act.ASK)


def _resolve(step: Step, case: AnsweringCase, stage: _Stage) -> None:
    assert step.story
    letter = LETTERS[step.story.language][step.story.topic]
    resolve.resolve(
        case.number,
        cause=letter.cause,
        remedy=letter.remedy,
        prevention=letter.prevention,
        by=_by(case, stage),
        now=step.at,
    )


def _follow(step: Step, case: AnsweringCase, stage: _Stage) -> None:
    assert step.story
    resolve.customer_writes(case.id, text=step.story.follow, now=step.at)


def _not_solved(step: Step, case: AnsweringCase, stage: _Stage) -> None:
    assert step.story
    resolve.not_solved(case.id, text=step.story.follow, now=step.at)


def _rate(step: Step, case: AnsweringCase, stage: _Stage) -> None:
    assert step.story
    assert step.story.rating
    resolve.rate(case.id, score=step.story.rating, comment=step.story.comment, now=step.at)


def _confirm(step: Step, case: AnsweringCase, stage: _Stage) -> None:
    resolve.confirm(case.id, now=step.at)


_DEEDS: Final[dict[Act, Callable[[Step, AnsweringCase, _Stage], None]]] = {
    Act.NOTE: _note,
    Act.REPLY: _reply,
    Act.ASK: _reply,
    Act.FOLLOW: _follow,
    Act.RESOLVE: _resolve,
    Act.RATE: _rate,
    Act.CONFIRM: _confirm,
    Act.NOT_SOLVED: _not_solved,
}
