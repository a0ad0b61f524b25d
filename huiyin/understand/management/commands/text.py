"""huiyin text reanalyse|changes|analyse|suggestions|train|evaluate|heads: the text engine from the command line."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from huiyin.base.clock import now as clock_now
from huiyin.understand import queries, services, trying
from huiyin.understand.management import learning, suggesting
from huiyin.understand.terms import Begun

_BEGUN = {
    Begun.BEGUN: "{outdated} voices will be judged by {model_version} in the background. See: --status",
    Begun.RUNNING: "A re-analysis by {model_version} is under way: {outdated} voices are left. See: --status",
    Begun.CURRENT: "Every voice carries the decision of {model_version}, or a person's. There is nothing to do.",
}


class Command(BaseCommand):
    """Judge again, compare, try, train and evaluate."""

    help = "Judge old voices again, see what changed, try the engine, train it on your own labels."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the verbs and their options."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        again = verbs.add_parser("reanalyse", help="have voices that another model judged judged by the current one")
        again.add_argument("--status", action="store_true", help="only show how far it has come")
        again.add_argument("--dry-run", action="store_true", help="say what would happen and do nothing")
        changes = verbs.add_parser("changes", help="count which classes a re-analysis changed")
        changes.add_argument("--from", dest="before", metavar="VERSION", help="default: the model before the last")
        changes.add_argument("--to", dest="after", metavar="VERSION", help="default: the last model")
        for verb in (again, changes):
            verb.add_argument("--json", action="store_true", dest="as_json", help="print JSON")
        trying.add_arguments(verbs.add_parser("analyse", help="judge each line of standard input, as JSON lines"))
        suggesting.add_verb(verbs)
        learning.add_verbs(verbs)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run one verb; a refusal becomes a message and exit code 1."""
        verbs = {"reanalyse": self.reanalyse, "changes": self.changes, "analyse": self.analyse}
        try:
            verbs.get(options["verb"], self.report)(options)
        except learning.REFUSALS as refused:
            raise CommandError(str(refused)) from refused

    def reanalyse(self, options: dict[str, Any]) -> None:
        """Enqueue the re-analysis, or show it."""
        asked_only = options["status"] or options["dry_run"]
        outcome = None if asked_only else services.reanalyse(now=clock_now())
        progress = queries.reanalysis_progress(model_version=services.current_version())
        if options["as_json"]:
            self._print_json({"outcome": outcome, **progress.as_dict()})
        elif options["status"]:
            self.stdout.write(_progress_words(progress))
        elif options["dry_run"]:
            self.stdout.write(f"would have {progress.outdated} voices judged by {progress.model_version}")
        else:
            self.stdout.write(_BEGUN[outcome or Begun.CURRENT].format(**progress.as_dict()))

    def changes(self, options: dict[str, Any]) -> None:
        """Print from which class to which voices went between two models."""
        before, after = self._two_versions(options)
        found = queries.reanalysis_changes(before=before, after=after)
        if options["as_json"]:
            rows = {name: [vars(one) for one in changes] for name, changes in found.items()}
            self._print_json({"from": before, "to": after, **rows})
            return
        self.stdout.write(f"{before} → {after}")
        for name, changes in found.items():
            self.stdout.write(_changes_words(name, changes))

    def analyse(self, options: dict[str, Any]) -> None:
        """Judge standard input."""
        profile = options["profile"] or settings.HUIYIN.text_profile
        code = trying.analyse_stream(sys.stdin.buffer, sys.stdout, profile=profile, explain=options["explain"])
        if code:
            sys.exit(code)

    def report(self, options: dict[str, Any]) -> None:
        """Show suggestions; train, evaluate, or look after the organisation's own models."""
        run = suggesting.show if options["verb"] == "suggestions" else learning.run
        result, words = run(options, now=clock_now())
        if options["as_json"]:
            self._print_json(result)
        else:
            self.stdout.write(words)

    def _two_versions(self, options: dict[str, Any]) -> tuple[str, str]:
        known = queries.versions_in_history()
        for wanted in (options["before"], options["after"]):
            if wanted and wanted not in known:
                raise CommandError(f"No voice was judged by {wanted}. Known: {', '.join(known) or 'none'}.")
        after = options["after"] or (known[-1] if known else "")
        earlier = [version for version in known if version != after]
        before = options["before"] or (earlier[-1] if earlier else "")
        if not before:
            raise CommandError("Voices were judged by one model at most: there is nothing to compare yet.")
        return before, after

    def _print_json(self, value: Any) -> None:
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def _progress_words(progress: queries.Progress) -> str:
    share = progress.done / progress.voices if progress.voices else 1.0
    lines = [f"{progress.model_version}: {progress.done} of {progress.voices} voices ({share:.1%})"]
    others = {version: count for version, count in progress.judged_by.items() if version != progress.model_version}
    lines += [f"  {count} by {version or 'no model yet'}" for version, count in others.items()]
    if progress.per_second:
        lines.append(
            f"{progress.judged} judged since {progress.begun_at:%Y-%m-%d %H:%M}Z, {progress.per_second} a second"
        )
    if progress.is_running and progress.per_second:
        lines.append(f"about {progress.outdated / progress.per_second:.0f} s left")
    elif progress.outdated and not progress.is_running:
        lines.append("Nothing is under way. Run: huiyin text reanalyse")
    return "\n".join(lines)


def _changes_words(name: str, changes: list[queries.Change]) -> str:
    total = sum(one.voices for one in changes)
    moved = [one for one in changes if one.before != one.after]
    lines = [f"\n{name}: {sum(one.voices for one in moved)} of {total} voices changed"]
    lines += [f"  {one.voices:>8}  {one.before or '(none)'} → {one.after or '(none)'}" for one in moved]
    return "\n".join(lines)
