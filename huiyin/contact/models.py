"""The rows of contact: every message in or out, with its thread and its fate."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from huiyin.base.fields import EncryptedTextField
from huiyin.base.ids import new_id
from huiyin.contact.terms import Direction, FailureReason, MessageState, Purpose, Wire


class Message(models.Model):
    """One message; `thread` is the opaque subject it belongs to, such as ``case:<uuid>``."""

    id: models.UUIDField[UUID, UUID] = models.UUIDField(primary_key=True, default=new_id, editable=False)
    direction = models.CharField(max_length=3, choices=[(item.value, item.value) for item in Direction])
    wire = models.CharField(max_length=8, choices=[(item.value, item.value) for item in Wire])
    purpose = models.CharField(max_length=20, choices=[(item.value, item.value) for item in Purpose])
    thread = models.CharField(max_length=80)
    customer = models.ForeignKey("customers.Customer", null=True, on_delete=models.SET_NULL, related_name="+")
    address = EncryptedTextField(default="", blank=True)
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=[(item.value, item.value) for item in MessageState])
    state_at = models.DateTimeField()
    reason = models.CharField(
        max_length=20, default="", blank=True, choices=[(item.value, item.value) for item in FailureReason]
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    # Ours, kept before the first attempt: an answer and a repeated delivery are recognised by it.
    rfc_message_id = models.CharField(max_length=120, unique=True)
    dedupe = models.CharField(max_length=200, unique=True)
    not_before = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["thread", "created_at"], name="contact_msg_thread")]

    def __str__(self) -> str:
        return f"{self.direction} {self.wire} {self.state} {self.id}"
