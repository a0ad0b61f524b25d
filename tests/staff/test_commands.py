"""huiyin token and huiyin user."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from huiyin.staff.models import ApiToken, User
from tests.cast import NOW, Cast, SignedIn


def run(*words: str) -> str:
    """Run a command and return what it printed."""
    out = StringIO()
    call_command(*words, stdout=out, stderr=StringIO())
    return out.getvalue().strip()


def run_json(*words: str) -> Any:
    """Run a command with --json and return what it printed."""
    return json.loads(run(*words, "--json"))


def test_the_printed_token_works(cast: Cast) -> None:
    """The command of the issue, word for word."""
    scopes = ["feedback:write", "feedback:read", "cases:read", "cases:write", "metrics:read"]
    words = [word for scope in scopes for word in ("--scope", scope)]
    secret = run("token", "create", "--name", "X", *words)
    assert secret.startswith("hy_pat_")
    assert "\n" not in secret
    token = ApiToken.objects.get()
    assert (token.name, token.scopes, token.expires_at) == ("X", sorted(scopes), None)
    answer = SignedIn().get("/api/v1/staff", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 403


def test_a_token_with_an_end_and_a_unit(cast: Cast) -> None:
    """--expires and --unit."""
    with time_machine.travel(NOW, tick=False):
        made = run_json(
            "token",
            "create",
            "--name",
            "bi",
            "--scope",
            "metrics:read",
            "--expires",
            "90d",
            "--unit",
            "SZ-NS",
        )
    assert made["expires_at"] == (NOW + timedelta(days=90)).isoformat()
    assert (made["unit"], made["scopes"]) == ("SZ-NS", ["metrics:read"])
    listed = run_json("token", "list")
    assert made["token"] not in json.dumps(listed)
    assert "digest" not in listed[0]


def test_a_revoked_token_is_dead(cast: Cast) -> None:
    """By name or by id, once."""
    header = {"Authorization": f"Bearer {run('token', 'create', '--name', 'bi', '--scope', 'staff:read')}"}
    assert SignedIn().get("/api/v1/staff", headers=header).status_code == 200
    run("token", "revoke", "bi")
    assert SignedIn().get("/api/v1/staff", headers=header).status_code == 401
    with pytest.raises(CommandError):
        run("token", "revoke", "bi")


@pytest.mark.parametrize(
    "words",
    [
        ("token", "create", "--name", "x", "--scope", "everything"),
        ("token", "create", "--name", "x", "--scope", "cases:read", "--unit", "NOWHERE"),
        ("token", "create", "--name", "x", "--scope", "cases:read", "--expires", "soon"),
        ("user", "invite", "nonsense", "--role", "agent"),
        ("user", "invite", "a@example.com", "--role", "king"),
        ("user", "invite", "a@example.com", "--role", "agent", "--unit", "NOWHERE"),
        ("user", "disable", "nobody@example.com"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(cast: Cast, words: tuple[str, ...]) -> None:
    """An exit code and a sentence, no row."""
    with pytest.raises(CommandError):
        run(*words)
    assert not ApiToken.objects.exists()
    assert not User.objects.exists()


def test_dry_runs_change_nothing(cast: Cast) -> None:
    """Every write can be tried first."""
    run("token", "create", "--name", "x", "--scope", "cases:read", "--dry-run")
    run("user", "invite", "a@example.com", "--role", "agent", "--dry-run")
    assert not ApiToken.objects.exists()
    assert not User.objects.exists()


def test_invite_list_disable(cast: Cast) -> None:
    """The life of an account from the command line."""
    link = run("user", "invite", "Zhou.Min@Example.com", "--role", "supervisor", "--unit", "SZ-NS", "--name", "周敏")
    assert link.startswith("http://127.0.0.1:8000/welcome/")
    (row,) = run_json("user", "list")
    assert (row["email"], row["role"], row["unit"], row["name"]) == (
        "zhou.min@example.com",
        "supervisor",
        "SZ-NS",
        "周敏",
    )
    again = run_json("user", "invite", "zhou.min@example.com", "--role", "agent", "--unit", "SZ-NS")
    assert again["role"] == "agent"
    run("user", "disable", "zhou.min@example.com")
    assert run_json("user", "list")[0]["is_active"] is False
