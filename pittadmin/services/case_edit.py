"""What a change of a case may say, and who reads the case after it (R66)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.routing import Office, Route, route
from pittadmin.domain.violation_categories import categories
from pittadmin.domain.violation_progress import governed_due
from pittadmin.domain.violations import WORKS, Place, Violation
from pittadmin.services.context import Look, Work, tidy
from pittadmin.storage import accounts, outcomes, people, violation_reports, violations


@dataclass(frozen=True)
class CaseFields:
    """What of a case can be changed by who works it.

    Args:
        categories: keys of categories, the main one first; at least one.
        place: where it happened.
        account_id: the City's account that it concerns.
        department_id: the department that it concerns; where an account is named, its department.
        address: the address of the post or page.
        happened_at: when it happened; None when it is not known.
        poster: who posted it, in words.
        named: ids of whom on file it is about; who is named loses sight of it at once.
        due: when the next step is due, where neither an instruction nor a notice says it.
        owner_id: who works it.
    """

    categories: tuple[str, ...]
    place: Place
    account_id: int | None = None
    department_id: int | None = None
    address: str = ""
    happened_at: datetime | None = None
    poster: str = ""
    named: tuple[int, ...] = ()
    due: date | None = None
    owner_id: int | None = None


def fields_of(violation: Violation) -> CaseFields:
    """Return what of a case can be changed, for the form that changes it."""
    return CaseFields(
        violation.categories,
        violation.place,
        violation.account_id,
        violation.department_id,
        violation.address,
        violation.happened_at,
        violation.poster,
        tuple(one.id for one in violation.named),
        violation.due,
        violation.owner.id if violation.owner else None,
    )


def able_to_own(look: Look | Work, office: Office, named: tuple[int, ...]) -> tuple[PersonRef, ...]:
    """Return who can own a case of this office: who works it, and is not named, by name."""
    holders = people.holders(look.conn, [WORKS[office]], look.today)
    return tuple(one for one in holders if one.id not in named)


def columns(work: Work, before: Violation, fields: CaseFields) -> dict[str, Any]:
    """Return what `storage.violations.change` is to be given.

    Raises:
        Invalid: something that was entered can't stand; it names every problem.
        NotAllowed: nobody would be left who may read the case.
    """
    address, poster = tidy(fields.address, "address", 2000), tidy(fields.poster, "poster")
    way = _way(work, before, fields.named)
    if problems := [*_problems(work, before, fields), *_owner_problems(work, before, fields, way)]:
        raise Invalid(*problems)
    department_id = fields.department_id
    if fields.account_id is not None:
        department_id = accounts.get(work.conn, fields.account_id).department_id
    owner_id = fields.owner_id
    if way is not None and owner_id is not None:
        able = [one.id for one in able_to_own(work, way.office, fields.named)]
        owner_id = owner_id if owner_id in able else None
    governed = governed_due(before, outcomes.of(work.conn, before.id))
    values: dict[str, Any] = {
        "categories": tuple(dict.fromkeys(fields.categories)),
        "named": fields.named,
        "place": fields.place,
        "account_id": fields.account_id,
        "department_id": department_id,
        "address": address,
        "happened_at": fields.happened_at,
        "poster": poster,
        "due": governed or fields.due,
        "owner_id": owner_id,
    }
    if way is not None:
        values |= {"office": way.office, "readers": way.readers}
    return values


def _way(work: Work, before: Violation, named: tuple[int, ...]) -> Route | None:
    """Return who reads the case when it names others than before; None when it does not."""
    if set(named) == {one.id for one in before.named}:
        return None
    reporter = violation_reports.reporter(work.conn, before.id)
    assert reporter is not None  # who works the case may know
    if reporter.id in named:
        raise Invalid(
            Problem(
                _("{person} reported this case, so it can't be about them.").format(
                    person=reporter.name
                ),
                _("Take the name off. What they did themselves is a case of its own."),
                "named",
                "R66",
            )
        )
    staff = violations.staff(work.conn, work.today)
    wished = any(one.id in staff.mayors for one in violations.readers(work.conn, before.id))
    return route(staff, reporter.id, named, wished)


def _problems(work: Work, before: Violation, fields: CaseFields) -> Iterator[Problem]:
    known = {*categories(), *before.categories}
    if not fields.categories or not known.issuperset(fields.categories):
        yield Problem(_("No category is chosen."), _("Choose what applies."), "categories", "R7")
    if fields.happened_at is not None and fields.happened_at > work.now:
        yield Problem(
            _("This time is still to come."),
            _("Enter when it happened, or leave it empty."),
            "happened_at",
            "R7",
        )
    if fields.due is not None and fields.due != before.due and fields.due < work.today:
        yield Problem(_("This day has passed."), _("Choose today or a later day."), "due", "R7")


def _owner_problems(
    work: Work, before: Violation, fields: CaseFields, way: Route | None
) -> Iterator[Problem]:
    """Yield that the chosen owner can't be it; one who was it already just stops being it."""
    if fields.owner_id is None or fields.owner_id == (before.owner and before.owner.id):
        return
    office = way.office if way else before.office
    if fields.owner_id not in [one.id for one in able_to_own(work, office, fields.named)]:
        yield Problem(
            _("This person does not work the case."),
            _("Choose somebody who does, or nobody."),
            "owner",
            "R66",
        )
