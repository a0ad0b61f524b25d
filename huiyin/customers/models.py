"""Customers and the identities they are recognised by."""

from typing import Final

from django.db import models

from huiyin.base.fields import EncryptedTextField
from huiyin.base.ids import new_id
from huiyin.customers.terms import IdentityKind

# The source of an address that already stands for somebody else, before the customer's id.
UNCONFIRMED: Final = "unconfirmed:"


class Customer(models.Model):
    """A person or firm that speaks to us; the name is clear, folded for search and keyed for sorting."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200, blank=True, default="")
    name_folded = models.CharField(max_length=200, blank=True, default="")
    name_key = models.CharField(max_length=400, blank=True, default="")
    tier = models.CharField(max_length=40, blank=True, default="")
    language = models.CharField(max_length=10, blank=True, default="")
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["name_key", "id"], name="customers_by_name")]

    def __str__(self) -> str:
        return self.name or str(self.id)


class Identity(models.Model):
    """One thing a customer is known by; the value is encrypted and found by its blind index.

    An empty source means the identity recognises its customer. A source of the form
    "unconfirmed:<customer id>" is an address somebody else already stands for: it is kept to answer
    to, and never used to recognise.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="identities")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in IdentityKind])
    source = models.CharField(max_length=60, blank=True, default="")
    value = EncryptedTextField()
    blind = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blind", "kind", "source"], name="customers_identity_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.customer_id}"
