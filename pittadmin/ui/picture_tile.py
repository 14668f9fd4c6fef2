"""One picture: small, with its name, what is told of it, and a button that takes it off."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from pittadmin.domain.i18n import _
from pittadmin.ui import thumbnails
from pittadmin.ui.layouts import row
from pittadmin.ui.look import look
from pittadmin.ui.widgets import button, text, tip


class PictureTile(QFrame):
    """Shows a picture, once it is there.

    Args:
        name: the name of its file.
        remove: what `off`, its button, calls.
        about: what is told of it besides, such as who added it.
    """

    def __init__(self, name: str, remove: Callable[[], object], about: str = "") -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture = QLabel(_("Loading…"))
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(thumbnails.size())
        self._picture.setAccessibleName(_("Picture {name}").format(name=name))
        said = text("", "muted", wrap=False)
        room = thumbnails.size().width() - look().px(40)
        middle = Qt.TextElideMode.ElideMiddle
        said.setText(said.fontMetrics().elidedText(name, middle, room))
        self.off = button("", remove, "icon", "close", _("Take off {name}").format(name=name))
        box = QVBoxLayout(self)
        look().space(box, 2, (8, 8, 8, 8 if about else 2))
        box.addWidget(self._picture)
        tip(said, name)
        box.addWidget(row(said, None, self.off, gap=2))
        if about:
            more = text(about, "muted", selectable=True)
            more.setFixedWidth(thumbnails.size().width())
            more.setContentsMargins(0, 0, 0, look().px(6))
            box.addWidget(more)

    def show_picture(self, image: QImage) -> None:
        """Show the picture; one that can't be drawn here says so."""
        if image.isNull():
            self._picture.setText(_("Can't be shown"))
        else:
            self._picture.setPixmap(QPixmap.fromImage(image))
