"""The profile text of a page, checked while it is typed or pasted (R6, R10, R19)."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from pittadmin.checks.profile import ProfileReport, check_profile
from pittadmin.checks.spans import to_utf16
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _, several
from pittadmin.domain.platforms import Platform
from pittadmin.domain.policy import CITY_WEBSITE, DISCLAIMER
from pittadmin.ui.fields import Field, text_area
from pittadmin.ui.glyphs import Glyph
from pittadmin.ui.layouts import row
from pittadmin.ui.look import look
from pittadmin.ui.tasks import Runner
from pittadmin.ui.widgets import button, clear, text

MOST_LINES = 6
"""How many differences or findings are listed; all of them are underlined."""

_MEANING = {"block": "bad", "warn": "warn", "attest": "info", "info": "info"}
_GLYPHS = {"good": "good", "bad": "stop", "warn": "alert", "info": "info", "muted": "info"}

Line = tuple[str, str]
"""A line of the verdict: its meaning ("good", "bad", "warn", "info", "muted") and what it says."""


class ProfileText(QWidget):
    """An input for a profile text, its verdict below it, and a copy of the disclaimer to paste.

    Args:
        runner: checks off the GUI thread; a newer text replaces an older one.
        emails: the departments' general addresses, which are no personal information.
        hint: where the text comes from.
    """

    changed = Signal()
    """Somebody has changed the text."""
    checked = Signal()
    """The verdict stands for the text as it is."""

    def __init__(self, runner: Runner, emails: Collection[str], hint: str = "") -> None:
        super().__init__()
        self.report: ProfileReport | None = None
        self._runner, self._emails = runner, tuple(emails)
        self._platform: Platform | None = None
        self._here = True
        self._filling = False
        self._marks: list[tuple[int, int, str]] = []
        self.input = text_area(lines=7, on_change=self._typed)
        self.field = Field(_("Profile &text"), self.input, hint)
        self._copy = button(_("C&opy the disclaimer"), self.copy_disclaimer, glyph="copy")
        self._count = text("", "muted", wrap=False)
        self._verdict = QWidget()
        self._verdict.setAccessibleName(_("What the check found"))
        self._lines = QVBoxLayout(self._verdict)
        look().space(self._lines, 6)
        box = QVBoxLayout(self)
        look().space(box, 8)
        box.addWidget(self.field)
        box.addWidget(row(self._copy, None, self._count))
        box.addWidget(self._verdict)
        self.setFocusProxy(self.input)
        look().changed.connect(self._underline)

    def text(self) -> str:
        """Return the text as it stands."""
        return self.input.toPlainText()

    def show_text(self, words: str, platform: Platform | None, here: bool = True) -> None:
        """Show a text and check it.

        Args:
            words: the text.
            platform: where the page is.
            here: whether the disclaimer belongs into this text, not into another place.
        """
        same = (words, platform, here) == (self.text(), self._platform, self._here)
        self._platform, self._here = platform, here
        if words != self.text():
            self._filling = True
            self.input.setPlainText(words)
            self._filling = False
        if not same or self.report is None:
            self._check()

    def copy_disclaimer(self) -> None:
        """Put the disclaimer on the clipboard, word for word."""
        QGuiApplication.clipboard().setText(DISCLAIMER)
        self._copy.setText(_("C&opied: paste it into the profile"))

    def _typed(self, _words: str) -> None:
        self._check()
        if not self._filling:
            self.changed.emit()

    def _check(self) -> None:
        words, platform = self.text(), self._platform
        if not words.strip() or platform is None:
            self._runner.drop(self, "profile")
            self.report = None
            self._marks = []
            self._show([])
            return
        self._runner.check(
            self,
            check_profile,
            words,
            platform,
            (),
            self._emails,
            done=self._checked,
            key="profile",
        )

    def _checked(self, report: ProfileReport) -> None:
        self.report = report
        found = [(one.start, one.end, "bad") for one in report.disclaimer.differences]
        found += [(one.start, one.end, _MEANING[one.severity]) for one in report.personal]
        spans = to_utf16(self.text(), [(start, end) for start, end, _kind in found])
        self._marks = [
            (start, end, kind)
            for (start, end), (_start, _end, kind) in zip(spans, found, strict=True)
        ]
        self._show([*self._about_disclaimer(), *self._about_rest()])
        blocked = next((one for one in report.personal if one.severity == "block"), None)
        self.field.set_problem(
            Problem(blocked.message, blocked.fix, "profile_text", "R19") if blocked else None
        )
        self.checked.emit()

    def _about_disclaimer(self) -> Iterable[Line]:
        assert self.report is not None
        disclaimer = self.report.disclaimer
        if disclaimer.found:
            yield "good", _("The disclaimer is there, word for word (R10).")
        elif disclaimer.differences:
            yield (
                "bad",
                several(
                    "The disclaimer differs in {count} place (R10):",
                    "The disclaimer differs in {count} places (R10):",
                    len(disclaimer.differences),
                ),
            )
            for one in disclaimer.differences[:MOST_LINES]:
                yield "", one.sentence
            yield "", _("To mend it, copy the disclaimer and paste it over this one.")
            more = len(disclaimer.differences) - MOST_LINES
            if more > 0:
                yield (
                    "",
                    several("{count} more is underlined.", "{count} more are underlined.", more),
                )
        elif self._here:
            yield "bad", _("The disclaimer is not in this text. Copy it and paste it in (R10).")
        else:
            yield "muted", _("The disclaimer is not in this text; it is elsewhere (R10).")

    def _about_rest(self) -> Iterable[Line]:
        report, platform = self.report, self._platform
        assert report is not None
        assert platform is not None
        if report.too_long:
            yield (
                "bad" if self._here else "warn",
                _(
                    "{count} characters too long: the {field} on {platform} holds {limit}."
                    " Shorten it."
                ).format(
                    count=f"{report.too_long:,}",
                    field=platform.profile_field,
                    platform=platform.name,
                    limit=f"{platform.profile_limit:,}",
                ),
            )
        if report.city_link:
            yield "good", _("It links to the City's website (R6).")
        else:
            yield (
                "warn",
                _("There is no link to the City's website. Add {site}, or ask below (R6).").format(
                    site=CITY_WEBSITE
                ),
            )
        if not report.personal:
            yield "good", _("No personal information was found (R19).")
        for one in report.personal[:MOST_LINES]:
            found = self.text()[one.start : one.end]
            yield (
                _MEANING[one.severity],
                _("“{found}”: {message} {fix} (R19)").format(
                    found=found, message=one.message, fix=one.fix
                ),
            )

    def _show(self, lines: Iterable[Line]) -> None:
        clear(self._verdict)
        lines = tuple(lines)
        for kind, words in lines:
            self._lines.addWidget(verdict_line(kind, words))
        self._verdict.setVisible(bool(lines))
        self._verdict.setAccessibleDescription(" ".join(words for _kind, words in lines))
        self._say_length()
        self._underline()

    def _say_length(self) -> None:
        limit = self._platform.profile_limit if self._platform else None
        count = len(self.text().strip())
        self._count.setText(
            several("{count} character", "{count} characters", count)
            if limit is None
            else _("{count} of {limit} characters").format(count=f"{count:,}", limit=f"{limit:,}")
        )

    def _underline(self) -> None:
        theme, found = look().theme, []
        for start, end, kind in self._marks:
            mark = QTextEdit.ExtraSelection()
            look_of = QTextCharFormat()
            look_of.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look_of.setUnderlineColor(QColor(theme.fore(kind)))
            look_of.setBackground(QColor(theme.back(kind)))
            mark.format = look_of
            cursor = QTextCursor(self.input.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            found.append(mark)
        self.input.setExtraSelections(found)


def verdict_line(kind: str, words: str) -> QWidget:
    """Return one line of a verdict: its mark, or an indent without one, and its words."""
    line = QWidget()
    box = QHBoxLayout(line)
    look().space(box, 8)
    if kind:
        box.addWidget(Glyph(_GLYPHS[kind], kind), 0, Qt.AlignmentFlag.AlignTop)
    else:
        box.addSpacing(look().px(26))
    box.addWidget(text(words, "" if kind in ("good", "muted", "") else kind), 1)
    return line
