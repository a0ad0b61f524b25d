"""The results of tables of counts and of correlations."""

from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.stats.comparison import association_sentences as say
from huiyin.lib.stats.comparison.results import leaves_out, named
from huiyin.lib.stats.results import Figure, Finding, Result
from huiyin.lib.stats.speech import LANGUAGES, Said, Sentences, spoken_number, spoken_p, spoken_share

_DOUBLE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChiSquareResult(Result):
    """Pearson's chi-square of a table; `interval` is of Cramér's V.

    `residuals` are adjusted standardized residuals in the shape of the table, None in rows and columns
    without counts. `small_expected` warns that p is unsafe; `exact_p` is then Fisher's (it is always given
    for a 2 × 2 table).
    """

    x2: float | None
    df: int | None
    p: float | None
    cramers_v: float | None
    cramers_v_corrected: float | None
    smallest_expected: float | None
    small_expected: bool
    exact_p: float | None
    residuals: tuple[tuple[float | None, ...], ...]
    confidence: float

    what: ClassVar[Said] = say.THE_ASSOCIATION
    sentences: ClassVar[Sentences] = say.CHI_SQUARE

    def _finding(self) -> Finding:
        p = self.exact_p if self.small_expected and self.exact_p is not None else self.p or 0.0
        gaps = {"p": spoken_p(p), "v": spoken_number(self.cramers_v or 0.0, decimals=2)}
        return ("associated" if p < 1 - self.confidence else "same"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class FisherResult(Figure):
    """Fisher's exact test: the conditional odds ratio with its exact interval; None where it is unbounded."""

    p: float | None
    confidence: float

    what: ClassVar[Said] = say.THE_ASSOCIATION
    sentences: ClassVar[Sentences] = say.FISHER

    @property
    def undefined(self) -> bool:
        """Whether there is no test; an unbounded odds ratio still has its p."""
        return self.p is None

    def _finding(self) -> Finding:
        p = self.p if self.p is not None else 1.0
        found = "associated" if p < 1 - self.confidence else "same"
        if self.estimate is None or self.interval is None:
            return f"{found}_unbounded", {"p": spoken_p(p)}
        return found, {
            "p": spoken_p(p),
            "ratio": spoken_number(self.estimate, decimals=2),
            "low": spoken_number(self.interval.low, decimals=2),
            "high": spoken_number(self.interval.high, decimals=2),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """One cell of a heat map: its labels, count, expected count, and the tests of their difference.

    `share` is of all counts; `residual` is in standard deviations of what chance would do.
    """

    labels: tuple[str, ...]
    count: int
    share: float
    expected: float
    ratio: float
    residual: float
    p: float
    adjusted_p: float
    stands_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMapResult(Result):
    """Every cell that could hold a count, in the order of the table; expected by margins or by exposure."""

    dimensions: tuple[str, ...]
    cells: tuple[HeatCell, ...]
    adjustment: str

    what: ClassVar[Said] = say.THE_HEAT_MAP
    sentences: ClassVar[Sentences] = say.HEAT_MAP

    @property
    def hot(self) -> tuple[HeatCell, ...]:
        """The cells that stand out above, the largest excess of counts first."""
        return self._out(1)

    @property
    def cold(self) -> tuple[HeatCell, ...]:
        """The cells that stand out below, the largest lack of counts first."""
        return self._out(-1)

    def _out(self, sign: int) -> tuple[HeatCell, ...]:
        out = [cell for cell in self.cells if cell.stands_out and cell.residual * sign > 0]
        return tuple(sorted(out, key=lambda cell: -sign * (cell.count - cell.expected)))

    def _finding(self) -> Finding:
        if not self.hot:
            return "even", {"cells": len(self.cells)}
        top = self.hot[0]
        return "hot", {
            "cells": len(self.cells),
            "hot": len(self.hot),
            "cell": _joined(top.labels),
            "share": spoken_share(top.share),
            "count": top.count,
            "expected": spoken_share(top.expected / self.n),
            "times": spoken_number(top.ratio, decimals=1 if top.ratio >= _DOUBLE else 2),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrelationResult(Figure):
    """A correlation on [-1, 1] with its interval and p."""

    p: float | None

    what: ClassVar[Said] = say.THE_CORRELATION
    sentences: ClassVar[Sentences] = say.CORRELATION

    def _finding(self) -> Finding:
        estimate = self.estimate or 0.0
        gaps: dict[str, str | int | Said] = {
            "r": spoken_number(estimate, decimals=2),
            "name": say.COEFFICIENTS[self.method],
        }
        if self.interval is None:
            return "untested", gaps
        case = "same" if not leaves_out(self.interval, 0.0) else "rising" if estimate > 0 else "falling"
        return case, gaps | {
            "low": spoken_number(self.interval.low, decimals=2),
            "high": spoken_number(self.interval.high, decimals=2),
            "confidence": spoken_number(100 * self.interval.confidence),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrelationPair:
    """The correlation of two named columns; `adjusted_p` over all pairs of the family."""

    first: str
    second: str
    correlation: CorrelationResult
    adjusted_p: float | None
    distinguishable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrelationsResult(Result):
    """All pairs of columns; `n` is the number of rows of the table, each pair has its own."""

    pairs: tuple[CorrelationPair, ...]
    adjustment: str

    what: ClassVar[Said] = say.THE_CORRELATIONS
    sentences: ClassVar[Sentences] = say.CORRELATIONS

    def _finding(self) -> Finding:
        found = [pair for pair in self.pairs if pair.distinguishable]
        found.sort(key=lambda pair: -abs(pair.correlation.estimate or 0.0))
        names = tuple(
            f"{pair.first} – {pair.second} ({spoken_number(pair.correlation.estimate or 0.0, decimals=2)})"
            for pair in found
        )
        return ("some" if found else "none"), {"pairs": len(self.pairs), "found": named(names)}


def _joined(labels: tuple[str, ...]) -> Said:
    return {language: say.CELL_TIMES[language].join(labels) for language in LANGUAGES}
