"""Draws a document as a PDF: letter paper, its title and page number on every page.

Everything in it is put in as plain text. It needs no window, and may be called on any thread.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from pittadmin.domain.documents import Document, FactList, Grid, Heading, Paragraph, Part
from pittadmin.domain.i18n import _
from pittadmin.domain.plain_text import plain

DOTS = 96  # an inch, so that sizes in points come out as they are named
MARGIN = 18.0  # millimeters
INK, MUTED, LINE, SHADE = "#17202a", "#5b6673", "#c9d1da", "#eef2f6"
SIZE = 9.5  # points


def render(document: Document) -> bytes:
    """Return the document as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setTitle(plain(document.title))
    writer.setCreator("PittAdmin")
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    letter = QPageSize(QPageSize.PageSizeId.Letter)
    portrait = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(letter, portrait, margins, QPageLayout.Unit.Millimeter))
    area = QRectF(writer.pageLayout().paintRectPixels(DOTS))
    foot = 2.4 * SIZE * DOTS / 72
    body = QRectF(0, foot, area.width(), area.height() - 2 * foot)
    text = _text(document, writer, body)
    painter = QPainter(writer)
    for page in range(text.pageCount()):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, body.top() - page * body.height())
        text.drawContents(painter, QRectF(0, page * body.height(), body.width(), body.height()))
        painter.restore()
        _edges(painter, document, area, page + 1, text.pageCount())
    painter.end()
    buffer.close()
    data: QByteArray = buffer.data()
    return bytes(data.data())


def _text(document: Document, writer: QPdfWriter, body: QRectF) -> QTextDocument:
    text = QTextDocument()
    text.documentLayout().setPaintDevice(writer)
    text.setDocumentMargin(0)
    text.setDefaultFont(_font(SIZE))
    text.setPageSize(QSizeF(body.width(), body.height()))
    cursor = QTextCursor(text)
    cursor.beginEditBlock()  # or all of it is laid out anew for every cell
    _write(cursor, document.title, _format(16, bold=True), after=10, first=True)
    for part in document.parts:
        _put(cursor, part)
    cursor.endEditBlock()
    _keep_headings(text, body.height())
    return text


def _keep_headings(text: QTextDocument, high: float) -> None:
    """Take a heading that would end a page to the next one, to what it stands over."""
    layout, block = text.documentLayout(), text.begin()
    while block.isValid():
        after = block.next()
        if block.blockFormat().headingLevel() and after.isValid():
            pages = [int(layout.blockBoundingRect(one).top() // high) for one in (block, after)]
            if pages[0] != pages[1]:
                form = block.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(form)
        block = after


def _put(cursor: QTextCursor, part: Part) -> None:
    match part:
        case Heading():
            _write(cursor, part.text, _format(12, bold=True), before=12, after=4, level=1)
        case Paragraph():
            style = _format(SIZE - 1, MUTED) if part.quiet else _format(SIZE)
            _write(cursor, part.text, style, after=6)
        case FactList():
            rows = [(label, value) for label, value in part.facts]
            _grid(cursor, Grid((), rows, (1, 3)))
        case Grid():
            _grid(cursor, part)


def _write(
    cursor: QTextCursor,
    words: str,
    style: QTextCharFormat,
    before: float = 0,
    after: float = 0,
    first: bool = False,
    level: int = 0,
) -> None:
    block = QTextBlockFormat()
    block.setHeadingLevel(level)
    block.setTopMargin(before)
    block.setBottomMargin(after)
    if first:
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(style)
    else:
        cursor.insertBlock(block, style)
    cursor.insertText(plain(words), style)


def _grid(cursor: QTextCursor, grid: Grid) -> None:
    heads = 1 if grid.titles else 0
    columns = len(grid.titles) or max((len(row) for row in grid.rows), default=0)
    if not columns or not heads + len(grid.rows):
        return
    shares = grid.widths or (1,) * columns
    form = QTextTableFormat()
    form.setHeaderRowCount(heads)
    form.setCellPadding(4)
    form.setCellSpacing(0)
    form.setBorder(0.7 if heads else 0)
    form.setBorderBrush(QBrush(QColor(LINE)))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setTopMargin(4)
    form.setBottomMargin(10)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    percent = QTextLength.Type.PercentageLength
    form.setColumnWidthConstraints([QTextLength(percent, 100 * s / sum(shares)) for s in shares])
    table = cursor.insertTable(heads + len(grid.rows), columns, form)
    for number, title in enumerate(grid.titles):
        cell = table.cellAt(0, number)
        shaded = cell.format()
        shaded.setBackground(QBrush(QColor(SHADE)))
        cell.setFormat(shaded)
        cell.firstCursorPosition().insertText(plain(title), _format(SIZE - 1, bold=True))
    label = _format(SIZE - 1, MUTED) if not heads else _format(SIZE - 1)
    for at, row in enumerate(grid.rows, heads):
        for number, words in enumerate(row):
            style = label if number == 0 else _format(SIZE - 1)
            table.cellAt(at, number).firstCursorPosition().insertText(plain(words), style)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _edges(painter: QPainter, document: Document, area: QRectF, page: int, pages: int) -> None:
    painter.setFont(_font(SIZE - 2))
    painter.setPen(QColor(MUTED))
    whole = QRectF(0, 0, area.width(), area.height())
    top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    if page > 1:
        painter.drawText(whole, int(top | left), plain(document.title))
    said = _("Page {page} of {pages}").format(page=page, pages=pages)
    painter.drawText(whole, int(bottom | right), said)
    painter.drawText(whole, int(bottom | left), plain(document.mark))


def _font(size: float, bold: bool = False) -> QFont:
    font = QFont()
    font.setPointSizeF(size)
    font.setBold(bold)
    return font


def _format(size: float, color: str = INK, bold: bool = False) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setFont(_font(size, bold))
    result.setForeground(QBrush(QColor(color)))
    return result
