"""What the policy asks, section by section, to be read, searched and copied."""

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit

from pittadmin.domain.i18n import _
from pittadmin.domain.policy import Requirement, requirements
from pittadmin.ui.look import look


class RequirementsList(QTextEdit):
    """Every requirement with its number, under the section of the policy that says it."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("What the policy asks"))
        self._words = ""
        self.shown = 0
        look().changed.connect(self._write)
        self._write()

    def search(self, words: str) -> int:
        """Show only what has each of these words, and return how many that are."""
        self._words = words
        self._write()
        return self.shown

    def _write(self) -> None:
        theme, px = look().theme, look().px
        words = self._words.casefold().split()
        found = [one for one in requirements().values() if _has(one, words)]
        self.shown = len(found)
        self.setStyleSheet(
            f"QTextEdit {{ background: {theme.surface}; border: 1px solid {theme.line};"
            f" border-radius: {px(8)}px; padding: 1px; }}"
            f" QTextEdit:focus {{ border: 2px solid {theme.focus}; padding: 0; }}"
        )
        self.clear()
        self.document().setDocumentMargin(px(10))
        cursor = QTextCursor(self.document())
        head, line = QTextBlockFormat(), QTextBlockFormat()
        head.setBottomMargin(px(4))
        line.setBottomMargin(px(5))
        line.setLeftMargin(px(40))
        line.setTextIndent(-px(40))
        line.setTabPositions([QTextOption.Tab(px(40), QTextOption.TabType.LeftTab)])
        strong, plain, muted = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        for style, color in ((strong, theme.text), (plain, theme.text), (muted, theme.muted)):
            style.setForeground(QColor(color))
        section = None
        for one in found:
            if one.section != section:
                head.setTopMargin(px(14) if section else 0)
                _block(cursor, head, section is None)
                cursor.insertText(one.section, strong)
                section = one.section
            _block(cursor, line, False)
            cursor.insertText(f"{one.number}\t", muted)
            cursor.insertText(one.title, plain)
        if not found:
            cursor.insertText(_("Nothing in the policy has these words."), muted)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _has(one: Requirement, words: list[str]) -> bool:
    said = f"{one.number} {one.title} {one.section}".casefold()
    return all(word in said for word in words)


def _block(cursor: QTextCursor, style: QTextBlockFormat, first: bool) -> None:
    if first:
        cursor.setBlockFormat(style)
    else:
        cursor.insertBlock(style)
