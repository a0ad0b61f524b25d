"""The plan of the demo: who says what when, and what the company does; pure and reproducible."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from huiyin.config.demo.stories import Life, Remark, Story
from huiyin.config.demo.texts import REMARKS, STORIES
from huiyin.config.demo.texts.remarks import SLOTS
from huiyin.customers.terms import CustomerIn
from huiyin.listen.terms import Channel, RatingIn, RatingMetric, Voice

SEED: Final = 20261121
DAYS: Final = 13
REMARKS_WANTED: Final = 156
_FIRST_PHONE: Final = 19900000000
_OPENS, _CLOSES = 8 * 60, 22 * 60
_EARLY, _LATE = time(7), time(22)
_PAUSE: Final = timedelta(minutes=7)

_SURNAMES: Final = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN: Final = ("思远", "雨桐", "子涵", "建国", "丽华", "晓明", "佳怡", "志强", "淑芬", "浩然", "梓萱", "俊杰")
_ENGLISH_NAMES: Final = ("Olivia Brown", "James Lee", "Sophie Martin", "Daniel Wong", "Grace Kim", "Peter Novak")


Moment = Callable[[int, int], datetime]


class Act(StrEnum):
    """One step in the life of a case."""

    VOICE = "voice"
    NOTE = "note"
    REPLY = "reply"
    ASK = "ask"
    FOLLOW = "follow"
    RESOLVE = "resolve"
    RATE = "rate"
    CONFIRM = "confirm"
    NOT_SOLVED = "not_solved"


@dataclass(frozen=True, kw_only=True)
class Step:
    """An act at a moment; `key` names the voice it belongs to."""

    at: datetime
    key: str
    act: Act
    voice: Voice | None = None
    story: Story | None = None


# How long after the voice each act of a life comes; a life is what the case has been through.
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_LIVES: Final[dict[Life, tuple[tuple[Act, timedelta], ...]]] = {
    Life.NEW: (),
    Life.FORGOTTEN: (),
    Life.ANSWERED: ((Act.NOTE, 0.2 * _HOUR), (Act.REPLY, 0.6 * _HOUR)),
    Life.TALKING: ((Act.NOTE, 0.2 * _HOUR), (Act.REPLY, 0.5 * _HOUR), (Act.FOLLOW, 3 * _HOUR)),
    Life.WAITING: ((Act.NOTE, 0.3 * _HOUR), (Act.ASK, 2 * _HOUR)),
    Life.RESOLVED: ((Act.REPLY, 2 * _HOUR), (Act.RESOLVE, 20 * _HOUR)),
    Life.PRAISED: (
        (Act.REPLY, 1 * _HOUR),
        (Act.RESOLVE, 18 * _HOUR),
        (Act.RATE, 22 * _HOUR),
        (Act.CONFIRM, 23 * _HOUR),
    ),
    Life.SILENT: ((Act.REPLY, 3 * _HOUR), (Act.RESOLVE, 0.9 * _DAY)),
    Life.UNHAPPY: (
        (Act.NOTE, 0.5 * _HOUR),
        (Act.REPLY, 2 * _HOUR),
        (Act.RESOLVE, 1.8 * _DAY),
        (Act.RATE, 2.1 * _DAY),
    ),
    Life.RETURNED: ((Act.REPLY, 2 * _HOUR), (Act.RESOLVE, 1.5 * _DAY), (Act.NOT_SOLVED, 4 * _DAY)),
}


def plan(*, seed: int, as_of: datetime, zone: ZoneInfo) -> list[Step]:
    """Return every step up to `as_of`, in order of time; the same arguments give the same plan.

    Days count back from the local day of `as_of`. Of today only what lies before `as_of` is today,
    the rest was yesterday; what the company would do later has not happened yet.
    """
    dice = random.Random(seed)  # noqa: S311 a reproducible story, no secret
    today = as_of.astimezone(zone).date()

    def moment(days_ago: int, minute_of_day: int) -> datetime:
        clock = time(minute_of_day // 60, minute_of_day % 60)
        day = today - timedelta(days=days_ago)
        if datetime.combine(day, clock, tzinfo=zone) > as_of:
            day -= timedelta(days=1)
        return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)

    steps = [
        *(
            step
            for at, story in enumerate(STORIES)
            for step in _story_steps(at, story, moment=moment, zone=zone, dice=dice)
        ),
        *_remark_steps(moment=moment, dice=dice),
    ]
    happened = [step for step in steps if step.at <= as_of]
    return sorted(happened, key=lambda step: (step.at, step.key, step.act))


def _story_steps(index: int, story: Story, *, moment: Moment, zone: ZoneInfo, dice: random.Random) -> Iterator[Step]:
    key = f"story-{index:02d}"
    hour, minute = map(int, story.at.split(":"))
    began = moment(story.days_ago, hour * 60 + minute)
    scores = {"csat": story.csat, "nps": story.nps}
    voice = Voice(
        channel=Channel(story.channel),
        text=story.text,
        occurred_at=began,
        external_id=f"demo-{key}",
        unit=story.unit,
        product=story.product,
        touchpoint=story.touchpoint,
        language=story.language,
        wants_answer=True,
        customer=_customer(index, language=story.language, tier=story.tier, dice=dice),
        ratings=_ratings({metric: score for metric, score in scores.items() if score is not None}),
        is_demo=True,
    )
    yield Step(at=began, key=key, act=Act.VOICE, voice=voice, story=story)
    last = began
    for act, after in _LIVES[story.life]:
        if act is not Act.NOTE or story.note:
            last = max(_awake(began + after, zone=zone), last + _PAUSE)
            yield Step(at=last, key=key, act=act, story=story)


def _awake(moment: datetime, *, zone: ZoneInfo) -> datetime:
    """Return the moment, or the next morning when it falls into the night."""
    local = moment.astimezone(zone)
    if _EARLY <= local.time() < _LATE:
        return moment
    morning = local.date() + timedelta(days=local.time() >= _LATE)
    return datetime.combine(morning, time(9, local.minute), tzinfo=zone).astimezone(UTC)


def _remark_steps(*, moment: Moment, dice: random.Random) -> Iterator[Step]:
    for index in range(REMARKS_WANTED):
        remark = REMARKS[index % len(REMARKS)]
        began = moment(dice.randint(0, DAYS), dice.randint(_OPENS, _CLOSES))
        known = dice.random() < 0.5
        metric = dice.choice(("csat", "csat", "nps"))
        voice = Voice(
            channel=Channel(remark.channel),
            text=_filled(remark, dice=dice),
            occurred_at=began,
            external_id=f"demo-remark-{index:03d}",
            unit=remark.unit,
            language=remark.language,
            wants_answer=False,
            customer=_customer(100 + index, language=remark.language, tier="", dice=dice) if known else None,
            ratings=_ratings({metric: dice.choice(remark.scores[metric])}),
            is_demo=True,
        )
        yield Step(at=began, key=f"remark-{index:03d}", act=Act.VOICE, voice=voice)


def _filled(remark: Remark, *, dice: random.Random) -> str:
    words = {slot: dice.choice(choices) for slot, choices in SLOTS[remark.language].items()}
    return remark.text.format(**words)


def _ratings(scores: dict[str, int]) -> tuple[RatingIn, ...]:
    return tuple(RatingIn(metric=RatingMetric(metric), score=score) for metric, score in scores.items())


def _customer(index: int, *, language: str, tier: str, dice: random.Random) -> CustomerIn:
    """Return an invented customer; two of three can be written to, nobody has a number that rings."""
    name = dice.choice(_ENGLISH_NAMES) if language == "en" else dice.choice(_SURNAMES) + dice.choice(_GIVEN)
    return CustomerIn(
        external_id=f"demo-{index:04d}",
        name=name,
        email=f"customer{index:04d}@customers.example" if dice.random() < 0.67 or language == "en" else "",
        phone=f"+86 {_FIRST_PHONE + index}",
        tier=tier,
        language=language,
    )


def voices_in(steps: Sequence[Step]) -> int:
    """Return how many voices a plan holds."""
    return sum(step.voice is not None for step in steps)
