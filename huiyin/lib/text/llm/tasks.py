"""The tasks a language model may be given, the fields each may set, and the JSON schema of its answer."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from huiyin.lib.text.terms import Nature, Sentiment, Urgency


class ModelTask(StrEnum):
    """What a model is asked for."""

    SECOND_OPINION = "second_opinion"
    SUMMARY = "summary"
    THEME_NAME = "theme_name"
    REPLY = "reply"


ENTITLED: Mapping[ModelTask, tuple[str, ...]] = {
    ModelTask.SECOND_OPINION: ("nature", "sentiment", "urgency", "category", "why"),
    ModelTask.SUMMARY: ("summary",),
    ModelTask.THEME_NAME: ("name",),
    ModelTask.REPLY: ("reply",),
}
"""The only fields a task may set; every other field of an answer is dropped unread."""

LENGTHS: Mapping[str, int] = {"why": 200, "summary": 600, "name": 40, "reply": 1_500}
"""Free text, with the most characters it may have."""


def choices(task: ModelTask, *, categories: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the fields of a task that are chosen from a list, with the list; `categories` are the tree's paths."""
    if task is not ModelTask.SECOND_OPINION:
        return {}
    return {
        "nature": tuple(Nature),
        "sentiment": tuple(Sentiment),
        "urgency": tuple(Urgency),
        "category": tuple(categories),
    }


def answer_schema(task: ModelTask, *, categories: Sequence[str]) -> dict[str, Any]:
    """Return the JSON schema of a task's answer in the strict subset that servers of chat completions take."""
    lists = choices(task, categories=categories)
    fields: dict[str, Any] = {}
    for name in ENTITLED[task]:
        one_of = {"enum": list(lists[name])} if name in lists else {"maxLength": LENGTHS[name]}
        fields[name] = {"type": "string", **one_of}
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
