"""A stage for pictures: the real program on the sample city, walked by hand, without a screen."""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QScrollArea, QWidget

import memory_keyring
from pittadmin.app import Program
from pittadmin.domain.clock import Clock
from pittadmin.settings import TRY_OUT, Settings

PATIENCE = 30.0
"""How long a step may take, in seconds."""

Widget = TypeVar("Widget", bound=QWidget)
Form = TypeVar("Form", bound=QDialog)


class Stage:
    """The program on a stage.

    Args:
        folder: where the pictures go; it is made.
        database: `TRY_OUT`, or an empty text for a first start.
        demo: whether it opens on the sample city.
        size: the window's size in pixels at 100 %.
        clock: tells the time; the system's when None.
        prepare: is given the data folder before the program starts.
        problems: what the settings are said to hold that does not count.
    """

    def __init__(
        self,
        folder: Path,
        database: str = TRY_OUT,
        demo: bool = True,
        size: tuple[int, int] = (1500, 900),
        clock: Clock | None = None,
        prepare: Callable[[Path], object] | None = None,
        problems: tuple[str, ...] = (),
    ) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.home = Path(tempfile.mkdtemp(prefix="pittadmin-stage-"))
        app = QApplication.instance() or QApplication(["pittadmin"])
        assert isinstance(app, QApplication)
        self.app = app
        if prepare is not None:
            prepare(self.home)
        told = Settings(self.home, database, problems=problems)
        self.program = Program(app, told, demo, clock, opener=memory_keyring.opener())
        self.window = self.program.window
        self._busy = False
        self.program.runner.busy.connect(self._set_busy)
        self.window.resize(*size)
        self.window.show()
        self.taken: list[Path] = []

    def until(self, fact: Callable[[], object], what: str = "") -> None:
        """Let the program go on until `fact` holds.

        Raises:
            TimeoutError: it did not within `PATIENCE`.
        """
        limit = time.monotonic() + PATIENCE
        while not fact():
            if time.monotonic() > limit:
                raise TimeoutError(what or "the program did not get there")
            self.app.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Wait until no work is under way and everything is painted."""
        for _round in range(3):
            self.until(lambda: not self._busy)
            for _turn in range(5):
                self.app.processEvents()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy

    def opened(self) -> None:
        """Wait until the pages are there."""
        self.until(lambda: self.program.shell is not None)
        self.settle()

    def become(self, login: str) -> None:
        """Go on as another person."""
        from pittadmin.services import starting

        shell = self.program.shell
        assert shell is not None
        person = next(one for one in starting.stand_ins(shell.ctx) if one.login == login)
        self.program._become(person.id)
        self.until(lambda: self.program.shell is not shell)
        self.settle()

    def show(self, page: str) -> QWidget:
        """Show a page and return it."""
        self.window.show_page(page)
        self.settle()
        return self.window.page(page)

    def go(self, kind: str, subject_id: int | None = None) -> None:
        """Go to something, as a button on Today does."""
        self.program.pages.go(kind, subject_id)
        self.settle()

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Press the button that carries these words; `&` in it does not count."""
        pressed = self.button(words, within)
        if pressed.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            pressed.setFocus(Qt.FocusReason.MouseFocusReason)
        pressed.click()
        self.settle()

    def choose(self, words: str) -> None:
        """Choose an entry of the person's menu."""
        entries = self.window.bar.person.menu().actions()
        next(entry for entry in entries if entry.text() == words).trigger()
        self.settle()

    def offers(self, words: str) -> bool:
        """Tell whether there is a button with these words now."""
        try:
            return self.button(words).isEnabled()
        except LookupError:
            return False

    def button(self, words: str, within: QWidget | None = None) -> QAbstractButton:
        """Return the visible button with these words."""
        area = within or self.dialog() or self.window
        for found in area.findChildren(QAbstractButton):
            if found.isVisible() and found.text().replace("&", "") == words:
                return found
        seen = [b.text() for b in area.findChildren(QAbstractButton) if b.isVisible()]
        raise LookupError(f"no button “{words}” among {seen}")

    def field(self, kind: type[Widget], words: str) -> Widget:
        """Return the visible input of this kind that the label with these words belongs to."""
        area = self.dialog() or self.window
        for label in area.findChildren(QLabel):
            buddy = label.buddy()
            if buddy and buddy.isVisible() and label.text().replace("&", "").startswith(words):
                if isinstance(buddy, kind):
                    return buddy
                inner = buddy.findChild(kind)
                if inner is not None:
                    return inner
        raise LookupError(f"no field “{words}”")

    def child(self, kind: type[Widget]) -> Widget:
        """Return the one visible part of this kind."""
        area = self.dialog() or self.window
        return next(one for one in area.findChildren(kind) if one.isVisible())

    def reveal(self, kind: type[QWidget]) -> None:
        """Scroll to the one part of this kind."""
        shown = self.child(kind)
        area = shown.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        whole = area.widget() if area is not None else None
        assert area is not None
        assert whole is not None
        area.verticalScrollBar().setValue(shown.mapTo(whole, QPoint()).y())

    def dialog(self) -> QDialog | None:
        """Return the dialog that is on top, or None."""
        top = self.app.activeModalWidget()
        if isinstance(top, QDialog) and top.isVisible():
            return top
        found = [
            one
            for one in self.app.topLevelWidgets()
            if isinstance(one, QDialog) and one.isVisible()
        ]
        return found[-1] if found else None

    def form(self, kind: type[Form]) -> Form:
        """Wait until a dialog of this kind is on top, and return it."""
        self.until(lambda: isinstance(self.dialog(), kind), f"{kind.__name__} did not open")
        self.settle()
        dialog = self.dialog()
        assert isinstance(dialog, kind)
        return dialog

    def shut(self) -> None:
        """Close whatever dialog is open."""
        while (dialog := self.dialog()) is not None:
            dialog.reject()
            self.settle()

    def picture(self, name: str) -> Path:
        """Take a picture of the window, with its dialog as it stands over it."""
        self.settle()
        pixmap = self.window.grab()
        dialog = self.dialog()
        if dialog is not None:
            pixmap = self._over(pixmap, dialog)
        path = self.folder / f"{name}.png"
        if not pixmap.save(str(path)):
            raise OSError(f"{path} could not be written")
        self.taken.append(path)
        return path

    def _over(self, below: QPixmap, dialog: QDialog) -> QPixmap:
        """Paint a dialog over the window, enlarging the picture where it does not fit."""
        size = self.window.size().expandedTo(dialog.size())
        ratio = below.devicePixelRatio()
        whole = QPixmap(size * ratio)
        whole.setDevicePixelRatio(ratio)
        whole.fill(QColor(self.program.look.theme.window))
        painter = QPainter(whole)
        painter.drawPixmap(QPoint(), below)
        painter.fillRect(whole.rect(), QColor(0, 0, 0, 90))
        place = (size - dialog.size()) / 2
        painter.drawPixmap(QPoint(place.width(), place.height()), dialog.grab())
        painter.setPen(Qt.GlobalColor.gray)
        painter.drawRect(place.width(), place.height(), dialog.width(), dialog.height())
        painter.end()
        return whole

    def close(self) -> None:
        """Close the program and take its data away."""
        self.shut()
        self.window.close()
        self.program.deleteLater()
        self.app.processEvents()
        shutil.rmtree(self.home, ignore_errors=True)


def screenshot() -> bytes:
    """Return a picture that stands in for a screenshot of the page."""
    image = QImage(640, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#f5f6f8"))
    painter = QPainter(image)
    painter.fillRect(0, 0, 640, 140, QColor("#1f5fbf"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
