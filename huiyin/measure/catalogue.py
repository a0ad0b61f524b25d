"""The catalogue of metrics: what each figure means, how it is reckoned, and which way is good."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.measure.labels import LABELS
from huiyin.measure.terms import Direction, MetricName, MetricUnit

# A figure of fewer answers could point at a person; a ranking needs more (methods.md, cross-cutting rule 6).
SHOWN_FROM = 5
RANKED_FROM = 30


@dataclass(frozen=True)
class Metric:
    """One entry of the catalogue; `version` changes when the same rows would give another figure."""

    name: MetricName
    title: Promise
    definition: Promise
    formula: Promise
    unit: MetricUnit
    direction: Direction
    has_interval: bool
    shown_from: int
    version: str


METRICS: dict[MetricName, Metric] = {
    MetricName.VOLUME: Metric(
        name=MetricName.VOLUME,
        title=LABELS[MetricName][MetricName.VOLUME],
        definition=_("How many voices were accepted, whatever the channel. Several voices may belong to one case."),
        formula=_("Number of voices received on the days asked for, in the organisation's time zone."),
        unit=MetricUnit.VOICES,
        direction=Direction.NEUTRAL,
        has_interval=False,
        shown_from=0,
        version="1",
    ),
    MetricName.CSAT: Metric(
        name=MetricName.CSAT,
        title=LABELS[MetricName][MetricName.CSAT],
        definition=_(
            "The share of satisfied answers among all satisfaction ratings, given with a voice or after a case."
        ),
        formula=_(
            "Satisfied answers ÷ all answers. On a scale of 1 to 5, 4 and 5 are satisfied; "
            "on any other scale, the upper quarter. The interval is Wilson's at 95 %."
        ),
        unit=MetricUnit.SHARE,
        direction=Direction.UP,
        has_interval=True,
        shown_from=SHOWN_FROM,
        version="1",
    ),
}
