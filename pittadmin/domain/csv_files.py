"""Reading a CSV that somebody else made: encoding, separator, columns; every fault by its line."""

import csv
import io
from collections.abc import Sequence

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _

MAX_LINES = 200_000
"""More lines than the City has people a hundred times over; above it, the wrong file was chosen."""


def decode(data: bytes) -> str:
    """Return the text of a CSV file in UTF-8 or UTF-16, with or without byte order mark.

    Raises:
        Invalid: it is in another encoding; guessing would spoil names.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            break
    else:
        encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _refused(
            _("Line {line} is not in UTF-8.").format(line=f"{line:,}"),
            _("Save the file as “CSV UTF-8” in your spreadsheet, then choose it again."),
        ) from error
    if "\x00" in text:
        raise _refused(
            _("This is not a CSV file."), _("Save the sheet as “CSV UTF-8” and choose that.")
        )
    return text


def read(data: bytes, required: Sequence[str], optional: Sequence[str]) -> list[dict[str, str]]:
    """Return the lines of a CSV file, each with every column; "line" is its number in the file.

    The first line names the columns, in any order and case; commas, semicolons and tabs separate.

    Args:
        data: the file's bytes.
        required: columns that must be there.
        optional: columns that may be there, empty when not.

    Raises:
        Invalid: the encoding, a missing or unknown column, or too many lines.
    """
    text = decode(data)
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    # Rows are counted as a spreadsheet shows them: a cell may hold line breaks.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        names = [name.strip().lower().replace(" ", "_") for name in next(reader, [])]
        _check_columns(names, required, optional)
        lines = []
        for number, cells in enumerate(reader, 2):
            if not any(cell.strip() for cell in cells):
                continue
            if len(lines) >= MAX_LINES:
                raise _refused(
                    _("The file has more than {count} lines.").format(count=f"{MAX_LINES:,}"),
                    _("Check that it is the right file, or import it in parts."),
                )
            line = dict.fromkeys([*required, *optional], "")
            line |= {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
            line["line"] = str(number)
            # More cells than columns: a stray separator moved the rest, so nothing can be trusted.
            line["surplus"] = "yes" if any(c.strip() for c in cells[len(names) :]) else ""
            lines.append(line)
    except csv.Error as error:
        raise _refused(
            _("Line {line} can't be read: {why}.").format(line=f"{reader.line_num:,}", why=error),
            _("Open the file in a spreadsheet, check that line and save it as “CSV UTF-8”."),
        ) from error
    return lines


def _check_columns(names: list[str], required: Sequence[str], optional: Sequence[str]) -> None:
    missing = [name for name in required if name not in names]
    unknown = [name for name in names if name and name not in (*required, *optional)]
    twice = [name for name in set(names) if name and names.count(name) > 1]
    expected = _("The columns are: {columns}.").format(columns=", ".join([*required, *optional]))
    if missing:
        raise _refused(_("The column “{column}” is missing.").format(column=missing[0]), expected)
    if unknown:
        raise _refused(_("The column “{column}” is not known.").format(column=unknown[0]), expected)
    if twice:
        raise _refused(_("The column “{column}” is there twice.").format(column=twice[0]), expected)


def _refused(what: str, todo: str) -> Invalid:
    return Invalid(Problem(what, todo, "file"))
