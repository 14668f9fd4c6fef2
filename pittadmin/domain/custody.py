"""The keeping of one secret of an account: who has it, since when, and whether it still works."""

from dataclasses import dataclass
from datetime import datetime

from pittadmin.domain.accounts import Account
from pittadmin.domain.acts import Act
from pittadmin.domain.custody_states import WITH_IT, CustodyState
from pittadmin.domain.errors import Problem
from pittadmin.domain.handover import Direction, Item
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, PersonRef


@dataclass(frozen=True)
class Custody:
    """Where the newest version of one secret stands, as the database knows it.

    Args:
        item: which secret.
        state: where it stands.
        since: since when it stands there.
        version: the newest version that was handed over, 0 while there is none.
        envelope: the id of the newest version's envelope as it was first sent, or empty.
        direction: from whom to whom that went, None while there is none.
        changed_at: when that version was handed over: the secret is as old as this.
        changed_by: who handed it over.
        received_at: when it was received.
        received_by: who received it.
        verified_at: when IT last tried whether it opens the account.
        verified_by: who tried.
        works: what came of it, None while nobody tried this version.
        reason: why it was rejected, must be changed or is no longer kept.
    """

    item: Item
    state: CustodyState
    since: datetime
    version: int = 0
    envelope: str = ""
    direction: Direction | None = None
    changed_at: datetime | None = None
    changed_by: PersonRef | None = None
    received_at: datetime | None = None
    received_by: PersonRef | None = None
    verified_at: datetime | None = None
    verified_by: PersonRef | None = None
    works: bool | None = None
    reason: str = ""

    def is_received_by(self, actor: Actor) -> bool:
        """Tell whether it is on its way to the side of a person, and not from that person."""
        if self.state is not CustodyState.PENDING or self.direction is None:
            return False
        own = self.changed_by is not None and self.changed_by.id == actor.person.id
        return self.direction.to_it is actor.may(Act.ISSUE_SECRET) and not own


def missing_custody(account: Account) -> list[Problem]:
    """Return why IT does not hold what an account is logged in with, nothing where it does (R21).

    Where the platform has page roles in place of a password, their roster has to be complete.
    """
    if account.custody in WITH_IT:
        return []
    if not account.has_own_password and account.custody is CustodyState.NOT_YET:
        what = _("The roster of page roles is not complete.")
        todo = _("Enter who holds a role on the page, one of IT among them, and have it confirmed.")
    elif account.custody is CustodyState.NOT_YET and account.exists_already:
        what = _("IT does not hold the page's password.")
        todo = _("The department hands it over, sealed, on this page.")
    else:
        what, todo = _LACKING[account.custody]
    return [Problem(what, todo, "custody", "R21")]


_LACKING: dict[CustodyState, tuple[str, str]] = {
    CustodyState.NOT_YET: (
        _("There is no password from IT yet."),
        _("IT makes it and seals it to the department."),
    ),
    CustodyState.PENDING: (
        _("The password is on its way and not received yet."),
        _("It is received under Credentials."),
    ),
    CustodyState.REJECTED: (
        _("The password was rejected."),
        _("It is handed over again, as the next version."),
    ),
    CustodyState.ROTATION_REQUIRED: (
        _("The password must be changed."),
        _("IT makes a new one; whoever changes it on the platform hands it over."),
    ),
    CustodyState.REVOKED: (
        _("IT no longer keeps the password."),
        _("It is made anew, by IT."),
    ),
}


def next_custody_act(account: Account) -> Act | None:
    """Return the act that brings what an account is logged in with to IT, or None."""
    if account.custody in WITH_IT:
        return None
    if account.custody is CustodyState.PENDING:
        return Act.RECEIVE_SECRET
    if not account.has_own_password:
        return Act.KEEP_PAGE_ROLES
    if account.custody is CustodyState.NOT_YET and account.exists_already:
        return Act.HAND_OVER_SECRET
    return Act.ISSUE_SECRET
