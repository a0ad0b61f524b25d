"""Django's entry to the room measure."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class MeasureConfig(AppConfig):
    """The room measure: prove it with honest statistics."""

    name = "huiyin.measure"
    label = "measure"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the room's jobs: a job exists once its module is imported."""
        if find_spec("huiyin.measure.tasks"):
            import_module("huiyin.measure.tasks")
