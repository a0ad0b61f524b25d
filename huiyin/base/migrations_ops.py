"""Migration operations that differ between SQLite and PostgreSQL; the only home of such SQL."""

from typing import Any

from django.db.migrations.operations.base import Operation

from huiyin.base.numbers import FIRST_NUMBER, sequence_name


class _PerVendor(Operation):
    """SQL that is written once for each database; it changes no model state."""

    reduces_to_sql = True
    reversible = True

    def forwards(self, vendor: str) -> list[str]:
        """Return the statements that do it."""
        raise NotImplementedError

    def backwards(self, vendor: str) -> list[str]:
        """Return the statements that undo it."""
        raise NotImplementedError

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Leave the models' state alone."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Run the statements for the connected database."""
        for statement in self.forwards(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Run the undoing statements for the connected database."""
        for statement in self.backwards(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


class AppendOnly(_PerVendor):
    """Refuse UPDATE and DELETE on a table by triggers."""

    def __init__(self, table: str) -> None:
        self.table = table

    def describe(self) -> str:
        """Say what the operation does."""
        return f"Make {self.table} append-only"

    def forwards(self, vendor: str) -> list[str]:
        """Create the trigger function once and a trigger per statement kind."""
        if vendor == "postgresql":
            return [
                "CREATE OR REPLACE FUNCTION base_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$"
                " BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$",
                f"CREATE TRIGGER {self.table}_append_only BEFORE UPDATE OR DELETE ON {self.table}"
                " FOR EACH ROW EXECUTE FUNCTION base_refuse_change()",
            ]
        return [
            f"CREATE TRIGGER {self.table}_append_only_{verb.lower()} BEFORE {verb} ON {self.table}"
            f" BEGIN SELECT RAISE(ABORT, '{self.table} is append-only'); END"
            for verb in ("UPDATE", "DELETE")
        ]

    def backwards(self, vendor: str) -> list[str]:
        """Drop the triggers."""
        if vendor == "postgresql":
            return [f"DROP TRIGGER {self.table}_append_only ON {self.table}"]
        return [f"DROP TRIGGER {self.table}_append_only_{verb}" for verb in ("update", "delete")]


class NumberSeries(_PerVendor):
    """Make a series for base.numbers.next_number (a sequence on PostgreSQL; nothing on SQLite)."""

    def __init__(self, name: str) -> None:
        self.name = name

    def describe(self) -> str:
        """Say what the operation does."""
        return f"Create the number series {self.name}"

    def forwards(self, vendor: str) -> list[str]:
        """Create the sequence."""
        if vendor != "postgresql":
            return []
        return [f"CREATE SEQUENCE IF NOT EXISTS {sequence_name(self.name)} START WITH {FIRST_NUMBER}"]

    def backwards(self, vendor: str) -> list[str]:
        """Drop the sequence."""
        return [f"DROP SEQUENCE IF EXISTS {sequence_name(self.name)}"] if vendor == "postgresql" else []


class QueueStorage(_PerVendor):
    """Tune a table whose rows come and go quickly: vacuum early, so that claims stay fast."""

    def __init__(self, table: str) -> None:
        self.table = table

    def describe(self) -> str:
        """Say what the operation does."""
        return f"Vacuum {self.table} early"

    def forwards(self, vendor: str) -> list[str]:
        """Set the storage parameters."""
        if vendor != "postgresql":
            return []
        return [
            f"ALTER TABLE {self.table} SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01,"
            " autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.05)"
        ]

    def backwards(self, vendor: str) -> list[str]:
        """Reset the storage parameters."""
        if vendor != "postgresql":
            return []
        return [
            f"ALTER TABLE {self.table} RESET (fillfactor, autovacuum_vacuum_scale_factor,"
            " autovacuum_vacuum_threshold, autovacuum_analyze_scale_factor)"
        ]


class SearchIndex(_PerVendor):
    """Where base.search keeps the grams of base_searchtext: FTS5 on SQLite, a tsvector on PostgreSQL."""

    def describe(self) -> str:
        """Say what the operation does."""
        return "Create the search index"

    def forwards(self, vendor: str) -> list[str]:
        """Create the column or table and its index."""
        if vendor == "postgresql":
            return [
                "ALTER TABLE base_searchtext ADD COLUMN grams tsvector NOT NULL DEFAULT ''",
                "CREATE INDEX base_searchtext_grams ON base_searchtext USING gin (grams)",
            ]
        # base.search cuts and folds; here every letter beyond ASCII stays as it is, and positions are not needed.
        return [
            "CREATE VIRTUAL TABLE base_search_fts USING fts5(grams, tokenize = 'ascii', detail = none, columnsize = 0)"
        ]

    def backwards(self, vendor: str) -> list[str]:
        """Drop it again."""
        if vendor == "postgresql":
            return ["ALTER TABLE base_searchtext DROP COLUMN grams"]
        return ["DROP TABLE base_search_fts"]
