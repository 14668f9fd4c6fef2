"""Pictures made small, off the GUI thread: from files, from the clipboard, from the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from pittadmin.domain.clock import CITY_ZONE
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.services import pictures
from pittadmin.services.pictures import NewPicture
from pittadmin.ui.look import look


@dataclass(frozen=True)
class Loaded:
    """What came of reading some files: the pictures, and what is wrong with the others."""

    pictures: tuple[tuple[NewPicture, Path, QImage], ...]
    problems: tuple[Problem, ...] = ()


def size() -> QSize:
    """Return how large a small picture is at most."""
    return QSize(look().px(148), look().px(96))


def decode(data: bytes, room: QSize) -> QImage:
    """Return a picture as it is turned, no larger than `room`; a null one when it can't be drawn.

    Args:
        data: the bytes of the picture; they say what it is.
        room: in pixels.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    whole = reader.size()
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        room = room.transposed()  # it is scaled before it is turned
    if whole.width() > room.width() or whole.height() > room.height():
        fitting = whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    return reader.read()


def shrink(data: bytes) -> QImage:
    """Return a picture as large as it is shown, or a null one when it can't be drawn.

    Args:
        data: the bytes of the picture.
    """
    image = decode(data, size() * 2)
    if image.isNull():
        return image
    image = image.scaled(
        size() * 2,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    image.setDevicePixelRatio(2)
    return image


def load(paths: Iterable[Path]) -> Loaded:
    """Read pictures from files; one that is none does not keep the others away."""
    found, problems = [], []
    for path in paths:
        try:
            picture = pictures.load(path)
            found.append((picture, path, _drawn(picture)))
        except Invalid as error:
            problems.extend(error.problems)
    return Loaded(tuple(found), tuple(problems))


def keep(image: QImage, folder: Path, now: datetime) -> Loaded:
    """Write a pasted picture to `folder` until it is saved, and read it from there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = now.astimezone(CITY_ZONE).strftime("%Y-%m-%d %H.%M.%S.%f")[:-3]
    path = folder / _("Pasted {moment}.png").format(moment=stamp)
    if image.isNull() or not image.save(str(path)):
        problem = Problem(
            _("The picture on the clipboard can't be kept."),
            _("Save it as a file and choose that."),
            "evidence",
        )
        return Loaded((), (problem,))
    return load([path])


def _drawn(picture: NewPicture) -> QImage:
    """Return a picture made small.

    Raises:
        Invalid: it is damaged, so that nobody could look at it later.
    """
    image = shrink(picture.data)
    if image.isNull():
        raise Invalid(
            Problem(
                _("“{name}” can't be opened: it is damaged, or far too large.").format(
                    name=picture.filename
                ),
                _("Take a screenshot and save it as PNG or JPEG."),
                "evidence",
                "R18",
            )
        )
    return image
