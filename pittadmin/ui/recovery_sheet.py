"""The sheet with the recovery key, as text and as a QR code: printed once, and kept nowhere."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.look import look
from pittadmin.vault.secret import Secret

INK, PAPER = "#000000", "#ffffff"

_WHAT = _(
    "Who has this key can open every password that the City's accounts have, so keep it in a safe. "
    "It is for the day on which no computer of IT is left. With PittAdmin: pittadmin-cli "
    "credentials recover. Without it: save the line below in a file KEY, and run the free program "
    "age on an exported envelope: age --decrypt --identity KEY ENVELOPE.age"
)


class QrCode(QWidget):
    """A QR code, black on white in every look, with its quiet border."""

    def __init__(self, words: Secret) -> None:
        super().__init__()
        self._matrix = matrix(words)
        self.setAccessibleName(_("QR code of the recovery key"))
        side = look().px(240)
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, QRectF(self.rect()), self._matrix)
        painter.end()


def matrix(words: Secret) -> tuple[bytes, ...]:
    """Return the dark and light squares of a QR code, border included."""
    import segno  # when one is drawn

    made = segno.make_qr(words.reveal(), error="m")
    return tuple(bytes(line) for line in made.matrix_iter(border=4))


def paint(painter: QPainter, where: QRectF, squares: tuple[bytes, ...]) -> None:
    """Draw a QR code."""
    painter.fillRect(where, QColor(PAPER))
    side = where.width() / len(squares)
    for down, line in enumerate(squares):
        for across, dark in enumerate(line):
            if dark:
                spot = QRectF(where.x() + across * side, where.y() + down * side, side, side)
                painter.fillRect(spot.adjusted(0, 0, 0.3, 0.3), QColor(INK))


def print_sheet(parent: QWidget, key: Secret) -> bool:
    """Ask for a printer and print the sheet; tell whether it was sent to one."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print the recovery key"))
    chosen = bool(dialog.exec())
    dialog.deleteLater()
    if chosen:
        margins = QMarginsF(18, 18, 18, 18)
        letter = QPageSize(QPageSize.PageSizeId.Letter)
        portrait = QPageLayout.Orientation.Portrait
        printer.setPageLayout(QPageLayout(letter, portrait, margins, QPageLayout.Unit.Millimeter))
        painter = QPainter(printer)
        draw(painter, QRectF(printer.pageRect(QPrinter.Unit.DevicePixel)).size(), key)
        painter.end()
    return chosen


def draw(painter: QPainter, page: QSizeF, key: Secret) -> None:
    """Draw the sheet on a page of that size, in the painter's own units."""
    wide = page.width()
    painter.setPen(QColor(INK))

    def put(words: str, top: float, size: float, bold: bool = False, fixed: bool = False) -> float:
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font = QFont(system if fixed else QFont())
        font.setPointSizeF(size)
        font.setBold(bold)
        painter.setFont(font)
        anywhere = QTextOption.WrapMode.WrapAnywhere
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(anywhere if fixed else QTextOption.WrapMode.WordWrap)
        box = QRectF(0, top, wide, page.height() - top)
        needed = painter.boundingRect(box, words, option)
        painter.drawText(box, words, option)
        return needed.bottom() + needed.height() / 4 + wide / 60

    top = put(_("Recovery key of the City's passwords"), 0, 20, bold=True)
    top = put(_WHAT, top, 11)
    top = put(key.reveal(), top, 13, fixed=True)
    side = wide * 0.45
    paint(painter, QRectF(0, top, side, side), matrix(key))
