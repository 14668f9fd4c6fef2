"""What every use case is given, and the one transaction in which it acts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import Clock
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.installation import Installation
from pittadmin.domain.people import Actor
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import Role
from pittadmin.storage import acts, people, policy
from pittadmin.storage.database import Connection, Database

MAX_TEXT = 5000
"""The longest text of a field, in characters; a page's profile is far shorter."""


@dataclass(frozen=True)
class Context:
    """Who acts, where, and by which clock.

    Args:
        database: the open database.
        clock: tells the time.
        person_id: the person who acts; in a try-out it may be a stand-in.
        login: the computer's user, kept beside the acted person.
        installation: what the database is.
    """

    database: Database
    clock: Clock
    person_id: int
    login: str
    installation: Installation

    def acting_as(self, person_id: int) -> "Context":
        """Return the same context for another person, as a try-out allows."""
        return replace(self, person_id=person_id)


@dataclass(frozen=True)
class Look:
    """One reading: the connection, who looks, and when."""

    conn: Connection
    actor: Actor
    today: date


@dataclass(frozen=True)
class Work:
    """One writing transaction: the connection, who acts, and when."""

    conn: Connection
    actor: Actor
    now: datetime
    today: date
    login: str

    def record(
        self,
        act: Act,
        role: Role,
        subject: str,
        subject_id: int | None = None,
        reason: str = "",
        requirement: str = "",
    ) -> int:
        """Write the act down before anything is changed under it, and return its id.

        Args:
            act: what is done.
            role: the role in which it is done, as `domain.people.require` gave it.
            subject: the kind of thing it is about, such as "account".
            subject_id: which one.
            reason: why, where one is asked for.
            requirement: the requirement it rests on; that of the permission when empty.
        """
        return acts.record(
            self.conn,
            self.now,
            self.login,
            self.actor,
            role,
            act,
            requirement or PERMISSIONS[act].requirement,
            subject,
            subject_id,
            reason,
        )


@contextmanager
def looking(ctx: Context, interruptible: bool = False) -> Iterator[Look]:
    """Yield one reading, with the roles of the person as they stand today."""
    today = ctx.clock.today()
    with ctx.database.read(interruptible) as conn:
        yield Look(conn, people.actor(conn, ctx.person_id, today), today)


@contextmanager
def acting(ctx: Context) -> Iterator[Work]:
    """Yield one transaction, with the roles of the person as they stand at this moment."""
    with ctx.database.write() as conn:
        today = ctx.clock.today()
        actor = people.actor(conn, ctx.person_id, today)
        yield Work(conn, actor, ctx.clock.now(), today, ctx.login)


def tidy(text: str, field: str = "", limit: int = MAX_TEXT) -> str:
    """Return a text without outer spaces and NUL characters, which no database keeps.

    Raises:
        Invalid: it is longer than `limit` characters, or holds halves of characters.
    """
    text = text.replace("\x00", "").strip()
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Invalid(
            Problem(
                _("The text holds a character that is not whole, so it can't be kept."),
                _("Delete what was pasted and type it again."),
                field,
            )
        )
    if len(text) > limit:
        raise Invalid(
            Problem(
                _("The text is {count} characters long; {limit} fit.").format(
                    count=f"{len(text):,}", limit=f"{limit:,}"
                ),
                _("Shorten it."),
                field,
            )
        )
    return text


def needed_reason(reason: str) -> str:
    """Return a reason without outer spaces.

    Raises:
        Invalid: there is none, where one is asked for.
    """
    reason = tidy(reason, "reason")
    if not reason:
        raise Invalid(
            Problem(_("A reason is needed."), _("Say why; it is kept on record."), "reason", "R4")
        )
    return reason


def review_days(conn: Connection) -> int:
    """Return after how many days a live account's profile is checked again."""
    return policy.read_installation(conn).review_days
