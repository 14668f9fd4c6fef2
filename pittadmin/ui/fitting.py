"""A dialog that is as large as what it holds, and is walked through in reading order."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.look import look


class FittingDialog(Dialog):
    """Grows when a problem is shown in it; Tab goes from its body to its buttons."""

    _fitted = 0

    def widen(self, width: int) -> None:
        """Be at least this wide, in pixels at the plain size of text."""
        self.setMinimumWidth(look().px(width))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        self._order()
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the height that the body needs; what a person made larger stays so."""
        layout = self.layout()
        if layout is None:
            return
        needed = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
        if self.height() in (self._fitted, 0) or self.height() < needed:
            self._fitted = needed
            self.resize(self.width(), needed)

    def _order(self) -> None:
        """Put the buttons after the body, and begin with the first input."""
        last = (self.cancel_button, self.confirm_button)
        found, widget = list[QWidget](), self.nextInFocusChain()
        while widget is not None and widget is not self:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget not in last:
                found.append(widget)
            widget = widget.nextInFocusChain()
        if not found:
            return
        self.setTabOrder(found[-1], last[0])
        self.setTabOrder(*last)
        if self.focusWidget() in (None, *last):
            seen = (one for one in found if one.isVisibleTo(self) and one.isEnabled())
            if (first := next(seen, None)) is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
