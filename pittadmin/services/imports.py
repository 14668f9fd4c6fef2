"""Imports from CSV: a preview of what would change, then all of it or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pittadmin.domain.accounts import State
from pittadmin.domain.csv_files import read as read_csv
from pittadmin.domain.emails import check_department_email, check_new_department_email
from pittadmin.domain.emails import check_person_email
from pittadmin.domain.errors import Conflict, Invalid, Problem, Unavailable
from pittadmin.domain.i18n import _
from pittadmin.domain.page_address import check_handle, check_page_address
from pittadmin.domain.people import Act, Department, Person, require
from pittadmin.services.context import Context, Look, Work, acting, looking
from pittadmin.services.exports import Report, silent
from pittadmin.storage import accounts, ids, people, platforms
from pittadmin.storage.schema import account as account_table
from pittadmin.storage.schema import department as department_table
from pittadmin.storage.schema import person as person_table

MAX_BYTES = 100 * 1024 * 1024
"""The largest CSV that is read, in bytes."""

_REPORT_EVERY = 500


@dataclass(frozen=True)
class Kind:
    """What can be imported.

    Args:
        title: its name on screen.
        required: columns that must be there.
        optional: columns that may be there.
        sample: one line of an example file.
    """

    title: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    sample: tuple[str, ...]


KINDS: dict[str, Kind] = {
    "people": Kind(
        _("People"),
        ("login", "name", "email"),
        ("supervisor",),
        ("mexample", "Maria Example", "mexample@cityofpittsfield.org", "jsample"),
    ),
    "departments": Kind(
        _("Departments"),
        ("name",),
        ("email", "head"),
        ("RSVP", "RSVP@cityofpittsfield.org", "jsample"),
    ),
    "pages": Kind(
        _("Existing pages"),
        ("department", "platform", "address"),
        ("handle", "purpose"),
        ("RSVP", "Facebook", "https://facebook.com/PittsfieldRSVP", "PittsfieldRSVP", "Volunteers"),
    ),
}
"""People name their supervisor, and departments their head, by login."""


@dataclass(frozen=True)
class PreviewLine:
    """What one line of the file would do: "add", "change", "same" or "error"."""

    number: int
    what: str
    title: str
    detail: str = ""


@dataclass(frozen=True)
class Preview:
    """What a file would do. It is applied only while nothing in it is an error."""

    kind: str
    lines: tuple[PreviewLine, ...]
    rows: tuple[dict[str, str], ...] = field(repr=False)

    def count(self, what: str) -> int:
        """Return how many lines would "add", "change", leave the "same", or are an "error"."""
        return sum(line.what == what for line in self.lines)

    @property
    def ok(self) -> bool:
        """Whether it can be applied: no error, and something to do."""
        return not self.count("error") and bool(self.count("add") + self.count("change"))


@dataclass
class _Plan:
    """What the lines amount to: rows to add, and changes by id."""

    lines: list[PreviewLine] = field(default_factory=list)
    added: list[dict[str, Any]] = field(default_factory=list)
    changed: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)

    def say(self, row: Mapping[str, str], what: str, title: str, detail: str = "") -> None:
        self.lines.append(PreviewLine(int(row["line"]), what, title, detail))


def example(kind: str) -> str:
    """Return an example file: the header and one line."""
    found = KINDS[kind]
    return f"{','.join((*found.required, *found.optional))}\n{','.join(found.sample)}\n"


def read(ctx: Context, kind: str, path: Path, report: Report = silent) -> Preview:
    """Return what the file at `path` would do; nothing is changed.

    Raises:
        Invalid: the file can't be read as such a CSV.
        Unavailable: the file can't be opened.
        NotAllowed: the person is not of IT.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Invalid(
                Problem(_("The file is larger than 100 MB."), _("Choose another one."), "file")
            )
        data = path.read_bytes()
    except OSError as error:
        raise Unavailable(
            _("“{name}” can't be read: {why}.").format(
                name=path.name, why=error.strerror or error
            ),
            _("Check that it is still there and that you may open it."),
        ) from error
    rows = read_csv(data, KINDS[kind].required, KINDS[kind].optional)
    with looking(ctx) as look:
        require(look.actor, _ACTS[kind])
        plan = _PLANNERS[kind](look, rows, report)
    return Preview(kind, tuple(plan.lines), tuple(rows))


def apply(ctx: Context, preview: Preview, report: Report = silent) -> int:
    """Do all that a preview showed, in one transaction, and return how many lines changed anything.

    Raises:
        Conflict: the database has changed since the preview, so that it would do something else.
    """
    with acting(ctx) as work:
        role = require(work.actor, _ACTS[preview.kind])
        plan = _PLANNERS[preview.kind](work, list(preview.rows), report)
        if tuple(plan.lines) != preview.lines:
            raise Conflict(
                _("The database has changed since this preview was made."),
                _("Choose the file again and look at the new preview."),
            )
        work.record(_ACTS[preview.kind], role, _SUBJECTS[preview.kind])
        _WRITERS[preview.kind](work, plan)
    return len(plan.added) + len(plan.changed)


def _plan_people(seen: Look | Work, rows: list[dict[str, str]], report: Report) -> _Plan:
    plan = _Plan()
    known = {one.login: one for one in people.persons(seen.conn)}
    emails = {one.email.lower(): one.login for one in known.values()}
    general = [(d.name, d.email) for d in people.departments(seen.conn) if d.email]
    in_file = {row["login"].lower() for row in rows}
    seen_logins: set[str] = set()
    for number, row in enumerate(rows):
        _tick(report, number, len(rows))
        login, name, boss = row["login"].lower(), row["name"], row["supervisor"].lower()
        title = name or login
        wrong = _surplus(row)
        if not login or " " in login or len(login) > 100:
            wrong = _("The login is missing, too long or has spaces.")
        elif not name or len(name) > 200:
            wrong = _("The name is missing or too long.")
        elif login in seen_logins:
            wrong = _("This login is in the file twice.")
        elif boss and boss not in known and boss not in in_file:
            wrong = _("The supervisor “{login}” is neither on file nor in the file.").format(
                login=boss
            )
        elif boss == login:
            wrong = _("Nobody is their own supervisor.")
        if not wrong:
            try:
                email = check_person_email(row["email"], general)
            except Invalid as error:
                wrong = str(error)
            else:
                if emails.setdefault(email.lower(), login) != login:
                    wrong = _("Another person has this e-mail.")
        if wrong:
            plan.say(row, "error", title, wrong)
            continue
        seen_logins.add(login)
        before = known.get(login)
        values = {"login": login, "name": name, "email": email, "supervisor": boss}
        if before is None:
            plan.added.append(values)
            plan.say(row, "add", title, f"{login}, {email}")
            continue
        changes = _person_changes(before, values, known)
        if changes:
            plan.changed.append((before, values))
        plan.say(row, "change" if changes else "same", title, "; ".join(changes))
    return plan


def _person_changes(
    before: Person, values: Mapping[str, str], known: Mapping[str, Person]
) -> list[str]:
    boss = next(
        (one.login for one in known.values() if before.supervisor and one.id == before.supervisor.id),
        "",
    )
    return _changes(
        (_("name"), before.name, values["name"]),
        (_("e-mail"), before.email, values["email"]),
        (_("supervisor"), boss, values["supervisor"] or boss),
    )


def _write_people(work: Work, plan: _Plan) -> None:
    for values in plan.added:
        people.add(
            work.conn,
            id=ids.reserve(work.conn, person_table),
            **{key: values[key] for key in ("login", "name", "email")},
        )
    # Supervisors come last: one may stand further down in the file than who reports to them.
    by_login = {one.login: one for one in people.persons(work.conn)}
    for values in [*plan.added, *(new for _before, new in plan.changed)]:
        person, boss = by_login[values["login"]], by_login.get(values["supervisor"])
        people.change(
            work.conn,
            person.id,
            person.version,
            name=values["name"],
            email=values["email"],
            **({"supervisor_id": boss.id} if boss else {}),
        )


def _plan_departments(seen: Look | Work, rows: list[dict[str, str]], report: Report) -> _Plan:
    plan = _Plan()
    known = {people.key(one.name): one for one in people.departments(seen.conn)}
    staff = {one.login: one for one in people.persons(seen.conn, active_only=True)}
    everyone = [(one.name, one.email) for one in staff.values()]
    general = {people.key(one.name): (one.name, one.email or "") for one in known.values()}
    seen_names: set[str] = set()
    for number, row in enumerate(rows):
        _tick(report, number, len(rows))
        name, head = row["name"], row["head"].lower()
        key, email, wrong = people.key(name), "", _surplus(row)
        before = known.get(key)
        if not name or len(name) > 200:
            wrong = _("The name is missing or too long.")
        elif key in seen_names:
            wrong = _("This department is in the file twice.")
        elif head and head not in staff:
            wrong = _("The head “{login}” is not on file.").format(login=head)
        elif head and staff[head].id == seen.actor.person.id and not _heads(before, staff[head]):
            wrong = _("You can't name yourself head; ask another person of IT.")
        elif row["email"]:
            others = [pair for other, pair in general.items() if other != key and pair[1]]
            try:
                email = check_new_department_email(row["email"], everyone, name, others)
            except Invalid as error:
                wrong = str(error)
        if wrong:
            plan.say(row, "error", name, wrong)
            continue
        seen_names.add(key)
        general[key] = (name, email)
        values = {"name": name, "email": email, "head": staff[head].id if head else None}
        if before is None:
            plan.added.append(values)
            plan.say(row, "add", name, email)
            continue
        head_name = before.head.name if before.head else ""
        changes = _changes(
            (_("name"), before.name, name),
            (_("e-mail"), before.email or "", email or before.email or ""),
            (_("head"), head_name, staff[head].name if head else head_name),
        )
        if changes:
            plan.changed.append((before, values))
        plan.say(row, "change" if changes else "same", name, "; ".join(changes))
    return plan


def _heads(department: Department | None, person: Person) -> bool:
    return bool(department and department.head and department.head.id == person.id)


def _write_departments(work: Work, plan: _Plan) -> None:
    for values in plan.added:
        people.add_department(
            work.conn,
            id=ids.reserve(work.conn, department_table),
            name=values["name"],
            email=values["email"] or None,
            head_id=values["head"],
        )
    for before, values in plan.changed:
        people.change_department(
            work.conn,
            before.id,
            before.version,
            name=values["name"],
            **({"email": values["email"]} if values["email"] else {}),
            **({"head_id": values["head"]} if values["head"] else {}),
        )


def _plan_pages(seen: Look | Work, rows: list[dict[str, str]], report: Report) -> _Plan:
    plan = _Plan()
    departments = {people.key(one.name): one for one in people.departments(seen.conn)}
    named: dict[str, Any] = {}
    for platform in platforms.catalog(seen.conn).values():
        named |= {people.key(word): platform for word in (platform.name, platform.also) if word}
    pages, handles = accounts.taken(seen.conn)
    for number, row in enumerate(rows):
        _tick(report, number, len(rows))
        title = row["address"] or row["department"]
        department = departments.get(people.key(row["department"]))
        platform = named.get(people.key(row["platform"]))
        wrong, values = _surplus(row), {}
        if department is None:
            wrong = _("There is no department “{name}”.").format(name=row["department"])
        elif platform is None:
            wrong = _("“{name}” is not an allowed platform.").format(name=row["platform"])
        elif not wrong:
            try:
                page = check_page_address(platform, row["address"])
                handle = check_handle(platform, row["handle"] or page.handle or "")
                email = department.email or ""
                if email:
                    check_department_email(email, email, (), department.name)
            except Invalid as error:
                wrong = str(error)
            else:
                twin = (department.id, platform.key, platform.handle_key(handle))
                if page.key in pages:
                    plan.say(row, "same", page.url, _("registered already"))
                    continue
                if twin in handles:
                    wrong = _("{department} already has {handle} on {platform}.").format(
                        department=department.name, handle=handle, platform=platform.name
                    )
                pages.add(page.key)
                handles.add(twin)
                values = {
                    "department_id": department.id,
                    "email": email,
                    "email_key": email.lower(),
                    "platform": platform.key,
                    "handle": handle,
                    "handle_key": twin[2],
                    "page_address": page.url,
                    "page_key": page.key,
                    "purpose": row["purpose"],
                    "exists_already": True,
                }
        if wrong:
            plan.say(row, "error", title, wrong)
            continue
        plan.added.append(values)
        plan.say(row, "add", values["page_address"], row["department"])
    return plan


def _write_pages(work: Work, plan: _Plan) -> None:
    for values in plan.added:
        account_id = ids.reserve(work.conn, account_table)
        accounts.add(
            work.conn,
            id=account_id,
            **values,
            state=State.DRAFT,
            state_since=work.now,
            requested_at=work.now,
        )


def _surplus(row: Mapping[str, str]) -> str:
    if row["surplus"]:
        return _("The line has more cells than there are columns; put quotes around commas.")
    return ""


def _changes(*sides: tuple[str, str, str]) -> list[str]:
    return [
        _("{field}: {old} → {new}").format(field=name, old=old or "—", new=new or "—")
        for name, old, new in sides
        if old != new
    ]


def _tick(report: Report, number: int, total: int) -> None:
    if number % _REPORT_EVERY == 0:
        report(number, total)


_ACTS = {
    "people": Act.KEEP_PEOPLE,
    "departments": Act.KEEP_PEOPLE,
    "pages": Act.IMPORT_ACCOUNTS,
}
_SUBJECTS = {"people": "person", "departments": "department", "pages": "account"}
_PLANNERS: dict[str, Callable[[Look | Work, list[dict[str, str]], Report], _Plan]] = {
    "people": _plan_people,
    "departments": _plan_departments,
    "pages": _plan_pages,
}
_WRITERS: dict[str, Callable[[Work, _Plan], None]] = {
    "people": _write_people,
    "departments": _write_departments,
    "pages": _write_pages,
}
