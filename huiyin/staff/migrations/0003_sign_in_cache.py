"""The shared table of sign-in counters and used one-time codes (settings.CACHES)."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def create_table(apps: Any, schema_editor: Any) -> None:
    """Create the table of the cache framework where it is missing."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """Operations only: the table belongs to Django's cache framework, not to a model."""

    dependencies = [("staff", "0002_shipped_roles")]
    operations = [migrations.RunPython(create_table, migrations.RunPython.noop)]
