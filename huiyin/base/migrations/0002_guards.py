"""Guards and indexes that Django's models cannot express."""

from django.db import migrations

from huiyin.base.migrations_ops import AppendOnly, QueueStorage, SearchIndex


class Migration(migrations.Migration):
    """Make the log append-only, tune the queue's storage, create the search index."""

    dependencies = [("base", "0001_initial")]

    operations = [
        AppendOnly("base_event"),
        AppendOnly("base_seal"),
        QueueStorage("base_job"),
        QueueStorage("base_unsealed"),
        SearchIndex(),
    ]
