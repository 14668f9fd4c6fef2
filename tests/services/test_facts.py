"""What the City knows is kept by whom the table names, and reaches the checks."""

import pytest

from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.known_facts import KEPT_BY, FactKind
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import Role
from pittadmin.services import facts, people
from tests.city import HOLDER, LAST_DAY, TODAY, City

VALUES = {
    FactKind.NUMBER: " 413-555-0100",
    FactKind.HOST: "https://www.X.com/PittsfieldPD/",
    FactKind.HANDLE: "@ada.adams",
}
KEPT = {
    FactKind.NUMBER: "413-555-0100",
    FactKind.HOST: "x.com/PittsfieldPD",
    FactKind.HANDLE: "ada.adams",
}


@pytest.mark.requirement("R31", "R37", "R38", "R39", "R19", "R60")
def test_what_is_kept_reaches_the_checks(city: City) -> None:
    rsvp = city.departments["RSVP"]
    for kind, value in VALUES.items():
        by = "ada" if kind is FactKind.HANDLE else "pat"
        known = facts.keep(city.of(by), kind, value, "A note", rsvp)
        assert (known.value, known.note) == (KEPT[kind], "A note")
        assert known.department == ("RSVP" if kind is FactKind.HANDLE else "")
    found = facts.city_facts(city.of("ada"))
    assert found.city_numbers == ("413-555-0100",)
    assert found.related_hosts == ("x.com/PittsfieldPD",)
    assert found.personal_handles == ("ada.adams",)
    assert "Ada Adams" in found.employees
    assert "RSVP@cityofpittsfield.org" in found.department_emails
    assert set(found.departments) == set(city.departments)
    for known in facts.kept(city.of("eve")):
        facts.drop(city.of("ada" if known.kind is FactKind.HANDLE else "pat"), known.id)
    assert facts.kept(city.of("eve")) == ()


@pytest.mark.requirement("R31", "R37")
@pytest.mark.parametrize("kind", FactKind)
def test_each_kind_is_kept_by_the_roles_of_the_table(city: City, kind: FactKind) -> None:
    rsvp = city.departments["RSVP"]
    for role, login in HOLDER.items():
        ctx = city.of(login)
        if role in PERMISSIONS[KEPT_BY[kind]].roles:
            known = facts.keep(ctx, kind, VALUES[kind], "", rsvp)
            facts.drop(ctx, known.id)
        else:
            with pytest.raises(NotAllowed):
                facts.keep(ctx, kind, VALUES[kind], "", rsvp)
    keeper = next(h for r, h in HOLDER.items() if r in PERMISSIONS[KEPT_BY[kind]].roles)
    known = facts.keep(city.of(keeper), kind, VALUES[kind], "", rsvp)
    with pytest.raises(NotAllowed):
        facts.drop(city.of("eve"), known.id)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FactKind.NUMBER, "12"),
        (FactKind.NUMBER, "call us"),
        (FactKind.NUMBER, "1" * 16),
        (FactKind.HOST, "not a page"),
        (FactKind.HOST, ""),
        (FactKind.HANDLE, ""),
        (FactKind.HANDLE, "two words"),
        (FactKind.HANDLE, "\ud800"),
    ],
)
def test_what_is_no_number_page_or_handle_is_refused(
    city: City, kind: FactKind, value: str
) -> None:
    by = "ada" if kind is FactKind.HANDLE else "pat"
    with pytest.raises(Invalid) as refused:
        facts.keep(city.of(by), kind, value, "", city.departments["RSVP"])
    assert refused.value.problems[0].field == "value"


def test_what_is_known_is_known_once(city: City) -> None:
    known = facts.keep(city.of("pat"), FactKind.NUMBER, "413-555-0100")
    with pytest.raises(Invalid, match="already"):
        facts.keep(city.of("pam"), FactKind.NUMBER, "(413) 555 0100")
    facts.drop(city.of("pam"), known.id)
    with pytest.raises(Conflict, match="not on the list"):
        facts.drop(city.of("pat"), known.id)


@pytest.mark.requirement("R27", "R28", "R29")
def test_the_head_authorizes_photographers_who_can_be_the_head(city: City) -> None:
    rsvp = city.departments["RSVP"]
    held = people.grant(
        city.of("hal"), city.people["hal"], Role.PHOTOGRAPHER, rsvp, TODAY, LAST_DAY
    )
    people.grant(city.of("hal"), city.people["eve"], Role.PHOTOGRAPHER, rsvp, TODAY, None)
    with pytest.raises(NotAllowed):
        people.grant(city.of("ada"), city.people["ada"], Role.PHOTOGRAPHER, rsvp, TODAY, None)
    from pittadmin.services.context import looking

    with looking(city.of("ada")) as look:
        assert facts.photographers(look, rsvp) == ("Eve East", "Hal Hart", "Phil Pine")
        assert facts.photographers(look, city.departments["Library"]) == ("Hope Hill",)
    people.end(city.of("hal"), held.id)
