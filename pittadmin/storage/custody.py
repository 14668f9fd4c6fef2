"""Where each secret of each account stands: rows to values and back (R21, R22)."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, or_, select, true, update

from pittadmin.domain.credential_table import CredentialRow
from pittadmin.domain.custody import Custody
from pittadmin.domain.custody_states import NEEDS_CUSTODY, WITH_IT, CustodyState
from pittadmin.domain.handover import Direction, Item, Kind
from pittadmin.storage import ids, platforms
from pittadmin.storage.custody_schema import custody, envelope
from pittadmin.storage.people import ref
from pittadmin.storage.schema import account, department, person

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


def table(
    conn: Connection,
    today: date,
    holders: Mapping[int, tuple[str, ...]],
    departments: Collection[int] | None = None,
    limit: int | None = None,
) -> Iterator[CredentialRow]:
    """Yield the row of every account that has a password or needs one, by department.

    Args:
        today: the day in the City.
        holders: the names of those who can open the password, by account.
        departments: of these alone; None for all.
        limit: how many at most; None for all.
    """
    names = platforms.names(conn)
    asked = _of_table(departments)
    if limit is not None:
        asked = asked.order_by(
            func.lower(department.c.name), account.c.platform, account.c.id
        ).limit(limit)
    for row in conn.execute(asked):
        yield CredentialRow(
            row[0],
            row[1],
            row[2],
            names.get(row[3]) or str(row[3]),
            row[4],
            CustodyState(row[5]),
            row[6] or 0,
            holders.get(row[0], ()),
            row[7],
            row[8],
            row[9],
            row[10] or "",
            today,
        )


def _of_table(departments: Collection[int] | None) -> Select[*tuple[Any, ...]]:
    return (
        select(
            account.c.id,
            department.c.name,
            account.c.department_id,
            account.c.platform,
            account.c.handle,
            account.c.custody,
            custody.c.secret_version,
            custody.c.changed_at,
            custody.c.verified_at,
            custody.c.works,
            custody.c.reason,
        )
        .join(department, department.c.id == account.c.department_id)
        .outerjoin(
            custody, (custody.c.account_id == account.c.id) & (custody.c.kind == Kind.PASSWORD)
        )
        .where(
            or_(account.c.state.in_(NEEDS_CUSTODY), custody.c.id.is_not(None)),
            true() if departments is None else account.c.department_id.in_(departments),
        )
    )


def lacking(
    conn: Connection, departments: Collection[int] | None = None, limit: int = 200
) -> list[int]:
    """Return the ids of accounts in use that are not with IT, those that wait longest first."""
    rows = conn.execute(
        select(account.c.id)
        .where(
            account.c.state.in_(NEEDS_CUSTODY),
            account.c.custody.not_in(WITH_IT),
            true() if departments is None else account.c.department_id.in_(departments),
        )
        .order_by(account.c.state_since, account.c.id)
        .limit(limit)
    )
    return [found for (found,) in rows]


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
    conn.execute(
        update(account)
        .where(account.c.id == account_id, account.c.custody != state)
        .values(custody=state)
    )


@cache
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
