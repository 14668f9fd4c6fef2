"""Who holds which role today, in the words of the Policy tab."""

from datetime import date, timedelta

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Membership, Person
from pittadmin.domain.permissions import GRANTED_BY, PERMISSIONS, who_may
from pittadmin.domain.roles import ROLE_NAMES, Role
from pittadmin.services.people import Directory

SOON = timedelta(days=30)
"""From how long before its end a role is said to end soon."""


def held_today(directory: Directory) -> dict[int, tuple[str, ...]]:
    """Return the roles that stand today by the id of the person, such as "IT"."""
    found: dict[int, list[str]] = {}
    for department in directory.departments:
        if department.head:
            said = said_of(Role.HEAD, department.name)
            found.setdefault(department.head.id, []).append(said)
    for held in directory.memberships:
        if held.holds_on(directory.today):
            found.setdefault(held.person.id, []).append(said_of(held.role, held.department))
    active = {person.id for person in directory.people if person.active}
    return {id_: tuple(sorted(said)) for id_, said in found.items() if id_ in active}


def said_of(role: Role, department: str) -> str:
    """Return a role with its department, if it is one's of a department: "Designee (RSVP)"."""
    name = ROLE_NAMES[role]
    return (
        _("{role} ({department})").format(role=name, department=department) if department else name
    )


def holders(directory: Directory, role: Role) -> list[Person]:
    """Return the active people who hold a City role today, by name."""
    ids = {m.person.id for m in directory.memberships if m.role is role and _stands(directory, m)}
    return [person for person in directory.people if person.id in ids and person.active]


def administrators(directory: Directory, department_id: int) -> list[str]:
    """Return the names of a department's page administrators today."""
    return sorted(
        held.person.name
        for held in directory.memberships
        if held.role is Role.ADMINISTRATOR
        and held.department_id == department_id
        and _stands(directory, held)
    )


def standing(held: Membership, today: date) -> tuple[str, str]:
    """Return how a role stands today: in words, and the meaning of its chip."""
    if held.until is not None and held.until <= max(held.since, today):
        return _("Ended"), "muted"  # or taken back before it began
    if held.since > today:
        return _("Not yet"), "info"
    if held.until is not None and held.until - today <= SOON:
        return _("Ends soon"), "warn"
    return _("Active"), "good"


def may_end(directory: Directory, held: Membership) -> bool:
    """Tell whether this person may end that role today, as the table of who may do what says."""
    act = GRANTED_BY.get(held.role)
    if act is None or not directory.actor.may(act, held.department_id):
        return False
    return not (PERMISSIONS[act].others_only and held.person.id == directory.actor.person.id)


def who_can(act: Act) -> str:
    """Return who may do `act` as a sentence, such as "IT can change people."."""
    who = who_may(act)
    return _("{who} can {act}.").format(who=who[:1].upper() + who[1:], act=PERMISSIONS[act].phrase)


def until(held: Membership) -> str:
    """Return the day on which a role is lost, or a dash when it stands until it is ended."""
    return say_date(held.until) or "—"


def _stands(directory: Directory, held: Membership) -> bool:
    return held.holds_on(directory.today)
