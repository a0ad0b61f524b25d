"""The analyzer: rules read each text, learnt heads weigh a whole batch, and both become one judgement a text."""

from collections.abc import Iterator, Sequence
from itertools import islice, repeat
from typing import Self

from huiyin.lib.text.analysis import Analysis, Aspect, Context, Reason
from huiyin.lib.text.answering import Answers, answers_of
from huiyin.lib.text.aspects.judging import aspects_of
from huiyin.lib.text.cleaning import clean_all
from huiyin.lib.text.explaining import merged, words_behind
from huiyin.lib.text.judging import (
    judge_categories,
    judge_flag,
    judge_nature,
    judge_sarcasm,
    judge_section,
    judge_urgency,
)
from huiyin.lib.text.keywords import keywords_of
from huiyin.lib.text.lexicon.loading import Decision
from huiyin.lib.text.mood import mood_of, sentiment_label, sentiment_reasons
from huiyin.lib.text.noise import is_noise
from huiyin.lib.text.reading import Reading, read
from huiyin.lib.text.shipped import ENCODERS, Profile, heads_of
from huiyin.lib.text.terms import Sentiment, UrgencyReason
from huiyin.lib.text.version import MODEL_VERSION

MOST_REASONS = 24
TEXTS_AT_ONCE, LETTERS_AT_ONCE = 512, 200_000
_LIKELY = 0.5
_NOTHING = Context()


class Analyzer:
    """Judges texts in zh-Hans, zh-Hant and en, offline.

    `profile`: "light" needs nothing but NumPy; "vectors" adds sentence vectors (extra `text`), "accurate" those of a
    transformer (extra `accurate`). `model_version` is what its analyses carry.
    """

    def __init__(self, *, profile: Profile = "light") -> None:
        self.profile = profile
        encoder = ENCODERS[profile]
        self.model_version = f"{MODEL_VERSION}+{encoder}" if encoder else MODEL_VERSION

    @classmethod
    def load(cls, profile: Profile = "light") -> Self:
        """An analyzer with lexicons and heads in memory, ready for the first text.

        Raises ModelsDamaged when an artefact is missing, EncoderMissing when the profile's package is.
        """
        analyzer = cls(profile=profile)
        analyzer.analyze(["你好", "hello"])
        return analyzer

    def analyze(self, texts: Sequence[str], *, context: Sequence[Context] | None = None) -> list[Analysis]:
        """One analysis per text, in order; never raises for any content of a text.

        A text longer than 20,000 characters is read at its head and its tail (`truncated`).
        `context`, when given, has one entry per text. `reasons` holds what the rules found; `explain` says more.
        """
        contexts = repeat(_NOTHING, len(texts)) if context is None else context
        pairs = zip(texts, contexts, strict=True)
        return [analysis for batch in _batches(pairs) for analysis in self._batch(batch)]

    def explain(self, text: str, *, context: Context | None = None) -> tuple[Reason, ...]:
        """The words and rules that moved each decision about one text, urgency first, then by weight."""
        known = context or _NOTHING
        [reading] = _readings([(text, known)])
        [analysis] = self._judged([reading], [known])
        return _explained(reading, analysis)

    def _batch(self, batch: Sequence[tuple[str, Context]]) -> list[Analysis]:
        return self._judged(_readings(batch), [known for _, known in batch])

    def _judged(self, readings: Sequence[Reading], contexts: Sequence[Context]) -> list[Analysis]:
        answers = answers_of(readings, self.profile)
        aspects = aspects_of(readings, heads_of(self.profile))
        return [
            self._analysis(reading, known, answers, place, aspects[place])
            for place, (reading, known) in enumerate(zip(readings, contexts, strict=True))
        ]

    def _analysis(
        self, reading: Reading, known: Context, answers: Answers, place: int, aspects: tuple[Aspect, ...]
    ) -> Analysis:
        heads = heads_of(self.profile)
        told = {task: rows[place] for task, rows in answers.probabilities.items()}
        moods = mood_of(
            reading,
            polarity=answers.scores["sentiment"][place][0],
            neutrality=answers.scores["neutral"][place][0],
            rating=known.rating,
        )
        nature, natures = judge_nature(told["nature"], rating=known.rating)
        urgency, harm = judge_urgency(
            reading, told["urgency"], told["urgency_reason"], heads["urgency"].thresholds.tolist(), nature=nature
        )
        return Analysis(
            language=reading.language,
            sentiment=sentiment_label(moods),
            sentiment_score=round(moods[Sentiment.POSITIVE] - moods[Sentiment.NEGATIVE], 4),
            sentiment_probabilities=moods,
            sarcasm=judge_sarcasm(reading, told["sarcasm"]),
            implied_dissatisfaction=judge_flag(told["implied"]),
            nature=nature,
            nature_probabilities=natures,
            section=judge_section(told["section"]),
            categories=judge_categories(told["category"], heads["category"].thresholds.tolist()),
            urgency=urgency,
            urgency_reasons=tuple(UrgencyReason(code) for code in dict.fromkeys(reason.note for reason in harm)),
            aspects=aspects,
            keywords=keywords_of(reading.cleaned),
            is_machine_noise=_is_noise(reading),
            model_version=self.model_version,
            reasons=_found_by_rules(reading, harm),
            truncated=reading.cleaned.truncated,
        )


def _batches(pairs: Iterator[tuple[str, Context]]) -> Iterator[list[tuple[str, Context]]]:
    """Batches that fit the memory whatever the length of the texts."""
    while batch := list(islice(pairs, TEXTS_AT_ONCE)):
        part: list[tuple[str, Context]] = []
        letters = 0
        for pair in batch:
            if part and letters + len(pair[0]) > LETTERS_AT_ONCE:
                yield part
                part, letters = [], 0
            part.append(pair)
            letters += len(pair[0])
        yield part


def _readings(batch: Sequence[tuple[str, Context]]) -> list[Reading]:
    cleaned = clean_all([text for text, _ in batch])
    return [read(one, declared=known.language) for one, (_, known) in zip(cleaned, batch, strict=True)]


def _is_noise(reading: Reading) -> bool:
    told, feeling = bool(reading.cues[Decision.NOISE]), bool(reading.feelings.contributions)
    return is_noise(reading.cleaned, told=told, feeling=feeling)


def _found_by_rules(reading: Reading, harm: list[Reason]) -> tuple[Reason, ...]:
    felt = [
        Reason("sentiment", item.cue, round(item.weight, 3))
        for item in sorted(reading.feelings.contributions, key=lambda item: -abs(item.weight))
    ]
    return tuple([*harm, *reading.nature_reasons, *felt][:MOST_REASONS])


def _explained(reading: Reading, analysis: Analysis) -> tuple[Reason, ...]:
    """By the light heads, whose n-grams can be read; a sentence vector cannot."""
    heads, folded = heads_of("light"), reading.cleaned.folded
    harm = [reason for reason in analysis.reasons if reason.decision == "urgency"]
    cues = [reason for reason in reading.nature_reasons if reason.note == analysis.nature]
    others = [
        *merged(cues, words_behind(heads["nature"], folded, analysis.nature)),
        *sentiment_reasons(reading, heads["sentiment"]),
        *words_behind(heads["section"], folded, analysis.section),
        *words_behind(heads["category"], folded, analysis.categories[0][0]),
    ]
    for task, probability in (("sarcasm", analysis.sarcasm), ("implied", analysis.implied_dissatisfaction)):
        if probability >= _LIKELY:
            others += words_behind(heads[task], folded, 1)
    return (*harm, *sorted(others, key=lambda reason: -abs(reason.weight)))
