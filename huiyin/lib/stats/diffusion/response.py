"""How far might it go, and how high to answer: reach under several assumptions, graded response L1 to L4."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final

from huiyin.lib.stats.diffusion.cascade import cascade_spread
from huiyin.lib.stats.diffusion.hawkes import is_key_post
from huiyin.lib.stats.diffusion.network import Labels, repost_network
from huiyin.lib.stats.diffusion.results import GradedResponse, ReachScenario, ReachScenarios, ResponseRule
from huiyin.lib.stats.reasons import Undefined

_WORST = 5

REPOST_PROBABILITIES: Final[Mapping[str, float]] = {"low": 0.01, "mid": 0.03, "high": 0.1}
"""How likely a follower passes a post on is not known: three assumptions to be replaced by own measurements."""

RESPONSE_RULES: Final = (
    ResponseRule(
        level=1,
        action={
            "zh-Hans": "日常关注，当日答复",
            "zh-Hant": "日常關注，當日答覆",
            "en": "watch and answer within the day",
        },
    ),
    ResponseRule(
        level=2,
        severity_from=3,
        doubling_below=6,
        views_from=100,
        action={
            "zh-Hans": "专人跟进，六小时内公开答复",
            "zh-Hant": "專人跟進，六小時內公開答覆",
            "en": "one person follows it; public answer within six hours",
        },
    ),
    ResponseRule(
        level=3,
        severity_from=4,
        doubling_below=2,
        reposts_from=500,
        key_spreader=True,
        action={
            "zh-Hans": "启动应急小组，两小时内公开说明",
            "zh-Hant": "啟動應變小組，兩小時內公開說明",
            "en": "call the crisis team; public statement within two hours",
        },
    ),
    ResponseRule(
        level=4,
        severity_from=5,
        media=True,
        action={
            "zh-Hans": "管理层决策，回应媒体与监管",
            "zh-Hant": "管理層決策，回應媒體與主管機關",
            "en": "management decides; answer media and regulator",
        },
    ),
)
"""Policy, not science: the default table, to be replaced by an administrator's."""


def reach_scenarios(
    *,
    sources: Labels,
    targets: Labels,
    seeds: Iterable[Hashable],
    probabilities: Mapping[str, float] = REPOST_PROBABILITIES,
    key_limit: int = 500,
    reposts: int = 0,
    runs: int = 2000,
    seed: int = 0,
) -> ReachScenarios:
    """Expected reach of a post from `seeds` under each assumed repost probability, as a range, never one number.

    The estimate is the middle assumption; `low` and `high` are the extremes of the assumptions. `key` tells
    whether a scenario (by name) or the real `reposts` reach the limit for key posts.
    """
    if not probabilities:
        message = "At least one repost probability is needed."
        raise ValueError(message)
    ends = list(sources), list(targets)  # type: ignore[arg-type]
    start = list(seeds)
    found = []
    for name, probability in sorted(probabilities.items(), key=lambda item: item[1]):
        network = repost_network(sources=ends[0], targets=ends[1], probability=probability, nodes=start)
        spread = cascade_spread(network, seeds=start, runs=runs, seed=seed)
        reach = spread.estimate or 0.0
        found.append(
            ReachScenario(
                name=name,
                probability=probability,
                reach=reach,
                se=spread.se or 0.0,
                key=is_key_post(reposts=reposts, predicted=reach - len(set(start)), limit=key_limit),
            )
        )
    middle = found[len(found) // 2]
    return ReachScenarios(
        n=network.n,
        method="independent_cascade",
        estimate=middle.reach if start else None,
        reason=None if start else Undefined.NO_ANSWERS,
        scenarios=tuple(found),
    )


def graded_response(
    *,
    severity: int | None = None,
    doubling_hours: float | None = None,
    views_per_hour: float | None = None,
    reposts: float | None = None,
    key_spreader: bool = False,
    media: bool = False,
    rules: Sequence[ResponseRule] = RESPONSE_RULES,
) -> GradedResponse:
    """The highest level of which any condition holds, and which ones do.

    `doubling_hours` None means no growth; `reposts` are real or predicted; `media` a report in the media or an
    inquiry by the regulator; `severity` runs from 1 to 5. What is None is not judged.
    """
    facts = {
        "severity_from": severity,
        "doubling_below": doubling_hours,
        "views_from": views_per_hour,
        "reposts_from": reposts,
        "key_spreader": key_spreader or None,
        "media": media or None,
    }
    if any(fact is not None and not fact >= 0 for fact in facts.values()) or (severity or 1) > _WORST:
        message = "Severity runs from 1 to 5, and times and counts must not be negative; None where unknown."
        raise ValueError(message)
    if not rules:
        message = "The table needs at least one level."
        raise ValueError(message)
    ordered = sorted(rules, key=lambda rule: rule.level)
    met = [(rule, _met(rule, facts)) for rule in ordered]
    rule, because = next((pair for pair in reversed(met) if pair[1]), (ordered[0], ()))
    known = sum(value is not None for value in (severity, doubling_hours, views_per_hour, reposts))
    return GradedResponse(
        n=known + bool(key_spreader) + bool(media),
        missing=4 - known,
        method="threshold_table",
        level=rule.level,
        because=because,
        action=rule.action,
    )


def _met(rule: ResponseRule, facts: Mapping[str, float | None]) -> tuple[str, ...]:
    """The names of the rule's conditions that hold."""
    found = []
    for name, fact in facts.items():
        limit = getattr(rule, name)
        if fact is None or not limit:
            continue
        if fact < limit if name == "doubling_below" else fact >= limit:
            found.append(name)
    return tuple(found)
