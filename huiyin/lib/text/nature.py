"""What the customer wants: complaint, suggestion, inquiry or praise; and what stays between the lines."""

import math
import re

from huiyin.lib.text.analysis import Reason
from huiyin.lib.text.cues import FoundCue
from huiyin.lib.text.lexicon.loading import Decision
from huiyin.lib.text.sentiment import Feelings, softmax
from huiyin.lib.text.terms import Nature

_CAP = 4.0
_QUESTION_END = re.compile(r"[?吗呢么][\s!.。~]*$")
_SOFT = 1.0
_PRIOR = {Nature.COMPLAINT: 0.0, Nature.SUGGESTION: -0.3, Nature.INQUIRY: 0.2, Nature.PRAISE: 0.0}


def nature_of(
    folded: str,
    feelings: Feelings,
    cues: dict[Decision, list[FoundCue]],
    *,
    sarcasm: float,
    dissatisfaction: float,
    rating: float | None,
) -> tuple[dict[Nature, float], list[Reason]]:
    """Probabilities of the four natures and the cues behind them. `rating` is on 0–100."""
    scores = dict(_PRIOR)
    reasons: list[Reason] = []
    asks = bool(feelings.questions) or bool(_QUESTION_END.search(folded[-12:]))
    for item in cues[Decision.NATURE]:
        nature = Nature(item.cue.value)
        weight = item.cue.weight
        if nature is Nature.INQUIRY and weight <= _SOFT and not asks:
            continue  # "how" and "what" alone ask nothing
        scores[nature] = min(_CAP, scores[nature] + weight)
        reasons.append(Reason("nature", item.phrase, weight, nature.value))
    total = feelings.total + _rating_weight(rating)
    praise, blame = feelings.praise, feelings.blame
    scores[Nature.COMPLAINT] += 1.4 * max(0.0, -total) + 0.5 * blame + 1.5 * sarcasm + 0.8 * dissatisfaction
    scores[Nature.PRAISE] += 1.4 * max(0.0, total) - 0.6 * blame - 2.0 * sarcasm
    scores[Nature.INQUIRY] += (0.8 if asks else 0.0) - 0.6 * blame - 0.6 * praise
    scores[Nature.SUGGESTION] -= 0.25 * blame
    return softmax(scores), reasons


def implied_dissatisfaction(feelings: Feelings, cues: dict[Decision, list[FoundCue]]) -> float:
    """How likely the customer is unhappy without saying so, in [0, 1].

    Rhetorical questions, complaining particles, repeated negatives, waiting told as a fact.
    """
    told = math.fsum(item.cue.weight for item in cues[Decision.DISSATISFACTION])
    repeated = 0.3 * max(0, feelings.negations - 1)
    return round(1 - math.exp(-0.6 * (told + repeated)), 4)


def sarcasm_of(feelings: Feelings, cues: dict[Decision, list[FoundCue]]) -> float:
    """How likely praise is not meant, in [0, 1]: ironic phrases, or loud praise beside plain harm."""
    if not cues[Decision.SARCASM]:
        return 0.0
    told = math.fsum(item.cue.weight for item in cues[Decision.SARCASM])
    beside_harm = 1.2 if feelings.blame > 0.9 and feelings.praise > 0.5 else 0.0
    return round(1 - math.exp(-0.45 * (told + beside_harm)), 4)


def _rating_weight(rating: float | None) -> float:
    return 0.0 if rating is None else (rating - 50) / 50
