"""Where each secret of each account stands: rows to values and back (R21, R22)."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from pittadmin.domain.custody import Custody
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.handover import Direction, Item, Kind
from pittadmin.storage import ids
from pittadmin.storage.custody_schema import custody, envelope
from pittadmin.storage.people import ref
from pittadmin.storage.schema import account, person

_changer, _receiver, _verifier = (person.alias(one) for one in ("changer", "receiver", "verifier"))


def of_account(conn: Connection, account_id: int) -> tuple[Custody, ...]:
    """Return what is known of each secret of an account, in the order of `Kind`."""
    rows = conn.execute(_rows().where(custody.c.account_id == account_id))
    found = {Kind(row.kind): _custody(row) for row in rows}
    return tuple(found[kind] for kind in Kind if kind in found)


def get(conn: Connection, item: Item) -> Custody | None:
    """Return what is known of a secret, None where nothing was ever sent or required."""
    row = conn.execute(
        _rows().where(custody.c.account_id == item.account, custody.c.kind == item.kind)
    ).one_or_none()
    return None if row is None else _custody(row)


def every(
    conn: Connection, states: Collection[CustodyState] = tuple(CustodyState)
) -> list[Custody]:
    """Return what is known of all secrets in these states."""
    rows = conn.execute(_rows().where(custody.c.state.in_(states)).order_by(custody.c.id))
    return [_custody(row) for row in rows]


def put(conn: Connection, item: Item, **values: Any) -> None:
    """Write down where a secret stands: the columns that change, or of a new row all.

    Who writes holds the account (`accounts.hold`), so no two do at once.
    """
    done = conn.execute(
        update(custody)
        .where(custody.c.account_id == item.account, custody.c.kind == item.kind)
        .values(**values)
    )
    if done.rowcount == 0:
        its_id = ids.reserve(conn, custody)
        conn.execute(
            insert(custody).values(id=its_id, account_id=item.account, kind=item.kind, **values)
        )


def sum_up(conn: Connection, account_id: int, state: CustodyState) -> None:
    """Write down on the account itself where what it is logged in with stands, for its table."""
    conn.execute(update(account).where(account.c.id == account_id).values(custody=state))


def _rows() -> Select[Any]:
    return (
        select(
            custody,
            envelope.c.envelope_id.label("envelope"),
            envelope.c.direction,
            _changer.c.name.label("changer"),
            _receiver.c.name.label("receiver"),
            _verifier.c.name.label("verifier"),
        )
        .outerjoin(envelope, envelope.c.id == custody.c.envelope_id)
        .outerjoin(_changer, _changer.c.id == custody.c.changed_by_id)
        .outerjoin(_receiver, _receiver.c.id == custody.c.received_by_id)
        .outerjoin(_verifier, _verifier.c.id == custody.c.verified_by_id)
    )


def _custody(row: Row[Any]) -> Custody:
    return Custody(
        Item(row.account_id, Kind(row.kind)),
        CustodyState(row.state),
        row.since,
        row.secret_version,
        row.envelope or "",
        Direction(row.direction) if row.direction else None,
        row.changed_at,
        ref(row.changed_by_id, row.changer),
        row.received_at,
        ref(row.received_by_id, row.receiver),
        row.verified_at,
        ref(row.verified_by_id, row.verifier),
        row.works,
        row.reason,
    )
