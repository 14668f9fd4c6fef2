"""Policy versions, who acknowledged them, and the one row about this installation."""

from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from pittadmin.domain.installation import Installation, PolicyVersion
from pittadmin.storage.schema import acknowledgement, installation, person, policy_version


def current_id(conn: Connection) -> int | None:
    """Return the id of the policy version in force, or None before the first is entered."""
    newest = select(policy_version.c.id).order_by(policy_version.c.id.desc()).limit(1)
    return conn.execute(newest).scalar_one_or_none()


def current(conn: Connection) -> PolicyVersion:
    """Return the policy version in force."""
    row = conn.execute(select(policy_version).order_by(policy_version.c.id.desc()).limit(1)).one()
    return PolicyVersion(
        row.id,
        row.name,
        row.sha256,
        tuple(row.signatories.split("\n")),
        row.effective_on,
        row.entered_at,
    )


def add(
    conn: Connection,
    name: str,
    sha256: str,
    signatories: tuple[str, ...],
    effective_on: date | None,
    entered_at: datetime,
) -> int:
    """Add a policy version, which is then in force, and return the id."""
    result = conn.execute(
        insert(policy_version).values(
            name=name,
            sha256=sha256,
            signatories="\n".join(signatories),
            effective_on=effective_on,
            entered_at=entered_at,
        )
    )
    return int(result.inserted_primary_key[0])  # type: ignore[index]


def acknowledged_at(conn: Connection, person_id: int, version_id: int) -> datetime | None:
    """Return when a person acknowledged a policy version, or None."""
    return conn.execute(
        select(acknowledgement.c.at).where(
            acknowledgement.c.person_id == person_id,
            acknowledgement.c.policy_version_id == version_id,
        )
    ).scalar_one_or_none()


def acknowledge(conn: Connection, person_id: int, version_id: int, at: datetime) -> None:
    """Write down that a person acknowledged a policy version."""
    conn.execute(
        insert(acknowledgement).values(person_id=person_id, policy_version_id=version_id, at=at)
    )


def acknowledgements(conn: Connection, version_id: int) -> list[tuple[str, datetime | None]]:
    """Return every active person's name with the moment of their acknowledgement, or None."""
    rows = conn.execute(
        select(person.c.name, acknowledgement.c.at)
        .outerjoin(
            acknowledgement,
            (acknowledgement.c.person_id == person.c.id)
            & (acknowledgement.c.policy_version_id == version_id),
        )
        .where(person.c.active)
        .order_by(person.c.name)
    )
    return [(row.name, row.at) for row in rows]


def read_installation(conn: Connection) -> Installation:
    """Return what this database is."""
    row = conn.execute(select(installation)).one()
    return Installation(row.kind, row.oldest_writer, row.review_days)


def oldest_writer(conn: Connection) -> str:
    """Return the oldest version of the program that may still write, whatever else is there."""
    return conn.execute(select(installation.c.oldest_writer)).scalar_one()


def write_installation(
    conn: Connection, kind: str, oldest_writer: str, review_days: int, created_at: datetime
) -> None:
    """Write the one row about this installation."""
    conn.execute(
        insert(installation).values(
            id=1,
            kind=kind,
            oldest_writer=oldest_writer,
            review_days=review_days,
            created_at=created_at,
        )
    )
