"""What the rules find in one text: feelings, cues, harm, categories. The learnt heads weigh it afterwards."""

import re
from dataclasses import dataclass

from huiyin.lib.text.analysis import Reason
from huiyin.lib.text.categories import Clauses, categories_of, section_of
from huiyin.lib.text.cleaning import CleanText
from huiyin.lib.text.cues import FoundCue, find_cues
from huiyin.lib.text.language import detect_language
from huiyin.lib.text.lexicon.loading import Decision, Lexicon, chinese, english_lexicon
from huiyin.lib.text.nature import implied_dissatisfaction, nature_of, sarcasm_of
from huiyin.lib.text.sentiment import Feelings, read_feelings
from huiyin.lib.text.terms import Language, Nature, Section
from huiyin.lib.text.urgency import feel_harm, urgent_cues

_HAN = re.compile("[\u4e00-\u9fff]")
_ENGLISH_WORD = re.compile("[a-z]{3}")


@dataclass(frozen=True, slots=True)
class Reading:
    """The rules' view of one cleaned text. `harm` are the urgent cues told as having happened."""

    cleaned: CleanText
    language: Language
    feelings: Feelings
    cues: dict[Decision, list[FoundCue]]
    harm: list[Reason]
    sarcasm: float
    implied: float
    natures: dict[Nature, float]
    nature_reasons: list[Reason]
    categories: tuple[tuple[str, float], ...]
    section: Section


def read(cleaned: CleanText, *, declared: str | None = None) -> Reading:
    """Read one cleaned text by rules; `declared` is the language its sender told."""
    lexicons = _lexicons_for(cleaned.folded)
    feelings = read_feelings(cleaned.folded, lexicons)
    cues = find_cues(cleaned.folded, lexicons)
    harm = urgent_cues(cleaned.folded, cues[Decision.URGENCY], lexicons)
    feel_harm(feelings, harm)
    language = detect_language(cleaned, declared=declared)
    sarcasm, implied = sarcasm_of(feelings, cues), implied_dissatisfaction(feelings, cues)
    natures, nature_reasons = nature_of(
        cleaned.folded, feelings, cues, sarcasm=sarcasm, dissatisfaction=implied, rating=None
    )
    clauses = Clauses(cleaned.folded, feelings, spaced=language is Language.EN)
    categories = categories_of([*cues[Decision.CATEGORY], *cues[Decision.TOPIC]], clauses)
    return Reading(
        cleaned=cleaned,
        language=language,
        feelings=feelings,
        cues=cues,
        harm=harm,
        sarcasm=sarcasm,
        implied=implied,
        natures=natures,
        nature_reasons=nature_reasons,
        categories=categories,
        section=section_of(cues, categories),
    )


def _lexicons_for(folded: str) -> list[Lexicon]:
    english = [english_lexicon()] if _ENGLISH_WORD.search(folded) else []
    return [chinese(), *english] if not english or _HAN.search(folded) else english
