"""The vocabulary of customers: what identifies a person and what a caller may tell about one."""

from dataclasses import dataclass
from enum import StrEnum


class IdentityKind(StrEnum):
    """What sort of thing points to a customer, strongest first."""

    EXTERNAL = "external"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, kw_only=True)
class CustomerIn:
    """What a voice says about who is speaking; every part may be missing."""

    external_id: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    tier: str = ""
    language: str = ""
    is_demo: bool = False


@dataclass(frozen=True, kw_only=True)
class Address:
    """One way to reach a customer, in clear: only contact may ask for it."""

    kind: IdentityKind
    value: str
