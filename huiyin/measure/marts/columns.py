"""The columns of every mart, named once for the writer (Arrow), the reader (Ibis) and the tests.

No column holds personal data. `version` is the seal position at which the row was read: of two rows with
the same id the newer version counts. `gone` marks a row whose object no longer exists.
"""

import hashlib
import json
from collections.abc import Mapping

from huiyin.measure.terms import Mart

# The types are Arrow's; measure.marts.reading knows their Ibis and SQL names.
KEYS: Mapping[str, str] = {
    "id": "string",
    "version": "int64",
    "gone": "bool",
    "received_at": "timestamp",
    "local_day": "date",
}

COLUMNS: Mapping[Mart, Mapping[str, str]] = {
    Mart.VOICES: {
        **KEYS,
        "occurred_at": "timestamp",
        "channel": "string",
        "unit_id": "string",
        "product": "string",
        "touchpoint": "string",
        "language": "string",
        "nature": "string",
        "sentiment": "string",
        "sentiment_score": "float64",
        "urgency": "string",
        "section": "string",
        "category": "string",
        "model_version": "string",
        "wants_answer": "bool",
        "has_customer": "bool",
        "is_demo": "bool",
    },
    Mart.SCORES: {
        **KEYS,
        "source": "string",
        "subject": "string",
        "purpose": "string",
        "channel": "string",
        "unit_id": "string",
        "product": "string",
        "touchpoint": "string",
        "metric": "string",
        "score": "float64",
        "scale_min": "float64",
        "scale_max": "float64",
        "score_100": "float64",
        "is_demo": "bool",
    },
    Mart.CASES: {
        **KEYS,
        "number": "string",
        "state": "string",
        "level": "string",
        "nature": "string",
        "category": "string",
        "channel": "string",
        "unit_id": "string",
        "owner_id": "string",
        "opened_at": "timestamp",
        "first_response_at": "timestamp",
        "resolved_at": "timestamp",
        "closed_at": "timestamp",
        "rating": "float64",
        "reopened_count": "int64",
        "breached": "bool",
        "voices": "int64",
        "is_demo": "bool",
    },
}


def fingerprint(*, zone: str) -> str:
    """Return what the files depend on besides the facts: another fingerprint means they must be rebuilt."""
    shape = json.dumps([COLUMNS, zone], sort_keys=True)
    return hashlib.sha256(shape.encode()).hexdigest()[:16]
