"""The City's PostgreSQL database: made and brought up to date by its owner, used by everyone."""

from datetime import datetime

from sqlalchemy import Connection, inspect, text

from pittadmin import __version__
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _
from pittadmin.storage import migrate, secrecy
from pittadmin.storage.columns import metadata
from pittadmin.storage.schema import APPEND_ONLY

USERS = "pittadmin_users"
"""The group whose members may use the database; IT adds each person's login to it."""

# Rows that are ever taken away: what is chosen again. All else is kept or only grows.
_REMOVABLE = (
    "account_administrator",
    "evidence",
    "file",
    "draft_file",
    "draft_confirmation",
    "city_fact",
    "official_seal",
    "violation_category",
    "violation_named",
    "violation_reader",
    "removed_content",
    "removed_file",
    "record_addition",
    "records_request_row",
)
_TRAIL = ("audit", "confidential_audit", "alembic_version")


def session_user(conn: Connection) -> str:
    """Return the login with which this session was opened, in lower case."""
    return conn.execute(text("SELECT session_user")).scalar_one().lower()


def now(conn: Connection) -> datetime:
    """Return the moment by the server's clock."""
    return conn.execute(text("SELECT clock_timestamp()")).scalar_one()


def make(conn: Connection) -> None:
    """Make the tables, the triggers and the group of users in an empty database.

    Raises:
        Unavailable: the database is set up already, or holds something else.
    """
    if migrate.revision(conn) is not None:
        raise Unavailable(
            _("This database is set up already."),
            _("To bring it up to date: pittadmin-cli database upgrade"),
        )
    if inspect(conn).get_table_names():
        raise Unavailable(
            _("This database is not empty: it holds tables of another program."),
            _("Make a database of its own: CREATE DATABASE pittadmin"),
        )
    migrate.upgrade(conn)
    _grant(conn)


def upgrade(conn: Connection) -> bool:
    """Bring the tables up to date; return whether there was anything to do.

    Raises:
        Unavailable: the database is not set up yet, or a newer program has upgraded it.
    """
    found = migrate.revision(conn)
    if found is None:
        raise Unavailable(
            _("This database is not set up yet."),
            _("Set it up with: pittadmin-cli database init --it LOGIN"),
        )
    if found == migrate.HEAD:
        return False
    if found > migrate.HEAD:
        raise Unavailable(
            _("A newer PittAdmin than this one, {here}, has upgraded this database.").format(
                here=__version__
            ),
            _("Nothing was changed. Update PittAdmin on this computer."),
        )
    migrate.upgrade(conn)
    _grant(conn)
    return True


def _grant(conn: Connection) -> None:
    """Let the group use the tables. The trail is written by the triggers alone.

    The group is the cluster's, so it may be there already. The database itself keeps reports and
    cases (`secrecy`), people and roles (`role_guards`) and what was sealed (`record_guards`). All
    else every user may write until it enforces that too; the program refuses what the table of
    permissions does not allow, and every change is in the trail under the login that made it.
    """
    known = text("SELECT 1 FROM pg_roles WHERE rolname = :name")
    if conn.execute(known, {"name": USERS}).one_or_none() is None:
        may = text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
        if not conn.execute(may).scalar_one():
            raise Unavailable(
                _("The group {group} is missing, and this login may not make it.").format(
                    group=USERS
                ),
                _("Let the server's administrator run: CREATE ROLE {group} NOLOGIN").format(
                    group=USERS
                ),
            )
        conn.execute(text(f"CREATE ROLE {USERS} NOLOGIN"))
    conn.execute(text("REVOKE CREATE ON SCHEMA public FROM PUBLIC"))
    conn.execute(text("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC"))
    # Who may call the triggers' functions could put them on a table of their own, and so write
    # into the trail what never happened.
    conn.execute(text("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC"))
    database = conn.execute(text("SELECT quote_ident(current_database())")).scalar_one()
    conn.execute(text(f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC".replace(":", r"\:")))
    conn.execute(text(f"GRANT USAGE ON SCHEMA public TO {USERS}"))
    conn.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {USERS}"))
    conn.execute(text(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {USERS}"))
    for table in metadata.sorted_tables:
        if table.name in _TRAIL:
            continue
        rights = "INSERT" if table.name in APPEND_ONLY else "INSERT, UPDATE"
        if table.name in _REMOVABLE:
            rights += ", DELETE"
        conn.execute(text(f"GRANT {rights} ON {table.name} TO {USERS}"))
    secrecy.grant(conn, USERS)
