"""What may be retaliation (R67): later acts of some people against what is one person's.

Everything is read from the ordinary trail; that somebody looked is nowhere written down.
"""

import json
from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, or_, select

from pittadmin.domain.acts import Act
from pittadmin.domain.people import PersonRef
from pittadmin.domain.retaliation import AGAINST, Sign
from pittadmin.storage.schema import (
    account,
    account_administrator,
    act,
    audit,
    draft,
    draft_text,
    draft_writer,
    email_request,
    person,
    platform_request,
    transfer,
)

_MOST = 200
"""How many signs are shown at most; more tell nothing more."""


def signs(conn: Connection, against: int, by: Collection[int], since: datetime) -> tuple[Sign, ...]:
    """Return the acts after `since` of the persons `by` against one person, the newest first."""
    if not by:
        return ()
    off = _taken_off(conn, against, by, since)
    about = _theirs(against, set(off.values()))
    chosen = [
        and_(act.c.subject == subject, act.c.act.in_(acts), act.c.subject_id.in_(about[subject]))
        for subject, acts in AGAINST.items()
    ]
    rows = conn.execute(
        _acts().where(or_(*chosen), act.c.person_id.in_(by), act.c.at > since).limit(_MOST)
    ).all()
    found = [row for row in rows if row.act != Act.CHANGE_ADMINISTRATORS or row.id in off]
    names = _names(conn, found)
    return tuple(
        Sign(
            row.at,
            PersonRef(row.person_id, row.name),
            Act(row.act),
            names.get((row.subject, row.subject_id), ""),
            row.reason,
        )
        for row in found
    )


@cache
def _acts() -> Select[Any]:
    return (
        select(act, person.c.name)
        .join(person, person.c.id == act.c.person_id)
        .order_by(act.c.id.desc())
    )


def _theirs(person_id: int, accounts: Collection[int]) -> dict[str, Any]:
    """Return what is a person's, by its kind: ids, or a question for them."""
    named = account_administrator
    offered = select(transfer.c.account_id).where(transfer.c.offered_by_id == person_id)
    return {
        "person": [person_id],
        "account": select(account.c.id).where(
            or_(
                account.c.requested_by_id == person_id,
                account.c.submitted_by_id == person_id,
                account.c.id.in_(select(named.c.account_id).where(named.c.person_id == person_id)),
                account.c.id.in_(offered),
                account.c.id.in_(accounts),
            )
        ),
        "email_request": select(email_request.c.id).where(
            email_request.c.requested_by_id == person_id
        ),
        "platform_request": select(platform_request.c.id).where(
            platform_request.c.requested_by_id == person_id
        ),
        "draft": select(draft.c.id).where(
            or_(
                draft.c.author_id == person_id,
                draft.c.id.in_(
                    select(draft_writer.c.draft_id).where(draft_writer.c.person_id == person_id)
                ),
            )
        ),
    }


def _taken_off(
    conn: Connection, person_id: int, by: Collection[int], since: datetime
) -> dict[int, int]:
    """Return the acts that took a person off an account, with the account."""
    rows = conn.execute(
        select(audit.c.act_id, audit.c.old)
        .join(act, act.c.id == audit.c.act_id)
        .where(
            audit.c.entity == account_administrator.name,
            audit.c.op == "DELETE",
            act.c.person_id.in_(by),
            act.c.at > since,
        )
    )
    found = ((row.act_id, json.loads(row.old)) for row in rows)
    return {act_id: old["account_id"] for act_id, old in found if old["person_id"] == person_id}


_NAMED = {
    "account": (account.c.id, account.c.handle),
    "draft": (draft_text.c.draft_id, draft_text.c.title),
    "platform_request": (platform_request.c.id, platform_request.c.name),
}
"""What the things are called that acts are about, by their kind: the id, and the name."""


def _names(conn: Connection, rows: Collection[Row[Any]]) -> dict[tuple[str, int], str]:
    names: dict[tuple[str, int], str] = {}
    for subject, (id_, name) in _NAMED.items():
        wanted = {row.subject_id for row in rows if row.subject == subject}
        if wanted:
            found = conn.execute(select(id_.label("id"), name.label("name")).where(id_.in_(wanted)))
            names.update({(subject, row.id): row.name for row in found})
    return names
