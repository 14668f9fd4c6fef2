"""The City's PostgreSQL: what its users can and can't do, whatever program they use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from psycopg import errors, sql
from sqlalchemy import URL, exc

from pittadmin.domain.clock import Clock
from pittadmin.domain.errors import Conflict, NotAllowed, Unavailable
from pittadmin.services import accounts, starting
from pittadmin.storage import server as city_server
from pittadmin.storage.columns import metadata
from pittadmin.storage.database import Address, Database
from tests.city import City, fill_open_tables
from tests.postgres import PostgresServer


@dataclass
class Installed:
    """A city's database with a login in the group of its users, and one outside."""

    owner: URL
    user: URL
    stranger: URL


@pytest.fixture
def installed(
    postgres_server: PostgresServer, city_templates: Callable[[str, Any], URL]
) -> Iterator[Installed]:
    owner = postgres_server.new_database(city_templates("postgresql", postgres_server))
    logins = {name: postgres_server.new_login(name) for name in ("ada", "max", "stranger")}
    with connect(owner) as conn:
        conn.execute(f"GRANT {city_server.USERS} TO ada, max")
    yield Installed(
        owner,
        owner.set(username="ada", password=logins["ada"]),
        owner.set(username="stranger", password=logins["stranger"]),
    )
    postgres_server.drop_database(owner)


def connect(url: URL) -> psycopg.Connection:
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(address)


def address(url: URL) -> Address:
    return Address(url.set(password=None), str(url.password) if url.password else None)


ACT = (
    "INSERT INTO act (at, login, person_name, role, act, requirement, subject) "
    "VALUES ('2026-11-02T15:00:00.000Z', 'mayor', 'The Mayor', 'mayor', 'x', 'R4', 'x') "
    "RETURNING id, login"
)


def open_act(conn: psycopg.Connection) -> tuple[int, str]:
    row = conn.execute(ACT).fetchone()
    assert row
    conn.execute("SELECT set_config('pittadmin.act', %s, true)", [str(row[0])])
    return row


@pytest.mark.requirement("R4")
def test_the_whole_job_is_done_by_members_of_the_group_alone(installed: Installed) -> None:
    database = Database(address(installed.user))
    city = City(database)
    fill_open_tables(city)
    ctx = starting.open_city(address(installed.user), city.clock)
    assert (ctx.login, ctx.person_id) == ("ada", city.people["ada"])
    account = accounts.save(ctx, city.request(platform="x", handle="Members", purpose="All"))
    assert account.requested_by is not None
    assert account.requested_by.name == "Ada Adams"
    ctx.database.close()
    database.close()


def test_the_login_of_an_act_is_the_sessions_and_can_not_be_forged(installed: Installed) -> None:
    with connect(installed.user) as conn:
        assert open_act(conn)[1] == "ada"
    with connect(installed.owner) as conn:
        conn.execute("GRANT max TO ada WITH SET TRUE")
    try:
        with connect(installed.user) as conn:
            conn.execute("SET ROLE max")
            assert conn.execute("SELECT current_user").fetchone() == ("max",)
            assert open_act(conn)[1] == "ada"
            with pytest.raises(errors.InsufficientPrivilege):
                conn.execute("SET SESSION AUTHORIZATION max")
    finally:
        with connect(installed.owner) as conn:
            conn.execute("REVOKE max FROM ada")


def test_the_number_of_an_old_act_opens_nothing(installed: Installed) -> None:
    with connect(installed.user) as conn:
        old, _login = open_act(conn)
        conn.execute("UPDATE policy_version SET name = name")
    for number in (str(old), "1", "0", "999999", "x"):
        with connect(installed.user) as conn:
            conn.execute("SELECT set_config('pittadmin.act', %s, false)", [number])
            with pytest.raises((errors.InsufficientPrivilege, errors.InvalidTextRepresentation)):
                conn.execute("UPDATE policy_version SET name = 'Forged'")
    with connect(installed.user) as first, connect(installed.user) as second:
        number, _login = open_act(first)
        second.execute("SELECT set_config('pittadmin.act', %s, false)", [str(number)])
        with pytest.raises(errors.InsufficientPrivilege, match="no act is open"):
            second.execute("UPDATE policy_version SET name = 'Forged'")


def test_users_can_not_write_or_empty_the_trail(installed: Installed) -> None:
    for statement in (
        "INSERT INTO audit (act_id, entity, entity_id, op) VALUES (1, 'x', '1', 'INSERT')",
        "UPDATE audit SET new = NULL",
        "DELETE FROM audit",
        "TRUNCATE audit",
        "UPDATE act SET reason = 'x'",
        "DELETE FROM act",
        "TRUNCATE act CASCADE",
        "ALTER TABLE audit DISABLE TRIGGER ALL",
        "ALTER TABLE person DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "DROP TRIGGER audit_person ON person",
        "DROP FUNCTION pittadmin_audit() CASCADE",
        "UPDATE alembic_version SET version_num = '0'",
        "SELECT setval('audit_id_seq', 1)",
        "DELETE FROM person",
        "DELETE FROM account",
        "DELETE FROM membership",
        "DELETE FROM acknowledgement",
    ):
        with connect(installed.user) as conn:
            open_act(conn)
            with pytest.raises(errors.InsufficientPrivilege):
                conn.execute(statement)


def test_users_can_not_make_anything_of_their_own(installed: Installed) -> None:
    for statement in (
        "CREATE TABLE mine (id int)",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA mine",
        "CREATE VIEW mine AS SELECT 1",
        "CREATE ROLE mine",
    ):
        for url in (installed.user, installed.stranger):
            with connect(url) as conn, pytest.raises(errors.InsufficientPrivilege):
                conn.execute(statement)


def test_the_trails_functions_can_not_be_put_on_a_table_of_ones_own(installed: Installed) -> None:
    """Otherwise a table called person elsewhere would write into the trail what never happened."""
    with connect(installed.owner) as conn:
        conn.execute("CREATE SCHEMA theirs AUTHORIZATION ada")
    with connect(installed.user) as conn:
        conn.execute("CREATE TABLE theirs.person (id int)")
        with pytest.raises(errors.InsufficientPrivilege, match="pittadmin_audit"):
            conn.execute(
                "CREATE TRIGGER t AFTER INSERT ON theirs.person FOR EACH ROW "
                "EXECUTE FUNCTION public.pittadmin_audit('id', '', '')"
            )


def test_nobody_makes_temporary_tables_in_a_city_that_was_just_set_up(
    postgres_server: PostgresServer,
) -> None:
    url = postgres_server.new_database()
    starting.begin_city(Address(url), Clock(), "lee")
    stranger = url.set(username="stranger", password=postgres_server.new_login("stranger"))
    with connect(stranger) as conn, pytest.raises(errors.InsufficientPrivilege):
        conn.execute("CREATE TEMP TABLE account (id int)")
    postgres_server.drop_database(url)


def test_users_read_what_is_theirs_and_strangers_nothing(installed: Installed) -> None:
    for statement in (
        "SELECT * FROM pg_authid",
        "SELECT pg_read_file('/etc/passwd')",
        "COPY person TO PROGRAM 'cat'",
        "SELECT lo_import('/etc/passwd')",
    ):
        for url in (installed.user, installed.stranger):
            with connect(url) as conn, pytest.raises(errors.InsufficientPrivilege):
                conn.execute(statement)
    for table in (*metadata.tables, "alembic_version"):
        with connect(installed.stranger) as conn, pytest.raises(errors.InsufficientPrivilege):
            conn.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
    with connect(installed.stranger) as conn, pytest.raises(errors.InsufficientPrivilege):
        conn.execute(ACT)


def test_what_the_trail_calls_can_not_be_led_elsewhere(installed: Installed) -> None:
    with connect(installed.owner) as conn:
        functions = conn.execute(
            "SELECT proname, proconfig FROM pg_proc WHERE prosecdef AND "
            "pronamespace = 'public'::regnamespace"
        ).fetchall()
    assert "pittadmin_audit" in dict(functions)
    assert {name: way for name, way in functions if way != ["search_path=public, pg_temp"]} == {}


def test_who_can_not_get_in_is_told_whom_to_ask(installed: Installed) -> None:
    with pytest.raises(Unavailable, match="does not let you"):
        starting.open_city(address(installed.stranger), Clock())
    with pytest.raises(Unavailable, match="did not let you in"):
        starting.open_city(Address(installed.user.set(password=None), "wrong"), Clock())
    with connect(installed.owner) as conn:
        conn.execute("UPDATE person SET login = login WHERE false")
        conn.execute(f"GRANT {city_server.USERS} TO stranger")
    try:
        with pytest.raises(NotAllowed, match="“stranger” is not on file"):
            starting.open_city(address(installed.stranger), Clock())
    finally:
        with connect(installed.owner) as conn:
            conn.execute(f"REVOKE {city_server.USERS} FROM stranger")


def test_an_error_of_the_server_repeats_nothing_that_was_typed(installed: Installed) -> None:
    """PostgreSQL's details quote whole rows; they would end in a report."""
    import traceback

    database = Database(address(installed.owner))
    city = City(database)
    for statement in (
        "INSERT INTO installation (id, kind, oldest_writer, review_days, created_at) "
        "VALUES (7, 'city', 'secret', 1, 'x')",
        "INSERT INTO membership (person_id, role, since) VALUES (4711, 'secret', '2026-01-01')",
        "INSERT INTO person (login, name, email) VALUES ('ada', 'secret', 'secret')",
        "INSERT INTO person (login, name, email) VALUES (NULL, 'secret', 'secret')",
        "UPDATE person SET supervisor_id = CAST('secret' AS integer)",
    ):
        with pytest.raises((exc.DBAPIError, Conflict)) as refused, city.change() as conn:
            conn.exec_driver_sql(statement)
        shown = "".join(traceback.format_exception(refused.value)).replace(statement, "")
        told = [line for line in shown.splitlines() if "secret" in line or "4711" in line]
        assert [line for line in told if "DETAIL" in line or "contains" in line] == []
    database.close()
