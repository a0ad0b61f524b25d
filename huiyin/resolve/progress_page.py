"""The customer's page in words: facts turned into sentences of the language now spoken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from huiyin.listen.labels import LABELS as LISTEN_LABELS
from huiyin.listen.terms import Channel
from huiyin.resolve.terms import CaseState, EntryKind
from huiyin.resolve.wording import address_of, moment


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One of the six facts."""

    name: str
    value: str
    more: str = ""
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the way; `state` is done, current or to come."""

    name: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the time line."""

    at: str
    when: str
    sentence: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """Everything the template shows."""

    title: str
    headline: str
    explanation: str
    steps: Sequence[Step]
    facts: Sequence[Fact]
    lines: Sequence[Line]
    number: str = ""
    language: str = ""
    asks: bool = False
    can_write: bool = False
    can_confirm: bool = False
    can_refuse: bool = False
    can_rate: bool = False
    rated: bool = False


def page_of_case(case: Mapping[str, Any], *, now: datetime) -> Page:
    """Return the page of a case from what queries.progress.case_progress tells."""
    state = CaseState(case["state"])
    headline, explanation = _situation(state, waits=case["waits_for_customer"])
    return Page(
        number=case["number"],
        language=case["language"],
        asks=state is CaseState.RESOLVED,
        title=case["title"],
        headline=headline,
        explanation=explanation,
        steps=_steps(state),
        facts=_facts(case, state=state, headline=headline, now=now),
        lines=[_line(line, zone=case["zone"], now=now) for line in case["lines"]],
        can_write=case["can_write"],
        can_confirm=case["can_confirm"],
        can_refuse=case["can_refuse"],
        can_rate=case["can_rate"],
        rated=case["answered"] and not case["can_rate"] and state in (CaseState.RESOLVED, CaseState.CLOSED),
    )


def page_of_voice(voice: Mapping[str, Any], *, now: datetime) -> Page:
    """Return the page of a voice without a case."""
    received_at = moment(voice["received_at"], now=now, zone=voice["zone"])
    if voice["read"]:
        headline, explanation = _("We have read it. Thank you."), _("It helps us even when it needs no answer.")
    else:
        headline, explanation = _("We have it"), _("It is being read. If it needs an answer, this page will show it.")
    steps = [Step(name=name, state="" if at else "current") for at, name in enumerate(_step_names())]
    sentence = _("We received your message")
    line = Line(at=voice["received_at"].isoformat(), when=received_at, sentence=sentence, text="")
    return Page(
        title=_("Your message to us"),
        headline=headline,
        explanation=explanation,
        steps=steps,
        facts=[Fact(name=pgettext("fact", "Received"), value=received_at, more=_channel(voice["channel"]))],
        lines=[line],
    )


def _situation(state: CaseState, *, waits: bool) -> tuple[str, str]:
    if waits:
        return _("We are waiting for your answer"), _("As soon as you have answered below, we go on.")
    return {
        CaseState.RECEIVED: (_("We have received it"), _("Somebody will look at it and answer you.")),
        CaseState.IN_PROGRESS: (_("We are working on it"), _("You need not do anything now.")),
        CaseState.REOPENED: (_("We are working on it again"), _("It was not solved yet; we have taken it up again.")),
        CaseState.RESOLVED: (_("We have sent you our answer"), _("Please tell us whether it is solved.")),
        CaseState.CLOSED: (_("This matter is finished"), _("If something is still open, write to us here.")),
    }[state]


def _step_names() -> list[str]:
    return [pgettext("step", "Received"), pgettext("step", "In progress"), pgettext("step", "Finished")]


def _place(state: CaseState) -> int:
    if state is CaseState.RECEIVED:
        return 0
    return 2 if state in (CaseState.RESOLVED, CaseState.CLOSED) else 1


def _steps(state: CaseState) -> list[Step]:
    place, finished = _place(state), state is CaseState.CLOSED
    return [
        Step(name=name, state="done" if at < place or finished else "current" if at == place else "")
        for at, name in enumerate(_step_names())
    ]


def _facts(case: Mapping[str, Any], *, state: CaseState, headline: str, now: datetime) -> list[Fact]:
    def when(at: datetime) -> str:
        return moment(at, now=now, zone=case["zone"])

    place = _("Step %(step)d of %(steps)d") % {"step": _place(state) + 1, "steps": len(_step_names())}
    return [
        Fact(name=pgettext("fact", "Number"), value=case["number"]),
        Fact(name=pgettext("fact", "Received"), value=when(case["received_at"]), more=_channel(case["channel"])),
        Fact(name=pgettext("fact", "Where it stands"), value=headline, more=place),
        Fact(name=pgettext("fact", "Who handles it"), value=_handler(case)),
        _next_update(case, state=state, when=when, now=now),
        _expected(case, state=state, when=when, now=now),
    ]


def _handler(case: Mapping[str, Any]) -> str:
    return address_of(case["handler"]) if case["handler"] else _("A colleague is being found")


def _next_update(case: Mapping[str, Any], *, state: CaseState, when: Any, now: datetime) -> Fact:
    name, at = pgettext("fact", "You hear from us"), case["next_update_at"]
    if state is CaseState.CLOSED:
        return Fact(name=name, value=_("when you write to us"))
    if at is None:
        waits = case["waits_for_customer"] or state is CaseState.RESOLVED
        return Fact(name=name, value=_("after your answer") if waits else _("when there is news"))
    if at < now:
        return Fact(name=name, value=_("as soon as possible"), more=_late(when(at)), late=True)
    return Fact(name=name, value=_("by %(time)s") % {"time": when(at)})


def _expected(case: Mapping[str, Any], *, state: CaseState, when: Any, now: datetime) -> Fact:
    name, at = pgettext("fact", "Expected to be finished"), case["expected_at"]
    if state in (CaseState.RESOLVED, CaseState.CLOSED):
        return Fact(name=name, value=pgettext("step", "Finished"))
    if at is None:
        return Fact(name=name, value=_("after your answer") if case["waits_for_customer"] else _("not known yet"))
    if at < now:
        return Fact(name=name, value=_("as soon as possible"), more=_late(when(at)), late=True)
    return Fact(name=name, value=_("by %(time)s") % {"time": when(at)})


def _late(time: str) -> str:
    return _("We had promised %(time)s and are late. We are sorry.") % {"time": time}


def _channel(channel: str) -> str:
    label = str(LISTEN_LABELS[Channel].get(Channel(channel), channel))
    return _("through: %(channel)s") % {"channel": label}


def _line(line: Mapping[str, Any], *, zone: str, now: datetime) -> Line:
    return Line(
        at=line["at"].isoformat(),
        when=moment(line["at"], now=now, zone=zone),
        sentence=_sentence(line),
        text=line["text"],
    )


def _sentence(line: Mapping[str, Any]) -> str:
    who = address_of(line["by"]) if line["by"] else _("We")
    kind = EntryKind(line["kind"])
    if kind is EntryKind.ASSIGNED:
        return _("%(who)s takes care of it now") % {"who": address_of(line["to"])}
    if kind is EntryKind.RATED:
        return _("You rated us %(score)s of 5") % {"score": line["score"]}
    if kind is EntryKind.CONTINUED:
        return _("It is connected with %(number)s") % {"number": line["number"]}
    return {
        EntryKind.VOICE: _("We received your message"),
        EntryKind.ACKNOWLEDGEMENT: _("We confirmed that we have it"),
        EntryKind.REPLY: _("%(who)s answered you") % {"who": who},
        EntryKind.RESOLVED: _("%(who)s sent you our closing letter") % {"who": who},
        EntryKind.CUSTOMER_MESSAGE: _("You wrote"),
        EntryKind.CONFIRMED: _("You confirmed that it is solved"),
        EntryKind.NOT_SOLVED: _("You told us that it is not solved"),
        EntryKind.REOPENED: _("We took it up again"),
        EntryKind.CLOSED: _("The matter was closed"),
    }[kind]
