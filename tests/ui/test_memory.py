"""What is remembered of windows: kept whole, and never in the way."""

from pathlib import Path

import pytest

from pittadmin.ui.memory import Memory


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "a" / "window.json")
    memory.keep("accounts", {"widths": {"state": 12.5}})
    memory.save()
    again = Memory(tmp_path / "a" / "window.json")
    assert again.get("accounts", {}) == {"widths": {"state": 12.5}}
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["window.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"null"])
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(content)
    memory = Memory(path)
    assert memory.get("scale", 1.0) == 1.0
    memory.keep("scale", 2.0)
    memory.save()
    assert Memory(path).get("scale", 1.0) == 2.0


def test_a_value_of_another_kind_is_passed_over(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json")
    memory.keep("scale", "large")
    assert memory.get("scale", 1.0) == 1.0


def test_a_folder_that_takes_no_file_loses_only_a_convenience(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("")
    memory = Memory(tmp_path / "in the way" / "window.json")
    memory.keep("scale", 2.0)
    memory.save()
    assert memory.get("scale", 1.0) == 2.0
