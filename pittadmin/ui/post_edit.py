"""The input for one text of a post: plain text, with the words underlined that a check found."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeySequence,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QToolTip

from pittadmin.checks.spans import to_utf16
from pittadmin.domain.findings import Finding
from pittadmin.domain.i18n import _
from pittadmin.domain.plain_text import plain
from pittadmin.ui.banner import announce
from pittadmin.ui.look import look
from pittadmin.ui.severities import SHOWN

MOST_UNDERLINED = 200
"""How many findings are underlined at once; all of them are counted, and the rest comes next."""

ENDLESS = 2000
"""From how many characters on a word is none that a person wrote."""


@dataclass
class _Mark:
    """A finding, and the words that it is about as they move with what is typed."""

    finding: Finding
    cursor: QTextCursor

    @property
    def span(self) -> tuple[int, int]:
        """Where the words begin and end, in UTF-16 units."""
        return self.cursor.selectionStart(), self.cursor.selectionEnd()


class PostEdit(QPlainTextEdit):
    """One text of a post.

    F8 and Shift+F8 go to the next and the last finding and read it out; what a finding says is
    the tooltip of its words.

    Args:
        name: whose text it is, for a screen reader.
        placeholder: what is written here.
    """

    written = Signal()
    """The text is another than before."""
    went_to = Signal(object)
    """The `Finding` that F8 has gone to."""
    pictures_pasted = Signal(object)
    """The `QMimeData` of pictures or files, which belong to the post and not into its text."""
    mended = Signal(str)
    """A sentence: what was pasted could not be taken as it was."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._marks: list[_Mark] = []
        self._filling = False
        self._said = ""
        self.setProperty("editor", "true")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.textChanged.connect(self._changed)
        look().changed.connect(self._underline)
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.go_to_next(step))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(120))

    # What is in it

    def text(self) -> str:
        """Return the text as it stands."""
        return self._said

    def show_text(self, words: str) -> None:
        """Show another text, with nothing to undo; the same text is left alone."""
        words = plain(words)
        if words != self._said:
            self._filling = True
            self.setPlainText(words)
            self._filling = False

    def change_text(self, words: str) -> None:
        """Put another text in the place of this one, so that it can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(plain(words))

    # Findings

    def mark(self, findings: Sequence[Finding]) -> None:
        """Underline the words of findings about the text as it stands."""
        with_words = [one for one in findings if one.end > one.start][:MOST_UNDERLINED]
        spans = to_utf16(self._said, [(one.start, one.end) for one in with_words])
        if self._stand_so(with_words, spans):  # a key elsewhere has moved them, and that is all
            for mark, finding in zip(self._marks, with_words, strict=True):
                mark.finding = finding
            return
        self._marks = []
        for finding, (start, end) in zip(with_words, spans, strict=True):
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self._marks.append(_Mark(finding, cursor))
        self._underline()

    def _stand_so(self, findings: Sequence[Finding], spans: Sequence[tuple[int, int]]) -> bool:
        """Tell whether the underlines are those of these findings already."""
        return [(one.finding.severity, one.span) for one in self._marks] == [
            (finding.severity, span) for finding, span in zip(findings, spans, strict=True)
        ]

    def select(self, finding: Finding) -> bool:
        """Select the words of a finding and bring them in sight; tell whether they are here."""
        mark = next((one for one in self._marks if one.finding == finding), None)
        if mark is None:
            return False
        self.setTextCursor(mark.cursor)
        self.centerCursor()
        return True

    def replace(self, finding: Finding, words: str) -> bool:
        """Put other words in the place of a finding's, so that it can be undone."""
        mark = next((one for one in self._marks if one.finding == finding), None)
        if mark is None or self.isReadOnly():
            return False
        cursor = QTextCursor(mark.cursor)
        cursor.insertText(plain(words))
        self.setTextCursor(cursor)
        return True

    def go_to_next(self, step: int) -> None:
        """Go to the finding after the cursor, or before it, round the end."""
        if not self._marks:
            announce(self, _("Nothing was found in this text."))
            return
        marks = sorted(self._marks, key=lambda one: one.cursor.selectionStart())
        here = self.textCursor()
        if step > 0:
            later = [one for one in marks if one.cursor.selectionStart() >= here.position()]
            mark = later[0] if later else marks[0]
        else:
            before = [one for one in marks if one.cursor.selectionEnd() < here.position()]
            mark = before[-1] if before else marks[-1]
        self.setTextCursor(mark.cursor)
        self.ensureCursorVisible()
        announce(self, in_words(mark.finding))
        self.went_to.emit(mark.finding)

    def _underline(self) -> None:
        theme, found = look().theme, []
        for mark in self._marks:
            shown = SHOWN[mark.finding.severity]
            format_ = QTextCharFormat()
            format_.setUnderlineStyle(shown.line)
            format_.setUnderlineColor(QColor(theme.fore(shown.meaning)))
            if shown.meaning != "muted":
                format_.setBackground(QColor(theme.back(shown.meaning)))
            selection = QTextEdit.ExtraSelection()
            selection.format, selection.cursor = format_, mark.cursor
            found.append(selection)
        self.setExtraSelections(found)

    # What comes in

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or _brings_pictures(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if _brings_pictures(source):
            self.pictures_pasted.emit(source)
            return
        words = source.text()
        self.textCursor().insertText(plain(words))
        self.ensureCursorVisible()
        if "\x00" in words:
            self.mended.emit(_("What was pasted has characters that are none; they are left out."))

    def _changed(self) -> None:
        said = plain(self.toPlainText())
        if said != self._said:  # an underline alone changes nothing
            self._said = said
            self._wrap()
            if not self._filling:
                self.written.emit()

    def _wrap(self) -> None:
        """Break lines at words; where one is endless, anywhere, for Qt is slow to find out."""
        said = self._said
        endless = len(said) > ENDLESS and max(map(len, said.split()), default=0) > ENDLESS
        modes = QTextOption.WrapMode
        mode = modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere
        if mode != self.wordWrapMode():
            self.setWordWrapMode(mode)

    # What points at a finding

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.viewport().mapFrom(self, event.pos())
            if words := self.said_at(at):
                QToolTip.showText(event.globalPos(), f"<p>{html.escape(words)}</p>", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def said_at(self, at: QPoint) -> str:
        """Return what the findings at a place of the viewport say, as plain text."""
        place = self.cursorForPosition(at)
        if not self.cursorRect(place).adjusted(-20, 0, 20, 0).contains(at):
            return ""
        here = [
            in_words(one.finding)
            for one in self._marks
            if one.cursor.selectionStart() <= place.position() <= one.cursor.selectionEnd()
        ]
        return "\n".join(here)


def in_words(finding: Finding) -> str:
    """Return what a finding says, with what it asks."""
    return f"{SHOWN[finding.severity].words}: {finding.message} {finding.fix}".strip()


def _brings_pictures(source: QMimeData) -> bool:
    files = any(url.isLocalFile() for url in source.urls())
    return files or (source.hasImage() and not source.hasText())
