"""What goes into the Windows package, as far as it is decided here and not by the tools."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

import bill
import installer
import launcher
import machine
import msi
import payload
import product
import runtime
from machine import Stop
from pittadmin.domain.setting_table import SETTINGS
from pittadmin.registry import PRODUCT
from pittadmin.ui.restarting import END_EVENT

ROOT = Path(__file__).resolve().parents[2]
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A payload of a few files."""
    folder = tmp_path / "payload"
    for name in ("pittadmin.exe", "pittadmin.ico", "Lib/site-packages/é & ü.py", "Lib/a.py"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return folder


def described(packed: Path) -> Xml.Element:
    return Xml.fromstring(Xml.tostring(installer.describe(packed, "../end.exe", "1.2.3")))


def test_every_file_is_a_part_of_its_own_and_is_installed(packed: Path) -> None:
    wix = described(packed)
    sources = Counter(one.get("Source") for one in wix.iter(f"{WIX}File"))
    files = [path for path in packed.rglob("*") if path.is_file()]
    assert sources == Counter(path.relative_to(packed).as_posix() for path in files)
    parts = [one.get("Id") for one in wix.iter(f"{WIX}Component")]
    assert len(parts) == len(set(parts))
    assert set(parts) == {one.get("Id") for one in wix.iter(f"{WIX}ComponentRef")}
    guids = [one.get("Guid") for one in wix.iter(f"{WIX}Component")]
    assert len(guids) == len(set(guids))


def test_each_setting_is_a_property_that_stays_and_is_never_written_under_policies(
    packed: Path,
) -> None:
    wix = described(packed)
    written = {one.get("Name"): one for one in wix.iter(f"{WIX}RegistryValue")}
    values = {value.name: value for setting in SETTINGS for value in setting.values}
    assert set(written) == {"InstallDir", "Version", *values}
    assert {(one.get("Root"), one.get("Key")) for one in written.values()} == {
        ("HKLM", rf"Software\{PRODUCT}")
    }
    for name, value in values.items():
        assert written[name].get("Value") == f"[{value.public_property}]"
    before = {one.get("Name") for one in wix.iter(f"{WIX}RegistrySearch")}
    assert before == {"InstallDir", *values}
    properties = {one.get("Id") for one in wix.iter(f"{WIX}Property")}
    known = {f"PREVIOUS{value.public_property}" for value in values.values()}
    assert known <= properties
    assert not any(re.search("USER|LOGIN|PASSWORD", str(name)) for name in properties)
    # The Restart Manager is on.
    assert "MSIRESTARTMANAGERCONTROL" not in properties


def test_the_same_version_has_the_same_product_and_every_version_the_same_upgrade_code(
    packed: Path,
) -> None:
    one, same = described(packed), described(packed)
    other = installer.describe(packed, "../end.exe", "1.2.4")
    products = [tree[0].get("Id") for tree in (one, same, other)]
    assert products[0] == products[1] != products[2]
    assert {tree[0].get("UpgradeCode") for tree in (one, same, other)} == {product.UPGRADE_CODE}


def test_a_package_of_other_contents_is_another_package(packed: Path, tmp_path: Path) -> None:
    ending = tmp_path / "end.exe"
    ending.write_bytes(b"end")
    first = installer.digest(packed, ending, "text")
    assert installer.digest(packed, ending, "text") == first
    (packed / "Lib" / "a.py").write_text("changed")
    assert installer.digest(packed, ending, "text") != first


def test_a_corrupted_download_is_refused_with_both_hashes(tmp_path: Path) -> None:
    file = tmp_path / "python.zip"
    file.write_bytes(b"not what was asked for")
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    with pytest.raises(Stop) as stop:
        runtime.get_zip(file, runtime.ZIP_SHA256)
    assert found in str(stop.value)
    assert runtime.ZIP_SHA256 in str(stop.value)
    with pytest.raises(Stop, match="can't be read"):
        runtime.get_zip(tmp_path / "none.zip", runtime.ZIP_SHA256)


def test_a_zip_that_is_no_runtime_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "python.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "no Python")
    with pytest.raises(Stop, match="no embeddable Python"):
        runtime.unpack(file, tmp_path / "out")


def test_a_runtime_is_unpacked_whether_or_not_a_folder_is_around_it(tmp_path: Path) -> None:
    for around in ("", "cp313/"):
        file = tmp_path / "python.zip"
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(f"{around}{runtime.python_dll()}", "library")
            archive.writestr(f"{around}Lib/one.txt", "text")
        folder = tmp_path / f"out{len(around)}"
        runtime.unpack(file, folder)
        assert (folder / runtime.python_dll()).read_text() == "library"
        assert (folder / "Lib" / "one.txt").exists()


def test_a_missing_tool_is_named_with_the_line_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name in msi.TOOLS else f"/{name}")
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    with pytest.raises(Stop, match=r"apt-get install -y .*wixl"):
        msi.build()


def test_a_runtime_without_its_hash_is_not_taken() -> None:
    with pytest.raises(SystemExit) as ended:
        msi.main(["--runtime", "python.zip"])
    assert ended.value.code == 2


def test_what_no_part_reads_is_trimmed_and_what_is_used_stays(tmp_path: Path) -> None:
    kept = (
        "PySide6/QtCore.pyd",
        "PySide6/Qt6Widgets.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "shiboken6/Shiboken.pyd",
        "pittadmin/app.py",
        "PIL/_imaging.pyd",
        "alembic-1.0.dist-info/METADATA",
    )
    trimmed = (
        "PySide6/QtQml.pyd",
        "PySide6/designer.exe",
        "PySide6/qml/big.qml",
        "PySide6/plugins/platforms/qminimal.dll",
        "shiboken6/msvcp140.dll",
        "sqlalchemy/stubs.pyi",
        "alembic/testing/suite.py",
        "alembic-1.0.dist-info/RECORD",
        "bin/alembic.exe",
    )
    for name in (*kept, *trimmed):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    payload.trim(tmp_path)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == set(kept)
    assert not (tmp_path / "bin").exists()


def test_the_windows_lock_pins_the_versions_that_the_tests_have_tried() -> None:
    pin = re.compile(r"^([a-z0-9-]+)==(\S+?)(?: ;[^\\]*)? \\$", re.MULTILINE)
    everywhere = dict(pin.findall((ROOT / "packaging" / "requirements.lock").read_text("utf-8")))
    text = product.LOCK.read_text("utf-8")
    windows = dict(pin.findall(text))
    assert windows.items() <= everywhere.items()
    assert "://" not in text
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.split(r"[\[<>=;]", line)[0].strip().lower() for line in asked}
    assert names <= set(windows)
    assert text.count("--hash=sha256:") >= len(windows)


def test_the_list_of_parts_names_each_with_version_license_and_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bill, "DOWNLOADS", tmp_path)
    wheel = tmp_path / "wheels" / "segno-1.6.6-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"wheel")
    libraries = tmp_path / "payload" / "Lib" / "site-packages"
    for name, lines in {
        "segno": "Version: 1.6.6\nClassifier: License :: OSI Approved :: BSD License",
        "pittadmin": f"Version: {product.version()}\nLicense-Expression: MIT",
        "typing_extensions": "Version: 4.0\nLicense-Expression: PSF-2.0",
    }.items():
        info = libraries / f"{name}-1.dist-info" / "METADATA"
        info.parent.mkdir(parents=True)
        info.write_text(f"Metadata-Version: 2.4\nName: {name}\n{lines}\n", "utf-8")
    (tmp_path / "payload" / runtime.python_dll()).write_bytes(b"library")
    packed = tmp_path / "pittadmin.msi"
    packed.write_bytes(b"msi")
    bill.write(tmp_path / "bill.json", tmp_path / "payload", packed, "3.13.2")
    told = json.loads((tmp_path / "bill.json").read_text("utf-8"))
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    own = told["metadata"]["component"]
    assert (own["name"], own["version"]) == ("PittAdmin", product.version())
    assert own["hashes"][0]["content"] == hashlib.sha256(b"msi").hexdigest()
    parts = {one["name"]: one for one in told["components"]}
    assert set(parts) == {"python", "segno", "typing-extensions"}
    assert parts["segno"]["licenses"] == [{"license": {"name": "BSD License"}}]
    assert parts["segno"]["hashes"][0]["content"] == hashlib.sha256(b"wheel").hexdigest()
    assert parts["typing-extensions"]["licenses"] == [{"expression": "PSF-2.0"}]
    assert set(told["dependencies"][0]["dependsOn"]) == {p["bom-ref"] for p in parts.values()}


def test_the_ending_program_asks_by_the_event_that_the_program_waits_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(launcher, "_do", commands.append)
    launcher.build_ending(Path("end.exe"))
    (command,) = commands
    told = next(word for word in command if word.startswith("-DEND_EVENT=L"))
    assert json.loads(told.removeprefix("-DEND_EVENT=L")) == END_EVENT


def test_a_signing_command_that_fails_stops_the_build(tmp_path: Path) -> None:
    file = tmp_path / "pittadmin.exe"
    file.write_bytes(b"program")
    msi.signed_by("", file)
    msi.signed_by("sh -c 'echo signed >> $0'", file)
    assert file.read_bytes() == b"programsigned\n"
    with pytest.raises(Stop, match=r"pittadmin\.exe was not signed"):
        msi.signed_by("false", file)


def test_the_program_for_windows_has_the_version_of_the_wheel() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "pittadmin", "--version"], capture_output=True, text=True
    )
    assert told.stdout.strip() == f"PittAdmin {product.version()}"
