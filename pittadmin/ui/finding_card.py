"""One finding in the checklist: what was found, where, how to mend it, and on what it rests."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pittadmin.domain.findings import Finding
from pittadmin.domain.i18n import _
from pittadmin.ui.fields import Check
from pittadmin.ui.layouts import row
from pittadmin.ui.lines import line
from pittadmin.ui.look import look
from pittadmin.ui.severities import SHOWN
from pittadmin.ui.widgets import button, restyle, text, tip

MOST_WORDS = 80
"""How many characters of what was found are repeated."""


class FindingCard(QAbstractButton):
    """A finding; choosing it shows the policy's sentence.

    Args:
        finding: what was found.
        words: the words that it is about, or an empty text.
        where: where they stand when that is not the shared text, such as "X" or "trucks.jpg".
    """

    fix_wanted = Signal(object)
    """The `Finding` that *Fix* mends."""

    def __init__(self, finding: Finding, words: str, where: str) -> None:
        super().__init__()
        self.finding = finding
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._meaning = SHOWN[finding.severity].meaning
        self._message = _through(text(""))
        self._message.setProperty("type", "label")
        self._words, self._fix = _through(text("")), _through(text("", "muted"))
        self._quote = _through(text("", "muted"))
        self.fix = button(_("Fi&x"), lambda: self.fix_wanted.emit(self.finding))
        self._buttons = row(self.fix, None)
        self._box = QVBoxLayout(self)
        look().space(self._box, 4, (18, 12, 14, 12))
        for widget in (self._message, self._words, self._fix, self._quote, self._buttons):
            self._box.addWidget(widget)
        self.toggled.connect(self._open)
        self.show_finding(finding, words, where)

    def show_finding(self, finding: Finding, words: str, where: str) -> None:
        """Show a finding of the same rule and words, wherever it stands now."""
        self.finding = finding
        if len(words) > MOST_WORDS:
            words = words[:MOST_WORDS].rstrip() + "…"
        said = _("“{words}”").format(words=" ".join(words.split())) if words.strip() else ""
        if where:
            said = f"{where}: {said}" if said else where
        number = f" ({finding.requirement})" if finding.requirement else ""
        quote = _("The policy says: “{quote}”").format(quote=finding.quote.strip('“”" '))
        lines = (
            (self._message, finding.message),
            (self._words, said),
            (self._fix, finding.fix),
            (self._quote, f"{quote}{number}" if finding.quote else number.strip()),
        )
        for label, says in lines:
            if label.text() != says:
                label.setText(says)
            if label is not self._quote:
                label.setVisible(bool(says))
        restyle(self._message, "kind", self._meaning)
        self._buttons.setVisible(finding.replacement is not None)
        if finding.replacement is not None:
            put = finding.replacement.strip()
            does = (
                _("Write “{words}” instead").format(words=put) if put else _("Take the words out")
            )
            self.fix.setAccessibleName(f"{_('Fix')}: {does}")
            tip(self.fix, does)
        asks = SHOWN[finding.severity].words
        self.setAccessibleName(f"{asks}: {finding.message} {said}".strip())
        self.setAccessibleDescription(f"{finding.fix} {self._quote.text()}".strip())
        self._open(self.isChecked())

    def sizeHint(self) -> QSize:
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._box.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._box.totalHeightForWidth(width)

    def hitButton(self, _pos: object) -> bool:
        return True

    def _open(self, chosen: bool) -> None:
        self._quote.setVisible(chosen and bool(self._quote.text()))
        # Alt+X mends what is chosen; of many cards that share a key it would press none.
        self.fix.setText(_("Fi&x") if chosen else _("Fix"))
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = look().theme, look().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(box, px(8), px(8))
        painter.fillPath(shape, QColor(theme.surface))
        painter.save()
        painter.setClipPath(shape)
        bar = QRectF(box.left(), box.top(), px(4), box.height())
        painter.fillRect(bar, QColor(theme.fore(self._meaning)))
        painter.restore()
        focused, chosen = self.hasFocus(), self.isChecked()
        color = theme.focus if focused else theme.accent if chosen else theme.line
        painter.setPen(QPen(QColor(color), 2 if focused or chosen else 1))
        painter.drawPath(shape)


def _through(label: QLabel) -> QLabel:
    """Let clicks on a label go to what it stands on."""
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


class ConfirmPoint(QWidget):
    """A point that no program can judge: a sentence with a box to check, and what it rests on."""

    answered = Signal(str, bool)
    """The point's key, and whether it is confirmed."""
    shown = Signal(str)
    """The key of the point whose words are to be shown."""

    def __init__(self, key: str, statement: str, quote: str, has_words: bool) -> None:
        super().__init__()
        self.key = key
        self.check = Check(statement.replace("&", "&&"))
        fits = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        fits.setHeightForWidth(True)
        self.check.setSizePolicy(fits)
        self.check.toggled.connect(lambda on: self.answered.emit(key, on))
        said = _("The policy says: “{quote}”").format(quote=quote) if quote else ""
        self.check.setAccessibleDescription(said)
        self._quote = text(said, "muted")
        self._quote.hide()
        name = (
            _("Show the words and the policy's sentence")
            if has_words
            else (_("Show the policy's sentence"))
        )
        self.more = button("", self._show_more, "icon", "info", name)
        self.more.setVisible(bool(quote) or has_words)
        box = QVBoxLayout(self)
        look().space(box, 2)
        box.addWidget(line(self.check, self.more, grows=self.check))
        box.addWidget(self._quote)

    def set_answered(self, on: bool) -> None:
        """Show whether it is confirmed, without telling anybody."""
        if self.check.isChecked() != on:
            self.check.blockSignals(True)
            self.check.setChecked(on)
            self.check.blockSignals(False)

    def _show_more(self) -> None:
        self._quote.setVisible(bool(self._quote.text()) and self._quote.isHidden())
        self.shown.emit(self.key)
