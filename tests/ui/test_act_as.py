"""Acting as a stand-in of a try-out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pittadmin.ui.act_as import ActAs
from pittadmin.ui.shell import Shell
from tests.ui.policy_tab import faults, on_file, texts

ShellFor = Callable[[str], Shell]


def opened(qtbot: QtBot, shell: Shell) -> ActAs:
    dialog = ActAs(shell)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.table.records.ids) > 0)
    return dialog


def test_everybody_else_is_offered_with_their_roles(qtbot: QtBot, shell_for: ShellFor) -> None:
    dialog = opened(qtbot, shell_for("me"))
    assert "Terry Try" not in texts(dialog.table)
    found = dict(zip(texts(dialog.table), texts(dialog.table, 1), strict=True))
    assert found["Lee Sample (IT)"] == "IT"
    assert found["Dana Sample (head)"] == "Department head (RSVP)"
    assert found["Em"] == "Employee"
    assert not dialog.confirm_button.isEnabled()
    qtbot.waitUntil(lambda: faults(dialog) == [])


def test_one_is_found_and_chosen_by_keyboard_alone(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("me")
    dialog = opened(qtbot, shell)
    qtbot.keyClicks(dialog.search, "Pat")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert chosen.args == [on_file(shell, "sample.personnel").id]
    assert not dialog.isVisible()


def test_one_is_chosen_by_mouse(qtbot: QtBot, shell_for: ShellFor) -> None:
    shell = shell_for("me")
    dialog = opened(qtbot, shell)
    person = on_file(shell, "sample.mayor")
    dialog.table.choose(person.id)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    assert chosen.args == [person.id]
