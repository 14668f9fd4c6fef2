"""Takes pictures as evidence: chosen, dropped or pasted, and shown small (R18)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin import settings
from pittadmin.domain.accounts import Evidence
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.services.account_view import evidence_bytes
from pittadmin.services.pictures import NewPicture
from pittadmin.ui import thumbnails
from pittadmin.ui.drop_box import DropBox
from pittadmin.ui.focus import follow
from pittadmin.ui.layouts import FlowLayout, row
from pittadmin.ui.look import look
from pittadmin.ui.picture_tile import PictureTile
from pittadmin.ui.shell import Shell
from pittadmin.ui.thumbnails import Loaded
from pittadmin.ui.widgets import button, clear, text


@dataclass
class _New:
    """A picture that is not saved yet, and the file it came from."""

    picture: NewPicture
    path: Path
    small: QImage


class EvidenceBox(DropBox):
    """Takes pictures by file, drop or paste, and shows those that are there.

    What is pasted lies in a folder of the user's own until it is saved, so that a crash loses none.
    """

    changed = Signal()
    refused = Signal(object)
    """The `Problem` of a file that is no picture; None once another one was taken."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._pasted = shell, settings.read().home / "pasted"
        self._saved: tuple[Evidence, ...] = ()
        self._removed: list[int] = []
        self._new: list[_New] = []
        self._jobs = 0
        self._choose_button = button(_("C&hoose pictures…"), self.choose)
        self._tiles = QWidget()
        self._flow = FlowLayout(self._tiles)
        look().space(self._flow, 12)
        box = QVBoxLayout(self)
        look().space(box, 10, (16, 14, 16, 14))
        box.addWidget(
            text(_("Drop pictures here, paste them with Ctrl+V, or choose them."), "muted")
        )
        self._paste_button = button(_("Paste p&icture"), self.paste)
        box.addWidget(row(self._choose_button, self._paste_button, None))
        box.addWidget(self._tiles)
        self._tiles.hide()
        self.setFocusProxy(self._choose_button)

    # What is in it

    def load(self, evidence: Sequence[Evidence]) -> None:
        """Show what the database has; nothing is new and nothing is taken off any more."""
        if tuple(evidence) == self._saved and not self._new and not self._removed:
            return
        self._saved = tuple(evidence)
        self.give_up()

    def give_up(self) -> None:
        """Forget what is new and what was taken off, with the copies of what was pasted."""
        for one in self._new:
            self._erase(one)
        self._new, self._removed = [], []
        self._show()

    def added(self) -> tuple[NewPicture, ...]:
        """Return the pictures that are not saved yet."""
        return tuple(one.picture for one in self._new)

    def removed(self) -> tuple[int, ...]:
        """Return the ids of the saved pictures that were taken off."""
        return tuple(self._removed)

    def count(self) -> int:
        """Return how many pictures there are now."""
        return len(self._new) + len(self._saved) - len(self._removed)

    def kept(self) -> dict[str, object]:
        """Return what a recovery file needs to bring all of it back."""
        return {"files": [str(one.path) for one in self._new], "removed": list(self._removed)}

    def bring_back(self, kept: object) -> None:
        """Take again what `kept` returned."""
        match kept:
            case {"files": list(files), "removed": list(removed)}:
                ids = {one.id for one in self._saved}
                self._removed = [one for one in removed if one in ids]
                self._show()
                self.take_files([Path(one) for one in files if isinstance(one, str)])

    # What comes into it

    def take_files(self, paths: Iterable[Path]) -> None:
        """Take pictures from files, once they are read and found to be pictures."""
        self._check(partial(thumbnails.load, tuple(paths)))

    def take_image(self, image: QImage) -> None:
        """Take a picture that was pasted, once it is written to a file of its own."""
        now = self._shell.ctx.clock.now()
        self._check(partial(thumbnails.keep, image, self._pasted, now))

    def refuse(self) -> None:
        """Say that there is no picture on the clipboard."""
        self.refused.emit(
            Problem(
                _("There is no picture on the clipboard."),
                _("Take a screenshot of the page, then paste it here."),
                "evidence",
            )
        )

    def _check(self, work: Callable[[], Loaded]) -> None:
        self._jobs += 1  # one by one: a second picture does not replace the first
        self._shell.runner.check(self, work, done=self._loaded, key=f"picture {self._jobs}")

    def _loaded(self, loaded: Loaded) -> None:
        known = {one.picture.data for one in self._new}
        fresh = [_New(*one) for one in loaded.pictures if one[0].data not in known]
        self._new.extend(fresh)
        self.refused.emit(loaded.problems[0] if loaded.problems else None)
        if fresh:
            self._show()
            self.changed.emit()

    # What goes

    def _remove_saved(self, evidence_id: int) -> None:
        self._removed.append(evidence_id)
        self._taken_off()

    def _remove_new(self, new: _New) -> None:
        self._new.remove(new)
        self._erase(new)
        self._taken_off()

    def _taken_off(self) -> None:
        self._show()
        self._choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _erase(self, new: _New) -> None:
        if new.path.parent == self._pasted:
            new.path.unlink(missing_ok=True)

    # How it is shown

    def _show(self) -> None:
        clear(self._tiles)
        runner = self._shell.runner
        tiles = []
        for one in self._saved:
            if one.id not in self._removed:
                tile = PictureTile(one.filename, partial(self._remove_saved, one.id))
                show = partial(
                    runner.check, tile, thumbnails.shrink, done=tile.show_picture, key="small"
                )
                runner.read(tile, evidence_bytes, self._shell.ctx, one.sha256, done=show)
                tiles.append(tile)
        for new in self._new:
            tile = PictureTile(new.picture.filename, partial(self._remove_new, new))
            tile.show_picture(new.small)
            tiles.append(tile)
        for tile in tiles:
            self._flow.addWidget(tile)
        follow(self._paste_button, [tile.off for tile in tiles])
        self._tiles.setVisible(self._flow.count() > 0)
