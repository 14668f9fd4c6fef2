"""Sealed envelopes and their receipts: kept as they were signed, found by their columns (R21)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, select, true

from pittadmin.domain import canonical, handover
from pittadmin.domain.handover import (
    Direction,
    Envelope,
    Header,
    Item,
    Kind,
    SignedReceipt,
)
from pittadmin.domain.people import PersonRef
from pittadmin.storage.custody_schema import envelope, receipt
from pittadmin.storage.schema import person


@dataclass(frozen=True)
class KeptEnvelope:
    """An envelope as the database keeps it.

    Args:
        id: the id of its row.
        row: what the database says it is.
        sealed: what was sent; None where it can't be read as an envelope.
        sent_by: who sent it.
        sent_at: when.
    """

    id: int
    row: handover.Row
    sealed: Envelope | None
    sent_by: PersonRef
    sent_at: datetime


@dataclass(frozen=True)
class KeptReceipt:
    """A receipt as the database keeps it: whose, and what was signed; None where unreadable."""

    signed: SignedReceipt | None
    by: PersonRef
    at: datetime


def exists(conn: Connection, envelope_id: str) -> bool:
    """Tell whether the envelope with this id is here."""
    found = select(envelope.c.id).where(envelope.c.envelope_id == envelope_id)
    return conn.execute(found).one_or_none() is not None


def newest_version(conn: Connection, item: Item) -> int:
    """Return the newest version of a secret that was handed over, 0 for none."""
    newest = select(func.max(envelope.c.secret_version)).where(*_of(item))
    return conn.execute(newest).scalar_one() or 0


def add(conn: Connection, row_id: int, sealed: Envelope, by: int, at: datetime) -> None:
    """Keep an envelope.

    Raises:
        Conflict: another one of this version is here.
    """
    header = sealed.header
    conn.execute(
        insert(envelope).values(
            id=row_id,
            envelope_id=sealed.id,
            account_id=header.row.account,
            department_id=header.row.department,
            kind=header.row.kind,
            secret_version=header.row.version,
            direction=header.row.direction,
            device_id=header.sender,
            epoch=header.epoch,
            holders=" ".join(sorted(header.holders)),
            data=canonical.encode(sealed),
            sent_by_id=by,
            sent_at=at,
        )
    )


def of(conn: Connection, item: Item, version: int) -> tuple[KeptEnvelope, ...]:
    """Return the envelopes of one version of a secret: as first sent, then sealed anew."""
    wanted = [*_of(item), envelope.c.secret_version == version]
    rows = conn.execute(_envelopes().where(*wanted).order_by(envelope.c.id))
    return tuple(map(_kept, rows))


def newest(conn: Connection, *wanted: ColumnElement[bool]) -> tuple[KeptEnvelope, ...]:
    """Return of every secret the newest version's envelopes that fit, sealed anew or not."""
    last = (
        select(
            envelope.c.account_id,
            envelope.c.kind,
            func.max(envelope.c.secret_version).label("newest"),
        )
        .group_by(envelope.c.account_id, envelope.c.kind)
        .subquery()
    )
    rows = conn.execute(
        _envelopes()
        .join(
            last,
            (last.c.account_id == envelope.c.account_id)
            & (last.c.kind == envelope.c.kind)
            & (last.c.newest == envelope.c.secret_version),
        )
        .where(*wanted)
        .order_by(envelope.c.id)
    )
    return tuple(map(_kept, rows))


def holders(
    conn: Connection, kind: Kind, accounts: Collection[int] | None = None
) -> dict[int, frozenset[str]]:
    """Return for each account the ids of the computers that can open its newest secret of a kind,
    by what the database says; of these accounts alone where they are named."""
    these = true() if accounts is None else envelope.c.account_id.in_(accounts)
    last = (
        select(envelope.c.account_id, func.max(envelope.c.secret_version).label("newest"))
        .where(envelope.c.kind == kind, these)
        .group_by(envelope.c.account_id)
        .subquery()
    )
    rows = conn.execute(
        select(envelope.c.account_id, envelope.c.holders)
        .join(
            last,
            (last.c.account_id == envelope.c.account_id)
            & (last.c.newest == envelope.c.secret_version),
        )
        .where(envelope.c.kind == kind, these)
    )
    found: dict[int, frozenset[str]] = {}
    for account_id, ids in rows:
        found[account_id] = found.get(account_id, frozenset()).union(ids.split())
    return found


def holders_of(conn: Connection, item: Item, version: int) -> frozenset[str]:
    """Return the ids of the computers that can open one version, by what the database says."""
    wanted = [*_of(item), envelope.c.secret_version == version]
    rows = conn.execute(select(envelope.c.holders).where(*wanted))
    return frozenset(one for (ids,) in rows for one in ids.split())


def headers(conn: Connection) -> tuple[Header, ...]:
    """Return the headers of all envelopes; unreadable ones are left out."""
    rows = conn.execute(select(envelope.c.data).order_by(envelope.c.id))
    return tuple(one.header for (data,) in rows if (one := _read(bytes(data))) is not None)


def add_receipt(
    conn: Connection, row_id: int, envelope_row: int, signed: SignedReceipt, by: int, at: datetime
) -> None:
    """Keep a receipt.

    Raises:
        Conflict: this device has given one for this envelope.
    """
    said = signed.receipt
    conn.execute(
        insert(receipt).values(
            id=row_id,
            envelope_id=envelope_row,
            device_id=said.device,
            outcome=said.outcome,
            reason=said.reason,
            data=canonical.encode(signed),
            by_id=by,
            at=at,
        )
    )


def receipts_of(conn: Connection, envelope_row: int) -> tuple[KeptReceipt, ...]:
    """Return the receipts for an envelope, in the order in which they came."""
    rows = conn.execute(
        select(receipt, person.c.name)
        .join(person, person.c.id == receipt.c.by_id)
        .where(receipt.c.envelope_id == envelope_row)
        .order_by(receipt.c.id)
    )
    return tuple(
        KeptReceipt(_read_receipt(bytes(row.data)), PersonRef(row.by_id, row.name), row.at)
        for row in rows
    )


def receipted_by(conn: Connection, device_id: str) -> frozenset[int]:
    """Return the rows of the envelopes for which a device has given a receipt."""
    rows = conn.execute(select(receipt.c.envelope_id).where(receipt.c.device_id == device_id))
    return frozenset(found for (found,) in rows)


def _of(item: Item) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return envelope.c.account_id == item.account, envelope.c.kind == item.kind


@cache
def _envelopes() -> Select[Any]:
    return select(envelope, person.c.name.label("sender")).join(
        person, person.c.id == envelope.c.sent_by_id
    )


def _kept(row: Row[Any]) -> KeptEnvelope:
    said = handover.Row(
        row.account_id,
        row.department_id,
        Kind(row.kind),
        row.secret_version,
        Direction(row.direction),
    )
    return KeptEnvelope(
        row.id, said, _read(bytes(row.data)), PersonRef(row.sent_by_id, row.sender), row.sent_at
    )


def _read(data: bytes) -> Envelope | None:
    try:
        return canonical.decode(Envelope, data)
    except canonical.Malformed:
        return None


def _read_receipt(data: bytes) -> SignedReceipt | None:
    try:
        return canonical.decode(SignedReceipt, data)
    except canonical.Malformed:
        return None
