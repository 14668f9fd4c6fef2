"""What the City knows and a text alone does not tell: kept here, and handed to the checks."""

import re

from pittadmin.domain.errors import Conflict, Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.known_facts import FACT_NAMES, KEPT_BY, FactKind, KnownFact
from pittadmin.domain.people import require
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.posts import CityFacts
from pittadmin.domain.roles import DEPARTMENT_ROLES, Role
from pittadmin.domain.web_address import parse_web_address
from pittadmin.services.context import Context, Look, Work, acting, looking, tidy
from pittadmin.storage import ids, known_facts, people, seals
from pittadmin.storage.schema import city_fact as table

PHOTOGRAPHERS = (Role.PHOTOGRAPHER,)


def city_facts(ctx: Context) -> CityFacts:
    """Return what the checks need to know about the City."""
    with looking(ctx) as look:
        return gather(look)


def gather(seen: Look | Work) -> CityFacts:
    """Return the same, in a reading or a transaction that is open already."""
    departments = people.departments(seen.conn)
    known = known_facts.kept(seen.conn)

    def values(kind: FactKind) -> tuple[str, ...]:
        return tuple(one.value for one in known if one.kind is kind)

    return CityFacts(
        employees=tuple(one.name for one in people.persons(seen.conn, active_only=True)),
        city_numbers=values(FactKind.NUMBER),
        department_emails=tuple(one.email for one in departments if one.email),
        departments=tuple(one.name for one in departments),
        related_hosts=values(FactKind.HOST),
        personal_handles=values(FactKind.HANDLE),
        seals=tuple(one.seal for one in seals.kept(seen.conn)),
    )


def photographers(seen: Look | Work, department_id: int) -> tuple[str, ...]:
    """Return who may take a department's pictures: whom the head authorized, and the head (R27)."""
    named = people.holders(seen.conn, PHOTOGRAPHERS, seen.today, department_id)
    head = people.get_department(seen.conn, department_id).head
    return tuple(sorted({one.name for one in (*named, *((head,) if head else ()))}))


def kept(ctx: Context) -> tuple[KnownFact, ...]:
    """Return the published numbers, related pages and personal handles on file."""
    with looking(ctx) as look:
        return tuple(known_facts.kept(look.conn))


def keep(
    ctx: Context, kind: FactKind, value: str, note: str = "", department_id: int | None = None
) -> KnownFact:
    """Keep a published number, a related page, or a handle that is a person's.

    Args:
        ctx: who acts.
        kind: what it is; Personnel keeps the first two, a department the third.
        value: as it is written.
        note: whose it is, for those who read the list.
        department_id: the department that marks a handle.

    Raises:
        Invalid: it is no number, page or handle, or it is known already.
    """
    with acting(ctx) as work:
        in_department = bool(DEPARTMENT_ROLES.intersection(PERMISSIONS[KEPT_BY[kind]].roles))
        department_id = department_id if in_department else None
        role = require(work.actor, KEPT_BY[kind], department_id)
        value = _judged(kind, value)
        value_key = _key(kind, value)
        if known_facts.same(work.conn, kind, value_key) is not None:
            raise Invalid(
                Problem(
                    _("“{value}” is on the list already.").format(value=value),
                    _("Close this form: nothing is left to do."),
                    "value",
                )
            )
        fact_id = ids.reserve(work.conn, table)
        work.record(KEPT_BY[kind], role, "city_fact", fact_id, f"{FACT_NAMES[kind]}: {value}")
        known_facts.add(
            work.conn,
            fact_id,
            kind,
            value,
            value_key,
            department_id,
            tidy(note, "note", 300),
            work.actor.person.id,
            work.now,
        )
        found = known_facts.find(work.conn, fact_id)
        assert found is not None  # it was added just now
        return found


def drop(ctx: Context, fact_id: int) -> None:
    """Take a number, a page or a handle off the list.

    Raises:
        Conflict: somebody else did so meanwhile.
    """
    with acting(ctx) as work:
        known = known_facts.find(work.conn, fact_id)
        if known is None:
            raise Conflict(_("This is not on the list any more."), _("Look at the list again."))
        role = require(work.actor, KEPT_BY[known.kind], known.department_id)
        said = f"{FACT_NAMES[known.kind]}: {known.value}"
        work.record(KEPT_BY[known.kind], role, "city_fact", fact_id, said)
        known_facts.drop(work.conn, fact_id)


def _judged(kind: FactKind, typed: str) -> str:
    value = tidy(typed, "value", 300)
    if kind is FactKind.NUMBER:
        if not 3 <= len(re.sub(r"\D", "", value)) <= 15:
            raise _wrong(
                _("This is not a telephone number."),
                _("Enter it with its area code, such as 413-555-0100."),
            )
    elif kind is FactKind.HOST:
        page = parse_web_address(value, "value", "R31")
        value = "/".join((page.host.removeprefix("www."), *page.segments))
    else:
        value = value.removeprefix("@")
        if not value or any(character.isspace() for character in value):
            raise _wrong(_("This is not a handle."), _("Enter it as it is written after the “@”."))
    return value


def _key(kind: FactKind, value: str) -> str:
    return re.sub(r"\D", "", value) if kind is FactKind.NUMBER else value.lower()


def _wrong(what: str, todo: str) -> Invalid:
    return Invalid(Problem(what, todo, "value", "R31"))
