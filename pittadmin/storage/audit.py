"""The audit trail, written by the database itself: triggers on every table, for both databases.

A change is written down under the act that is open; without an open act it is refused. SQLite
finds the act in the one-row table ``open_act``, PostgreSQL in a transaction-local setting.

There are two trails: what is done in a case has acts and changes of its own, which only those read
who work it. One transaction may have an act open in both. A file is written down in the
confidential one when an act is open there, as it may be a report's.
"""

import hashlib

from sqlalchemy import Column, Connection, Table, text

from pittadmin.domain.draft_states import WRITABLE
from pittadmin.storage import custody_guards, record_guards, role_guards
from pittadmin.storage.columns import metadata
from pittadmin.storage.schema import APPEND_ONLY, AUTOSAVED, CONFIDENTIAL, UNAUDITED, Boolean

NO_ACT = "pittadmin: no act is open"
"""What the database says when a change comes without an act."""

NOT_WRITTEN = "pittadmin: the draft is not being written"
"""What the database says when a draft is changed that is sent, approved or posted."""

_WRITABLE = ", ".join(f"'{state}'" for state in WRITABLE)


def sha256(value: object) -> str | None:
    """Return the SHA-256 of a text or of bytes in hex: the function that SQLite lacks."""
    if value is None:
        return None
    data = value if isinstance(value, bytes) else str(value).encode()
    return hashlib.sha256(data).hexdigest()


def audited() -> list[Table]:
    """Return the tables whose changes are written into the trail."""
    # They add to the metadata.
    from pittadmin.storage import case_schema, custody_schema, record_schema  # noqa: F401

    return [table for table in metadata.sorted_tables if table.name not in UNAUDITED]


def install(conn: Connection) -> None:
    """Put the triggers of today's tables in place of whatever stood there.

    Called after every migration, so that the triggers always fit the tables.
    """
    remove(conn)
    make = _sqlite if conn.dialect.name == "sqlite" else _postgresql
    for statement in make():
        conn.execute(text(statement.replace(":", r"\:")))


def remove(conn: Connection) -> None:
    """Take all triggers away, for a migration."""
    if conn.dialect.name == "sqlite":
        found = conn.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for (name,) in found.all():
            conn.execute(text(f'DROP TRIGGER "{name}"'))
    else:
        own = ("audit", "append_only", "actor", "file", "autosave")
        guards = (
            *record_guards.functions(),
            *role_guards.functions(),
            *custody_guards.functions(),
        )
        for name in (*(f"pittadmin_{one}" for one in own), *guards):
            conn.execute(text(f"DROP FUNCTION IF EXISTS {name}() CASCADE"))


def open_act(conn: Connection, act_id: int, confidential: bool = False) -> None:
    """Open the act under which the rest of this transaction is written down, in its trail."""
    name = "confidential_act" if confidential else "act"
    if conn.dialect.name == "sqlite":
        conn.execute(text(f"UPDATE open_act SET {name}_id = :act"), {"act": act_id})
    else:
        conn.execute(
            text(f"SELECT set_config('pittadmin.{name}', :act, true)"), {"act": str(act_id)}
        )


def close_act(conn: Connection) -> None:
    """Close the acts before the commit; PostgreSQL does so by itself."""
    if conn.dialect.name == "sqlite":
        conn.execute(
            text(
                "UPDATE open_act SET act_id = NULL, confidential_act_id = NULL "
                "WHERE act_id IS NOT NULL OR confidential_act_id IS NOT NULL"
            )
        )


def _key(table: Table) -> str:
    return next(iter(table.primary_key.columns)).name


def _private(column: Column[object]) -> bool:
    return bool(column.info.get("private"))


def _kept(table: Table) -> list[Column[object]]:
    return [c for c in table.columns if not c.info.get("bulk")]


def _trails(table: Table) -> tuple[str, ...]:
    """Return in which trails the changes of a table may be; the first with an open act counts."""
    if table.name == "file":
        return ("confidential_audit", "audit")
    return ("confidential_audit",) if table.name in CONFIDENTIAL else ("audit",)


_ACT_OF = {"audit": "act_id", "confidential_audit": "confidential_act_id"}


def _sqlite() -> list[str]:
    statements = [
        "DROP TABLE IF EXISTS open_act",
        "CREATE TABLE open_act (one INTEGER PRIMARY KEY CHECK (one = 1), "
        "act_id INTEGER REFERENCES act (id), "
        "confidential_act_id INTEGER REFERENCES confidential_act (id))",
        "INSERT INTO open_act VALUES (1, NULL, NULL)",
    ]
    for table in audited():
        for op, sides in (("INSERT", ("new",)), ("UPDATE", ("old", "new")), ("DELETE", ("old",))):
            row = "OLD" if op == "DELETE" else "NEW"
            old = _sqlite_json(table, "OLD") if "old" in sides else "NULL"
            new = _sqlite_json(table, "NEW") if "new" in sides else "NULL"
            change = f"'{table.name}', {row}.{_key(table)}, '{op}', {old}, {new}"
            statements.append(
                f"CREATE TRIGGER audit_{table.name}_{op.lower()} AFTER {op} ON {table.name} BEGIN "
                f"{_sqlite_writing(_trails(table), change)} END"
            )
    for name in sorted(APPEND_ONLY):
        key = _key(metadata.tables[name])
        for op in ("UPDATE", "DELETE"):
            statements.append(
                f"CREATE TRIGGER keep_{name}_{op.lower()} BEFORE {op} ON {name} BEGIN "
                f"SELECT RAISE(ABORT, 'pittadmin: {name} only grows'); END"
            )
        # INSERT OR REPLACE takes the old row away without asking the trigger on DELETE.
        statements.append(
            f"CREATE TRIGGER keep_{name}_insert BEFORE INSERT ON {name} "
            f"WHEN EXISTS (SELECT 1 FROM {name} WHERE {key} = NEW.{key}) BEGIN "
            f"SELECT RAISE(ABORT, 'pittadmin: {name} only grows'); END"
        )
    for table in AUTOSAVED:
        for op, row, when in _autosaves(table.name):
            statements.append(
                f"CREATE TRIGGER autosave_{table.name}_{op.lower()} BEFORE {op} ON {table.name} "
                f"WHEN {when} AND (SELECT state FROM draft WHERE id = {row}.draft_id) "
                f"NOT IN ({_WRITABLE}) BEGIN SELECT RAISE(ABORT, '{NOT_WRITTEN}'); END"
            )
    for op in ("INSERT", "UPDATE"):
        statements.append(
            f"CREATE TRIGGER file_is_its_hash_{op.lower()} BEFORE {op} ON file "
            "WHEN sha256(NEW.data) <> NEW.sha256 BEGIN "
            "SELECT RAISE(ABORT, 'pittadmin: the file is not what its hash says'); END"
        )
    return statements + record_guards.sqlite()


def _sqlite_writing(trails: tuple[str, ...], change: str) -> str:
    """Return the statements that write a change into the first trail that has an act open."""
    acts = [_ACT_OF[trail] for trail in trails]
    none = " AND ".join(f"{act} IS NULL" for act in acts)
    parts = [f"SELECT RAISE(ABORT, '{NO_ACT}') FROM open_act WHERE {none};"]
    for at, (trail, act) in enumerate(zip(trails, acts, strict=True)):
        only = " AND ".join([f"{act} IS NOT NULL", *(f"{one} IS NULL" for one in acts[:at])])
        parts.append(
            f"INSERT INTO {trail} (act_id, entity, entity_id, op, old, new) "
            f"SELECT {act}, {change} FROM open_act WHERE {only};"
        )
    return " ".join(parts)


def _autosaves(table: str) -> list[tuple[str, str, str]]:
    """Return what is guarded on a table that is written without an act: the change, the row that
    names the draft, and when the change counts. An act raises the version of a text that stays."""
    changed = "true"
    if table == "draft_text":
        changed = "(NEW.body <> OLD.body OR NEW.draft_id <> OLD.draft_id)"
    return [("INSERT", "NEW", "true"), ("UPDATE", "OLD", changed), ("DELETE", "OLD", "true")]


def _sqlite_json(table: Table, row: str) -> str:
    parts = []
    for column in _kept(table):
        value = f"{row}.{column.name}"
        if _private(column):
            value = f"sha256({value})"
        elif isinstance(column.type, Boolean):
            value = f"json(CASE {value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)"
        parts.append(f"'{column.name}', {value}")
    return f"json_object({', '.join(parts)})"


def _postgresql() -> list[str]:
    statements = [_PG_AUDIT, _PG_APPEND_ONLY, _PG_ACTOR, _PG_FILE, _PG_AUTOSAVE]
    for table in audited():
        private = ",".join(c.name for c in table.columns if _private(c))
        bulk = ",".join(c.name for c in table.columns if c.info.get("bulk"))
        statements.append(
            f"CREATE TRIGGER audit_{table.name} AFTER INSERT OR UPDATE OR DELETE ON {table.name} "
            f"FOR EACH ROW EXECUTE FUNCTION "
            f"pittadmin_audit('{_key(table)}', '{private}', '{bulk}', "
            f"'{','.join(_trails(table))}')"
        )
    for name in sorted(APPEND_ONLY):
        statements.append(
            f"CREATE TRIGGER keep_{name} BEFORE UPDATE OR DELETE OR TRUNCATE ON "
            f"{name} FOR EACH STATEMENT EXECUTE FUNCTION pittadmin_append_only()"
        )
    for table in AUTOSAVED:
        for op, _row, when in _autosaves(table.name):
            statements.append(
                f"CREATE TRIGGER autosave_{table.name}_{op.lower()} BEFORE {op} ON {table.name} "
                f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION pittadmin_autosave()"
            )
    for acts in ("act", "confidential_act"):
        statements.append(
            f"CREATE TRIGGER actor BEFORE INSERT ON {acts} FOR EACH ROW "
            "EXECUTE FUNCTION pittadmin_actor()"
        )
    statements.append(
        "CREATE TRIGGER file_is_its_hash BEFORE INSERT OR UPDATE ON file FOR EACH ROW "
        "EXECUTE FUNCTION pittadmin_file()"
    )
    guards = (record_guards, role_guards, custody_guards)
    return statements + [one for guard in guards for one in guard.postgresql()]


# The act counts only in the transaction that made it: its row's xmin is this transaction's id, so
# an old act's number, set by hand, opens nothing.
_PG_AUDIT = f"""
CREATE FUNCTION pittadmin_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  the_act bigint; trail text; acts text; o jsonb; n jsonb; k text; is_open boolean := false;
BEGIN
  FOREACH trail IN ARRAY string_to_array(TG_ARGV[3], ',') LOOP
    acts := CASE trail WHEN 'audit' THEN 'act' ELSE 'confidential_act' END;
    the_act := nullif(current_setting('pittadmin.' || acts, true), '')::bigint;
    CONTINUE WHEN the_act IS NULL;
    EXECUTE format(
      'SELECT EXISTS (SELECT 1 FROM %I WHERE id = $1 AND xmin = pg_current_xact_id()::xid)', acts)
      INTO is_open USING the_act;
    EXIT WHEN is_open;
  END LOOP;
  IF NOT is_open THEN
    RAISE EXCEPTION '{NO_ACT}' USING ERRCODE = '42501';
  END IF;
  IF TG_OP <> 'INSERT' THEN o := to_jsonb(OLD) - string_to_array(TG_ARGV[2], ','); END IF;
  IF TG_OP <> 'DELETE' THEN n := to_jsonb(NEW) - string_to_array(TG_ARGV[2], ','); END IF;
  FOREACH k IN ARRAY string_to_array(TG_ARGV[1], ',') LOOP
    IF o ->> k IS NOT NULL THEN
      o := jsonb_set(o, ARRAY[k], to_jsonb(encode(sha256(convert_to(o ->> k, 'UTF8')), 'hex')));
    END IF;
    IF n ->> k IS NOT NULL THEN
      n := jsonb_set(n, ARRAY[k], to_jsonb(encode(sha256(convert_to(n ->> k, 'UTF8')), 'hex')));
    END IF;
  END LOOP;
  EXECUTE format('INSERT INTO %I (act_id, entity, entity_id, op, old, new) '
    'VALUES ($1, $2, $3, $4, $5, $6)', trail)
  USING the_act, TG_TABLE_NAME, coalesce(n, o) ->> TG_ARGV[0], TG_OP, o::text, n::text;
  RETURN NULL;
END $$
"""

_PG_APPEND_ONLY = """
CREATE FUNCTION pittadmin_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'pittadmin: % only grows', TG_TABLE_NAME USING ERRCODE = '42501';
END $$
"""

# The person is the database's login, which SET ROLE can't forge.
_PG_ACTOR = """
CREATE FUNCTION pittadmin_actor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.login := session_user;
  RETURN NEW;
END $$
"""

_PG_FILE = """
CREATE FUNCTION pittadmin_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF encode(sha256(NEW.data), 'hex') <> NEW.sha256 THEN
    RAISE EXCEPTION 'pittadmin: the file is not what its hash says' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$
"""

_PG_AUTOSAVE = f"""
CREATE FUNCTION pittadmin_autosave() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept record;
BEGIN
  IF TG_OP = 'INSERT' THEN kept := NEW; ELSE kept := OLD; END IF;
  IF (SELECT state FROM draft WHERE id = kept.draft_id) NOT IN ({_WRITABLE}) THEN
    RAISE EXCEPTION '{NOT_WRITTEN}' USING ERRCODE = '42501';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$
"""
