"""Which words moved a decision: the n-grams of a head gathered on readable words, beside the rules' own cues."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from huiyin.lib.text.analysis import Reason
from huiyin.lib.text.features import grams_of
from huiyin.lib.text.heads.head import Head, Kind, Label

MOST_WORDS = 6
_LETTERS_READ, _GRAMS_READ = 1_000, 400
_SHARE_WORTH_SAYING = 0.05
_WORD = re.compile(r"[\w']{1,40}|[!?。…~]{1,8}")
_HAN = re.compile("[\u3400-\u9fff]")
_SPACE = re.compile(r"\s")
_DIGIT = re.compile("[0-9]")


def words_behind(head: Head, folded: str, label: Label, *, most: int = MOST_WORDS) -> list[Reason]:
    """The words of a folded text whose n-grams speak for (positive) or against (negative) a label, weightiest first.

    Weights are shares of the head's score before temperature; `note` of each reason is the label. A multi-class
    head is read against the mean of its labels. Of a long text the first 1,000 letters are read.
    Raises ValueError when the head has no such label.
    """
    sample = folded[:_LETTERS_READ]
    letters = _weights_of_letters(head, sample, label)
    weights: dict[str, float] = defaultdict(float)
    for start, end in _words(sample):
        weights[sample[start:end]] += sum(letters[start:end])
    ranked = sorted(weights.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    floor = _SHARE_WORTH_SAYING * sum(abs(weight) for weight in weights.values())
    return [
        Reason(head.task, word, round(weight, 3), str(label)) for word, weight in ranked[:most] if abs(weight) > floor
    ]


def merged(told: Sequence[Reason], learnt: Sequence[Reason]) -> list[Reason]:
    """The rules' cues and the learnt words as one list, weightiest first; a word inside a told cue adds to it."""
    cues = {reason.cue: reason for reason in reversed(told)}
    alone = []
    for reason in learnt:
        holder = next((cue for cue in cues if reason.cue in cue and cues[cue].note == reason.note), None)
        if holder is None:
            alone.append(reason)
        else:
            known = cues[holder]
            cues[holder] = Reason(known.decision, known.cue, round(known.weight + reason.weight, 3), known.note)
    return sorted([*cues.values(), *alone], key=lambda reason: (-abs(reason.weight), reason.cue))


def _weights_of_letters(head: Head, sample: str, label: Label) -> list[float]:
    """The score of every n-gram spread evenly over the letters it covers."""
    stripped = _SPACE.sub("", _DIGIT.sub("0", sample))
    places = [place for place, letter in enumerate(sample) if not letter.isspace()]
    letters = [0.0] * len(sample)
    for gram, weight in _strongest(head, sample, label):
        bare = _SPACE.sub("", gram)
        starts = list(_occurrences(stripped, bare))
        for start in starts:
            for place in range(start, start + len(bare)):
                letters[places[place]] += weight / (len(bare) * len(starts))
    return letters


def _strongest(head: Head, sample: str, label: Label) -> list[tuple[str, float]]:
    """The n-grams with the largest effect on the label, as (gram, part of the score)."""
    grams = grams_of(sample)
    share = 1 / max(1.0, len(grams) + 1) ** 0.5
    effects = [(gram, share * _effect(head, bucket, label)) for gram, bucket in grams]
    return sorted(effects, key=lambda pair: (-abs(pair[1]), pair[0]))[:_GRAMS_READ]


def _effect(head: Head, bucket: int, label: Label) -> float:
    scores = head.weights[head.index[bucket]] * head.scales
    at = head.labels.index(label)
    if head.kind is Kind.BINARY:
        return float(scores[0] if at else -scores[0])
    return float(scores[at] - (scores.mean() if head.kind is Kind.MULTICLASS else 0.0))


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _words(sample: str) -> Iterator[tuple[int, int]]:
    """[start, end) of the words: Latin ones by their letters, others as rjieba cuts them."""
    for match in _WORD.finditer(sample):
        if not _HAN.search(match.group()):
            yield match.span()
            continue
        at = match.start()
        for word in _cut(match.group()):
            yield at, at + len(word)
            at += len(word)


def _cut(text: str) -> list[str]:
    import rjieba  # first use only

    return list(rjieba.cut(text))
