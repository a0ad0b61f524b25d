"""Django's entry to the room base."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """The room base: plumbing every room stands on."""

    name = "huiyin.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the room's jobs and system checks: they exist once their modules are imported."""
        import_module("huiyin.base.checks")
        if find_spec("huiyin.base.tasks"):
            import_module("huiyin.base.tasks")
