"""The cues of a text, found once and shared by nature, category, section and urgency."""

from dataclasses import dataclass

from huiyin.lib.text.lexicon.loading import Cue, Decision, Lexicon


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A phrase at [start, end) of the folded text and one thing it says."""

    phrase: str
    start: int
    end: int
    cue: Cue


def find_cues(folded: str, lexicons: list[Lexicon]) -> dict[Decision, list[FoundCue]]:
    """All cues of a folded text by the decision they speak to."""
    found: dict[Decision, list[FoundCue]] = {decision: [] for decision in Decision}
    for lexicon in lexicons:
        for start, end, cues in lexicon.cues.find(folded):
            if _inside_number(folded, start, end):
                continue
            phrase = folded[start:end]
            for cue in cues:
                found[cue.decision].append(FoundCue(phrase, start, end, cue))
    return {decision: _longest(cues) for decision, cues in found.items()}


def _inside_number(text: str, start: int, end: int) -> bool:
    """12315 is an authority; in 4012315 it is a piece of an order number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (text[start].isdigit() and before.isdigit()) or (text[end - 1].isdigit() and after.isdigit())


def _longest(cues: list[FoundCue]) -> list[FoundCue]:
    """Without cues that lie inside another one saying the same."""
    kept: list[FoundCue] = []
    reached: dict[str, int] = {}
    for item in cues:  # in the order of the text: a longer one at the same place comes first
        if item.end > reached.get(item.cue.value, -1):
            kept.append(item)
            reached[item.cue.value] = item.end
    return kept
