"""The place under the bar where banners and long work are shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.ui.banner import Banner, Working
from pittadmin.ui.focus import follow, reading_order
from pittadmin.ui.layouts import Margins
from pittadmin.ui.look import look

MOST = 3


class Notices(QWidget):
    """Banners one below the other, the newest last; the oldest give way.

    Args:
        margins: the room around them: left, top, right, bottom.
    """

    def __init__(self, margins: Margins = (20, 12, 20, 0)) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        look().space(self._box, 8, margins)
        self._shown: list[Banner | Working] = []
        self.hide()

    def say(
        self,
        kind: str,
        what: str,
        todo: str = "",
        action: tuple[str, Callable[[], object]] | None = None,
        closable: bool = True,
    ) -> Banner:
        """Show a banner; the same words are never there twice."""
        for old in self.banners():
            if (old.what, old.todo) == (what, todo):
                self.take_away(old)
        banner = Banner(kind, what, todo, action, closable)
        banner.closed.connect(lambda: self.take_away(banner))
        self._put(banner)
        return banner

    def working(self, sentence: str, on_stop: Callable[[], object]) -> Working:
        """Show long work until its `finish` is called."""
        work = Working(sentence)
        work.stopped.connect(on_stop)
        work.finished.connect(lambda: self.take_away(work))
        self._put(work)
        return work

    def take_away(self, notice: Banner | Working | None) -> None:
        """Take a notice away, if it is still there."""
        if notice in self._shown:
            self._shown.remove(notice)
            notice.hide()
            notice.deleteLater()
            self.setVisible(bool(self._shown))

    def banners(self) -> list[Banner]:
        """Return the banners that are shown."""
        return [notice for notice in self._shown if isinstance(notice, Banner)]

    def clear(self) -> None:
        """Take away every banner that can be closed."""
        for banner in self.banners():
            if banner.closable:
                self.take_away(banner)

    def _put(self, notice: Banner | Working) -> None:
        self._shown.append(notice)
        self._box.addWidget(notice)
        passing = [banner for banner in self.banners() if banner.closable]
        if len(passing) > MOST:
            self.take_away(passing[0])
        self.show()
        self._order()

    def _order(self) -> None:
        """Let Tab come to what is new here after the bar above it, not after the page below."""
        before = self.previousInFocusChain() or self
        while before is not self and (
            self.isAncestorOf(before) or not Qt.FocusPolicy.TabFocus & before.focusPolicy()
        ):
            before = before.previousInFocusChain() or self
        follow(before, reading_order(self))
