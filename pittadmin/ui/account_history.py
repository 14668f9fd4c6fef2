"""The history of a record: what was done, when, by whom, in which role, and why."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pittadmin.domain.clock import say_time
from pittadmin.domain.history import Done
from pittadmin.domain.i18n import _, several
from pittadmin.domain.policy import requirements
from pittadmin.domain.roles import ROLE_NAMES
from pittadmin.ui.layouts import column, fill
from pittadmin.ui.look import look
from pittadmin.ui.widgets import button, separator, text

AT_FIRST = 8
"""How many entries are shown at first; the others at the press of a button."""


class History(QWidget):
    """A record's history, the newest first."""

    def __init__(self, entries: Sequence[Done]) -> None:
        super().__init__()
        self._rest = tuple(entries[AT_FIRST:])
        self._box = QVBoxLayout(self)
        look().space(self._box, 12)
        self._add(entries[:AT_FIRST])
        self._more = button(
            several(
                "Show {count} &earlier entry", "Show {count} &earlier entries", len(self._rest)
            ),
            self._show_rest,
        )
        self._box.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.setVisible(bool(self._rest))

    def _show_rest(self) -> None:
        self._box.removeWidget(self._more)
        self._more.hide()
        self._add(self._rest)
        self._rest = ()

    def _add(self, entries: Sequence[Done]) -> None:
        for done in entries:
            if self._box.count():
                self._box.addWidget(separator())
            fill(self._box, (_entry(done),))


def _entry(done: Done) -> QWidget:
    """Return one entry: what, when, who in which role, the requirement, the reason."""
    who = _("{person}, {role}").format(person=done.person, role=ROLE_NAMES[done.role])
    parts = [
        text(done.title, "strong", selectable=True),
        text(f"{say_time(done.at)}  ·  {who}", "muted", selectable=True),
    ]
    if done.reason:
        parts.append(text(_("“{reason}”").format(reason=done.reason), selectable=True))
    known = requirements().get(done.requirement)
    if known is not None:
        cited = text(f"{known.number}  {known.title}", "muted", selectable=True)
        section = _("{number}, {section} of the policy: {title}").format(
            number=known.number, section=known.section, title=known.title
        )
        cited.setToolTip(f"<p>{html.escape(section)}</p>")
        parts.append(cited)
    whole = column(*parts, gap=2)
    whole.setToolTip(f"<p>{html.escape(_('Signed in as {login}').format(login=done.login))}</p>")
    return whole
