"""Taking a model's answer: only the fields of the task, only known values, only words that may be shown."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from huiyin.lib.text.analysis import Analysis
from huiyin.lib.text.llm.prompts import Question
from huiyin.lib.text.llm.tasks import ENTITLED, LENGTHS, ModelTask
from huiyin.lib.text.privacy.kinds import PersonalKind
from huiyin.lib.text.privacy.masking import PLACEHOLDER, canonical, mask, unmask
from huiyin.lib.text.terms import Urgency

LONGEST_ANSWER = 64_000
_REPEATED = 40
_FENCED = re.compile(r"\s*```(?:json)?\s*\n(?P<json>.*?)\n?```\s*", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.\-]{1,20}:)?//\S+|\b(?:www\.|javascript:|data:|mailto:)\S+|"
    r"(?<![\w@])(?:[a-z0-9\-]{1,63}\.){1,5}(?:com|cn|net|org|io|hk|tw|top|xyz|info|ru|cc|me|co|app|link|site|shop)\b\S*",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[/!]?[a-z][^>]{0,200}>|!\[|\]\(", re.IGNORECASE)
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\U000e0000-\U000e007f]"
)
# Names may be written by a model ("Dear team"); all else that looks personal was masked before it was asked.
_INVENTED = frozenset(PersonalKind) - {PersonalKind.NAME, PersonalKind.ADDRESS, PersonalKind.BIRTHDAY}
_LEVELS = (Urgency.LOW, Urgency.NORMAL, Urgency.HIGH, Urgency.URGENT)


class AnswerFault(StrEnum):
    """What is wrong with an answer."""

    TOO_LONG = "too_long"
    NOT_JSON = "not_json"
    NOT_AN_OBJECT = "not_an_object"
    FIELD_MISSING = "field_missing"
    UNKNOWN_VALUE = "unknown_value"
    TEXT_TOO_LONG = "text_too_long"
    LINK = "link"
    MARKUP = "markup"
    PERSONAL_DATA = "personal_data"
    INVENTED_PLACEHOLDER = "invented_placeholder"
    REPEATS_THE_RULES = "repeats_the_rules"


class BadAnswer(ValueError):
    """The model's answer cannot be used: `fault` says why, `name` in which field; its words are never quoted."""

    def __init__(self, fault: AnswerFault, name: str = "") -> None:
        super().__init__(
            f"The model's answer cannot be used ({fault}{f' in {name}' if name else ''}); the offline one stands."
        )
        self.fault = fault
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A valid answer: only fields the task is entitled to; personal data is back where placeholders stood."""

    task: ModelTask
    fields: Mapping[str, str]


def read_answer(content: str, *, question: Question) -> Answer:
    """Return what a model answered to a question; raises BadAnswer for anything else than the schema asked for.

    Fields that were not asked for are dropped unread. Free text is bounded and holds no link, markup, number of a
    person, placeholder or piece of the rules that it should not; a summary may repeat a link the customer wrote.
    """
    given = _object(content)
    fields = {}
    for name in ENTITLED[question.task]:
        value = given.get(name)
        if not isinstance(value, str):
            raise BadAnswer(AnswerFault.FIELD_MISSING, name)
        fields[name] = _chosen(name, value, question) if name in question.choices else _said(name, value, question)
    return Answer(task=question.task, fields=fields)


def suggestion(answer: Answer, *, analysis: Analysis) -> dict[str, str]:
    """Return where a second opinion differs from the offline analysis; a lower urgency is never suggested.

    Nothing of it changes the voice: a person takes it over or not.
    """
    category = analysis.categories[0][0] if analysis.categories else ""
    own = {
        "nature": analysis.nature,
        "sentiment": analysis.sentiment,
        "urgency": analysis.urgency,
        "category": category,
    }
    differing = {name: value for name, value in answer.fields.items() if name in own and value != own[name]}
    if "urgency" in differing and _LEVELS.index(Urgency(differing["urgency"])) < _LEVELS.index(analysis.urgency):
        del differing["urgency"]
    return differing


def _object(content: str) -> dict[str, Any]:
    if len(content) > LONGEST_ANSWER:
        raise BadAnswer(AnswerFault.TOO_LONG)
    fenced = _FENCED.fullmatch(content)
    try:
        given = json.loads(
            fenced.group("json") if fenced else content, object_pairs_hook=_once_each, parse_constant=_no_number
        )
    except (ValueError, RecursionError):
        raise BadAnswer(AnswerFault.NOT_JSON) from None  # the cause would quote the answer
    if not isinstance(given, dict):
        raise BadAnswer(AnswerFault.NOT_AN_OBJECT)
    return given


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        message = "a field stands twice"
        raise ValueError(message)
    return dict(pairs)


def _no_number(written: str) -> float:
    message = f"{written} is no number"
    raise ValueError(message)


def _chosen(name: str, value: str, question: Question) -> str:
    if value not in question.choices[name]:
        raise BadAnswer(AnswerFault.UNKNOWN_VALUE, name)
    return value


def _said(name: str, value: str, question: Question) -> str:
    text = _CONTROL.sub("", value).strip()
    if not text:
        raise BadAnswer(AnswerFault.FIELD_MISSING, name)
    fault = _fault(name, text, question)
    if fault is not None:
        raise BadAnswer(fault, name)
    return unmask(text, question.masked)


def _fault(name: str, text: str, question: Question) -> AnswerFault | None:
    repeatable = question.masked.text if name == "summary" else ""
    known = frozenset() if name == "name" else question.masked.originals.keys()
    checks: tuple[tuple[AnswerFault, Callable[[], bool]], ...] = (
        (AnswerFault.TEXT_TOO_LONG, lambda: len(text) > LENGTHS[name]),
        (AnswerFault.REPEATS_THE_RULES, lambda: question.nonce in text or _repeats(text, question.system)),
        (AnswerFault.MARKUP, lambda: _MARKUP.search(text) is not None),
        (AnswerFault.LINK, lambda: any(link.group() not in repeatable for link in _LINK.finditer(text))),
        (AnswerFault.PERSONAL_DATA, lambda: any(one not in repeatable for one in _personal(text))),
        (
            AnswerFault.INVENTED_PLACEHOLDER,
            lambda: any(canonical(one) not in known for one in PLACEHOLDER.finditer(text)),
        ),
    )
    return next((fault for fault, holds in checks if holds()), None)


def _personal(text: str) -> list[str]:
    return [text[one.start : one.end] for one in mask(text).found if one.kind in _INVENTED]


def _repeats(text: str, rules: str) -> bool:
    """Whether a stretch of the rules stands in the text, however it is spaced and cased."""
    plain, said = "".join(rules.lower().split()), "".join(text.lower().split())
    return any(said[at : at + _REPEATED] in plain for at in range(len(said) - _REPEATED + 1))
