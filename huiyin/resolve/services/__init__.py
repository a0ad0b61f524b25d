"""Writes of resolve, as verbs."""

from huiyin.resolve.services.assigning import assign
from huiyin.resolve.services.closing import (
    close,
    close_quietly,
    confirm,
    invite_rating,
    judge_rating,
    rate,
    reopen,
    resolve,
)
from huiyin.resolve.services.drafting import save_draft
from huiyin.resolve.services.opening import triage
from huiyin.resolve.services.overdue import Ring, clocks_rang, recount_estimates
from huiyin.resolve.services.recording import record_case
from huiyin.resolve.services.returning import customer_writes, not_solved
from huiyin.resolve.services.talking import add_note, message_failed, message_left, reply

__all__ = [
    "Ring",
    "add_note",
    "assign",
    "clocks_rang",
    "close",
    "close_quietly",
    "confirm",
    "customer_writes",
    "invite_rating",
    "judge_rating",
    "message_failed",
    "message_left",
    "not_solved",
    "rate",
    "record_case",
    "recount_estimates",
    "reopen",
    "reply",
    "resolve",
    "save_draft",
    "triage",
]
