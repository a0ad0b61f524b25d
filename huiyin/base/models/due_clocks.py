"""Clocks that ring once: deadlines, follow-ups, promises."""

from django.db import models
from django.db.models import Q


class DueClock(models.Model):
    """A moment at which something about a subject is due; a newer generation replaces an older one."""

    id = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=60)
    generation = models.BigIntegerField()
    due_at = models.DateTimeField()
    payload = models.TextField(help_text="JSON")
    fired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "kind", "key"], name="base_dueclock_one"),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="base_dueclock_due", condition=Q(fired_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.kind} {self.key} at {self.due_at}"
