"""Who looks after an account that is approved, and what its page is for (R5, R55, R56)."""

from collections.abc import Collection, Sequence

from pittadmin.domain.account_progress import missing_care, not_delegated
from pittadmin.domain.accounts import Account, permit
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Problem
from pittadmin.domain.people import Grant, PersonRef
from pittadmin.domain.roles import Role
from pittadmin.services import judging
from pittadmin.services.context import Context, Work, acting, tidy
from pittadmin.storage import accounts, people


def change(
    ctx: Context,
    account_id: int,
    version: int,
    purpose: str,
    audience: str,
    administrators: Sequence[int],
) -> Account:
    """Change who looks after an account, and what its page is for.

    The head of the department answers for it whoever that is.

    Args:
        ctx: who acts.
        account_id: an account that is approved, live or suspended.
        version: the version of it that the form loaded.
        purpose: what the page is for.
        audience: whom it is for, or empty.
        administrators: ids of the persons who look after it from now on.

    Raises:
        Invalid: the purpose is missing, nobody is named, or somebody newly named is not delegated;
            it names every problem.
        NotAllowed: the person is neither an administrator nor the head of its department.
        Conflict: somebody changed it meanwhile, or it is not in use any more.
    """
    values = {"purpose": tidy(purpose, "purpose"), "audience": tidy(audience, "audience")}
    with acting(ctx) as work:
        before = accounts.hold(work.conn, account_id)
        role = permit(work.actor, before, Act.CHANGE_ADMINISTRATORS)
        had = {person.id for person in before.administrators}
        judging.refuse(
            [
                *missing_care(values["purpose"], administrators),
                *_not_delegated(work, before, set(administrators) - had),
            ]
        )
        work.record(Act.CHANGE_ADMINISTRATORS, role, "account", account_id)
        accounts.change(work.conn, account_id, version, **values)
        accounts.set_administrators(work.conn, account_id, administrators)
        return accounts.get(work.conn, account_id)


def _not_delegated(work: Work, account: Account, named: Collection[int]) -> list[Problem]:
    """Return the problem of each person among those newly named who may not look after it yet."""
    delegated = Grant(Role.ADMINISTRATOR, account.department_id)
    found = []
    for person_id in sorted(named):
        who = people.actor(work.conn, person_id, work.today)
        if not who.grants & {delegated, Grant(Role.HEAD, account.department_id)}:
            found.append(not_delegated(PersonRef(person_id, who.person.name), account.head))
    return found
