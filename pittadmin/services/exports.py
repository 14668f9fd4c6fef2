"""Exports: the rows that are shown as CSV or XLSX, and the official register as HTML."""

import csv
import html
import os
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template

from pittadmin.domain.account_table import COLUMNS, AccountQuery, AccountRow
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _
from pittadmin.domain.resources import RESOURCES
from pittadmin.services.context import Context, Look, looking
from pittadmin.storage import accounts as stored

Report = Callable[[int, int], None]
"""Takes how much is done and how much there is; raises `Cancelled` when it is to stop."""

_PAGE = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def silent(done: int, total: int) -> None:
    """Report to nobody."""


def accounts(ctx: Context, query: AccountQuery, path: Path, report: Report = silent) -> int:
    """Write the accounts that `query` shows, in its order, and return how many.

    Args:
        ctx: who exports; a try-out says so in the file.
        query: what is shown.
        path: the file; its suffix ``.csv`` or ``.xlsx`` says which kind.
        report: told of the progress.

    Raises:
        Unavailable: the file can't be written.
    """
    write = _write_xlsx if path.suffix.lower() == ".xlsx" else _write_csv
    with looking(ctx) as look:
        ids = stored.ids(look.conn, look.actor, query)
        titles = [column.title for column in COLUMNS] + [_("Page address")]
        lines = (_cells(row) for row in _rows(look, ids, report))
        note = _("Try-out: nothing in it counts.") if ctx.installation.is_try_out else ""
        _safely(path, lambda part: write(part, titles, lines, note))
    return len(ids)


def register(ctx: Context, path: Path) -> int:
    """Write the official register, the live accounts with their addresses, and return how many.

    It is one page of HTML without scripts, for the City's website.

    Raises:
        Unavailable: the file can't be written.
    """
    with looking(ctx) as look:
        live = stored.live(look.conn)
    body = []
    department = ""
    for account in live:
        if account.department != department:
            department = account.department
            body.append(f'<tr><th colspan="3" scope="rowgroup">{html.escape(department)}</th></tr>')
        address = html.escape(account.page_address, quote=True)
        body.append(
            f"<tr><td>{html.escape(account.platform_name)}</td>"
            f"<td>{html.escape(account.handle)}</td>"
            f'<td><a href="{address}">{address}</a></td></tr>'
        )
    page = Template((RESOURCES / "register.html").read_text("utf-8")).substitute(
        title=_("Official social media accounts of the City of Pittsfield"),
        note=_("Try-out: nothing in it counts.") if ctx.installation.is_try_out else "",
        platform=_("Platform"),
        handle=_("Name of the page"),
        address=_("Address"),
        rows="\n".join(body),
        as_of=_("As of {day}").format(day=say_date(ctx.clock.now())),
    )
    _safely(path, lambda part: part.write_text(page, "utf-8"))
    return len(live)


def as_text(cell: str) -> str:
    """Return a cell so that no spreadsheet takes it for a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def suggested_name(ctx: Context, suffix: str) -> str:
    """Return a name for an export made now, such as ``accounts-2026-11-22.csv``."""
    return f"accounts-{ctx.clock.today():%Y-%m-%d}{suffix}"


def _cells(row: AccountRow) -> list[str]:
    return [column.text(row) for column in COLUMNS] + [row.page_address]


def _rows(look: Look, ids: "array[int]", report: Report) -> Iterator[AccountRow]:
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        found = stored.rows(look.conn, page)
        report(start, len(ids))
        yield from (found[id_] for id_ in page if id_ in found)


def _write_csv(path: Path, titles: list[str], lines: Iterator[list[str]], note: str) -> None:
    # The byte order mark lets spreadsheets read it as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        if note:
            writer.writerow([note])
        writer.writerow(titles)
        writer.writerows([as_text(cell) for cell in line] for line in lines)


def _write_xlsx(path: Path, titles: list[str], lines: Iterator[list[str]], note: str) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(_("Accounts"))
    bold = book.add_format({"bold": True})
    top = 0
    if note:
        sheet.write_string(0, 0, note)
        top = 1
    sheet.freeze_panes(top + 1, 0)
    sheet.set_column(0, len(titles) - 1, 24)
    for column, title in enumerate(titles):
        sheet.write_string(top, column, title, bold)
    for number, line in enumerate(lines, top + 1):
        for column, cell in enumerate(line):
            sheet.write_string(number, column, cell)
    book.close()


def _safely(path: Path, write: Callable[[Path], object]) -> None:
    """Write beside the file and put it in place when it is whole."""
    part = path.with_name(f".{path.name}.part")
    try:
        write(part)
        os.replace(part, path)
    except OSError as error:
        raise Unavailable(
            _("“{name}” could not be written: {why}.").format(
                name=path.name, why=error.strerror or error
            ),
            _("Close it in other programs, or choose another folder."),
        ) from error
    finally:
        part.unlink(missing_ok=True)

