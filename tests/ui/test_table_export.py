"""Exporting what a table shows: the name it is offered under, and what is written."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pittadmin.ui.accounts_page import AccountsPage
from pittadmin.ui.saving import ask_where
from pittadmin.ui.window import Window
from tests.ui.composer import ShellFor
from tests.ui.conftest import City


def test_the_suggested_name_carries_the_day_and_the_last_folder(
    qtbot: QtBot, city: City, shell_for: ShellFor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city.live()
    asked: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kind: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    shell = shell_for("it")
    window = Window()
    qtbot.addWidget(window)
    page = AccountsPage(shell)
    window.add_page("accounts", "Accounts", page)
    with qtbot.waitSignal(page.accounts.known):
        window.show()
    entries = page.export_button.menu().actions()
    for _round in range(2):
        with qtbot.waitSignal(shell.said):
            entries[0].trigger()
    assert [Path(one).name for one in asked] == ["accounts-2026-11-02.csv"] * 2
    assert Path(asked[1]).parent == tmp_path
    assert (tmp_path / "mine.csv").stat().st_size > 0


def test_nothing_is_written_when_no_place_is_chosen(
    qtbot: QtBot, city: City, shell_for: ShellFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    window = Window()
    qtbot.addWidget(window)
    assert ask_where(shell_for("it"), window, "Export to", "log.csv") is None
