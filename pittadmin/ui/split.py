"""A table with the chosen row's details beside it, or below it on a narrow window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.look import look

NARROW = 960  # pixels at the plain size of text, below which details go under the table
DETAILS, SHARE = (360, 480), 0.24
"""How wide details are beside the table: at least, at most, and which share of all."""


def scroll(widget: QWidget, name: str, sideways: bool = False) -> QScrollArea:
    """Return a widget that scrolls up and down, and `sideways`, where it has no room."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    put(area, widget)
    area.viewport().setAutoFillBackground(False)
    return area


def put(area: QScrollArea, widget: QWidget) -> None:
    """Let another widget scroll in place of the one that does."""
    widget.setProperty("page", "true")
    before = area.takeWidget()
    area.setWidget(widget)
    if before is not None:
        before.deleteLater()


class MasterDetail(QSplitter):
    """Holds a table and the details of its chosen row.

    Args:
        master: the table.
        detail: the details, which scroll; None keeps their place until `set_detail`.
    """

    def __init__(self, master: QWidget, detail: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._narrow: bool | None = None
        self._pulled = False
        self._master, self._area = master, scroll(detail or QWidget(), _("Details"))
        self.setChildrenCollapsible(False)
        self.addWidget(master)
        self.addWidget(self._area)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._pull)
        look().changed.connect(self._arrange)

    def set_detail(self, detail: QWidget) -> None:
        """Put the details into the place that was kept for them."""
        put(self._area, detail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def to_top(self) -> None:
        """Show the beginning of the details, as another row's are filled in."""
        self._area.verticalScrollBar().setValue(0)

    def _arrange(self) -> None:
        px, narrow = look().px, self.width() < look().px(NARROW - 40)
        self.setHandleWidth(px(12))
        self._master.setMinimumHeight(px(38) * 5 if narrow else px(200))
        self._area.setMinimumHeight(px(280) if narrow else 0)
        self._area.setMinimumWidth(0 if narrow else px(DETAILS[0]))
        if narrow != self._narrow:
            self._narrow = narrow
            self.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
            self._pulled = False
            if narrow:
                self.setSizes([self.height() // 2, self.height() // 2])
        if not narrow and not self._pulled:
            least, most = (px(size) for size in DETAILS)
            wide = min(max(round(self.width() * SHARE), least), most)
            self.setSizes([max(self.width() - px(12) - wide, 1), wide])

    def _pull(self, *_anything: object) -> None:
        """Leave the two as a person has pulled them."""
        self._pulled = True
