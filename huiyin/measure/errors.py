"""What measure refuses, in words."""

from django.utils.translation import gettext_lazy as _

from huiyin.base.errors import Invalid, NotFound, NotReady


class UnknownMetric(NotFound):
    """No metric of this name is in the catalogue."""

    code = "unknown_metric"
    title = _("There is no metric of this name.")
    next_step = _("Choose one of the names listed at /api/v1/metrics.")


class InvalidWindow(Invalid):
    """The days asked for make no window."""

    code = "invalid_window"
    title = _("These days make no window.")
    next_step = _("Give `from` before `to`, at most three years apart; `to` itself is not counted.")


class MartsUnreadable(NotReady):
    """A file of the marts is missing or broken; the next refresh builds them again."""

    code = "figures_being_rebuilt"
    title = _("The figures are being built again.")
    next_step = _("Everything else works. Try again in a minute.")
