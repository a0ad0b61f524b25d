"""What the staff endpoints show to whom."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from huiyin.staff import services
from huiyin.staff.demo_logins import DEMO_PASSWORD
from huiyin.staff.models import Notice
from huiyin.staff.terms import NoticeKind
from tests.cast import NOW, Cast, SignedIn

ME, STAFF, UNITS = "/api/v1/me", "/api/v1/staff", "/api/v1/units"
SIGN_IN, NOTICES = "/api/v1/sign-in", "/api/v1/notices"


def test_me_is_everything_the_shell_needs(cast: Cast) -> None:
    """Name, place, rights and tastes in one answer."""
    me = cast.client("agent").get(ME).json()
    assert me == {
        "id": str(cast.agent.id),
        "email": "agent@example.com",
        "name": "周敏",
        "role": "agent",
        "unit": {"id": str(cast.unit.id), "code": "SZ-NS", "name": "深圳南山店"},
        "permissions": {
            "feedback:read": "unit",
            "feedback:write": "unit",
            "cases:read": "unit",
            "cases:write": "unit",
            "cases:assign": "own",
            "staff:read": "unit",
            "customers:read": "unit",
        },
        "language": "zh-Hans",
        "theme": "system",
        "zone": "Asia/Shanghai",
        "is_demo": False,
        "unread_notices": 0,
    }


def test_language_and_theme_are_remembered(cast: Cast) -> None:
    """A choice survives the session; what was not sent stays."""
    client = cast.client("agent")
    client.patch_json(ME, {"language": "en"})
    changed = client.patch_json(ME, {"theme": "dark"}).json()
    assert (changed["language"], changed["theme"], changed["unit"]["name"]) == ("en", "dark", "Nanshan shop")


@pytest.mark.parametrize(
    "body",
    [
        {"role": "administrator"},
        {"is_superuser": True},
        {"permissions": {"staff:manage": "all"}},
        {"unit": "HQ"},
        {"is_active": True},
        {"password": "x"},
        {"language": "fr"},
        {"theme": None, "email": "a@b.example"},
    ],
)
def test_nobody_promotes_himself(cast: Cast, body: dict[str, object]) -> None:
    """Z04: what is not a preference is refused, not ignored."""
    assert cast.client("agent").patch_json(ME, body).status_code == 422
    cast.agent.refresh_from_db()
    assert (cast.agent.role_id, cast.agent.unit_id) == ("agent", cast.unit.id)


@pytest.mark.parametrize("q", ["周", "zhoum", "ZM", "zm", "周敏", " 周 敏 "])
def test_colleagues_are_found_by_name_pinyin_and_initials(cast: Cast, q: str) -> None:
    """The way people type a Chinese name."""
    cast.agent, cast.supervisor  # noqa: B018
    rows = cast.client("supervisor").get(STAFF, {"q": q}).json()["items"]
    assert [row["name"] for row in rows] == ["周敏"]
    assert rows[0] == {
        "id": str(cast.agent.id),
        "name": "周敏",
        "name_key": "zhoumin",
        "initials": "zm",
        "unit": {"id": str(cast.unit.id), "code": "SZ-NS", "name": "深圳南山店"},
        "role": "agent",
    }


def test_the_list_ends_where_the_reach_ends(cast: Cast) -> None:
    """An agent sees his branch, an analyst everybody, an outsider not us; nobody sees the switched off."""
    cast.agent, cast.analyst, cast.outsider  # noqa: B018
    services.disable_person(cast.owner, by="test", now=NOW)

    def seen(part: str) -> set[str]:
        return {row["name"] for row in cast.client(part).get(STAFF).json()["items"]}

    assert seen("agent") == {"周敏", "沈知微"}
    assert seen("analyst") == {"周敏", "沈知微", "吴远"}
    assert seen("outsider") == {"吴远"}
    assert cast.client("outsider").get(STAFF, {"q": "zhoumin"}).json()["total"] == {"value": 0, "exact": True}


def test_colleagues_page_by_page_in_few_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """The number of queries does not grow with the list."""
    for number in range(7):
        services.create_person(
            email=f"p{number}@example.com",
            name=f"王{number}",
            role="agent",
            unit=cast.unit,
            by="test",
            now=NOW,
        )
    client = cast.client("supervisor")
    client.get(ME)
    with django_assert_max_num_queries(4):  # session, person, page, total
        page = client.get(STAFF, {"limit": 3}).json()
    names = [row["name"] for row in page["items"]]
    while page["next"]:
        page = client.get(STAFF, {"limit": 3, "cursor": page["next"]}).json()
        names += [row["name"] for row in page["items"]]
    assert len(names) == len(set(names)) == 8


def test_the_tree_ends_where_the_reach_ends(cast: Cast) -> None:
    """Units are listed parents first, within reach."""
    desk = services.create_unit(code="SZ-NS-1", name={"en": "Desk"}, parent=cast.unit, by="test", now=NOW)
    rows = cast.client("supervisor").get(UNITS).json()["items"]
    assert [(row["code"], row["parent_id"]) for row in rows] == [
        ("SZ-NS", str(cast.root.id)),
        ("SZ-NS-1", str(desk.parent_id)),
    ]
    everything = cast.client("administrator").get(UNITS).json()["items"]
    assert everything[0]["code"] == "HQ"
    assert {row["code"] for row in everything} == {"HQ", "SZ-NS", "SZ-NS-1", "SH-JA"}


def test_notices_are_read_by_their_person_only(cast: Cast) -> None:
    """Z02: an id of somebody else's notice changes nothing and is not found."""
    people = [cast.agent.id, cast.supervisor.id, cast.agent.id]
    services.notify(people, NoticeKind.MENTIONED, "case:1", {"number": "HY-1"}, NOW)
    services.notify([cast.agent.id], NoticeKind.CASE_BREACHED, "case:2", {}, NOW + timedelta(minutes=1))
    client = cast.client("agent")
    page = client.get(NOTICES).json()
    assert [row["kind"] for row in page["items"]] == ["case_breached", "mentioned"]
    assert client.get(ME).json()["unread_notices"] == 2
    foreign = str(Notice.objects.get(user=cast.supervisor).id)
    assert client.post_json(f"{NOTICES}/read", {"ids": [foreign]}).json() == {"changed": 0}
    assert client.post_json(f"{NOTICES}/read", {"ids": [page["items"][0]["id"]]}).json() == {"changed": 1}
    assert client.post_json(f"{NOTICES}/read").json() == {"changed": 1}
    assert Notice.objects.get(user=cast.supervisor).read_at is None


def test_a_stranger_learns_the_name_and_nothing_else(cast: Cast) -> None:
    """With one real account there is nothing to try."""
    cast.agent  # noqa: B018
    assert SignedIn().get(SIGN_IN).json() == {"organisation": "huiyin 回音", "demo_logins": []}


def demo_people(cast: Cast) -> None:
    """Make a small demo: two agents and a supervisor."""
    for number, role in enumerate(("supervisor", "agent", "agent")):
        services.create_person(
            email=f"demo{number}@helan.example",
            name=f"演示{number}",
            role=role,
            unit=cast.unit,
            by="test",
            now=NOW + timedelta(seconds=number),
            password=DEMO_PASSWORD,
            is_demo=True,
        )


def test_a_demo_shows_one_log_in_per_role_that_works(cast: Cast) -> None:
    """The door of the demo: agent first, and the password opens."""
    demo_people(cast)
    shown = SignedIn().get(SIGN_IN, headers={"Accept-Language": "en"}).json()["demo_logins"]
    assert [(entry["role"], entry["email"], entry["unit"]) for entry in shown] == [
        ("agent", "demo1@helan.example", "Nanshan shop"),
        ("supervisor", "demo0@helan.example", "Nanshan shop"),
    ]
    client = SignedIn()
    body = {"email": shown[0]["email"], "password": shown[0]["password"]}
    assert client.post_json("/_allauth/browser/v1/auth/login", body).status_code == 200
    assert client.get(ME).json()["is_demo"] is True


def test_a_demo_next_to_one_real_person_shows_nothing(cast: Cast) -> None:
    """A log-in in the open and real data never stand side by side."""
    demo_people(cast)
    cast.agent  # noqa: B018
    assert SignedIn().get(SIGN_IN).json()["demo_logins"] == []


def test_a_demo_shows_log_ins_to_this_machine_only(cast: Cast) -> None:
    """A passer-by on the network sees nothing, unless HUIYIN_DEMO says that he should."""
    demo_people(cast)
    passer_by = SignedIn()
    passer_by.defaults["REMOTE_ADDR"] = "192.0.2.44"
    assert passer_by.get(SIGN_IN).json()["demo_logins"] == []
    public = settings.HUIYIN.model_copy(update={"base_url": "https://demo.example", "demo": False})
    with override_settings(HUIYIN=public):
        assert SignedIn().get(SIGN_IN).json()["demo_logins"] == []
    meant = settings.HUIYIN.model_copy(update={"base_url": "https://demo.example", "demo": True})
    with override_settings(HUIYIN=meant):
        assert len(passer_by.get(SIGN_IN).json()["demo_logins"]) == 2
