"""Django's entry to the room contact."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """The room contact: the wires: every message in or out."""

    name = "huiyin.contact"
    label = "contact"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the room's jobs: a job exists once its module is imported."""
        if find_spec("huiyin.contact.tasks"):
            import_module("huiyin.contact.tasks")
