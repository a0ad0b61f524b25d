# The public names of huiyin.lib.planning, a block for each family; loaded on first use by __init__.py.

# assignment: who takes which case
from .assignment import Candidate as Candidate
from .assignment import Choice as Choice
from .assignment import ChoiceReason as ChoiceReason
from .assignment import least_loaded as least_loaded

# forecasting: how many contacts will come

# staffing: how many people they need

# rostering: who works when, and how good the plan was
