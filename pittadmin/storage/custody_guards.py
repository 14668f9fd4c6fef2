"""PostgreSQL itself lets those alone write about passwords who may, and shows them to those alone.

What an envelope is worth, its signature says; this keeps others from filling the tables, from
moving what stands in them, and from collecting what is sealed. Drawn from the table of who may do
what. The owner is bound by none of it; SQLite has one user.
"""

from collections.abc import Iterable

from pittadmin.domain.acts import Act
from pittadmin.domain.handover import SENDERS
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import DEPARTMENT_ROLES, Role

SEALED = ("envelope", "receipt")
"""The tables whose rows are read by IT and by the account's department alone."""

_PREFIX = "pittadmin_custody_"

_WRITES: dict[str, tuple[Act, ...]] = {
    "device_directory": (Act.FOUND_CUSTODY, Act.SIGN_DIRECTORY),
    "leaver": (Act.BEGIN_LEAVER, Act.CLOSE_LEAVER),
    "leaver_task": (Act.BEGIN_LEAVER,),
}
"""By which acts the rows of a table that belong to no department are written."""

_CUSTODY = (
    Act.HAND_OVER_SECRET,
    Act.RECEIVE_SECRET,
    Act.REJECT_SECRET,
    Act.REQUIRE_ROTATION,
    Act.ARCHIVE_ACCOUNT,
    Act.APPROVE_TRANSFER,
)
"""By which acts it is written down how a secret of an account stands."""

REFUSED = "pittadmin: passwords are kept by others"
"""What the database says to who may not."""

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
    made: list[str] = []
    for table, acts in _WRITES.items():
        made += _guard(table, _somewhere(acts))
    # One asks for one's own computer; IT decides about all.
    own = "NEW.person_id = pittadmin_me()"
    asks = _somewhere((Act.ASK_ENROLMENT,))
    it = _somewhere((Act.SIGN_DIRECTORY,))
    made += _guard("device", f"({own} AND {asks} AND NEW.state = 'asked') OR {it}")
    own = "NEW.sent_by_id = pittadmin_me()"
    sends = " OR ".join(
        f"(NEW.direction = '{direction}' AND {_inside(roles, 'NEW.department_id')})"
        for direction, roles in SENDERS.items()
    )
    # Filed under the department that the account has, so that no other one reads it.
    of = "NEW.department_id = (SELECT department_id FROM account WHERE id = NEW.account_id)"
    made += _guard("envelope", f"{own} AND {of} AND ({sends})")
    receives = _inside(
        PERMISSIONS[Act.RECEIVE_SECRET].roles,
        "(SELECT department_id FROM envelope WHERE id = NEW.envelope_id)",
    )
    made += _guard("receipt", f"NEW.by_id = pittadmin_me() AND {receives}")
    department = "(SELECT department_id FROM account WHERE id = NEW.account_id)"
    for table, acts in (("custody", _CUSTODY), ("page_role", (Act.KEEP_PAGE_ROLES,))):
        roles = {role for act in acts for role in PERMISSIONS[act].roles}
        made += _guard(table, _inside(roles, department))
    return made


def functions() -> list[str]:
    """Return the names of the functions that `postgresql` makes."""
    tables = (*_WRITES, "device", "envelope", "receipt", "custody", "page_role")
    return [f"{_PREFIX}{table}" for table in tables]


def policies() -> Iterable[str]:
    """Return the statements that hide what is sealed from everybody else.

    One policy for those of the City and one for a department's, each of which asks once.
    """
    for name in SEALED:
        yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
        yield f"CREATE POLICY pittadmin_{name}_write ON {name} FOR INSERT WITH CHECK (true)"
    holders = PERMISSIONS[Act.RECEIVE_SECRET].roles
    inside = _list(role for role in holders if role in DEPARTMENT_ROLES)
    city = f"(SELECT {_somewhere((Act.SIGN_DIRECTORY,))})"
    own = (
        "department_id IN (SELECT mine.department_id FROM pittadmin_roles() mine "
        f"WHERE mine.role IN ({inside}))"
    )
    read = "CREATE POLICY pittadmin_{name} ON {table} FOR SELECT USING ({condition})"
    yield read.format(name="envelope_city", table="envelope", condition=city)
    yield read.format(name="envelope_own", table="envelope", condition=own)
    seen = "envelope_id IN (SELECT id FROM envelope)"
    yield read.format(name="receipt_seen", table="receipt", condition=seen)


def _somewhere(acts: Iterable[Act]) -> str:
    roles = _list({role for act in acts for role in PERMISSIONS[act].roles})
    return f"EXISTS (SELECT 1 FROM pittadmin_roles() WHERE role IN ({roles}))"


def _inside(roles: Iterable[Role], department: str) -> str:
    """Return the condition that one holds a role in the City, or in that department."""
    city = _list(role for role in roles if role not in DEPARTMENT_ROLES)
    inside = _list(role for role in roles if role in DEPARTMENT_ROLES)
    ways = []
    if city:
        ways.append(f"mine.role IN ({city})")
    if inside:
        ways.append(f"(mine.role IN ({inside}) AND mine.department_id = {department})")
    return f"EXISTS (SELECT 1 FROM pittadmin_roles() mine WHERE {' OR '.join(ways)})"


def _guard(table: str, may: str) -> list[str]:
    return [
        _GUARD.format(prefix=_PREFIX, table=table, may=may, why=REFUSED),
        f"CREATE TRIGGER custody_{table} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW "
        f"EXECUTE FUNCTION {_PREFIX}{table}()",
    ]


def _list(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in sorted(values))
