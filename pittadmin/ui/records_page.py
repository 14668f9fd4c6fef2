"""The Records tab: records of removed content, holds on them, public records requests (R9)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _
from pittadmin.services import people
from pittadmin.services.people import Directory
from pittadmin.ui.focus import follow
from pittadmin.ui.holds_section import HoldsSection
from pittadmin.ui.layouts import PAGE
from pittadmin.ui.look import look
from pittadmin.ui.records_requests_section import RecordsRequestsSection
from pittadmin.ui.records_section import RecordsSection
from pittadmin.ui.segments import Segments
from pittadmin.ui.shell import Shell

TOPICS = ("records", "accounts", "people")


class RecordsPage(QWidget):
    """Three views; a department sees the first alone, with its own records."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._stale = True
        self.records = RecordsSection(shell)
        self.holds = HoldsSection(shell)
        self.requests = RecordsRequestsSection(shell)
        self.parts = (self.records, self.holds, self.requests)
        self.segments = Segments(_("Views of this page"))
        self.heads, self.stack = QStackedWidget(), QStackedWidget()
        self.heads.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for part, words in zip(
            self.parts, (_("Records"), _("Holds"), _("Records requests")), strict=True
        ):
            self.segments.add(words)
            self.heads.addWidget(part.head)
            self.stack.addWidget(part)
            # Only what takes the focus can be put into its order.
            self.heads.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            follow(self.heads, part.buttons)
            self.heads.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.segments.hide()
        box = QVBoxLayout(self)
        look().space(box, 12, PAGE)
        box.addWidget(self.heads)
        box.addWidget(self.segments)
        box.addWidget(self.stack, 1)
        self.segments.currentChanged.connect(self._turn)

    # What the window asks

    def refresh(self, topic: str) -> None:
        """Read again what a topic is about: now, or when the page is seen."""
        if topic in TOPICS:
            self._stale = True
            if self.isVisible():
                self._load()

    def show_subject(self, kind: str, subject_id: object) -> None:
        """Show a record or a request."""
        if kind == "records_request" and isinstance(subject_id, int):
            self.segments.setCurrentIndex(2)
            self.requests.show_subject(subject_id)
        elif isinstance(subject_id, int):
            self.segments.setCurrentIndex(0)
            self.records.show_record(subject_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()

    def _turn(self, index: int) -> None:
        self.heads.setCurrentIndex(index)
        self.stack.setCurrentIndex(index)

    def _load(self) -> None:
        self._stale = False
        self.records.load()
        self._shell.runner.read(
            self,
            people.directory,
            self._shell.ctx,
            done=self._take,
            failed=self._fail,
            key="directory",
        )

    def _take(self, directory: Directory) -> None:
        actor = directory.actor
        self.records.show_actor(actor)
        sees_holds = actor.may(Act.KEEP_RECORDS_REQUEST)
        self.segments.setVisible(sees_holds)
        if sees_holds:
            for part in (self.holds, self.requests):
                part.show_directory(directory)
                part.load()

    def _fail(self, _error: Exception) -> bool:
        self._stale = True
        return False
