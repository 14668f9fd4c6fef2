"""Versions of the rule pack and proposals: rows to values and back.

A version never changes. Which one is in force is said by the newest row of `rule_pack_use`.
"""

from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from pittadmin.domain.packs import SHIPPED_ID, PackProposal, PackVersion, ProposalState
from pittadmin.domain.people import PersonRef
from pittadmin.storage import editing
from pittadmin.storage.people import ref
from pittadmin.storage.schema import pack_proposal, person, rule_pack, rule_pack_use

_proposer, _decider = person.alias("proposer"), person.alias("decider")


def in_force_id(conn: Connection) -> int:
    """Return the id of the version in force; `SHIPPED_ID` until one is published."""
    newest = select(rule_pack_use.c.rule_pack_id).order_by(rule_pack_use.c.id.desc()).limit(1)
    return conn.execute(newest).scalar_one_or_none() or SHIPPED_ID


def versions(conn: Connection) -> list[PackVersion]:
    """Return the published versions, the newest first."""
    rows = conn.execute(_versions().order_by(rule_pack.c.id.desc())).all()
    used = in_force_id(conn)
    return [replace(_version(row), in_force=row.id == used) for row in rows]


def find(conn: Connection, pack_id: int) -> PackVersion | None:
    """Return one published version, or None."""
    row = conn.execute(_versions().where(rule_pack.c.id == pack_id)).one_or_none()
    return None if row is None else replace(_version(row), in_force=pack_id == in_force_id(conn))


def publish(conn: Connection, pack_id: int, proposal: PackProposal, by: int, at: datetime) -> None:
    """Add a version, made of a proposal."""
    conn.execute(
        insert(rule_pack).values(
            id=pack_id,
            version=proposal.version,
            text=proposal.text,
            sha256=proposal.sha256,
            note=proposal.note,
            proposed_by_id=proposal.proposed_by.id,
            published_by_id=by,
            published_at=at,
        )
    )


def use(conn: Connection, pack_id: int, by: int, at: datetime, reason: str) -> None:
    """Let a version be in force from now on."""
    conn.execute(
        insert(rule_pack_use).values(
            rule_pack_id=None if pack_id == SHIPPED_ID else pack_id,
            since=at,
            by_id=by,
            reason=reason,
        )
    )


def proposals(conn: Connection, open_only: bool = False) -> list[PackProposal]:
    """Return the proposals, the newest first."""
    statement = _proposals().order_by(pack_proposal.c.id.desc())
    if open_only:
        statement = statement.where(pack_proposal.c.state == ProposalState.OPEN)
    return [_proposal(row) for row in conn.execute(statement)]


def proposal_of(conn: Connection, proposal_id: int) -> PackProposal:
    """Return one proposal."""
    return _proposal(conn.execute(_proposals().where(pack_proposal.c.id == proposal_id)).one())


def propose(conn: Connection, **values: Any) -> None:
    """Add a proposal; its columns as in the table."""
    conn.execute(insert(pack_proposal).values(**values))


def decide(
    conn: Connection,
    proposal: PackProposal,
    state: ProposalState,
    by: int,
    at: datetime,
    decision: str = "",
) -> None:
    """Close a proposal.

    Raises:
        Conflict: somebody else did so meanwhile; it carries the proposal as it is now.
    """
    values = {"state": state, "decided_by_id": by, "decided_at": at, "decision": decision}
    editing.change(conn, pack_proposal, proposal.id, proposal.row_version, values, proposal_of)


@cache
def _versions() -> Select[Any]:
    return (
        select(rule_pack, _proposer.c.name.label("proposer"), _decider.c.name.label("decider"))
        .join(_proposer, _proposer.c.id == rule_pack.c.proposed_by_id)
        .join(_decider, _decider.c.id == rule_pack.c.published_by_id)
    )


def _version(row: Row[Any]) -> PackVersion:
    return PackVersion(
        row.id,
        row.version,
        row.text,
        row.sha256,
        row.note,
        PersonRef(row.proposed_by_id, row.proposer),
        PersonRef(row.published_by_id, row.decider),
        row.published_at,
    )


@cache
def _proposals() -> Select[Any]:
    return (
        select(pack_proposal, _proposer.c.name.label("proposer"), _decider.c.name.label("decider"))
        .join(_proposer, _proposer.c.id == pack_proposal.c.proposed_by_id)
        .outerjoin(_decider, _decider.c.id == pack_proposal.c.decided_by_id)
    )


def _proposal(row: Row[Any]) -> PackProposal:
    return PackProposal(
        row.id,
        row.pack,
        row.text,
        row.sha256,
        row.note,
        ProposalState(row.state),
        PersonRef(row.proposed_by_id, row.proposer),
        row.proposed_at,
        ref(row.decided_by_id, row.decider),
        row.decided_at,
        row.decision,
        row.version,
    )
