"""The strip of a post's pictures: what is said of each."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pittadmin.domain.findings import Finding
from pittadmin.domain.media import Media
from pittadmin.ui.look import look
from pittadmin.ui.media_strip import MediaStrip


def test_what_must_change_is_told_from_what_is_to_be_looked_at_again(qtbot: QtBot) -> None:
    look()
    strip = MediaStrip(lambda _owner, _media, done: done(QImage()))
    qtbot.addWidget(strip)
    strip.show()
    strip.show_media((Media("a.png"), Media("b.png"), Media("c.png")))
    found = [
        Finding("PIC", "R27", severity, 0, 0, "It lacks something.", "Say it.", media=at)
        for at, severity in enumerate(("block", "warn"))
    ]
    strip.show_asking(dict(enumerate(found)))
    said = {
        one.text(): one.property("kind")
        for one in strip.findChildren(QLabel)
        if one.isVisible() and "lacks" in one.text()
    }
    assert said == {
        "Must change: It lacks something.": "bad",
        "Look again: It lacks something.": "warn",
    }
