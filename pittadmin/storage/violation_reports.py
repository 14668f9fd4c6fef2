"""Reports and their reporters: rows to values and back.

The reporter is read for those who work the case alone; on PostgreSQL the database itself hands the
row to nobody else (R67).
"""

from sqlalchemy import Connection, insert, select

from pittadmin.domain.people import PersonRef
from pittadmin.domain.violations import Report
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


def by_receipt(conn: Connection, receipt: str) -> int | None:
    """Return the id of the violation that this receipt follows, or None."""
    found = select(violation.c.id).where(violation.c.receipt_sha256 == sha256(receipt))
    return conn.execute(found).scalar_one_or_none()
