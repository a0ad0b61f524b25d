"""Pure decisions about customers: what counts as an address, how it is masked, who is meant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from huiyin.customers.terms import IdentityKind

_EMAIL: Final = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]{1,255}")
_PHONE: Final = re.compile(r"\+?[\d\s().\-/]{3,30}")


@dataclass(frozen=True)
class Key:
    """What an identity is found by."""

    kind: IdentityKind
    blind: str


def is_email(value: str) -> bool:
    """Tell whether a text can be an e-mail address."""
    return _EMAIL.fullmatch(value.strip()) is not None


def is_phone(value: str) -> bool:
    """Tell whether a text can be a phone number: 3 to 20 digits with the usual marks between."""
    return _PHONE.fullmatch(value.strip()) is not None and 3 <= sum(map(str.isdigit, value)) <= 20


def masked_email(value: str) -> str:
    """Return an address people recognise and nobody can write to: z***@example.com."""
    local, _, domain = value.rpartition("@")
    return f"{local[:1]}***@{domain}"


def masked_phone(value: str) -> str:
    """Return a number people recognise and nobody can call: 199****0031."""
    digits = value.removeprefix("+86").removeprefix("+")
    if len(digits) < 8:
        return "*" * max(len(digits) - 2, 1) + digits[-2:]
    return f"{digits[:3]}****{digits[-4:]}"


def masked_name(value: str) -> str:
    """Return only the first letter of a name: 张**."""
    return f"{value[:1]}**" if value else ""


def meant_customer(keys: Sequence[Key], *, known: Mapping[Key, UUID], external_of: Mapping[UUID, str]) -> UUID | None:
    """Return the customer these identities point to, or None when nobody or not surely anybody.

    The strongest identity decides (external id, then e-mail, then phone). An e-mail or phone of
    somebody who has another external id is a doubt: two accounts may share an address, so a new
    customer is made and nothing is merged.
    """
    external = next((key.blind for key in keys if key.kind is IdentityKind.EXTERNAL), None)
    for key in keys:
        found = known.get(key)
        if found is None:
            continue
        if key.kind is IdentityKind.EXTERNAL or external is None or found not in external_of:
            return found
    return None
