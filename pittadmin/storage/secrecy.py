"""What PostgreSQL itself hands out of reports and cases, and to whom (R52, R66, R67).

Row-level policies on every confidential table, drawn from what `domain` says: who works a case
sees all of it; who is sent a report reads it without its reporter; who is instructed sees the
instruction. All else is nobody's, whatever program asks. SQLite has one user, so nothing of this.

Whoever changes a case has an act open on it, which the database takes from those alone who may; so
what one writes, one may write for as long as that transaction lasts. The functions that the
policies ask are the owner's, with a pinned path, and ask for `session_user`, which SET ROLE can't
forge. The owner and the server's administrator are bound by none of it: the screens say so.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import CITY_ZONE
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import IMPLIED, Role
from pittadmin.domain.routing import Office
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import BY_DEPARTMENT, WORKS
from pittadmin.storage import custody_guards, violation_words
from pittadmin.storage.columns import metadata
from pittadmin.storage.files import referring
from pittadmin.storage.schema import CONFIDENTIAL, file

HIDDEN = (*sorted(CONFIDENTIAL), "confidential_act", "confidential_audit", "file")
"""The tables whose rows are not everybody's."""

_UNREAD = {("monitoring_finding", "reported")}
"""Columns of them that not everybody reads who reads the row: a function answers for them."""


def install(conn: Connection) -> None:
    """Put the functions and policies of today's tables in place of whatever stood there."""
    if conn.dialect.name != "postgresql":
        return
    remove(conn)
    for statement in (*_functions(), *_policies(), *custody_guards.policies()):
        conn.execute(text(statement.replace(":", r"\:")))


def remove(conn: Connection) -> None:
    """Take all policies and their functions away, for a migration."""
    if conn.dialect.name != "postgresql":
        return
    for drop in (_DROP_POLICIES, _DROP_FUNCTIONS):
        for (statement,) in conn.execute(text(drop.replace(":", r"\:"))).all():
            conn.execute(text(statement))


_DROP_POLICIES = """
SELECT format('DROP POLICY %I ON %I', policyname, tablename) FROM pg_policies
WHERE schemaname = 'public' AND policyname LIKE 'pittadmin%'
"""

_DROP_FUNCTIONS = """
SELECT format('DROP FUNCTION %s CASCADE', oid::regprocedure) FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'pittadmin%' AND prosecdef
  AND prorettype <> 'trigger'::regtype
"""


def grant(conn: Connection, users: str) -> None:
    """Let the group of users ask the functions, and read the columns of the hidden tables.

    Column by column: a row's xmin says in which order it was written among the ordinary acts,
    which carry their moments, and so when it was reported.
    """
    for name in HIDDEN:
        columns = ", ".join(
            column.name
            for column in metadata.tables[name].columns
            if (name, column.name) not in _UNREAD
        )
        conn.execute(text(f"REVOKE SELECT ON {name} FROM {users}"))
        conn.execute(text(f"GRANT SELECT ({columns}) ON {name} TO {users}"))
    conn.execute(text(f"REVOKE SELECT ON {violation_words.TABLE} FROM {users}"))
    conn.execute(text(f"GRANT INSERT ON {violation_words.TABLE} TO {users}"))
    for function in _ASKED:
        conn.execute(text(f"GRANT EXECUTE ON FUNCTION {function} TO {users}"))
    _hide_activity(conn)


def _hide_activity(conn: Connection) -> None:
    """Hide who is at work at this moment, and how tables grow: it tells who reports, and when.

    What hides it is the server's, so a login that is no superuser can't; see `shows_activity`.
    """
    conn.execute(text(_HIDE_ACTIVITY.replace(":", r"\:")))


def shows_activity(conn: Connection) -> bool:
    """Tell whether every user may still see who is at work at this moment."""
    asked = "SELECT has_function_privilege('public', 'pg_stat_get_activity(integer)', 'EXECUTE')"
    return conn.execute(text(asked)).scalar_one()


_HIDE_ACTIVITY = r"""
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT 'FUNCTION' AS kind, oid::regprocedure::text AS name FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace AND (
      proname IN ('pg_stat_get_activity', 'pg_lock_status')
      OR proname ~ '^pg_stat_get_(backend|tuples|live|dead|ins|mod|numscans|xact|last)')
    UNION ALL SELECT 'TABLE', format('pg_catalog.%I', relname) FROM pg_class
    WHERE relnamespace = 'pg_catalog'::regnamespace AND relname IN ('pg_stat_activity', 'pg_locks')
  LOOP
    EXECUTE format('REVOKE ALL ON %s %s FROM PUBLIC', one.kind, one.name);
    EXECUTE format('GRANT %s ON %s %s TO pg_monitor',
      CASE one.kind WHEN 'TABLE' THEN 'SELECT' ELSE 'EXECUTE' END, one.kind, one.name);
  END LOOP;
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$
"""


def _functions() -> Iterable[str]:
    works = _values((office, role) for office, role in WORKS.items())
    implied = _values((role, brought) for role, brought in IMPLIED.items())
    yield _sql(
        "pittadmin_me()",
        "bigint",
        "SELECT id FROM person WHERE login = lower(session_user) AND active",
    )
    # The roles that stand today, with the department of those that are held in one.
    yield _sql(
        "pittadmin_roles()",
        "TABLE (role text, department_id bigint)",
        f"""
        WITH held AS (
          SELECT m.role::text, m.department_id FROM membership m
          WHERE m.person_id = pittadmin_me() AND m.since <= {_TODAY}
            AND (m.until IS NULL OR m.until > {_TODAY}))
        SELECT role, department_id FROM held
        UNION SELECT i.brought, h.department_id FROM held h
          JOIN (VALUES {implied}) AS i (role, brought) ON i.role = h.role
        UNION SELECT '{Role.HEAD}', id FROM department WHERE head_id = pittadmin_me()""",
    )
    yield _sql(
        "pittadmin_offices()",
        "text[]",
        f"""SELECT coalesce(array_agg(w.office), '{{}}') FROM (VALUES {works}) AS w (office, role)
        WHERE w.role IN (SELECT role FROM pittadmin_roles())""",
    )
    # Of the cases that one would work: nobody else is told which cases name them.
    yield _sql(
        "pittadmin_about_me()",
        "SETOF bigint",
        """SELECT n.violation_id FROM violation_named n JOIN violation v ON v.id = n.violation_id
        WHERE n.person_id = pittadmin_me() AND v.office = ANY (pittadmin_offices())""",
    )
    others = " UNION ".join(
        f"SELECT id FROM violation WHERE office = '{office}' "
        f"AND NOT '{office}' = ANY (pittadmin_offices()) AND {_PERSONNEL}"
        for office in WORKS
        if office is not Office.PERSONNEL
    )
    yield _sql(
        "pittadmin_elsewhere()",
        "SETOF bigint",
        f"SELECT pittadmin_about_me() UNION {others}",
    )
    yield _sql(
        "pittadmin_sent()",
        "SETOF bigint",
        """SELECT violation_id FROM violation_reader WHERE person_id = pittadmin_me()
        EXCEPT SELECT violation_id FROM violation_named WHERE person_id = pittadmin_me()""",
    )
    answering = _list(_roles_of(*BY_DEPARTMENT))
    yield _sql(
        "pittadmin_told()",
        "SETOF bigint",
        f"""SELECT violation_id FROM instruction WHERE to_id = pittadmin_me()
        OR department_id IN (SELECT department_id FROM pittadmin_roles()
                             WHERE role IN ({answering}))""",
    )
    # A page that is ordered down is confirmed down by its department, and its cases with it.
    down = _list((ViolationState.ORDERED_DOWN, ViolationState.DOWN))
    confirming = _list(_roles_of(Act.CASE_IS_DOWN) - set(WORKS.values()))
    yield _sql(
        "pittadmin_down()",
        "SETOF bigint",
        f"""SELECT v.id FROM pittadmin_roles() r JOIN account a USING (department_id)
        JOIN violation v ON v.account_id = a.id
        WHERE r.role IN ({confirming}) AND v.state IN ({down})""",
    )
    yield _sql(
        "pittadmin_works(the_case bigint)",
        "boolean",
        """SELECT EXISTS (SELECT 1 FROM violation WHERE id = the_case
          AND office = ANY (pittadmin_offices()))
        AND NOT EXISTS (SELECT 1 FROM violation_named
          WHERE violation_id = the_case AND person_id = pittadmin_me())""",
    )
    yield _sql(
        "pittadmin_reads(the_case bigint)",
        "boolean",
        """SELECT EXISTS (SELECT 1 FROM violation_reader
          WHERE violation_id = the_case AND person_id = pittadmin_me())
        AND NOT EXISTS (SELECT 1 FROM violation_named
          WHERE violation_id = the_case AND person_id = pittadmin_me())""",
    )
    # The case on which this transaction has an act open; its row's xmin is this transaction's id.
    opened = """SELECT subject_id FROM confidential_act
        WHERE id = nullif(current_setting('pittadmin.confidential_act', true), '')::bigint
          AND subject = 'violation' AND xmin = pg_current_xact_id_if_assigned()::xid"""
    yield _sql("pittadmin_acting_on()", "bigint", opened)
    working = _list(_worked())
    yield _sql(
        "pittadmin_working_on()",
        "bigint",
        f"""{opened} AND (act IN ({working}) OR act = '{Act.REPORT_VIOLATION}' AND EXISTS (
          SELECT 1 FROM violation v WHERE v.id = subject_id
            AND v.xmin = pg_current_xact_id_if_assigned()::xid))""",
    )
    told = _list(BY_DEPARTMENT)
    yield _sql(
        "pittadmin_may_open(the_act text, the_case bigint)",
        "boolean",
        f"""SELECT CASE
          WHEN the_act = '{Act.REPORT_VIOLATION}'
            THEN NOT EXISTS (SELECT 1 FROM violation WHERE id = the_case)
          WHEN the_act IN ({told}) THEN the_case IN (SELECT pittadmin_told())
          WHEN the_act = '{Act.CASE_IS_DOWN}'
            THEN the_case IN (SELECT pittadmin_down()) OR pittadmin_works(the_case)
          ELSE pittadmin_works(the_case) END""",
    )
    yield _sql(
        "pittadmin_in_case(the_file text)",
        "boolean",
        "SELECT EXISTS (SELECT 1 FROM violation_file WHERE sha256 = the_file)",
    )
    elsewhere = " OR ".join(
        f"EXISTS (SELECT 1 FROM {one.table.name} WHERE {one.name} = the_file)"
        for one in referring(file)
    )
    yield _sql("pittadmin_file_needed(the_file text)", "boolean", f"SELECT {elsewhere}")
    yield _sql(
        "pittadmin_reported(the_look bigint)",
        "boolean",
        """SELECT f.reported FROM monitoring_finding f JOIN monitoring m ON m.id = f.monitoring_id
        WHERE m.id = the_look AND (m.by_id = pittadmin_me() OR pg_has_role(session_user,
          (SELECT relowner FROM pg_class WHERE oid = 'monitoring'::regclass), 'MEMBER'))""",
    )
    # Whoever has the receipt may ask, and is told this much.
    yield _sql(
        "pittadmin_follow(receipt text)",
        "TABLE (id bigint, state text, since date)",
        "SELECT id, state, state_since FROM violation WHERE receipt_sha256 = receipt",
    )
    yield _sql(
        "pittadmin_numbered(wanted text)",
        "bigint",
        "SELECT id FROM violation WHERE number = wanted",
    )
    yield _NEXT_NUMBER
    yield from violation_words.FUNCTIONS


_ASKED = (
    "pittadmin_me()",
    "pittadmin_roles()",
    "pittadmin_offices()",
    "pittadmin_about_me()",
    "pittadmin_elsewhere()",
    "pittadmin_sent()",
    "pittadmin_told()",
    "pittadmin_down()",
    "pittadmin_works(bigint)",
    "pittadmin_reads(bigint)",
    "pittadmin_acting_on()",
    "pittadmin_working_on()",
    "pittadmin_may_open(text, bigint)",
    "pittadmin_in_case(text)",
    "pittadmin_file_needed(text)",
    "pittadmin_reported(bigint)",
    "pittadmin_follow(text)",
    "pittadmin_numbered(text)",
    "pittadmin_next_number(integer)",
    *violation_words.ASKED,
)
"""What the policies and the program ask; each answers for the login that asks alone."""

_TODAY = f"(now() AT TIME ZONE '{CITY_ZONE.key}')::date"

# Two at once would be given the same number, so the year is held until the transaction ends.
_NEXT_NUMBER = """
CREATE FUNCTION pittadmin_next_number(year integer) RETURNS text LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  last text;
BEGIN
  PERFORM pg_advisory_xact_lock(4601, year);
  SELECT number INTO last FROM violation
    WHERE number >= format('V-%s-', year) AND number < format('V-%s.', year)
    ORDER BY length(number) DESC, number DESC LIMIT 1;
  RETURN format('V-%s-%s', year, CASE WHEN last IS NULL THEN '0001'
    ELSE lpad((split_part(last, '-', 3)::int + 1)::text,
              greatest(4, length((split_part(last, '-', 3)::int + 1)::text)), '0') END);
END $$
"""


def _sql(signature: str, returns: str, body: str) -> str:
    """Return the statement that makes a function of the owner's that only reads."""
    return (
        f"CREATE FUNCTION {signature} RETURNS {returns} LANGUAGE sql STABLE SECURITY DEFINER "
        f"SET search_path = public, pg_temp AS $$ {body} $$"
    )


def _policies() -> Iterable[str]:
    for name in (*HIDDEN, violation_words.TABLE):
        yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
    yield from _of_violation()
    mine = "violation_id = (SELECT pittadmin_working_on())"
    yield _policy(violation_words.TABLE, "write", "INSERT", check=mine)
    works, reads = "pittadmin_works(violation_id)", "pittadmin_reads(violation_id)"
    # Personnel, who work nearly all of a million, are asked by the few that they don't.
    sees_row = (
        f"{_PERSONNEL} AND violation_id NOT IN (SELECT pittadmin_elsewhere()) "
        "OR EXISTS (SELECT 1 FROM violation v WHERE v.id = violation_id)"
    )
    seen = {
        "violation_report": {"works": works, "reads": reads},
        "violation_reporter": {"works": works},
        "violation_category": {"seen": sees_row},
        "violation_named": {"works": works, "reads": reads},
        "violation_reader": {"works": works, "own": "person_id = (SELECT pittadmin_me())"},
        "violation_file": {"works": works, "reads": f"added_by_id IS NULL AND {reads}"},
        "violation_note": {"works": works},
        "outcome": {"works": works},
        "instruction": {
            "works": works,
            "told": "violation_id IN (SELECT pittadmin_told())",
        },
    }
    for table, ways in seen.items():
        for way, condition in {**ways, "mine": mine}.items():
            yield _policy(table, way, "SELECT", condition)
        yield _policy(table, "write", "INSERT", check=mine)
        yield _policy(table, "change", "UPDATE", mine, mine)
        yield _policy(table, "take", "DELETE", mine)
    # Who reported can't be written for another.
    yield _policy(
        "violation_reporter",
        "oneself",
        "INSERT",
        check="person_id = (SELECT pittadmin_me())",
        restrictive=True,
    )
    answered = "violation_id = (SELECT pittadmin_acting_on())"
    yield _policy(
        "instruction",
        "answer",
        "UPDATE",
        f"{answered} OR violation_id IN (SELECT pittadmin_told())",
        answered,
    )
    yield from _of_findings()
    yield from _of_the_trail()
    yield from _of_file()


def _of_violation() -> Iterable[str]:
    ways = {
        "works": "office = ANY ((SELECT pittadmin_offices())::text[]) "
        "AND id NOT IN (SELECT pittadmin_about_me())",
        "reads": "id IN (SELECT pittadmin_sent())",
        "told": "id IN (SELECT pittadmin_told())",
        "down": "id IN (SELECT pittadmin_down())",
        "acting": "id = (SELECT pittadmin_acting_on())",
    }
    for way, condition in ways.items():
        yield _policy("violation", way, "SELECT", condition)
        if way != "reads":  # to be held and changed, under an act that is open on it
            yield _policy("violation", f"change_{way}", "UPDATE", condition, ways["acting"])
    yield _policy("violation", "write", "INSERT", check=ways["acting"])


def _of_findings() -> Iterable[str]:
    looked = (
        "EXISTS (SELECT 1 FROM monitoring m WHERE m.id = monitoring_id "
        "AND m.by_id = (SELECT pittadmin_me()))"
    )
    yield _policy("monitoring_finding", "own", "SELECT", looked)
    # Its words alone: that it was reported may be kept from them, and from all who are named.
    yield _policy("monitoring_finding", "works", "SELECT", f"{_PERSONNEL} AND remark <> ''")
    yield _policy("monitoring_finding", "write", "INSERT", check=looked)


_PERSONNEL = f"'{Office.PERSONNEL}' = ANY ((SELECT pittadmin_offices())::text[])"


def _of_the_trail() -> Iterable[str]:
    case = "subject = 'violation'"
    yield _policy("confidential_act", "works", "SELECT", f"{case} AND pittadmin_works(subject_id)")
    # What else is confidential, a finding, would tell by its change that it was reported.
    yield _policy("confidential_act", "own", "SELECT", f"NOT ({case}) AND login = session_user")
    yield _policy(
        "confidential_act",
        "open",
        "INSERT",
        check=f"NOT ({case}) OR pittadmin_may_open(act, subject_id)",
    )
    seen = "EXISTS (SELECT 1 FROM confidential_act a WHERE a.id = act_id)"
    yield _policy("confidential_audit", "works", "SELECT", seen)


def _of_file() -> Iterable[str]:
    others = " OR ".join(
        f"EXISTS (SELECT 1 FROM {one.table.name} f WHERE f.{one.name} = file.sha256)"
        for one in referring(file)
    )
    seen = f"NOT pittadmin_in_case(sha256) OR {others}"
    for what in ("SELECT", "UPDATE", "DELETE"):
        yield _policy("file", what.lower(), what, seen, seen if what == "UPDATE" else "")
    yield _policy("file", "write", "INSERT", check="true")


def _policy(
    table: str, name: str, what: str, using: str = "", check: str = "", restrictive: bool = False
) -> str:
    kind = " AS RESTRICTIVE" if restrictive else ""
    may = f" USING ({using})" if using else ""
    must = f" WITH CHECK ({check})" if check else ""
    return f"CREATE POLICY pittadmin_{name} ON {table}{kind} FOR {what}{may}{must}"


def _roles_of(*acts: Act) -> set[Role]:
    return {role for act in acts for role in PERMISSIONS[act].roles}


def _worked() -> list[Act]:
    """Return the acts on a case that are of those who work it."""
    working = set(WORKS.values())
    return [
        act for act, one in PERMISSIONS.items() if one.confidential and set(one.roles) <= working
    ]


def _list(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in sorted(values))


def _values(rows: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"('{one}', '{other}')" for one, other in rows)
