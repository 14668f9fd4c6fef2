"""The wizard's frame: the steps, the page that is seen, a notice above it, the buttons below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QStackedWidget, QVBoxLayout, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.banner import Banner, announce
from pittadmin.ui.focus import Reveal
from pittadmin.ui.layouts import column, row, within_screen
from pittadmin.ui.look import look
from pittadmin.ui.split import scroll
from pittadmin.ui.widgets import button, clear, heading, separator, text
from pittadmin.ui.wizard_page import WizardPage
from pittadmin.ui.wizard_rail import StepRail

NARROW = 760
"""The width, at the plain size of text, below which the steps stand above the page."""


class WizardFrame(QDialog):
    """A roomy dialog of several pages; what its buttons do is the wizard's own.

    Args:
        parent: the window it stands over.
        title: what it is for.
        pages: its pages, in their order; the last one sends.
        send_text: what the last page's button does.
    """

    def __init__(
        self, parent: QWidget | None, title: str, pages: Sequence[WizardPage], send_text: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.pages = tuple(pages)
        self.rail = StepRail(title, [page.title for page in pages])
        self._stack = QStackedWidget()
        self._headings = [heading(page.title) for page in pages]
        for page, name in zip(pages, self._headings, strict=True):
            # They scroll away with the page: where it is low, all room is the form's.
            head = column(name, text(page.sentence, "muted"), gap=4, margins=(24, 20, 24, 8))
            area = scroll(column(head, page, gap=0), page.title)
            Reveal(area)
            self._stack.addWidget(area)
        self._notice = QWidget()
        self._notices = QVBoxLayout(self._notice)
        look().space(self._notices, 8, (24, 16, 24, 0))
        self.close_button = button(_("Sa&ve draft and close"))
        self.cancel_button = button(_("Cancel"), self.reject)
        self.back_button = button(_("&Back"))
        self.next_button = button(_("&Next"), kind="primary")
        self.send_button = button(send_text, kind="primary")
        self._foot = row(
            self.close_button,
            None,
            self.cancel_button,
            self.back_button,
            self.next_button,
            self.send_button,
            margins=(24, 10, 24, 12),
        )
        right = QWidget()
        inside = QVBoxLayout(right)
        look().space(inside)
        inside.addWidget(self._notice)
        inside.addWidget(self._stack, 1)
        inside.addWidget(separator())
        inside.addWidget(self._foot)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.rail)
        self._box.addWidget(right, 1)
        self.next_button.setDefault(True)  # not seen on the last page, so Enter never sends
        self.quiet()
        self.resize(within_screen(self, look().px(980), look().px(720)))

    @property
    def current(self) -> int:
        """The number of the page that is seen, from 0."""
        return self._stack.currentIndex()

    def turn_to(self, index: int, can_send: bool, focus: bool = True) -> None:
        """Show a page as it stands in the form.

        Args:
            can_send: whether the last page's button is open.
            focus: whether the focus goes to the page's first input.
        """
        page, last = self.pages[index], index == len(self.pages) - 1
        page.load()
        self._stack.setCurrentIndex(index)
        self.back_button.setVisible(index > 0)
        self.next_button.setVisible(not last)
        self.send_button.setVisible(last)
        self.send_button.setEnabled(last and can_send)
        if focus:
            page.first().setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"{page.title}. {page.sentence}")

    def say(self, kind: str, what: str, todo: str = "", more: QWidget | None = None) -> None:
        """Say something above the page, with `more` below it."""
        self.quiet()
        self._notices.addWidget(Banner(kind, what, todo, closable=False))
        if more is not None:
            self._notices.addWidget(more)
        self._notice.show()

    def quiet(self) -> None:
        """Take away what is said above the page."""
        clear(self._notice)
        self._notice.hide()

    def hold(self, held: bool) -> None:
        """Let nothing but the notice be answered."""
        self._stack.setEnabled(not held)
        self.rail.setEnabled(not held)
        self._foot.setVisible(not held)

    def set_busy(self, busy: bool) -> None:
        """Hold the buttons that save while something is being saved."""
        for one in (self.close_button, self.next_button, self.send_button):
            one.setEnabled(not busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self.width() < look().px(NARROW)
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if across else direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self.rail.set_across(across)
            for name in self._headings:  # the steps above name the page already
                name.setVisible(not across)
