"""What discipline came to (R52): rows to values and back; for those who work the case alone."""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from pittadmin.domain.people import PersonRef
from pittadmin.domain.violations import Outcome
from pittadmin.storage.case_schema import outcome
from pittadmin.storage.people import ref
from pittadmin.storage.schema import person

_about, _filer, _teller = (person.alias(name) for name in ("about", "filer", "teller"))


def of(conn: Connection, violation_id: int) -> tuple[Outcome, ...]:
    """Return the outcomes of a case, the newest first."""
    rows = conn.execute(
        select(
            outcome,
            _about.c.name.label("about"),
            _filer.c.name.label("filer"),
            _teller.c.name.label("teller"),
        )
        .join(_about, _about.c.id == outcome.c.person_id)
        .join(_filer, _filer.c.id == outcome.c.filed_by_id)
        .outerjoin(_teller, _teller.c.id == outcome.c.notice_by_id)
        .where(outcome.c.violation_id == violation_id)
        .order_by(outcome.c.id.desc())
    )
    return tuple(
        Outcome(
            row.id,
            PersonRef(row.person_id, row.about),
            row.body,
            PersonRef(row.filed_by_id, row.filer),
            row.filed_at,
            row.notice_due,
            row.notice_at,
            ref(row.notice_by_id, row.teller),
        )
        for row in rows
    )


def add(conn: Connection, violation_id: int, **values: Any) -> None:
    """Add an outcome; `values` as in the table."""
    conn.execute(insert(outcome).values(violation_id=violation_id, **values))


def give_notice(conn: Connection, outcome_id: int, **values: Any) -> None:
    """Write down that the employee was told: `notice_at` and `notice_by_id`."""
    conn.execute(update(outcome).where(outcome.c.id == outcome_id).values(**values))
