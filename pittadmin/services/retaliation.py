"""Signs of retaliation (R67): what the persons of a case did later against who reported it."""

from datetime import datetime, timedelta

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import CITY_ZONE
from pittadmin.domain.history import Done
from pittadmin.domain.retaliation import Sign
from pittadmin.domain.violations import Violation
from pittadmin.services.context import Look
from pittadmin.storage import retaliation, violation_reports, violations


def signs(look: Look, violation: Violation, history: list[Done]) -> tuple[Sign, ...]:
    """Return what may be retaliation, the newest first; for who works the case alone.

    Args:
        look: the reading.
        violation: the case, whole.
        history: what was done in the case, which knows the moment of the report.
    """
    reporter = violation_reports.reporter(look.conn, violation.id)
    if reporter is None:
        return ()
    told = {one.to.id for one in violation.instructions}
    readers = {one.id for one in violations.readers(look.conn, violation.id)}
    persons = {one.id for one in violation.named} | readers | told
    reports = [one.at for one in history if one.act is Act.REPORT_VIOLATION]
    day = violation.reported_on + timedelta(days=1)
    since = reports[-1] if reports else datetime(day.year, day.month, day.day, tzinfo=CITY_ZONE)
    return retaliation.signs(look.conn, reporter.id, persons - {reporter.id}, since)
