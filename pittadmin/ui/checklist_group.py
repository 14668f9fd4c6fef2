"""A group of the checklist: a heading with a number, and what is listed under it."""

from collections.abc import Hashable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.i18n import several
from pittadmin.ui.look import look
from pittadmin.ui.widgets import Card, text


class ChecklistGroup(QWidget):
    """Findings that ask for the same: a heading with their number, and a card for each.

    Args:
        title: what they ask for.
        in_card: whether they stand in one card together.
    """

    def __init__(self, title: str, in_card: bool = False) -> None:
        super().__init__()
        self.items: dict[Hashable, QWidget] = {}
        self._title, self._count = title, -1
        self.heading = text(title, "strong", wrap=False)
        self._more = text("", "muted")
        self._more.hide()
        box = QVBoxLayout(self)
        look().space(box, 8)
        box.addWidget(self.heading)
        self._box = QVBoxLayout()
        look().space(self._box, 8)
        if in_card:
            card = Card(gap=6)
            holder = QWidget()
            holder.setLayout(self._box)
            card.add(holder)
            box.addWidget(card)
        else:
            box.addLayout(self._box)
        box.addWidget(self._more)
        self.hide()

    def put(self, items: dict[Hashable, QWidget], count: int, said: str = "") -> None:
        """Show these; what is not among them goes, and what stays is not touched.

        Args:
            items: what is shown, in its order.
            count: how many there are, shown or not.
            said: the heading, in place of the title with the number.
        """
        for ident in [one for one in self.items if one not in items]:
            gone = self.items.pop(ident)
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, widget in enumerate(items.values()):
            if self._box.indexOf(widget) != place:
                self._box.insertWidget(place, widget)
                widget.show()  # at once, so that it can take the focus
        self.items = items
        heading = said or f"{self._title}  {count:,}"
        if self.heading.text() != heading:
            self.heading.setText(heading)
        more = count - len(items)
        if (more > 0) != self._more.isVisibleTo(self) or more > 0:
            self._more.setText(several("And {count} more.", "And {count} more.", more))
            self._more.setVisible(more > 0)
        if self.isHidden() == bool(items):
            self.setVisible(bool(items))
