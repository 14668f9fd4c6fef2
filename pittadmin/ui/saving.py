"""Where a file is written that leaves the program: asked once, in the folder of the last time."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.shell import Shell

_KINDS = {
    ".csv": _("Text with commas (*.csv)"),
    ".xlsx": _("Excel workbook (*.xlsx)"),
    ".html": _("Web page (*.html)"),
    ".pdf": _("PDF document (*.pdf)"),
}


def ask_where(shell: Shell, parent: QWidget, title: str, name: str) -> Path | None:
    """Return where to write a file, or None when the person thought better of it.

    Args:
        title: the heading of the dialog.
        name: the file's name to begin with; what is chosen ends as it does.
    """
    suffix = Path(name).suffix
    folder = shell.memory.get("folder", str(Path.home()))
    kind = _KINDS.get(suffix.lower(), "")
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), kind)
    if not chosen:
        return None
    path = Path(chosen)
    shell.memory.keep("folder", str(path.parent))
    same = path.suffix.lower() == suffix.lower()
    return path if same else path.with_name(path.name + suffix)
