"""What people read for the judgements on a text (the words are lib.text's)."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.lib.text.terms import Language, Nature, Section, Sentiment, Urgency, UrgencyReason

LABELS: dict[type[StrEnum], dict[StrEnum, str | Promise]] = {
    Language: {
        Language.ZH_HANS: _("Simplified Chinese"),
        Language.ZH_HANT: _("Traditional Chinese"),
        Language.EN: _("English"),
        Language.OTHER: _("Another language"),
    },
    Nature: {
        Nature.COMPLAINT: _("Complaint"),
        Nature.SUGGESTION: _("Suggestion"),
        Nature.INQUIRY: _("Inquiry"),
        Nature.PRAISE: _("Praise"),
    },
    Sentiment: {
        Sentiment.POSITIVE: _("Positive"),
        Sentiment.NEUTRAL: _("Neutral"),
        Sentiment.NEGATIVE: _("Negative"),
    },
    Urgency: {
        Urgency.URGENT: _("Urgent"),
        Urgency.HIGH: _("High"),
        Urgency.NORMAL: _("Normal"),
        Urgency.LOW: _("Low"),
    },
    UrgencyReason: {
        UrgencyReason.SAFETY: _("Danger to people or property"),
        UrgencyReason.INJURY: _("Somebody is hurt"),
        UrgencyReason.FOOD_POISONING: _("Food poisoning"),
        UrgencyReason.LARGE_LOSS: _("Large loss of money"),
        UrgencyReason.PRIVACY_LEAK: _("Personal data leaked"),
        UrgencyReason.SYSTEM_DOWN: _("System down"),
        UrgencyReason.LEGAL_THREAT: _("Legal steps announced"),
        UrgencyReason.MEDIA_THREAT: _("Going public announced"),
        UrgencyReason.FOREIGN_OBJECT: _("Foreign object in food"),
        UrgencyReason.REPEATED_CONTACT: _("Contacted us several times"),
        UrgencyReason.EQUIPMENT_STOPPED: _("Equipment stopped"),
        UrgencyReason.PRESSING: _("Needs help at once"),
        UrgencyReason.STRONG_ANGER: _("Very angry"),
    },
    Section: {
        Section.PRE_SALE: _("Before the sale"),
        Section.SALE: _("Sale"),
        Section.AFTER_SALE: _("After the sale"),
        Section.TECHNICAL_SUPPORT: _("Technical support"),
        Section.GENERAL: _("General"),
    },
}
