"""The entry in the menu of a Linux desktop."""

import configparser
import re
import shlex
import shutil
from pathlib import Path

import pytest

from pittadmin import cli
from pittadmin.domain.errors import Unavailable
from pittadmin.services import menu_entry


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def entry(path: Path) -> configparser.SectionProxy:
    read = configparser.RawConfigParser()
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(path, "utf-8")
    return read["Desktop Entry"]


def test_the_entry_starts_the_program_that_is_installed(data: Path) -> None:
    told = entry(menu_entry.add())
    assert (told["Type"], told["Name"], told["Icon"]) == ("Application", "PittAdmin", "pittadmin")
    (program,) = shlex.split(told["Exec"])
    assert Path(program).name == "pittadmin"
    assert Path(program).is_file()
    assert sorted(path.name for path in data.rglob("*.*g")) == ["pittadmin.png", "pittadmin.svg"]


@pytest.mark.parametrize("folder", ["with spaces", 'a "quoted" $one', "ünï"])
def test_a_path_with_odd_letters_is_quoted(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    program = tmp_path / folder / "pittadmin"
    monkeypatch.setattr(shutil, "which", lambda _name, path=None: str(program))
    text = menu_entry.add().read_text("utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("Exec=")]
    # First the rules of a text in the file, then those of its quotes.
    quoted = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    assert re.sub(r"\\(.)", r"\1", quoted.removeprefix('"').removesuffix('"')) == str(program)


def test_it_is_taken_out_again(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["menu"]) == 0
    assert str(data / "applications" / "pittadmin.desktop") in capsys.readouterr().out
    assert cli.main(["menu", "--remove"]) == 0
    assert [path for path in data.rglob("*") if path.is_file()] == []
    assert cli.main(["menu", "--remove"]) == 0


def test_elsewhere_and_without_the_program_it_says_so(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name, path=None: None)
    with pytest.raises(Unavailable, match="not found"):
        menu_entry.add()
    monkeypatch.setattr(menu_entry.sys, "platform", "win32")
    with pytest.raises(Unavailable, match="no Linux desktop"):
        menu_entry.add()


def test_a_folder_that_can_not_be_written_is_said(data: Path) -> None:
    data.write_text("a file")
    with pytest.raises(Unavailable, match="can't be written"):
        menu_entry.add()
