"""Did the change help: differences in differences, CUPED, tests one may look at any time, power, verdicts on pilots."""

from huiyin.lib.stats.experiments.cuped import CupedSums, cuped, cuped_from_sums
from huiyin.lib.stats.experiments.differences import (
    did_from_means,
    did_from_moments,
    difference_in_differences,
    pretrend_placebo,
)
from huiyin.lib.stats.experiments.interrupted import interrupted_series
from huiyin.lib.stats.experiments.pilots import pilot_verdict
from huiyin.lib.stats.experiments.power import (
    Design,
    detectable_mean_difference,
    detectable_nps_difference,
    detectable_share_difference,
    power_for_means,
    power_for_nps,
    power_for_shares,
    sample_size_for_means,
    sample_size_for_nps,
    sample_size_for_shares,
)
from huiyin.lib.stats.experiments.results import (
    CupedResult,
    DetectableDifference,
    DidResult,
    GroupTimeEffect,
    GroupTimeResult,
    InterruptedResult,
    PlaceboResult,
    PowerResult,
    SampleSize,
    SequentialPath,
    SequentialResult,
    VerdictResult,
)
from huiyin.lib.stats.experiments.sequential import (
    mixture_e_values,
    sequential_difference,
    sequential_mean,
    sequential_path,
    sequential_share,
    sequential_share_difference,
)
from huiyin.lib.stats.experiments.staggered import staggered_difference

__all__ = [
    "CupedResult",
    "CupedSums",
    "Design",
    "DetectableDifference",
    "DidResult",
    "GroupTimeEffect",
    "GroupTimeResult",
    "InterruptedResult",
    "PlaceboResult",
    "PowerResult",
    "SampleSize",
    "SequentialPath",
    "SequentialResult",
    "VerdictResult",
    "cuped",
    "cuped_from_sums",
    "detectable_mean_difference",
    "detectable_nps_difference",
    "detectable_share_difference",
    "did_from_means",
    "did_from_moments",
    "difference_in_differences",
    "interrupted_series",
    "mixture_e_values",
    "pilot_verdict",
    "power_for_means",
    "power_for_nps",
    "power_for_shares",
    "pretrend_placebo",
    "sample_size_for_means",
    "sample_size_for_nps",
    "sample_size_for_shares",
    "sequential_difference",
    "sequential_mean",
    "sequential_path",
    "sequential_share",
    "sequential_share_difference",
    "staggered_difference",
]
