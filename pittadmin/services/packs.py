"""Versions of the rule pack: changed by one person of Personnel, published by another.

A version never changes once it is published. Going back to an earlier one is a single act, and so
is going back to the one that ships with the program.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.packs import (
    SHIPPED_ID,
    PackProposal,
    PackVersion,
    ProposalState,
    Stopped,
    weakened,
)
from pittadmin.domain.people import Actor, require
from pittadmin.domain.roles import Role
from pittadmin.domain.rules import RulePack
from pittadmin.services import facts
from pittadmin.services.context import Context, Look, Work, acting, looking, needed_reason
from pittadmin.storage import drafts, ids, packs
from pittadmin.storage.schema import pack_proposal as proposal_table
from pittadmin.storage.schema import rule_pack as table

if TYPE_CHECKING:
    from pittadmin.checks.engine import Checker

RECENT_POSTS = 200
"""How many of the newest posts are judged by changed rules before these are published."""


def checker(ctx: Context) -> "Checker":
    """Return the rules in force, ready to check posts; made once for each version."""
    with looking(ctx) as look:
        return checker_of(look)


def checker_of(seen: Look | Work) -> "Checker":
    """Return the same, in a reading or a transaction that is open already."""
    from pittadmin.checks.pack import shipped_pack

    used = packs.in_force_id(seen.conn)
    version = None if used == SHIPPED_ID else packs.find(seen.conn, used)
    return shipped_pack() if version is None else _checker(version.text)


@lru_cache(maxsize=4)
def _checker(text: str) -> "Checker":
    """Return a pack that was proven when it was proposed."""
    from pittadmin.checks.pack import read_pack

    return read_pack(text, prove=False)


def versions(ctx: Context) -> tuple[PackVersion, ...]:
    """Return all versions, the newest first and the shipped one last."""
    with looking(ctx) as look:
        found = packs.versions(look.conn)
    return (*found, shipped(in_force=not any(one.in_force for one in found)))


def in_force(ctx: Context) -> PackVersion:
    """Return the version by which drafts are judged now."""
    return next(one for one in versions(ctx) if one.in_force)


def shipped(in_force: bool = False) -> PackVersion:
    """Return the version that ships with the program."""
    from pittadmin.checks.pack import SHIPPED, shipped_pack

    pack = shipped_pack().pack
    text = SHIPPED.read_text("utf-8")
    return PackVersion(SHIPPED_ID, pack.version, text, pack.sha256, in_force=in_force)


def proposals(ctx: Context) -> tuple[PackProposal, ...]:
    """Return the proposals, the newest first."""
    with looking(ctx) as look:
        return tuple(packs.proposals(look.conn))


def proposal(ctx: Context) -> PackProposal | None:
    """Return the proposal that waits for a second person, or None."""
    with looking(ctx) as look:
        return next(iter(packs.proposals(look.conn, open_only=True)), None)


@dataclass(frozen=True)
class PackView:
    """The rules as a person reads them, and what may become of them.

    Args:
        versions: all of them, the newest first.
        pack: the rules in force.
        proposal: what waits for a second person, or None.
        proposed: the rules of that proposal, or None.
        actor: who looks.
    """

    versions: tuple[PackVersion, ...]
    pack: RulePack
    proposal: PackProposal | None
    proposed: RulePack | None
    actor: Actor

    @property
    def in_force(self) -> PackVersion:
        """The version by which drafts are judged now."""
        return next(one for one in self.versions if one.in_force)


def show(ctx: Context) -> PackView:
    """Return the rules in force, those that are proposed, and all versions."""
    known = versions(ctx)
    with looking(ctx) as look:
        actor = look.actor
        waits = next(iter(packs.proposals(look.conn, open_only=True)), None)
    used = next(one for one in known if one.in_force)
    proposed = _rules_of(waits.text) if waits else None
    return PackView(known, _rules_of(used.text), waits, proposed, actor)


@lru_cache(maxsize=4)
def _rules_of(text: str) -> RulePack:
    from pittadmin.checks.pack import rules_of

    return rules_of(text)


@lru_cache(maxsize=2)
def _proven(text: str) -> "Checker":
    """Read a pack with every pattern and example tried, which takes a second or more.

    The same text is tried when it is looked at and when it is proposed.
    """
    from pittadmin.checks.pack import read_pack

    return read_pack(text)


def examine(pack: RulePack) -> tuple[Problem, ...]:
    """Return what keeps a changed pack from being proposed.

    That is a rule that can't be used or gets one of its examples wrong, a locked rule that is
    milder than the shipped one, or a pack in which nothing is left to judge by.
    """
    from pittadmin.checks.pack import shipped_pack
    from pittadmin.checks.pack_text import write_pack

    try:
        _proven(write_pack(pack))
    except Invalid as error:
        return error.problems
    return weakened(shipped_pack().pack, pack)


def would_stop(ctx: Context, pack: RulePack, most: int = RECENT_POSTS) -> tuple[Stopped, ...]:
    """Return the posts that went out last and that changed rules would stop now.

    What the rules in force would stop already is left out.

    Args:
        ctx: who asks.
        pack: the changed rules.
        most: how many posts are looked at.

    Raises:
        Invalid: the pack can't be used.
    """
    from pittadmin.checks.engine import check
    from pittadmin.checks.pack_text import write_pack

    changed = _proven(write_pack(pack))
    with looking(ctx) as look:
        _require_personnel(look)
        now, known = checker_of(look), facts.gather(look)
        posts = drafts.recent_posts(look.conn, most)
    found = []
    for post in posts:
        alone = replace(post.post, platforms=(post.platform,))
        blocks = [f for f in check(alone, changed, known).findings if f.severity == "block"]
        if blocks:
            before = check(alone, now, known).findings
            old = {one.rule for one in before if one.severity == "block"}
            new = tuple(one for one in blocks if one.rule not in old)
            if new:
                found.append(Stopped(post, new))
    return tuple(found)


def propose(ctx: Context, pack: RulePack, note: str) -> PackProposal:
    """Propose a changed pack, for another person of Personnel to publish.

    Args:
        ctx: who acts.
        pack: the changed rules; its hash is still that of the rules in force that were changed.
        note: what was changed, and why.

    Raises:
        Invalid: the pack can't be used or weakens a locked rule; it names every problem.
        Conflict: another proposal waits already, or other rules are in force than those that were
            changed.
    """
    from pittadmin.checks.pack import read_pack
    from pittadmin.checks.pack_text import write_pack

    note = needed_reason(note)
    with looking(ctx) as look:
        _require_personnel(look)  # before what takes long
    problems = examine(pack)
    if problems:
        raise Invalid(*problems)
    with acting(ctx) as work:
        role = require(work.actor, Act.PROPOSE_PACK)
        waits = next(iter(packs.proposals(work.conn, open_only=True)), None)
        if waits is not None:
            raise Conflict(
                _("{person} has proposed changed rules already.").format(
                    person=waits.proposed_by.name
                ),
                _("Publish or refuse those first."),
                "R34",
                waits,
            )
        used = _version_of(work, packs.in_force_id(work.conn))
        if pack.sha256 != used.sha256:
            raise Conflict(
                _("Version {version} of the rules is in force meanwhile.").format(
                    version=used.version
                ),
                _("Look at your changes again, on top of it, and propose them then."),
                "R34",
                used,
            )
        text = write_pack(replace(pack, version=_next_version(work)))
        made = read_pack(text, prove=False).pack
        proposal_id = ids.reserve(work.conn, proposal_table)
        work.record(Act.PROPOSE_PACK, role, "pack_proposal", proposal_id, note)
        packs.propose(
            work.conn,
            id=proposal_id,
            pack=made.version,
            text=text,
            sha256=made.sha256,
            note=note,
            proposed_by_id=work.actor.person.id,
            proposed_at=work.now,
        )
        return packs.proposal_of(work.conn, proposal_id)


def withdraw(ctx: Context, proposal_id: int) -> PackProposal:
    """Take a proposal back; the person who made it does."""
    with acting(ctx) as work:
        waits = _open(work, proposal_id)
        role = require(work.actor, Act.WITHDRAW_PACK)
        if waits.proposed_by.id != work.actor.person.id:
            raise NotAllowed(
                _("{person} proposed this.").format(person=waits.proposed_by.name),
                _("Refuse it, with the reason, instead of taking it back."),
                "R34",
            )
        work.record(Act.WITHDRAW_PACK, role, "pack_proposal", proposal_id)
        me = work.actor.person.id
        packs.decide(work.conn, waits, ProposalState.WITHDRAWN, me, work.now)
        return packs.proposal_of(work.conn, proposal_id)


def refuse(ctx: Context, proposal_id: int, reason: str) -> PackProposal:
    """Refuse a proposal, with the reason."""
    reason = needed_reason(reason)
    with acting(ctx) as work:
        waits = _open(work, proposal_id)
        role = require(work.actor, Act.REFUSE_PACK)
        work.record(Act.REFUSE_PACK, role, "pack_proposal", proposal_id, reason)
        me = work.actor.person.id
        packs.decide(work.conn, waits, ProposalState.REFUSED, me, work.now, reason)
        return packs.proposal_of(work.conn, proposal_id)


def publish(ctx: Context, proposal_id: int) -> PackVersion:
    """Publish a proposal: from now on drafts are judged by it.

    Raises:
        NotAllowed: the person who acts proposed it.
        Conflict: it was decided meanwhile.
    """
    with acting(ctx) as work:
        waits = _open(work, proposal_id)
        me = work.actor.person.id
        role = require(work.actor, Act.PUBLISH_PACK, None, [waits.proposed_by.id])
        pack_id = ids.reserve(work.conn, table)
        work.record(Act.PUBLISH_PACK, role, "rule_pack", pack_id, waits.note)
        packs.publish(work.conn, pack_id, waits, me, work.now)
        packs.use(work.conn, pack_id, me, work.now, waits.note)
        packs.decide(work.conn, waits, ProposalState.PUBLISHED, me, work.now)
        return _version_of(work, pack_id)


def go_back(ctx: Context, pack_id: int, reason: str) -> PackVersion:
    """Let an earlier version be in force again, or a later one after that.

    Args:
        ctx: who acts.
        pack_id: the version; `SHIPPED_ID` for the one that ships with the program.
        reason: why.

    Raises:
        Conflict: there is no such version, or it is in force already.
    """
    reason = needed_reason(reason)
    with acting(ctx) as work:
        role = require(work.actor, Act.REVERT_PACK)
        if packs.in_force_id(work.conn) == pack_id:
            raise Conflict(
                _("These rules are in force already."), _("Look at the list as it stands now.")
            )
        version = _version_of(work, pack_id)
        work.record(Act.REVERT_PACK, role, "rule_pack", pack_id, reason)
        packs.use(work.conn, pack_id, work.actor.person.id, work.now, reason)
        return replace(version, in_force=True)


def _version_of(work: Work, pack_id: int) -> PackVersion:
    version = shipped() if pack_id == SHIPPED_ID else packs.find(work.conn, pack_id)
    if version is None:
        raise Conflict(_("There are no such rules."), _("Look at the list as it stands now."))
    return version


def _open(work: Work, proposal_id: int) -> PackProposal:
    found = packs.proposal_of(work.conn, proposal_id)
    if found.state is not ProposalState.OPEN:
        raise Conflict(
            _("{person} has decided this already.").format(
                person=found.decided_by.name if found.decided_by else _("Somebody")
            ),
            _("Look at it as it stands now."),
            "R34",
            found,
        )
    return found


def _next_version(work: Work) -> str:
    """Return the name of the next version: one more than any before, also of those refused."""
    known = [shipped().version, *(one.version for one in packs.versions(work.conn))]
    known += [one.version for one in packs.proposals(work.conn)]
    return str(max(int(one) for one in known if one.isdigit()) + 1)


def _require_personnel(look: Look) -> Role:
    return require(look.actor, Act.PROPOSE_PACK)
