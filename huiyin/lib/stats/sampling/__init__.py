"""How many to ask, whom, whether they answer, and what their answers weigh."""

from huiyin.lib.stats.sampling.allocation import neyman_allocation, optimal_allocation, proportional_allocation
from huiyin.lib.stats.sampling.effective import design_effect, effective_n, weighted_mean, weighted_share
from huiyin.lib.stats.sampling.poststratification import StratumMoments, poststratified_mean, poststratified_share
from huiyin.lib.stats.sampling.raking import rake_cells, rake_rows
from huiyin.lib.stats.sampling.responses import effort_check, response_watch
from huiyin.lib.stats.sampling.results import (
    Allocation,
    EffortCheck,
    RakedWeights,
    ResponseWatch,
    StratumPlan,
    StratumResponse,
    SurveySize,
    WeightedFigure,
)
from huiyin.lib.stats.sampling.sizes import (
    invitations_needed,
    survey_size_for_mean,
    survey_size_for_nps,
    survey_size_for_share,
)

__all__ = [
    "Allocation",
    "EffortCheck",
    "RakedWeights",
    "ResponseWatch",
    "StratumMoments",
    "StratumPlan",
    "StratumResponse",
    "SurveySize",
    "WeightedFigure",
    "design_effect",
    "effective_n",
    "effort_check",
    "invitations_needed",
    "neyman_allocation",
    "optimal_allocation",
    "poststratified_mean",
    "poststratified_share",
    "proportional_allocation",
    "rake_cells",
    "rake_rows",
    "response_watch",
    "survey_size_for_mean",
    "survey_size_for_nps",
    "survey_size_for_share",
    "weighted_mean",
    "weighted_share",
]
