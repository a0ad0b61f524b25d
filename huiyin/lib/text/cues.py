"""The cues of a text, found once and shared by nature, category, section and urgency."""

from typing import NamedTuple

from huiyin.lib.text.lexicon.loading import Cue, Decision, Lexicon

_DECISIONS = tuple(Decision)


class FoundCue(NamedTuple):
    """A phrase at [start, end) of the folded text and one thing it says."""

    phrase: str
    start: int
    end: int
    cue: Cue


def find_cues(folded: str, lexicons: list[Lexicon]) -> dict[Decision, list[FoundCue]]:
    """All cues of a folded text by the decision they speak to, without those inside another one saying the same."""
    found: dict[Decision, list[FoundCue]] = {decision: [] for decision in _DECISIONS}
    for lexicon in lexicons:
        for start, end, cues in lexicon.cues.find(folded):
            phrase = folded[start:end]
            for cue in cues:
                found[cue.decision].append(FoundCue(phrase, start, end, cue))
    for decision, cues_found in found.items():
        if len(cues_found) > 1:
            found[decision] = _longest(cues_found)
    return found


def _longest(cues: list[FoundCue]) -> list[FoundCue]:
    kept: list[FoundCue] = []
    reached: dict[str, int] = {}
    for item in cues:  # in the order of the text: a longer one at the same place comes first
        if item.end > reached.get(item.cue.value, -1):
            kept.append(item)
            reached[item.cue.value] = item.end
    return kept
