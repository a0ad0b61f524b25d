"""The vocabulary of understand beside lib.text's: how a re-analysis stands, and what an organisation may teach."""

from enum import StrEnum
from typing import Final


class Begun(StrEnum):
    """What became of the wish to have old voices judged again."""

    BEGUN = "begun"
    RUNNING = "running"  # a pass of this model is under way already
    CURRENT = "current"  # no voice carries another model's decision


class OwnTask(StrEnum):
    """Decisions that an organisation's own labels may take over."""

    NATURE = "nature"
    SENTIMENT = "sentiment"
    CATEGORY = "category"


LONGEST_VERSION: Final = 60
"""Letters of a model version as stored with each decision."""

LONGEST_MODEL_NAME: Final = 200
"""Letters of a language model's name as stored with its suggestions."""
