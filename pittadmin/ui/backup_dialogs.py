"""Backing the embedded database up, and bringing a backup back."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pittadmin.domain.clock import say_time
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.services import starting
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.layouts import row
from pittadmin.ui.shell import Shell
from pittadmin.ui.tasks import Runner
from pittadmin.ui.widgets import button, text

_KINDS = _("Backups (*.backup);;All files (*)")


def back_up(shell: Shell, parent: QWidget | None) -> "BackUp":
    """Ask where to, and back the database up; return the dialog, which is open."""
    dialog = BackUp(shell, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class BackUp(Dialog):
    """Asks where the backup is to be written, and says where it was."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Back up now"),
            _("A copy of the whole database, as it stands, in one file. You can go on working."),
            _("&Back up"),
            waits=True,
        )
        self.shell = shell
        self._agreed: Path | None = None  # a file that may be overwritten
        self.path = text_input(str(self._first_path()))
        self.add_field(
            "path",
            Field(_("&Write it to"), self.path, _("A drive other than this computer's is best.")),
        )
        self.add(row(button(_("Choose another &place…"), self._choose), None))
        self.submitted.connect(self._write)

    def check(self) -> Iterable[Problem]:
        typed = self.path.text().strip()
        path = Path(typed)
        if not typed:
            yield Problem(_("The file is missing."), _("Choose a place for it."), "path")
        elif path.is_dir():
            yield Problem(_("This is a folder."), _("Name a file in it."), "path")
        elif path == self.shell.ctx.database.address.path:
            yield Problem(
                _("This is the database itself."), _("Choose another name for the copy."), "path"
            )
        elif path.exists() and path != self._agreed:
            yield Problem(
                _("There is a file of this name already."), _("Choose another name."), "path"
            )

    def _first_path(self) -> Path:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place))
        if not folder.is_dir():
            folder = Path.home()
        day = f"{self.shell.ctx.clock.today():%Y-%m-%d}"
        names = [f"PittAdmin-{day}.backup"]
        names += [f"PittAdmin-{day}-{number}.backup" for number in range(2, 1000)]
        return next((folder / name for name in names if not (folder / name).exists()), folder)

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Write the backup to"), self.path.text(), _KINDS
        )
        if chosen:
            self._agreed = Path(chosen)
            self.path.setText(chosen)

    def _write(self) -> None:
        self.shell.runner.write(
            self,
            starting.back_up,
            self.shell.ctx,
            Path(self.path.text().strip()),
            done=self._finish,
            failed=self.fail,
        )

    def _finish(self, path: Path) -> None:
        self.accept()
        self.shell.said.emit(_("The backup was written to {path}.").format(path=path))


class Restore(Dialog):
    """Asks which backup, says what will happen, and brings it back.

    Args:
        runner: the threads.
        folder: where the backups lie.
        bring_back: puts a backup in the database's place, and returns where that one is now.
        parent: the window it stands over.
    """

    restored = Signal(str)
    """The backup stands in the place of the database, which has to be opened again; a sentence
    that says so."""

    def __init__(
        self,
        runner: Runner,
        folder: Path,
        bring_back: Callable[[Path], Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Restore a backup"),
            _(
                "The backup takes the place of the database. Whatever was entered since it was"
                " made is no longer seen; the database as it stands now is set aside in the"
                " folder of the backups, and nothing is deleted. The program then opens again."
            ),
            _("&Restore this backup"),
            "danger",
            waits=True,
        )
        self._runner, self._folder, self._bring_back = runner, folder, bring_back
        self.path = text_input(on_change=self._describe)
        self._facts = text("", "muted")
        self.add_field("path", Field(_("Bac&kup"), self.path))
        self.add(row(button(_("&Choose a backup…"), self._choose), None), self._facts)
        self._facts.hide()
        self.submitted.connect(self._restore)

    def check(self) -> Iterable[Problem]:
        typed = self.path.text().strip()
        if not typed:
            yield Problem(_("No backup is chosen."), _("Choose one."), "path")
        elif not Path(typed).is_file():
            yield Problem(_("There is no such file."), _("Choose the backup again."), "path")

    def _describe(self, typed: str) -> None:
        """Say when the chosen file was written and how large it is."""
        try:
            found = Path(typed.strip()).stat() if typed.strip() else None
        except (OSError, ValueError):
            found = None
        if found is not None:
            when = say_time(datetime.fromtimestamp(found.st_mtime, UTC))
            size = f"{max(found.st_size / 1_000_000, 0.1):,.1f}"
            self._facts.setText(_("Written {when}, {size} MB.").format(when=when, size=size))
        self._facts.setVisible(found is not None)

    def _choose(self) -> None:
        folder = self._folder if self._folder.is_dir() else Path.home()
        start = self.path.text() or str(folder)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a backup"), start, _KINDS)
        if chosen:
            self.path.setText(chosen)

    def _restore(self) -> None:
        self._runner.write(
            self,
            self._bring_back,
            Path(self.path.text().strip()),
            done=self._finish,
            failed=self.fail,
        )

    def _finish(self, aside: Path) -> None:
        self.accept()
        self.restored.emit(
            _("The backup was restored. What stood here before is kept at {path}.").format(
                path=aside
            )
        )
