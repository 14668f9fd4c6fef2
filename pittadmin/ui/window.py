"""The one window: top bar, banners, and the pages, of which one is seen.

It is painted before anything heavy is imported. What the first paint needs touches neither
`PySide6.QtCore.Qt` nor a font: PySide6 makes the enumerations of `Qt` at their first use, which
takes a fifth of the whole start, and the first letter 12 ms. So the first paint is the bar and
the ground under the pages; everything else is built by `furnish`, once pages are there.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pittadmin.ui.look import look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from pittadmin.domain.errors import UserError
    from pittadmin.ui.banner import Banner, Working
    from pittadmin.ui.memory import Memory
    from pittadmin.ui.notices import Notices
    from pittadmin.ui.topbar import TopBar


SIZE = (1500, 900)
"""The window's size at the first start, in pixels, where the screen has as many."""


class Window(QFrame):
    """The program's window.

    Args:
        memory: what is remembered of the window; None for a window that forgets.
    """

    first_painted = Signal()
    """Once, after the first paint."""
    page_shown = Signal(str)
    """The key of the page that is seen now."""
    report_wanted = Signal()
    """A violation is to be reported, from whatever page is seen."""
    closing = Signal()
    """The window is about to close: time to save and to wait for the writer."""

    bar: "TopBar"
    notices: "Notices"
    stack: "QStackedWidget"

    def __init__(self, memory: "Memory | None" = None) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("PittAdmin")
        self.memory = memory
        self._painted = self._furnished = self._maximized = False
        self._pages: dict[str, QWidget] = {}
        self._mode = ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._plate = QFrame()  # what the top bar looks like before it is there
        self._plate.setObjectName("bar")
        self._plate.setFixedHeight(look().px(48) + 1)
        self._box.addWidget(self._plate)
        self._box.addStretch(1)
        self._restore_size()

    def appear(self) -> None:
        """Show the window as it was when it was last closed."""
        if self._maximized:
            self.showMaximized()
        else:
            self.show()

    def furnish(self) -> None:
        """Build what the first paint did without; whatever needs it calls this."""
        if self._furnished:
            return
        self._furnished = True
        from PySide6.QtWidgets import QStackedWidget

        from pittadmin.ui.notices import Notices
        from pittadmin.ui.topbar import TopBar

        self.bar, self.notices, self.stack = TopBar(), Notices(), QStackedWidget()
        self._plate.hide()
        self._plate.deleteLater()
        while self._box.takeAt(0) is not None:
            pass
        self._box.addWidget(self.bar)
        self._box.addWidget(self.notices)
        self._box.addWidget(self.stack, 1)
        self.bar.picked.connect(self._pick)
        self.bar.report_wanted.connect(self.report_wanted)
        self._listen()
        look().follow()

    # Pages

    def add_page(self, key: str, title: str, page: QWidget, count: int = 0) -> None:
        """Put a page and its tab at the end; `count` things wait on it."""
        from pittadmin.ui.split import scroll

        self.furnish()
        self._pages[key] = page
        # With large text on a small screen a page scrolls; nothing is cut off.
        self.stack.addWidget(scroll(page, title, sideways=True))
        self.bar.tabs.blockSignals(True)
        self.bar.tabs.add(title)
        self.bar.tabs.blockSignals(False)
        self.set_count(key, count)

    def fill_page(self, key: str, page: QWidget) -> None:
        """Put a page in the place that `add_page` kept for it."""
        from PySide6.QtWidgets import QScrollArea

        from pittadmin.ui.split import put

        area = self.stack.widget(self._place(key))
        assert isinstance(area, QScrollArea)
        self._pages[key] = page
        put(area, page)

    def has_page(self, key: str) -> bool:
        """Tell whether there is a page with this key."""
        return key in self._pages

    def page(self, key: str) -> QWidget:
        """Return a page."""
        return self._pages[key]

    def pages(self) -> dict[str, QWidget]:
        """Return all pages by their keys."""
        return dict(self._pages)

    def remove_pages(self) -> None:
        """Take all pages away, as when another person goes on."""
        self.furnish()
        self.bar.tabs.blockSignals(True)
        while (area := self.stack.currentWidget()) is not None:
            self.stack.removeWidget(area)
            area.deleteLater()
            self.bar.tabs.take_last()
        self.bar.tabs.blockSignals(False)
        self._pages.clear()

    def set_count(self, key: str, count: int, overdue: int | None = None) -> None:
        """Show how many things wait on a page, or are open and overdue there."""
        self.bar.tabs.set_count(self._place(key), count, overdue)
        self.bar.refit()

    def show_page(self, key: str) -> None:
        """Show a page."""
        index = self._place(key)
        if index == self.bar.tabs.currentIndex():
            self._pick(index)
        else:
            self.bar.tabs.setCurrentIndex(index)

    def shown_page(self) -> str:
        """Return the key of the page that is seen, "" before there is one."""
        index = self.stack.currentIndex() if self._furnished else -1
        return list(self._pages)[index] if index >= 0 else ""

    def refresh(self, topic: str) -> None:
        """Tell every page that has a `refresh` that a topic has changed."""
        for page in self._pages.values():
            again = getattr(page, "refresh", None)
            if again is not None:
                again(topic)

    def _pick(self, index: int) -> None:
        if 0 <= index < len(self._pages):
            self.stack.setCurrentIndex(index)
            self._retitle()
            self.page_shown.emit(self.shown_page())

    def _place(self, key: str) -> int:
        return list(self._pages).index(key)

    # Who and where

    def set_person(
        self, name: str, role: str, entries: "Iterable[tuple[str, object] | None]" = ()
    ) -> None:
        """Show who is at work, and what their menu offers.

        Args:
            entries: words and what they call (or a submenu, a QMenu); None parts groups.
        """
        self.furnish()
        self.bar.person.say(f"{name} · {role}" if role else name)
        self.bar.set_menu(entries)
        self.bar.refit()

    def set_mode(self, words: str, kind: str = "muted") -> None:
        """Show where the data is, such as "City database"; a try-out is marked "warn"."""
        self.furnish()
        self._mode = words if kind == "warn" else ""
        self.bar.mark.say(words, kind)
        self.bar.refit()
        self._retitle()

    def _retitle(self) -> None:
        index = self.bar.tabs.currentIndex()
        page = self.bar.tabs.titles[index] if 0 <= index < len(self._pages) else ""
        self.setWindowTitle(" – ".join(filter(None, (page, "PittAdmin", self._mode))))

    # What happened

    def show_banner(
        self,
        kind: str,
        what: str,
        todo: str = "",
        action: tuple[str, Callable[[], object]] | None = None,
        closable: bool = True,
    ) -> "Banner":
        """Say what happened under the bar; `kind` is "info", "good", "warn" or "bad"."""
        self.furnish()
        return self.notices.say(kind, what, todo, action, closable)

    def clear_banners(self) -> None:
        """Take away every banner that can be closed."""
        self.furnish()
        self.notices.clear()

    def show_error(self, error: "UserError") -> None:
        """Say what went wrong and what to do."""
        self.show_banner("bad", error.what, error.todo)

    def working(self, sentence: str, on_stop: Callable[[], object]) -> "Working":
        """Show long work under the bar; `finish` it whatever came of it.

        Its `report` fits the `progress` of `Runner`, and its `finish` the `ended`.
        """
        self.furnish()
        return self.notices.working(sentence, on_stop)

    # What Qt and the keyboard ask

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.memory is not None:
            size = self.normalGeometry()
            self.memory.keep(
                "window", [size.x(), size.y(), size.width(), size.height(), self.isMaximized()]
            )
            self.memory.keep("page", self.shown_page())
        self.closing.emit()
        if self.memory is not None:
            self.memory.save()
        super().closeEvent(event)

    def _listen(self) -> None:
        """Take the keys that work everywhere."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from pittadmin.ui.topbar import REPORT_KEYS

        keys: list[tuple[tuple[str, ...], Callable[[], object]]] = [
            ((f"Ctrl+{number + 1}",), partial(self._go, number)) for number in range(9)
        ]
        keys += [
            ((REPORT_KEYS,), self.report_wanted.emit),
            (("Ctrl+Tab",), partial(self._turn, 1)),
            (("Ctrl+Shift+Tab",), partial(self._turn, -1)),
            (("Ctrl++", "Ctrl+="), look().grow),
            (("Ctrl+-",), look().shrink),
            (("Ctrl+0",), partial(look().set_scale, 1.0)),
        ]
        for names, act in keys:
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(name) for name in names])
            shortcut.activated.connect(act)

    def _go(self, number: int) -> None:
        if number < len(self._pages):
            self.show_page(list(self._pages)[number])

    def _turn(self, step: int) -> None:
        if self._pages:
            self._go((self.bar.tabs.currentIndex() + step) % len(self._pages))

    def _restore_size(self) -> None:
        self.resize(QSize(*SIZE).boundedTo(QGuiApplication.primaryScreen().availableSize()))
        match self.memory.get("window") if self.memory is not None else None:
            case [int(x), int(y), int(wide), int(high), bool(maximized)]:
                place = QRect(x, y, wide, high)
                screens = QGuiApplication.screens()
                # A screen that is gone since takes no window with it.
                if any(screen.availableGeometry().intersects(place) for screen in screens):
                    self.setGeometry(place)
                self._maximized = maximized
