"""Importing departments: added by their name, or changed; heads are named by login."""

from collections.abc import Sequence
from dataclasses import dataclass

from pittadmin.domain.acts import Act
from pittadmin.domain.csv_files import Line
from pittadmin.domain.emails import check_new_department_email
from pittadmin.domain.errors import Invalid
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Department, Person, require
from pittadmin.services import emails
from pittadmin.services.context import Look, Work
from pittadmin.services.import_plan import Kind, Plan, name_in, wrong_cells, wrong_name
from pittadmin.services.progress import Report, chunks, part
from pittadmin.storage import bulk, people
from pittadmin.storage.schema import department as table


@dataclass(frozen=True)
class _Facts:
    """The departments by the form in which names are compared, everybody on file, who acts."""

    departments: dict[str, Department]
    people: list[Person]
    me: Person


def _look(seen: Look | Work) -> _Facts:
    return _Facts(
        {people.key(one.name): one for one in people.departments(seen.conn)},
        people.persons(seen.conn),
        seen.actor.person,
    )


def _plan(facts: _Facts, lines: Sequence[Line], report: Report) -> Plan:
    plan, known = Plan(), facts.departments
    staff = {one.login: one for one in facts.people if one.active}
    everyone = [(one.name, one.email) for one in facts.people]
    owners = {one.email.lower(): one.name for one in known.values() if one.email}
    met: dict[str, int] = {}
    for some in chunks(lines, report):
        for line in some:
            name, login = name_in(line["name"]), line["head"].lower()
            key, email, head = people.key(name), "", staff.get(login)
            before = known.get(key)
            wrong = wrong_cells(line) or wrong_name(name)
            if not wrong and key in met:
                wrong = _("Line {line} has this department already.").format(line=f"{met[key]:,}")
            elif not wrong and login:
                wrong = _wrong_head(login, head, before, facts.me)
            if not wrong and line["email"]:
                try:
                    email = _email(line["email"], name, before, everyone, owners)
                except Invalid as error:
                    wrong = str(error)
            if wrong:
                plan.refuse(line, name, wrong)
                continue
            met[key] = line.number
            if email:
                owners[email.lower()] = name
            # What the file leaves empty stays as it is.
            had_email = (before.email or "") if before else ""
            had_head = before.head if before else None
            new = {
                "name": name,
                "email": email or had_email or None,
                "head_id": head.id if head else had_head.id if had_head else None,
            }
            if before is None:
                plan.add(line, name, ", ".join(filter(None, (email, login))), new)
                continue
            head_name = had_head.name if had_head else ""
            plan.change(
                line,
                name,
                {
                    _("name"): (before.name, name),
                    _("e-mail"): (had_email, email or had_email),
                    _("head"): (head_name, head.name if head else head_name),
                },
                before,
                new,
            )
    return plan


def _wrong_head(login: str, head: Person | None, before: Department | None, me: Person) -> str:
    if head is None:
        return _("The head “{login}” is not on file.").format(login=login)
    if head.id == me.id and not (before and before.head and before.head.id == me.id):
        return _("You can't name yourself head; ask another person of IT.")
    return ""


def _email(
    typed: str,
    name: str,
    before: Department | None,
    everyone: Sequence[tuple[str, str]],
    owners: dict[str, str],
) -> str:
    """Return the general e-mail that a line gives (R14, R16, R17)."""
    if before and before.email and before.email.lower() == typed.lower():
        return before.email
    owner = owners.get(typed.lower())
    others = [(owner, typed)] if owner else []
    return check_new_department_email(typed, everyone, name, others)


def _write(work: Work, facts: _Facts, plan: Plan, report: Report) -> list[int]:
    taken = bulk.reserve(work.conn, table, len(plan.added))
    rows = [
        {"id": id_, **people.with_keys(new)} for id_, new in zip(taken, plan.added, strict=True)
    ]
    changes = [
        {"id": before.id, "version": before.version, **people.with_keys(new)}
        for before, new in plan.changed
    ]
    whole = len(rows) + len(changes)
    for some in chunks(rows, part(report, 0, 2, whole)):
        bulk.add(work.conn, table, some)
    for some in chunks(changes, part(report, 1, 2, whole)):
        bulk.change(work.conn, table, some)
    role = require(work.actor, Act.KEEP_PEOPLE)
    for before, new in plan.changed:
        if new["email"] and new["email"] != before.email:
            emails.follow(work, role, before.id, new["email"])
    return [*taken, *(change["id"] for change in changes)]


DEPARTMENTS = Kind(
    _("Departments"),
    ("name",),
    ("email", "head"),
    ("RSVP", "RSVP@cityofpittsfield.org", "jsample"),
    Act.KEEP_PEOPLE,
    table,
    _look,
    _plan,
    _write,
)
