# The public names of huiyin.lib.stats, a block for each family; loaded on first use by __init__.py.

from .intervals import clopper_pearson_interval as clopper_pearson_interval
from .intervals import normal_quantile as normal_quantile
from .intervals import wilson_interval as wilson_interval
from .reasons import Undefined as Undefined
from .results import Figure as Figure
from .results import Interval as Interval
from .results import Result as Result
from .rounding import half_up as half_up
from .rounding import largest_remainder as largest_remainder

# satisfaction: scores of answers
from .satisfaction import CsatResult as CsatResult
from .satisfaction import MeanResult as MeanResult
from .satisfaction import NpsResult as NpsResult
from .satisfaction import csat as csat
from .satisfaction import csat_from_counts as csat_from_counts
from .satisfaction import mean_interval as mean_interval
from .satisfaction import nps as nps
from .satisfaction import nps_from_counts as nps_from_counts

# sampling: how many to ask, and what their answers weigh

# iceberg: those who did not complain

# drivers: what satisfaction depends on

# kano: questionnaires of requirements and service quality

# quality: score cards, agreement of reviewers, samples of reviews

# shrinkage: fair rankings of few answers

# comparison: is a difference a difference
from .comparison import adjust_p as adjust_p
from .comparison import e_bh as e_bh

# control: charts over time, their alarms, change points

# causes: where complaints come from

# experiments: did the change help

# resolution: first-contact resolution, reopening, repeat contacts

# value: what customers are worth, and whether they stay

# diffusion: how a complaint spreads
