"""The tests' own PostgreSQL is what the City would run: version 18, passwords, fresh databases."""

import psycopg
import pytest
from sqlalchemy import URL

from tests.postgres import PostgresServer


def connect(url: URL) -> psycopg.Connection:
    return psycopg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False))


def test_the_server_is_postgresql_18(postgres_server: PostgresServer) -> None:
    with connect(postgres_server.admin_url) as connection:
        assert connection.info.server_version // 10000 == 18


def test_a_new_database_copies_its_template_and_nothing_else(
    postgres_server: PostgresServer,
) -> None:
    template = postgres_server.new_database()
    with connect(template) as connection:
        connection.execute("CREATE TABLE sample (word text)")
        connection.execute("INSERT INTO sample VALUES ('RSVP')")
    copy = postgres_server.new_database(template)
    with connect(copy) as connection:
        assert connection.execute("SELECT word FROM sample").fetchall() == [("RSVP",)]
        connection.execute("DELETE FROM sample")
    with connect(template) as connection:
        assert connection.execute("SELECT count(*) FROM sample").fetchone() == (1,)
    postgres_server.drop_database(copy)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connect(copy)


def test_a_login_enters_with_its_own_password_only(postgres_server: PostgresServer) -> None:
    url = postgres_server.new_database()
    first = postgres_server.new_login("m.rivera")
    password = postgres_server.new_login("m.rivera")
    theirs = url.set(username="m.rivera", password=password)
    with connect(theirs) as connection:
        assert connection.execute("SELECT session_user").fetchone() == ("m.rivera",)
    with pytest.raises(psycopg.OperationalError, match="password"):
        connect(theirs.set(password=first))
