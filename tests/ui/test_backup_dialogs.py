"""Backing up, and a restore that brings back what stood there."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pittadmin.services import people, starting
from pittadmin.ui.backup_dialogs import BackUp, Restore, back_up
from pittadmin.ui.shell import Shell
from tests.ui.conftest import City
from tests.ui.policy_tab import faults, said

ShellFor = Callable[[str], Shell]


def asked(shell: Shell) -> Restore:
    """Return the dialog as the menu opens it."""
    folder = starting.backup_folder(shell.ctx.database.address.path)
    return Restore(shell.runner, folder, partial(starting.restore, shell.ctx))


def confirm(qtbot: QtBot, dialog: BackUp | Restore) -> None:
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)


def opened(qtbot: QtBot, dialog: BackUp | Restore, path: Path | str) -> None:
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.path.setText(str(path))


def test_a_backup_is_written_where_it_was_asked_for_and_says_where(
    qtbot: QtBot, shell_for: ShellFor, tmp_path: Path
) -> None:
    shell = shell_for("me")
    dialog = back_up(shell, None)  # it deletes itself once it is closed
    assert Path(dialog.path.text()).name == "PittAdmin-2026-11-02.backup"
    qtbot.waitUntil(lambda: faults(dialog) == [])
    target = tmp_path / "kept.backup"
    dialog.path.setText(str(target))
    with qtbot.waitSignal(shell.said) as told:
        confirm(qtbot, dialog)
    assert told.args == [f"The backup was written to {target}."]
    assert target.stat().st_size > 0


@pytest.mark.parametrize("kind", ["nothing", "folder", "taken", "itself"])
def test_a_place_that_a_backup_can_not_have_is_refused(
    qtbot: QtBot, shell_for: ShellFor, tmp_path: Path, kind: str
) -> None:
    shell = shell_for("me")
    taken = tmp_path / "taken.backup"
    taken.write_text("precious")
    places = {
        "nothing": "",
        "folder": tmp_path,
        "taken": taken,
        "itself": shell.ctx.database.address.path,
    }
    dialog = BackUp(shell)
    opened(qtbot, dialog, places[kind])
    confirm(qtbot, dialog)
    assert dialog.fields["path"].problem is not None
    assert taken.read_text() == "precious"
    qtbot.waitUntil(lambda: faults(dialog) == [])


@pytest.mark.skipif(sys.platform == "win32", reason="needs a folder that takes no files")
def test_a_backup_that_can_not_be_written_is_told_in_the_dialog(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    dialog = BackUp(shell_for("me"))
    opened(qtbot, dialog, "/proc/none/x.backup")
    confirm(qtbot, dialog)
    qtbot.waitUntil(lambda: "The backup could not be written" in said(dialog))
    assert dialog.confirm_button.isEnabled()


def test_a_restored_backup_brings_back_what_stood_in_it(
    qtbot: QtBot, shell_for: ShellFor, city: City, tmp_path: Path
) -> None:
    shell = shell_for("it")
    copy = starting.back_up(city.me, tmp_path / "kept.backup")
    boss = shell.ctx.person_id
    people.save_person(shell.ctx, "later", "Later", "later.p@cityofpittsfield.org", boss)
    dialog = asked(shell)
    opened(qtbot, dialog, copy)
    assert "MB." in said(dialog)
    assert "nothing is deleted" in said(dialog)
    qtbot.waitUntil(lambda: faults(dialog) == [])
    with qtbot.waitSignal(dialog.restored):
        confirm(qtbot, dialog)
    again, ctx = starting.open_embedded(city.me.database.address.path, city.me.clock)
    try:
        assert ctx is not None
        assert "later" not in [one.login for one in people.directory(ctx).people]
    finally:
        again.close()


@pytest.mark.parametrize(
    "data", [None, b"", b"no backup at all", b"SQLite format 3\x00" + bytes(90)]
)
def test_what_is_no_backup_is_refused_and_nothing_is_changed(
    qtbot: QtBot, shell_for: ShellFor, tmp_path: Path, data: bytes | None
) -> None:
    shell = shell_for("it")
    before = people.directory(shell.ctx)
    path = tmp_path / "wrong.backup"
    if data is not None:
        path.write_bytes(data)
    dialog = asked(shell)
    opened(qtbot, dialog, path)
    confirm(qtbot, dialog)
    qtbot.waitUntil(
        lambda: (
            dialog.fields["path"].problem is not None
            or "not a backup that can be restored" in said(dialog)
        )
    )
    assert dialog.isVisible()
    assert people.directory(shell.ctx) == before


def test_restoring_is_not_what_enter_does(qtbot: QtBot, shell_for: ShellFor) -> None:
    dialog = asked(shell_for("it"))
    qtbot.addWidget(dialog)
    assert not dialog.confirm_button.isDefault()
    confirm(qtbot, dialog)
    assert "No backup is chosen." in str(dialog.fields["path"].problem)
