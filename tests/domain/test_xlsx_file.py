from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from pittadmin.domain import xlsx_file

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(path: Path) -> ElementTree.Element:
    with ZipFile(path) as book:
        assert book.testzip() is None
        for name in book.namelist():
            ElementTree.fromstring(book.read(name))  # every part is well-formed
        return ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))


def cells(path: Path) -> list[list[str]]:
    found = []
    for row in sheet(path).iter(f"{SPACE}row"):
        assert all(cell.get("t") == "inlineStr" for cell in row)
        found.append(["".join(cell.itertext()) for cell in row])
    return found


def test_every_cell_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = [["=1+1", "+1", "-1"], ["@SUM(A1)", "\tx", "12"], ["<b>&\"'", " Łuk ", "a\nb"]]
    xlsx_file.write(path, "Rows", ["One", "Two", "Three"], rows)
    assert cells(path) == [["One", "Two", "Three"], *rows]
    assert not list(sheet(path).iter(f"{SPACE}f"))  # no formula


def test_a_note_stands_above_the_titles(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    xlsx_file.write(path, "Rows", ["One"], [["1"]], "Nothing counts.")
    assert cells(path) == [["Nothing counts."], ["One"], ["1"]]
    pane = next(sheet(path).iter(f"{SPACE}pane"))
    assert (pane.get("ySplit"), pane.get("topLeftCell")) == ("2", "A3")


def test_what_no_spreadsheet_can_hold_is_marked_or_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    xlsx_file.write(path, "Rows", ["One"], [["a\x00\x1b\ud800b"], ["x" * 40_000]])
    assert cells(path)[1:] == [["a\ufffd\ufffd\ufffdb"], ["x" * xlsx_file.MAX_CELL]]


def test_a_row_that_fails_leaves_nothing_open(tmp_path: Path) -> None:
    def rows():
        yield ["1"]
        raise KeyError("later")

    with pytest.raises(KeyError):
        xlsx_file.write(tmp_path / "a.xlsx", "Rows", ["One"], rows())
