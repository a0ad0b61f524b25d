"""Writes about customers: recognising who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from huiyin.base.bulk_insert import insert_rows
from huiyin.base.crypto import blind_index, normalise
from huiyin.base.database import read_uuid
from huiyin.base.ids import new_id
from huiyin.base.search import fold
from huiyin.base.statements import among, rows_of
from huiyin.customers.models import UNCONFIRMED, Customer, Identity
from huiyin.customers.rules import Key, is_email, is_phone, meant_customer
from huiyin.customers.terms import CustomerIn, IdentityKind
from huiyin.staff.names import name_key


@dataclass(frozen=True)
class _Claim:
    """One identity somebody states, normalised."""

    key: Key
    value: str


@dataclass
class _Book:
    """What is known about the customers of one batch, and what has to be written."""

    known: dict[Key, UUID] = field(default_factory=dict)
    external_of: dict[UUID, str] = field(default_factory=dict)
    stored: set[tuple[Key, str]] = field(default_factory=set)
    customers: dict[UUID, Customer] = field(default_factory=dict)
    created: list[Customer] = field(default_factory=list)
    changed: dict[UUID, Customer] = field(default_factory=dict)
    identities: list[Identity] = field(default_factory=list)


def recognise(people: Sequence[CustomerIn | None], *, now: datetime) -> list[UUID | None]:
    """Return the customer each person is, creating those nobody knows; None for nobody.

    Works on a whole batch with a constant number of statements, inside the caller's transaction.
    Finds by external id, then e-mail, then phone; never merges two customers: an address that
    already stands for somebody else is kept as unconfirmed. Raises IntegrityError when another
    request has just created one of them: the caller runs its transaction again and finds the winner's.
    """
    claims = [_claims(person) if person else [] for person in people]
    book = _open_book(claims)
    found = [
        _settle(person, stated, book=book, now=now) if person else None
        for person, stated in zip(people, claims, strict=True)
    ]
    _write(book)
    return found


def _claims(person: CustomerIn) -> list[_Claim]:
    """Return the identities a person states, strongest first; what is no address is left out."""
    stated = [
        (IdentityKind.EXTERNAL, person.external_id.strip()),
        (IdentityKind.EMAIL, person.email.strip() if is_email(person.email) else ""),
        (IdentityKind.PHONE, person.phone.strip() if is_phone(person.phone) else ""),
    ]
    return [_Claim(Key(kind, blind_index(kind, value)), normalise(kind, value)) for kind, value in stated if value]


def _open_book(claims: Sequence[Sequence[_Claim]]) -> _Book:
    """Read, in one statement, every identity of every customer these claims may mean."""
    book = _Book()
    blinds = {claim.key.blind for stated in claims for claim in stated}
    if not blinds:
        return book
    meant, values = among("blind", sorted(blinds))
    for kind, source, blind, *customer in rows_of(_IDENTITIES.format(meant=meant), values):
        key, customer_id = Key(IdentityKind(kind), blind), read_uuid(customer[0])
        book.stored.add((key, source))
        book.customers[customer_id] = _known_customer(customer_id, customer)
        if not source:
            book.known[key] = customer_id
            if key.kind is IdentityKind.EXTERNAL:
                book.external_of[customer_id] = blind
    return book


_IDENTITIES: Final = """
    SELECT i.kind, i.source, i.blind, c.id, c.name, c.tier, c.language
    FROM customers_identity i JOIN customers_customer c ON c.id = i.customer_id
    WHERE i.customer_id IN (SELECT customer_id FROM customers_identity WHERE source = '' AND {meant})"""


def _known_customer(id: UUID, columns: Sequence[Any]) -> Customer:
    """Return a customer with what a new word about him may change; the other columns are not read."""
    _, name, tier, language = columns
    return Customer.from_db(None, ["id", "name", "tier", "language"], [id, name, tier, language])


def _settle(person: CustomerIn, stated: Sequence[_Claim], *, book: _Book, now: datetime) -> UUID | None:
    """Decide who one person is and note in the book what that changes."""
    if not stated and not person.name.strip():
        return None
    found = meant_customer([claim.key for claim in stated], known=book.known, external_of=book.external_of)
    customer = book.customers[found] if found else _new_customer(person, book=book, now=now)
    if found:
        _learn(customer, person, book=book)
    for claim in stated:
        _attach(claim, customer, book=book, now=now)
    return customer.id


def _new_customer(person: CustomerIn, *, book: _Book, now: datetime) -> Customer:
    customer = Customer(id=new_id(), tier=person.tier, language=person.language, is_demo=person.is_demo, created_at=now)
    _name(customer, person.name)
    book.customers[customer.id] = customer
    book.created.append(customer)
    return customer


def _learn(customer: Customer, person: CustomerIn, *, book: _Book) -> None:
    """Fill what was unknown, and take over a new tier: the newest word about it counts."""
    before = (customer.name, customer.tier, customer.language)
    if person.name.strip() and not customer.name:
        _name(customer, person.name)
    customer.tier = person.tier or customer.tier
    customer.language = customer.language or person.language
    is_new = customer._state.adding
    if not is_new and before != (customer.name, customer.tier, customer.language):
        book.changed[customer.id] = customer


def _name(customer: Customer, name: str) -> None:
    customer.name = name.strip()[:200]
    customer.name_folded = fold(customer.name)[:200]
    customer.name_key = name_key(customer.name)


def _attach(claim: _Claim, customer: Customer, *, book: _Book, now: datetime) -> None:
    """Note an identity of the customer, as unconfirmed when it already stands for somebody else."""
    owner = book.known.setdefault(claim.key, customer.id)
    source = "" if owner == customer.id else f"{UNCONFIRMED}{customer.id.hex}"
    if (claim.key, source) in book.stored:
        return
    book.stored.add((claim.key, source))
    if not source and claim.key.kind is IdentityKind.EXTERNAL:
        book.external_of[customer.id] = claim.key.blind
    book.identities.append(
        Identity(
            customer=customer,
            kind=claim.key.kind,
            source=source,
            value=claim.value,
            blind=claim.key.blind,
            created_at=now,
        )
    )


def _write(book: _Book) -> None:
    """Store what the book notes; nothing to note costs no statement."""
    if not (book.created or book.changed or book.identities):
        return
    # One order for everybody: two batches that share identities wait, they do not deadlock.
    book.identities.sort(key=lambda row: (row.blind, row.kind, row.source))
    insert_rows(book.created, book.identities)
    if book.changed:
        Customer.objects.bulk_update(
            list(book.changed.values()), ["name", "name_folded", "name_key", "tier", "language"]
        )
