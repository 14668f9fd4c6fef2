"""The card that says who will read a report, before it is sent."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.violations import Report
from pittadmin.services import violation_reports
from pittadmin.services.violation_reports import Readers
from pittadmin.ui.banner import announce
from pittadmin.ui.fields import Check
from pittadmin.ui.focus import follow_order
from pittadmin.ui.layouts import column, flow
from pittadmin.ui.shell import Shell
from pittadmin.ui.widgets import Card, button, clear, text

_AFTER_MS = 300
"""How long the typing rests before it is asked again."""


class ReadersCard(Card):
    """Says who will read the report as it stands, and asks about persons whom its text mentions.

    Args:
        shell: who reports, and the thread that reads.
        report: returns the report as it stands in the form.
    """

    about = Signal(int)
    """The id of the person whom the report is said to be about."""
    to_mayor_changed = Signal()

    def __init__(self, shell: Shell, report: Callable[[], Report]) -> None:
        super().__init__(gap=10)
        self._shell, self._report = shell, report
        self.readers = Readers()
        self.not_about: set[int] = set()
        """Persons whom the text mentions, and whom the report is not about."""
        self._said, self._asked = column(gap=6), column(gap=8)
        self.to_mayor = Check(_("The Mayor &reads it too"))
        self.to_mayor.hide()
        self.to_mayor.toggled.connect(self.to_mayor_changed)
        self.add(text(_("Who will read it"), "strong"), self._said, self.to_mayor, self._asked)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self.look)

    def ask_soon(self) -> None:
        """Look again who will read it, once the typing rests."""
        self._soon.start()

    def look(self) -> None:
        """Look again who will read it, now."""
        self._soon.stop()
        work = partial(violation_reports.readers, self._shell.ctx, self._report())
        self._shell.runner.read(self, work, done=self._show, failed=self._unknown, key="readers")

    def _show(self, readers: Readers) -> None:
        if readers == self.readers:
            return
        told, self.readers = self.readers.sentences, readers
        clear(self._said)
        if readers.refused:
            self._put(self._said, text(readers.refused, "bad"))
        for sentence in readers.sentences:
            self._put(self._said, text(sentence))
        self.to_mayor.setVisible(readers.may_choose_mayor)
        self._ask()
        if told and told != readers.sentences:
            announce(self, " ".join((readers.refused, *readers.sentences)).strip())

    def _ask(self) -> None:
        clear(self._asked)
        for one in self.readers.mentioned:
            if one.id not in self.not_about:
                self._put(self._asked, self._question(one))
        follow_order(self)

    def _question(self, person: PersonRef) -> QWidget:
        said = _("The text names {name}. Is the report about {name}?").format(name=person.name)
        yes = button(_("Yes"), partial(self.about.emit, person.id))
        yes.setAccessibleName(_("Yes, it is about {name}").format(name=person.name))
        no = button(_("No"), partial(self._is_not, person.id))
        no.setAccessibleName(_("No, it is not about {name}").format(name=person.name))
        return Card(text(said), flow(yes, no), kind="warn")

    def _is_not(self, person_id: int) -> None:
        self.not_about.add(person_id)
        self._ask()
        self.to_mayor_changed.emit()

    def _unknown(self, error: Exception) -> bool:
        """The database can't be asked now; sending will say so too."""
        clear(self._said)
        self._put(self._said, text(str(error), "bad"))
        self.readers = Readers()
        return True

    def _put(self, where: QWidget, widget: QWidget) -> None:
        layout = where.layout()
        assert layout is not None
        layout.addWidget(widget)
        widget.show()
