"""The Policy tab: the policy, people, departments, roles, platforms, rules, facts and seals."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pittadmin.domain.i18n import _
from pittadmin.services import people
from pittadmin.services.people import Directory
from pittadmin.ui.departments_section import DepartmentsSection
from pittadmin.ui.facts_section import FactsSection
from pittadmin.ui.focus import follow
from pittadmin.ui.layouts import PAGE
from pittadmin.ui.look import look
from pittadmin.ui.people_section import PeopleSection
from pittadmin.ui.platforms_section import PlatformsSection
from pittadmin.ui.policy_section import PolicySection
from pittadmin.ui.roles_section import RolesSection
from pittadmin.ui.rules_section import RulesSection
from pittadmin.ui.seals_section import SealsSection
from pittadmin.ui.section import Section
from pittadmin.ui.segments import Segments
from pittadmin.ui.shell import Shell

PARTS = (
    ("policy", _("Policy"), PolicySection),
    ("people", _("People"), PeopleSection),
    ("departments", _("Departments"), DepartmentsSection),
    ("roles", _("Roles"), RolesSection),
    ("platforms", _("Platforms"), PlatformsSection),
    ("rules", _("Rules"), RulesSection),
    ("facts", _("Known to the checks"), FactsSection),
    ("seals", _("Seals"), SealsSection),
)

READS = (PolicySection, PlatformsSection, RulesSection, FactsSection, SealsSection)
"""The parts that read more than who is who."""

SUBJECTS = {
    "policy_version": "policy",
    "person": "people",
    "department": "departments",
    "delegation": "roles",
    "membership": "roles",
    "platform": "platforms",
    "rule_pack": "rules",
    "official_seal": "seals",
}
"""Which part shows a thing of that kind."""


class PolicyPage(QWidget):
    """Parts side by side, each built when it is first looked at.

    What changes while the page is not seen is read when it is seen again.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self._directory: Directory | None = None
        self._stale = True
        self._built: dict[str, Section] = {}
        self.segments = Segments(_("Parts of this page"))
        for _key, title, _part in PARTS:
            self.segments.add(title)
        self.heads, self.stack = QStackedWidget(), QStackedWidget()
        self.heads.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self)
        look().space(box, 12, PAGE)
        box.addWidget(self.heads)
        box.addWidget(self.segments)
        box.addWidget(self.stack, 1)
        keys = [key for key, _title, _part in PARTS]
        last = self.shell.memory.get("policy.part", keys[0])
        self.segments.setCurrentIndex(keys.index(last) if last in keys else 0)
        self.segments.currentChanged.connect(self._pick)

    def refresh(self, topic: str) -> None:
        """Read again what a topic is about: now, or when the page is seen."""
        if topic not in ("people", "policy", "requests", "rules", "facts"):
            return
        self._stale = True
        if self.isVisible():
            self._load()

    def show_subject(self, kind: str, id: int | tuple[int, int] | None) -> None:
        """Show the part that a kind of thing is in, and which one if an id is given."""
        key = SUBJECTS.get(kind, kind)
        part = self.show_part(key)
        if isinstance(id, tuple):
            assert isinstance(part, RolesSection)
            part.delegate(*id)
            return
        if isinstance(part, RulesSection):
            part.show_proposal()
        elif id is not None and isinstance(part, PeopleSection | DepartmentsSection | RolesSection):
            part.show_subject(id)

    def show_part(self, key: str) -> Section:
        """Show one part, and return it."""
        index = [known for known, _title, _part in PARTS].index(key)
        self.segments.setCurrentIndex(index)
        self._pick(index)
        return self._built[key]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pick(self.segments.currentIndex())
        if self._stale:
            self._load()

    def _pick(self, index: int) -> None:
        key, _title, make = PARTS[index]
        if key not in self._built:
            part = make(self.shell)
            self._built[key] = part
            self.heads.addWidget(part.head)
            self.stack.addWidget(part)
            # Tab comes to the buttons in the head before the views. Only what takes the focus can
            # be put into its order, so the place of the heads does so for a moment.
            self.heads.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            follow(self.heads, part.buttons)
            self.heads.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            if isinstance(part, READS):
                part.load()
            if self._directory is not None:
                part.show_directory(self._directory)
        self.heads.setCurrentWidget(self._built[key].head)
        self.stack.setCurrentWidget(self._built[key])
        self.shell.memory.keep("policy.part", key)

    def _load(self) -> None:
        self._stale = False
        self.shell.runner.read(
            self,
            people.directory,
            self.shell.ctx,
            done=self._take,
            failed=self._fail,
            key="directory",
        )
        for part in self._built.values():
            if isinstance(part, READS):
                part.load()

    def _take(self, directory: Directory) -> None:
        self._directory = directory
        for part in self._built.values():
            part.show_directory(directory)  # type: ignore[attr-defined]

    def _fail(self, _error: Exception) -> bool:
        self._stale = True
        return False
