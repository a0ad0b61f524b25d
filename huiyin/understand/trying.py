"""`huiyin text analyse`: lines in, one JSON object a line out. No Django, no database, no data folder.

For trying the shipped engine, and for pipes. What an organisation taught huiyin itself is not asked.
"""

import argparse
import io
import json
import sys
from collections.abc import Iterator
from typing import IO, Any, Final

from huiyin.lib.text import Analysis

PROFILES: Final = ("light", "vectors", "accurate")
_AT_ONCE: Final = 1 << 16
"""Bytes taken at a time: what a pipe has ready is judged together, and nothing waits for more."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--explain", action="store_true", help="add the words and rules behind each decision")
    parser.add_argument("--profile", choices=PROFILES, help="default: HUIYIN_TEXT_PROFILE")


def main(arguments: list[str], *, profile: str) -> int:
    """Judge the lines of standard input; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="huiyin text analyse", description="Judge each line of standard input: one JSON object a line."
    )
    add_arguments(parser)
    options = parser.parse_args(arguments)
    return analyse_stream(sys.stdin.buffer, sys.stdout, profile=options.profile or profile, explain=options.explain)


def analyse_stream(source: IO[bytes], target: IO[str], *, profile: Any, explain: bool) -> int:
    """Write one decision per line of the source (UTF-8; other bytes are replaced), as soon as lines arrive.

    Returns the exit code: 1, with a next step on standard error, when the engine or its profile is not whole.
    """
    from huiyin.lib.text import Analyzer, EncoderMissing, ModelsDamaged  # NumPy only when something is judged

    try:
        analyzer = Analyzer.load(profile)
        for texts in _batches(source):
            for analysis in analyzer.analyze(texts):
                target.write(json.dumps(decision(analysis, explain=explain), ensure_ascii=False) + "\n")
            target.flush()
    except (EncoderMissing, ModelsDamaged) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:  # `| head` has seen enough
        sys.stderr.close()
    return 0


def decision(analysis: Analysis, *, explain: bool) -> dict[str, Any]:
    """Return an analysis as plain values for JSON; with `explain` also its reasons, the weightiest first."""
    plain: dict[str, Any] = {
        "language": analysis.language,
        "nature": analysis.nature,
        "nature_probability": _share(analysis.nature_probabilities[analysis.nature]),
        "sentiment": analysis.sentiment,
        "sentiment_score": _share(analysis.sentiment_score),
        "sentiment_probability": _share(analysis.sentiment_probabilities[analysis.sentiment]),
        "urgency": analysis.urgency,
        "urgency_reasons": list(analysis.urgency_reasons),
        "section": analysis.section,
        "categories": [[path, _share(share)] for path, share in analysis.categories],
        "aspects": [[one.term, one.category, one.polarity] for one in analysis.aspects],
        "keywords": list(analysis.keywords),
        "sarcasm": _share(analysis.sarcasm),
        "implied_dissatisfaction": _share(analysis.implied_dissatisfaction),
        "is_machine_noise": analysis.is_machine_noise,
        "model_version": analysis.model_version,
    }
    if explain:
        plain["reasons"] = [[one.decision, one.cue, round(float(one.weight), 3), one.note] for one in analysis.reasons]
    return plain


def _share(value: float) -> float:
    return round(float(value), 3)


def _batches(source: IO[bytes]) -> Iterator[list[str]]:
    """Yield the lines that are complete, as many as have arrived."""
    reader = source if isinstance(source, io.BufferedReader | io.BytesIO) else io.BufferedReader(source)  # type: ignore[type-var]
    rest = b""
    while chunk := reader.read1(_AT_ONCE):
        *lines, rest = (rest + chunk).split(b"\n")
        if lines:
            yield [_text(line) for line in lines]
    if rest:
        yield [_text(rest)]


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").rstrip("\r")
