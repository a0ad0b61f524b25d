"""The verb `suggestions` of `huiyin text`: what the language model said, for people to read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from huiyin.understand import queries, services
from huiyin.understand.services.model_budget import budget_day

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

Outcome = tuple[dict[str, Any], str]
_MOST: Final = 20


def add_verb(verbs: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the verb and its options."""
    verb = verbs.add_parser("suggestions", help="show what the language model suggested last; nothing acts on it")
    verb.add_argument("--limit", type=int, default=_MOST, metavar="N", help=f"at most so many (default: {_MOST})")
    verb.add_argument("--json", action="store_true", dest="as_json", help="print JSON")


def show(options: dict[str, Any], *, now: datetime) -> Outcome:
    """Return the newest suggestions and the calls of today, for machines and in words."""
    rows = queries.newest_suggestions(limit=max(0, options["limit"]))
    calls, most = queries.model_calls(day=budget_day(now)), settings.HUIYIN.llm_calls_a_day
    result = {"asked": services.is_model_named(), "calls_today": calls, "calls_a_day": most, "suggestions": rows}
    return result, "\n".join([_state(calls, most), *(_words(row) for row in rows)])


def _state(calls: int, most: int) -> str:
    if not services.is_model_named():
        return "No language model is asked: HUIYIN_LLM_BASE_URL and HUIYIN_LLM_MODEL are not both set."
    return f"{settings.HUIYIN.llm_model}: {calls} of {most} calls made today."


def _words(row: dict[str, Any]) -> str:
    said = "; ".join(f"{name}: {value}" for name, value in sorted(row["fields"].items())) or "agrees"
    return f"{row['asked_at']:%Y-%m-%d %H:%M}Z  {row['feedback_id']}  {row['task']}  {said}"
