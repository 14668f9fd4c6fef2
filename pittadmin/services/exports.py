"""Exports: the rows that are shown as CSV or XLSX, and the official register as HTML."""

import csv
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from pittadmin.domain.account_table import COLUMNS, AccountQuery, AccountRow
from pittadmin.domain.accounts import Account
from pittadmin.domain.clock import say_date
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _
from pittadmin.domain.resources import RESOURCES
from pittadmin.services.context import Context, looking
from pittadmin.services.progress import Report, chunks, silent
from pittadmin.storage import accounts as stored

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
    write = _write_xlsx if path.suffix.lower() == ".xlsx" else _write_csv
    written = 0
    with looking(ctx) as look:
        ids = stored.ids(look.conn, look.actor, query)

        def lines() -> Iterator[list[str]]:
            nonlocal written
            for page in chunks(ids, report):
                found = stored.rows(look.conn, page)
                for row in (found[id_] for id_ in page if id_ in found):
                    written += 1
                    yield _cells(row)

        titles = [column.title for column in COLUMNS] + [_("Page address")]
        _safely(path, lambda part: write(part, titles, lines(), try_out_note(ctx)))
    return written


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
    _safely(path, lambda part: part.write_text(page, "utf-8"))
    return len(live)


def as_text(cell: str) -> str:
    """Return a cell of a CSV so that no spreadsheet takes it for a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def suggested_name(ctx: Context, suffix: str) -> str:
    """Return a name for an export made now, such as ``accounts-2026-11-22.csv``."""
    return f"accounts-{ctx.clock.today():%Y-%m-%d}{suffix}"


def try_out_note(ctx: Context) -> str:
    """Return what a try-out says in everything that it writes; empty in the City's database."""
    return _("Try-out: nothing in it counts.") if ctx.installation.is_try_out else ""


def _cells(row: AccountRow) -> list[str]:
    return [column.text(row) for column in COLUMNS] + [row.page_address]


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


def _write_xlsx(path: Path, titles: list[str], lines: Iterable[list[str]], note: str) -> None:
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    top = 1 if note else 0
    # Rows wait in a folder of their own, which goes with them when the export is stopped.
    with TemporaryDirectory(prefix="pittadmin-") as folder:
        book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": folder})
        sheet = book.add_worksheet(_("Accounts"))
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
        with suppress(OSError):
            part.unlink(missing_ok=True)
