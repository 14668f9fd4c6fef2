"""Exporting what a table shows: asked where to, written there, with the progress in the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.saving import ask_where
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Button, button
from pittadmin.ui.window import Window


@dataclass(frozen=True)
class Way:
    """One thing that can be exported.

    Args:
        words: its entry in the menu.
        suffix: what the file's name ends with, such as ".csv".
        name: what it begins with; the day follows.
        write: takes what `asked` returned and a path, writes it there with the keyword `report`
            for its progress, and returns how many rows it has.
        said: the sentence that confirms it, by how many they are, with a place for {name}.
        asked: returns what the table shows at the moment.
    """

    words: str
    suffix: str
    name: str
    write: Callable[..., int]
    said: Callable[[int], str]
    asked: Callable[[], Any] = lambda: None


def shown_rows(
    csv: str,
    xlsx: str,
    name: str,
    write: Callable[..., int],
    said: Callable[[int], str],
    asked: Callable[[], Any],
) -> tuple[Way, Way]:
    """Return the two ways in which the rows of a table leave it; `csv` and `xlsx` are words."""
    return (
        Way(csv, ".csv", name, write, said, asked),
        Way(xlsx, ".xlsx", name, write, said, asked),
    )


class Export(QObject):
    """Offers the ways in one menu.

    Args:
        shell: who exports, and the threads.
        page: where the button stands.
        ways: what can be exported; no two end alike.
        apart: before how many of the last ones a line is drawn in the menu.
    """

    def __init__(self, shell: Shell, page: QWidget, ways: Sequence[Way], apart: int = 0) -> None:
        super().__init__(page)
        self._shell, self._page = shell, page
        self._ways, self._apart = tuple(ways), apart

    def button(self) -> Button:
        """Return the button with its menu."""
        result = button(_("E&xport"), glyph="export")
        menu = QMenu(result)
        for number, way in enumerate(self._ways):
            if self._apart and number == len(self._ways) - self._apart:
                menu.addSeparator()
            menu.addAction(way.words, partial(self._ask, way))
        result.setMenu(menu)
        return result

    def write(self, path: Path) -> None:
        """Write to a path, in the way that its name ends for."""
        self._start(next(one for one in self._ways if one.suffix == path.suffix.lower()), path)

    def _ask(self, way: Way) -> None:
        name = f"{way.name}-{self._shell.ctx.clock.today():%Y-%m-%d}{way.suffix}"
        path = ask_where(self._shell, self._page, _("Export to"), name)
        if path is not None:
            self._start(way, path)

    def _start(self, way: Way, path: Path) -> None:
        window = self._page.window()
        assert isinstance(window, Window)
        sentence = _("Writing {name}").format(name=path.name)
        working = window.working(sentence, self._shell.runner.cancel)

        def done(count: Any) -> None:
            self._shell.said.emit(way.said(count).format(name=path.name))

        self._shell.runner.read(
            self,
            way.write,
            way.asked(),
            path,
            done=done,
            ended=working.finish,
            progress=working.report,
            key="export",
        )
