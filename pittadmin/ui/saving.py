"""Files that leave the program: asked where to, in the folder of the last time, and written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pittadmin.domain.i18n import _
from pittadmin.services.context import Context
from pittadmin.services.whole_files import write_whole
from pittadmin.ui.shell import Shell

_KINDS = {
    ".csv": _("Text with commas (*.csv)"),
    ".xlsx": _("Excel workbook (*.xlsx)"),
    ".html": _("Web page (*.html)"),
    ".pdf": _("PDF document (*.pdf)"),
    ".zip": _("Zip (*.zip)"),
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


def write_file(
    shell: Shell,
    owner: QWidget,
    path: Path,
    make: Callable[[Context], bytes],
    failed: Callable[[Exception], bool | None] | None = None,
) -> None:
    """Write what `make` returns to a path, off the GUI thread, and say so.

    Args:
        failed: takes the exception, where it is to be shown elsewhere than in the window.
    """

    def work(ctx: Context) -> None:
        data = make(ctx)
        write_whole(path, lambda part: part.write_bytes(data))

    said = _("{name} is written.").format(name=path.name)
    shell.runner.read(
        owner,
        work,
        shell.ctx,
        done=lambda _none: shell.said.emit(said),
        failed=failed,
        key=f"write {path}",
    )
