"""Who does what: choosing a person for a case. Pure; the rooms bring the candidates."""

from huiyin.lib.planning.assignment import Candidate, Choice, ChoiceReason, least_loaded

__all__ = ["Candidate", "Choice", "ChoiceReason", "least_loaded"]
