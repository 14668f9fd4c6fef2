"""People and departments, the roles that they hold, and whether somebody may do something."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import NotAllowed
from pittadmin.domain.i18n import _, listed
from pittadmin.domain.permissions import PERMISSIONS, who_may
from pittadmin.domain.roles import DEPARTMENT_ROLES, ROLE_NAMES, Role


@dataclass(frozen=True)
class PersonRef:
    """A person as others name them."""

    id: int
    name: str


@dataclass(frozen=True)
class Person:
    """An employee on file. `login` is what the computer or the database calls them."""

    id: int
    login: str
    name: str
    email: str
    supervisor: PersonRef | None = None
    active: bool = True
    version: int = 1


@dataclass(frozen=True)
class Department:
    """A department of the City, with its one general e-mail (R16) and its head (R55)."""

    id: int
    name: str
    email: str | None = None
    head: PersonRef | None = None
    version: int = 1


@dataclass(frozen=True)
class Membership:
    """A role that a person holds, in a department or in the City, from a day until a day.

    `until` is the day on which the right is lost: a delegation until May 3 ends as May 3 begins.
    """

    id: int
    person: PersonRef
    role: Role
    department_id: int | None
    department: str
    since: date
    until: date | None
    granted_by: PersonRef | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the right stands on `day`, a day in the City."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Grant:
    """A role that stands today; `department_id` is None for roles in the City."""

    role: Role
    department_id: int | None = None


@dataclass(frozen=True)
class Actor:
    """The person who acts, with the roles that stand today."""

    person: Person
    grants: frozenset[Grant] = field(default_factory=frozenset)

    def role_for(self, act: Act, department_id: int | None = None) -> Role | None:
        """Return the role in which this person may do `act`, or None.

        Args:
            act: what is to be done.
            department_id: the department whose matter it is; department roles count there only.
        """
        for role in PERMISSIONS[act].roles:
            if role is Role.EMPLOYEE and self.person.active:
                return role
            if role in DEPARTMENT_ROLES:
                if department_id is not None and Grant(role, department_id) in self.grants:
                    return role
            elif Grant(role) in self.grants:
                return role
        return None

    def may(self, act: Act, department_id: int | None = None) -> bool:
        """Tell whether this person may do `act` in that department's matter."""
        return self.role_for(act, department_id) is not None

    def may_somewhere(self, act: Act) -> bool:
        """Tell whether this person may do `act` in any department or in the City."""
        return self.role_for(act) is not None or bool(self.departments_for(act))

    def departments_for(self, act: Act) -> frozenset[int]:
        """Return the departments in which a department role lets this person do `act`."""
        roles = DEPARTMENT_ROLES.intersection(PERMISSIONS[act].roles)
        return frozenset(
            grant.department_id
            for grant in self.grants
            if grant.role in roles and grant.department_id is not None
        )

    def has(self, *roles: Role) -> bool:
        """Tell whether this person holds one of `roles`, anywhere."""
        return any(grant.role in roles for grant in self.grants)

    @property
    def departments(self) -> frozenset[int]:
        """The departments in which this person holds a role."""
        return frozenset(g.department_id for g in self.grants if g.department_id is not None)

    def role_sentence(self) -> str:
        """Return the roles as they stand beside the person's name on screen."""
        held = [ROLE_NAMES[r] for r in Role if r in {grant.role for grant in self.grants}]
        return listed(held or [ROLE_NAMES[Role.EMPLOYEE]], _("and"))


@dataclass(frozen=True)
class Unsupervised:
    """Who may have no supervisor: the Mayor alone (R66).

    While no Mayor is on file, that is the one who is to be it, so one person at most.

    Args:
        mayors: ids of who is the Mayor today.
        others: ids of who else works here without a supervisor on file.
    """

    mayors: frozenset[int]
    others: frozenset[int]

    def may_be(self, person_id: int | None) -> bool:
        """Tell whether this person may have none; None is somebody new."""
        return person_id in self.mayors if self.mayors else self.others <= {person_id}


def require(
    actor: Actor,
    act: Act,
    department_id: int | None = None,
    own_matter_of: Iterable[int] = (),
    others: str = "",
) -> Role:
    """Return the role in which `actor` does `act`.

    Args:
        actor: who acts.
        act: what is to be done.
        department_id: the department whose matter it is.
        own_matter_of: ids of the persons whose own matter it is; they can't decide it (R4), or
            they alone can.
        others: who else could, a sentence; a plain one is made when empty.

    Raises:
        NotAllowed: the table does not allow it, or it is their own matter, or another's.
    """
    permission = PERMISSIONS[act]
    role = actor.role_for(act, department_id)
    if role is None:
        raise NotAllowed(
            _("You can't {act}.").format(act=permission.phrase),
            _("Ask {who}.").format(who=who_may(act)),
            permission.requirement,
        )
    own = set(own_matter_of)
    if permission.own_only and own and actor.person.id not in own:
        raise NotAllowed(
            _("This is another person's matter, so you can't {act}.").format(act=permission.phrase),
            others,
            permission.requirement,
        )
    if permission.others_only and actor.person.id in own:
        raise NotAllowed(
            _("This is your own matter, so you can't decide it alone."),
            others or _("Ask another person: {who}.").format(who=who_may(act)),
            permission.requirement,
        )
    return role
