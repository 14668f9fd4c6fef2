import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain import csv_files
from pittadmin.domain.csv_files import decode, read
from pittadmin.domain.errors import Invalid

NAMES = ("login", "name")

CELLS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"))


def lines(text: str, optional: tuple[str, ...] = ("note",)) -> list[dict[str, str]]:
    return [line.cells for line in read(text.encode(), NAMES, optional)]


def refusal(data: bytes | str) -> str:
    data = data.encode() if isinstance(data, str) else data
    with pytest.raises(Invalid) as caught:
        read(data, NAMES, ("note",))
    assert caught.value.problems[0].field == "file"
    assert caught.value.todo
    return caught.value.what


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8), st.sampled_from(",;\t"))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[tuple[str, str]], mark: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark, quoting=csv.QUOTE_ALL)
    writer.writerows([NAMES, *rows])
    found = read(out.getvalue().encode(), NAMES, ())
    # A cell is kept without outer blanks, and line ends in it as one reader sees them.
    wanted = [(a.strip(), b.strip()) for a, b in rows if a.strip() or b.strip()]
    assert [(line["login"], line["name"]) for line in found] == wanted
    assert not any(line.surplus for line in found)


@given(st.binary(max_size=400))
def test_whatever_the_bytes_are_they_are_read_or_refused(data: bytes) -> None:
    said = "read"
    try:
        read(data, NAMES, ("note",))
    except Invalid as error:
        said = error.what and error.todo
    assert said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_names_keep_their_letters_in_every_unicode(encoding: str) -> None:
    found = read("login,name\nana,Ana Muñoz–Łuk\n".encode(encoding), NAMES, ())
    assert found[0]["name"] == "Ana Muñoz–Łuk"


def test_latin_1_is_refused_by_its_line() -> None:
    assert "Line 3 " in refusal("login,name\na,b\nana,Muñoz\n".encode("latin-1"))


def test_half_a_utf_16_file_is_refused() -> None:
    assert "UTF-16" in refusal("login,name\na,b".encode("utf-16")[:-1])


def test_utf_16_without_a_mark_is_no_csv() -> None:
    assert "not a CSV" in refusal("login,name".encode("utf-16-le"))


def test_a_workbook_is_refused() -> None:
    assert refusal(b"PK\x03\x04\x14\x00\x06\x00")


def test_an_empty_file_says_which_columns_it_needs() -> None:
    assert "empty" in refusal("\r\n\n  \n")
    assert decode(b"") == ""


def test_a_missing_column_is_named() -> None:
    assert "“name” is missing" in refusal("login,note\na,b\n")


def test_an_unknown_column_is_named() -> None:
    assert "“phone” is not known" in refusal("login,name,phone\na,b,1\n")


def test_a_column_that_is_there_twice_is_named() -> None:
    assert "“name” is there twice" in refusal("login,name,name\na,b,c\n")


def test_columns_come_in_any_order_and_case() -> None:
    assert lines(" NAME ; Login\nMaria;maria\n") == [
        {"login": "maria", "name": "Maria", "note": ""}
    ]


def test_a_comma_in_quotes_is_part_of_a_name() -> None:
    assert lines('login,name\nm, "Example, Maria"\n')[0]["name"] == "Example, Maria"


def test_a_quoted_cell_may_hold_line_breaks_and_lines_keep_their_numbers() -> None:
    found = read(b'\nlogin,name,note\na,A,"one\r\ntwo"\n\nb,B,\n', NAMES, ("note",))
    assert [(line.number, line["note"]) for line in found] == [(3, "one\r\ntwo"), (5, "")]


def test_a_stray_comma_is_seen() -> None:
    found = read(b"login,name,\na,Example, Maria\nb,B,\n", NAMES, ())
    assert [line.surplus for line in found] == [True, False]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    assert "Line 3 " in refusal('login,name\na,A\nb,"B\nc,C\nd,D\n')
    assert "Line 3 " in refusal('login,name\na,A\nb,"B' + "x" * 200_000)


def test_a_short_line_leaves_the_rest_empty() -> None:
    assert lines("login,name\na\n") == [{"login": "a", "name": "", "note": ""}]


def test_a_file_with_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_files, "MAX_LINES", 1_000)
    assert "more than 1,000 lines" in refusal("login,name\n" + "a,b\n" * 1_001)
    assert len(lines("login,name\n" + "a,b\n" * 1_000)) == 1_000
