"""Voices as they came and as they are kept, the invitations to answer and the answers."""

from django.db import models
from django.db.models import Q

from huiyin.base.ids import new_id
from huiyin.base.scope import ScopedQuerySet
from huiyin.listen.terms import InvitationPurpose, RatingMetric, RawState


class FeedbackQuerySet(ScopedQuerySet["Feedback"]):
    """Voices, readable by whoever may read the voices of their unit."""

    scope_unit = "unit_id"
    scope_owner = ""
    scope_read = "feedback:read"


class Feedback(models.Model):
    """One voice and the current decision about what it means.

    The columns from `language` on are written only by listen.services.record_understanding.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    channel = models.CharField(max_length=20)
    external_id = models.CharField(max_length=200, blank=True, default="")
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    product = models.CharField(max_length=200, blank=True, default="")
    touchpoint = models.CharField(max_length=200, blank=True, default="")
    customer = models.ForeignKey(
        "customers.Customer", on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    text = models.TextField()
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField()
    # None: the customer did not say; resolve's triage decides by what the voice is.
    wants_answer = models.BooleanField(null=True)
    meta = models.JSONField(default=dict, blank=True)
    link_nonce = models.BinaryField(max_length=16)
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    language = models.CharField(max_length=10, blank=True, default="")
    nature = models.CharField(max_length=20, blank=True, default="")
    sentiment = models.CharField(max_length=20, blank=True, default="")
    sentiment_score = models.FloatField(null=True)
    urgency = models.CharField(max_length=20, blank=True, default="")
    urgency_reasons = models.JSONField(default=list, blank=True)
    section = models.CharField(max_length=40, blank=True, default="")
    category = models.CharField(max_length=80, blank=True, default="")
    categories = models.JSONField(default=list, blank=True)
    keywords = models.JSONField(default=list, blank=True)
    model_version = models.CharField(max_length=60, blank=True, default="")
    understood_at = models.DateTimeField(null=True)
    corrected_by = models.UUIDField(null=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["external_id", "channel"], condition=~Q(external_id=""), name="listen_feedback_once"
            ),
        ]
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="listen_feedback_newest"),
            models.Index(fields=["unit", "-received_at", "-id"], name="listen_feedback_unit"),
            models.Index(fields=["category", "-received_at", "-id"], name="listen_feedback_category"),
            models.Index(
                fields=["customer", "-received_at"],
                condition=Q(customer__isnull=False),
                name="listen_feedback_customer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.id}"


class RawInput(models.Model):
    """The bytes as they arrived, before anything judged them; never changed afterwards."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    channel = models.CharField(max_length=20)
    external_id = models.CharField(max_length=200, blank=True, default="")
    sha256 = models.CharField(max_length=64)
    body = models.BinaryField()
    content_type = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=[(state, state) for state in RawState])
    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, null=True, related_name="+")
    by = models.CharField(max_length=200, blank=True, default="")
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            # One row per different body: a conflicting body repeated a hundred times is kept once.
            models.UniqueConstraint(
                fields=["external_id", "channel", "sha256"],
                condition=~Q(external_id=""),
                name="listen_raw_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.channel} {self.id}"


class Rating(models.Model):
    """A score a customer gave with a voice, on its own scale and on 0..100."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="ratings", db_index=False)
    metric = models.CharField(max_length=10, choices=[(metric, metric) for metric in RatingMetric])
    score = models.FloatField()
    scale_min = models.FloatField()
    scale_max = models.FloatField()
    score_100 = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feedback", "metric"], name="listen_rating_once"),
            models.CheckConstraint(
                condition=Q(score__gte=models.F("scale_min")) & Q(score__lte=models.F("scale_max")),
                name="listen_rating_in_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.metric} {self.score:g} of {self.scale_max:g}"


class Invitation(models.Model):
    """We asked a customer to answer about a subject; one round takes one answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=100)
    customer = models.ForeignKey(
        "customers.Customer", on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    purpose = models.CharField(max_length=20, choices=[(purpose, purpose) for purpose in InvitationPurpose])
    round = models.PositiveIntegerField()
    nonce = models.BinaryField(max_length=16)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "purpose", "round"], name="listen_invitation_round"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject} round {self.round}"


class Answer(models.Model):
    """What the invited person said: exactly one per invitation."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="answer")
    score = models.FloatField()
    scale_min = models.FloatField()
    scale_max = models.FloatField()
    score_100 = models.FloatField()
    comment = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["answered_at"], name="listen_answer_newest")]

    def __str__(self) -> str:
        return f"{self.score:g} for {self.invitation_id}"
