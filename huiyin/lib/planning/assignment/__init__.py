"""Who takes which case."""

from huiyin.lib.planning.assignment.least_loaded import Candidate, Choice, ChoiceReason, least_loaded

__all__ = ["Candidate", "Choice", "ChoiceReason", "least_loaded"]
