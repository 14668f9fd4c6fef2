"""The one window: top bar, banners, and the pages, of which one is seen."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pittadmin.domain.errors import UserError
from pittadmin.ui.banner import Banner, Working
from pittadmin.ui.look import look
from pittadmin.ui.topbar import TopBar

if TYPE_CHECKING:
    from pittadmin.ui.memory import Memory

MOST_BANNERS = 3


class Window(QWidget):
    """The program's window; it is painted before anything heavy is imported.

    Args:
        memory: what is remembered of the window; None for a window that forgets.
    """

    first_painted = Signal()
    """Once, after the first paint."""
    page_shown = Signal(str)
    """The key of the page that is seen now."""
    closing = Signal()
    """The window is about to close: time to save and to wait for the writer."""

    def __init__(self, memory: "Memory | None" = None) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("PittAdmin")
        self.memory = memory
        self._painted = False
        self._pages: dict[str, QWidget] = {}
        self._banners: list[QWidget] = []
        self._mode = ""
        self.bar = TopBar()
        self.stack = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        self._notices = QVBoxLayout()
        box.addLayout(self._notices)
        box.addWidget(self.stack, 1)
        self.bar.picked.connect(self._pick)
        self._restore_size()

    # Pages

    def add_page(self, key: str, title: str, page: QWidget, count: int = 0) -> None:
        """Put a page and its tab at the end; `count` things wait on it."""
        self._pages[key] = page
        self.stack.addWidget(page)
        self.bar.tabs.blockSignals(True)
        self.bar.tabs.add(title)
        self.bar.tabs.blockSignals(False)
        self.set_count(key, count)

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
        self.bar.tabs.blockSignals(True)
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
            self.bar.tabs.take_last()
        self._pages.clear()
        self.bar.tabs.blockSignals(False)

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait on a page."""
        self.bar.tabs.set_count(self._place(key), count)
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
        shown = self.stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

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
        self, name: str, role: str, entries: Iterable[tuple[str, object] | None] = ()
    ) -> None:
        """Show who is at work, and what their menu offers.

        Args:
            entries: words and what they call (or a submenu, a QMenu); None parts groups.
        """
        self.bar.person.say(f"{name} · {role}" if role else name)
        self.bar.set_menu(entries)
        self.bar.refit()

    def set_mode(self, words: str, kind: str = "muted") -> None:
        """Show where the data is, such as "City database"; a try-out is marked "warn"."""
        self._mode = words if kind == "warn" else ""
        self.bar.mark.say(words, kind)
        self.bar.refit()
        self._retitle()

    def _retitle(self) -> None:
        index = self.bar.tabs.currentIndex()
        page = self.bar.tabs.titles[index] if 0 <= index < len(self._pages) else ""
        self.setWindowTitle(" – ".join(filter(None, (page, "PittAdmin", self._mode))))

    # Banners

    def show_banner(
        self,
        kind: str,
        what: str,
        todo: str = "",
        action: tuple[str, Callable[[], object]] | None = None,
        closable: bool = True,
    ) -> None:
        """Say what happened under the bar; the same words are never there twice."""
        for old in self._banners:
            if isinstance(old, Banner) and (old.what, old.todo) == (what, todo):
                self._take_away(old)
                break
        banner = Banner(kind, what, todo, action, closable)
        banner.closed.connect(lambda: self._take_away(banner))
        self._put(banner)

    def show_error(self, error: UserError) -> None:
        """Say what went wrong and what to do."""
        self.show_banner("bad", error.what, error.todo)

    def clear_banners(self) -> None:
        """Take away every banner that can be closed."""
        for banner in list(self._banners):
            if isinstance(banner, Banner) and banner.closable:
                self._take_away(banner)

    def working(self, sentence: str, on_stop: Callable[[], object]) -> Working:
        """Show long work under the bar; `finish` it whatever came of it.

        Its `report` fits the `progress` of `Runner`, and its `finish` the `ended`.
        """
        work = Working(sentence)
        work.stopped.connect(on_stop)
        work.finished.connect(lambda: self._take_away(work))
        self._put(work)
        return work

    def _put(self, notice: QWidget) -> None:
        self._banners.append(notice)
        self._notices.addWidget(notice)
        closable = [b for b in self._banners if isinstance(b, Banner) and b.closable]
        if len(closable) > MOST_BANNERS:
            self._take_away(closable[0])
        self._space_notices()

    def _take_away(self, notice: QWidget) -> None:
        if notice in self._banners:
            self._banners.remove(notice)
            notice.hide()
            notice.deleteLater()
            self._space_notices()

    def _space_notices(self) -> None:
        margins = (20, 12, 20, 0) if self._banners else (0, 0, 0, 0)
        look().space(self._notices, 8, margins)

    # What Qt and the keyboard ask

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()
            self._listen()

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
        """Take the keys that work everywhere; after the first paint, which needs none."""
        for number in range(9):
            keys = QKeySequence(f"Ctrl+{number + 1}")
            QShortcut(keys, self, partial(self._go, number))
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self, partial(self._turn, step))
        for keys, act in (
            (["Ctrl++", "Ctrl+="], look().grow),
            (["Ctrl+-"], look().shrink),
            (["Ctrl+0"], partial(look().set_scale, 1.0)),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.activated.connect(act)

    def _go(self, number: int) -> None:
        if number < len(self._pages):
            self.show_page(list(self._pages)[number])

    def _turn(self, step: int) -> None:
        if self._pages:
            self._go((self.bar.tabs.currentIndex() + step) % len(self._pages))

    def _restore_size(self) -> None:
        self.resize(1360, 860)
        match self.memory.get("window") if self.memory is not None else None:
            case [int(x), int(y), int(wide), int(high), bool(maximized)]:
                place = QRect(x, y, wide, high)
                screens = QGuiApplication.screens()
                # A screen that is gone since takes no window with it.
                if any(screen.availableGeometry().intersects(place) for screen in screens):
                    self.setGeometry(place)
                if maximized:
                    self.setWindowState(Qt.WindowState.WindowMaximized)
