"""Importing pages that exist already: each becomes a draft that its department completes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.csv_files import Line
from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.page_address import check_handle, check_page_address, compare_handle
from pittadmin.domain.people import Department
from pittadmin.domain.platforms import Platform
from pittadmin.services.context import Look, Work, tidy
from pittadmin.services.import_plan import Kind, Plan, wrong_cells
from pittadmin.services.judging import MAX_PAGE_ADDRESS
from pittadmin.services.progress import Report, chunks
from pittadmin.storage import accounts, bulk, people, platforms
from pittadmin.storage.schema import account as table


@dataclass(frozen=True)
class _Facts:
    """What pages may belong to, by the form in which names are compared, and what is taken."""

    departments: dict[str, Department]
    platforms: dict[str, Platform]
    pages: set[str]
    handles: set[tuple[int, str, str]]


def _look(seen: Look | Work) -> _Facts:
    pages, handles = accounts.taken(seen.conn)
    return _Facts(
        {people.key(one.name): one for one in people.departments(seen.conn)},
        {
            people.key(name): platform
            for platform in platforms.catalog(seen.conn).values()
            for name in (platform.name, platform.also)
            if name
        },
        pages,
        handles,
    )


def _plan(facts: _Facts, lines: Sequence[Line], report: Report) -> Plan:
    plan, handles = Plan(), set(facts.handles)
    met: dict[str, int] = {}
    for some in chunks(lines, report):
        for line in some:
            title = line["address"] or line["department"]
            try:
                values = _judged(line, facts)
            except Invalid as error:
                plan.refuse(line, title, str(error))
                continue
            page, twin = values["page_key"], _twin(values)
            if page in met:
                said = _("Line {line} has this page already.").format(line=f"{met[page]:,}")
                plan.refuse(line, title, said)
            elif page in facts.pages:
                plan.leave(line, values["page_address"], _("It is registered already."))
            elif twin in handles:
                said = _("{department} already has {handle} on {platform}.").format(
                    department=line["department"],
                    handle=values["handle"],
                    platform=line["platform"],
                )
                plan.refuse(line, title, said)
            else:
                handles.add(twin)
                plan.add(line, values["page_address"], line["department"], values)
            met.setdefault(page, line.number)
    return plan


def _twin(values: Mapping[str, Any]) -> tuple[int, str, str]:
    return values["department_id"], values["platform"], values["handle_key"]


def _judged(line: Line, facts: _Facts) -> dict[str, Any]:
    """Return the columns of an account.

    Raises:
        Invalid: something in the line can't stand.
    """
    wrong = wrong_cells(line)
    department = facts.departments.get(people.key(line["department"]))
    platform = facts.platforms.get(people.key(line["platform"]))
    if wrong:
        raise Invalid(Problem(wrong, _("Mend it in the file.")))
    if department is None:
        raise Invalid(
            Problem(
                _("There is no department “{name}”.").format(name=line["department"]),
                _("Write its name as it stands under Policy, Departments."),
            )
        )
    if platform is None:
        raise Invalid(
            Problem(
                _("“{name}” is not an allowed platform.").format(name=line["platform"]),
                _("Another platform is asked of Personnel first (R13)."),
            )
        )
    page = check_page_address(platform, line["address"])
    if len(page.url) > MAX_PAGE_ADDRESS:
        raise Invalid(
            Problem(_("The page's address is too long."), _("Leave out what follows a “?”."))
        )
    handle = page.handle or ""
    if line["handle"] or not handle:
        handle = check_handle(platform, line["handle"])
        other = compare_handle(platform, page, handle)
        if other is not None:
            raise Invalid(other)
    email = department.email or ""
    return {
        "department_id": department.id,
        "email": email,
        "email_key": email.lower(),
        "platform": platform.key,
        "handle": handle,
        "handle_key": platform.handle_key(handle),
        "page_address": page.url,
        "page_key": page.key,
        "purpose": tidy(line["purpose"], "purpose"),
    }


def _write(work: Work, facts: _Facts, plan: Plan, report: Report) -> list[int]:
    taken = bulk.reserve(work.conn, table, len(plan.added))
    always = {
        "exists_already": True,
        "state": State.DRAFT,
        "state_since": work.now,
        "requested_at": work.now,
    }
    rows = [{"id": id_, **values, **always} for id_, values in zip(taken, plan.added, strict=True)]
    for some in chunks(rows, report):
        bulk.add(work.conn, table, some)
    return taken


PAGES = Kind(
    _("Existing pages"),
    ("department", "platform", "address"),
    ("handle", "purpose"),
    ("RSVP", "Facebook", "https://facebook.com/PittsfieldRSVP", "PittsfieldRSVP", "Volunteers"),
    Act.IMPORT_ACCOUNTS,
    table,
    _look,
    _plan,
    _write,
)
