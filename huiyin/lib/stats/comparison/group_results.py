"""The results of comparing several groups, and two groups by rank."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from huiyin.lib.stats.comparison import group_sentences as say
from huiyin.lib.stats.comparison.moments import Moments
from huiyin.lib.stats.comparison.results import leaves_out, named
from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number, spoken_p


@dataclass(frozen=True, slots=True, kw_only=True)
class PairDifference:
    """First − second group: of means with their interval, or of mean ranks; `p` is adjusted over all pairs."""

    first: str
    second: str
    difference: float
    interval: Interval | None
    statistic: float
    p: float | None
    distinguishable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnovaResult(Result):
    """An analysis of variance with all pairs; `variance_p` is of the Brown–Forsythe check, when rows were given."""

    f: float | None
    df_between: float | None
    df_within: float | None
    p: float | None
    eta_squared: float | None
    omega_squared: float | None
    names: tuple[str, ...]
    moments: tuple[Moments, ...]
    pairs: tuple[PairDifference, ...]
    confidence: float
    variance_p: float | None

    what: ClassVar[Said] = say.THE_ANOVA
    sentences: ClassVar[Sentences] = say.ANOVA

    def _finding(self) -> Finding:
        return _groups_differ(self.names, self.p or 0.0, self.pairs, self.confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class KruskalResult(Result):
    """A Kruskal–Wallis test with Dunn's pairs; epsilon squared is H / (n − 1)."""

    h: float | None
    df: int | None
    p: float | None
    epsilon_squared: float | None
    names: tuple[str, ...]
    pairs: tuple[PairDifference, ...]
    adjustment: str
    confidence: float

    what: ClassVar[Said] = say.THE_RANK_TEST
    sentences: ClassVar[Sentences] = say.KRUSKAL

    def _finding(self) -> Finding:
        return _groups_differ(self.names, self.p or 0.0, self.pairs, self.confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceCheck(Result):
    """Whether the groups' spreads differ, and the analysis of variance that is advised."""

    statistic: float | None
    p: float | None
    recommended: Literal["classic", "welch"]

    what: ClassVar[Said] = say.THE_VARIANCE_CHECK
    sentences: ClassVar[Sentences] = say.VARIANCES

    def _finding(self) -> Finding:
        return self.recommended, {"p": spoken_p(self.p or 0.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class MannWhitneyResult(Figure):
    """Cliff's delta on [-1, 1] with its interval; `superiority` is P(first > second) + half of P(equal)."""

    first_n: int
    second_n: int
    u: float | None
    p: float | None
    superiority: float | None

    what: ClassVar[Said] = say.THE_RANK_TEST
    sentences: ClassVar[Sentences] = say.MANN_WHITNEY

    def _finding(self) -> Finding:
        gaps = {"delta": spoken_change(self.estimate or 0.0, decimals=2)}
        if self.interval is None or self.p is None:
            return "untested", gaps
        apart = self.p < 1 - self.interval.confidence and leaves_out(self.interval, 0.0)
        case = "same" if not apart else "higher" if (self.estimate or 0.0) > 0 else "lower"
        return case, gaps | {
            "p": spoken_p(self.p),
            "low": spoken_number(self.interval.low, decimals=2),
            "high": spoken_number(self.interval.high, decimals=2),
            "confidence": spoken_number(100 * self.interval.confidence),
        }


def _groups_differ(names: tuple[str, ...], p: float, pairs: tuple[PairDifference, ...], confidence: float) -> Finding:
    found = tuple(_pair_name(pair) for pair in sorted(pairs, key=lambda pair: pair.p or 0.0) if pair.distinguishable)
    gaps: dict[str, str | int | Said] = {"groups": len(names), "p": spoken_p(p), "pairs": named(found)}
    if p >= 1 - confidence:
        return "same", gaps
    return ("pairs" if found else "different"), gaps


def _pair_name(pair: PairDifference) -> str:
    low, high = (pair.first, pair.second) if pair.difference < 0 else (pair.second, pair.first)
    return f"{high} > {low}"
