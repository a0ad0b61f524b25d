"""The results of control charts, their rules and run lengths."""

from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.stats.control import sentences as say
from huiyin.lib.stats.results import Figure, Finding, Result
from huiyin.lib.stats.speech import LANGUAGES, Said, Sentences, spoken_number

FEWEST_BASELINE_POINTS = 20
"""A baseline from fewer points is provisional and cannot be frozen."""

_MOST_NAMED = 3

Line = tuple[float | None, ...]
"""One figure for each point, None in a gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What a chart is judged by: frozen, so that a slow drift does not move its own limits.

    `sigma` multiplies the theoretical spread (1 for plain p and u charts, σ_z for Laney's); for XmR it is the
    spread itself, from the mean moving range. `points` is how many points it was estimated from.
    """

    chart: str
    centre: float
    sigma: float
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartResult(Result):
    """A control chart, line by line; `n` counts points, `missing` gaps.

    `z` is each point's distance from the centre in its own standard deviations, what the run rules take. `out`
    holds the indices (from 0) outside the limits. `dispersion` is the spread between points over the
    spread chance would give: well above 1 the plain limits alarm at nothing and Laney's are recommended.
    `frozen` says whether the baseline was given; otherwise the chart judges itself.
    """

    values: Line
    centre: float | None
    upper: Line
    lower: Line
    z: Line
    out: tuple[int, ...]
    dispersion: float | None
    laney_recommended: bool
    baseline: Baseline | None
    frozen: bool

    what: ClassVar[Said] = say.THE_CHART
    sentences: ClassVar[Sentences] = say.CHART

    @property
    def provisional(self) -> bool:
        """Whether the limits rest on fewer than 20 points."""
        return self.baseline is not None and self.baseline.points < FEWEST_BASELINE_POINTS

    def _finding(self) -> Finding:
        case = "outside" if self.out else "inside"
        gaps: dict[str, str | int | Said] = {"out": len(self.out), "which": points_named(self.out)}
        gaps["basis"] = self.baseline.points if self.baseline else 0
        return f"{case}_provisional" if self.provisional else case, gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class XmrResult(ChartResult):
    """An individuals chart with its moving ranges; the first point has none."""

    moving_ranges: Line
    mean_range: float | None
    range_upper: float | None
    range_out: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleHits:
    """The indices (from 0) of the points that complete a rule's pattern, overlapping ones included."""

    rule: int
    completing: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesResult(Result):
    """What the run rules found, a row for each rule asked."""

    hits: tuple[RuleHits, ...]

    what: ClassVar[Said] = say.THE_RULES
    sentences: ClassVar[Sentences] = say.RULES

    @property
    def signals(self) -> tuple[int, ...]:
        """Every index at which some rule completes."""
        return tuple(sorted({index for each in self.hits for index in each.completing}))

    def _finding(self) -> Finding:
        found = [each for each in self.hits if each.completing]
        numbers = ", ".join(str(each.rule) for each in found)
        which = points_named(self.signals)
        return ("some" if found else "none"), {
            "family": say.FAMILIES[self.method],
            "rules": numbers,
            "points": len(self.signals),
            "which": which,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLength(Figure):
    """Mean points until a rule set signals; `n` counts simulated charts, or states of the exact chain."""

    rules: tuple[int, ...]
    shift: float
    se: float | None

    what: ClassVar[Said] = say.THE_RUN_LENGTH
    sentences: ClassVar[Sentences] = say.RUN_LENGTH

    def _finding(self) -> Finding:
        gaps = {"length": spoken_number(self.estimate or 0.0), "shift": spoken_number(self.shift, decimals=2)}
        return ("shifted" if self.shift else "in_control"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChoice:
    """A rule set with the false alarms it costs, and how many points it takes to see a shift of one sigma."""

    rules: tuple[int, ...]
    run_length: float
    false_alarms_per_day: float
    points_to_see_one_sigma: float
    within_budget: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmBudget(Result):
    """Rule sets against a budget of false alarms; `recommended` sees a shift soonest within it, None if none is.

    `n` is the number of points charted a day.
    """

    choices: tuple[RuleChoice, ...]
    recommended: RuleChoice | None
    allowed_per_day: float

    what: ClassVar[Said] = say.THE_BUDGET
    sentences: ClassVar[Sentences] = say.BUDGET

    def _finding(self) -> Finding:
        allowed = spoken_number(self.allowed_per_day, decimals=2)
        if self.recommended is None:
            least = min(self.choices, key=lambda choice: choice.false_alarms_per_day)
            return "none", {"allowed": allowed, "least": spoken_number(least.false_alarms_per_day, decimals=2)}
        return "some", {
            "allowed": allowed,
            "rules": ", ".join(str(rule) for rule in self.recommended.rules),
            "alarms": spoken_number(self.recommended.false_alarms_per_day, decimals=2),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryChart(Result):
    """An EWMA or CUSUM chart: `above` and `below` are its paths, `signals` the indices beyond a limit."""

    above: Line
    below: Line
    upper: Line
    lower: Line
    signals: tuple[int, ...]

    what: ClassVar[Said] = say.THE_CHART
    sentences: ClassVar[Sentences] = say.MEMORY

    def _finding(self) -> Finding:
        return ("some" if self.signals else "none"), {
            "points": len(self.signals),
            "first": self.signals[0] + 1 if self.signals else 0,
        }


def points_named(indices: tuple[int, ...]) -> Said:
    """The first few points, counted from 1, as each language lists them."""
    shown = [str(index + 1) for index in indices[:_MOST_NAMED]]
    more = say.AND_MORE if len(indices) > _MOST_NAMED else say.NOTHING
    return {language: say.LIST_COMMA[language].join(shown) + more[language] for language in LANGUAGES}
