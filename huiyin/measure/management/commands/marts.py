"""`huiyin marts status|refresh|compact|rebuild`: look after the files behind the figures."""

import json
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand

from huiyin.base.clock import now
from huiyin.measure import services
from huiyin.measure.marts.folder import marts_folder
from huiyin.measure.marts.manifest import Manifest, load_manifest


class Command(BaseCommand):
    """Show the marts, or bring them up to date, or build them again from nothing."""

    help = "Show, refresh, compact or rebuild the files behind the figures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the verb and the form of the answer."""
        parser.add_argument("verb", choices=["status", "refresh", "compact", "rebuild"])
        parser.add_argument("--json", action="store_true", help="answer as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say what there is afterwards."""
        manifest = _run(options["verb"], now=now())
        summary = _summary(manifest)
        self.stdout.write(json.dumps(summary) if options["json"] else _sentence(summary))


def _run(verb: str, *, now: datetime) -> Manifest | None:
    if verb == "status":
        return load_manifest(marts_folder())
    return {"refresh": services.refresh, "compact": services.compact, "rebuild": services.rebuild}[verb](now=now)


def _summary(manifest: Manifest | None) -> dict[str, Any] | None:
    if manifest is None:
        return None
    return {
        "position": manifest.position,
        "refreshed_at": manifest.refreshed_at.isoformat() if manifest.refreshed_at else None,
        "months": sorted({month for files in manifest.marts.values() for month in files.base}),
        "deltas": manifest.deltas(),
        "files": len(manifest.files()),
    }


def _sentence(summary: dict[str, Any] | None) -> str:
    if summary is None:
        return "No marts here, or another process is writing them just now."
    return (
        f"Marts stand at position {summary['position']} ({summary['refreshed_at']}): "
        f"{summary['files']} files, {summary['deltas']} deltas, {len(summary['months'])} months."
    )
