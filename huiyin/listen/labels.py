"""What people read for the vocabulary of listen."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.listen.terms import Channel, InvitationPurpose, RatingMetric, RawState

LABELS: dict[type[StrEnum], dict[StrEnum, str | Promise]] = {
    Channel: {
        Channel.WEB: _("Website"),
        Channel.APP: _("App"),
        Channel.EMAIL: _("E-mail"),
        Channel.PHONE: _("Phone call"),
        Channel.SMS: _("Text message"),
        Channel.CHAT: _("Chat"),
        Channel.WECHAT: _("WeChat"),
        Channel.WEIBO: _("Weibo"),
        Channel.SOCIAL: _("Social media"),
        Channel.REVIEW: _("Review site"),
        Channel.FORM: _("Form"),
        Channel.SURVEY: _("Survey"),
        Channel.STORE: _("In the store"),
        Channel.LETTER: _("Letter"),
        Channel.EXECUTIVE: _("Executive mailbox"),
        Channel.EMPLOYEE: _("Employees"),
        Channel.PARTNER: _("Partners"),
        Channel.IMPORT: _("Import"),
        Channel.API: _("Programs"),
        Channel.OTHER: _("Another way"),
    },
    RatingMetric: {
        RatingMetric.CSAT: _("Satisfaction (CSAT)"),
        RatingMetric.NPS: _("Recommendation (NPS)"),
        RatingMetric.CES: _("Effort (CES)"),
        RatingMetric.CUSTOM: _("Own rating"),
    },
    RawState: {
        RawState.ACCEPTED: _("Accepted"),
        RawState.CONFLICT: _("Clashes with an earlier voice"),
        RawState.LATE: _("Came after the first answer"),
    },
    InvitationPurpose: {
        InvitationPurpose.CASE_RATING: _("Rating of a solved case"),
    },
}
