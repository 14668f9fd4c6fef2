"""Importing people: added by their login, or changed; supervisors are named by login too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any

from pittadmin.domain.acts import Act
from pittadmin.domain.csv_files import Line
from pittadmin.domain.emails import check_person_email
from pittadmin.domain.errors import Invalid
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Person, Unsupervised
from pittadmin.services.context import Look, Work
from pittadmin.services.import_plan import Kind, Plan, name_in, wrong_cells, wrong_name
from pittadmin.services.people import unsupervised
from pittadmin.services.progress import Report, chunks, part
from pittadmin.storage import bulk, people
from pittadmin.storage.schema import person as table


@dataclass(frozen=True)
class _Facts:
    """Everybody on file by login, the departments with their general e-mails, and who may have no
    supervisor."""

    people: dict[str, Person]
    emails: list[tuple[str, str]]
    unsupervised: Unsupervised


def _look(seen: Look | Work) -> _Facts:
    return _Facts(
        {one.login: one for one in people.persons(seen.conn)},
        [(one.name, one.email) for one in people.departments(seen.conn) if one.email],
        unsupervised(seen),
    )


def _plan(facts: _Facts, lines: Sequence[Line], report: Report) -> Plan:
    plan, known = Plan(), facts.people
    logins = {one.id: one.login for one in known.values()}
    bosses = {line["login"].lower(): line["supervisor"].lower() for line in lines}
    circle = _circle(bosses)
    emails = {one.email.lower(): one.login for one in known.values() if one.login not in bosses}
    met: dict[str, int] = {}
    top: str | None = None  # who has no supervisor while no Mayor is on file
    for some in chunks(lines, report):
        for line in some:
            login, name = line["login"].lower(), name_in(line["name"])
            boss, email, before = line["supervisor"].lower(), "", known.get(login)
            wrong = wrong_cells(line) or _wrong_login(login) or wrong_name(name)
            if not wrong and login in met:
                wrong = _("Line {line} has this login already.").format(line=f"{met[login]:,}")
            elif not wrong and boss and boss not in known and boss not in bosses:
                wrong = _("The supervisor “{login}” is neither on file nor in the file.").format(
                    login=boss
                )
            elif not wrong and login in circle:
                wrong = _("Nobody is their own supervisor, not even through others: {circle}.")
                wrong = wrong.format(circle=" → ".join(circle))
            elif not wrong and _is_left_without(before, boss):
                free = facts.unsupervised.may_be(before.id if before else None)
                if not free or (top is not None and not facts.unsupervised.mayors):
                    wrong = _("The supervisor is missing; only the Mayor has none.")
                top = login
            if not wrong:
                try:
                    email = check_person_email(line["email"], facts.emails)
                except Invalid as error:
                    wrong = str(error)
                else:
                    if emails.setdefault(email, login) != login:
                        wrong = _("“{login}” has this e-mail.").format(login=emails[email])
            if wrong:
                plan.refuse(line, name or login, wrong)
                continue
            met[login] = line.number
            new = {"login": login, "name": name, "email": email, "boss": boss}
            if before is None:
                plan.add(line, name, f"{login}, {email}", new)
                continue
            had = logins[before.supervisor.id] if before.supervisor else ""
            plan.change(
                line,
                name,
                {
                    _("name"): (before.name, name),
                    _("e-mail"): (before.email, email),
                    _("supervisor"): (had, boss or had),
                },
                before,
                new,
            )
    return plan


def _is_left_without(before: Person | None, boss: str) -> bool:
    """Tell whether somebody who works here would have no supervisor on file."""
    return not boss and (before is None or (before.active and before.supervisor is None))


def _wrong_login(login: str) -> str:
    if not login or len(login) > 100 or any(character.isspace() for character in login):
        return _("The login is missing, too long or has spaces.")
    return ""


def _circle(bosses: Mapping[str, str]) -> list[str]:
    """Return the logins of people who would each be the next one's supervisor, if there are any."""
    try:
        TopologicalSorter({login: [boss] for login, boss in bosses.items() if boss}).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def _write(work: Work, facts: _Facts, plan: Plan, report: Report) -> list[int]:
    ids = {login: one.id for login, one in facts.people.items()}
    added = {new["login"]: new for new in plan.added}
    taken = bulk.reserve(work.conn, table, len(added))
    ids |= dict(zip(added, taken, strict=True))
    # A supervisor is added before those who report to them, wherever in the file they stand.
    order = TopologicalSorter({login: [new["boss"]] for login, new in added.items()})
    rows = [_columns(added[one], ids) for one in order.static_order() if one in added]
    changes = [
        {**_columns(new, ids, before), "version": before.version} for before, new in plan.changed
    ]
    whole = len(rows) + len(changes)
    for some in chunks(rows, part(report, 0, 2, whole)):
        bulk.add(work.conn, table, some)
    for some in chunks(changes, part(report, 1, 2, whole)):
        bulk.change(work.conn, table, some)
    return [*taken, *(change["id"] for change in changes)]


def _columns(
    new: Mapping[str, str], ids: Mapping[str, int], before: Person | None = None
) -> dict[str, Any]:
    boss = ids.get(new["boss"])
    if boss is None and before and before.supervisor:
        boss = before.supervisor.id
    return {
        "id": ids[new["login"]],
        "login": new["login"],
        "name": new["name"],
        "email": new["email"],
        "supervisor_id": boss,
    }


PEOPLE = Kind(
    _("People"),
    ("login", "name", "email"),
    ("supervisor",),
    ("mexample", "Maria Example", "mexample@cityofpittsfield.org", "jsample"),
    Act.KEEP_PEOPLE,
    table,
    _look,
    _plan,
    _write,
)
