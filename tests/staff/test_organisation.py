"""The tree, the roles, and who could take a case."""

import pytest

from huiyin.base.scope import Reach
from huiyin.staff import queries, services
from huiyin.staff.errors import UnitInItself, UnknownRole, UnknownUnit
from huiyin.staff.models import Role, Unit, User
from huiyin.staff.shipped import ROLE_PERMISSIONS
from huiyin.staff.terms import Permission, RoleCode
from tests.cast import NOW, Cast


def unit(code: str, parent: Unit) -> Unit:
    """Make a unit."""
    return services.create_unit(code=code, name={"en": code}, parent=parent, by="test", now=NOW)


def agent(name: str, place: Unit, *skills: str, role: str = "agent") -> User:
    """Make a person."""
    return services.create_person(
        email=f"{name}@example.com", name=name, role=role, unit=place, by="test", now=NOW, skills=skills
    )


def test_the_shipped_roles_are_there_and_make_sense(cast: Cast) -> None:
    """Six roles; nobody but a supervisor lifts the mask; only the administrator manages."""
    assert set(Role.objects.values_list("code", flat=True)) == {role.value for role in RoleCode}
    for role in RoleCode:
        granted = ROLE_PERMISSIONS[role]
        assert (Permission.CUSTOMERS_REVEAL in granted) == (role is RoleCode.SUPERVISOR)
        assert (Permission.STAFF_MANAGE in granted) == (role is RoleCode.ADMINISTRATOR)
        assert (Permission.CUSTOMERS_READ in granted) == (role not in (RoleCode.ANALYST, RoleCode.EXECUTIVE))


def test_shipping_twice_keeps_what_an_administrator_changed(cast: Cast) -> None:
    """Roles are data: what was edited stays edited."""
    Role.objects.filter(code="agent").update(permissions={"cases:read": "own"})
    services.ship_roles()
    assert cast.asker("agent").permissions == {"cases:read": Reach.OWN}
    assert Unit.objects.filter(parent=None).count() == 1


def test_a_permission_nobody_knows_grants_nothing(cast: Cast) -> None:
    """A word left over from another release must not open anything."""
    Role.objects.filter(code="agent").update(permissions={"cases:read": "unit", "everything": "all"})
    assert cast.asker("agent").permissions == {"cases:read": Reach.UNIT}


def test_a_branch_is_the_unit_and_all_below(cast: Cast) -> None:
    """Also after a unit with children has moved."""
    desk = unit("DESK", cast.unit)
    table = unit("TABLE", desk)
    assert queries.unit_subtree_ids(cast.unit.id) == {cast.unit.id, desk.id, table.id}
    services.move_unit(desk, parent=cast.other_unit, by="test", now=NOW)
    assert queries.unit_subtree_ids(cast.unit.id) == {cast.unit.id}
    assert queries.unit_subtree_ids(cast.other_unit.id) == {cast.other_unit.id, desk.id, table.id}
    assert Unit.objects.get(code="TABLE").depth == 3
    assert Unit.objects.get(code="TABLE").ancestor_ids() == [
        cast.root.id,
        cast.other_unit.id,
        desk.id,
        table.id,
    ]
    assert queries.unit_subtree_ids(cast.root.id) == set(Unit.objects.values_list("id", flat=True))


def test_a_unit_cannot_hang_below_itself(cast: Cast) -> None:
    """Neither directly nor further down."""
    desk = unit("DESK", cast.unit)
    for parent in (cast.unit, desk):
        with pytest.raises(UnitInItself):
            services.move_unit(cast.unit, parent=parent, by="test", now=NOW)
    assert Unit.objects.get(code="SZ-NS").parent_id == cast.root.id


def test_units_are_found_by_code(cast: Cast) -> None:
    """The contract of the other rooms."""
    assert queries.unit_by_code("SZ-NS") == cast.unit
    assert queries.unit_by_code("NOWHERE") is None
    assert queries.root_unit() == cast.root
    with pytest.raises(UnknownUnit):
        services.unit_of_code("NOWHERE")
    with pytest.raises(UnknownRole):
        agent("x", cast.unit, role="king")


def test_a_case_goes_to_the_nearest_agents_with_the_skill(cast: Cast) -> None:
    """First the unit, then the way up; skills narrow, and never to nobody."""
    desk = unit("DESK", cast.unit)
    assert queries.able_people(desk.id, set()) == []
    anna, bert = agent("anna", cast.root), agent("bert", cast.unit, "refunds")
    carl = agent("carl", cast.unit, "refunds", "english")
    gone = agent("gone", desk)
    services.disable_person(gone, by="test", now=NOW)
    agent("dora", cast.other_unit, "french")

    def able(skills: set[str], where: Unit = desk) -> list[str]:
        return [person.name for person in queries.able_people(where.id, skills)]

    assert able(set()) == ["bert", "carl"]
    assert able({"refunds", "english"}) == ["carl"]
    assert able({"french"}) == ["bert", "carl"]
    assert able(set(), cast.root) == ["anna"]
    assert queries.people_by_id([anna.id, carl.id])[carl.id].skills == {"refunds", "english"}
    assert bert.id not in queries.people_by_id([anna.id])


def test_a_breach_is_told_to_the_nearest_supervisors(cast: Cast) -> None:
    """The unit's own, else those above."""
    desk = unit("DESK", cast.unit)
    assert queries.supervisors_of(desk.id) == []
    boss = agent("boss", cast.root, role="supervisor")
    assert queries.supervisors_of(desk.id) == [boss.id]
    near = agent("near", cast.unit, role="supervisor")
    assert queries.supervisors_of(desk.id) == [near.id]


def test_an_unseen_colleague_is_like_a_missing_one(cast: Cast) -> None:
    """Z02: the id of a person of another unit says nothing."""
    asker = cast.asker("supervisor")
    assert queries.person_for(asker, cast.agent.id) == cast.agent
    assert queries.person_for(asker, cast.outsider.id) is None
