"""Starting: opening the database, finding the person, and setting up what is new."""

import getpass
from pathlib import Path

from pittadmin.domain.clock import Clock
from pittadmin.domain.emails import check_new_department_email
from pittadmin.domain.errors import Invalid, NotAllowed, Problem, Unavailable
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Person
from pittadmin.domain.roles import DATED_ROLES, Role
from pittadmin.domain.try_out import MAYOR_STAND_IN, STAND_INS, department_names
from pittadmin.services.context import Context, looking, tidy
from pittadmin.services.set_up import SetUp as SetUp
from pittadmin.services.set_up import address_of
from pittadmin.storage import backup, opening, people, policy, secrecy, server
from pittadmin.storage.database import Address, Database

DELEGATION_DAYS = 365
"""For how many days a try-out's delegations stand."""


def computer_user() -> str:
    """Return the name of the user who is signed in to the computer."""
    try:
        return getpass.getuser().lower()
    except (OSError, KeyError, ImportError):
        return "user"


def open_embedded(path: Path, clock: Clock) -> tuple[Database, Context | None]:
    """Open the embedded database; the context is None while it still has to be set up.

    Raises:
        Unavailable: it can't be opened; the sentence says why and what to do.
    """
    database, new = opening.open_file(path, clock.now())
    return database, None if new else resume(database, clock)


def open_city(address: Address, clock: Clock) -> Context:
    """Open the City's database for the person whose login it is.

    Raises:
        Unavailable: it can't be reached, is not set up, or asks for a newer program.
        NotAllowed: the login is on nobody's file.
    """
    database = opening.open_server(address)
    try:
        with database.read() as conn:
            login = server.session_user(conn)
            person = people.by_login(conn, login)
            installation = policy.read_installation(conn)
        if person is None or not person.active:
            raise NotAllowed(
                _("“{login}” is not on file in the City's database.").format(login=login),
                _("Ask IT to enter you under Policy, People."),
            )
        return Context(database, clock, person.id, login, installation)
    except BaseException:
        database.close()
        raise


def begin_try_out(
    database: Database, clock: Clock, name: str, department: str, email: str = ""
) -> Context:
    """Set up a try-out: this person as administrator of one department, and stand-ins.

    Args:
        database: the new database.
        clock: tells the time.
        name: the person's name.
        department: the department's name, one of the City's or another.
        email: the department's general e-mail, or empty when it has none.

    Raises:
        Invalid: the name or the department is missing, or the e-mail can't be a general one; it
            names every problem, and nothing was changed.
        Conflict: the database is set up already.
    """
    login = computer_user()
    name = tidy(" ".join(name.split()), "name", 200)
    department = _as_listed(tidy(" ".join(department.split()), "department", 200))
    problems: list[Problem] = []
    if not name:
        problems.append(Problem(_("Your name is missing."), _("Enter it."), "name"))
    if not department:
        problems.append(Problem(_("The department is missing."), _("Choose one."), "department"))
    address = ""
    if email.strip():
        everyone = [(login, name), MAYOR_STAND_IN, *STAND_INS.values()]
        own = [(who, address_of(its)) for its, who in everyone]
        try:
            address = check_new_department_email(email, own, department)
        except Invalid as error:
            problems.extend(error.problems)
    if problems:
        raise Invalid(*problems)
    with database.write() as conn:
        new = SetUp(conn, clock, login, "try-out")
        mayor = new.add_person(*MAYOR_STAND_IN)
        found = {role: new.add_person(*who, mayor) for role, who in STAND_INS.items()}
        head = found.pop(Role.HEAD)
        me = new.add_person(login, name, head)
        new.grant(mayor, Role.MAYOR, None)
        for role, person_id in found.items():
            dated = DELEGATION_DAYS if role in DATED_ROLES else None
            new.grant(person_id, role, None, dated)
        own = new.add_department(department, address or None, head)
        new.grant(me, Role.ADMINISTRATOR, own, DELEGATION_DAYS)
        for other in department_names():
            if other != department:
                new.add_department(other, None, None)
    return resume(database, clock)


def begin_city(address: Address, clock: Clock, it_login: str) -> None:
    """Set up the City's PostgreSQL database, run by its owner.

    Args:
        address: the empty database, with the owner's login.
        clock: tells the time.
        it_login: the login of the first person of IT, who enters everybody else.

    Raises:
        Unavailable: it can't be reached, is set up already, or holds something else.
        Invalid: the login is empty, too long or has spaces.
    """
    it_login = tidy(it_login, "login", 100).lower()
    if not it_login or any(character.isspace() for character in it_login):
        raise Invalid(
            Problem(_("The login is missing or has spaces."), _("Name one person of IT."))
        )
    database = Database(address)
    try:
        with database.write() as conn:
            server.make(conn)
            new = SetUp(conn, clock, server.session_user(conn), "city")
            new.grant(new.add_person(it_login, it_login), Role.IT, None)
    finally:
        database.close()


def upgrade_city(address: Address) -> bool:
    """Bring the City's database to today's tables; return whether there was anything to do."""
    database = Database(address)
    try:
        with database.write() as conn:
            return server.upgrade(conn)
    finally:
        database.close()


def shows_activity(address: Address) -> bool:
    """Tell whether every user of the City's database sees who else is at work this moment, by which
    a reporter could be found out (R67); only the server's administrator can hide it."""
    database = Database(address)
    try:
        with database.read() as conn:
            return secrecy.shows_activity(conn)
    finally:
        database.close()


def back_up(ctx: Context, to: Path | None = None) -> Path:
    """Copy the embedded database, and prove the copy; return it.

    Whoever may open the file may copy it, so no role is asked for.

    Raises:
        Unavailable: the copy can't be written, or this is the City's database.
    """
    return backup.copy(_embedded(ctx), ctx.clock.now(), to)


def restore(ctx: Context, copy: Path) -> Path:
    """Close the embedded database and put a backup in its place; return what stood there.

    The caller opens the database again, also after a failure.

    Raises:
        Unavailable: the backup is not one, or can't take the place; nothing was changed.
    """
    path = _embedded(ctx)
    backup.prove(copy)
    ctx.database.close()
    return restore_file(path, ctx.clock, copy)


def restore_file(path: Path, clock: Clock, copy: Path) -> Path:
    """Put a backup in the place of an embedded database that can't even be opened.

    Args:
        path: the database's file; nobody may have it open.
        clock: tells the time.
        copy: the backup.

    Returns:
        Where what stood there was moved to.

    Raises:
        Unavailable: the backup is not one, or can't take the place; nothing was changed.
    """
    backup.prove(copy)
    return backup.restore(copy, path, clock.now())


def backup_folder(path: Path) -> Path:
    """Return the folder in which the backups of an embedded database lie, if there are any."""
    return backup.folder(path)


def stand_ins(ctx: Context) -> list[Person]:
    """Return the people as whom a try-out lets its user act; nobody elsewhere."""
    if not ctx.installation.is_try_out:
        return []
    with looking(ctx) as look:
        return people.persons(look.conn, active_only=True)


def resume(database: Database, clock: Clock) -> Context:
    """Return the context of an embedded database that is set up.

    Who acts is the computer's user or, when that is none of the people on file, the first of them.
    """
    login = computer_user()
    with database.read() as conn:
        person = people.by_login(conn, login)
        if person is None or not person.active:
            person = min(people.persons(conn, active_only=True), key=lambda one: one.id)
        return Context(database, clock, person.id, login, policy.read_installation(conn))


def _embedded(ctx: Context) -> Path:
    if not ctx.database.is_sqlite:
        raise Unavailable(
            _("The City's database is not on this computer."),
            _("IT backs it up and restores it, on its server."),
        )
    return ctx.database.address.path


def _as_listed(department: str) -> str:
    """Return a department's name as the City spells it, or as it was typed."""
    same = (one for one in department_names() if people.key(one) == people.key(department))
    return next(same, department)
