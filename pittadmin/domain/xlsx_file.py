"""Writing a spreadsheet (XLSX) of one sheet in which every cell is text, row by row."""

import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

MAX_CELL = 32_767
"""The longest text that a cell may hold, in characters (ECMA-376)."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_BOOK_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_BOOK = (
    f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name=%s sheetId="1" r:id="rId1"/></sheets></workbook>'
)
# Style 1 is bold, for the titles; numFmtId 49 is text, so that editing a cell keeps it text.
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2">'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
    'applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def write(
    path: Path,
    sheet: str,
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    note: str = "",
) -> None:
    """Write a spreadsheet; nothing in it is ever taken for a formula or a number.

    Args:
        path: the file, which is replaced.
        sheet: the sheet's name, at most 31 characters without ``[]:*?/`` and backslash.
        titles: the columns' titles, which stay in sight.
        rows: the cells of each row; they are taken one row at a time.
        note: a sentence above the titles, or empty.

    Raises:
        OSError: it can't be written.
    """
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", _CONTENT_TYPES)
        book.writestr("_rels/.rels", _RELATIONS)
        book.writestr("xl/workbook.xml", _BOOK % quoteattr(sheet))
        book.writestr("xl/_rels/workbook.xml.rels", _BOOK_RELATIONS)
        book.writestr("xl/styles.xml", _STYLES)
        with (
            book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
            io.TextIOWrapper(part, "utf-8", newline="") as out,
        ):
            _write_sheet(out, titles, rows, note)


def _write_sheet(
    out: TextIO, titles: Sequence[str], rows: Iterable[Sequence[str]], note: str
) -> None:
    top = [[(note, 0)]] if note else []
    top.append([(title, 1) for title in titles])
    out.write(
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        f'<pane ySplit="{len(top)}" topLeftCell="A{len(top) + 1}" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{len(titles)}" width="24" customWidth="1"/></cols><sheetData>'
    )
    for cells in top:
        out.write(_row(cells))
    for row in rows:
        out.write(_row([(cell, 0) for cell in row]))
    out.write("</sheetData></worksheet>")


def _row(cells: Sequence[tuple[str, int]]) -> str:
    inside = "".join(
        f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(cell)}</t></is></c>'
        for cell, style in cells
    )
    return f"<row>{inside}</row>"


def _text(cell: str) -> str:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", cell)[:MAX_CELL])
