"""Django's entry to the room understand."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class UnderstandConfig(AppConfig):
    """The room understand: from words to facts."""

    name = "huiyin.understand"
    label = "understand"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the room's jobs: a job exists once its module is imported."""
        if find_spec("huiyin.understand.tasks"):
            import_module("huiyin.understand.tasks")
