"""How a day stands on which something is due: in words, and whether to warn of it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _, several
from pittadmin.ui.glyphs import Glyph
from pittadmin.ui.lines import line
from pittadmin.ui.widgets import text

SOON_DAYS = 2
"""From how many days before it on a deadline is warned of."""


def left(due: date, today: date) -> str:
    """Return how much time there is: "Due Nov 5, 2026, in 3 days"."""
    days = (due - today).days
    if days < 0:
        ago = several("{count} day overdue", "{count} days overdue", -days)
        return _("Was due {day}: {ago}").format(day=say_date(due), ago=ago)
    if days == 0:
        return _("Due today, {day}").format(day=say_date(due))
    ahead = several("in {count} day", "in {count} days", days)
    return _("Due {day}, {ahead}").format(day=say_date(due), ahead=ahead)


def meaning(due: date, today: date) -> str:
    """Return "bad" once it has passed, "warn" when it is near, else "muted"."""
    days = (due - today).days
    return "bad" if days < 0 else "warn" if days <= SOON_DAYS else "muted"


def deadline(due: date, today: date) -> QWidget:
    """Return the line that says when something is due, with a sign where to hurry."""
    kind = meaning(due, today)
    words = text(left(due, today), kind, selectable=True)
    if kind == "muted":
        return words
    return line(Glyph("alert", kind), words, grows=words)
