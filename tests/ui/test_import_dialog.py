"""Importing a CSV: everything is seen first; all of it is done, or nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pittadmin.services import people
from pittadmin.services.imports import KINDS
from pittadmin.ui.import_dialog import ImportDialog
from pittadmin.ui.shell import Shell
from tests.ui.policy_tab import faults, find_button, on_file, open_part, press, said, texts

ShellFor = Callable[[str], Shell]
HEADER = "login,name,email,supervisor\n"


def opened(qtbot: QtBot, shell: Shell, kind: str = "people") -> ImportDialog:
    dialog = ImportDialog(shell, kind)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def load(qtbot: QtBot, dialog: ImportDialog, path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    dialog.load(path)
    qtbot.waitUntil(lambda: dialog.preview is not None and dialog._working is None)
    qtbot.waitUntil(lambda: not dialog.table.records.pending)


def count(shell: Shell) -> int:
    return len(people.directory(shell.ctx).people)


def test_a_file_is_shown_before_anything_is_changed_and_then_imported(
    qtbot: QtBot, shell_for: ShellFor, tmp_path: Path
) -> None:
    shell = shell_for("it")
    before = count(shell)
    em = on_file(shell, "employee")
    dialog = opened(qtbot, shell)
    assert not dialog.confirm_button.isEnabled()
    load(
        qtbot,
        dialog,
        tmp_path / "people.csv",
        f"{HEADER}one,One Person,one.p@cityofpittsfield.org,employee\n"
        f"two,=Two,two.p@cityofpittsfield.org,one\nemployee,Emily,{em.email},\n"
        "library,Alex Reader,library.own@cityofpittsfield.org,\n",
    )
    assert texts(dialog.table) == ["New", "New", "Changed", "Unchanged"]
    assert "2 new" in said(dialog)
    assert "1 changed" in said(dialog)
    assert "1 unchanged" in said(dialog)
    assert dialog.confirm_button.text() == "&Import 3 lines"
    assert count(shell) == before
    qtbot.waitUntil(lambda: faults(dialog) == [])
    with qtbot.waitSignals([shell.said, shell.runner.changed]):
        qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert count(shell) == before + 2
    assert on_file(shell, "employee").name == "Emily"
    boss = on_file(shell, "two").supervisor
    assert boss is not None
    assert boss.name == "One Person"


def test_one_error_and_nothing_can_be_imported_until_it_is_mended(
    qtbot: QtBot, shell_for: ShellFor, tmp_path: Path
) -> None:
    shell = shell_for("it")
    dialog = opened(qtbot, shell)
    path = tmp_path / "people.csv"
    good = "one,One Person,one.p@cityofpittsfield.org,library\n"
    load(qtbot, dialog, path, f"{HEADER}{good}two,,two.p@cityofpittsfield.org,library\n")
    assert texts(dialog.table) == ["Error", "New"]
    assert texts(dialog.table, 1) == ["3", "2"]
    assert "1 line has an error, so nothing is imported." in said(dialog)
    assert not dialog.confirm_button.isEnabled()
    qtbot.waitUntil(lambda: "The name is missing." in said(dialog))  # whole, below the table
    path.write_text(HEADER + good, "utf-8")
    press(qtbot, dialog, "Read it again")
    qtbot.waitUntil(lambda: dialog.confirm_button.isEnabled())
    assert dialog.confirm_button.text() == "&Import 1 line"


def test_a_file_with_nothing_new_says_so(qtbot: QtBot, shell_for: ShellFor, tmp_path: Path) -> None:
    dialog = opened(qtbot, shell_for("it"))
    line = "library,Alex Reader,library.own@cityofpittsfield.org,\n"
    load(qtbot, dialog, tmp_path / "people.csv", HEADER + line)
    assert "There is nothing to import." in said(dialog)
    assert not dialog.confirm_button.isEnabled()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"login,name\nx,y\n", "email"),
        (b"", ""),
        (b"\xff\xfe\x00login", ""),
        (None, "can't be read"),
    ],
)
def test_a_file_that_is_no_such_csv_is_refused_in_words(
    qtbot: QtBot, shell_for: ShellFor, tmp_path: Path, data: bytes | None, words: str
) -> None:
    dialog = opened(qtbot, shell_for("it"))
    path = tmp_path / "wrong.csv"
    if data is not None:
        path.write_bytes(data)
    dialog.load(path)
    qtbot.waitUntil(lambda: dialog.questions.banner is not None)
    assert words in said(dialog)
    assert not dialog.confirm_button.isEnabled()
    qtbot.waitUntil(lambda: find_button(dialog, "Read it again") is not None)


def test_the_database_may_change_between_the_preview_and_the_import(
    qtbot: QtBot, shell_for: ShellFor, tmp_path: Path
) -> None:
    shell = shell_for("it")
    dialog = opened(qtbot, shell)
    line = "one,One Person,one.p@cityofpittsfield.org,library\n"
    load(qtbot, dialog, tmp_path / "people.csv", HEADER + line)
    boss = shell.ctx.person_id
    people.save_person(shell.ctx, "one", "Somebody", "one.s@cityofpittsfield.org", boss)
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "The database has changed since this preview" in said(dialog))
    assert not dialog.confirm_button.isEnabled()
    assert on_file(shell, "one").name == "Somebody"


def test_long_reading_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, shell_for: ShellFor, tmp_path: Path
) -> None:
    shell = shell_for("it")
    dialog = opened(qtbot, shell)
    path = tmp_path / "people.csv"
    lines = (f"u{n},Person {n},u{n}.p@cityofpittsfield.org,\n" for n in range(150_000))
    path.write_text(HEADER + "".join(lines), "utf-8")
    dialog.load(path)
    qtbot.waitUntil(lambda: "Reading the file" in said(dialog))
    press(qtbot, dialog, "Stop")
    qtbot.waitUntil(lambda: dialog._working is None, timeout=20_000)
    assert dialog.preview is None
    assert not dialog.confirm_button.isEnabled()


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_example_can_be_read_as_it_was_written(
    qtbot: QtBot,
    shell_for: ShellFor,
    tmp_path: Path,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(qtbot, shell_for("it"), kind)
    path = tmp_path / "no such folder" / "example.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    press(qtbot, dialog, "Save an example file…")
    qtbot.waitUntil(lambda: "“example.csv” could not be written" in said(dialog))
    path.parent.mkdir()
    with qtbot.waitSignal(dialog.shell.said):
        press(qtbot, dialog, "Save an example file…")
    dialog.load(path)
    qtbot.waitUntil(lambda: dialog.preview is not None)
    assert dialog.preview is not None
    assert len(dialog.preview.lines) == 1


def test_it_imports_from_people_and_departments_and_nobody_else_does(
    qtbot: QtBot, shell_for: ShellFor
) -> None:
    for kind in ("people", "departments"):
        part = open_part(qtbot, shell_for("it"), kind)
        press(qtbot, part, "Import…")
        dialog = part.findChild(ImportDialog)
        assert dialog is not None
        assert dialog.kind == kind
        dialog.reject()
        assert find_button(open_part(qtbot, shell_for("head"), kind), "Import…") is None
