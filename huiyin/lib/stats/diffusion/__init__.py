"""How a complaint spreads: cascades on the repost network, epidemics, growth, early warning, graded response."""

from huiyin.lib.stats.diffusion.cascade import cascade_spread
from huiyin.lib.stats.diffusion.epidemic import epidemic
from huiyin.lib.stats.diffusion.growth import (
    cusum_reference,
    cusum_run_length,
    poisson_cusum,
    reproduction_number,
    spread_rate,
)
from huiyin.lib.stats.diffusion.hawkes import fit_hawkes, forecast_reposts, hawkes_log_likelihood, is_key_post
from huiyin.lib.stats.diffusion.influence import best_seeds
from huiyin.lib.stats.diffusion.network import Network, repost_network
from huiyin.lib.stats.diffusion.response import (
    REPOST_PROBABILITIES,
    RESPONSE_RULES,
    graded_response,
    reach_scenarios,
)
from huiyin.lib.stats.diffusion.results import (
    Alarm,
    BestSeeds,
    CascadeSpread,
    Epidemic,
    EpidemicPoint,
    GradedResponse,
    HawkesModel,
    HawkesParameters,
    KeySpreaders,
    PoissonCusum,
    ReachScenario,
    ReachScenarios,
    RepostForecast,
    Reproduction,
    ResponseRule,
    Spreader,
    SpreadRate,
)
from huiyin.lib.stats.diffusion.spreaders import key_spreaders

__all__ = [
    "REPOST_PROBABILITIES",
    "RESPONSE_RULES",
    "Alarm",
    "BestSeeds",
    "CascadeSpread",
    "Epidemic",
    "EpidemicPoint",
    "GradedResponse",
    "HawkesModel",
    "HawkesParameters",
    "KeySpreaders",
    "Network",
    "PoissonCusum",
    "ReachScenario",
    "ReachScenarios",
    "RepostForecast",
    "Reproduction",
    "ResponseRule",
    "SpreadRate",
    "Spreader",
    "best_seeds",
    "cascade_spread",
    "cusum_reference",
    "cusum_run_length",
    "epidemic",
    "fit_hawkes",
    "forecast_reposts",
    "graded_response",
    "hawkes_log_likelihood",
    "is_key_post",
    "key_spreaders",
    "poisson_cusum",
    "reach_scenarios",
    "repost_network",
    "reproduction_number",
    "spread_rate",
]
