"""Where the marts live, and whose days they follow."""

from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings


def marts_folder() -> Path:
    """Return the folder of the marts, made when missing."""
    folder: Path = settings.HUIYIN.data_dir / "marts"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def organisation_zone() -> ZoneInfo:
    """Return the zone whose days the reports follow."""
    return ZoneInfo(settings.HUIYIN.time_zone)
