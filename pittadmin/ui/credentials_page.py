"""The Credentials tab: passwords, this computer, and for IT the computers and those who leave."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _
from pittadmin.services import people
from pittadmin.services.people import Directory
from pittadmin.ui.computers_section import ComputersSection
from pittadmin.ui.directory_section import DirectorySection
from pittadmin.ui.focus import follow
from pittadmin.ui.layouts import PAGE
from pittadmin.ui.leavers_section import LeaversSection
from pittadmin.ui.look import look
from pittadmin.ui.own_computer import OwnComputerSection
from pittadmin.ui.passwords_section import PasswordsSection
from pittadmin.ui.segments import Segments
from pittadmin.ui.shell import Shell

TOPICS = ("custody", "accounts", "people")

PASSWORDS, OWN, COMPUTERS, LEAVERS = range(4)


class CredentialsPage(QWidget):
    """Four views; a department sees the first two. No keyring is asked before it is looked at."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._stale = True
        self.directory: Directory | None = None
        self.passwords = PasswordsSection(shell)
        self.own = OwnComputerSection(shell)
        self.computers = ComputersSection(shell)
        self.leavers = LeaversSection(shell)
        self.parts = (self.passwords, self.own, self.computers, self.leavers)
        self.segments = Segments(_("Views of this page"))
        self.heads, self.stack = QStackedWidget(), QStackedWidget()
        self.heads.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        names = (_("Passwords"), _("This computer"), _("Computers"), _("Leavers"))
        for part, words in zip(self.parts, names, strict=True):
            self.segments.add(words)
            self.heads.addWidget(part.head)
            self.stack.addWidget(part)
            # Only what takes the focus can be put into its order.
            self.heads.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            follow(self.heads, part.buttons)
            self.heads.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for index in (COMPUTERS, LEAVERS):
            self.segments.setTabVisible(index, False)
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
        """Show a computer, one who leaves, or how this computer stands."""
        if kind == "computers":
            self.segments.setCurrentIndex(COMPUTERS)
            if isinstance(subject_id, int):
                self.computers.show_subject(subject_id)
        elif kind == "leaver" and isinstance(subject_id, int):
            self.segments.setCurrentIndex(LEAVERS)
            self.leavers.show_subject(subject_id)
        elif kind == "own_computer":
            self.segments.setCurrentIndex(OWN)
        else:
            self.segments.setCurrentIndex(PASSWORDS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()

    def _turn(self, index: int) -> None:
        self.heads.setCurrentIndex(index)
        self.stack.setCurrentIndex(index)
        if index != PASSWORDS:
            self._load_part(index)

    def _load_part(self, index: int) -> None:
        """Read what one view shows; the others are read when they are looked at."""
        part = self.parts[index]
        if isinstance(part, DirectorySection):
            if self.directory is None:
                return  # it comes, and with it the part that is seen by then
            part.show_directory(self.directory)
        part.load()

    def _load(self) -> None:
        self._stale = False
        self.passwords.load()
        self._shell.runner.read(
            self,
            people.directory,
            self._shell.ctx,
            done=self._take,
            failed=self._fail,
            key="directory",
        )

    def _take(self, directory: Directory) -> None:
        self.directory = directory
        is_it = directory.actor.may(Act.SIGN_DIRECTORY)
        for index in (COMPUTERS, LEAVERS):
            self.segments.setTabVisible(index, is_it)
        self.own.show_actor(directory.actor)
        self.passwords.show_directory(directory)
        if self.segments.currentIndex() != PASSWORDS:
            self._load_part(self.segments.currentIndex())

    def _fail(self, _error: Exception) -> bool:
        self._stale = True
        return False
