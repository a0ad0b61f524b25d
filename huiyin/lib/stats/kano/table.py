"""Kano's evaluation table: a pair of answers becomes a class (Kano 1984, Matzler and Hinterhuber 1998)."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Answer(StrEnum):
    """The five answers to "how do you feel if the feature is there / is not there?"."""

    LIKE = "like"
    EXPECT = "expect"
    NEUTRAL = "neutral"
    TOLERATE = "tolerate"
    DISLIKE = "dislike"


class KanoClass(StrEnum):
    """Attractive, one-dimensional, must-be, indifferent, reverse, questionable."""

    ATTRACTIVE = "A"
    ONE_DIMENSIONAL = "O"
    MUST_BE = "M"
    INDIFFERENT = "I"
    REVERSE = "R"
    QUESTIONABLE = "Q"


KANO_TABLE: Final = {
    Answer.LIKE: "QAAAO",
    Answer.EXPECT: "RIIIM",
    Answer.NEUTRAL: "RIIIM",
    Answer.TOLERATE: "RIIIM",
    Answer.DISLIKE: "RRRRQ",
}
"""A row for each answer to the functional question; a letter for each answer to the dysfunctional one."""

LEVELS: Final = tuple(Answer)

Answers = Iterable[str | int | None]
"""Answers as words of `Answer` or as codes 1 (like) to 5 (dislike); None is missing."""


def kano_class(functional: str | int, dysfunctional: str | int) -> KanoClass:
    """The class of one pair of answers; raises ValueError for what is no answer.

    >>> kano_class("like", "dislike"), kano_class(3, 5)
    (<KanoClass.ONE_DIMENSIONAL: 'O'>, <KanoClass.MUST_BE: 'M'>)
    """
    row, column = place(functional), place(dysfunctional)
    if row is None or column is None:
        message = (
            f"An answer is one of {', '.join(LEVELS)} or a code from 1 to 5, not {functional!r}, {dysfunctional!r}."
        )
        raise ValueError(message)
    return KanoClass(KANO_TABLE[LEVELS[row]][column])


def place(answer: str | float) -> int | None:
    """0 (like) to 4 (dislike); None for what is no answer."""
    if isinstance(answer, str):
        return LEVELS.index(Answer(answer)) if answer in LEVELS else None
    return int(answer) - 1 if answer in (1, 2, 3, 4, 5) else None


def paired(functional: Answers, dysfunctional: Answers) -> tuple[list[tuple[int, int]], int, int]:
    """The usable pairs as places in the table, how many lacked an answer, how many had none of the five."""
    pairs: list[tuple[int, int]] = []
    missing = rejected = 0
    for one, other in zip(_listed(functional), _listed(dysfunctional), strict=True):
        if one is None or other is None:
            missing += 1
            continue
        row, column = place(one), place(other)
        if row is None or column is None:
            rejected += 1
        else:
            pairs.append((row, column))
    return pairs, missing, rejected


def _listed(answers: Answers) -> list[str | float | None]:
    if hasattr(answers, "to_pylist"):
        return list(answers.to_pylist())
    return [None if answer != answer else answer for answer in answers]  # noqa: PLR0124 - NaN only
