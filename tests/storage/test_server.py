from collections.abc import Iterator

import pytest
from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError

from pittadmin.domain.clock import Clock
from pittadmin.domain.errors import Unavailable
from pittadmin.services import people, starting
from pittadmin.storage import migrate, server
from pittadmin.storage.columns import metadata
from pittadmin.storage.database import Address, Database
from tests.postgres import PostgresServer


@pytest.fixture
def empty(postgres_server: PostgresServer) -> Iterator[URL]:
    """The superuser's address of an empty database."""
    url = postgres_server.new_database()
    yield url
    postgres_server.drop_database(url)


@pytest.fixture
def url(empty: URL) -> URL:
    """The superuser's address of the City's database; the first of IT is server_lee."""
    starting.begin_city(Address(empty), Clock(), "server_lee")
    return empty


def as_login(postgres_server: PostgresServer, url: URL, login: str, member: bool) -> Database:
    """Open the database for a login that is, or is not, one of its users."""
    address = Address(url.set(username=login), postgres_server.new_login(login))
    admin = Database(Address(url))
    with admin.write() as conn:
        change = "GRANT {} TO {}" if member else "REVOKE {} FROM {}"
        conn.execute(text(change.format(server.USERS, login)))
    admin.close()
    return Database(address)


def test_an_empty_database_is_made_once(empty: URL) -> None:
    database = Database(Address(empty))
    with database.write() as conn:
        server.make(conn)
        assert migrate.revision(conn) == migrate.HEAD
        assert not server.upgrade(conn)
    with pytest.raises(Unavailable, match="set up already"), database.write() as conn:
        server.make(conn)
    database.close()


def test_a_set_up_that_fails_leaves_an_empty_database(empty: URL) -> None:
    database = Database(Address(empty))

    def make_and_fail() -> None:
        with database.write() as conn:
            server.make(conn)
            raise KeyError

    with pytest.raises(KeyError):
        make_and_fail()
    with database.write() as conn:
        server.make(conn)
    database.close()


def test_tables_of_another_program_are_left_alone(empty: URL) -> None:
    database = Database(Address(empty))
    with database.write() as conn:
        conn.execute(text("CREATE TABLE recipes (id int)"))
    with pytest.raises(Unavailable, match="not empty"), database.write() as conn:
        server.make(conn)
    database.close()


def test_a_database_that_was_never_set_up_is_not_upgraded(empty: URL) -> None:
    database = Database(Address(empty))
    with pytest.raises(Unavailable, match="not set up yet"), database.write() as conn:
        server.upgrade(conn)
    database.close()


def test_a_newer_database_is_not_touched(url: URL) -> None:
    database = Database(Address(url))
    with database.write() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unavailable, match="newer PittAdmin"), database.write() as conn:
        server.upgrade(conn)
    database.close()


def test_a_user_of_the_group_works_under_their_own_login(
    postgres_server: PostgresServer, url: URL
) -> None:
    database = as_login(postgres_server, url, "server_lee", member=True)
    database.close()
    ctx = starting.open_city(database.address, Clock())
    saved = people.save_person(ctx, "new", "Nora", "n@x.org", ctx.person_id)
    with ctx.database.read() as conn:
        assert server.session_user(conn) == "server_lee"
        login = conn.execute(text("SELECT login FROM act ORDER BY id DESC LIMIT 1")).scalar_one()
    assert (saved.name, login) == ("Nora", "server_lee")
    ctx.database.close()


def test_a_user_of_the_group_can_not_write_the_trail_or_change_the_tables(
    postgres_server: PostgresServer, url: URL
) -> None:
    database = as_login(postgres_server, url, "server_eve", member=True)
    for statement in (
        "INSERT INTO audit (act_id, entity, entity_id, op) VALUES (1, 'x', '1', 'INSERT')",
        "UPDATE act SET person_name = 'x'",
        "DELETE FROM act",
        "DELETE FROM account",
        "DELETE FROM person",
        "UPDATE alembic_version SET version_num = '0000'",
        "CREATE TABLE public.mine (id int)",
        "DROP TABLE audit",
        "ALTER TABLE account DISABLE TRIGGER ALL",
    ):
        with pytest.raises((Unavailable, DBAPIError)), database.write() as conn:
            conn.execute(text(statement))
    database.close()


def test_who_is_not_of_the_group_reads_nothing(postgres_server: PostgresServer, url: URL) -> None:
    database = as_login(postgres_server, url, "server_max", member=False)
    for table in metadata.sorted_tables:
        with pytest.raises(Unavailable, match="does not let you"), database.read() as conn:
            conn.execute(text(f"SELECT count(*) FROM {table.name}"))
    database.close()
