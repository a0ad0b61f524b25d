"""Understanding of customer texts, offline: `Analyzer().analyze(texts)` → list of `Analysis`.

Importing this package reads no lexicon and loads no library; the first analysis does.
"""

from huiyin.lib.text.analysis import Analysis, Aspect, Context, Reason
from huiyin.lib.text.analyzer import MODEL_VERSION, Analyzer
from huiyin.lib.text.terms import Language, Nature, Section, Sentiment, Urgency, UrgencyReason

__all__ = [
    "MODEL_VERSION",
    "Analysis",
    "Analyzer",
    "Aspect",
    "Context",
    "Language",
    "Nature",
    "Reason",
    "Section",
    "Sentiment",
    "Urgency",
    "UrgencyReason",
]
