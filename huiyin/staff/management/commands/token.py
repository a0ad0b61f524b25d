"""huiyin token create|list|revoke: API tokens from the command line."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from huiyin.base.clock import now as clock_now
from huiyin.base.errors import HuiyinError
from huiyin.staff import services
from huiyin.staff.models import ApiToken
from huiyin.staff.rules import parse_life
from huiyin.staff.services.tokens import NewToken

BY = "command:token"


class Command(BaseCommand):
    """Make, list and revoke API tokens."""

    help = "Make, list and revoke API tokens. A token is printed once, when it is made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the verbs and their options."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        create = verbs.add_parser("create", help="make a token and print it once")
        create.add_argument("--name", required=True, help="what the token is for")
        create.add_argument("--scope", action="append", required=True, dest="scopes", help="repeat for more scopes")
        create.add_argument("--expires", help="life time such as 90d or 12h; without it the token does not expire")
        create.add_argument("--unit", help="code of the unit whose branch the token reaches; without it everything")
        revoke = verbs.add_parser("revoke", help="end a token at once")
        revoke.add_argument("name_or_id")
        listing = verbs.add_parser("list", help="show tokens, never their secrets")
        for verb in (create, revoke, listing):
            verb.add_argument("--json", action="store_true", dest="as_json", help="print JSON")
        for verb in (create, revoke):
            verb.add_argument("--dry-run", action="store_true", help="say what would happen and do nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run one verb; a refusal becomes a message and exit code 1."""
        verbs = {"create": self.create, "list": self.list_tokens, "revoke": self.revoke}
        try:
            verbs[options["verb"]](options)
        except HuiyinError as refused:
            raise CommandError(f"{refused.title} {refused.detail or ''} {refused.next_step}") from refused

    def create(self, options: dict[str, Any]) -> None:
        """Make a token and print it."""
        unit = services.unit_of_code(options["unit"]) if options["unit"] else None
        try:
            life = parse_life(options["expires"]) if options["expires"] else None
        except ValueError as wrong:
            raise CommandError("--expires takes a number and a unit: 90d, 12h or 30m.") from wrong
        if options["dry_run"]:
            self.stdout.write(f"would make the token {options['name']} with {', '.join(options['scopes'])}")
            return
        made = services.create_token(
            name=options["name"], scopes=options["scopes"], by=BY, now=clock_now(), unit=unit, life=life
        )
        self.stdout.write(_as_json(made) if options["as_json"] else made.secret)
        if not options["as_json"]:
            self.stderr.write("Keep it safe: it is shown only this once.")

    def list_tokens(self, options: dict[str, Any]) -> None:
        """Print every token without its secret."""
        rows = [_row(token) for token in ApiToken.objects.select_related("unit")]
        if options["as_json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            state = "revoked" if row["revoked_at"] else "active"
            self.stdout.write(f"{row['id']}  {state:7}  {row['name']}  {' '.join(row['scopes'])}")

    def revoke(self, options: dict[str, Any]) -> None:
        """End a token."""
        if options["dry_run"]:
            self.stdout.write(f"would revoke {options['name_or_id']}")
            return
        token = services.revoke_token(name_or_id=options["name_or_id"], by=BY, now=clock_now())
        self.stdout.write(json.dumps(_row(token)) if options["as_json"] else f"revoked {token.name}")


def _row(token: ApiToken) -> dict[str, Any]:
    """Return a token as a plain row, without its digest."""
    return {
        "id": str(token.id),
        "name": token.name,
        "scopes": token.scopes,
        "unit": token.unit.code if token.unit else None,
        "expires_at": token.expires_at.isoformat() if token.expires_at else None,
        "revoked_at": token.revoked_at.isoformat() if token.revoked_at else None,
        "last_used_at": token.last_used_at.isoformat() if token.last_used_at else None,
    }


def _as_json(made: NewToken) -> str:
    """Return a token just made, with its secret, as JSON."""
    return json.dumps({**_row(made.token), "token": made.secret}, ensure_ascii=False)
