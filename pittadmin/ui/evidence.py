"""Pictures handed in as evidence: small on a record's page, larger in a dialog."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from pittadmin.domain.accounts import Evidence
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.services.account_view import evidence_bytes
from pittadmin.services.context import Context
from pittadmin.ui import thumbnails
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.layouts import flow
from pittadmin.ui.look import look
from pittadmin.ui.shell import Shell

LARGE = 2400
"""The longest side, in pixels, at which a picture is opened."""

DRAWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"})
"""The kinds of files that the window draws by itself; nothing else is ever opened."""

Seen = dict[str, QImage]
"""Small pictures that were shown already, by the key of their file."""


@dataclass(frozen=True)
class Picture:
    """A picture in the database.

    Args:
        name: the name of its file.
        added: by whom it was added and when, a sentence.
        key: what tells its bytes from others.
        read: returns the bytes; called on the reading thread.
    """

    name: str
    added: str
    key: str
    read: Callable[[Context], bytes]


def picture_of(evidence: Evidence) -> Picture:
    """Return a piece of an account's evidence as a picture."""
    added = _("Added by {person} on {day}.").format(
        person=evidence.added_by, day=say_date(evidence.added_at)
    )
    read = partial(evidence_bytes, sha256=evidence.sha256)
    return Picture(evidence.filename, added, evidence.sha256, read)


class Thumbnail(QPushButton):
    """One small picture; pressing it opens it larger."""

    def __init__(self, shell: Shell, picture: Picture, seen: Seen) -> None:
        super().__init__(_("Loading…"))
        self._shell, self._picture, self._seen = shell, picture, seen
        said = f"{picture.name}. {picture.added}"
        self.setAccessibleName(_("Picture {what}").format(what=said))
        self.setAccessibleDescription(_("Opens it larger"))
        self.setProperty("kind", "icon")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.enlarge)
        if picture.key in seen:
            self._show(seen[picture.key])
        else:
            shell.runner.read(self, picture.read, shell.ctx, done=self._shrink, key="bytes")

    def sizeHint(self) -> QSize:
        return thumbnails.size() + QSize(look().px(14), look().px(14))

    def enlarge(self) -> "PictureDialog":
        """Open the picture larger, over the window."""
        dialog = PictureDialog(self._shell, self.window(), self._picture)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setIconSize(thumbnails.size())

    def _shrink(self, data: bytes) -> None:
        self._shell.runner.check(self, thumbnails.shrink, data, done=self._show, key="small")

    def _show(self, image: QImage) -> None:
        self._seen[self._picture.key] = image
        if image.isNull():
            self.setText(_("Can't be shown"))
            return
        self.setText("")
        self.setIcon(QIcon(QPixmap.fromImage(image)))
        self.setIconSize(thumbnails.size())


class _Fitted(QLabel):
    """A picture as large as there is room for, and no larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(look().px(240), look().px(160))

    def sizeHint(self) -> QSize:
        return QSize(look().px(860), look().px(560))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Scale the picture to the room."""
        if self.image.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self.size() * ratio
        image = self.image
        if image.width() > room.width() or image.height() > room.height():
            image = image.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self.setPixmap(pixmap)


class PictureDialog(Dialog):
    """A piece of evidence, as large as the window allows."""

    def __init__(self, shell: Shell, parent: QWidget, picture: Picture) -> None:
        super().__init__(parent, picture.name, picture.added)
        self._shell = shell
        self._picture = _Fitted()
        self._picture.setAccessibleName(picture.name)
        self._picture.setText(_("Loading…"))
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self.add(self._picture)
        shell.runner.read(self, picture.read, shell.ctx, done=self._decode)

    @property
    def image(self) -> QImage:
        """The picture, null until it is there."""
        return self._picture.image

    def _decode(self, data: bytes) -> None:
        room = QSize(LARGE, LARGE)
        self._shell.runner.check(self, thumbnails.decode, data, room, done=self._show)

    def _show(self, image: QImage) -> None:
        self._picture.image = image
        if image.isNull():
            self._picture.setText(_("This picture can't be shown; ask for another screenshot."))
        self._picture.fit()


def small_pictures(shell: Shell, evidence: Sequence[Evidence], seen: Seen) -> QWidget:
    """Return the small pictures side by side."""
    return flow(*(Thumbnail(shell, picture_of(one), seen) for one in evidence))
