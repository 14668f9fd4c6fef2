"""Today: what waits for the person, the oldest first, each with its one next step."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import CITY_ZONE, say_date
from pittadmin.domain.i18n import _, several
from pittadmin.services import people, today
from pittadmin.services.context import Context
from pittadmin.services.waiting import Waiting
from pittadmin.ui.layouts import PAGE, column, flow, row
from pittadmin.ui.lines import line
from pittadmin.ui.look import look
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import scroll
from pittadmin.ui.widgets import Button, Card, Empty, button, text, title

AT_ONCE = 40
"""How many things are shown at first, and more at each press of the button below them."""

Found = tuple[list[Waiting], bool]


def load(ctx: Context) -> Found:
    """Return what waits for the person, and whether they may ask for an account."""
    return today.waiting(ctx), people.me(ctx).may_somewhere(Act.REQUEST_ACCOUNT)


def since(waiting: Waiting, day: date) -> str:
    """Return since when something waits: "Since Nov 3, 2026 · 4 days"."""
    days = (day - waiting.since.astimezone(CITY_ZONE).date()).days
    if days <= 0:
        return _("Since today")
    ago = several("{count} day", "{count} days", days)
    return _("Since {day}  ·  {ago}").format(day=say_date(waiting.since), ago=ago)


class TodayPage(QWidget):
    """Shows what waits for the person."""

    counted = Signal(int)
    """How many things wait."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting: list[Waiting] | None = None
        self._shell, self._shown = shell, AT_ONCE
        self._may_request = False
        self._title, self._count = title(_("Today")), text("", "muted", wrap=False)
        look().changed.connect(self._measure)
        self._measure()
        holder = QWidget()
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._rows.addWidget(self._content)
        self._request = button(
            _("&Request an account…"), lambda: shell.go.emit("new_account", None), "primary", "plus"
        )
        self._nothing = Empty(
            _("Nothing waits for you."),
            _("What needs your answer or your next step appears here, the oldest first."),
            self._request,
        )
        self._area = scroll(holder, _("What waits for you"))
        box = QVBoxLayout(self)
        look().space(box, 12, PAGE)
        box.addWidget(flow(self._title, self._count))
        box.addWidget(self._area, 1)
        box.addWidget(self._nothing, 1)
        self._area.hide()
        self._nothing.hide()
        self.refresh("accounts")

    def _measure(self) -> None:
        self._title.setMinimumHeight(look().px(32))  # as high as where there are buttons

    def refresh(self, topic: str) -> None:
        """Ask again what waits."""
        self._shell.runner.read(self, load, self._shell.ctx, done=self._take, key="waiting")

    def _take(self, found: Found) -> None:
        waiting, may_request = found
        self._may_request = may_request
        if waiting != self.waiting:
            self.waiting = waiting
            self._draw()
        self._request.setVisible(may_request)
        self._area.setVisible(bool(waiting))
        self._nothing.setVisible(not waiting)
        self._count.setText(
            several("{count} thing waits for you", "{count} things wait for you", len(waiting))
            if waiting
            else ""
        )
        self.counted.emit(len(waiting))

    def _draw(self) -> None:
        """Show the cards anew, with the focus where it was."""
        waiting = self.waiting or []
        day = self._shell.ctx.clock.today()
        focus = QApplication.focusWidget()
        inside = focus is not None and self._content.isAncestorOf(focus)
        name = focus.objectName() if inside and focus is not None else ""
        cards: list[QWidget | None] = [self._card(one, day) for one in waiting[: self._shown]]
        rest = len(waiting) - self._shown
        if rest > 0:
            words = several("Show {count} &more", "Show {count} &more", rest)
            cards.append(row(button(words, self._show_more), None))
        self._area.setUpdatesEnabled(False)
        old, self._content = self._content, column(*cards, None, gap=12)
        self._rows.replaceWidget(old, self._content)
        self._content.show()
        old.hide()
        old.deleteLater()
        self._area.setUpdatesEnabled(True)
        if inside:
            steps = self._content.findChildren(Button)
            same = [step for step in steps if step.objectName() == name]
            for step in (same or steps)[:1]:
                step.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        self._shown += AT_ONCE
        self._draw()

    def _card(self, waiting: Waiting, day: date) -> Card:
        go = partial(self._shell.go.emit, waiting.subject, waiting.subject_id)
        oldest = waiting is (self.waiting or [waiting])[0]
        step = button(waiting.step.replace("&", "&&"), go, "primary" if oldest else "plain")
        step.setObjectName(f"{waiting.subject}.{waiting.subject_id}")
        step.setAccessibleName(_("{step}: {title}").format(step=waiting.step, title=waiting.title))
        words = column(
            text(waiting.title, "strong", selectable=True),
            text(waiting.sentence, selectable=True),
            text(since(waiting, day), "muted", selectable=True),
            gap=4,
        )
        return Card(line(words, step, grows=words, gap=16, middle=True))
