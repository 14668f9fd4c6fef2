"""What is installed: the wheel is whole, and the lock file pins all of it."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import pittadmin

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "packaging" / "requirements.lock").read_text("utf-8")
PINS = re.findall(
    r"^([a-z0-9-]+)==(\S+)(?: ;[^\\]*)? \\\n((?: +--hash=sha256:\S+(?: \\)?\n)+)", LOCK, re.M
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_brings_the_resources_and_every_module(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    for path in (ROOT / "resources").rglob("*"):
        if path.is_file():
            assert f"pittadmin/{path.relative_to(ROOT).as_posix()}" in names
    for path in (ROOT / "pittadmin").rglob("*.py"):
        assert path.relative_to(ROOT).as_posix() in names


def test_the_wheel_brings_nothing_of_the_workshop(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    own = f"pittadmin-{pittadmin.__version__}"
    assert tops == {"pittadmin", f"{own}.data", f"{own}.dist-info"}
    data = {name for name in wheel.namelist() if name.startswith(f"{own}.data")}
    assert data == {
        f"{own}.data/data/share/applications/pittadmin.desktop",
        f"{own}.data/data/share/icons/hicolor/256x256/apps/pittadmin.png",
        f"{own}.data/data/share/icons/hicolor/scalable/apps/pittadmin.svg",
    }


def test_the_wheel_names_both_programs_and_the_license(wheel: zipfile.ZipFile) -> None:
    info = f"pittadmin-{pittadmin.__version__}.dist-info"
    programs = wheel.read(f"{info}/entry_points.txt").decode()
    assert "[console_scripts]\npittadmin-cli = pittadmin.cli:main" in programs
    assert "[gui_scripts]\npittadmin = pittadmin.__main__:main" in programs
    metadata = wheel.read(f"{info}/METADATA").decode()
    assert "License-Expression: MIT" in metadata
    assert "Requires-Python: <3.15,>=3.11" in metadata


def test_the_lock_file_names_no_index() -> None:
    assert not re.search(r"://|--(index|extra-index|find-links|trusted-host|default-index)", LOCK)


def test_every_line_of_the_lock_file_is_a_pin_with_hashes() -> None:
    rest = re.sub(r"^ *#.*\n", "", LOCK, flags=re.M)
    for name, version, hashes in PINS:
        assert len(hashes) > 64, (name, version)
    assert len(PINS) == rest.count("==") - len(re.findall(r"[a-z_]+ == '", rest))


@pytest.mark.parametrize(
    "line", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
)
def test_the_lock_file_pins_what_the_project_asks_for(line: str) -> None:
    asked = Requirement(line)
    pins = {name: version for name, version, _ in PINS}
    assert asked.specifier.contains(pins[asked.name.lower()])
