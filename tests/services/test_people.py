"""People, departments and roles: kept by IT, delegated by heads, appointed by the Mayor."""

from datetime import UTC, datetime, timedelta

import pytest

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.people import Grant, Person
from pittadmin.domain.permissions import GRANTED_BY, PERMISSIONS
from pittadmin.domain.roles import DEPARTMENT_ROLES, Role
from pittadmin.services import account_view, accounts, people
from tests.city import HOLDER, LAST_DAY, RSVP, TODAY, City


def person(city: City, login: str) -> Person:
    return next(one for one in people.directory(city.of("lee")).people if one.login == login)


def give(city: City, by: str, to: str, role: Role, department: str | None = "RSVP"):
    return people.grant(
        city.of(by),
        city.people[to],
        role,
        city.departments[department] if department else None,
        TODAY,
        LAST_DAY,
    )


@pytest.mark.requirement("R49", "R66")
def test_it_enters_a_person_with_a_supervisor(city: City) -> None:
    made = people.save_person(
        city.of("lee"),
        " New.Person ",
        "New <i>Person</i>",
        "New.Person@CityOfPittsfield.org",
        city.people["hal"],
    )
    assert (made.login, made.name, made.email) == (
        "new.person",
        "New <i>Person</i>",
        "new.person@cityofpittsfield.org",
    )
    assert made.supervisor is not None
    assert made.supervisor.name == "Hal Hart"
    assert made.active


@pytest.mark.requirement("R49")
def test_only_it_keeps_people_and_departments(city: City) -> None:
    for role, login in HOLDER.items():
        if role in PERMISSIONS[Act.KEEP_PEOPLE].roles:
            continue
        with pytest.raises(NotAllowed):
            people.save_person(city.of(login), "x", "X", "x@example.org", None)
        with pytest.raises(NotAllowed):
            people.save_department(city.of(login), "X", "", None)


WRONG_PEOPLE = [
    (("", "", "", None), {"login", "name", "email", "supervisor"}),
    (("a", "A", "a@example.org", None), {"supervisor"}),
    (("a b", "A", "a@example.org", 1), {"login"}),
    (("ADA", "A", "a@example.org", 1), {"login"}),
    (("a", "A", "Ada.Adams@cityofpittsfield.org", 1), {"email"}),
    (("a", "A", "rsvp@cityofpittsfield.org", 1), {"email"}),
    (("a", "\ud800", "a@example.org", 1), {"name"}),
    (("a" * 101, "A", "a@example.org", 1), {"login"}),
    (("İ" * 60, "A", "a@example.org", 1), {"login"}),
    (("a", "A" * 201, "a@example.org", 1), {"name"}),
    (("a", "A", "a" * 300 + "@example.org", 1), {"email"}),
]


def test_a_person_that_can_not_stand_is_refused(city: City) -> None:
    for values, fields in WRONG_PEOPLE:
        with pytest.raises(Invalid) as refused:
            people.save_person(city.of("lee"), *values)
        assert {problem.field for problem in refused.value.problems} == fields, values


@pytest.mark.requirement("R66")
def test_nobody_is_their_own_supervisor(city: City) -> None:
    ada = person(city, "ada")
    with pytest.raises(Invalid) as refused:
        people.save_person(
            city.of("lee"), "ada", ada.name, ada.email, ada.id, True, ada.id, ada.version
        )
    assert refused.value.requirement == "R66"


@pytest.mark.requirement("R66")
def test_only_the_mayor_has_no_supervisor(city: City) -> None:
    lee, hal = city.of("lee"), city.people["hal"]
    for login in ("max", "ada"):
        one = person(city, login)
        said = (login, one.name, one.email, None, True, one.id, one.version)
        if login == "max":
            assert people.save_person(lee, *said).supervisor is None
            continue
        with pytest.raises(Invalid, match="only the Mayor has none") as refused:
            people.save_person(lee, *said)
        assert [problem.field for problem in refused.value.problems] == ["supervisor"]
    assert person(city, "ada").supervisor is not None
    # Who was the Mayor needs one, and the next Mayor is entered before being given the role.
    (held,) = (m for m in people.directory(lee).memberships if m.role is Role.MAYOR)
    people.end(lee, held.id)
    with pytest.raises(Invalid):
        people.save_person(lee, "next", "Nell Next", "nell.next@x.org", None)
    max_ = person(city, "max")
    people.save_person(lee, "max", max_.name, max_.email, hal, True, max_.id, max_.version)
    people.save_person(lee, "next", "Nell Next", "nell.next@x.org", None)
    with pytest.raises(Invalid):
        people.save_person(lee, "more", "More Still", "more@x.org", None)


@pytest.mark.requirement("R66")
def test_who_left_needs_no_supervisor(city: City) -> None:
    ada = person(city, "ada")
    said = ("ada", ada.name, ada.email, None, False, ada.id, ada.version)
    assert people.save_person(city.of("lee"), *said).supervisor is None


def test_a_stale_person_or_department_is_refused_with_the_value_as_it_stands(city: City) -> None:
    ada = person(city, "ada")
    lee, boss = city.of("lee"), city.people["hal"]
    newer = people.save_person(lee, "ada", "Ada Newer", ada.email, boss, True, ada.id, ada.version)
    with pytest.raises(Conflict) as stale:
        people.save_person(lee, "ada", "Ada Older", ada.email, boss, True, ada.id, ada.version)
    assert stale.value.current == newer
    parks = next(one for one in people.directory(lee).departments if one.name == "Parks")
    head = city.people["hope"]
    renamed = people.save_department(lee, "Parks Dept", "", head, parks.id, parks.version)
    with pytest.raises(Conflict) as stale:
        people.save_department(lee, "Other", "", head, parks.id, parks.version)
    assert stale.value.current == renamed


DEPARTMENTS = [
    ("", "", {"name"}),
    (" rsvp ", "", {"name"}),
    ("ß" * 200, "", set()),
    ("New", RSVP, {"email"}),
    ("New", "x@example.org", {"email"}),
    ("New", "ada.adams@cityofpittsfield.org", {"email"}),
]


@pytest.mark.requirement("R14", "R16", "R17", "R55")
def test_a_department_has_a_name_and_a_general_email_of_its_own(city: City) -> None:
    for name, email, fields in DEPARTMENTS:
        if not fields:
            assert people.save_department(city.of("lee"), name, email, None).name == name
            continue
        with pytest.raises(Invalid) as refused:
            people.save_department(city.of("lee"), name, email, None)
        assert {problem.field for problem in refused.value.problems} == fields, (name, email)


@pytest.mark.requirement("R4", "R55")
def test_it_makes_nobody_of_its_own_a_head_by_itself(city: City) -> None:
    lee = city.of("lee")
    with pytest.raises(NotAllowed, match="own matter"):
        people.save_department(lee, "New", "", city.people["lee"])
    made = people.save_department(city.of("ivy"), "New", "", city.people["lee"])
    kept = people.save_department(lee, "Newer", "", city.people["lee"], made.id, made.version)
    assert kept.head is not None
    assert Grant(Role.HEAD, made.id) in people.me(lee).grants


@pytest.mark.requirement("R55")
def test_the_head_on_file_is_the_head_at_once_and_the_former_one_no_more(city: City) -> None:
    rsvp = next(one for one in people.directory(city.of("lee")).departments if one.name == "RSVP")
    account = city.account()
    people.save_department(city.of("lee"), "RSVP", RSVP, city.people["abe"], rsvp.id, rsvp.version)
    head = city.get(account.id).head
    assert head is not None
    assert head.name == "Abe Allen"
    with pytest.raises(NotAllowed):
        give(city, "hal", "eve", Role.ADMINISTRATOR)
    assert give(city, "abe", "eve", Role.ADMINISTRATOR).person.name == "Eve East"


@pytest.mark.requirement("R4", "R56")
@pytest.mark.parametrize("role", GRANTED_BY)
def test_a_role_is_given_by_the_roles_of_the_table_and_no_others(city: City, role: Role) -> None:
    act = GRANTED_BY[role]
    department = "RSVP" if role in DEPARTMENT_ROLES else None
    for giver, login in HOLDER.items():
        if giver in PERMISSIONS[act].roles:
            held = give(city, login, "eve", role, department)
            assert held.granted_by is not None
            assert held.granted_by.id == city.people[login]
            people.end(city.of(login), held.id)
        else:
            with pytest.raises(NotAllowed):
                give(city, login, "eve", role, department)


@pytest.mark.requirement("R56")
def test_a_head_delegates_in_the_own_department_only(city: City) -> None:
    with pytest.raises(NotAllowed):
        give(city, "hal", "eve", Role.ADMINISTRATOR, "Library")


@pytest.mark.requirement("R4")
def test_it_gives_nobody_of_its_own_a_role_by_itself(city: City) -> None:
    for role in (Role.MAYOR, Role.PERSONNEL, Role.IT):
        with pytest.raises(NotAllowed, match="own matter"):
            give(city, "lee", "lee", role, None)


WRONG_DAYS = [
    (TODAY, None),
    (TODAY, TODAY),
    (TODAY, TODAY - timedelta(days=1)),
    (TODAY - timedelta(days=9), TODAY),
    (TODAY + timedelta(days=9), TODAY + timedelta(days=9)),
]


@pytest.mark.requirement("R4", "R56")
def test_a_delegation_has_a_last_day_after_its_first_and_after_today(city: City) -> None:
    rsvp = city.departments["RSVP"]
    for since, until in WRONG_DAYS:
        for by, role, department in (
            ("hal", Role.ADMINISTRATOR, rsvp),
            ("max", Role.MAYOR_DESIGNEE, None),
        ):
            with pytest.raises(Invalid) as refused:
                people.grant(city.of(by), city.people["eve"], role, department, since, until)
            assert refused.value.problems[0].field == "until"
            assert refused.value.requirement == "R56"


@pytest.mark.requirement("R56")
def test_a_delegation_begins_and_ends_with_the_days_of_the_city(city: City) -> None:
    tomorrow = TODAY + timedelta(days=1)
    people.grant(
        city.of("hal"),
        city.people["eve"],
        Role.ADMINISTRATOR,
        city.departments["RSVP"],
        tomorrow,
        tomorrow + timedelta(days=1),
    )
    allowed = []
    for moment in (
        datetime(2026, 11, 3, 4, 59, 59, tzinfo=UTC),
        datetime(2026, 11, 3, 5, 0, tzinfo=UTC),
        datetime(2026, 11, 4, 4, 59, 59, tzinfo=UTC),
        datetime(2026, 11, 4, 5, 0, tzinfo=UTC),
    ):
        city.moment = moment
        allowed.append(people.me(city.of("eve")).may(Act.REQUEST_ACCOUNT, city.departments["RSVP"]))
    assert allowed == [False, True, True, False]


@pytest.mark.requirement("R4", "R56")
def test_a_role_ended_today_is_lost_at_once(city: City) -> None:
    held = next(
        one
        for one in people.directory(city.of("max")).memberships
        if one.role is Role.MAYOR_DESIGNEE
    )
    account = city.account()
    ended = people.end(city.of("max"), held.id)
    assert ended.until == TODAY
    with pytest.raises(NotAllowed):
        accounts.approve(city.of("dot"), account.id, account.version, "Good")


@pytest.mark.requirement("R56")
def test_a_role_that_has_ended_keeps_the_day_on_which_it_did(city: City) -> None:
    held = give(city, "hal", "eve", Role.ADMINISTRATOR)
    people.end(city.of("hal"), held.id)
    city.moment += timedelta(days=30)
    with pytest.raises(Conflict, match="ended on Nov 2, 2026") as late:
        people.end(city.of("hal"), held.id)
    assert late.value.current.until == TODAY


@pytest.mark.requirement("R56")
def test_a_role_that_would_begin_later_can_be_taken_back(city: City) -> None:
    later = TODAY + timedelta(days=9)
    held = people.grant(
        city.of("hal"),
        city.people["eve"],
        Role.ADMINISTRATOR,
        city.departments["RSVP"],
        later,
        LAST_DAY,
    )
    assert people.end(city.of("hal"), held.id).until == later
    city.moment += timedelta(days=9)
    assert people.me(city.of("eve")).grants == frozenset()


def test_a_role_is_ended_by_who_may_give_it(city: City) -> None:
    held = give(city, "hal", "eve", Role.ADMINISTRATOR)
    for login in ("hope", "lee", "max", "ada"):
        with pytest.raises(NotAllowed):
            people.end(city.of(login), held.id)


@pytest.mark.requirement("R4")
def test_who_left_holds_no_role_and_comes_back_with_them(city: City) -> None:
    ada = person(city, "ada")
    gone = people.save_person(
        city.of("lee"), "ada", ada.name, ada.email, None, False, ada.id, ada.version
    )
    assert people.me(city.of("ada")).grants == frozenset()
    assert "Ada Adams" not in {one.name for one in account_view.form_facts(city.of("hal")).people}
    hal = city.people["hal"]
    people.save_person(city.of("lee"), "ada", ada.name, ada.email, hal, True, ada.id, gone.version)
    assert people.me(city.of("ada")).may(Act.REQUEST_ACCOUNT, city.departments["RSVP"])


def test_the_directory_says_what_this_person_may_give(city: City) -> None:
    assert set(people.directory(city.of("max")).grantable()) == {
        Role.MAYOR_DESIGNEE,
        Role.ADMINISTRATOR,
        Role.HEAD_DESIGNEE,
        Role.PHOTOGRAPHER,
    }
    assert set(people.directory(city.of("hal")).grantable()) == {
        Role.ADMINISTRATOR,
        Role.HEAD_DESIGNEE,
        Role.PHOTOGRAPHER,
    }
    assert set(people.directory(city.of("lee")).grantable()) == {
        Role.PERSONNEL,
        Role.PERSONNEL_DIRECTOR,
        Role.IT,
        Role.MAYOR,
    }
    assert people.directory(city.of("eve")).grantable() == ()


@pytest.mark.requirement("R66")
def test_the_director_of_personnel_is_of_personnel(city: City) -> None:
    director = people.me(city.of("dina"))
    assert director.may(Act.ORDER_DOWN)
    assert director.may(Act.KEEP_FACTS)
    assert not director.may(Act.KEEP_PEOPLE)
