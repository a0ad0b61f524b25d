"""What listen announces."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FeedbackAccepted:
    """These voices are stored and wait to be understood."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class AnswerGiven:
    """An invited person answered; the subject ("case:<id>") is opaque to listen."""

    subject: str
    answer_id: str
