"""A page's address on screen: a link where it may be opened, with a button that copies it."""

from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.layouts import row
from pittadmin.ui.look import look
from pittadmin.ui.widgets import Button, button, text


def opens(address: str, hosts: tuple[str, ...]) -> bool:
    """Tell whether a page's address may be opened: by https, and on its own platform only."""
    try:
        parts = urlsplit(address)
        plain = parts.port is None and parts.username is None
    except ValueError:
        return False
    return parts.scheme == "https" and plain and parts.hostname in hosts


def page_link(address: str, hosts: tuple[str, ...], copy: str = "") -> QWidget:
    """Return an address that opens in the browser, as plain text where it must not.

    Args:
        address: the address.
        hosts: those of its platform.
        copy: the name of the button that copies it.
    """
    short = address.removeprefix("https://").removeprefix("www.")
    if opens(address, hosts):
        link = Link(short, _("Open {address} in the browser").format(address=address))
        link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
    else:
        link = text(short, selectable=True)
    return copyable(link, address, copy or _("Copy {address}").format(address=address))


def copyable(shown: QWidget, value: str, name: str) -> QWidget:
    """Return something shown, with a button that copies its value."""
    copy = button("", lambda: QGuiApplication.clipboard().setText(value), "icon", "copy", name)
    return row(shown, copy, None, gap=2)


class Link(Button):
    """An address that opens; what has no room is cut with an ellipsis, and read out whole."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__("", "link")
        self._words = words
        # It stands under the record's name, so its words begin where that begins.
        self.setStyleSheet("padding-left: 0; padding-right: 0; text-align: left;")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._cut()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words) + look().px(6)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), look().px(120)), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _cut(self) -> None:
        room = self.width() - look().px(4)
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room)
        self.setText(cut.replace("&", "&&"))
