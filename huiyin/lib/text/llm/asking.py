"""Whether a text is worth a question to a language model."""

import re
from collections.abc import Iterable
from enum import StrEnum

from huiyin.lib.text.analysis import Analysis
from huiyin.lib.text.terms import Language, Urgency

NARROW = 0.25
"""Of the two likeliest natures or sentiments, a smaller difference is a doubt."""
SARCASTIC = 0.5
LONG = 300
"""Characters of Chinese, or half as many words' worth in other languages (600 characters)."""

_TALKS_TO_MODELS = re.compile(
    r"(?:ignore|disregard|forget|override)[^.\n]{0,30}(?:previous|above|prior|earlier|all|your|the)[^.\n]{0,20}"
    r"(?:instruction|prompt|rule|message|guideline)|system ?(?:prompt|message|override)|"
    r"(?:^|\n)\s{0,3}[\[<#*]{0,3}\s?(?:system|assistant|developer|user)\b[^\n]{0,3}[:：>\]]|"
    r"</?(?:system|data|user|assistant)\b|"
    r"<\|[a-z_]{2,20}\|>|\bEND [0-9A-Za-z_\-]{8,}|you are now\b|act as (?:a|an|the)\b|as an ai\b|"
    r"developer mode|jailbreak|"
    r"\b(?:tool|function)_?call|\"(?:nature|sentiment|urgency|category|summary|reply|why)\"\s?:|base64|"
    r"(?:忽略|无视|忘记|忘掉|不要理会|無視|忘記)[^。\n]{0,12}(?:指令|指示|提示|规则|規則|要求|内容|內容|设定|設定)|"
    r"系统(?:提示|消息|指令|通知)[:：]|系統(?:提示|訊息|指令|通知)[:：]|你现在是|你現在是|扮演|"
    r"(?:紧急程度|緊急程度|情感|类别|類別|分类|分類)[^。\n]{0,8}(?:设为|設為|设置为|設定為|改为|改為|标为|標為|标记为|標記為)|"
    r"(?:set|mark|change|classify)[^.\n]{0,20}(?:urgency|sentiment|priority|category|nature)[^.\n]{0,12}(?:to|as|=)",
    re.IGNORECASE,
)


class Doubt(StrEnum):
    """Why a second opinion is wanted."""

    NARROW_NATURE = "narrow_nature"
    NARROW_SENTIMENT = "narrow_sentiment"
    SARCASM = "sarcasm"
    URGENT = "urgent"
    LONG = "long"


def worth_asking(analysis: Analysis, *, text: str) -> tuple[Doubt, ...]:
    """Return why a text should be put to a language model; nothing when the offline analysis is enough.

    Machine noise is never asked about, nor a text that talks to models: its answer would be worth nothing, and a
    person should see it.
    """
    if analysis.is_machine_noise or talks_to_models(text):
        return ()
    long = LONG if analysis.language in (Language.ZH_HANS, Language.ZH_HANT) else 2 * LONG
    doubts = {
        Doubt.NARROW_NATURE: _margin(analysis.nature_probabilities.values()) < NARROW,
        Doubt.NARROW_SENTIMENT: _margin(analysis.sentiment_probabilities.values()) < NARROW,
        Doubt.SARCASM: analysis.sarcasm >= SARCASTIC,
        Doubt.URGENT: analysis.urgency in (Urgency.URGENT, Urgency.HIGH),
        Doubt.LONG: len(text) >= long,
    }
    return tuple(doubt for doubt, holds in doubts.items() if holds)


def talks_to_models(text: str) -> bool:
    """Whether a text tries to instruct a model; a hint for people, not the protection, which is in `answers`."""
    return _TALKS_TO_MODELS.search(text[:20_000]) is not None


def _margin(probabilities: Iterable[float]) -> float:
    best = sorted(probabilities, reverse=True)
    return best[0] - best[1] if len(best) > 1 else 1.0
