"""An offline analysis to compare answers with."""

from dataclasses import replace

from huiyin.lib.text import Analysis, Language, Nature, Section, Sentiment, Urgency

PLAIN = Analysis(
    language=Language.EN,
    sentiment=Sentiment.NEGATIVE,
    sentiment_score=-0.8,
    sentiment_probabilities={Sentiment.NEGATIVE: 0.9, Sentiment.NEUTRAL: 0.06, Sentiment.POSITIVE: 0.04},
    sarcasm=0.05,
    implied_dissatisfaction=0.1,
    nature=Nature.COMPLAINT,
    nature_probabilities={Nature.COMPLAINT: 0.9, Nature.SUGGESTION: 0.04, Nature.INQUIRY: 0.03, Nature.PRAISE: 0.03},
    section=Section.AFTER_SALE,
    categories=(("product_quality/defect", 0.8), ("safety", 0.1)),
    urgency=Urgency.NORMAL,
    urgency_reasons=(),
    aspects=(),
    keywords=(),
    is_machine_noise=False,
    model_version="test",
)


def analysis(**changes):
    """Return a plain complaint, changed in some parts."""
    return replace(PLAIN, **changes)
