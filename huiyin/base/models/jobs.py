"""Rows of the job queue, its ticks, its runners' pulses, and named leases."""

from django.db import models
from django.db.models import Q

from huiyin.base.terms import Lane


class Job(models.Model):
    """One piece of work to do. Done jobs are deleted with their effect, dead ones are kept."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=80)
    lane = models.CharField(max_length=10, choices=[(lane.value, lane.value) for lane in Lane])
    payload = models.TextField(help_text="JSON")
    # When it may be claimed: the planned time, the end of its back-off, or the end of its lease.
    ready_at = models.DateTimeField()
    lease = models.CharField(max_length=40, null=True, help_text="the runner that holds it")
    attempts = models.PositiveSmallIntegerField(default=0)
    dedupe = models.CharField(max_length=200, null=True, help_text="unique among waiting jobs")
    mailbox = models.CharField(max_length=200, null=True, help_text="jobs of one mailbox run in strict order")
    # Moved out of the way because an older one of its mailbox is not done; see job_queue.
    parked = models.BooleanField(default=False)
    error = models.TextField(default="")
    enqueued_at = models.DateTimeField()
    died_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["lane", "ready_at", "id"], name="base_job_claimable", condition=Q(died_at=None)),
            models.Index(
                fields=["mailbox", "id"],
                name="base_job_mailbox",
                condition=Q(died_at=None, mailbox__isnull=False),
            ),
            models.Index(fields=["lease"], name="base_job_lease", condition=Q(lease__isnull=False)),
            models.Index(fields=["died_at"], name="base_job_dead", condition=Q(died_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["dedupe"], name="base_job_dedupe", condition=Q(dedupe__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"


class TickMark(models.Model):
    """When a periodic job is due next."""

    job = models.CharField(max_length=80, primary_key=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.job} at {self.due_at}"


class Pulse(models.Model):
    """The last sign of life of one process of a worker."""

    runner = models.CharField(max_length=40, primary_key=True)
    role = models.CharField(max_length=60)
    host = models.CharField(max_length=120)
    pid = models.IntegerField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.role} {self.host}:{self.pid}"


class Lease(models.Model):
    """A named right that one holder has until it expires."""

    name = models.CharField(max_length=80, primary_key=True)
    holder = models.CharField(max_length=80)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} held by {self.holder}"


class Counter(models.Model):
    """The last given number of a series, where the database has no sequences (SQLite)."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
