"""The migrations make exactly the tables of the program, and older databases keep their data."""

import re
import sqlite3
import warnings
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, select, text
from sqlalchemy.schema import CreateIndex, DropIndex

from pittadmin.domain.account_states import State
from pittadmin.services import account_view, accounts
from pittadmin.storage import audit, indexes, migrate, opening, violation_words  # noqa: F401
from pittadmin.storage.columns import metadata
from pittadmin.storage.schema import account as account_table
from tests.city import City

STORED = Path(__file__).parent / "databases"
"""A database with data in every table as `tests.dumps` writes it, for each revision."""


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def test_the_revision_that_opening_asks_for_is_the_newest_migration() -> None:
    assert scripts().get_current_head() == migrate.HEAD
    assert all(script.revision.isdigit() for script in scripts().walk_revisions())


def test_the_migrations_make_exactly_the_tables_of_the_program(city: City) -> None:
    """Tables, columns, types, defaults, keys, checks and indexes, on both databases."""

    def ours(thing: Any, name: str | None, kind: str, *_: object) -> bool:
        # What a database says of an index's expression is compared by a test of its own.
        if kind == "index":
            return name != "ix_account_pieces"
        # The words of the log's search are in no metadata: each database has its own.
        apart = ("open_act", "alembic_version")
        return not (
            kind == "table" and (name in apart or (name or "").startswith("violation_words"))
        )

    def differs(_1: Any, _2: Any, _3: Any, found: Any, _4: Any, meant: Any) -> bool | None:
        # On SQLite the comparison that comes with Alembic stumbles over an empty text.
        if not city.database.is_sqlite:
            return None
        return (found or "").strip("'()") != (meant or "").strip("'()")

    with city.database.read() as conn, warnings.catch_warnings():
        # Reflection on SQLite says so of every index with a condition.
        warnings.filterwarnings("ignore", "Skipped unsupported reflection")
        warnings.filterwarnings("ignore", "autogenerate skipping .* 'ix_account_pieces'")
        context = MigrationContext.configure(
            conn,
            opts={
                "compare_type": True,
                "compare_server_default": differs,
                "include_object": ours,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_indexes_and_checks_are_those_of_the_program_to_the_letter(city: City) -> None:
    """What the comparison above leaves out: conditions of indexes, and checks."""
    with city.database.read() as conn:
        found = inspect(conn)
        for table in metadata.sorted_tables:
            checks = {check["name"] for check in found.get_check_constraints(table.name)}
            every = [
                *table.constraints,
                *(c for column in table.columns for c in column.constraints),
            ]
            expected = {one.name for one in every if isinstance(one, CheckConstraint)}
            assert checks == expected, table.name
            for index in table.indexes:
                if index.name == "ix_account_pieces":
                    continue
                (real,) = [i for i in found.get_indexes(table.name) if i["name"] == index.name]
                assert real["column_names"] == [column.name for column in index.columns]
                assert bool(real["unique"]) is bool(index.unique)
                for dialect in ("sqlite", "postgresql"):
                    wanted = index.dialect_options[dialect]["where"]
                    got = real.get("dialect_options", {}).get(f"{dialect}_where")
                    if conn.dialect.name == dialect:
                        assert _plain(got) == _plain(wanted), index.name


def test_postgresql_makes_the_index_of_pieces_as_the_program_asks_for_them(city: City) -> None:
    (index,) = [one for one in account_table.indexes if one.name == "ix_account_pieces"]
    with city.database.write() as conn:
        made = "SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_account_pieces'"
        if city.database.is_sqlite:
            assert not conn.execute(
                text("SELECT 1 FROM sqlite_master WHERE name = 'ix_account_pieces'")
            ).all()
            return
        by_migration = conn.execute(text(made)).scalar_one()
        conn.execute(DropIndex(index))
        conn.execute(CreateIndex(index))
        assert conn.execute(text(made)).scalar_one() == by_migration


def _plain(condition: Any) -> str:
    """Return a condition without what PostgreSQL adds to it when it prints it."""
    if condition is None:
        return ""
    said = re.sub(r"::\w+( varying)?(\[\])?|[()\[\]]", "", str(condition))
    return re.sub(r"= ANY ARRAY", "IN ", said).replace("  ", " ").strip()


def test_every_table_has_its_triggers(city: City) -> None:
    names = {table.name for table in audit.audited()}
    with city.database.read() as conn:
        if city.database.is_sqlite:
            found = conn.execute(
                text(
                    "SELECT tbl_name FROM sqlite_master "
                    "WHERE type = 'trigger' AND name LIKE 'audit%'"
                )
            )
        else:
            found = conn.execute(
                text(
                    "SELECT event_object_table FROM information_schema.triggers "
                    "WHERE trigger_name LIKE 'audit%'"
                )
            )
        tables = list(found.scalars())
    assert {name: tables.count(name) for name in set(tables)} == dict.fromkeys(names, 3)


def test_the_migrations_run_twice_change_nothing(city: City) -> None:
    with city.database.write() as conn:
        migrate.upgrade(conn)
    with city.database.read() as conn:
        assert migrate.revision(conn) == migrate.HEAD
    city.account()


@pytest.mark.parametrize("dump", sorted(STORED.glob("*.sql")), ids=lambda path: path.stem)
def test_a_stored_older_database_opens_with_its_data(tmp_path: Path, dump: Path) -> None:
    path = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(path)) as conn:
        conn.create_function("sha256", 1, audit.sha256, deterministic=True)
        conn.executescript(dump.read_text("utf-8"))
    with closing(sqlite3.connect(path)) as conn:
        tables = [
            name
            for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("sqlite_") and name != violation_words.TABLE  # keeps no rows
        ]
        before = {
            name: conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables
        }
    assert all(before.values()), before
    database, new = opening.open_file(path, datetime(2026, 12, 1, tzinfo=UTC))
    assert not new
    with database.read() as conn:
        assert migrate.revision(conn) == migrate.HEAD
        for name, count in before.items():
            assert conn.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() >= count
        for table in metadata.sorted_tables:
            conn.execute(select(table)).all()
    city = City(database)
    (account,) = [
        one for one in (city.get(1), city.get(2)) if one.handle and one.state is State.APPROVED
    ]
    assert account.audience == "é “quoted” <b>😀</b>"
    assert account_view.show(city.of("ada"), account.id).history
    assert account_view.evidence_bytes(city.of("ada"), account.evidence[0].sha256)
    changed = accounts.revoke(city.of("max"), account.id, account.version, "Old")
    assert changed.state is State.REVOKED
    database.close()


def test_there_is_a_stored_database_for_every_revision() -> None:
    assert {path.stem for path in STORED.glob("*.sql")} == {
        script.revision for script in scripts().walk_revisions()
    }
