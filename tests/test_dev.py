"""`dev.py` sets up what is missing, leaves the rest alone, and says plainly what it can't do."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dev
import machine
from machine import Python, Stop


def no_others() -> Iterator[Python]:
    raise AssertionError("the running interpreter would do")
    yield


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone whose `.venv` is whole, as far as the stamp can tell."""
    monkeypatch.setattr(machine, "ROOT", tmp_path)
    for name, path in {
        "VENV": ".venv",
        "STAMP": ".venv/stamp",
        "LOCK": "requirements.lock",
        "VENV_PYTHON": ".venv/python",
    }.items():
        monkeypatch.setattr(machine, name, tmp_path / path)
    (tmp_path / ".venv").mkdir()
    (tmp_path / "python3.13").touch()
    (tmp_path / "requirements.lock").write_text("one==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    if machine.WINDOWS:
        machine.VENV_PYTHON.touch()
    else:
        machine.VENV_PYTHON.symlink_to(tmp_path / "python3.13")
    machine.STAMP.write_text(machine.stamp_for(str(tmp_path / "python3.13")), "utf-8")
    return tmp_path


def test_any_python_from_3_8_can_start_it() -> None:
    for module in (dev, machine):
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"), feature_version=(3, 8))
        for node in ast.walk(tree):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names | {"machine"}


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_a_suitable_interpreter_is_used_without_looking_further(minor: int) -> None:
    running = Python("/usr/bin/python3", (3, minor))
    assert machine.choose(running, no_others()) == running


@pytest.mark.parametrize(
    "running",
    [
        Python("python", (3, 10)),
        Python("python", (3, 15)),
        Python("python", (3, 12), is_64bit=False),
        Python("pypy", (3, 11), "pypy"),
    ],
)
def test_an_unsuitable_interpreter_gives_way_to_the_first_suitable_one(running: Python) -> None:
    others = [Python("python3.9", (3, 9)), Python("python3.12", (3, 12)), Python("p", (3, 13))]
    assert machine.choose(running, others).path == "python3.12"


def test_without_a_suitable_interpreter_it_says_which_to_install() -> None:
    with pytest.raises(Stop, match=r"this is Python 3\.9: install Python 3\.13") as caught:
        machine.choose(Python("python3", (3, 9)), [Python("python3.10", (3, 10))])
    assert "\n" not in str(caught.value)


def test_an_interpreter_says_what_it_is() -> None:
    assert machine.probe([sys.executable]) == machine.running_python()
    assert machine.running_python().suitable


def test_what_is_no_interpreter_is_passed_over(tmp_path: Path) -> None:
    assert machine.probe([str(tmp_path / "python3.13")]) is None


def test_a_whole_venv_is_left_alone(clone: Path) -> None:
    assert machine.stamp_holds()


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_new_libraries_go_into_the_venv_that_is_there(clone: Path, changed: str) -> None:
    (clone / changed).write_text("two==2\n")
    assert not machine.stamp_holds()
    assert machine.made_by() is not None


@pytest.mark.parametrize("missing", [".venv/stamp", ".venv/python", "python3.13"])
def test_an_unfinished_or_broken_venv_is_made_again(clone: Path, missing: str) -> None:
    (clone / missing).unlink()
    assert machine.made_by() is None
    assert not machine.stamp_holds()


def test_a_garbled_stamp_is_no_stamp(clone: Path) -> None:
    machine.STAMP.write_bytes(b"\xff\n\n\n")
    assert not machine.stamp_holds()


def test_a_venv_that_was_moved_is_made_again(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "ROOT", clone / "elsewhere")
    assert machine.made_by() is None


@pytest.mark.skipif(machine.WINDOWS, reason="there is no link to follow on Windows")
def test_a_venv_whose_python_was_replaced_is_made_again(clone: Path) -> None:
    (clone / "python3.14").touch()
    machine.VENV_PYTHON.unlink()
    machine.VENV_PYTHON.symlink_to(clone / "python3.14")
    assert machine.made_by() is None


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "is not the one"),
        ("Temporary failure in name resolution", "The network can't be reached"),
        ("something else", "Run this again"),
    ],
)
def test_a_failed_step_says_what_to_do(output: str, sentence: str) -> None:
    assert sentence in machine.advice(output)


def test_a_failed_step_shows_its_last_lines(clone: Path) -> None:
    code = "import sys; print('first', flush=True); sys.exit('the reason')"
    with pytest.raises(Stop, match=r"It failed\. .*\n.*first\n.*the reason"):
        machine.finish([sys.executable, "-c", code], "It failed.")


@pytest.mark.skipif(sys.platform != "linux", reason="Windows brings what Qt needs")
def test_only_missing_libraries_are_named() -> None:
    libraries = {"libc.so.6": "libc6", "libnothing.so.9": "libnothing9"}
    assert machine.missing_packages(libraries) == ["libnothing9"]


def test_who_is_not_root_gets_the_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    line = "\n  sudo apt-get update && sudo apt-get install -y libegl1 libgl1"
    with pytest.raises(Stop, match="Qt needs") as caught:
        machine.install_packages(["libegl1", "libgl1"], "Qt needs system libraries")
    assert str(caught.value).endswith(line)


@pytest.mark.skipif(sys.platform != "linux", reason="the programs are Debian's")
def test_the_tests_go_on_without_the_programs_that_only_root_can_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ("apt-get", "age")
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(machine.shutil, "which", lambda name: name if name in here else None)
    machine.offer_test_programs()
    said = capsys.readouterr().out
    assert "sudo apt-get update && sudo apt-get install -y dbus gnome-keyring\n" in said
    assert said.endswith("Going on without those tests.\n")


def test_programs_in_the_venv_do_not_see_another_pythons_paths(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    environment = machine.child_environment(QT_SCALE_FACTOR="2")
    assert not environment.keys() & {"PYTHONPATH", "PYTHONHOME"}
    assert environment["QT_SCALE_FACTOR"] == "2"


@pytest.mark.parametrize(
    ("platform", "environment", "seen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "vnc"}, True),
        ("win32", {}, True),
    ],
)
def test_a_screen_is_known(platform: str, environment: dict[str, str], seen: bool) -> None:
    assert dev.has_screen(platform, environment) is seen


def test_without_a_screen_one_sentence_says_how_to_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "has_screen", lambda *_: False)
    assert dev.main(["run"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "--tour DIR" in said


@pytest.mark.parametrize("words", [["screenshots"], ["run", "--tour"], ["run", "--tour", "-x"]])
def test_pictures_need_one_folder(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(words) == 1
    assert "Name one folder for the pictures" in capsys.readouterr().err


def test_an_unknown_command_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dev.main(["tset"]) == 1
    assert "tset is not a command here: run, test, check" in capsys.readouterr().err


def test_every_command_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    said = capsys.readouterr().out
    for command in dev.COMMANDS:
        assert f"dev.py {command}" in said


@pytest.mark.parametrize(
    ("told", "writable", "free", "folder"),
    [
        ("", True, machine.QUICK_BYTES, "/dev/shm"),
        ("", True, machine.QUICK_BYTES - 1, None),
        ("", False, machine.QUICK_BYTES, None),
        ("/elsewhere", True, machine.QUICK_BYTES, None),
    ],
)
def test_the_tests_databases_lie_in_memory_where_there_is_room(
    monkeypatch: pytest.MonkeyPatch, told: str, writable: bool, free: int, folder: str | None
) -> None:
    monkeypatch.setenv("TMPDIR", told)
    monkeypatch.setattr(machine.os, "access", lambda _path, _mode: writable)
    usage = machine.shutil._ntuple_diskusage(free, 0, free)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _path: usage)
    assert machine.quick_folder().get("TMPDIR") == folder
