"""The evidence of a case: pictures small, other files by name; none is ever opened here."""

from functools import partial

from PySide6.QtWidgets import QWidget

from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.violations import CaseFile
from pittadmin.services.violation_view import evidence_bytes
from pittadmin.ui.evidence import DRAWN, Picture, Seen, Thumbnail
from pittadmin.ui.file_box import say_size
from pittadmin.ui.layouts import column, row
from pittadmin.ui.lines import line
from pittadmin.ui.saving import ask_where, write_file
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import button, text


def rows(shell: Shell, violation_id: int, files: tuple[CaseFile, ...], seen: Seen) -> QWidget:
    """Return the evidence, one piece below the other."""
    return column(*(_row(shell, violation_id, one, seen) for one in files), gap=12)


def _row(shell: Shell, violation_id: int, file: CaseFile, seen: Seen) -> QWidget:
    what = text(file.filename, "strong", selectable=True)
    said = f"{say_size(file.size)}  ·  {_added(file)}"
    about = text(said, "muted", selectable=True)
    save = button(_("Save as…"), lambda: _save(shell, save, violation_id, file), "plain", "export")
    save.setAccessibleName(_("Save {name} as…").format(name=file.filename))
    save.setObjectName(f"save.{file.id}")
    if file.kind not in DRAWN:
        words = column(what, about, gap=2)
        return line(words, save, grows=words)
    read = partial(evidence_bytes, violation_id=violation_id, file_id=file.id)
    picture = Picture(file.filename, f"{_added(file)}.", file.sha256, read)
    words = column(what, about, row(save, None), None, gap=4)
    return line(Thumbnail(shell, picture, seen), words, grows=words, gap=12)


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
