"""Seals: everybody sees the City's official ones; Personnel adds and removes them (R26, R35)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pittadmin.services import seals
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.picture_tile import PictureTile
from pittadmin.ui.seals_section import SealForm, SealsSection
from pittadmin.ui.shell import Shell
from tests.media import saved, seal, video
from tests.ui.conftest import City
from tests.ui.policy_tab import faults, find_button, open_part, press, said

ShellFor = Callable[[str], Shell]

OFFICIAL = saved(seal(), "PNG")


def opened(qtbot: QtBot, shell: Shell) -> SealsSection:
    part: SealsSection = open_part(qtbot, shell, "seals")
    qtbot.waitUntil(lambda: part.count.text() != "" and not shell.runner.is_busy)
    return part


def a_file(folder: Path, name: str = "City seal.png", data: bytes = OFFICIAL) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def form_of(qtbot: QtBot, part: SealsSection) -> SealForm:
    """Return the form, once the picture is read."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in part.findChildren(SealForm)))
    return next(one for one in part.findChildren(SealForm) if one.isVisible())


def drop(part: SealsSection, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    act, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    where = QPointF(5, 5)
    enter = QDragEnterEvent(where.toPoint(), act, data, left, none.NoModifier)
    QApplication.sendEvent(part.shelf, enter)
    QApplication.sendEvent(part.shelf, QDropEvent(where, act, data, left, none.NoModifier))


def tiles(part: SealsSection) -> list[PictureTile]:
    return [one for one in part.findChildren(PictureTile) if one.isVisible()]


def is_drawn(tile: PictureTile) -> bool:
    return any(not one.pixmap().isNull() for one in tile.findChildren(QLabel))


@pytest.mark.requirement("R26", "R35")
def test_personnel_drops_a_picture_names_it_and_it_is_official(
    qtbot: QtBot, shell_for: ShellFor, city: City, tmp_path: Path
) -> None:
    shell = shell_for("personnel")
    part = opened(qtbot, shell)
    assert "None is kept yet" in said(part)
    drop(part, a_file(tmp_path))
    form = form_of(qtbot, part)
    assert form.name.text() == "City seal"
    assert faults(form) == []
    form.name.setText("City seal, <b>blue</b>")
    with qtbot.waitSignal(shell.said) as told:
        qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    assert told.args == ["“City seal, <b>blue</b>” is kept as official."]
    qtbot.waitUntil(lambda: part.count.text() == "1 official" and len(tiles(part)) == 1)
    qtbot.waitUntil(lambda: is_drawn(tiles(part)[0]))
    (kept,) = seals.kept(city.me)
    assert kept.seal.name == "City seal, <b>blue</b>"
    assert seals.picture(city.me, kept.seal.sha256) == OFFICIAL
    assert "Pat Sample (Personnel)\nNov 2, 2026" in said(part)
    assert faults(part) == []


def test_who_is_not_of_personnel_sees_the_seals_and_reads_who_keeps_them(
    qtbot: QtBot, shell_for: ShellFor, city: City
) -> None:
    seals.keep(city.who["personnel"], "City seal", OFFICIAL)
    part = opened(qtbot, shell_for("employee"))
    qtbot.waitUntil(lambda: len(tiles(part)) == 1 and is_drawn(tiles(part)[0]))
    assert "can keep the City's official seals and logos." in said(part)
    assert find_button(part, "Add a seal…") is None
    assert not tiles(part)[0].off.isVisible()
    assert not part.shelf.acceptDrops()
    assert faults(part) == []


def test_a_seal_is_removed_after_asking_once(qtbot: QtBot, shell_for: ShellFor, city: City) -> None:
    seals.keep(city.who["personnel"], "City seal", OFFICIAL)
    part = opened(qtbot, shell_for("personnel"))
    qtbot.waitUntil(lambda: len(tiles(part)) == 1)
    qtbot.mouseClick(tiles(part)[0].off, Qt.MouseButton.LeftButton)
    dialog = next(one for one in part.findChildren(Dialog) if one.isVisible())
    dialog.reject()
    assert len(seals.kept(city.me)) == 1
    qtbot.mouseClick(tiles(part)[0].off, Qt.MouseButton.LeftButton)
    dialog = next(one for one in part.findChildren(Dialog) if one.isVisible())
    press(qtbot, dialog, "Remove it")
    qtbot.waitUntil(lambda: part.count.text() == "0 official" and not tiles(part))
    assert seals.kept(city.me) == ()


def test_a_seal_is_pasted(qtbot: QtBot, shell_for: ShellFor) -> None:
    part = opened(qtbot, shell_for("personnel"))
    image = QImage.fromData(OFFICIAL)
    QGuiApplication.clipboard().setImage(image)
    part.shelf.setFocus()
    QTest.keySequence(part.shelf, QKeySequence(QKeySequence.StandardKey.Paste))
    form = form_of(qtbot, part)
    assert form.name.text() == "Pasted seal"
    form.reject()
    QGuiApplication.clipboard().setText("words")
    part.shelf.paste()
    qtbot.waitUntil(lambda: "There is no picture on the clipboard." in said(part))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("seal.png", b"%PDF-1.7", "“seal.png” is neither a picture nor a video"),
        ("seal.png", b"", "“seal.png” is empty."),
        ("seal.png", OFFICIAL[:300], "damaged or incomplete"),
        ("seal.mp4", video(), "is an MP4 video, not a picture."),
    ],
    ids="pdf empty cut video".split(),  # noqa: SIM905
)
def test_what_is_no_picture_is_refused_in_a_sentence(
    qtbot: QtBot, shell_for: ShellFor, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    part = opened(qtbot, shell_for("personnel"))
    drop(part, a_file(tmp_path, name, data))
    qtbot.waitUntil(lambda: words in said(part))
    drop(part, a_file(tmp_path))
    form_of(qtbot, part).reject()
    qtbot.waitUntil(lambda: words not in said(part))


def test_several_pictures_and_a_file_that_vanished_are_refused(
    qtbot: QtBot, shell_for: ShellFor, tmp_path: Path
) -> None:
    part = opened(qtbot, shell_for("personnel"))
    part.shelf.take_files([a_file(tmp_path), a_file(tmp_path, "b.png")])
    assert "These are 2 pictures." in said(part)
    part.shelf.take_files([tmp_path / "gone.png"])
    qtbot.waitUntil(lambda: "“gone.png” can't be read" in said(part))


def test_what_is_kept_already_is_said_in_the_form_and_nothing_typed_is_lost(
    qtbot: QtBot, shell_for: ShellFor, city: City, tmp_path: Path
) -> None:
    seals.keep(city.who["personnel"], "City seal", OFFICIAL)
    part = opened(qtbot, shell_for("personnel"))
    drop(part, a_file(tmp_path))
    form = form_of(qtbot, part)
    form.name.setText("Another name")
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "This picture is kept already, as “City seal”." in said(form))
    assert form.name.text() == "Another name"
    form.reject()
    drop(part, a_file(tmp_path, data=saved(seal(ink="#6b1212"), "PNG")))
    form = form_of(qtbot, part)
    form.name.setText("")
    qtbot.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: form.fields["name"].problem is not None)
    form.reject()
