"""The database itself guards records of removed content: triggers for both databases (R9).

What was sealed is never changed, and goes only under a disposal; a disposal is refused under a hold
that stands, before its date, and while no retention period is entered; a hold is lifted by another
person than placed it, once.
"""

SEALED = "pittadmin: what was sealed is not changed"
KEPT = "pittadmin: a record goes only when it is disposed of"
HELD = "pittadmin: a hold stands on this record"
TOO_EARLY = "pittadmin: the record is to be kept longer"
HOLD_STAYS = "pittadmin: a hold is only lifted, by another person"
GONE = "pittadmin: the record is disposed of"

_HOLDS = ("removed_content", "removed_file", "record_addition")
"""The tables that hold what disposal takes away."""

_DISPOSED = "EXISTS (SELECT 1 FROM disposal WHERE record_id = {row}.record_id)"
_ON_HOLD = "EXISTS (SELECT 1 FROM hold WHERE record_id = {row}.record_id AND lifted_at IS NULL)"
_NO_PERIOD = "NOT EXISTS (SELECT 1 FROM retention)"

LOCK = 4602
"""The lock under which who places a hold and who disposes of the record wait for each other; any
number that nothing else uses."""
_PREFIX = "pittadmin_guard_"
_STAYS = ("record_id", "who", "why", "since", "placed_by_id", "placed_at")


def sqlite() -> list[str]:
    """Return the statements that make the triggers on SQLite."""
    made = []

    def refuse(name: str, table: str, op: str, rules: list[tuple[str, str]]) -> None:
        body = " ".join(f"SELECT RAISE(ABORT, '{why}') WHERE {when};" for when, why in rules)
        made.append(f"CREATE TRIGGER {name} BEFORE {op} ON {table} BEGIN {body} END")

    for table in _HOLDS:
        key = "record_id" if table == "removed_content" else "id"
        # INSERT OR REPLACE takes the old row away without asking the trigger on DELETE.
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"
        refuse(f"sealed_{table}_update", table, "UPDATE", [("true", SEALED)])
        refuse(f"sealed_{table}_delete", table, "DELETE", _going("OLD"))
        gone = _DISPOSED.format(row="NEW")
        refuse(f"sealed_{table}_insert", table, "INSERT", [(there, SEALED), (gone, GONE)])
    refuse("disposal_is_due", "disposal", "INSERT", _disposing("substr(NEW.at, 1, 10)"))
    differs = " OR ".join(f"OLD.{one} IS NOT NEW.{one}" for one in _STAYS)
    refuse("hold_is_lifted", "hold", "UPDATE", _lifting(differs))
    refuse("hold_stays", "hold", "DELETE", [("true", HOLD_STAYS)])
    there = "EXISTS (SELECT 1 FROM hold WHERE id = NEW.id)"
    disposed = _DISPOSED.format(row="NEW")
    refuse("hold_is_new", "hold", "INSERT", [(there, HOLD_STAYS), (disposed, GONE)])
    return made


def postgresql() -> list[str]:
    """Return the statements that make the triggers on PostgreSQL."""
    made = []

    def refuse(name: str, table: str, op: str, rules: list[tuple[str, str]]) -> None:
        row = "OLD" if op == "DELETE" else "NEW"
        # One who places a hold and one who disposes of the record wait for each other.
        wait = f"PERFORM pg_advisory_xact_lock({LOCK}, {row}.record_id::int); "
        body = wait + " ".join(
            f"IF {when} THEN RAISE EXCEPTION '{why}' USING ERRCODE = '42501'; END IF;"
            for when, why in rules
        )
        made.append(
            f"CREATE FUNCTION {_PREFIX}{name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN {body} RETURN {row}; END $$"
        )
        made.append(
            f"CREATE TRIGGER {name} BEFORE {op} ON {table} FOR EACH ROW "
            f"EXECUTE FUNCTION {_PREFIX}{name}()"
        )

    gone = _DISPOSED.format(row="NEW")
    for table in _HOLDS:
        refuse(f"sealed_{table}_update", table, "UPDATE", [("true", SEALED)])
        refuse(f"sealed_{table}_delete", table, "DELETE", _going("OLD"))
        refuse(f"sealed_{table}_insert", table, "INSERT", [(gone, GONE)])
    refuse("disposal_is_due", "disposal", "INSERT", _disposing("substr(NEW.at, 1, 10)::date"))
    differs = " OR ".join(f"OLD.{one} IS DISTINCT FROM NEW.{one}" for one in _STAYS)
    refuse("hold_is_lifted", "hold", "UPDATE", _lifting(differs))
    refuse("hold_stays", "hold", "DELETE", [("true", HOLD_STAYS)])
    refuse("hold_is_new", "hold", "INSERT", [(gone, GONE)])
    return made


def functions() -> list[str]:
    """Return the names of the functions that `postgresql` makes."""
    return [one.split()[2][:-2] for one in postgresql() if one.startswith("CREATE FUNCTION")]


def _going(row: str) -> list[tuple[str, str]]:
    return [(f"NOT {_DISPOSED.format(row=row)}", KEPT), (_ON_HOLD.format(row=row), HELD)]


def _disposing(day: str) -> list[tuple[str, str]]:
    # The day in UTC is that of the City or the one after: nothing is refused that is due.
    return [
        (_ON_HOLD.format(row="NEW"), HELD),
        (_NO_PERIOD, TOO_EARLY),
        (f"NEW.due > {day}", TOO_EARLY),
    ]


def _lifting(differs: str) -> list[tuple[str, str]]:
    rules = (differs, "OLD.lifted_at IS NOT NULL", "NEW.lifted_by_id = NEW.placed_by_id")
    return [(rule, HOLD_STAYS) for rule in rules]
