"""What waits for a person of people: delegations, who has no supervisor, and the policy itself."""

from datetime import timedelta

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import morning, say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Membership
from pittadmin.domain.permissions import GRANTED_BY
from pittadmin.domain.roles import DATED_ROLES, ROLE_NAMES
from pittadmin.services.context import Look
from pittadmin.services.people import unsupervised
from pittadmin.services.waiting import Waiting
from pittadmin.storage import accounts, people, policy

ENDS_SOON_DAYS = 14
"""How many days before its end a delegation is shown to who gave it."""


def waiting(look: Look) -> list[Waiting]:
    """Return what waits for this person of people, and the policy while they have not read it."""
    return [*_undelegated(look), *_delegations(look), *_unsupervised(look), *_policy(look)]


def _undelegated(look: Look) -> list[Waiting]:
    """Return each person whom this head is to delegate, once for all accounts that name them."""
    found: dict[tuple[int, int], Waiting] = {}
    at_work = {one.id for one in people.persons(look.conn, active_only=True)}
    for account in accounts.undelegated(look.conn, look.actor, look.today):
        for person in account.undelegated(look.today):
            which = (person.id, account.department_id)
            if person.id in at_work and which not in found:
                sentence = _("Named to look after {account}, and not delegated to do so.")
                ended = [one.until for one in account.delegations if one.person.id == person.id]
                found[which] = Waiting(
                    "delegation",
                    which,
                    max(
                        [
                            account.state_since,
                            *(morning(day) for day in ended if day and day <= look.today),
                        ]
                    ),
                    person.name,
                    sentence.format(account=account.name),
                    _("Delegate {person}").format(person=person.name),
                )
    return list(found.values())


def _delegations(look: Look) -> list[Waiting]:
    soon = look.today + timedelta(days=ENDS_SOON_DAYS)

    def ends_soon(held: Membership) -> bool:
        return (
            held.role in DATED_ROLES
            and held.until is not None
            and held.holds_on(look.today)
            and held.until <= soon
            and look.actor.may(GRANTED_BY[held.role], held.department_id)
        )

    return [
        Waiting(
            "membership",
            held.id,
            morning((held.until or look.today) - timedelta(days=ENDS_SOON_DAYS)),
            held.person.name,
            _("{role}: the delegation ends on {day}.").format(
                role=ROLE_NAMES[held.role], day=say_date(held.until)
            ),
            _("Open roles"),
        )
        for held in people.memberships(look.conn)
        if ends_soon(held)
    ]


def _unsupervised(look: Look) -> list[Waiting]:
    if not look.actor.may(Act.KEEP_PEOPLE):
        return []
    may_be = unsupervised(look).may_be
    return [
        Waiting(
            "person",
            one.id,
            morning(look.today),
            one.name,
            _("No supervisor is on file, to whom reports go. Only the Mayor has none."),
            _("Name the supervisor"),
        )
        for one in people.persons(look.conn, active_only=True)
        if one.supervisor is None and not may_be(one.id)
    ]


def _policy(look: Look) -> list[Waiting]:
    version = policy.current(look.conn)
    if policy.acknowledged_at(look.conn, look.actor.person.id, version.id) is not None:
        return []
    return [
        Waiting(
            "policy_version",
            version.id,
            version.entered_at,
            version.name,
            _("Read what the policy asks and confirm that you know it."),
            _("Read the policy"),
        )
    ]
