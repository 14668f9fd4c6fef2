import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from pittadmin.ui import thumbnails
from tests.media import drawing, exif, photo, saved


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_fits_its_room_however_it_is_turned(qtbot: QtBot, orientation: int) -> None:
    data = saved(drawing(size=(3200, 1600)), "JPEG", exif=exif(orientation))
    image = thumbnails.decode(data, QSize(300, 200))
    assert image.size() == (QSize(300, 150) if orientation < 5 else QSize(100, 200))


def test_a_small_picture_stays_as_it_is_and_none_is_null(qtbot: QtBot) -> None:
    assert thumbnails.decode(photo("PNG"), QSize(300, 200)).size() == QSize(64, 48)
    assert thumbnails.decode(b"no picture", QSize(300, 200)).isNull()
