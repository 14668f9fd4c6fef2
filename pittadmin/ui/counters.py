"""How long a post is on each platform: quiet words, painted, so that typing moves nothing else."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pittadmin.domain.i18n import _, several
from pittadmin.domain.reports import PlatformVerdict
from pittadmin.ui.layouts import FlowLayout
from pittadmin.ui.look import look


class Counter(QWidget):
    """How long a post is on one platform, and how long it may be.

    Args:
        name: the platform's name.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.words, self.is_over = name, False
        self._widest = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_verdict(self, verdict: PlatformVerdict) -> None:
        """Show the length that a check has counted."""
        length, limit = f"{verdict.length:,}", verdict.limit
        over = verdict.length - limit if limit is not None else 0
        self.is_over = over > 0
        if limit is None:
            words = _("{platform} {length}").format(platform=self._name, length=length)
        else:
            words = _("{platform} {length} of {limit}").format(
                platform=self._name, length=length, limit=f"{limit:,}"
            )
            if over > 0:
                words += ", " + several("{count} too many", "{count} too many", over)
        if words != self.words:
            self.words = words
            self.setAccessibleName(words)
            self._fit(words)
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._widest) + 2, metrics.height() + look().px(4))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = look().theme
        painter.setPen(QColor(theme.bad if self.is_over else theme.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.words)

    def _fit(self, words: str) -> None:
        """Ask for more room where the words need it; room that was given stays."""
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(words) > metrics.horizontalAdvance(self._widest):
            self._widest = words + "00"  # the next two digits move nothing
            self.updateGeometry()


class Counters(QWidget):
    """The counter of each platform that a post is for."""

    def __init__(self) -> None:
        super().__init__()
        self.of: dict[str, Counter] = {}
        self._flow = FlowLayout(self)
        look().space(self._flow, 16)

    def show_platforms(self, platforms: Sequence[tuple[str, str]]) -> None:
        """Show a counter for each of these platforms, by key and name."""
        if [key for key, _name in platforms] == list(self.of):
            return
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.of = {key: Counter(name) for key, name in platforms}
        for counter in self.of.values():
            self._flow.addWidget(counter)

    def show_verdicts(self, verdicts: Sequence[PlatformVerdict]) -> None:
        """Show what a check has counted."""
        for verdict in verdicts:
            if verdict.platform in self.of:
                self.of[verdict.platform].show_verdict(verdict)
