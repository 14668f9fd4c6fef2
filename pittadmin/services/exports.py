"""Exports: the rows that are shown as CSV or XLSX, and the official register as HTML."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import TypeVar

from pittadmin.domain.account_table import COLUMNS, AccountQuery
from pittadmin.domain.accounts import Account
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.resources import RESOURCES
from pittadmin.domain.violation_table import VIOLATION_COLUMNS, ViolationQuery
from pittadmin.services.context import Context, looking
from pittadmin.services.progress import Report, chunks, silent
from pittadmin.services.whole_files import write_whole
from pittadmin.storage import accounts as stored
from pittadmin.storage import violation_search

Row = TypeVar("Row")

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def accounts(ctx: Context, query: AccountQuery, path: Path, report: Report = silent) -> int:
    """Write the accounts that `query` shows, in its order, and return how many.

    Args:
        ctx: who exports; a try-out says so in the file.
        query: what is shown.
        path: the file; its suffix ``.csv`` or ``.xlsx`` says which kind.
        report: told of the progress.

    Raises:
        Unavailable: the file can't be written; one that was there before is whole.
    """
    columns = [(one.title, one.text) for one in COLUMNS]
    columns.append((_("Page address"), lambda row: row.page_address))
    with looking(ctx) as look:
        ids = stored.ids(look.conn, look.actor, query)
        pages = ((page, stored.rows(look.conn, page)) for page in chunks(ids, report))
        return _write(ctx, path, _("Accounts"), columns, pages)


def violations(ctx: Context, query: ViolationQuery, path: Path, report: Report = silent) -> int:
    """Write the cases that `query` shows, in its order and as this person sees them; return how
    many.

    Args:
        ctx: who exports; a try-out says so in the file.
        query: what is shown.
        path: the file; its suffix ``.csv`` or ``.xlsx`` says which kind.
        report: told of the progress.

    Raises:
        Unavailable: the file can't be written; one that was there before is whole.
    """
    columns = [(one.title, one.text) for one in VIOLATION_COLUMNS]
    with looking(ctx) as look:
        conn, actor, today = look.conn, look.actor, look.today
        ids = violation_search.ids(conn, actor, today, query)
        pages = (
            (page, violation_search.rows(conn, actor, today, page)) for page in chunks(ids, report)
        )
        return _write(ctx, path, _("Violations"), columns, pages)


def register(ctx: Context, path: Path) -> int:
    """Write the official register, the live accounts with their addresses, and return how many.

    It is one page of HTML without scripts, for the City's website.

    Raises:
        Unavailable: the file can't be written; one that was there before is whole.
    """
    with looking(ctx) as look:
        live = stored.live(look.conn)
    note = try_out_note(ctx)
    page = Template((RESOURCES / "register.html").read_text("utf-8")).substitute(
        title=escape(_("Official social media accounts of the City of Pittsfield")),
        note=f'<p class="note">{escape(note)}</p>' if note else "",
        accounts=_table(live) if live else f"<p>{escape(_('No account is live yet.'))}</p>",
        as_of=escape(_("As of {day}").format(day=say_date(ctx.clock.now()))),
    )
    write_whole(path, lambda part: part.write_text(page, "utf-8"))
    return len(live)


def as_text(cell: str) -> str:
    """Return a cell of a CSV so that no spreadsheet takes it for a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def try_out_note(ctx: Context) -> str:
    """Return what a try-out says in everything that it writes; empty in the City's database."""
    return _("Try-out: nothing in it counts.") if ctx.installation.is_try_out else ""


Pages = Iterable[tuple[Sequence[int], Mapping[int, Row]]]
"""Rows as they are read: some ids in their order, and the rows of those that are still there."""


def _write(
    ctx: Context,
    path: Path,
    name: str,
    columns: Sequence[tuple[str, Callable[[Row], str]]],
    pages: Pages[Row],
) -> int:
    """Write rows and return how many; `name` is the sheet's, each column a title and its text."""
    written = 0

    def lines() -> Iterator[list[str]]:
        nonlocal written
        for page, found in pages:
            for row in (found[id_] for id_ in page if id_ in found):
                written += 1
                yield [text(row) for _title, text in columns]

    titles, note = [title for title, _text in columns], try_out_note(ctx)
    if path.suffix.lower() == ".xlsx":
        write_whole(path, lambda part: _write_xlsx(part, name, titles, lines(), note))
    else:
        write_whole(path, lambda part: _write_csv(part, titles, lines(), note))
    return written


def _table(live: list[Account]) -> str:
    titles = (_("Platform"), _("Name of the page"), _("Address"))
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    parts = ["<table>", f"<thead><tr>{head}</tr></thead>"]
    for department, its in groupby(live, lambda account: account.department):
        parts.append("<tbody>")
        parts.append(f'<tr><th colspan="3" scope="rowgroup">{escape(department)}</th></tr>')
        for account in its:
            address = escape(account.page_address)
            parts.append(
                f"<tr><td>{escape(account.platform_name)}</td><td>{escape(account.handle)}</td>"
                f'<td><a href="{address}">{address}</a></td></tr>'
            )
        parts.append("</tbody>")
    return "\n".join([*parts, "</table>"])


def _write_csv(path: Path, titles: list[str], lines: Iterable[list[str]], note: str) -> None:
    # The byte order mark lets spreadsheets read it as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        if note:
            writer.writerow([note])
        writer.writerow(titles)
        writer.writerows([as_text(cell) for cell in line] for line in lines)


def _write_xlsx(
    path: Path, name: str, titles: list[str], lines: Iterable[list[str]], note: str
) -> None:
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    top = 1 if note else 0
    # Rows wait in a folder of their own, which goes with them when the export is stopped.
    with TemporaryDirectory(prefix="pittadmin-") as folder:
        book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": folder})
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(top + 1, 0)
        sheet.set_column(0, len(titles) - 1, 24)
        if note:
            sheet.write_string(0, 0, note)
        bold = book.add_format({"bold": True})
        for column, title in enumerate(titles):
            sheet.write_string(top, column, title, bold)
        try:
            for number, line in enumerate(lines, top + 1):
                for column, cell in enumerate(line):
                    sheet.write_string(number, column, cell)
            book.close()
        except XlsxWriterException as error:
            raise OSError(str(error)) from error
        finally:
            if not book.fileclosed and sheet.row_data_fh is not None:
                sheet.row_data_fh.close()
