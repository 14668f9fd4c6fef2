"""The first transaction of a new database: everything in it is one act, by the set-up."""

import re
from datetime import timedelta

from pittadmin import __version__
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import Clock
from pittadmin.domain.emails import CITY_DOMAIN
from pittadmin.domain.errors import Conflict
from pittadmin.domain.i18n import _
from pittadmin.domain.installation import REVIEW_DAYS
from pittadmin.domain.policy import policy_seed
from pittadmin.domain.roles import Role
from pittadmin.storage import acts, ids, opening, people, policy
from pittadmin.storage.database import Connection
from pittadmin.storage.schema import department as department_table
from pittadmin.storage.schema import membership as membership_table
from pittadmin.storage.schema import person as person_table


class SetUp:
    """Fills a database whose tables are made and empty.

    Args:
        conn: the transaction.
        clock: tells the time.
        login: who sets it up: the computer's user or the database's owner.
        kind: "city" or "try-out".

    Raises:
        Conflict: it is set up already.
    """

    def __init__(self, conn: Connection, clock: Clock, login: str, kind: str) -> None:
        if opening.is_set_up(conn):
            raise Conflict(
                _("This database is set up already."), _("Start PittAdmin again to open it.")
            )
        self.conn, self.today, self.now = conn, clock.today(), clock.now()
        acts.record(conn, self.now, login, None, Role.IT, Act.SET_UP, "R22", "installation")
        policy.write_installation(conn, kind, __version__, REVIEW_DAYS, self.now)
        seed = policy_seed()
        signed = tuple(f"{one.name}, {one.title}" for one in seed.signatories)
        policy.add(conn, seed.name, seed.sha256, signed, seed.effective, self.now)

    def add_person(self, login: str, name: str, supervisor_id: int | None = None) -> int:
        """Add a person with an address made of the login, and return the id."""
        person_id = ids.reserve(self.conn, person_table)
        people.add(
            self.conn,
            id=person_id,
            login=login,
            name=name,
            email=address_of(login),
            supervisor_id=supervisor_id,
        )
        return person_id

    def add_department(self, name: str, email: str | None, head_id: int | None) -> int:
        """Add a department and return the id."""
        department_id = ids.reserve(self.conn, department_table)
        people.add_department(self.conn, id=department_id, name=name, email=email, head_id=head_id)
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


def address_of(login: str) -> str:
    """Return the City address that a person is given until IT enters the right one."""
    words = (re.sub("[^a-z0-9_-]+", "-", word).strip("-") for word in login.lower().split("."))
    local = ".".join(filter(None, words))[:64].rstrip(".")
    return f"{local or 'user'}@{CITY_DOMAIN}"
