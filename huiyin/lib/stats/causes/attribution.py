"""Problem, process, person: which cause has what share, and is it more than its part of the work explains?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from huiyin.lib.stats.causes.ratios import plain_counts, poisson_interval, share_interval
from huiyin.lib.stats.causes.results import AttributionResult, CauseNode, CauseShare, CauseTree
from huiyin.lib.stats.intervals import check_confidence
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

UNKNOWN = "unknown"


def attribute(
    complaints: Mapping[str, float],
    *,
    exposure: Mapping[str, float] | None = None,
    unknown: str = UNKNOWN,
    confidence: float = 0.95,
) -> AttributionResult:
    """Share of each cause with Wilson's interval and, given its exposure, its rate against the overall rate.

    A stage with 60 % of the complaints may handle 40 % of the volume: the ratio of its rate to the overall rate is
    its share of complaints over its share of exposure, with the interval of the share over the same constant
    (complaints follow a multinomial given their total). `unknown` stays a bucket of the shares and is left out of
    the rates, as are causes without exposure. Exposure is in units handled, rates are per unit with Garwood's
    interval. Raises ValueError for negative counts, or complaints where nothing was handled.
    """
    check_confidence(confidence)
    complaints = plain_counts(complaints, what="Complaints")
    exposure = plain_counts(exposure or {}, what="Exposures")
    _check(complaints, exposure, unknown)
    total = sum(complaints.values())
    if total == 0:
        return AttributionResult(
            n=0, method="wilson", reason=Undefined.NO_ANSWERS, causes=(), unknown_share=None, overall_rate=None
        )
    handled = {name: units for name, units in exposure.items() if units > 0 and name != unknown}
    known = sum(complaints.get(name, 0) for name in handled)
    units = sum(handled.values())
    names = sorted({*complaints, *handled}, key=lambda name: (name == unknown, -complaints.get(name, 0), name))
    causes = tuple(
        _cause(
            name, complaints.get(name, 0), total=total, units=handled.get(name), known=(known, units), level=confidence
        )
        for name in names
    )
    return AttributionResult(
        n=round(total),
        missing=round(complaints.get(unknown, 0)),
        interval=next((cause.share_interval for cause in causes if cause.cause != unknown), None),
        method="wilson",
        causes=causes,
        unknown_share=complaints.get(unknown, 0) / total,
        overall_rate=known / units if units else None,
    )


def attribute_cases(
    cases: Iterable[Collection[str]],
    *,
    exposure: Mapping[str, float] | None = None,
    unknown: str = UNKNOWN,
    confidence: float = 0.95,
) -> AttributionResult:
    """Attribution of cases with several causes each: k causes count 1/k, no cause counts as `unknown`.

    1/k is the Shapley value of the game "how many cases are explained by these causes alone".

    >>> attribute_cases([{"sorting"}, {"sorting", "transit"}, set()]).causes[0].count
    1.5
    """
    return attribute(
        fractional_counts(cases, unknown=unknown), exposure=exposure, unknown=unknown, confidence=confidence
    )


def fractional_counts(cases: Iterable[Collection[str]], *, unknown: str = UNKNOWN) -> dict[str, float]:
    """Weight of each cause when a case with k distinct causes gives 1/k to each; sums to the number of cases."""
    exact: dict[str, Fraction] = {}
    distinct = Counter(frozenset(causes) or frozenset({unknown}) for causes in cases)
    for causes, times in distinct.items():
        for cause in causes:
            exact[cause] = exact.get(cause, Fraction(0)) + Fraction(times, len(causes))
    return {cause: float(weight) for cause, weight in sorted(exact.items())}


def cause_tree(paths: Iterable[Sequence[str | None]], *, unknown: str = UNKNOWN, confidence: float = 0.95) -> CauseTree:
    """Shares down the levels problem → process → person, one path a case; a fishbone with numbers.

    Every node has its share of its parent ("60 % of late deliveries start in sorting") with Wilson's interval and
    its share of all. None on a level, and a path that ends early, is `unknown`.
    """
    counts = Counter(tuple(level if level is not None else unknown for level in path) for path in paths)
    depth = max(map(len, counts), default=0)
    n = sum(counts.values())
    nodes: Counter[tuple[str, ...]] = Counter()
    for path, times in counts.items():
        full = (*path, *[unknown] * (depth - len(path)))
        for level in range(depth + 1):
            nodes[full[:level]] += times
    ordered = sorted((path for path in nodes if path), key=lambda path: _by_weight(path, nodes, unknown))
    found = tuple(_node(path, nodes, confidence) for path in ordered)
    return CauseTree(
        n=n,
        missing=sum(times for path, times in nodes.items() if len(path) == depth and unknown in path) if depth else 0,
        interval=found[0].interval if found else None,
        method="wilson",
        reason=None if found else Undefined.NO_ANSWERS,
        nodes=found,
    )


def _by_weight(
    path: tuple[str, ...], nodes: Mapping[tuple[str, ...], int], unknown: str
) -> tuple[tuple[bool, int, str], ...]:
    return tuple((name == unknown, -nodes[path[: level + 1]], name) for level, name in enumerate(path))


def _node(path: tuple[str, ...], nodes: Mapping[tuple[str, ...], int], confidence: float) -> CauseNode:
    count, parent, n = nodes[path], nodes[path[:-1]], nodes[()]
    return CauseNode(
        path=path,
        count=count,
        share_of_parent=count / parent,
        interval=share_interval(count, total=parent, confidence=confidence),
        share_of_all=count / n,
    )


def _cause(
    name: str, count: float, *, total: float, units: float | None, known: tuple[float, float], level: float
) -> CauseShare:
    interval = share_interval(count, total=total, confidence=level)
    if units is None:
        return CauseShare(cause=name, count=count, share=count / total, share_interval=interval)
    ratio = ratio_interval = None
    complaints_known, units_known = known
    if complaints_known > 0:
        part = units / units_known
        ratio = count / complaints_known / part
        among = share_interval(count, total=complaints_known, confidence=level)
        ratio_interval = Interval(low=among.low / part, high=among.high / part, confidence=level)
    return CauseShare(
        cause=name,
        count=count,
        share=count / total,
        share_interval=interval,
        rate=count / units,
        rate_interval=poisson_interval(count, exposure=units, confidence=level),
        rate_ratio=ratio,
        rate_ratio_interval=ratio_interval,
    )


def _check(complaints: Mapping[str, float], exposure: Mapping[str, float], unknown: str) -> None:
    empty = [name for name, units in exposure.items() if units == 0 and complaints.get(name, 0) > 0 and name != unknown]
    if empty:
        message = f"{empty} have complaints but handled nothing: correct the exposure or leave it out."
        raise ValueError(message)
