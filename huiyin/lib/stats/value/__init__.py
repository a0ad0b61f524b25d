"""What customers are worth, whether they stay, and whether it pays to keep them."""

from huiyin.lib.stats.value.buying import (
    buying_log_likelihood,
    fit_buying,
    forecast_purchases,
)
from huiyin.lib.stats.value.calibration import (
    calibration,
)
from huiyin.lib.stats.value.churn import (
    churn_risks,
    fit_churn,
)
from huiyin.lib.stats.value.history import (
    purchase_history,
)
from huiyin.lib.stats.value.investment import (
    internal_rates,
    investment,
    npv_bootstrap,
    npv_simulation,
)
from huiyin.lib.stats.value.lifetime import (
    contract_value,
    equity_change,
    lifetime_value,
)
from huiyin.lib.stats.value.loyalty import (
    Calibration,
    CalibrationClass,
    ChurnCoefficient,
    ChurnModel,
    ChurnReason,
    ChurnRisk,
    ChurnRisks,
    CoxModel,
    HazardRatio,
    SurvivalCurve,
    SurvivalPoint,
    SurvivalTest,
)
from huiyin.lib.stats.value.priorities import (
    SUGGESTION_WEIGHTS,
    committee_score,
    influence_share,
    suggestion_score,
    value_matrix,
)
from huiyin.lib.stats.value.recovery import (
    campaign_return,
    recovery_return,
    recovery_return_from_counts,
)
from huiyin.lib.stats.value.results import (
    BuyingModel,
    BuyingParameters,
    ContractValue,
    EquityChange,
    LifetimeValue,
    PurchaseForecast,
    PurchaseHistory,
    RfmResult,
    RfmSegment,
    SegmentSize,
    SpendForecast,
    SpendModel,
    SpendParameters,
)
from huiyin.lib.stats.value.returns import (
    CampaignReturn,
    CommitteeScore,
    Investment,
    MatrixItem,
    NpvDistribution,
    RecoveryReturn,
    SuggestionScore,
    ValueMatrix,
)
from huiyin.lib.stats.value.rfm import (
    RFM_SEGMENTS,
    rfm,
)
from huiyin.lib.stats.value.spend import (
    fit_spend,
    forecast_spend,
    population_spend,
    spend_log_likelihood,
)
from huiyin.lib.stats.value.survival import (
    compare_survival,
    cox_model,
    survival_curve,
)

__all__ = [
    "RFM_SEGMENTS",
    "SUGGESTION_WEIGHTS",
    "BuyingModel",
    "BuyingParameters",
    "Calibration",
    "CalibrationClass",
    "CampaignReturn",
    "ChurnCoefficient",
    "ChurnModel",
    "ChurnReason",
    "ChurnRisk",
    "ChurnRisks",
    "CommitteeScore",
    "ContractValue",
    "CoxModel",
    "EquityChange",
    "HazardRatio",
    "Investment",
    "LifetimeValue",
    "MatrixItem",
    "NpvDistribution",
    "PurchaseForecast",
    "PurchaseHistory",
    "RecoveryReturn",
    "RfmResult",
    "RfmSegment",
    "SegmentSize",
    "SpendForecast",
    "SpendModel",
    "SpendParameters",
    "SuggestionScore",
    "SurvivalCurve",
    "SurvivalPoint",
    "SurvivalTest",
    "ValueMatrix",
    "buying_log_likelihood",
    "calibration",
    "campaign_return",
    "churn_risks",
    "committee_score",
    "compare_survival",
    "contract_value",
    "cox_model",
    "equity_change",
    "fit_buying",
    "fit_churn",
    "fit_spend",
    "forecast_purchases",
    "forecast_spend",
    "influence_share",
    "internal_rates",
    "investment",
    "lifetime_value",
    "npv_bootstrap",
    "npv_simulation",
    "population_spend",
    "purchase_history",
    "recovery_return",
    "recovery_return_from_counts",
    "rfm",
    "spend_log_likelihood",
    "suggestion_score",
    "survival_curve",
    "value_matrix",
]
