import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.account_table import COLUMNS, AccountQuery
from pittadmin.domain.errors import Cancelled, Unavailable
from pittadmin.domain.tables import Sort
from pittadmin.services import exports
from pittadmin.services.context import Context
from pittadmin.storage import people
from tests.city import City

HOSTILE = "<script>alert(1)</script> & \"Fun\" 'Dept'"
sqlite = pytest.mark.parametrize("city", ["sqlite"], indirect=True)
"""What no database is asked to do runs on one of them."""

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx")

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def rename(city: City, department: str, name: str) -> None:
    with city.change() as conn:
        old = people.get_department(conn, city.departments[department])
        people.change_department(conn, old.id, old.version, name=name)


def in_try_out(city: City, login: str) -> Context:
    """The same city, as if people could act as others in it."""
    ctx = city.of(login)
    return replace(ctx, installation=replace(ctx.installation, kind="try-out"))


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file can grow beyond `room` bytes, as on a disk that is full."""
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def many(city: City, count: int = 40) -> None:
    for number in range(count):
        city.account(State.LIVE, f"page{number:03}")


def test_the_rows_shown_are_exported_in_their_order(city: City, tmp_path: Path) -> None:
    for handle in ("b", "c", "a"):
        city.account(State.LIVE, handle)
    city.account(State.SUBMITTED, "d")
    path = tmp_path / "accounts.csv"
    query = AccountQuery(state=State.LIVE, sort=Sort("handle", descending=True))
    assert exports.accounts(city.of("eve"), query, path) == 3
    head, *rows = read_csv(path)
    assert head == [*(column.title for column in COLUMNS), "Page address"]
    assert [row[2] for row in rows] == ["c", "b", "a"]
    assert rows[2][-1] == "https://linkedin.com/company/a"


def test_both_kinds_of_file_hold_the_same(city: City, tmp_path: Path) -> None:
    rename(city, "Library", HOSTILE)
    city.account(State.LIVE, "lib", by="lou", department="Library")
    for suffix in (".csv", ".XLSX"):
        exports.accounts(city.of("eve"), AccountQuery(), tmp_path / f"a{suffix}")
    with ZipFile(tmp_path / "a.XLSX") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in sheet
    assert read_csv(tmp_path / "a.csv")[1][0] == HOSTILE


@sqlite
@pytest.mark.parametrize("start", FORMULAS)
def test_no_cell_is_ever_a_formula(city: City, tmp_path: Path, start: str) -> None:
    city.account(State.LIVE, "page", page_address=start)
    exports.accounts(city.of("eve"), AccountQuery(), tmp_path / "a.csv")
    exports.accounts(city.of("eve"), AccountQuery(), tmp_path / "a.xlsx")
    assert read_csv(tmp_path / "a.csv")[1][-1] == f"'{start}"
    with ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    cells = list(ElementTree.fromstring(sheet).iter(f"{SHEET}c"))
    assert not list(ElementTree.fromstring(sheet).iter(f"{SHEET}f"))
    assert {cell.get("t") for cell in cells} == {"inlineStr"}
    assert start.strip() in "".join(cells[-1].itertext())


def test_a_try_out_says_so_in_its_exports(city: City, tmp_path: Path) -> None:
    ctx = in_try_out(city, "eve")
    exports.accounts(ctx, AccountQuery(), tmp_path / "a.csv")
    assert read_csv(tmp_path / "a.csv")[0] == ["Try-out: nothing in it counts."]
    exports.register(ctx, tmp_path / "a.html")
    assert "Try-out: nothing in it counts." in (tmp_path / "a.html").read_text("utf-8")


def test_an_export_tells_how_far_it_is_and_can_be_stopped(city: City, tmp_path: Path) -> None:
    many(city, 3)
    told: list[tuple[int, int]] = []
    path = tmp_path / "a.csv"
    exports.accounts(city.of("eve"), AccountQuery(), path, lambda *how_far: told.append(how_far))
    assert told == [(0, 3), (3, 3)]
    before = path.read_bytes()

    def stop(done: int, total: int) -> None:
        raise Cancelled

    for other in (path, tmp_path / "a.xlsx"):
        with pytest.raises(Cancelled):
            exports.accounts(city.of("eve"), AccountQuery(), other, stop)
    assert path.read_bytes() == before
    assert list(tmp_path.glob("*.part")) == list(tmp_path.glob(".*.part")) == []


@sqlite
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size")
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".html"])
def test_a_disk_that_fills_leaves_the_old_file_whole(
    city: City, tmp_path: Path, suffix: str
) -> None:
    many(city)
    path = tmp_path / f"a{suffix}"
    path.write_text("old", "utf-8")
    eve = city.of("eve")
    if suffix == ".html":
        export = partial(exports.register, eve, path)
    else:
        export = partial(exports.accounts, eve, AccountQuery(), path)
    with full_disk(700), pytest.raises(Unavailable, match="could not be written"):
        export()
    assert path.read_text("utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir() if ".part" in one.name] == []


@sqlite
@pytest.mark.parametrize("name", ["no/such/folder/a.csv", "no/such/folder/a.xlsx", "folder"])
def test_a_place_that_takes_no_file_is_said(city: City, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Unavailable) as caught:
        exports.accounts(city.of("eve"), AccountQuery(), tmp_path / name)
    assert caught.value.todo


class Page(HTMLParser):
    """A walk through a page: every element is closed, nothing runs, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.seen: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "iframe", "object", "embed", "link", "img", "form")
        assert not any(name.startswith("on") or name == "style" for name, _value in attrs)
        self.seen.append(tag)
        if tag != "meta":
            self.open.append(tag)
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.words.append(data.strip())


def test_the_register_lists_live_accounts_by_department(city: City, tmp_path: Path) -> None:
    city.account(State.LIVE, "b")
    city.account(State.LIVE, "a")
    city.account(State.LIVE, "lib", by="lou", department="Library")
    city.account(State.SUSPENDED, "gone")
    path = tmp_path / "register.html"
    assert exports.register(city.of("eve"), path) == 3
    page = Page(path.read_text("utf-8"))
    assert page.links == [f"https://linkedin.com/company/{handle}" for handle in ("lib", "a", "b")]
    assert page.seen.count("tbody") == 2
    assert [word for word in page.words if word in ("Library", "RSVP")] == ["Library", "RSVP"]
    assert "As of Nov 2, 2026" in page.words
    assert "gone" not in page.words


def test_the_register_shows_whatever_is_in_it_as_text(city: City, tmp_path: Path) -> None:
    rename(city, "RSVP", HOSTILE)
    city.account(State.LIVE, "x<b>", page_address='https://x.com/"><script>alert(1)</script>')
    path = tmp_path / "register.html"
    exports.register(city.of("eve"), path)
    page = Page(path.read_text("utf-8"))
    assert HOSTILE in page.words
    assert "x<b>" in page.words
    assert page.links == ['https://x.com/"><script>alert(1)</script>']


def test_an_empty_register_says_so(city: City, tmp_path: Path) -> None:
    path = tmp_path / "register.html"
    assert exports.register(city.of("eve"), path) == 0
    page = Page(path.read_text("utf-8"))
    assert "No account is live yet." in page.words
    assert "table" not in page.seen
