"""Exporting the accounts that are shown, and the official register."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from pittadmin.domain.account_table import AccountQuery
from pittadmin.domain.i18n import _, several
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Button, button
from pittadmin.ui.window import Window


class Export(QObject):
    """Asks where to, writes there, and shows the progress under the window's bar.

    Args:
        shell: who exports, and the threads.
        page: where the button stands.
        query: returns what the table shows, in its order.
    """

    def __init__(self, shell: Shell, page: QWidget, query: Callable[[], AccountQuery]) -> None:
        super().__init__(page)
        self._shell, self._page, self._query = shell, page, query

    def button(self) -> Button:
        """Return the button with its menu."""
        result = button(_("E&xport"), glyph="export")
        menu = QMenu(result)
        menu.addAction(_("Shown accounts as &CSV…"), lambda: self._ask(".csv"))
        menu.addAction(_("Shown accounts as &Excel workbook…"), lambda: self._ask(".xlsx"))
        menu.addSeparator()
        menu.addAction(_("Official &register as web page…"), lambda: self._ask(".html"))
        result.setMenu(menu)
        return result

    def write(self, path: Path) -> None:
        """Write the register to a path that ends with .html, else the shown accounts."""
        from pittadmin.services import exports

        ctx = self._shell.ctx
        if path.suffix.lower() == ".html":
            self._start(path, exports.register, ctx, path)
        else:
            self._start(path, exports.accounts, ctx, self._query(), path, reports=True)

    def _ask(self, suffix: str) -> None:
        from pittadmin.services import exports

        name = exports.suggested_name(self._shell.ctx, suffix)
        if suffix == ".html":
            name = name.replace("accounts", "register", 1)
        kinds = {
            ".csv": _("Text with commas (*.csv)"),
            ".xlsx": _("Excel workbook (*.xlsx)"),
            ".html": _("Web page (*.html)"),
        }
        folder = self._shell.memory.get("folder", str(Path.home()))
        chosen, _kind = QFileDialog.getSaveFileName(
            self._page, _("Export to"), str(Path(folder) / name), kinds[suffix]
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
            self._shell.memory.keep("folder", str(path.parent))
            self.write(path)

    def _start(
        self, path: Path, work: Callable[..., int], *args: Any, reports: bool = False
    ) -> None:
        window = self._page.window()
        assert isinstance(window, Window)
        sentence = _("Writing {name}").format(name=path.name)
        working = window.working(sentence, self._shell.runner.cancel)

        def done(count: int) -> None:
            said = several(
                "{count} account is in {{name}}.", "{count} accounts are in {{name}}.", count
            )
            self._shell.said.emit(said.format(name=path.name))

        self._shell.runner.read(
            self,
            work,
            *args,
            done=done,
            ended=working.finish,
            progress=working.report if reports else None,
            key="export",
        )
