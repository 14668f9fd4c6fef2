"""The pictures and files of a record: small, with size and hash, and saved as they are."""

from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.removed_content import RecordFile, RemovedRecord
from pittadmin.services import removed_content
from pittadmin.ui.evidence import DRAWN, Picture, Seen, Thumbnail
from pittadmin.ui.file_box import say_size
from pittadmin.ui.layouts import column, row
from pittadmin.ui.lines import line
from pittadmin.ui.saving import ask_where, write_file
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
    save.clicked.connect(lambda: _save(shell, save, record, file))
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


def _save(shell: Shell, parent: QWidget, record: RemovedRecord, file: RecordFile) -> None:
    path = ask_where(shell, parent, _("Save the file as"), file.filename)
    if path is not None:
        make = partial(removed_content.file_bytes, record_id=record.id, sha256=file.sha256)
        write_file(shell, parent, path, make)
