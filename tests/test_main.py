"""The program's own start: its arguments, and a machine on which no window can be shown."""

import subprocess
import sys

import pytest

from pittadmin import __version__
from pittadmin.__main__ import main


def test_what_is_asked_on_the_command_line_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert f"PittAdmin {__version__}" in said
    assert "--demo" in said


def test_an_argument_that_is_not_known_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--demon"]) == 2
    assert "“--demon” is not known" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux runs without a screen")
def test_without_a_screen_it_says_so_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = subprocess.run(
        [sys.executable, "-m", "pittadmin"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("pittadmin: this machine has no screen")
