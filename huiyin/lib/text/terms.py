"""The words in which a text is judged: language, nature, sentiment, urgency, business section."""

from enum import StrEnum


class Language(StrEnum):
    """What a text is written in; `OTHER` is everything the rules cannot read."""

    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"
    EN = "en"
    OTHER = "other"


class Nature(StrEnum):
    """What the customer wants from us (requirement U1)."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    INQUIRY = "inquiry"
    PRAISE = "praise"


class Sentiment(StrEnum):
    """How the customer feels, in three steps."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class Urgency(StrEnum):
    """How soon somebody has to look, judged from the words alone."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class UrgencyReason(StrEnum):
    """Why a text is urgent; always shown beside the level."""

    SAFETY = "safety"
    INJURY = "injury"
    FOOD_POISONING = "food_poisoning"
    LARGE_LOSS = "large_loss"
    PRIVACY_LEAK = "privacy_leak"
    SYSTEM_DOWN = "system_down"
    LEGAL_THREAT = "legal_threat"
    MEDIA_THREAT = "media_threat"
    FOREIGN_OBJECT = "foreign_object"
    REPEATED_CONTACT = "repeated_contact"
    EQUIPMENT_STOPPED = "equipment_stopped"
    PRESSING = "pressing"
    STRONG_ANGER = "strong_anger"


class Section(StrEnum):
    """The part of the business a text is about (requirement U2)."""

    PRE_SALE = "pre_sale"
    SALE = "sale"
    AFTER_SALE = "after_sale"
    TECHNICAL_SUPPORT = "technical_support"
    GENERAL = "general"
