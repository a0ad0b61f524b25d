"""Django's entry to the room staff."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """The room staff: accounts, organisation, roles and tokens."""

    name = "huiyin.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the room's jobs: a job exists once its module is imported."""
        if find_spec("huiyin.staff.tasks"):
            import_module("huiyin.staff.tasks")
