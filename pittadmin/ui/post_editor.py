"""The texts of a post: one that all platforms share, and one for each platform that differs."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pittadmin.domain.findings import Finding
from pittadmin.domain.i18n import _
from pittadmin.domain.posts import Variant
from pittadmin.domain.reports import Report
from pittadmin.ui.counters import Counters
from pittadmin.ui.layouts import row
from pittadmin.ui.look import look
from pittadmin.ui.post_edit import PostEdit
from pittadmin.ui.segments import Segments
from pittadmin.ui.widgets import button, text

SHARED = ""
"""The key of the text that all platforms share."""


class PostEditor(QWidget):
    """Writes a post: a tab for what all platforms share, and one for each platform."""

    changed = Signal()
    """Somebody has changed a text, or which platforms have their own."""
    went_to = Signal(object)
    """The `Finding` that F8 has gone to."""
    pictures_pasted = Signal(object)
    """The `QMimeData` of pictures that were pasted into a text."""
    mended = Signal(str)
    """A sentence: what was pasted could not be taken as it was."""

    def __init__(self) -> None:
        super().__init__()
        self._platforms: dict[str, str] = {}
        self._own: set[str] = set()
        self._read_only = False
        self._report: Report | None = None
        self.edits: dict[str, PostEdit] = {}
        self.tabs = Segments(_("Texts"))
        self.tabs.add(_("All platforms"))
        self.counters = Counters()
        self._which = text("", "muted")
        self.own_button = button("", self._turn_own, "link")
        self._line = row(self._which, self.own_button)
        self._line.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self._stack = QStackedWidget()
        box = QVBoxLayout(self)
        look().space(box, 8)
        for widget in (self.tabs, self._line):
            box.addWidget(widget)
        box.addWidget(self._stack, 1)
        box.addWidget(self.counters)
        self._edit(SHARED)
        self.tabs.currentChanged.connect(self._show_tab)
        self._show_tab()

    # What is in it

    def text(self) -> str:
        """Return what all platforms share."""
        return self.edits[SHARED].text()

    def variants(self) -> tuple[Variant, ...]:
        """Return the texts of the platforms of the post that have their own."""
        return tuple(
            Variant(key, self.edits[key].text()) for key in self._platforms if key in self._own
        )

    def show_texts(self, words: str, variants: Sequence[Variant]) -> None:
        """Show the texts of another draft, or of this one as somebody else left it."""
        self._own = {one.platform for one in variants}
        self._edit(SHARED).show_text(words)
        for one in variants:
            self._edit(one.platform).show_text(one.text)
        for key in set(self.edits) - self._own - {SHARED}:
            self.edits[key].show_text("")
        self._show_tab()

    def show_platforms(self, platforms: Sequence[tuple[str, str]]) -> None:
        """Offer a tab for each platform, by key and name; what was written for others stays."""
        if dict(platforms) == self._platforms:
            return
        shown = self.shown_key()
        self._platforms = dict(platforms)
        self.tabs.blockSignals(True)
        while self.tabs.count() > 1:
            self.tabs.take_last()
        for name in self._platforms.values():
            self.tabs.add(name)
        keys = [SHARED, *self._platforms]
        self.tabs.setCurrentIndex(keys.index(shown) if shown in keys else 0)
        self.tabs.blockSignals(False)
        self.counters.show_platforms(platforms)
        self._show_tab()

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody write, as while the head reads."""
        self._read_only = read_only
        self._show_tab()

    def shown_key(self) -> str:
        """Return the key of the platform whose tab is shown, empty for what all share."""
        return [SHARED, *self._platforms][max(self.tabs.currentIndex(), 0)]

    def shown_edit(self) -> PostEdit:
        """Return the input of the text that is shown."""
        key = self.shown_key()
        return self.edits[key if key in self._own else SHARED]

    # Findings

    def show_report(self, report: Report) -> None:
        """Underline what a check found in the texts as they stand, and count their lengths."""
        self._report = report
        for key, edit in self.edits.items():
            found = [one for one in report.findings if one.variant == key and one.media is None]
            edit.mark(found)
        self.counters.show_verdicts(report.platforms)

    def count_in_tabs(self) -> None:
        """Show in each tab how many findings ask for something in its own text."""
        found = () if self._report is None else self._report.findings
        asking = Counter(
            one.variant for one in found if one.severity in ("block", "warn") and one.media is None
        )
        for index, key in enumerate([SHARED, *self._platforms]):
            if self.tabs.waiting(index) != asking[key]:
                self.tabs.set_count(index, asking[key])

    def select(self, finding: Finding) -> bool:
        """Show a finding's text with its words selected; tell whether there are such words."""
        if finding.media is not None or finding.variant not in self.edits:
            return False
        keys = [SHARED, *self._platforms]
        if finding.variant in keys and self.shown_edit() is not self.edits[finding.variant]:
            self.tabs.setCurrentIndex(keys.index(finding.variant))
        return self.edits[finding.variant].select(finding)

    def replace(self, finding: Finding, words: str) -> bool:
        """Put other words in the place of a finding's; it can be undone with Ctrl+Z."""
        if finding.media is not None or not self.select(finding):
            return False
        return self.edits[finding.variant].replace(finding, words)

    # Tabs

    def _edit(self, key: str) -> PostEdit:
        if key not in self.edits:
            name = _("Text of the post")
            edit = PostEdit(name, _("What is to be told? Write it here."))
            edit.written.connect(self.changed)
            edit.went_to.connect(self.went_to)
            edit.pictures_pasted.connect(self.pictures_pasted)
            edit.mended.connect(self.mended)
            self.edits[key] = edit
            self._stack.addWidget(edit)
        return self.edits[key]

    def _show_tab(self) -> None:
        key = self.shown_key()
        edit, name = self.shown_edit(), self._platforms.get(key, "")
        shared = key != SHARED and key not in self._own
        edit.setReadOnly(self._read_only or shared)
        self._stack.setCurrentWidget(edit)
        self.setFocusProxy(edit)
        edit.setAccessibleName(
            _("Text for {platform}").format(platform=name) if name else _("Text of the post")
        )
        if shared:
            self._which.setText(
                _("{platform} says what all platforms share.").format(platform=name)
            )
            self.own_button.setText(_("&Write its own text"))
        else:
            self._which.setText(_("{platform} has its own text.").format(platform=name))
            self.own_button.setText(_("Say &what all share"))
        self._line.setVisible(key != SHARED)
        self.own_button.setVisible(not self._read_only)

    def _turn_own(self) -> None:
        """Give the platform its own text, or let it say what all share; what it said is kept."""
        key = self.shown_key()
        if key in self._own:
            self._own.discard(key)
        else:
            edit = self._edit(key)
            if not edit.text():
                edit.show_text(self.text())
            self._own.add(key)
        self._show_tab()
        self.shown_edit().setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
