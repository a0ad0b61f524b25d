"""Rows of base's plumbing: idempotency, rate limits, audit, files, search."""

from django.db import models

from huiyin.base.fields import EncryptedTextField
from huiyin.base.ids import new_id


class IdempotencyKey(models.Model):
    """The answer once given to a request, kept for a day so that a repetition gets it again."""

    digest = models.CharField(max_length=64, primary_key=True)
    request_digest = models.CharField(max_length=64)
    # Encrypted: an answer may hold a customer's link, which the database alone must not give away.
    body = EncryptedTextField()
    created_at = models.DateTimeField(db_index=True)


class RateBucket(models.Model):
    """A token bucket: how many tokens were left at which second."""

    key = models.CharField(max_length=64, primary_key=True)
    tokens = models.FloatField()
    at = models.FloatField(db_index=True)


class AuditLine(models.Model):
    """A decision by a person, or a refusal: who, what, to which object, why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(db_index=True)
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)
    action = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    refused = models.BooleanField()
    detail = models.JSONField()
    request_id = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "at"], name="base_audit_subject"),
            models.Index(fields=["by", "at"], name="base_audit_by"),
        ]


class StoredFile(models.Model):
    """A file kept under the SHA-256 of its content."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    created_at = models.DateTimeField()


class SearchText(models.Model):
    """One searchable text; its grams live in FTS5 on SQLite and in a tsvector on PostgreSQL.

    Both are made by base.search_index.CreateSearchIndex in the migration.
    """

    kind = models.CharField(max_length=30)
    ref = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="base_search_one_per_ref")]


class Probe(models.Model):
    """The one row that /readyz writes to prove that the database takes writes."""

    at = models.DateTimeField()
