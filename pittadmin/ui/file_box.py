"""Takes files of any kind as evidence: chosen, dropped or pasted, and never opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin import settings
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.services import new_files
from pittadmin.services.new_files import NewFile
from pittadmin.ui import thumbnails
from pittadmin.ui.drop_box import DropBox
from pittadmin.ui.focus import follow
from pittadmin.ui.layouts import flow
from pittadmin.ui.look import look
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import OneLine, button, clear, row, text


@dataclass(frozen=True)
class Read:
    """What came of reading some files: those that can be kept, and what is wrong with others."""

    asked: tuple[Path, ...]
    files: tuple[tuple[NewFile, Path], ...]
    problems: tuple[Problem, ...] = ()


def read(paths: tuple[Path, ...], field: str) -> Read:
    """Read files; one that can't be kept does not keep the others away."""
    found, problems = [], []
    for path in paths:
        try:
            found.append((new_files.load(path, field), path))
        except Invalid as error:
            problems.extend(error.problems)
    return Read(paths, tuple(found), tuple(problems))


class FileBox(DropBox):
    """Takes files, and shows those that are there by name and size.

    What is pasted lies in a folder of the user's own until it is sent, so that a crash loses none.

    Args:
        shell: the thread that reads files.
        field: the name of the value that a problem is about.
    """

    changed = Signal()
    refused = Signal(object)
    """The `Problem` of a file that can't be kept; None once another one was taken."""

    def __init__(self, shell: Shell, field: str = "evidence") -> None:
        super().__init__("*", _("Files"))
        self._shell, self._field = shell, field
        self._pasted = settings.read().home / "pasted"
        self._files: list[tuple[NewFile, Path]] = []
        self._coming: list[Path] = []
        self._jobs = 0
        self._choose_button = button(_("C&hoose files…"), self.choose)
        self._paste_button = button(_("Paste p&icture"), self.paste)
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        look().space(self._lines, 4)
        self._list.hide()
        box = QVBoxLayout(self)
        look().space(box, 10, (16, 14, 16, 14))
        box.addWidget(
            text(
                _("Drop screenshots and files here, paste a picture with Ctrl+V, or choose."),
                "muted",
            )
        )
        box.addWidget(flow(self._choose_button, self._paste_button))
        box.addWidget(self._list)
        self.setFocusProxy(self._choose_button)

    def added(self) -> tuple[NewFile, ...]:
        """Return the files that are there."""
        return tuple(one for one, _path in self._files)

    def kept(self) -> list[str]:
        """Return what a recovery file needs to bring all of it back: where the files are."""
        return [str(path) for path in (*(path for _one, path in self._files), *self._coming)]

    def bring_back(self, kept: object) -> None:
        """Take again what `kept` returned."""
        if isinstance(kept, list):
            self.take_files([Path(one) for one in kept if isinstance(one, str)])

    def give_up(self) -> None:
        """Forget all files, with the copies of what was pasted."""
        for one in self._files:
            self._erase(one[1])
        self._files = []
        self._show()
        self.refused.emit(None)

    # What comes into it

    def take_files(self, paths: Iterable[Path]) -> None:
        self._jobs += 1  # one by one: a second file does not replace the first
        asked, key = tuple(paths), f"file {self._jobs}"
        self._coming.extend(asked)
        self._shell.runner.check(self, read, asked, self._field, done=self._take, key=key)

    def take_image(self, image: QImage) -> None:
        self._jobs += 1
        now, key = self._shell.ctx.clock.now(), f"file {self._jobs}"
        work = partial(thumbnails.keep, image, self._pasted, now)
        self._shell.runner.check(self, work, done=self._take_pasted, key=key)

    def refuse(self) -> None:
        """Say that there is neither a picture nor a file on the clipboard."""
        self.refused.emit(
            Problem(
                _("There is no picture on the clipboard."),
                _("Take a screenshot, then paste it here."),
                self._field,
            )
        )

    def _take_pasted(self, loaded: thumbnails.Loaded) -> None:
        if loaded.problems:
            self.refused.emit(loaded.problems[0])
        for _picture, path, _small in loaded.pictures:
            self.take_files([path])

    def _take(self, found: Read) -> None:
        for path in found.asked:
            self._coming.remove(path)
        known = {one.data for one, _path in self._files}
        fresh = [one for one in found.files if one[0].data not in known]
        self._files.extend(fresh)
        self.refused.emit(found.problems[0] if found.problems else None)
        if fresh:
            self._show()
            self.changed.emit()

    # What goes, and how it is shown

    def _take_off(self, one: tuple[NewFile, Path]) -> None:
        self._files.remove(one)
        self._erase(one[1])
        self._show()
        self._choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _erase(self, path: Path) -> None:
        if path.parent == self._pasted:
            path.unlink(missing_ok=True)

    def _show(self) -> None:
        clear(self._list)
        buttons = []
        for one in self._files:
            file = one[0]
            name = _("Take off {name}").format(name=file.filename)
            off = button("", partial(self._take_off, one), "icon", "close", name)
            size = text(say_size(len(file.data)), "muted", wrap=False)
            self._lines.addWidget(row(OneLine("", file.filename), size, None, off))
            buttons.append(off)
        self._list.setVisible(bool(self._files))
        follow(self._paste_button, buttons)


def say_size(size: int) -> str:
    """Return a size in bytes as people say it."""
    if size < 1000:
        return _("{count} bytes").format(count=size)
    if size < 1_000_000:
        return _("{count} KB").format(count=f"{size / 1000:,.0f}")
    return _("{count} MB").format(count=f"{size / 1_000_000:,.1f}")
