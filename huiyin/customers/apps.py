"""Django's entry to the room customers."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    """The room customers: who our customers are."""

    name = "huiyin.customers"
    label = "customers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the room's jobs: a job exists once its module is imported."""
        if find_spec("huiyin.customers.tasks"):
            import_module("huiyin.customers.tasks")
