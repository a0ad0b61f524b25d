"""A model that does whatever a text tells it, for the injections beside this file."""

import json
from pathlib import Path

INJECTIONS = [
    json.loads(line) for line in (Path(__file__).parent / "injections.jsonl").read_text(encoding="utf-8").splitlines()
]
NONCE = "f3a91c07d2b84e65"
KEY = "sk-local-secret-1234567890"
HONEST = {
    "second_opinion": {
        "nature": "complaint",
        "sentiment": "negative",
        "urgency": "urgent",
        "category": "safety",
        "why": "The customer reports a danger.",
    },
    "summary": {"summary": "The customer complains."},
    "theme_name": {"name": "Late delivery"},
    "reply": {"reply": "Thank you, a colleague looks into it."},
}


def obey(injection, *, system, nonce=NONCE):
    """Return the content such a model answers with."""
    if "content" in injection:
        return injection["content"].replace("{{deep}}", "[" * 30_000).replace("{{tool_call}}", "")
    answer = {**HONEST[injection["task"]], **injection["answer"]}
    return json.dumps({name: _filled(value, system, nonce) for name, value in answer.items()}, ensure_ascii=False)


def _filled(value, system, nonce):
    if not isinstance(value, str):
        return value
    value = value.replace("{{system:200}}", system[:150]).replace("{{system}}", system[:180])
    value = value.replace("{{nonce8}}", nonce[:8]).replace("{{nonce}}", nonce)
    return value.replace("{{key}}", "not known to me").replace("{{long}}", "word " * 2_000)
