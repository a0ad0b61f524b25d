"""How many to observe, what a test of that size finds, and what it cannot."""

import math
from dataclasses import dataclass
from statistics import NormalDist

from huiyin.lib.stats.experiments.results import DetectableDifference, PowerResult, SampleSize
from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.reasons import Undefined

_NORMAL = NormalDist()
_EFFECTS = (0.01, 0.1, 1.0, 10.0, 100.0)  # standard deviations among which the detectable effect is sought


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """Level, power and shape of a test of two arms.

    `ratio` is treated / control. Where whole units (branches, agents) are assigned, `cluster_size` rows of a unit
    are alike with intra-class correlation `icc`; `cluster_cv` is the coefficient of variation of the sizes.
    Raises ValueError for anything out of range.
    """

    alpha: float = 0.05
    power: float = 0.8
    one_sided: bool = False
    ratio: float = 1.0
    cluster_size: float = 1.0
    icc: float = 0.0
    cluster_cv: float = 0.0

    def __post_init__(self) -> None:
        if not (0 < self.alpha < self.power < 1 and 0 < self.ratio < math.inf):
            message = "alpha and power lie between 0 and 1, alpha below power, and the ratio is positive."
            raise ValueError(message)
        if not (1 <= self.cluster_size < math.inf and 0 <= self.icc <= 1 and self.cluster_cv >= 0):
            message = "A cluster has at least one row, the icc lies in [0, 1], the variation is not negative."
            raise ValueError(message)

    @property
    def effect(self) -> float:
        """The design effect: by how much the sample must grow because clustered rows say less (Kish 1965)."""
        return 1 + ((1 + self.cluster_cv**2) * self.cluster_size - 1) * self.icc

    @property
    def z_alpha(self) -> float:
        """The quantile of the level."""
        return _NORMAL.inv_cdf(1 - self.alpha / (1 if self.one_sided else 2))

    @property
    def z_power(self) -> float:
        """The quantile of the power."""
        return _NORMAL.inv_cdf(self.power)


def sample_size_for_shares(*, p1: float, p2: float, design: Design | None = None) -> SampleSize:
    """Arms that tell share p2 (treated) from p1 (control): pooled variance under the null (Fleiss 1981), as R does.

    >>> sample_size_for_shares(p1=0.80, p2=0.84).control
    1447
    """
    p1, p2 = _shares(p1, p2)
    chosen = design or Design()
    if p1 == p2:
        return _no_size(chosen)
    under_null, under_effect = _share_spreads(p1, p2, chosen.ratio)
    exact = ((chosen.z_alpha * under_null + chosen.z_power * under_effect) / (p1 - p2)) ** 2
    return _size(exact, chosen, method="two_shares")


def sample_size_for_means(*, difference: float, sd: float, design: Design | None = None) -> SampleSize:
    """Arms that tell a difference of means by the t test, `sd` within the arms (statsmodels)."""
    chosen = design or Design()
    _check_sd(sd)
    if difference == 0:
        return _no_size(chosen)
    from statsmodels.stats.power import TTestIndPower

    shape = {"alpha": chosen.alpha, "ratio": chosen.ratio, "alternative": _alternative(chosen)}
    effect, test = abs(difference) / sd, TTestIndPower()
    if not test.power(effect, 2, **shape) < chosen.power:  # the t test needs two of each, and they suffice
        return _size(2.0, chosen, method="two_means")
    exact = test.solve_power(effect_size=effect, power=chosen.power, **shape)
    return _size(float(exact), chosen, method="two_means")


def sample_size_for_nps(*, difference: float, unit_variance: float = 1.0, design: Design | None = None) -> SampleSize:
    """Arms that tell two NPS `difference` points apart; `unit_variance` p + d − (p − d)² of an answer, at most 1."""
    _check_unit_variance(unit_variance)
    chosen = design or Design()
    if difference == 0:
        return _no_size(chosen)
    quantiles = chosen.z_alpha + chosen.z_power
    exact = quantiles**2 * 100**2 * unit_variance * (1 + 1 / chosen.ratio) / difference**2
    return _size(exact, chosen, method="two_nps")


def power_for_shares(*, p1: float, p2: float, control: int, design: Design | None = None) -> PowerResult:
    """The power of `control` rows in the control arm (and ratio times as many treated) to tell p2 from p1."""
    p1, p2 = _shares(p1, p2)
    chosen = design or Design()
    effective = _effective(control, chosen)
    under_null, under_effect = _share_spreads(p1, p2, chosen.ratio)
    beyond = math.sqrt(effective) * abs(p1 - p2) - chosen.z_alpha * under_null
    if p1 == p2:
        z = -chosen.z_alpha
    else:  # shares of 0 and 1 do not vary: the test then always finds them, or never
        z = beyond / under_effect if under_effect else math.copysign(math.inf, beyond)
    return PowerResult(n=_total(control, chosen), estimate=_NORMAL.cdf(z), method="two_shares", alpha=chosen.alpha)


def power_for_means(*, difference: float, sd: float, control: int, design: Design | None = None) -> PowerResult:
    """The power of the t test with `control` rows in the control arm, both tails counted."""
    from statsmodels.stats.power import TTestIndPower

    chosen = design or Design()
    _check_sd(sd)
    effective = _effective(control, chosen)
    if effective < 2:
        return PowerResult(n=_total(control, chosen), estimate=None, method="two_means", reason=Undefined.TOO_FEW)
    found = TTestIndPower().power(
        abs(difference) / sd, effective, chosen.alpha, ratio=chosen.ratio, alternative=_alternative(chosen)
    )
    return PowerResult(
        n=_total(control, chosen), estimate=min(1.0, float(found)), method="two_means", alpha=chosen.alpha
    )


def power_for_nps(
    *, difference: float, control: int, unit_variance: float = 1.0, design: Design | None = None
) -> PowerResult:
    """The power to tell two NPS `difference` points apart, normal approximation, the near tail."""
    _check_unit_variance(unit_variance)
    chosen = design or Design()
    se = 100 * math.sqrt(unit_variance * (1 + 1 / chosen.ratio) / _effective(control, chosen))
    return PowerResult(
        n=_total(control, chosen),
        estimate=_NORMAL.cdf(float(abs(difference)) / se - chosen.z_alpha),
        method="two_nps",
        alpha=chosen.alpha,
    )


def detectable_share_difference(*, p1: float, control: int, design: Design | None = None) -> DetectableDifference:
    """The smallest rise above share p1 that is found with the design's power; undefined when even 100 % is not."""
    from scipy.optimize import brentq

    p1, _ = _shares(p1, p1)
    chosen = design or Design()

    def lacking(p2: float) -> float:
        return (power_for_shares(p1=p1, p2=p2, control=control, design=chosen).estimate or 0.0) - chosen.power

    top = 1 - 1e-12
    if p1 >= top or lacking(top) < 0:
        return _detectable(None, control, chosen, method="two_shares")
    return _detectable(float(brentq(lacking, p1, top, xtol=1e-14)) - p1, control, chosen, method="two_shares")


def detectable_mean_difference(*, sd: float, control: int, design: Design | None = None) -> DetectableDifference:
    """The smallest difference of means that the t test finds with the design's power, in the unit of `sd`."""
    from scipy.optimize import brentq

    chosen = design or Design()
    _check_sd(sd)

    def lacking(effect: float) -> float:
        found = power_for_means(difference=effect, sd=1.0, control=control, design=chosen).estimate
        return (0.0 if found is None else found) - chosen.power

    enough = next((effect for effect in _EFFECTS if lacking(effect) > 0), None)
    if enough is None:
        return _detectable(None, control, chosen, method="two_means")
    return _detectable(float(brentq(lacking, 0.0, enough, xtol=1e-13)) * sd, control, chosen, method="two_means")


def detectable_nps_difference(
    *, control: int, unit_variance: float = 1.0, design: Design | None = None
) -> DetectableDifference:
    """The smallest difference of two NPS, in points, that is found with the design's power."""
    _check_unit_variance(unit_variance)
    chosen = design or Design()
    se = 100 * math.sqrt(unit_variance * (1 + 1 / chosen.ratio) / _effective(control, chosen))
    return _detectable((chosen.z_alpha + chosen.z_power) * se, control, chosen, method="two_nps")


def _share_spreads(p1: float, p2: float, ratio: float) -> tuple[float, float]:
    """√ of n₁ times the variance of the difference: under the null (pooled), and under the effect."""
    pooled = (p1 + ratio * p2) / (1 + ratio)
    under_null = math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio))
    return under_null, math.sqrt(p1 * (1 - p1) + p2 * (1 - p2) / ratio)


def _size(exact: float, design: Design, *, method: str) -> SampleSize:
    inflated = exact * design.effect
    control, treated = _up(inflated), _up(inflated * design.ratio)
    clusters = None
    if design.cluster_size > 1:
        clusters = _up(inflated / design.cluster_size)
        control = _up(clusters * design.cluster_size)
        treated = _up(_up(inflated * design.ratio / design.cluster_size) * design.cluster_size)
    return SampleSize(
        n=control + treated,
        estimate=float(inflated),
        method=method,
        control=control,
        treated=treated,
        clusters=clusters,
        design_effect=design.effect,
        alpha=design.alpha,
        power=design.power,
    )


def _no_size(design: Design) -> SampleSize:
    return SampleSize(
        n=0, estimate=None, method="no_effect", reason=Undefined.NO_LIMIT, alpha=design.alpha, power=design.power
    )


def _detectable(difference: float | None, control: int, design: Design, *, method: str) -> DetectableDifference:
    return DetectableDifference(
        n=_total(control, design),
        estimate=difference,
        method=method,
        reason=Undefined.TOO_FEW if difference is None else None,
        alpha=design.alpha,
        power=design.power,
    )


def _up(value: float) -> int:
    return math.ceil(value - 1e-9)  # 100.00000000000001 rows are 100


def _total(control: int, design: Design) -> int:
    return int(control) + _up(int(control) * design.ratio)


def _effective(control: int, design: Design) -> float:
    if whole_counts(control=control)[0] < 1:
        message = "The control arm needs at least one row."
        raise ValueError(message)
    return int(control) / design.effect


def _alternative(design: Design) -> str:
    return "larger" if design.one_sided else "two-sided"


def _shares(p1: float, p2: float) -> tuple[float, float]:
    if not (0 <= p1 <= 1 and 0 <= p2 <= 1):
        message = "Shares lie between 0 and 1."
        raise ValueError(message)
    return float(p1), float(p2)


def _check_sd(sd: float) -> None:
    if not 0 < sd < math.inf:
        message = "The standard deviation must be positive."
        raise ValueError(message)


def _check_unit_variance(unit_variance: float) -> None:
    if not 0 < unit_variance <= 1:
        message = "The variance of one NPS answer, p + d − (p − d)², lies above 0 and at most at 1."
        raise ValueError(message)
