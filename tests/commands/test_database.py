import getpass
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import URL, create_engine, text

from pittadmin import __version__, cli
from tests.postgres import PostgresServer

NAMES = ("cli_owner", "cli_lee", "cli_eve")


@dataclass
class CityServer:
    """An empty database of a login that is nobody special, and two more logins.

    Args:
        server: where it is.
        url: the superuser's address of it.
        passwords: by login.
    """

    server: PostgresServer
    url: URL
    passwords: dict[str, str]

    def address(self, login: str) -> str:
        """The address without a password, as it is written in the settings."""
        url = self.url
        return URL.create(
            "postgresql", login, None, url.host, url.port, url.database, url.query
        ).render_as_string()

    def sql(self, *statements: str) -> None:
        """Run statements as the superuser."""
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as conn:
            for statement in statements:
                conn.execute(text(statement))
        engine.dispose()


@pytest.fixture
def city_server(
    postgres_server: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CityServer]:
    url = postgres_server.new_database()
    passwords = {name: postgres_server.new_login(name) for name in NAMES}
    made = CityServer(postgres_server, url, passwords)
    made.sql(
        f'ALTER DATABASE "{url.database}" OWNER TO cli_owner',
        "ALTER ROLE cli_owner CREATEROLE",
        # Logins outlive a test's database, and so does what they are members of.
        "DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'pittadmin_users') "
        "THEN REVOKE pittadmin_users FROM cli_lee, cli_eve; END IF; END $$",
    )
    monkeypatch.delenv("PITTADMIN_DATABASE", raising=False)
    monkeypatch.delenv("PGPASSWORD", raising=False)
    yield made
    postgres_server.drop_database(url)


@dataclass
class Said:
    """What a command said."""

    code: int
    out: str
    error: str


@pytest.fixture
def run(
    city_server: CityServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    """Returns a function that runs `pittadmin-cli database …` as a login of the server."""

    def command(*words: str, login: str = "cli_owner", password: str | None = None) -> Said:
        monkeypatch.setenv("PITTADMIN_DATABASE", city_server.address(login))
        given = city_server.passwords[login] if password is None else password
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{given}\n"))
        code = cli.main(["database", *words])
        out, error = capsys.readouterr()
        for secret in (*city_server.passwords.values(), given or "\0"):
            assert secret not in out + error
        assert "Traceback" not in error
        return Said(code, out, error)

    return command


def test_a_city_is_set_up_checked_and_upgraded(run, city_server: CityServer) -> None:
    said = run("init", "--it", "cli_lee")
    assert (said.code, said.error) == (0, "")
    assert "“cli_lee” is IT" in said.out
    upgraded = run("upgrade").out
    assert upgraded.startswith("The tables were up to date already.\n")
    # This owner is no superuser, so it can't hide who is at work.
    assert "REVOKE EXECUTE ON FUNCTION pg_stat_get_activity(integer)" in upgraded
    city_server.sql("GRANT pittadmin_users TO cli_lee, cli_eve")
    said = run("check", login="cli_lee")
    assert (said.code, said.out) == (0, "The database can be used. You are cli_lee: IT.\n")


def test_who_is_not_on_file_is_told_whom_to_ask(run, city_server: CityServer) -> None:
    run("init", "--it", "cli_lee")
    city_server.sql("GRANT pittadmin_users TO cli_eve")
    said = run("check", login="cli_eve")
    assert (said.code, said.out) == (1, "")
    assert "“cli_eve” is not on file" in said.error
    assert "Ask IT" in said.error


def test_a_login_without_rights_is_told_so(run) -> None:
    run("init", "--it", "cli_lee")
    said = run("check", login="cli_lee")
    assert said.code == 1
    assert "does not let you do this" in said.error
    said = run("init", "--it", "cli_lee", login="cli_eve")
    assert said.code == 1
    said = run("upgrade", login="cli_eve")
    assert said.code == 1


def test_a_wrong_password_or_none_is_refused(run) -> None:
    for password in ("wrong", ""):
        said = run("init", "--it", "cli_lee", password=password)
        assert (said.code, said.out) == (1, "")
        assert "Check your login and password" in said.error


def test_an_empty_database_has_to_be_set_up_first(run) -> None:
    for job in ("check", "upgrade"):
        said = run(job)
        assert said.code == 1
        assert "pittadmin-cli database init --it LOGIN" in said.error


def test_a_database_is_set_up_once(run) -> None:
    run("init", "--it", "cli_lee")
    said = run("init", "--it", "cli_eve")
    assert said.code == 1
    assert "set up already" in said.error


def test_a_database_of_another_program_is_left_alone(run, city_server: CityServer) -> None:
    city_server.sql("CREATE TABLE recipes (id int)")
    said = run("init", "--it", "cli_lee")
    assert said.code == 1
    assert "not empty" in said.error


def test_a_login_with_spaces_sets_nothing_up(run) -> None:
    said = run("init", "--it", "lee woods")
    assert said.code == 1
    assert "has spaces" in said.error
    assert run("init", "--it", "cli_lee").code == 0


def test_an_owner_who_may_not_make_the_group_is_told_who_can(run, city_server: CityServer) -> None:
    group = text("SELECT count(*) FROM pg_roles WHERE rolname = 'pittadmin_users'")
    engine = create_engine(city_server.url)
    with engine.connect() as conn:
        there = conn.execute(group).scalar_one()
    engine.dispose()
    if there:
        # Other databases of this server may have given it rights, so it can't just be dropped.
        city_server.sql("ALTER ROLE pittadmin_users RENAME TO pittadmin_users_aside")
    try:
        city_server.sql("ALTER ROLE cli_owner NOCREATEROLE")
        said = run("init", "--it", "cli_lee")
        assert said.code == 1
        assert "CREATE ROLE pittadmin_users NOLOGIN" in said.error
        city_server.sql("CREATE ROLE pittadmin_users NOLOGIN")
        assert run("init", "--it", "cli_lee").code == 0
    finally:
        if there:
            city_server.server.drop_database(city_server.url)
            city_server.url = city_server.server.new_database()
            city_server.sql(
                "DROP ROLE pittadmin_users",
                "ALTER ROLE pittadmin_users_aside RENAME TO pittadmin_users",
            )


def test_an_older_program_is_told_to_be_updated(run, city_server: CityServer) -> None:
    run("init", "--it", "postgres")
    city_server.sql(
        "ALTER TABLE installation DISABLE TRIGGER USER",
        "UPDATE installation SET oldest_writer = '99.1'",
        "GRANT pittadmin_users TO cli_lee",
    )
    said = run("check", login="cli_lee")
    assert said.code == 1
    assert f"asks for PittAdmin 99.1 or newer; this is {__version__}" in said.error
    city_server.sql("UPDATE alembic_version SET version_num = '9999'")
    said = run("upgrade")
    assert said.code == 1
    assert "A newer PittAdmin" in said.error


def test_a_database_that_is_not_there_is_said(
    city_server: CityServer, capsys: pytest.CaptureFixture[str]
) -> None:
    address = city_server.address("postgres").replace("/test_", "/no_test_")
    assert cli.main(["database", "check", "--address", address]) == 1
    assert "no such database" in capsys.readouterr().err


def test_a_server_that_is_not_there_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PITTADMIN_DATABASE", "postgresql://lee@127.0.0.1:1/pittadmin")
    assert cli.main(["database", "check"]) == 1
    assert "can't be reached" in capsys.readouterr().err


@pytest.mark.parametrize("told", [None, "try-out"])
def test_without_an_address_nothing_is_done(
    told: str | None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PITTADMIN_DATABASE", raising=False)
    if told:
        monkeypatch.setenv("PITTADMIN_DATABASE", told)
    assert cli.main(["database", "check"]) == 2
    assert "No database address is set" in capsys.readouterr().err


def test_an_address_that_can_not_be_read_is_not_repeated(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PITTADMIN_DATABASE", "mysql://lee:secret@db/pittadmin")
    assert cli.main(["database", "check"]) == 1
    assert "secret" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["database", "check", "--address", "postgresql://lee:secret@db/pittadmin"],
        ["database", "check", "postgresql://lee:secret@db/pittadmin"],
        ["database", "postgresql://lee:secret@db/pittadmin"],
    ],
)
def test_a_password_on_the_command_line_is_neither_taken_nor_repeated(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = cli.main(words)
    except SystemExit as left:
        code = left.code
    assert code == 2
    assert "secret" not in "".join(capsys.readouterr())


def test_at_a_terminal_the_password_is_asked_for(
    city_server: CityServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return city_server.passwords["cli_owner"]

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", answer)
    address = city_server.address("cli_owner")
    assert cli.main(["database", "init", "--it", "cli_lee", "--address", address]) == 0
    assert asked == ["Password: "]


def test_a_server_that_needs_no_password_asks_for_none(
    city_server: CityServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    address = city_server.address("postgres")
    assert cli.main(["database", "init", "--it", "cli_lee", "--address", address]) == 0


def test_the_settings_file_tells_what_does_not_count(
    home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PITTADMIN_DATABASE", raising=False)
    (home / "settings.toml").write_text("database = 5", "utf-8")
    assert cli.main(["database", "check"]) == 2
    assert "“database” has to be a text" in capsys.readouterr().err
