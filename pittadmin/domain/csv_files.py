"""Reading a CSV that somebody else made: encoding, separator, columns; every fault by its line."""

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.lookalikes import shown

MAX_LINES = 200_000
"""More lines than the City has people a hundred times over; above it, the wrong file was chosen."""

_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
)


@dataclass(frozen=True)
class Line:
    """One line of a file.

    Args:
        number: as a spreadsheet numbers it; a cell may hold line breaks.
        cells: by column, without outer spaces; every column is there.
        surplus: whether a cell stands under no column, so that none of them can be trusted.
    """

    number: int
    cells: dict[str, str]
    surplus: bool = False

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 that says so by its byte order mark.

    Raises:
        Invalid: it is in another encoding; guessing would spoil names.
    """
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "UTF-8"))
    data = data[len(mark) :]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _refused(
            _("Line {line} can't be read as {encoding}.").format(
                line=f"{line:,}", encoding=encoding[:6].rstrip("-")
            ),
            _("Save the file as “CSV UTF-8” in your spreadsheet, then choose it again."),
        ) from error
    if "\x00" in text:
        raise _refused(
            _("This is not a CSV file."), _("Save the sheet as “CSV UTF-8” and choose that.")
        )
    return text


def read(data: bytes, required: Sequence[str], optional: Sequence[str]) -> list[Line]:
    """Return the lines of a CSV file that hold anything.

    The first line names the columns, in any order and case; commas, semicolons or tabs separate.

    Args:
        data: the file's bytes.
        required: columns that must be there.
        optional: columns that may be there, empty when not.

    Raises:
        Invalid: the encoding, the quotes, a missing or unknown column, or too many lines.
    """
    text = decode(data)
    first = re.search("[^\r\n]+", text)
    separator = max(",;\t", key=first.group().count) if first else ","
    # Strict: or a quote that is never closed would swallow the rest of the file in one cell.
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True
    )
    names: list[str] = []
    empty = dict.fromkeys([*required, *optional], "")
    lines: list[Line] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            if not names:
                names = [cell.lower().replace(" ", "_") for cell in cells]
                _check_columns(names, required, optional)
                continue
            if len(lines) >= MAX_LINES:
                raise _refused(
                    _("The file has more than {count} lines.").format(count=f"{MAX_LINES:,}"),
                    _("Check that it is the right file, or import it in parts."),
                )
            found = {name: cell for name, cell in zip(names, cells, strict=False) if name}
            strays = [cell for at, cell in enumerate(cells) if at >= len(names) or not names[at]]
            lines.append(Line(number, empty | found, any(strays)))
    except csv.Error as error:
        raise _refused(
            _("Line {line} can't be read: its quotes don't match, or it is far too long.").format(
                line=f"{number + 1:,}"
            ),
            _("Open the file in a spreadsheet, mend that line and save it as “CSV UTF-8”."),
        ) from error
    if not names:
        raise _refused(_("The file is empty."), _expected(required, optional))
    return lines


def _check_columns(names: list[str], required: Sequence[str], optional: Sequence[str]) -> None:
    expected = _expected(required, optional)
    for name in required:
        if name not in names:
            raise _refused(_("The column “{column}” is missing.").format(column=name), expected)
    for name in filter(None, names):
        if name not in (*required, *optional):
            raise _refused(
                _("The column “{column}” is not known.").format(column=shown(name)), expected
            )
        if names.count(name) > 1:
            raise _refused(_("The column “{column}” is there twice.").format(column=name), expected)


def _expected(required: Sequence[str], optional: Sequence[str]) -> str:
    return _("The columns are: {columns}.").format(columns=", ".join([*required, *optional]))


def _refused(what: str, todo: str) -> Invalid:
    return Invalid(Problem(what, todo, "file"))
