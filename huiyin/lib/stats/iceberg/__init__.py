"""The complaint iceberg: dissatisfied customers who stayed silent, who of them is kept, and the money at risk."""

from huiyin.lib.stats.iceberg.assumptions import Assumption, Provenance, rules_of_thumb
from huiyin.lib.stats.iceberg.estimates import iceberg_from_complaints, iceberg_of_population, iceberg_of_segments
from huiyin.lib.stats.iceberg.losses import money_at_risk, recovery, tornado
from huiyin.lib.stats.iceberg.recapture import complaint_rate_by_recapture
from huiyin.lib.stats.iceberg.results import ComplaintRate, Iceberg, MoneyAtRisk, Recovery, TornadoBar

__all__ = [
    "Assumption",
    "ComplaintRate",
    "Iceberg",
    "MoneyAtRisk",
    "Provenance",
    "Recovery",
    "TornadoBar",
    "complaint_rate_by_recapture",
    "iceberg_from_complaints",
    "iceberg_of_population",
    "iceberg_of_segments",
    "money_at_risk",
    "recovery",
    "rules_of_thumb",
    "tornado",
]
