"""Django's entry to the room listen."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ListenConfig(AppConfig):
    """The room listen: every voice, stored exactly once."""

    name = "huiyin.listen"
    label = "listen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the room's jobs: a job exists once its module is imported."""
        if find_spec("huiyin.listen.tasks"):
            import_module("huiyin.listen.tasks")
