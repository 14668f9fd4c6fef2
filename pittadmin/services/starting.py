"""Starting: opening the database, finding the person, and setting up what is new."""

import getpass
from datetime import timedelta
from pathlib import Path

from pittadmin import __version__
from pittadmin.domain.clock import Clock
from pittadmin.domain.emails import CITY_DOMAIN, check_new_department_email
from pittadmin.domain.errors import Invalid, NotAllowed, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.installation import REVIEW_DAYS
from pittadmin.domain.people import DATED_ROLES, Act, Person, Role
from pittadmin.domain.policy import policy_seed
from pittadmin.domain.try_out import MAYOR_STAND_IN, STAND_INS, department_names
from pittadmin.services.context import Context, looking, tidy
from pittadmin.storage import acts, backup, ids, opening, people, policy, server
from pittadmin.storage.database import Address, Connection, Database
from pittadmin.storage.schema import department as department_table
from pittadmin.storage.schema import membership as membership_table
from pittadmin.storage.schema import person as person_table

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
        Invalid: the name or the department is missing, or the e-mail can't be a general one.
    """
    login = computer_user()
    name, department = tidy(name, "name", 200), tidy(department, "department", 200)
    problems = [
        Problem(what, field=field)
        for value, what, field in (
            (name, _("Your name is missing."), "name"),
            (department, _("The department is missing."), "department"),
        )
        if not value
    ]
    if problems:
        raise Invalid(*problems)
    address = ""
    if email.strip():
        address = check_new_department_email(email, [(name, "")], department)
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
            if people.key(other) != people.key(department):
                new.add_department(other, None, None)
    return resume(database, clock)


def begin_city(address: Address, clock: Clock, it_login: str) -> None:
    """Set up the City's PostgreSQL database, run by its owner.

    Args:
        address: the empty database, with the owner's login.
        clock: tells the time.
        it_login: the login of the first person of IT, who enters everybody else.

    Raises:
        Unavailable: it can't be reached, or is set up already.
        Invalid: the login is empty or has spaces.
    """
    it_login = it_login.strip().lower()
    if not it_login or any(character.isspace() for character in it_login):
        raise Invalid(Problem(_("The login is missing or has spaces."), _("Name one person of IT.")))
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


def back_up(ctx: Context, to: Path | None = None) -> Path:
    """Copy the embedded database, and prove the copy; return it."""
    return backup.copy(ctx.database.address.path, ctx.clock.now(), to)


def restore(ctx: Context, copy: Path) -> Path:
    """Close the embedded database and put a backup in its place; return what stood there.

    The caller opens the database again.
    """
    path, now = ctx.database.address.path, ctx.clock.now()
    backup.prove(copy)
    ctx.database.close()
    return backup.restore(copy, path, now)


def stand_ins(ctx: Context) -> list[Person]:
    """Return the people as whom a try-out lets its user act; nobody elsewhere."""
    if not ctx.installation.is_try_out:
        return []
    with looking(ctx) as look:
        return people.persons(look.conn, active_only=True)


def resume(database: Database, clock: Clock) -> Context:
    """Return the context of an embedded database that is set up: the computer's user, or the first
    person on file when the user is not among them."""
    login = computer_user()
    with database.read() as conn:
        person = people.by_login(conn, login) or people.persons(conn, active_only=True)[0]
        return Context(database, clock, person.id, login, policy.read_installation(conn))


class SetUp:
    """The first transaction of a new database: everything in it is one act, by the set-up."""

    def __init__(self, conn: Connection, clock: Clock, login: str, kind: str) -> None:
        self.conn, self.today, self.now = conn, clock.today(), clock.now()
        acts.record(conn, self.now, login, None, Role.IT, Act.SET_UP, "R22", "installation")
        policy.write_installation(conn, kind, __version__, REVIEW_DAYS, self.now)
        seed = policy_seed()
        signed = tuple(f"{one.name}, {one.title}" for one in seed.signatories)
        policy.add(conn, seed.name, seed.sha256, signed, seed.effective, self.now)

    def add_person(self, login: str, name: str, supervisor_id: int | None = None) -> int:
        """Add a person with an address made of the login, and return the id."""
        local = "".join(c if c.isalnum() or c in "._-" else "-" for c in login)
        person_id = ids.reserve(self.conn, person_table)
        people.add(
            self.conn,
            id=person_id,
            login=login,
            name=name,
            email=f"{local}@{CITY_DOMAIN}",
            supervisor_id=supervisor_id,
        )
        return person_id

    def add_department(self, name: str, email: str | None, head_id: int | None) -> int:
        """Add a department and return the id."""
        department_id = ids.reserve(self.conn, department_table)
        people.add_department(
            self.conn, id=department_id, name=name, email=email, head_id=head_id
        )
        return department_id

    def grant(
        self, person_id: int, role: Role, department_id: int | None, days: int | None = None
    ) -> None:
        """Give a person a role from today, for so many days."""
        people.grant(
            self.conn,
            ids.reserve(self.conn, membership_table),
            person_id,
            role,
            department_id,
            self.today,
            None if days is None else self.today + timedelta(days=days),
            None,
        )
