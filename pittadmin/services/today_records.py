"""What waits for a person of records of removed content, and of public records requests (R9)."""

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import morning, say_time
from pittadmin.domain.i18n import _
from pittadmin.domain.records_requests import RequestState
from pittadmin.services import removed_content
from pittadmin.services.context import Look
from pittadmin.services.waiting import Waiting
from pittadmin.storage import records_requests


def waiting(look: Look) -> list[Waiting]:
    """Return the records of removed content to complete, and the public records requests."""
    found = []
    for record in removed_content.waiting(look):
        said = _("Missing: {names}. Due by {moment}.").format(
            names=record.missing_words, moment=say_time(record.complete_due)
        )
        title = _("Record {number}").format(number=record.number)
        step = _("Complete it")
        found.append(Waiting("removed_record", record.id, record.sealed_at, title, said, step))
    if look.actor.may(Act.KEEP_RECORDS_REQUEST):
        for one in records_requests.every(look.conn):
            if one.state is RequestState.OPEN:
                title = _("Records request {number}").format(number=one.number)
                said = one.clock(look.today)
                since = morning(one.received_on)
                found.append(
                    Waiting("records_request", one.id, since, title, said, _("Work on it"))
                )
    return found
