"""A box that takes files and pictures: chosen, dropped or pasted."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.look import look

PICTURES = "*.png *.jpg *.jpeg *.webp *.gif *.bmp"


class DropBox(QWidget):
    """Takes pictures; what is done with them is up to who derives from it.

    Args:
        patterns: which files are offered when some are chosen.
        what: what they are called where they are chosen.
    """

    def __init__(self, patterns: str = PICTURES, what: str = "") -> None:
        super().__init__()
        self._patterns, self._what, self._over = patterns, what or _("Pictures"), False
        self.setAcceptDrops(True)

    # What is done with them

    def take_files(self, paths: Iterable[Path]) -> None:
        """Take pictures from files."""
        raise NotImplementedError

    def take_image(self, image: QImage) -> None:
        """Take a picture that was copied, such as a screenshot."""
        raise NotImplementedError

    def refuse(self) -> None:
        """Say that there is no picture on the clipboard."""
        raise NotImplementedError

    # How they come

    def choose(self) -> None:
        """Let files be chosen."""
        dialog = QFileDialog(self, _("Choose {what}").format(what=self._what.lower()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([f"{self._what} ({self._patterns})"])
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def paste(self) -> None:
        """Take the picture, or the files, on the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.refuse()

    def take(self, data: QMimeData | None) -> bool:
        """Take what was dropped or pasted; tell whether there is a picture or a file in it."""
        if data is None:
            return False
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.take_files(files)
        elif data.hasImage():
            self.take_image(QImage(data.imageData()))
        else:
            return False
        return True

    def _chosen(self, names: list[str]) -> None:
        self.take_files(Path(name) for name in names)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasImage() or any(url.isLocalFile() for url in data.urls()):
            event.acceptProposedAction()
            self._highlight(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._highlight(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._highlight(False)
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    def _highlight(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, wrong = look().theme, self.property("problem") == "true"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.chosen if self._over else theme.surface))
        color = theme.bad if wrong else theme.accent if self._over else theme.edge
        pen = QPen(QColor(color), 2 if wrong else 1)
        if not wrong:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        radius = look().px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
