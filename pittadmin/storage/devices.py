"""Computers that ask to be enrolled, and the signed directories of those that are (R22)."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from pittadmin.domain import canonical
from pittadmin.domain.devices import DeviceState, KnownDevice
from pittadmin.domain.directory import Enrolment, SignedDirectory
from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.storage.custody_schema import device, device_directory
from pittadmin.storage.people import ref
from pittadmin.storage.schema import person

_decider = person.alias("decider")


def every(conn: Connection) -> tuple[KnownDevice, ...]:
    """Return all computers, the newest first; what can't be read as a request is left out."""
    rows = conn.execute(_devices().order_by(device.c.id.desc()))
    return tuple(one for row in rows if (one := _device(row)) is not None)


def owners(conn: Connection) -> dict[str, str]:
    """Return whose each computer is, by name."""
    rows = conn.execute(
        select(device.c.device_id, person.c.name).join(person, person.c.id == device.c.person_id)
    )
    return {row.device_id: row.name for row in rows}


def is_set_up(conn: Connection) -> bool:
    """Tell whether a list of devices was ever signed."""
    return conn.execute(select(device_directory.c.epoch).limit(1)).first() is not None


def find(conn: Connection, device_id: str) -> KnownDevice | None:
    """Return the computer with this id of its own, or None."""
    row = conn.execute(_devices().where(device.c.device_id == device_id)).one_or_none()
    return None if row is None else _device(row)


def ask(conn: Connection, row_id: int, person_id: int, enrolment: Enrolment, at: datetime) -> None:
    """Write down that a computer asks to be enrolled."""
    conn.execute(
        insert(device).values(
            id=row_id,
            device_id=enrolment.keys.id,
            person_id=person_id,
            computer=enrolment.keys.computer,
            enrolment=canonical.encode(enrolment),
            asked_at=at,
        )
    )


def decide(
    conn: Connection,
    device_ids: Collection[str],
    state: DeviceState,
    by: int,
    at: datetime,
    reason: str = "",
) -> None:
    """Write down what was decided about computers, by their own ids."""
    conn.execute(
        update(device)
        .where(device.c.device_id.in_(device_ids))
        .values(state=state, decided_by_id=by, decided_at=at, reason=reason)
    )


def newest_directory(conn: Connection) -> SignedDirectory | None:
    """Return the newest directory as it was signed, or None; whoever reads it checks it."""
    row = conn.execute(
        select(device_directory.c.document, device_directory.c.signature)
        .order_by(device_directory.c.epoch.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else SignedDirectory(bytes(row[0]), bytes(row[1]))


def publish(conn: Connection, epoch: int, signed: SignedDirectory, by: int, at: datetime) -> None:
    """Publish the next directory.

    Raises:
        Conflict: there is one with this number, or a newer one.
    """
    last = conn.execute(
        select(device_directory.c.epoch).order_by(device_directory.c.epoch.desc()).limit(1)
    ).scalar_one_or_none()
    if epoch <= (last or 0):
        raise Conflict(
            _("Another list of devices was signed meanwhile."),
            _("Load it, look at it, and sign again."),
        )
    conn.execute(
        insert(device_directory).values(
            epoch=epoch,
            document=signed.document,
            signature=signed.signature,
            signed_by_id=by,
            signed_at=at,
        )
    )


@cache
def _devices() -> Select[Any]:
    return (
        select(device, person.c.name.label("owner"), _decider.c.name.label("decider"))
        .join(person, person.c.id == device.c.person_id)
        .outerjoin(_decider, _decider.c.id == device.c.decided_by_id)
    )


def _device(row: Row[Any]) -> KnownDevice | None:
    try:
        enrolment = canonical.decode(Enrolment, bytes(row.enrolment))
    except canonical.Malformed:
        return None
    return KnownDevice(
        row.id,
        row.device_id,
        PersonRef(row.person_id, row.owner),
        row.computer,
        enrolment,
        DeviceState(row.state),
        row.asked_at,
        row.decided_at,
        ref(row.decided_by_id, row.decider),
        row.reason,
    )
