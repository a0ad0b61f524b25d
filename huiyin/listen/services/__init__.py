"""Writes of listen: accepting voices, recording what they mean, asking and taking answers."""

from huiyin.listen.services.accepting import accept
from huiyin.listen.services.answering import invite, record_answer
from huiyin.listen.services.understanding import record_understanding

__all__ = ["accept", "invite", "record_answer", "record_understanding"]
