"""Questions about customers: what staff may see of one, and where contact may write to."""

from collections.abc import Sequence
from typing import TypedDict
from uuid import UUID

from huiyin.base.errors import NotFound
from huiyin.base.scope import Asker
from huiyin.customers import rules
from huiyin.customers.models import UNCONFIRMED, Customer, Identity
from huiyin.customers.terms import Address, IdentityKind


class Profile(TypedDict):
    """What a member of staff sees of a customer: addresses are masked."""

    id: UUID
    name: str
    tier: str
    language: str
    emails: list[str]
    phones: list[str]


def profile(customer_id: UUID, asker: Asker) -> Profile:
    """Return the masked profile of a customer; the name too is masked without `customers:read`.

    The caller has already made sure that the asker may see something of this customer (a case, a
    voice): customers belong to no unit. Raises NotFound.
    """
    customer = Customer.objects.prefetch_related("identities").filter(id=customer_id).first()
    if customer is None:
        raise NotFound(subject=f"customer:{customer_id}")
    known = sorted(customer.identities.all(), key=lambda identity: identity.id)
    return Profile(
        id=customer.id,
        name=shown_name(customer.name, asker),
        tier=customer.tier,
        language=customer.language,
        emails=[rules.masked_email(i.value) for i in known if i.kind == IdentityKind.EMAIL],
        phones=[rules.masked_phone(i.value) for i in known if i.kind == IdentityKind.PHONE],
    )


def shown_name(name: str, asker: Asker) -> str:
    """Return the name as this asker may read it."""
    return name if asker.may("customers:read") else rules.masked_name(name)


def addresses(customer_id: UUID) -> list[Address]:
    """Return where a customer can be reached, in clear, confirmed ones first. For contact only."""
    found = Identity.objects.filter(customer_id=customer_id, kind__in=(IdentityKind.EMAIL, IdentityKind.PHONE))
    ordered = sorted(found, key=lambda identity: (identity.source.startswith(UNCONFIRMED), identity.id))
    return [Address(kind=IdentityKind(identity.kind), value=identity.value) for identity in ordered]


def languages(customer_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the language each customer is written to in, where it is known."""
    rows = Customer.objects.filter(id__in=customer_ids).exclude(language="")
    return dict(rows.values_list("id", "language"))
