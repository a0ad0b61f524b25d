"""The rows of resolve: the case, its voices, its time line, its clocks, and the policy they follow."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models

from huiyin.base.ids import new_id
from huiyin.base.links import new_nonce
from huiyin.base.scope import ScopedQuerySet
from huiyin.resolve.terms import (
    NEVER,
    AuthorKind,
    CaseState,
    ClockKind,
    ClockMode,
    ClockUnit,
    DraftMode,
    EntryKind,
    Level,
)


def _choices(terms: type[StrEnum]) -> list[tuple[str, str]]:
    return [(item.value, item.value) for item in terms]


class CaseQuerySet(ScopedQuerySet["Case"]):
    """Cases as somebody may see them: by the unit they belong to, or by their owner."""

    scope_unit: ClassVar[str] = "unit_id"
    scope_owner: ClassVar[str] = "owner_id"
    scope_read: ClassVar[str] = "cases:read"


class Case(models.Model):
    """One matter of one customer, from the first voice to the confirmed end."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=_choices(CaseState), default=CaseState.RECEIVED)
    level = models.CharField(max_length=12, choices=_choices(Level))
    nature = models.CharField(max_length=20, default="", blank=True)
    category = models.CharField(max_length=60, default="", blank=True)
    # Everything a policy line may ask for under "category": the tags and the reasons of urgency.
    marks = models.JSONField(default=list)
    channel = models.CharField(max_length=30)
    language = models.CharField(max_length=8)
    tier = models.CharField(max_length=20, default="", blank=True)
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    customer = models.ForeignKey("customers.Customer", null=True, on_delete=models.SET_NULL, related_name="+")
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    continues = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    received_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    first_response_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    # Lists read one indexed row: what the next clock says is kept here whenever a clock changes.
    is_open = models.BooleanField(default=True)
    next_due_at = models.DateTimeField(default=NEVER)
    next_due_kind = models.CharField(max_length=16, default="", blank=True)
    next_started_at = models.DateTimeField(null=True)
    next_warn_at = models.DateTimeField(null=True)
    clock_paused = models.BooleanField(default=False)
    was_breached = models.BooleanField(default=False)
    last_speaker = models.CharField(max_length=10, choices=_choices(AuthorKind), default=AuthorKind.CUSTOMER)
    last_message_at = models.DateTimeField()
    rating = models.PositiveSmallIntegerField(null=True)
    rating_comment = models.TextField(default="", blank=True)
    rated_at = models.DateTimeField(null=True)
    reopened_count = models.PositiveSmallIntegerField(default=0)
    clock_generation = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    link_nonce = models.BinaryField(max_length=16, default=new_nonce)
    triage_reasons = models.JSONField(default=list)
    letter = models.JSONField(null=True)
    is_demo = models.BooleanField(default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["is_open", "next_due_at", "id"], name="resolve_case_open_due"),
            models.Index(fields=["owner", "is_open", "next_due_at", "id"], name="resolve_case_owner_due"),
            models.Index(fields=["unit", "is_open", "next_due_at", "id"], name="resolve_case_unit_due"),
            models.Index(fields=["next_due_at", "id"], name="resolve_case_due"),
            models.Index(fields=["opened_at", "id"], name="resolve_case_opened"),
            # Waiting for the customer: few of many, so without an index the list reads them all.
            models.Index(fields=["last_speaker", "is_open", "next_due_at", "id"], name="resolve_case_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rating__isnull=True) | models.Q(rating__range=(1, 5)),
                name="resolve_case_rating",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CaseVoice(models.Model):
    """A voice answered by a case; a voice has at most one."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="voices")
    feedback = models.OneToOneField("listen.Feedback", on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.case_id} {self.feedback_id}"


class Entry(models.Model):
    """One line of the time line; public lines are what the customer sees."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="entries", db_index=False)
    kind = models.CharField(max_length=20, choices=_choices(EntryKind))
    is_public = models.BooleanField()
    author_kind = models.CharField(max_length=10, choices=_choices(AuthorKind))
    author_id = models.UUIDField(null=True)
    author_name = models.CharField(max_length=100, default="", blank=True)
    body = models.TextField(default="", blank=True)
    message_id = models.UUIDField(null=True, unique=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "at", "id"], name="resolve_entry_line")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at.isoformat()}"


class CaseClock(models.Model):
    """One debt to the customer: what, by when, by which policy line, and how it went."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clocks", db_index=False)
    kind = models.CharField(max_length=16, choices=_choices(ClockKind))
    mode = models.CharField(max_length=10, choices=_choices(ClockMode))
    target_minutes = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    warn_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    breached_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True, help_text="ended with its case without being done")
    paused_minutes = models.PositiveIntegerField(default=0)
    generation = models.PositiveIntegerField()
    source = models.CharField(max_length=40)
    warn_percent = models.PositiveSmallIntegerField(default=75)
    calendar_estimated = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "kind"], name="resolve_clock_once")]

    def __str__(self) -> str:
        return f"{self.kind} due {self.due_at.isoformat()}"

    @property
    def is_owed(self) -> bool:
        """Whether we still owe this: neither done nor dropped with its case."""
        return self.met_at is None and self.dropped_at is None


class Draft(models.Model):
    """What somebody typed and did not send yet."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="drafts", db_index=False)
    user = models.ForeignKey("staff.User", on_delete=models.CASCADE, related_name="+")
    mode = models.CharField(max_length=5, choices=_choices(DraftMode))
    text = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user", "mode"], name="resolve_draft_once")]

    def __str__(self) -> str:
        return f"{self.mode} of {self.user_id}"


class Calendar(models.Model):
    """Business hours and days off, edited by an administrator; `code` "default" serves every unit."""

    code = models.CharField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    # Weekday (1 Monday … 7 Sunday) to a list of [opens, closes] in local time.
    hours = models.JSONField(default=dict)
    # Whose public holidays and adjusted workdays apply ("CN"), empty for none.
    holidays = models.CharField(max_length=8, default="", blank=True)
    days_off = models.JSONField(default=list)
    days_on = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.code


class LevelPolicy(models.Model):
    """One line of the time policy: an empty matching column means any; the strictest line wins."""

    code = models.CharField(max_length=40, unique=True)
    name = models.JSONField()
    position = models.PositiveSmallIntegerField()
    is_active = models.BooleanField(default=True)
    level = models.CharField(max_length=12, choices=_choices(Level), default="", blank=True)
    nature = models.CharField(max_length=20, default="", blank=True)
    category = models.CharField(max_length=60, default="", blank=True)
    channel = models.CharField(max_length=30, default="", blank=True)
    tier = models.CharField(max_length=20, default="", blank=True)
    mode = models.CharField(max_length=10, choices=_choices(ClockMode))
    # The owner is warned when this much of the time is used up.
    warn_percent = models.PositiveSmallIntegerField(default=75)
    acknowledge = models.PositiveIntegerField(null=True)
    acknowledge_unit = models.CharField(max_length=14, choices=_choices(ClockUnit), default=ClockUnit.MINUTES)
    first_response = models.PositiveIntegerField(null=True)
    first_response_unit = models.CharField(max_length=14, choices=_choices(ClockUnit), default=ClockUnit.MINUTES)
    next_update = models.PositiveIntegerField(null=True)
    next_update_unit = models.CharField(max_length=14, choices=_choices(ClockUnit), default=ClockUnit.MINUTES)
    solution = models.PositiveIntegerField(null=True)
    solution_unit = models.CharField(max_length=14, choices=_choices(ClockUnit), default=ClockUnit.MINUTES)

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.code


class TriageRule(models.Model):
    """One line of triage: when it holds, a case opens (or not), at a level, for a reason in words."""

    code = models.CharField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField()
    is_active = models.BooleanField(default=True)
    conditions = models.JSONField()
    opens = models.BooleanField(null=True)
    level = models.CharField(max_length=12, choices=_choices(Level), default="", blank=True)
    raises = models.PositiveSmallIntegerField(default=0)
    reason = models.JSONField()

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.code
