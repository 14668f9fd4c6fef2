"""What the account wizard is opened with: the draft, and what is needed to judge it."""

from dataclasses import dataclass

from pittadmin.domain.accounts import Account, AccountRequest
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import NotAllowed
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Grant, Membership
from pittadmin.domain.permissions import PERMISSIONS, who_may
from pittadmin.domain.roles import Role
from pittadmin.services import account_view, people
from pittadmin.services.account_view import FormFacts
from pittadmin.services.context import Context


@dataclass(frozen=True)
class Read:
    """What the wizard is opened with."""

    account: Account | None
    facts: FormFacts
    memberships: tuple[Membership, ...]
    denial: str = ""


def read_for_wizard(ctx: Context, account_id: int | None) -> Read:
    """Return what the wizard is opened with.

    Raises:
        NotAllowed: the person may ask for no department's account.
    """
    facts, memberships = account_view.form_facts(ctx), people.directory(ctx).memberships
    if account_id is not None:
        view = account_view.show(ctx, account_id)
        denied = (done.reason for done in view.history if done.act is Act.DENY_ACCOUNT)
        return Read(view.account, facts, memberships, next(denied, ""))
    if not facts.may_request_for():
        permission = PERMISSIONS[Act.REQUEST_ACCOUNT]
        raise NotAllowed(
            _("You can't {act}.").format(act=permission.phrase),
            _("Ask {who}.").format(who=who_may(Act.REQUEST_ACCOUNT)),
            permission.requirement,
        )
    return Read(None, facts, memberships)


def blank_request(facts: FormFacts) -> AccountRequest:
    """Return the request that a new form begins with."""
    department = facts.may_request_for()[0]
    me = facts.actor.person.id
    delegated = Grant(Role.ADMINISTRATOR, department.id) in facts.actor.grants
    return AccountRequest(
        department.id,
        email=department.email or "",
        administrators=(me,) if delegated else (),
    )
