"""Which pages wait to be looked at by a person (R34, R57)."""

from datetime import date

from pittadmin.domain.clock import morning, say_date
from pittadmin.domain.i18n import _, several
from pittadmin.domain.monitoring import WHO_LOOKS, Monitor
from pittadmin.services import monitoring
from pittadmin.services.context import Look
from pittadmin.services.waiting import Waiting
from pittadmin.storage import accounts

SINGLY = 3
"""How many pages to be looked at stand here one by one; more of them stand as one."""


def waiting(look: Look) -> list[Waiting]:
    """Return the pages that this person is to look at by now."""
    found = []
    for monitor in Monitor:
        count, pages = monitoring.due(look, monitor, 200)
        if count <= SINGLY:
            found += [_due_page(look, monitor, page) for page in pages]
        else:
            found.append(_due_pages(monitor, count, pages[0].due))
    return found


def _due_page(look: Look, monitor: Monitor, page: monitoring.DuePage) -> Waiting:
    said = (
        _("Looked at by {who} up to {day}. Look at what was posted since.")
        if page.last
        else _("Not looked at yet by {who}. Look at what was posted.")
    )
    return Waiting(
        "monitoring",
        page.account_id,
        morning(page.due),
        _("Look at {account}").format(account=accounts.get(look.conn, page.account_id).name),
        said.format(who=WHO_LOOKS[monitor], day=say_date(page.last)),
        _("Look at the page"),
    )


def _due_pages(monitor: Monitor, count: int, since: date) -> Waiting:
    return Waiting(
        "due_pages",
        list(Monitor).index(monitor),
        morning(since),
        several(
            "{count} page is due to be looked at", "{count} pages are due to be looked at", count
        ),
        _("By {who}. Look at what was posted there since the last time.").format(
            who=WHO_LOOKS[monitor]
        ),
        _("Show them"),
    )
