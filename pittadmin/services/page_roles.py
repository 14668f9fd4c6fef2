"""The roster of page roles: entered, confirmed by another person, and taken away (R20, R22)."""

from datetime import date

from pittadmin.domain.accounts import permit
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.page_roles import KINDS, PageRole
from pittadmin.domain.people import require
from pittadmin.domain.roles import Role
from pittadmin.services import account_custody
from pittadmin.services.context import Context, Work, acting
from pittadmin.storage import accounts, ids, people
from pittadmin.storage import page_roles as stored
from pittadmin.storage.custody_schema import page_role


def enter(
    ctx: Context, account_id: int, person_id: int, role: str, since: date
) -> tuple[PageRole, ...]:
    """Enter that a person holds a role on an account's page, and return the roster.

    Raises:
        Invalid: the role is none of the platform's, or the day lies in the future.
        NotAllowed: this person may not.
        Conflict: the person holds a role there already, or the account has no page roles.
    """
    with acting(ctx) as work:
        account = accounts.hold(work.conn, account_id)
        may = permit(work.actor, account, Act.KEEP_PAGE_ROLES)
        wrong = []
        if role not in {one.key for one in KINDS.get(account.platform, ())}:
            wrong.append(Problem(_("No role is chosen."), _("Choose one."), "role", "R22"))
        if since > work.today:
            wrong.append(
                Problem(_("That is in the future."), _("Enter since when."), "since", "R22")
            )
        if wrong:
            raise Invalid(*wrong)
        who = people.get(work.conn, person_id)
        roster = stored.of_account(work.conn, account_id, work.today)
        if any(one.stands and one.person.id == person_id for one in roster):
            raise Conflict(
                _("{person} is on the roster already.").format(person=who.name),
                _("Record that the role was taken away first, where it has changed."),
                current=account,
            )
        work.record(Act.KEEP_PAGE_ROLES, may, "account", account_id, who.name)
        its_id = ids.reserve(work.conn, page_role)
        by = work.actor.person.id
        stored.add(work.conn, its_id, account_id, person_id, role, since, by, work.now)
        return _after(work, account_id)


def confirm(ctx: Context, role_id: int, version: int) -> tuple[PageRole, ...]:
    """Confirm that a person holds the role, as looked up on the platform; return the roster.

    Raises:
        NotAllowed: this person may not, or has entered it.
        Conflict: it does not stand any more.
    """
    with acting(ctx) as work:
        line = _standing(work, role_id)
        may = _may(work, line)
        if line.added_by.id == work.actor.person.id:
            raise NotAllowed(
                _("You have entered this line, so another person confirms it."),
                _("Ask another of the department or of IT."),
                "R22",
            )
        work.record(Act.KEEP_PAGE_ROLES, may, "account", line.account_id, line.person.name)
        by = work.actor.person.id
        values = {"confirmed_by_id": by, "confirmed_at": work.now}
        stored.change(work.conn, role_id, version, work.today, **values)
        return _after(work, line.account_id)


def end(ctx: Context, role_id: int, version: int) -> tuple[PageRole, ...]:
    """Record that a role was taken away on the platform, and return the roster.

    Raises:
        NotAllowed: this person may not.
        Conflict: it does not stand any more.
    """
    with acting(ctx) as work:
        line = _standing(work, role_id)
        may = _may(work, line)
        work.record(Act.KEEP_PAGE_ROLES, may, "account", line.account_id, line.person.name)
        by = work.actor.person.id
        values = {"ended_by_id": by, "ended_at": work.now}
        stored.change(work.conn, role_id, version, work.today, **values)
        return _after(work, line.account_id)


def _standing(work: Work, role_id: int) -> PageRole:
    line = stored.get(work.conn, role_id, work.today)
    accounts.hold(work.conn, line.account_id)
    line = stored.get(work.conn, role_id, work.today)
    if not line.stands:
        raise Conflict(
            _("It is recorded already that {person} holds this role no longer.").format(
                person=line.person.name
            ),
            _("Look at the roster again."),
            current=line,
        )
    return line


def _may(work: Work, line: PageRole) -> Role:
    account = accounts.get(work.conn, line.account_id)
    return require(work.actor, Act.KEEP_PAGE_ROLES, account.department_id)


def _after(work: Work, account_id: int) -> tuple[PageRole, ...]:
    account_custody.sum_up(work, account_id)
    return stored.of_account(work.conn, account_id, work.today)
