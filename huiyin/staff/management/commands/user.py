"""huiyin user invite|list|disable: accounts from the command line."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from huiyin.base.clock import now as clock_now
from huiyin.base.errors import HuiyinError
from huiyin.staff import services
from huiyin.staff.models import User
from huiyin.staff.terms import RoleCode

BY = "command:user"


class Command(BaseCommand):
    """Invite, list and switch off people."""

    help = "Invite people, list them and switch accounts off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the verbs and their options."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        invite = verbs.add_parser("invite", help="print a link that sets a password; it works once, for a day")
        invite.add_argument("email")
        invite.add_argument("--role", required=True, help=", ".join(RoleCode))
        invite.add_argument("--unit", help="code of the unit; without it the top of the organisation")
        invite.add_argument("--name", help="how colleagues see the person; without it the start of the address")
        disable = verbs.add_parser("disable", help="switch an account off at once")
        disable.add_argument("email")
        listing = verbs.add_parser("list", help="show people")
        for verb in (invite, disable, listing):
            verb.add_argument("--json", action="store_true", dest="as_json", help="print JSON")
        for verb in (invite, disable):
            verb.add_argument("--dry-run", action="store_true", help="say what would happen and do nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run one verb; a refusal becomes a message and exit code 1."""
        verbs = {"invite": self.invite, "list": self.list_people, "disable": self.disable}
        try:
            verbs[options["verb"]](options)
        except HuiyinError as refused:
            raise CommandError(f"{refused.title} {refused.detail or ''} {refused.next_step}") from refused

    def invite(self, options: dict[str, Any]) -> None:
        """Invite a person and print the link."""
        email = _email(options["email"])
        unit = services.unit_of_code(options["unit"]) if options["unit"] else None
        if options["dry_run"]:
            self.stdout.write(f"would invite {email} as {options['role']}")
            return
        invited = services.invite(
            email=email, role=options["role"], unit=unit, by=BY, now=clock_now(), name=options["name"]
        )
        row = {**_row(invited.user), "link": invited.link}
        self.stdout.write(json.dumps(row, ensure_ascii=False) if options["as_json"] else invited.link)

    def list_people(self, options: dict[str, Any]) -> None:
        """Print everybody with an account."""
        rows = [_row(user) for user in User.objects.select_related("unit")]
        if options["as_json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            state = "active" if row["is_active"] else "off"
            self.stdout.write(f"{state:6}  {row['role']:13}  {row['unit']:10}  {row['email']}  {row['name']}")

    def disable(self, options: dict[str, Any]) -> None:
        """Switch an account off."""
        user = User.objects.filter(email=_email(options["email"])).select_related("unit").first()
        if user is None:
            raise CommandError(f"There is no account {options['email']}.")
        if options["dry_run"]:
            self.stdout.write(f"would switch off {user.email}")
            return
        services.disable_person(user, by=BY, now=clock_now())
        self.stdout.write(json.dumps(_row(user), ensure_ascii=False) if options["as_json"] else f"off: {user.email}")


def _email(text: str) -> str:
    """Return an address in the form accounts keep; refuse what is none."""
    address = text.strip().lower()
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise CommandError(f"{text} is not an e-mail address.") from wrong
    return address


def _row(user: User) -> dict[str, Any]:
    """Return a person as a plain row."""
    return {
        "id": str(user.id),
        "email": user.email,
        "name": user.name,
        "role": user.role_id,
        "unit": user.unit.code,
        "is_active": user.is_active,
    }
