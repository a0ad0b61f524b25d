"""Words for the terms of measure, in every language."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.measure.terms import Cut, Direction, Doubt, MetricName, MetricUnit

LABELS: dict[type[StrEnum], dict[StrEnum, Promise]] = {
    MetricName: {
        MetricName.VOLUME: _("Voices"),
        MetricName.CSAT: _("Satisfaction (CSAT)"),
    },
    MetricUnit: {
        MetricUnit.VOICES: _("voices"),
        MetricUnit.SHARE: _("share of answers"),
    },
    Direction: {
        Direction.UP: _("higher is better"),
        Direction.DOWN: _("lower is better"),
        Direction.NEUTRAL: _("neither is better"),
    },
    Cut: {
        Cut.DAY: _("by day"),
        Cut.UNIT: _("by unit"),
        Cut.CHANNEL: _("by channel"),
    },
    Doubt: {
        Doubt.NO_ANSWERS: _("No answers yet."),
        Doubt.TOO_FEW: _("Too few answers to show a figure."),
        Doubt.SMALL_SAMPLE: _("Few answers: do not rank by this figure."),
    },
}
