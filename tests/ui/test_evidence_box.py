"""Pictures as evidence: taken by file, drop and paste; what is none is refused in a sentence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pittadmin.domain.errors import Problem
from pittadmin.services import account_view, accounts
from pittadmin.services.account_view import as_request
from pittadmin.services.pictures import NewPicture
from pittadmin.ui.evidence_box import EvidenceBox
from pittadmin.ui.shell import Shell
from tests.ui.accessibility import focus_order_faults, shared_keys, unnamed
from tests.ui.conftest import City, picture
from tests.ui.wizard import picture_file


@pytest.fixture
def box(qtbot: QtBot, shell_for: Callable[[str], Shell]) -> EvidenceBox:
    """An empty box, seen."""
    made = EvidenceBox(shell_for("me"))
    qtbot.addWidget(made)
    made.show()
    return made


def pasted(home: Path) -> list[Path]:
    """Return the pictures that wait in the person's own folder."""
    return list((home / "pasted").glob("*"))


def test_a_file_is_shown_small_and_can_be_taken_off(
    qtbot: QtBot, box: EvidenceBox, tmp_path: Path
) -> None:
    with qtbot.waitSignal(box.changed):
        box.take_files([picture_file(tmp_path)])
    assert [one.filename for one in box.added()] == ["page.png"]
    shown = [one for one in box.findChildren(QLabel) if not one.pixmap().isNull()]
    assert len(shown) == 1
    assert unnamed(box) == []
    assert shared_keys(box) == {}
    assert focus_order_faults(box) == []
    off = next(
        one for one in box.findChildren(QPushButton) if one.accessibleName() == "Take off page.png"
    )
    with qtbot.waitSignal(box.changed):
        qtbot.mouseClick(off, Qt.MouseButton.LeftButton)
    assert box.count() == 0
    assert picture_file(tmp_path).exists()  # the person's own file stays


def test_files_are_dropped(qtbot: QtBot, box: EvidenceBox, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture_file(tmp_path)))])
    where, left = QPointF(20, 20), Qt.MouseButton.LeftButton
    act, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), act, data, left, none)
    QApplication.sendEvent(box, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(box.changed):
        QApplication.sendEvent(box, QDropEvent(where, act, data, left, none))
    assert box.count() == 1


def test_a_picture_is_pasted_with_ctrl_v_and_kept_until_it_is_saved(
    qtbot: QtBot, box: EvidenceBox, home: Path
) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkBlue)
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(box.changed):
        qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [one.kind for one in box.added()] == ["image/png"]
    assert len(pasted(home)) == 1
    box.give_up()
    assert pasted(home) == []


def test_a_clipboard_without_a_picture_is_said(qtbot: QtBot, box: EvidenceBox) -> None:
    QGuiApplication.clipboard().setText("no picture")
    with qtbot.waitSignal(box.refused) as refused:
        box.paste()
    assert refused.args is not None
    assert "no picture on the clipboard" in str(refused.args[0])


def refusal(qtbot: QtBot, box: EvidenceBox, path: Path) -> str:
    """Return the sentence with which a file is refused."""
    with qtbot.waitSignal(box.refused) as refused:
        box.take_files([path])
    assert refused.args is not None
    problem = refused.args[0]
    assert isinstance(problem, Problem)
    assert problem.field == "evidence"
    assert box.count() == 0
    return str(problem)


def test_what_is_no_picture_is_refused(qtbot: QtBot, box: EvidenceBox, tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    path.write_text("<html>")
    assert "“page.png” is not a picture, whatever its name says." in refusal(qtbot, box, path)
    path.write_bytes(b"")
    assert "“page.png” is empty." in refusal(qtbot, box, path)


def test_a_damaged_picture_is_refused(qtbot: QtBot, box: EvidenceBox, tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    path.write_bytes(picture()[:20] + b"\x00" * 40)
    assert "“page.png” can't be opened" in refusal(qtbot, box, path)


def test_a_picture_of_60_mb_is_refused(qtbot: QtBot, box: EvidenceBox, tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    with path.open("wb") as file:
        file.write(picture())
        file.truncate(60 * 1024 * 1024)
    assert "larger than 50 MB" in refusal(qtbot, box, path)


def test_a_file_that_is_gone_or_locked_is_refused(
    qtbot: QtBot, box: EvidenceBox, tmp_path: Path
) -> None:
    assert "can't be read" in refusal(qtbot, box, tmp_path / "gone.png")
    assert "can't be read" in refusal(qtbot, box, tmp_path)
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        path = picture_file(tmp_path)
        path.chmod(0)
        assert "can't be read" in refusal(qtbot, box, path)


def test_one_bad_file_does_not_keep_the_good_one_away(
    qtbot: QtBot, box: EvidenceBox, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_text("no")
    with qtbot.waitSignals([box.changed, box.refused]):
        box.take_files([bad, picture_file(tmp_path)])
    assert box.count() == 1


def test_saved_pictures_are_shown_and_taken_off(qtbot: QtBot, city: City, box: EvidenceBox) -> None:
    draft = city.draft()
    new = [NewPicture("one.png", picture()), NewPicture("two.png", picture(color="#aa0000"))]
    account = accounts.save(city.me, as_request(draft), draft.id, draft.version, new)
    box.load(account_view.show(city.me, account.id).account.evidence)

    def drawn() -> list[QPixmap]:
        return [p for one in box.findChildren(QLabel) if not (p := one.pixmap()).isNull()]

    qtbot.waitUntil(lambda: len(drawn()) == 2)
    box._remove_saved(account.evidence[0].id)
    assert box.removed() == (account.evidence[0].id,)
    assert box.count() == 1
    kept = box.kept()
    box.load(account.evidence)
    assert box.count() == 2
    box.bring_back(kept)
    assert box.count() == 1
    box.bring_back({"nonsense": 1})
    assert box.count() == 1
