"""Is the process alive, and can it take a voice?"""

import shutil
from typing import Final

from django.conf import settings
from django.db import DatabaseError, InterfaceError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from huiyin.base.clock import now as clock_now
from huiyin.base.models.plumbing import Probe

# Below both of these no voice is taken: a full disk breaks the database itself.
FREE_SHARE: Final = 0.05
FREE_BYTES: Final = 2 * 1024**3


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as the process answers at all."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when a voice can be stored (database write, disk), else 503 saying what is missing."""
    checks = {"database": can_write(), "disk": has_room()}
    ready = all(checks.values())
    response = JsonResponse({"ready": ready, "checks": checks}, status=200 if ready else 503)
    if not ready:
        response["Retry-After"] = "5"
    return response


def can_write() -> bool:
    """Tell whether the database takes a write just now, by writing."""
    try:
        with transaction.atomic():
            Probe.objects.update_or_create(id=1, defaults={"at": clock_now()})
    except (DatabaseError, InterfaceError):
        return False
    return True


def has_room() -> bool:
    """Tell whether the data folder's disk has 5 % free, or 2 GiB where that is less."""
    usage = shutil.disk_usage(settings.HUIYIN.data_dir)
    return usage.free >= min(usage.total * FREE_SHARE, FREE_BYTES)
