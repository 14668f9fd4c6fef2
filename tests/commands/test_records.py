import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pittadmin import cli
from pittadmin.services import bags


@pytest.mark.requirement("R9")
def test_a_bag_is_verified_and_each_fault_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bag = tmp_path / "bag.zip"
    files = {"index.csv": b"number\n", "C-2026-0001/1.png": b"picture"}
    at = datetime(2026, 11, 2, 15, tzinfo=UTC)
    bags.write(bag, "P-2026-0001", files.items(), {}, at)
    assert cli.main(["records", "verify", str(bag)]) == 0
    assert capsys.readouterr().out == "The bag is whole: 2 files, each as it was written.\n"
    with zipfile.ZipFile(bag) as opened:
        opened.extractall(tmp_path)
    folder = tmp_path / "P-2026-0001"
    assert cli.main(["records", "verify", str(folder)]) == 0
    (folder / "data" / "index.csv").write_bytes(b"numbex\n")
    (folder / "data" / "C-2026-0001" / "1.png").unlink()
    (folder / "data" / "extra.txt").write_bytes(b"slipped in")
    capsys.readouterr()
    assert cli.main(["records", "verify", str(folder)]) == 1
    said = capsys.readouterr().err
    for fault in ("index.csv” was changed", "1.png” is missing", "extra.txt” is in it, but is not"):
        assert fault in said
    assert cli.main(["records", "verify", str(tmp_path / "gone.zip")]) == 1
    assert "can't be read" in capsys.readouterr().err
