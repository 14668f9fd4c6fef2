"""Roles: who holds which until when, given and ended only by those who may, never to oneself."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pittadmin.domain.people import Membership
from pittadmin.domain.roles import ROLE_NAMES, Role
from pittadmin.services import people
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.policy_page import PolicyPage
from pittadmin.ui.role_form import RoleForm
from pittadmin.ui.roles_held import held_today, may_end, standing
from pittadmin.ui.roles_section import RolesSection
from pittadmin.ui.shell import Shell
from tests.ui.conftest import City
from tests.ui.policy_tab import faults, find_button, on_file, open_part, press, said, texts

ShellFor = Callable[[str], Shell]
TODAY_COLUMN = 6


def form_of(part: RolesSection) -> RoleForm:
    form = part.findChild(RoleForm)
    assert form is not None
    return form


def held(shell: Shell, login: str, role: Role) -> Membership:
    return next(
        one
        for one in people.directory(shell.ctx).memberships
        if one.role is role and one.person.id == on_file(shell, login).id
    )


def offered(form: RoleForm) -> list[str]:
    return [form.role.itemText(place) for place in range(form.role.count())]


def confirm(qtbot: QtBot, form: RoleForm) -> None:
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)


def test_what_stands_today_is_shown_first(qtbot: QtBot, shell_for: ShellFor, city: City) -> None:
    """R4, R56: a right that has ended is seen as ended from the day on."""
    shell = shell_for("employee")
    part = open_part(qtbot, shell, "roles")
    assert set(texts(part.table, TODAY_COLUMN)) == {"Active"}
    city.time.wait(365 - 30)
    shell.runner.changed.emit("people")
    qtbot.waitUntil(lambda: "Ends soon" in texts(part.table, TODAY_COLUMN))
    city.time.wait(30)
    shell.runner.changed.emit("people")
    qtbot.waitUntil(lambda: "Terry Try" not in texts(part.table))
    part.filter.set_value("over")
    part.filter.picked.emit("over")
    qtbot.waitUntil(lambda: "Terry Try" in texts(part.table))
    assert set(texts(part.table, TODAY_COLUMN)) == {"Ended"}


@pytest.mark.requirement("R56")
def test_who_is_named_for_an_account_is_delegated_in_one_step(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    """As Today leads here: the form has the person and the department already."""
    shell = shell_for("head")
    rsvp, em = city.departments["RSVP"], on_file(shell, "employee")
    page = PolicyPage(shell)
    qtbot.addWidget(page)
    page.show_subject("delegation", (em.id, rsvp.id))
    page.show()
    qtbot.waitUntil(lambda: page.findChild(RoleForm) is not None)
    form = page.findChild(RoleForm)
    assert form is not None
    assert (form.chosen_role(), form.person.value()) == (Role.ADMINISTRATOR, em.id)
    assert form.department.currentData() == rsvp.id
    qtbot.waitUntil(lambda: faults(form) == [])
    with qtbot.waitSignal(shell.said) as told:
        confirm(qtbot, form)
    assert told.args == ["Em is now: Page administrator (RSVP)."]
    assert held(shell, "employee", Role.ADMINISTRATOR).department_id == rsvp.id


@pytest.mark.parametrize(
    ("who", "roles"),
    [
        ("head", [Role.ADMINISTRATOR, Role.HEAD_DESIGNEE, Role.PHOTOGRAPHER]),
        ("mayor", [Role.MAYOR_DESIGNEE]),
        ("it", [Role.PERSONNEL, Role.PERSONNEL_DIRECTOR, Role.IT, Role.MAYOR]),
    ],
)
def test_only_the_roles_that_one_may_give_are_offered(
    qtbot: QtBot, shell_for: ShellFor, who: str, roles: list[Role]
) -> None:
    part = open_part(qtbot, shell_for(who), "roles")
    press(qtbot, part, "Give a role…")
    form = form_of(part)
    assert offered(form) == [ROLE_NAMES[role] for role in roles]
    qtbot.waitUntil(lambda: faults(form) == [])
    form.reject()


@pytest.mark.parametrize("who", ["me", "personnel", "employee", "designee"])
def test_who_may_give_no_role_is_not_offered_to(
    qtbot: QtBot, shell_for: ShellFor, who: str
) -> None:
    part = open_part(qtbot, shell_for(who), "roles")
    assert find_button(part, "Give a role…") is None


def test_a_head_delegates_in_their_own_department_until_a_day(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    """R56."""
    shell = shell_for("head")
    part = open_part(qtbot, shell, "roles")
    press(qtbot, part, "Give a role…")
    form = form_of(part)
    departments = [form.department.itemText(n) for n in range(form.department.count())]
    assert departments == ["RSVP"]
    assert not form.dated.isVisible()
    qtbot.keyClicks(form.person.line, "Em (employee)")
    form.until.setDate(QDate(2027, 5, 3))
    assert "The right is lost on that day, May 3, 2027." in said(form)
    with qtbot.waitSignal(shell.said) as told:
        confirm(qtbot, form)
    assert told.args == ["Em is now: Page administrator (RSVP)."]
    given = held(shell, "employee", Role.ADMINISTRATOR)
    assert given.since == city.me.clock.today()
    assert f"{given.until:%Y-%m-%d}" == "2027-05-03"
    assert given.granted_by is not None
    assert given.granted_by.id == shell.ctx.person_id
    qtbot.waitUntil(lambda: "Em" in said(part.detail))
    assert part.table.chosen_id == given.id


def test_nobody_gives_themselves_a_role(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("it")
    part = open_part(qtbot, shell, "roles")
    press(qtbot, part, "Give a role…")
    form = form_of(part)
    people_offered = [form.person.itemData(n) for n in range(form.person.count())]
    assert shell.ctx.person_id not in people_offered
    assert len(people_offered) == len(people.directory(shell.ctx).people) - 1
    form.person.addItem("Myself", shell.ctx.person_id)  # as a form that was tampered with
    form.person.setEditText("Myself")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: "This is your own matter" in said(form))
    form.reject()


def test_a_city_role_stands_until_it_is_ended_unless_a_day_is_known(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    shell = shell_for("it")
    part = open_part(qtbot, shell, "roles")
    press(qtbot, part, "Give a role…")
    form = form_of(part)
    assert not form.until.isVisible()
    assert not form.department.isVisible()
    assert "It lasts until somebody ends it." in said(form)
    form.dated.click()
    assert form.until.isVisible()
    form.dated.click()
    confirm(qtbot, form)
    assert "The person is missing." in str(form.fields["person"].problem)
    qtbot.keyClicks(form.person.line, "Em (employee)")
    with qtbot.waitSignal(shell.said):
        confirm(qtbot, form)
    assert held(shell, "employee", Role.PERSONNEL).until is None


def test_dates_that_do_not_fit_are_refused_at_their_field(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    part = open_part(qtbot, shell_for("head"), "roles")
    press(qtbot, part, "Give a role…")
    form = form_of(part)
    qtbot.keyClicks(form.person.line, "Em (employee)")
    form.since.setDate(QDate(2027, 6, 1))
    form.until.setDate(QDate(2027, 5, 3))
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: form.fields["until"].problem is not None)
    assert "It would end before it begins." in str(form.fields["until"].problem)
    form.reject()


def answer(words: str) -> None:
    """Press a button of the question that is asked next."""

    def press_it() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, Dialog):
            QTimer.singleShot(10, press_it)
            return
        press_in = {
            dialog.confirm_button.text(): dialog.confirm_button,
            "Cancel": dialog.cancel_button,
        }
        press_in[words].click()

    QTimer.singleShot(0, press_it)


def test_a_role_is_ended_after_one_question(qtbot: QtBot, shell_for: ShellFor, city: City) -> None:
    shell = shell_for("head")
    part = open_part(qtbot, shell, "roles")
    part.table.choose(held(shell, city_login(city), Role.ADMINISTRATOR).id)
    qtbot.waitUntil(lambda: find_button(part.detail, "End today…") is not None)
    answer("Cancel")
    press(qtbot, part.detail, "End today…")
    assert held(shell, city_login(city), Role.ADMINISTRATOR).holds_on(city.me.clock.today())
    answer("End it today")
    with qtbot.waitSignal(shell.said):
        press(qtbot, part.detail, "End today…")
    assert not held(shell, city_login(city), Role.ADMINISTRATOR).holds_on(city.me.clock.today())
    qtbot.waitUntil(lambda: "Terry Try" not in texts(part.table))


def test_a_role_that_has_not_begun_is_taken_back(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    shell, today = shell_for("head"), city.me.clock.today()
    given = people.grant(
        shell.ctx,
        on_file(shell, "employee").id,
        Role.ADMINISTRATOR,
        city.departments["RSVP"].id,
        today + timedelta(days=5),
        today + timedelta(days=90),
    )
    part = open_part(qtbot, shell, "roles")
    part.show_subject(given.id)
    qtbot.waitUntil(lambda: find_button(part.detail, "Take back…") is not None)
    answer("Take it back")
    with qtbot.waitSignal(shell.said):
        press(qtbot, part.detail, "Take back…")
    taken = held(shell, "employee", Role.ADMINISTRATOR)
    assert standing(taken, today)[0] == "Ended"
    assert not any(taken.holds_on(today + timedelta(days=days)) for days in range(100))


def city_login(city: City) -> str:
    return people.me(city.me).person.login


def test_who_may_not_end_a_role_reads_who_can(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("employee")
    part = open_part(qtbot, shell, "roles")
    part.table.choose(held(shell, "sample.designee", Role.MAYOR_DESIGNEE).id)
    qtbot.waitUntil(lambda: "The Mayor can appoint the Mayor's designees." in said(part.detail))
    assert find_button(part.detail, "End today…") is None


def test_it_does_not_end_its_own_city_role(shell_for: ShellFor) -> None:
    """R4."""
    shell = shell_for("it")
    directory = people.directory(shell.ctx)
    assert not may_end(directory, held(shell, "sample.it", Role.IT))
    assert may_end(directory, held(shell, "sample.personnel", Role.PERSONNEL))
    assert not may_end(directory, held(shell, "sample.designee", Role.MAYOR_DESIGNEE))


def test_a_role_stands_from_its_first_day_to_the_day_before_its_last(
    shell_for: ShellFor, city: City
) -> None:
    """R4, R56."""
    shell, today = shell_for("head"), city.me.clock.today()
    employee = on_file(shell, "employee").id
    given = people.grant(
        shell.ctx,
        employee,
        Role.ADMINISTRATOR,
        city.departments["RSVP"].id,
        today + timedelta(days=2),
        today + timedelta(days=40),
    )
    expected = {0: "Not yet", 2: "Active", 10: "Ends soon", 39: "Ends soon", 40: "Ended"}
    for days, words in expected.items():
        assert standing(given, today + timedelta(days=days))[0] == words
    assert employee not in held_today(people.directory(shell.ctx))
    city.time.wait(2)
    assert held_today(people.directory(shell.ctx))[employee] == ("Page administrator (RSVP)",)
