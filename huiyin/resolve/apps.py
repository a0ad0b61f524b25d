"""Django's entry to the room resolve."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ResolveConfig(AppConfig):
    """The room resolve: every case on the clock."""

    name = "huiyin.resolve"
    label = "resolve"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the room's jobs: a job exists once its module is imported."""
        if find_spec("huiyin.resolve.tasks"):
            import_module("huiyin.resolve.tasks")
