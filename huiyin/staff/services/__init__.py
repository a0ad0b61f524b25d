"""Writes about staff, as verbs; each file below has one subject."""

from huiyin.staff.services.links import (
    Invitation,
    choose_password,
    first_run_link,
    invite,
    living_link,
    make_first_administrator,
)
from huiyin.staff.services.notices import notify, read_notices
from huiyin.staff.services.organisation import create_unit, move_unit, ship_roles, unit_of_code
from huiyin.staff.services.people import (
    change_preferences,
    change_role,
    create_person,
    disable_person,
    give_skills,
    set_password,
)
from huiyin.staff.services.tokens import NewToken, create_token, revoke_token

__all__ = [
    "Invitation",
    "NewToken",
    "change_preferences",
    "change_role",
    "choose_password",
    "create_person",
    "create_token",
    "create_unit",
    "disable_person",
    "first_run_link",
    "give_skills",
    "invite",
    "living_link",
    "make_first_administrator",
    "move_unit",
    "notify",
    "read_notices",
    "revoke_token",
    "set_password",
    "ship_roles",
    "unit_of_code",
]
