"""The history of what was understood, by which model and for which reasons."""

from django.db import models
from django.db.models import Q

from huiyin.base.ids import new_id
from huiyin.understand.terms import LONGEST_MODEL_NAME, LONGEST_VERSION


class Understanding(models.Model):
    """One analysis of one voice; the newest is also on the voice itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    feedback = models.ForeignKey("listen.Feedback", on_delete=models.CASCADE, related_name="+", db_index=False)
    model_version = models.CharField(max_length=LONGEST_VERSION)
    language = models.CharField(max_length=10)
    nature = models.CharField(max_length=20)
    sentiment = models.CharField(max_length=20)
    sentiment_score = models.FloatField()
    urgency = models.CharField(max_length=20)
    section = models.CharField(max_length=40, blank=True, default="")
    category = models.CharField(max_length=80, blank=True, default="")
    confidence = models.FloatField()
    reasons = models.JSONField(default=dict, blank=True)
    corrected_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            # The machine judges a voice once per model version, however often the job is run.
            models.UniqueConstraint(
                fields=["feedback", "model_version"],
                condition=Q(corrected_by__isnull=True),
                name="understand_once_per_model",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feedback_id} by {self.model_version}"


class Reanalysis(models.Model):
    """A pass of one model over the voices that another has judged, and how far it has come.

    `turn` counts how often the pass was begun; a job of an earlier turn ends without doing anything.
    """

    model_version = models.CharField(primary_key=True, max_length=LONGEST_VERSION)
    turn = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    moved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    after = models.UUIDField(null=True)
    judged = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.model_version}, turn {self.turn}"


class Suggestion(models.Model):
    """What a language model said of one voice: a hint for people, which nothing acts upon.

    `fields` may repeat the customer's words, names included: it is deleted with the voice. It is empty when the
    model agreed. `model_version` is that of the engine whose doubt was put to `model`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    feedback = models.ForeignKey("listen.Feedback", on_delete=models.CASCADE, related_name="+", db_index=False)
    task = models.CharField(max_length=20)
    model_version = models.CharField(max_length=LONGEST_VERSION)
    fields = models.JSONField(default=dict, blank=True)
    model = models.CharField(max_length=LONGEST_MODEL_NAME)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feedback", "task", "model_version"], name="understand_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.task} of {self.feedback_id} by {self.model}"


class ModelUsage(models.Model):
    """What asking the language model has cost on one day of the organisation; holds no personal data.

    `calls` are set aside before they are made, and given back when they were not: what a process that died had set
    aside stays counted.
    """

    day = models.DateField(primary_key=True)
    calls = models.PositiveIntegerField(default=0)
    tokens = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.calls} calls on {self.day}"
