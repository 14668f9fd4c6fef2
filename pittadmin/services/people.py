"""People, departments and roles: kept by IT, delegated by heads, appointed by the Mayor."""

from dataclasses import dataclass
from datetime import date

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.emails import check_new_department_email, check_person_email
from pittadmin.domain.errors import Conflict, Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, Department, Membership, Person, Unsupervised, require
from pittadmin.domain.permissions import GRANTED_BY
from pittadmin.domain.roles import DATED_ROLES, DEPARTMENT_ROLES, ROLE_NAMES, Role
from pittadmin.services import account_custody, emails
from pittadmin.services.context import Context, Look, Work, acting, looking, tidy
from pittadmin.storage import accounts, ids, people
from pittadmin.storage.schema import department as department_table
from pittadmin.storage.schema import membership as membership_table
from pittadmin.storage.schema import person as person_table


@dataclass(frozen=True)
class Directory:
    """Everybody on file and what they are, as the Policy tab shows it."""

    people: tuple[Person, ...]
    departments: tuple[Department, ...]
    memberships: tuple[Membership, ...]
    actor: Actor
    today: date

    def grantable(self) -> tuple[Role, ...]:
        """Return the roles that this person may give somewhere."""
        return tuple(r for r, act in GRANTED_BY.items() if self.actor.may_somewhere(act))


def me(ctx: Context) -> Actor:
    """Return the person who acts, with the roles that stand today."""
    with looking(ctx) as look:
        return look.actor


def directory(ctx: Context) -> Directory:
    """Return everybody on file and what they are."""
    with looking(ctx) as look:
        return Directory(
            tuple(people.persons(look.conn)),
            tuple(people.departments(look.conn)),
            tuple(people.memberships(look.conn)),
            look.actor,
            look.today,
        )


def save_person(
    ctx: Context,
    login: str,
    name: str,
    email: str,
    supervisor_id: int | None,
    active: bool = True,
    person_id: int | None = None,
    version: int = 0,
) -> Person:
    """Add a person, or change one.

    Raises:
        Invalid: the login or the e-mail is missing, wrong or taken, or there is no supervisor; it
            names every problem.
        NotAllowed: the person who acts is not of IT.
    """
    with acting(ctx) as work:
        role = require(work.actor, Act.KEEP_PEOPLE)
        values = judged_person(work, login, name, email, supervisor_id, person_id, active)
        if person_id is None:
            person_id = ids.reserve(work.conn, person_table)
            work.record(Act.KEEP_PEOPLE, role, "person", person_id)
            people.add(work.conn, id=person_id, **values)
        else:
            work.record(Act.KEEP_PEOPLE, role, "person", person_id)
            people.change(work.conn, person_id, version, **values, active=active)
            account_custody.follow(work, [person_id])
        return people.get(work.conn, person_id)


def judged_person(
    seen: Look | Work,
    login: str,
    name: str,
    email: str,
    supervisor_id: int | None,
    person_id: int | None = None,
    active: bool = True,
) -> dict[str, object]:
    """Return the columns of a person.

    Raises:
        Invalid: something can't stand; it names every problem.
    """
    problems: list[Problem] = []
    login, name = tidy(login.lower(), "login", 100), tidy(name, "name", 200)
    if not name:
        problems.append(
            Problem(_("The name is missing."), _("Enter it as colleagues know it."), "name")
        )
    if not login or any(character.isspace() for character in login):
        problems.append(
            Problem(
                _("The login is missing or has spaces."),
                _("Enter the name with which the person signs in to the computer."),
                "login",
            )
        )
    others = [one for one in people.persons(seen.conn) if one.id != person_id]
    for other in others:
        if other.login == login:
            problems.append(
                Problem(
                    _("{person} has this login.").format(person=other.name),
                    _("Enter another one."),
                    "login",
                )
            )
    departments = [(d.name, d.email) for d in people.departments(seen.conn) if d.email]
    try:
        email = check_person_email(email, departments)
    except Invalid as error:
        problems.extend(error.problems)
    if any(other.email.lower() == email.lower() for other in others):
        problems.append(
            Problem(_("Another person has this e-mail."), _("Enter this person's own."), "email")
        )
    if supervisor_id is not None and supervisor_id == person_id:
        problems.append(
            Problem(_("Nobody is their own supervisor."), _("Choose another."), "supervisor", "R66")
        )
    if supervisor_id is None and active and not unsupervised(seen).may_be(person_id):
        problems.append(
            Problem(
                _("The supervisor is missing; only the Mayor has none."),
                _("Choose one. Reports go to the supervisor."),
                "supervisor",
                "R66",
            )
        )
    if problems:
        raise Invalid(*problems)
    return {"login": login, "name": name, "email": email, "supervisor_id": supervisor_id}


def unsupervised(seen: Look | Work) -> Unsupervised:
    """Return who may have no supervisor.

    Who acts is not counted among those without: the first person of IT is on file before anybody
    who could be theirs.
    """
    mayors = people.holders(seen.conn, (Role.MAYOR,), seen.today)
    without = [one.id for one in people.persons(seen.conn, active_only=True) if not one.supervisor]
    ids_ = frozenset(one.id for one in mayors)
    return Unsupervised(ids_, frozenset(without) - ids_ - {seen.actor.person.id})


def save_department(
    ctx: Context,
    name: str,
    email: str,
    head_id: int | None,
    department_id: int | None = None,
    version: int = 0,
) -> Department:
    """Add a department, or change one.

    Raises:
        Invalid: the name is missing or taken, the e-mail can't be a general one (R14–R17), or it is
            taken away from accounts that use it.
        NotAllowed: the person who acts is not of IT, or would name themselves head.
    """
    with acting(ctx) as work:
        before = None
        if department_id is not None:
            before = people.get_department(work.conn, department_id)
        head_before = before.head.id if before and before.head else None
        own = [head_id] if head_id is not None and head_id != head_before else []
        role = require(work.actor, Act.KEEP_PEOPLE, None, own)
        values = judged_department(work, name, email, department_id)
        values["head_id"] = head_id
        if department_id is None:
            department_id = ids.reserve(work.conn, department_table)
            work.record(Act.KEEP_PEOPLE, role, "department", department_id)
            people.add_department(work.conn, id=department_id, **values)
        else:
            work.record(Act.KEEP_PEOPLE, role, "department", department_id)
            people.change_department(work.conn, department_id, version, **values)
            if head_id != head_before:
                heads = [one for one in (head_before, head_id) if one is not None]
                account_custody.follow(work, heads)
            if values["email"] and before and values["email"] != before.email:
                emails.follow(work, role, department_id, str(values["email"]))
        return people.get_department(work.conn, department_id)


def judged_department(
    seen: Look | Work, name: str, email: str, department_id: int | None = None
) -> dict[str, object]:
    """Return the columns of a department, but for its head.

    Raises:
        Invalid: something can't stand; it names every problem.
    """
    problems: list[Problem] = []
    name = tidy(name, "name", 200)
    others = [one for one in people.departments(seen.conn) if one.id != department_id]
    if not name:
        problems.append(
            Problem(_("The name is missing."), _("Enter it as the City's website has it."), "name")
        )
    if any(people.key(other.name) == people.key(name) for other in others):
        problems.append(
            Problem(_("There is a department with this name."), _("Open that one instead."), "name")
        )
    address: str | None = None
    if email.strip():
        everyone = [(one.name, one.email) for one in people.persons(seen.conn)]
        taken = [(one.name, one.email) for one in others if one.email]
        try:
            address = check_new_department_email(email, everyone, name, taken)
        except Invalid as error:
            problems.extend(error.problems)
    elif department_id is not None and _uses_email(seen, department_id):
        problems.append(
            Problem(
                _("The department's accounts use its general e-mail."),
                _("Enter the new address; they follow it."),
                "email",
                "R16",
            )
        )
    if problems:
        raise Invalid(*problems)
    return {"name": name, "email": address}


def _uses_email(seen: Look | Work, department_id: int) -> bool:
    return any(
        account.email
        for account in accounts.of_department(seen.conn, department_id, *emails.IN_USE)
    )


def grant(
    ctx: Context,
    person_id: int,
    role: Role,
    department_id: int | None,
    since: date,
    until: date | None,
) -> Membership:
    """Give a person a role, from a day until a day on which it is lost (R4, R56).

    Raises:
        Invalid: the dates or the department don't fit the role; it names every problem.
        NotAllowed: the person who acts may not give this role, or not to themselves.
    """
    act = GRANTED_BY[role]
    in_department = role in DEPARTMENT_ROLES
    with acting(ctx) as work:
        actor_role = require(work.actor, act, department_id if in_department else None, [person_id])
        _refuse_dates(work, role, department_id, since, until)
        membership_id = ids.reserve(work.conn, membership_table)
        work.record(act, actor_role, "person", person_id, ROLE_NAMES[role])
        people.grant(
            work.conn,
            membership_id,
            person_id,
            role,
            department_id if in_department else None,
            since,
            until,
            work.actor.person.id,
        )
        account_custody.follow(work, [person_id])
        return people.get_membership(work.conn, membership_id)


def end(ctx: Context, membership_id: int) -> Membership:
    """Let a role end today.

    Raises:
        NotAllowed: the person who acts may not take this role away.
        Conflict: it has ended already; the day on which it did stays as it is.
    """
    with acting(ctx) as work:
        held = people.get_membership(work.conn, membership_id)
        act = GRANTED_BY[held.role]
        actor_role = require(work.actor, act, held.department_id, [held.person.id])
        if held.until is not None and held.until <= work.today:
            raise Conflict(
                _("This role has ended on {day} already.").format(day=say_date(held.until)),
                _("Look at the roles as they stand now."),
                current=held,
            )
        work.record(act, actor_role, "person", held.person.id, ROLE_NAMES[held.role])
        people.end_membership(work.conn, membership_id, max(work.today, held.since))
        account_custody.follow(work, [held.person.id])
        return people.get_membership(work.conn, membership_id)


def _refuse_dates(
    work: Work, role: Role, department_id: int | None, since: date, until: date | None
) -> None:
    problems: list[Problem] = []
    if role in DEPARTMENT_ROLES and department_id is None:
        problems.append(
            Problem(_("The department is missing."), _("Choose one."), "department", "R56")
        )
    if role in DATED_ROLES and until is None:
        problems.append(
            Problem(
                _("A delegation needs a last day."),
                _("Choose the day on which it ends."),
                "until",
                "R56",
            )
        )
    if until is not None and until <= max(since, work.today):
        problems.append(
            Problem(
                _("It would end before it begins."),
                _("Choose a later day for its end."),
                "until",
                "R56",
            )
        )
    if problems:
        raise Invalid(*problems)
