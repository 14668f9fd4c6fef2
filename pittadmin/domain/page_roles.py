"""The roster of page roles: who holds which, on a page without a password of its own (R22)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef


@dataclass(frozen=True)
class Kind:
    """A role as the platform calls it.

    Args:
        key: its name in the database.
        name: its name on the platform.
        full: whether who holds it can take every role from everyone.
    """

    key: str
    name: str
    full: bool = False


KINDS: dict[str, tuple[Kind, ...]] = {
    "facebook": (
        Kind("full_control", _("Full control"), True),
        Kind("partial_control", _("Partial control")),
        Kind("task_access", _("Task access")),
    ),
    "linkedin": (
        Kind("super_admin", _("Super admin"), True),
        Kind("content_admin", _("Content admin")),
        Kind("curator", _("Curator")),
        Kind("analyst", _("Analyst")),
    ),
}
"""The roles of each platform that has page roles, as its help pages name them in November 2026."""


@dataclass(frozen=True)
class PageRole:
    """One line of the roster.

    Args:
        id: its id.
        account_id: of the account whose page it is.
        person: who holds it.
        role: the key of its `Kind`.
        since: since which day.
        added_by: who entered it.
        confirmed_by: who looked it up on the platform, another than entered it; or None.
        confirmed_at: when.
        ended_by: who recorded that it was taken away, or None while it stands.
        ended_at: when.
        of_it: whether the person is of IT today.
        in_department: whether the person is an administrator or head in the account's department.
        version: counts up with every change.
    """

    id: int
    account_id: int
    person: PersonRef
    role: str
    since: date
    added_by: PersonRef
    confirmed_by: PersonRef | None = None
    confirmed_at: datetime | None = None
    ended_by: PersonRef | None = None
    ended_at: datetime | None = None
    of_it: bool = False
    in_department: bool = False
    version: int = 1

    @property
    def stands(self) -> bool:
        """Whether the person still holds it."""
        return self.ended_at is None


def kind_of(platform: str, role: str) -> Kind:
    """Return a platform's role by its key; one that is not known goes by its key."""
    return next((one for one in KINDS.get(platform, ()) if one.key == role), Kind(role, role))


def missing_on_roster(platform: str, roster: Iterable[PageRole]) -> list[Problem]:
    """Return what a roster lacks before the page counts as with IT (R20, R22)."""
    standing = [one for one in roster if one.stands]
    found = []

    def lacks(what: str, todo: str) -> None:
        found.append(Problem(what, todo, "page_roles", "R22"))

    if not any(one.of_it and kind_of(platform, one.role).full for one in standing):
        lacks(
            _("Nobody of IT holds full control of the page."),
            _("Give it to one of IT on the platform, then enter it here."),
        )
    if not any(one.in_department for one in standing):
        lacks(
            _("Nobody of the department holds a role on the page."),
            _("Enter who looks after it."),
        )
    for one in standing:
        if not (one.of_it or one.in_department):
            lacks(
                _("{person} holds a role and belongs neither to the department nor to IT.").format(
                    person=one.person.name
                ),
                _("Take the role away on the platform, then record it here."),
            )
        elif one.confirmed_at is None:
            lacks(
                _("The role of {person} is not confirmed.").format(person=one.person.name),
                _("Another person looks it up on the platform and confirms it."),
            )
    return found
