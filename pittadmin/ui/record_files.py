"""The pictures and files of a record: small, with size and hash, and saved as they are."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _
from pittadmin.domain.removed_content import RecordFile, RemovedRecord
from pittadmin.services import removed_content
from pittadmin.services.context import Context
from pittadmin.ui.evidence import DRAWN, Picture, Seen, Thumbnail
from pittadmin.ui.file_box import say_size
from pittadmin.ui.layouts import column, row
from pittadmin.ui.lines import line
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import OneLine, button, text


def files_of(shell: Shell, record: RemovedRecord, seen: Seen) -> QWidget:
    """Return the files of a record, one below the other."""
    return column(*(_file(shell, record, one, seen) for one in record.files), gap=12)


def hash_line(sha256: str) -> QWidget:
    """Return a SHA-256 on one line, with the button that copies it."""

    def copy() -> None:
        QGuiApplication.clipboard().setText(sha256)

    name = _("Copy the SHA-256 {hash}").format(hash=sha256[:8])
    shown = OneLine("muted", sha256)
    return line(shown, button("", copy, "icon", "copy", name), grows=shown, middle=True)


def _file(shell: Shell, record: RemovedRecord, file: RecordFile, seen: Seen) -> QWidget:
    save = button(_("Save as…"), None)
    save.setAccessibleName(_("Save {name} as…").format(name=file.filename))
    save.clicked.connect(lambda: _save(shell, save.window(), record, file))
    later = file.sha256 not in record.hashes
    added = _("Added by {person} later").format(person=file.added_by.name) if later else ""
    said = "  ·  ".join(filter(None, (say_size(file.size), added)))
    about = column(
        OneLine("strong", file.filename),
        text(said, "muted"),
        hash_line(file.sha256),
        row(save, None),
        gap=2,
    )
    if file.kind not in DRAWN:
        return about
    which = {"record_id": record.id, "sha256": file.sha256}
    read = partial(removed_content.file_bytes, **which)
    shown = Picture(file.filename, added or _("Sealed with the record"), file.sha256, read)
    return row(Thumbnail(shell, shown, seen), about, gap=12)


def _save(shell: Shell, window: QWidget, record: RemovedRecord, file: RecordFile) -> None:
    folder = shell.memory.get("folder", str(Path.home()))
    chosen, _kind = QFileDialog.getSaveFileName(
        window, _("Save as"), str(Path(folder) / file.filename)
    )
    if chosen:
        path = Path(chosen)
        shell.memory.keep("folder", str(path.parent))
        said = _("{name} is saved. It was not opened.").format(name=path.name)
        work = partial(write_file, shell.ctx, record.id, file.sha256, path)
        shell.runner.read(window, work, done=lambda _none: shell.said.emit(said), key="save file")


def write_file(ctx: Context, record_id: int, sha256: str, path: Path) -> None:
    """Write a record's file as it was handed in.

    Raises:
        Unavailable: it can't be written.
    """
    data = removed_content.file_bytes(ctx, record_id, sha256)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Unavailable(
            _("“{name}” could not be written: {why}.").format(
                name=path.name, why=error.strerror or error
            ),
            _("Close it in other programs, or choose another folder."),
        ) from error
