"""People: everybody reads, IT changes; nothing typed is lost and nothing is overwritten unseen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pittadmin.services import people
from pittadmin.ui.people_section import PeopleSection
from pittadmin.ui.person_form import PersonForm
from pittadmin.ui.shell import Shell
from tests.ui.conftest import City
from tests.ui.policy_tab import faults, find_button, on_file, open_part, press, said, texts

ShellFor = Callable[[str], Shell]


def opened(qtbot: QtBot, shell: Shell) -> PeopleSection:
    return open_part(qtbot, shell, "people")


def form_of(part: PeopleSection) -> PersonForm:
    form = part.findChild(PersonForm)
    assert form is not None
    return form


def confirm(qtbot: QtBot, form: PersonForm) -> None:
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)


def names(part: PeopleSection) -> list[str]:
    return texts(part.table)


def test_everybody_on_file_is_there_with_their_roles_today(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    part = opened(qtbot, shell_for("employee"))
    shell = part.shell
    assert len(names(part)) == len(people.directory(shell.ctx).people)
    part.table.choose(shell.ctx.person_id)
    qtbot.waitUntil(lambda: "None beyond that of every employee." in said(part.detail))
    part.table.choose(on_file(shell, "sample.it").id)
    qtbot.waitUntil(lambda: said(part.detail).endswith("\nIT"))
    part.table.choose(on_file(shell, "sample.head").id)
    qtbot.waitUntil(lambda: "Department head (RSVP)" in said(part.detail))


@pytest.mark.parametrize("words", ["terry", "page administrator rsvp", "TERRY rsvp"])
def test_people_are_found_by_name_and_role(qtbot: QtBot, shell_for: ShellFor, words: str) -> None:
    part = opened(qtbot, shell_for("employee"))
    qtbot.keyClicks(part.search, words)
    qtbot.waitUntil(lambda: names(part) == ["Terry Try"])
    qtbot.keyClicks(part.search, "zzz")
    qtbot.waitUntil(part.table.empty.isVisible)


def test_who_is_not_of_it_reads_who_may_change_it(qtbot: QtBot, shell_for: ShellFor) -> None:
    part = opened(qtbot, shell_for("mayor"))
    part.table.choose(part.table.records.ids[0])
    qtbot.waitUntil(lambda: "IT can change people, departments and City roles." in said(part))
    assert not part.add_button.isVisible()
    assert not part.import_button.isVisible()
    part.table.open_current()
    assert part.findChild(PersonForm) is None


def test_it_adds_a_person_who_is_then_chosen(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("it")
    part = opened(qtbot, shell)
    qtbot.mouseClick(part.add_button, Qt.MouseButton.LeftButton)
    form = form_of(part)
    assert form.name.hasFocus() or form.focusWidget() is form.name
    qtbot.keyClicks(form.name, "Maria Example")
    qtbot.keyClicks(form.login, "MExample")
    qtbot.keyClicks(form.email, "mexample@cityofpittsfield.org")
    qtbot.keyClicks(form.supervisor.line, "Dana Sample (head) (sample.head)")
    with qtbot.waitSignal(shell.said) as told:
        confirm(qtbot, form)
    assert told.args == ["Maria Example was added."]
    added = on_file(shell, "mexample")
    assert added.supervisor is not None
    assert added.supervisor.name == "Dana Sample (head)"
    qtbot.waitUntil(lambda: "Maria Example" in said(part.detail))
    assert part.table.chosen_id == added.id
    assert shell.recovery.find("person:new") is None


def test_each_problem_stands_at_its_field_and_nothing_typed_is_lost(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    shell = shell_for("it")
    part = opened(qtbot, shell)
    qtbot.mouseClick(part.add_button, Qt.MouseButton.LeftButton)
    form = form_of(part)
    qtbot.keyClicks(form.login, "sample.it")
    qtbot.keyClicks(form.email, "RSVP@cityofpittsfield.org")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: form.fields["name"].problem is not None)
    assert str(form.fields["login"].problem).startswith("Lee Sample (IT) has this login.")
    assert "general e-mail of RSVP" in str(form.fields["email"].problem)
    assert "only the Mayor has none" in str(form.fields["supervisor"].problem)
    assert form.login.text() == "sample.it"
    assert form.isVisible()
    assert form.confirm_button.isEnabled()
    qtbot.waitUntil(lambda: faults(form) == [])
    form.supervisor.setEditText("Nobody Known")
    confirm(qtbot, form)
    assert "nobody of this name" in str(form.fields["supervisor"].problem)


def test_somebody_elses_change_is_shown_beside_what_was_typed(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    shell = shell_for("it")
    part = opened(qtbot, shell)
    person = on_file(shell, "employee")
    part.table.choose(person.id)
    part.table.open_current()
    form = form_of(part)
    people.save_person(
        city.who["it"],
        "employee",
        "Emily",
        person.email,
        city.who["it"].person_id,
        True,
        person.id,
        person.version,
    )
    form.name.setText("Emma")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: any(one.text() == "Emily" for one in form.findChildren(QLabel)))
    assert form.name.text() == "Emma"
    assert on_file(shell, "employee").name == "Emily"
    with qtbot.waitSignal(shell.said):
        confirm(qtbot, form)  # knowing both
    assert on_file(shell, "employee").name == "Emma"


def test_a_form_that_was_not_sent_is_found_again(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("it")
    directory = people.directory(shell.ctx)
    first = PersonForm(shell, directory)
    qtbot.addWidget(first)
    qtbot.keyClicks(first.name, "Half Typed")
    again = PersonForm(shell, directory)  # as after a crash: the first was never closed
    qtbot.addWidget(again)
    again.show()
    assert again.name.text() == "Half Typed"
    press(qtbot, again, "Start anew")
    assert again.name.text() == ""
    qtbot.keyClicks(again.name, "Given up")
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert shell.recovery.find("person:new") is None


def test_who_leaves_is_kept_and_holds_no_role(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("it")
    part = opened(qtbot, shell)
    person = on_file(shell, "sample.personnel")
    part.table.choose(person.id)
    qtbot.waitUntil(lambda: find_button(part.detail, "Change…") is not None)
    press(qtbot, part.detail, "Change…")
    form = form_of(part)
    form.active.click()
    with qtbot.waitSignal(shell.said):
        confirm(qtbot, form)
    qtbot.waitUntil(lambda: "No longer works here" in said(part.detail))
    qtbot.waitUntil(lambda: "None beyond that of every employee." in said(part.detail))
    part.filter.box.setCurrentIndex(2)
    part.filter.picked.emit("left")
    qtbot.waitUntil(lambda: names(part) == [person.name])


def test_html_in_a_name_is_shown_as_it_was_typed(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    name = "<b>Bobby</b> <img src=x onerror=alert(1)>"
    it = city.who["it"]
    email = "bobby.t@cityofpittsfield.org"
    added = people.save_person(it, "bobby", name, email, it.person_id)
    shell = shell_for("it")
    part = opened(qtbot, shell)
    part.show_subject(added.id)
    qtbot.waitUntil(lambda: name in said(part.detail))
    index = part.table.currentIndex().siblingAtColumn(0)
    assert index.data() == name
    form = PersonForm(shell, people.directory(shell.ctx), added, part)
    form.show()
    assert f"Change {name}" in [one.text() for one in form.findChildren(QLabel)]
    qtbot.waitUntil(lambda: faults(part) == faults(form) == [])
    form.reject()


@pytest.mark.parametrize("new", [True, False])
def test_the_form_is_named_in_order_and_whole(qtbot: QtBot, shell_for: ShellFor, new: bool) -> None:
    shell = shell_for("it")
    directory = people.directory(shell.ctx)
    form = PersonForm(shell, directory, None if new else directory.people[0])
    qtbot.addWidget(form)
    form.show()
    qtbot.waitUntil(lambda: faults(form) == [])
