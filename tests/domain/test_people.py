"""The table of who may do what, and rights that begin and end on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import NotAllowed
from pittadmin.domain.people import Actor, Grant, Membership, Person, PersonRef, require
from pittadmin.domain.permissions import PERMISSIONS, who_may
from pittadmin.domain.policy import requirements
from pittadmin.domain.roles import DATED_ROLES, DEPARTMENT_ROLES, ROLE_NAMES, Role

OWN, OTHER = 1, 2
GRANTED = tuple(role for role in Role if role is not Role.EMPLOYEE)


def somebody(*grants: Grant, active: bool = True) -> Actor:
    person = Person(7, "sam", "Sam Sample", "sam@example.org", active=active)
    return Actor(person, frozenset(grants))


def holder(role: Role, department: int = OWN) -> Actor:
    if role is Role.EMPLOYEE:
        return somebody()
    return somebody(Grant(role, department if role in DEPARTMENT_ROLES else None))


def test_every_act_is_in_the_table_with_a_requirement_of_the_policy() -> None:
    assert set(PERMISSIONS) == set(Act)
    for act, row in PERMISSIONS.items():
        assert row.act is act
        assert row.roles
        assert row.requirement in requirements()
        assert row.phrase[0].islower()
        assert not row.phrase.endswith(".")


def test_every_role_has_a_name() -> None:
    assert set(ROLE_NAMES) == set(Role)


@pytest.mark.requirement("R4")
@pytest.mark.parametrize("act", Act)
def test_an_act_is_for_the_roles_of_the_table_and_nobody_else(act: Act) -> None:
    for role in Role:
        allowed = bool({role, Role.EMPLOYEE}.intersection(PERMISSIONS[act].roles))
        assert holder(role).may(act, OWN) is allowed, role
        if allowed:
            assert require(holder(role), act, OWN) in (role, Role.EMPLOYEE)
        else:
            with pytest.raises(NotAllowed) as refused:
                require(holder(role), act, OWN)
            assert PERMISSIONS[act].phrase in refused.value.what
            assert who_may(act) in refused.value.todo
            assert refused.value.requirement == PERMISSIONS[act].requirement


@pytest.mark.requirement("R5", "R55")
@pytest.mark.parametrize("act", Act)
def test_a_departments_role_counts_in_its_own_department_only(act: Act) -> None:
    for role in DEPARTMENT_ROLES.intersection(PERMISSIONS[act].roles):
        for elsewhere in (OTHER, None):
            assert not holder(role).may(act, elsewhere)
        assert holder(role).may_somewhere(act)
        assert holder(role).departments_for(act) == {OWN}


def test_a_role_in_the_city_counts_in_every_department() -> None:
    for act, row in PERMISSIONS.items():
        for role in set(row.roles) - DEPARTMENT_ROLES:
            assert holder(role).may(act, OTHER)
            assert holder(role).may(act)
            assert holder(role).departments_for(act) == set()


def test_a_role_of_the_city_held_in_a_department_gives_no_right() -> None:
    assert not somebody(Grant(Role.MAYOR, OWN)).may(Act.APPROVE_ACCOUNT, OWN)


def test_who_has_left_has_no_right() -> None:
    gone = somebody(active=False)
    assert not any(gone.may(act, OWN) for act in Act)


@pytest.mark.requirement("R4")
def test_nobody_decides_their_own_matter() -> None:
    designee = holder(Role.MAYOR_DESIGNEE)
    with pytest.raises(NotAllowed) as refused:
        require(designee, Act.APPROVE_ACCOUNT, OWN, [designee.person.id])
    assert refused.value.requirement == "R4"
    assert refused.value.todo == "Ask another person: the Mayor or a designee of the Mayor."
    with pytest.raises(NotAllowed, match="Max Miller can decide it"):
        require(designee, Act.DENY_ACCOUNT, OWN, [7], "Max Miller can decide it.")


def test_ones_own_matter_is_no_hindrance_where_others_need_not_look() -> None:
    administrator = holder(Role.ADMINISTRATOR)
    assert require(administrator, Act.WITHDRAW_ACCOUNT, OWN, [7]) is Role.ADMINISTRATOR


@pytest.mark.requirement("R4", "R10", "R13", "R48")
def test_what_one_office_grants_another_is_never_decided_by_who_asked() -> None:
    assert {
        act for act, row in PERMISSIONS.items() if row.others_only and not row.confidential
    } == {
        Act.LIFT_HOLD,
        Act.APPROVE_ACCOUNT,
        Act.DENY_ACCOUNT,
        Act.PUT_LIVE,
        Act.ACCEPT_PLACEMENT,
        Act.REFUSE_PLACEMENT,
        Act.ACCEPT_WAIVER,
        Act.REFUSE_WAIVER,
        Act.SUSPEND_ACCOUNT,
        Act.RESUME_ACCOUNT,
        Act.REVOKE_ACCOUNT,
        Act.ORDER_DOWN,
        Act.REINSTATE_ACCOUNT,
        Act.APPROVE_TRANSFER,
        Act.DENY_TRANSFER,
        Act.ACCEPT_PLATFORM,
        Act.DECLINE_PLATFORM,
        Act.KEEP_PEOPLE,
        Act.DELEGATE,
        Act.APPOINT_DESIGNEE,
        Act.ANSWER_QUESTION,
        Act.APPROVE_DRAFT,
        Act.PUBLISH_PACK,
    }


@pytest.mark.requirement("R4", "R56")
@given(
    since=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    days=st.none() | st.integers(0, 800),
    later=st.integers(-400, 1200),
)
def test_a_role_stands_from_its_first_day_and_is_lost_on_its_last(
    since: date, days: int | None, later: int
) -> None:
    until = None if days is None else since + timedelta(days)
    held = Membership(1, PersonRef(7, "Sam"), Role.ADMINISTRATOR, OWN, "RSVP", since, until)
    stands = later >= 0 and (days is None or later < days)
    assert held.holds_on(since + timedelta(later)) is stands


@pytest.mark.requirement("R4", "R56")
def test_what_is_delegated_has_a_last_day() -> None:
    assert {Role.ADMINISTRATOR, Role.HEAD_DESIGNEE, Role.MAYOR_DESIGNEE} == DATED_ROLES


def test_a_person_is_shown_with_the_roles_held_or_as_an_employee() -> None:
    two = somebody(Grant(Role.IT), Grant(Role.ADMINISTRATOR, OWN), Grant(Role.ADMINISTRATOR, OTHER))
    assert two.role_sentence() == "Page administrator and IT"
    three = somebody(Grant(Role.IT), Grant(Role.MAYOR), Grant(Role.HEAD, OWN))
    assert three.role_sentence() == "Department head, IT and Mayor"
    assert somebody().role_sentence() == "Employee"
    assert two.departments == {OWN, OTHER}
    assert two.has(Role.MAYOR, Role.IT)
    assert not two.has(Role.MAYOR)


def test_who_may_do_an_act_is_said_as_a_person_would() -> None:
    assert who_may(Act.ORDER_DOWN) == "Personnel"
    assert who_may(Act.APPROVE_ACCOUNT) == "the Mayor or a designee of the Mayor"
    assert (
        who_may(Act.PUT_LIVE) == "the department's administrators, the department head or Personnel"
    )


@given(st.lists(st.tuples(st.sampled_from(GRANTED), st.integers(1, 3)), max_size=6))
def test_more_roles_never_take_a_right_away(held: list[tuple[Role, int]]) -> None:
    grants = [Grant(role, dept if role in DEPARTMENT_ROLES else None) for role, dept in held]
    for act in Act:
        for some in range(len(grants)):
            if somebody(*grants[:some]).may(act, OWN):
                assert somebody(*grants).may(act, OWN)
