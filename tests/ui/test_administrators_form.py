"""Changing who looks after an account: on its page, by its department, kept while unsent."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.accounts import Account
from pittadmin.domain.acts import Act
from pittadmin.domain.roles import Role
from pittadmin.services import account_view, administrators, people
from pittadmin.ui.account_acts import perform
from pittadmin.ui.account_next import main_act
from pittadmin.ui.administrators_form import AdministratorsForm
from pittadmin.ui.shell import Shell
from pittadmin.ui.wizard_read import Read, read_for_wizard
from tests.ui.conftest import City
from tests.ui.policy_tab import faults, on_file
from tests.ui.wizard import problem, said

ShellFor = Callable[[str], Shell]


def opened(qtbot: QtBot, window: QWidget, shell: Shell, account: Account) -> AdministratorsForm:
    """Press the button on the account's page."""
    view = account_view.show(shell.ctx, account.id)
    assert Act.CHANGE_ADMINISTRATORS in view.acts
    perform(shell, window, Act.CHANGE_ADMINISTRATORS, view)
    qtbot.waitUntil(lambda: window.findChild(AdministratorsForm) is not None)
    form = window.findChild(AdministratorsForm)
    assert form is not None
    return form


def delegate(city: City, name: str) -> int:
    """Let the head of RSVP delegate an employee, and return the id."""
    head = city.who["head"]
    found = people.directory(head)
    person = next(one for one in found.people if one.login == name)
    people.grant(
        head,
        person.id,
        Role.ADMINISTRATOR,
        city.departments["RSVP"].id,
        found.today,
        found.today + timedelta(days=90),
    )
    return person.id


def offered(form: AdministratorsForm) -> list[str]:
    chooser = form.page.people.chooser
    return [chooser.itemText(place) for place in range(chooser.count())]


@pytest.mark.requirement("R55", "R56")
def test_a_deputy_is_named_for_a_live_account(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.live(), shell_for("me")
    delegate(city, "employee")
    form = opened(qtbot, window, shell, account)
    assert "Dana Sample (head)" in said(form)  # the head answers for it, whoever updates it
    assert "No deputy yet." in said(form)
    assert sorted(offered(form)) == ["Dana Sample (head)", "Em"]  # nobody else is delegated
    qtbot.waitUntil(lambda: faults(form) == [])
    qtbot.keyClicks(form.page.people.chooser, "em")
    qtbot.keyClick(form.page.people.chooser, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "No deputy yet." not in said(form))
    form.page.purpose.setPlainText("Calls for volunteers")
    with qtbot.waitSignals([shell.said, shell.runner.changed]):
        qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    now = account_view.show(shell.ctx, account.id).account
    assert [one.name for one in now.administrators] == ["Em", "Terry Try"]
    assert now.purpose == "Calls for volunteers"


@pytest.mark.requirement("R56")
def test_an_account_needs_somebody_who_looks_after_it(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.live(), shell_for("head")
    form = opened(qtbot, window, shell, account)
    off = next(
        one
        for one in form.page.findChildren(QPushButton)
        if one.accessibleName() == "Take off Terry Try"
    )
    qtbot.mouseClick(off, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    assert "Nobody is named" in problem(form.fields["administrators"])
    assert form.isVisible()
    again = AdministratorsForm(shell, form.form.account or account, read(shell, account))
    qtbot.addWidget(again)
    assert again.page.people.ids == ()  # what was begun is found again
    again.show()
    assert said(again).count("Department head") == 1
    again.page.people.chooser.taken.emit(on_file(shell, "sample.head").id)
    assert said(again).count("Department head") == 2  # the head needs no delegation


def read(shell: Shell, account: Account) -> Read:
    return read_for_wizard(shell.ctx, account.id)


def test_somebody_elses_change_is_shown_beside_what_was_chosen(
    qtbot: QtBot, window: QWidget, city: City, shell_for: ShellFor
) -> None:
    account, shell = city.live(), shell_for("me")
    form = opened(qtbot, window, shell, account)
    administrators.change(
        city.who["head"],
        account.id,
        account.version,
        "Newer words",
        "",
        [city.me.person_id],
    )
    form.page.purpose.setPlainText("Mine")
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Newer words" in said(form))
    assert form.page.purpose.toPlainText() == "Mine"
    with qtbot.waitSignal(shell.said):
        qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)  # knowing both
    assert account_view.show(shell.ctx, account.id).account.purpose == "Mine"


@pytest.mark.requirement("R56")
def test_where_the_delegation_is_over_naming_somebody_is_the_next_step(city: City) -> None:
    account = city.live()
    head = city.who["head"]
    before = account_view.show(head, account.id)
    assert main_act(before, head.clock.today()) is None
    city.time.wait(366)
    view = account_view.show(head, account.id)
    assert "is not delegated" in view.missing[0].what
    assert main_act(view, head.clock.today()) is Act.CHANGE_ADMINISTRATORS
