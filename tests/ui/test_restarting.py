"""Starting anew, and hearing an installer, as far as it can be tried outside Windows."""

import sys

import pytest
from PySide6.QtCore import QObject

from pittadmin.ui import restarting

Started = list[tuple[str, list[str]]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    found: Started = []

    class Process:
        @staticmethod
        def startDetached(program: str, arguments: list[str]) -> tuple[bool, int]:
            found.append((program, arguments))
            return True, 1

    monkeypatch.setattr(restarting, "QProcess", Process)
    return found


def test_a_program_of_python_starts_its_module_anew(started: Started) -> None:
    assert restarting.start_anew(["--demo"])
    assert started == [(sys.executable, ["-m", "pittadmin", "--demo"])]


def test_an_installed_program_starts_itself(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", r"C:\Program Files\PittAdmin\PittAdmin.exe")
    restarting.start_anew([])
    assert started == [(r"C:\Program Files\PittAdmin\PittAdmin.exe", [])]


def test_elsewhere_than_on_windows_no_installer_is_heard(qapp: object) -> None:
    asked: list[bool] = []
    parent = QObject()
    installer = restarting.Installer([], parent)
    installer.asks_to_end.connect(lambda: asked.append(True))
    assert asked == []
    assert installer.parent() is parent
