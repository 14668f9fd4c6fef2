"""Departments: what each has and lacks, kept by IT, whose people name nobody but others head."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pittadmin.domain.people import Department
from pittadmin.services import people
from pittadmin.ui.department_form import DepartmentForm
from pittadmin.ui.departments_section import DepartmentsSection
from pittadmin.ui.shell import Shell
from tests.ui.conftest import City
from tests.ui.policy_tab import faults, find_button, open_part, press, said, texts

ShellFor = Callable[[str], Shell]


def department(shell: Shell, name: str) -> Department:
    return next(one for one in people.directory(shell.ctx).departments if one.name == name)


def form_of(part: DepartmentsSection) -> DepartmentForm:
    form = part.findChild(DepartmentForm)
    assert form is not None
    return form


def confirm(qtbot: QtBot, form: DepartmentForm) -> None:
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)


def change(qtbot: QtBot, part: DepartmentsSection, name: str) -> DepartmentForm:
    part.table.choose(department(part.shell, name).id)
    qtbot.waitUntil(lambda: find_button(part.detail, "Change…") is not None)
    press(qtbot, part.detail, "Change…")
    return form_of(part)


def test_each_department_shows_its_email_head_and_administrators(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    """R16, R55."""
    shell = shell_for("employee")
    part = open_part(qtbot, shell, "departments")
    part.table.choose(department(shell, "RSVP").id)
    qtbot.waitUntil(lambda: "RSVP@cityofpittsfield.org" in said(part.detail))
    assert "Dana Sample (head)" in said(part.detail)
    assert "Terry Try" in said(part.detail)
    assert "IT can change people, departments and City roles." in said(part)
    part.table.choose(department(shell, "Veterans' Services").id)
    qtbot.waitUntil(lambda: "(R15)" in said(part.detail))
    assert find_button(part.detail, "Change…") is None


def test_what_a_department_lacks_is_found(qtbot: QtBot, shell_for: ShellFor) -> None:
    part = open_part(qtbot, shell_for("employee"), "departments")
    for choice, there, missing in (
        ("email", "Veterans' Services", "RSVP"),
        ("head", "City Clerk", "Veterans' Services"),
        ("administrators", "Berkshire Athenaeum", "RSVP"),
    ):
        part.filter.set_value(choice)
        part.filter.picked.emit(choice)
        qtbot.waitUntil(
            lambda there=there, missing=missing: (
                there in texts(part.table) and missing not in texts(part.table)
            )
        )


def test_it_gives_a_department_its_email_and_its_head(qtbot: QtBot, shell_for: ShellFor) -> None:
    """R14, R55."""
    shell = shell_for("it")
    part = open_part(qtbot, shell, "departments")
    form = change(qtbot, part, "City Clerk")
    qtbot.keyClicks(form.email, "cityclerk@cityofpittsfield.org")
    qtbot.keyClicks(form.head.line, "Em (employee)")
    with qtbot.waitSignal(shell.said) as told:
        confirm(qtbot, form)
    assert told.args == ["City Clerk was saved."]
    saved = department(shell, "City Clerk")
    assert saved.email == "cityclerk@cityofpittsfield.org"
    assert saved.head is not None
    assert saved.head.name == "Em"
    qtbot.waitUntil(lambda: "cityclerk@cityofpittsfield.org" in said(part.detail))


def test_a_personal_address_is_refused_at_its_field(qtbot: QtBot, shell_for: ShellFor) -> None:
    """R17."""
    part = open_part(qtbot, shell_for("it"), "departments")
    form = change(qtbot, part, "City Clerk")
    qtbot.keyClicks(form.email, "alex.reader@cityofpittsfield.org")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: form.fields["email"].problem is not None)
    problem = form.fields["email"].problem
    assert problem is not None
    assert problem.requirement == "R17"
    assert form.email.text() == "alex.reader@cityofpittsfield.org"
    qtbot.waitUntil(lambda: faults(form) == [])
    form.reject()


def test_nobody_names_themselves_head(qtbot: QtBot, shell_for: ShellFor) -> None:
    """R4."""
    shell = shell_for("it")
    part = open_part(qtbot, shell, "departments")
    form = change(qtbot, part, "City Clerk")
    qtbot.keyClicks(form.head.line, "Lee Sample (IT) (sample.it)")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: "This is your own matter" in said(form))
    assert department(shell, "City Clerk").head is None
    form.reject()


def test_a_new_department_is_added(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("it")
    part = open_part(qtbot, shell, "departments")
    press(qtbot, part, "Add a department…")
    form = form_of(part)
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: form.fields["name"].problem is not None)
    qtbot.keyClicks(form.name, "Harbor <i>Office</i>")
    with qtbot.waitSignal(shell.said):
        confirm(qtbot, form)
    qtbot.waitUntil(lambda: "Harbor <i>Office</i>" in said(part.detail))
    assert faults(part) == []


def test_somebody_elses_change_is_shown_beside_what_was_typed(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    shell = shell_for("it")
    part = open_part(qtbot, shell, "departments")
    form = change(qtbot, part, "City Clerk")
    before = department(shell, "City Clerk")
    people.save_department(
        city.who["it"], before.name, "clerk@cityofpittsfield.org", None, before.id, before.version
    )
    form.name.setText("Clerk")
    confirm(qtbot, form)
    qtbot.waitUntil(
        lambda: "clerk@cityofpittsfield.org" in [one.text() for one in form.findChildren(QLabel)]
    )
    assert form.name.text() == "Clerk"
    form.reject()
    assert department(shell, "City Clerk").name == "City Clerk"
