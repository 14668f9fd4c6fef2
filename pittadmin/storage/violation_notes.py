"""Notes and evidence of a case: rows to values and back."""

from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select

from pittadmin.domain.people import PersonRef
from pittadmin.domain.violations import CaseFile, Note
from pittadmin.storage import files, violation_words
from pittadmin.storage.case_schema import violation_file, violation_note
from pittadmin.storage.people import ref
from pittadmin.storage.schema import file, person


def notes(conn: Connection, violation_id: int) -> tuple[Note, ...]:
    """Return what was noted on a case, the newest first; for those who work it."""
    rows = conn.execute(
        select(violation_note, person.c.name)
        .join(person, person.c.id == violation_note.c.by_id)
        .where(violation_note.c.violation_id == violation_id)
        .order_by(violation_note.c.id.desc())
    )
    return tuple(Note(row.id, row.body, PersonRef(row.by_id, row.name), row.at) for row in rows)


def add_note(conn: Connection, violation_id: int, body: str, by: int, at: datetime) -> None:
    """Add a note to a case; it stays as it is."""
    conn.execute(
        insert(violation_note).values(violation_id=violation_id, body=body, by_id=by, at=at)
    )
    mine = violation_note.c.violation_id == violation_id
    part = conn.execute(select(func.count()).select_from(violation_note).where(mine)).scalar_one()
    violation_words.keep(conn, violation_id, (body,), part)


def evidence(
    conn: Connection, violation_id: int, of_the_report_only: bool = False
) -> tuple[CaseFile, ...]:
    """Return the evidence of a case, the oldest first; a reader sees that of the report only."""
    table = violation_file
    wanted = (
        select(table, file.c.size, person.c.name)
        .join(file, file.c.sha256 == table.c.sha256)
        .outerjoin(person, person.c.id == table.c.added_by_id)
        .where(table.c.violation_id == violation_id)
        .order_by(table.c.id)
    )
    if of_the_report_only:
        wanted = wanted.where(table.c.added_by_id.is_(None))
    return tuple(
        CaseFile(
            row.id,
            row.sha256,
            row.filename,
            row.kind,
            row.size,
            row.added_on,
            ref(row.added_by_id, row.name),
        )
        for row in conn.execute(wanted)
    )


def attach(
    conn: Connection,
    violation_id: int,
    data: bytes,
    filename: str,
    kind: str,
    on: date,
    by: int | None = None,
) -> None:
    """Keep a file as evidence of a case; the same twice is one. `by` is None for the report's."""
    key = files.keep(conn, data)
    known = select(violation_file.c.id).where(
        violation_file.c.violation_id == violation_id, violation_file.c.sha256 == key
    )
    if conn.execute(known).first() is None:
        conn.execute(
            insert(violation_file).values(
                violation_id=violation_id,
                sha256=key,
                filename=filename,
                kind=kind,
                added_by_id=by,
                added_on=on,
            )
        )
