"""PostgreSQL itself lets those alone change people, departments and roles who may (R66, R67).

On them rests who reads a report: whoever could make themselves Personnel, or take the login of
somebody who is, would read who reported. Drawn from the table of who may do what. The owner, who
sets the database up, is bound by none of it; SQLite has one user.
"""

from pittadmin.domain.acts import Act
from pittadmin.domain.permissions import GRANTED_BY, PERMISSIONS

NOT_YOURS = "pittadmin: people, departments and roles are kept by others"
"""What the database says to who may not."""

_KEPT: dict[str, tuple[Act, ...]] = {
    "person": (Act.KEEP_PEOPLE,),
    "department": (Act.KEEP_PEOPLE, Act.SUPPLY_EMAIL, Act.CHANGE_EMAIL),
}
"""By which acts the rows of a table are changed."""

_PREFIX = "pittadmin_kept_"

# A department's role is given in that department; one's own, where the table says so, by others.
_GIVES = """EXISTS (
    SELECT 1 FROM pittadmin_roles() mine JOIN (VALUES {given}) AS may (role, by_role, by_others)
      ON may.by_role = mine.role AND may.role = {row}.role
    WHERE (mine.department_id IS NULL OR mine.department_id = {row}.department_id)
      AND NOT (may.by_others AND {row}.person_id = pittadmin_me()))"""

# Before the change, as what it makes of its own author counts for nothing.
_GUARD = """
CREATE FUNCTION {prefix}{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER')
    AND NOT ({may}) THEN
    RAISE EXCEPTION '{why}' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$
"""


def postgresql() -> list[str]:
    """Return the statements that make the triggers."""
    made = []
    for table, acts in _KEPT.items():
        roles = ", ".join(sorted({f"'{role}'" for act in acts for role in PERMISSIONS[act].roles}))
        may = f"EXISTS (SELECT 1 FROM pittadmin_roles() WHERE role IN ({roles}))"
        made += _guard(table, may)
    given = ", ".join(
        f"('{role}', '{by}', {PERMISSIONS[act].others_only})"
        for role, act in GRANTED_BY.items()
        for by in PERMISSIONS[act].roles
    )
    gives = _GIVES.format(given=given, row="NEW")
    before = _GIVES.format(given=given, row="OLD")
    may = f"{gives} AND (TG_OP = 'INSERT' OR {before})"
    return made + _guard("membership", may)


def functions() -> list[str]:
    """Return the names of the functions that `postgresql` makes."""
    return [f"{_PREFIX}{table}" for table in (*_KEPT, "membership")]


def _guard(table: str, may: str) -> list[str]:
    return [
        _GUARD.format(prefix=_PREFIX, table=table, may=may, why=NOT_YOURS),
        f"CREATE TRIGGER kept_{table} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW "
        f"EXECUTE FUNCTION {_PREFIX}{table}()",
    ]
