"""The people of the browser stories: one per role, all of them demo people, so that sign-in shows them."""

from datetime import UTC, datetime
from typing import Any

PASSWORD = "huiyin-demo-2026"
# Somebody whose account asks for a second step; the secret is of an authenticator app nobody has.
GUARDED = "guarded"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PEOPLE = {
    "agent": ("周敏", "agent"),
    "colleague": ("李想", "agent"),
    GUARDED: ("安全", "agent"),
    "supervisor": ("张伟", "supervisor"),
    "analyst": ("沈知微", "analyst"),
    "owner": ("何嘉树", "owner"),
    "executive": ("秦望舒", "executive"),
    "administrator": ("Amy Li", "administrator"),
}
SHOP = {"zh-Hans": "南山科技园店", "zh-Hant": "南山科技園店", "en": "Nanshan Science Park"}
OTHER = {"zh-Hans": "静安寺店", "zh-Hant": "靜安寺店", "en": "Jing'an Temple"}


def seed() -> None:
    """Make two units and their people; run inside `huiyin shell`."""
    from allauth.mfa.totp.internal.auth import TOTP

    from huiyin.staff.queries import root_unit
    from huiyin.staff.services import create_person, create_unit, ship_roles

    now = datetime.now(tz=UTC)  # noqa: TID251 - a script of the tests is an edge
    ship_roles()
    root = root_unit()
    shop = create_unit(code="SZ-NS", name=SHOP, parent=root, by="e2e", now=now, is_demo=True)
    create_unit(code="SH-JA", name=OTHER, parent=root, by="e2e", now=now, is_demo=True)
    for part, (name, role) in PEOPLE.items():
        unit: Any = root if role in ("administrator", "executive", "analyst") else shop
        person = create_person(
            email=f"{part}@example.com",
            name=name,
            role=role,
            unit=unit,
            by="e2e",
            now=now,
            password=PASSWORD,
            is_demo=True,
        )
        if part == GUARDED:
            TOTP.activate(person, TOTP_SECRET)
