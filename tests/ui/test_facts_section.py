"""What the checks must know: numbers and pages by Personnel, handles by departments."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pittadmin.domain.known_facts import FactKind
from pittadmin.services import facts
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fact_form import FactForm
from pittadmin.ui.shell import Shell
from tests.ui.conftest import City
from tests.ui.policy_tab import faults, find_button, open_part, press, said, texts

ShellFor = Callable[[str], Shell]


def form_of(part: QWidget) -> FactForm:
    form = part.findChild(FactForm)
    assert form is not None
    return form


def confirm(qtbot: QtBot, dialog: Dialog) -> None:
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)


def adding(qtbot: QtBot, shell: Shell) -> tuple[Any, FactForm]:
    part = open_part(qtbot, shell, "facts")
    qtbot.waitUntil(part.add_button.isVisible)
    qtbot.mouseClick(part.add_button, Qt.MouseButton.LeftButton)
    return part, form_of(part)


def pick(form: FactForm, kind: FactKind) -> None:
    form.kind.setCurrentIndex(form.kind.findData(kind))
    form.kind.activated.emit(form.kind.currentIndex())


def offered(form: FactForm) -> list[str]:
    return [form.kind.itemText(place) for place in range(form.kind.count())]


@pytest.mark.requirement("R31")
def test_personnel_adds_a_number_and_a_page_and_takes_one_off(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    shell = shell_for("personnel")
    part, form = adding(qtbot, shell)
    assert offered(form) == ["Published number", "Related page"]
    qtbot.waitUntil(lambda: faults(form) == [])
    form.value.setText("413-555-0100")
    form.note.setPlainText("City Hall <b>")
    with qtbot.waitSignal(shell.said) as told:
        confirm(qtbot, form)
    assert told.args == ["“413-555-0100” is on the list."]
    qtbot.waitUntil(lambda: "City Hall <b>" in said(part.detail))
    facts.keep(city.who["personnel"], FactKind.HOST, "https://www.berkshires.org/")
    shell.runner.changed.emit("facts")
    qtbot.waitUntil(lambda: sorted(texts(part.table, 1)) == ["413-555-0100", "berkshires.org"])
    qtbot.waitUntil(lambda: find_button(part.detail, "Take it off the list…") is not None)
    press(qtbot, part.detail, "Take it off the list…")
    asked = [one for one in part.findChildren(Dialog) if one.isVisible()][-1]
    confirm(qtbot, asked)
    qtbot.waitUntil(lambda: texts(part.table, 1) == ["berkshires.org"])


@pytest.mark.requirement("R37", "R38", "R39")
def test_a_department_marks_a_personal_handle(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    shell = shell_for("me")
    part, form = adding(qtbot, shell)
    assert offered(form) == ["Personal handle"]
    form.value.setText("@jane.doe")
    with qtbot.waitSignal(shell.said):
        confirm(qtbot, form)
    qtbot.waitUntil(lambda: "jane.doe" in said(part.detail))
    assert facts.city_facts(city.me).personal_handles == ("jane.doe",)
    assert facts.kept(city.me)[0].department == "RSVP"


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        (FactKind.NUMBER, "", "Nothing is entered"),
        (FactKind.NUMBER, "\x00", "not a telephone number"),
        (FactKind.NUMBER, "call me", "not a telephone number"),
        (FactKind.NUMBER, "9" * 400, "300 fit"),
        (FactKind.HOST, "not a page", "holds a space"),
        (FactKind.HOST, "javascript:alert(1)", "not a web address"),
    ],
)
def test_what_is_none_is_said_at_the_field_and_stays(
    qtbot: QtBot, shell_for: ShellFor, kind: FactKind, typed: str, words: str
) -> None:
    _part, form = adding(qtbot, shell_for("personnel"))
    pick(form, kind)
    form.value.setText(typed)
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: form.fields["value"].problem is not None)
    assert words in str(form.fields["value"].problem)
    assert form.value.text() == typed
    form.reject()


def test_what_is_on_the_list_is_not_added_twice(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    facts.keep(city.who["personnel"], FactKind.NUMBER, "413-555-0100")
    _part, form = adding(qtbot, shell_for("personnel"))
    form.value.setText("(413) 555 0100")
    confirm(qtbot, form)
    qtbot.waitUntil(lambda: "on the list already" in str(form.fields["value"].problem))
    form.reject()


def test_who_keeps_nothing_reads_who_does(qtbot: QtBot, shell_for: ShellFor, city: City) -> None:
    known = facts.keep(city.who["personnel"], FactKind.NUMBER, "413-555-0100")
    part = open_part(qtbot, shell_for("employee"), "facts")
    part.table.choose(known.id)
    qtbot.waitUntil(lambda: "Personnel can keep" in said(part.detail))
    assert not part.add_button.isVisible()
    assert find_button(part.detail, "Take it off the list…") is None


def test_two_who_take_one_off_are_told(qtbot: QtBot, shell_for: ShellFor, city: City) -> None:
    known = facts.keep(city.who["personnel"], FactKind.NUMBER, "413-555-0100")
    part = open_part(qtbot, shell_for("personnel"), "facts")
    part.table.choose(known.id)
    qtbot.waitUntil(lambda: find_button(part.detail, "Take it off the list…") is not None)
    press(qtbot, part.detail, "Take it off the list…")
    asked = [one for one in part.findChildren(Dialog) if one.isVisible()][-1]
    facts.drop(city.who["personnel"], known.id)
    confirm(qtbot, asked)
    qtbot.waitUntil(lambda: "not on the list any more" in said(asked))
    asked.reject()


def test_a_form_that_was_not_sent_is_found_again(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("personnel")
    first = FactForm(shell, [FactKind.NUMBER, FactKind.HOST], [])
    qtbot.addWidget(first)
    pick(first, FactKind.HOST)
    first.value.setText("berkshires.org")
    again = FactForm(shell, [FactKind.NUMBER, FactKind.HOST], [])
    qtbot.addWidget(again)
    assert (again.kind.currentData(), again.value.text()) == (FactKind.HOST, "berkshires.org")
