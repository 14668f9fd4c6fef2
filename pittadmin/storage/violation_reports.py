"""Reports and their reporters: rows to values and back.

The reporter is read for those who work the case alone; on PostgreSQL the database itself hands the
row to nobody else (R67).
"""

from datetime import date

from sqlalchemy import Connection, insert, select, text

from pittadmin.domain.people import PersonRef
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import Report
from pittadmin.storage import violation_words
from pittadmin.storage.audit import sha256
from pittadmin.storage.case_schema import violation, violation_report, violation_reporter
from pittadmin.storage.schema import person


def add(conn: Connection, violation_id: int, report: Report, reporter: int) -> None:
    """Keep a report word for word, and its reporter apart."""
    conn.execute(
        insert(violation_report).values(
            violation_id=violation_id,
            body=report.body,
            other=report.other,
            copied=report.copied,
            noticed=report.noticed,
        )
    )
    conn.execute(insert(violation_reporter).values(violation_id=violation_id, person_id=reporter))
    said_all = (report.body, report.other, report.copied, report.noticed)
    violation_words.keep(conn, violation_id, said_all)


def said(conn: Connection, violation_id: int) -> tuple[str, str, str, str]:
    """Return what the report says: what happened, the other category, what was posted, and how it
    was noticed."""
    table = violation_report
    row = conn.execute(select(table).where(table.c.violation_id == violation_id)).one()
    return row.body, row.other, row.copied, row.noticed


def reporter(conn: Connection, violation_id: int) -> PersonRef | None:
    """Return who reported it; None for whoever may not know."""
    row = conn.execute(
        select(person.c.id, person.c.name)
        .join(violation_reporter, violation_reporter.c.person_id == person.c.id)
        .where(violation_reporter.c.violation_id == violation_id)
    ).one_or_none()
    return None if row is None else PersonRef(row.id, row.name)


def followed(conn: Connection, code: str) -> tuple[int, ViolationState, date] | None:
    """Return the violation that a receipt follows: its id, its state, and the day since when.

    On PostgreSQL the database answers it for anybody, and hands out nothing else.

    Args:
        conn: the connection.
        code: as `receipts.plain_code` gives it.
    """
    if conn.dialect.name == "postgresql":
        asked = text("SELECT id, state, since FROM pittadmin_follow(:receipt)")
        row = conn.execute(asked, {"receipt": sha256(code)}).one_or_none()
    else:
        row = conn.execute(
            select(violation.c.id, violation.c.state, violation.c.state_since.label("since")).where(
                violation.c.receipt_sha256 == sha256(code)
            )
        ).one_or_none()
    return None if row is None else (row.id, ViolationState(row.state), row.since)
