"""Which facts an event of the log touches: from its name and ids to the ids to be read again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

CASE = "case:"
_OF_VOICES = {"listen.FeedbackAccepted", "understand.FeedbackUnderstood", "understand.FeedbackJudgedAgain"}


@dataclass
class Touched:
    """Ids whose facts must be read again, per kind of object."""

    voices: set[str] = field(default_factory=set)
    answers: set[str] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)

    def __len__(self) -> int:
        """Return how many objects were touched."""
        return len(self.voices) + len(self.answers) + len(self.cases)

    def add(self, *, name: str, data: Mapping[str, Any]) -> None:
        """Take in one event; events that change no fact add nothing."""
        self.voices |= voice_ids(name=name, data=data)
        self.cases |= case_ids(name=name, data=data)
        if name == "listen.AnswerGiven":
            self.answers.add(str(data["answer_id"]))


def voice_ids(*, name: str, data: Mapping[str, Any]) -> set[str]:
    """Return the voices that an event names."""
    if name in _OF_VOICES:
        return {str(id) for id in data["ids"]}
    if name == "resolve.CaseOpened":
        return {str(id) for id in data["feedback_ids"]}
    return set()


def case_ids(*, name: str, data: Mapping[str, Any]) -> set[str]:
    """Return the cases that an event names, directly or as its subject."""
    if name.startswith("resolve.") and "case_id" in data:
        return {str(data["case_id"])}
    if name == "base.ClocksFired":
        return _cases_among(data["subjects"])
    return _cases_among([data.get("subject") or ""])


def _cases_among(subjects: Iterable[str]) -> set[str]:
    return {subject.removeprefix(CASE) for subject in subjects if subject.startswith(CASE)}
