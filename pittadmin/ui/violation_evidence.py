"""The evidence of a case: pictures small, other files by name; none is ever opened here."""

from functools import partial

from PySide6.QtWidgets import QWidget

from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.violations import CaseFile
from pittadmin.services.violation_view import evidence_bytes
from pittadmin.ui.evidence import Picture, Seen, Thumbnail
from pittadmin.ui.layouts import column
from pittadmin.ui.lines import line
from pittadmin.ui.saving import ask_where, write_file
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import button, text

UNITS = ("bytes", "KB", "MB")


def size_in_words(size: int) -> str:
    """Return a size in bytes as it reads: "312 bytes", "4.2 MB"."""
    shown, unit = float(size), UNITS[0]
    for unit in UNITS:
        if shown < 1024 or unit == UNITS[-1]:
            break
        shown /= 1024
    return f"{shown:.0f} {unit}" if unit == UNITS[0] or shown >= 100 else f"{shown:.1f} {unit}"


def rows(shell: Shell, violation_id: int, files: tuple[CaseFile, ...], seen: Seen) -> QWidget:
    """Return the evidence, one piece below the other."""
    return column(*(_row(shell, violation_id, one, seen) for one in files), gap=12)


def _row(shell: Shell, violation_id: int, file: CaseFile, seen: Seen) -> QWidget:
    what = text(file.filename, "strong", selectable=True)
    said = f"{size_in_words(file.size)}  ·  {_added(file)}"
    words = column(what, text(said, "muted", selectable=True), gap=2)
    save = button(_("Save as…"), lambda: _save(shell, save, violation_id, file), "plain", "export")
    save.setAccessibleName(_("Save {name} as…").format(name=file.filename))
    save.setObjectName(f"save.{file.id}")
    if not file.kind.startswith("image/"):
        return line(words, save, grows=words)
    read = partial(evidence_bytes, violation_id=violation_id, file_id=file.id)
    picture = Picture(file.filename, f"{_added(file)}.", file.sha256, read)
    return line(Thumbnail(shell, picture, seen), words, save, grows=words, gap=12)


def _added(file: CaseFile) -> str:
    if file.added_by is None:
        return _("Came with the report")
    return _("Added by {person} on {day}").format(
        person=file.added_by.name, day=say_date(file.added_on)
    )


def _save(shell: Shell, parent: QWidget, violation_id: int, file: CaseFile) -> None:
    path = ask_where(shell, parent, _("Save the evidence as"), file.filename)
    if path is not None:
        make = partial(evidence_bytes, violation_id=violation_id, file_id=file.id)
        write_file(shell, parent, path, make)
