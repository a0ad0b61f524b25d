"""`huiyin demo load|verify|clear`: the demo company on request."""

import argparse
import dataclasses
import json
import sys
import time
from datetime import datetime
from typing import Final

from huiyin.base.clock import now
from huiyin.config.demo.clearing import clear, demo_rows
from huiyin.config.demo.company import PEOPLE
from huiyin.config.demo.loading import load
from huiyin.config.demo.plan import SEED
from huiyin.config.demo.verifying import verify
from huiyin.staff.demo_logins import DEMO_PASSWORD
from huiyin.staff.queries import has_no_people

_LINES_OF_PROGRESS: Final = 10


def main(arguments: list[str]) -> int:
    """Run one verb of the demo; 0 done, 1 refused or a promise does not hold."""
    options = _parser().parse_args(arguments)
    return {"load": _load, "verify": _verify, "clear": _clear}[options.verb](options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="huiyin demo", description="A small fictional company to try huiyin with.")
    parser.add_argument("verb", choices=("load", "verify", "clear"))
    parser.add_argument("--seed", type=int, default=SEED, help="another seed gives other customers and moments")
    parser.add_argument(
        "--as-of", type=datetime.fromisoformat, metavar="TIME", help="load: the present of the demo (with offset)"
    )
    parser.add_argument("--if-empty", action="store_true", help="load: do nothing where there are people already")
    parser.add_argument("--json", action="store_true", dest="as_json")
    return parser


def _load(options: argparse.Namespace) -> int:
    if not has_no_people():
        if options.if_empty:
            return 0
        _complain(
            "The demo is loaded already; `huiyin demo clear` removes it."
            if demo_rows()
            else "Somebody works here already. The demo has public passwords: load it into a data folder of its own."
        )
        return 1
    as_of: datetime = options.as_of or now()
    if as_of.tzinfo is None:
        _complain("--as-of needs an offset, such as 2026-11-21T10:00+08:00.")
        return 1
    began = time.monotonic()
    loaded = load(seed=options.seed, as_of=as_of, progress=_Progress().show)
    seconds = round(time.monotonic() - began, 1)
    result = {"voices": loaded.voices, "cases": len(loaded.cases), "seconds": seconds}
    _say(
        json.dumps(result)
        if options.as_json
        else f"Demo loaded in {seconds} s: {loaded.voices} voices, {len(loaded.cases)} cases. "
        f"Sign in as {PEOPLE[0].email}, password {DEMO_PASSWORD}."
    )
    return 0


def _verify(options: argparse.Namespace) -> int:
    findings = verify(now=now())
    if options.as_json:
        _say(json.dumps([dataclasses.asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        _say("\n".join(f"{'✓' if each.holds else '✗'} {each.promise} ({each.seen})" for each in findings))
    return 0 if all(finding.holds for finding in findings) else 1


def _clear(options: argparse.Namespace) -> int:
    gone, left = clear(now=now()), demo_rows()
    if options.as_json:
        _say(json.dumps({"removed": gone, "left": left}))
    else:
        _say(", ".join(f"{count} {label}" for label, count in gone.items()) or "There was no demo.")
        if left:
            _say(f"Left, because rows that are not of the demo need them: {dict(left)}")
    return 0


class _Progress:
    """A few lines on standard error while two weeks pass."""

    def __init__(self) -> None:
        self._shown = 0

    def show(self, done: int, of: int) -> None:
        """Write a line at every tenth of the way."""
        tenth = _LINES_OF_PROGRESS * done // max(of, 1)
        if tenth > self._shown:
            self._shown = tenth
            sys.stderr.write(f"demo: {done} of {of} moments\n")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _complain(text: str) -> None:
    sys.stderr.write(f"{text}\n")
