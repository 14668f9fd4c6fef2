"""The steps of a case: from its being taken up until it is closed, and reopened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pittadmin.domain.documents import Document
from pittadmin.domain.violations import Place, Violation
from pittadmin.services.context import Context
from pittadmin.services.new_files import NewFile


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
    raise NotImplementedError


def take_up(ctx: Context, violation_id: int, version: int, due: date | None = None) -> Violation:
    """Take up a case: who does so owns it (R7)."""
    raise NotImplementedError


def edit(ctx: Context, violation_id: int, version: int, fields: CaseFields) -> Violation:
    """Change what a case says.

    Raises:
        Conflict: somebody changed it since `version`; it carries the case as it stands, or None
            when this person doesn't work it any more.
        Invalid: something that was entered can't stand; it names every problem.
    """
    raise NotImplementedError


def note(ctx: Context, violation_id: int, body: str) -> None:
    """Write a note on a case, for those who work it; it stays as it is."""
    raise NotImplementedError


def add_files(ctx: Context, violation_id: int, files: Sequence[NewFile]) -> None:
    """Add evidence to a case."""
    raise NotImplementedError


def dismiss(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Dismiss a case: there is no violation."""
    raise NotImplementedError


def instruct(
    ctx: Context, violation_id: int, version: int, to_id: int, content: str, due: date
) -> Violation:
    """Instruct the head or a designee of the case's department to remove content (R46).

    Args:
        ctx: who acts.
        violation_id: the case.
        version: the version that the form loaded.
        to_id: to whom; one of `violation_view.instructable`.
        content: what is to be removed.
        due: by when; today or later.
    """
    raise NotImplementedError


def withdraw_instruction(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Take an instruction back."""
    raise NotImplementedError


def answer_removed(
    ctx: Context, violation_id: int, version: int, record_id: int | None = None, remark: str = ""
) -> Violation:
    """Answer an instruction: the content is removed (R46).

    Args:
        ctx: who acts.
        violation_id: the case.
        version: the version that the form loaded.
        record_id: the record of what was removed; the newest of the case when None.
        remark: what else is to be said.

    Raises:
        Invalid: no record of it is sealed yet (R9).
    """
    raise NotImplementedError


def answer_refused(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Answer an instruction: the removal is refused, and why (R47)."""
    raise NotImplementedError


def refer(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Refer a case for discipline (R47)."""
    raise NotImplementedError


def order_down(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Order the case's page down, which changes the account's state in the same step (R48).

    Raises:
        Invalid: no account is named, or its page can't be ordered down.
    """
    raise NotImplementedError


def is_down(ctx: Context, violation_id: int, version: int) -> Violation:
    """Record that the case's page is down, where it was confirmed on the account before."""
    raise NotImplementedError


def file_outcome(
    ctx: Context, violation_id: int, version: int, person_id: int, body: str
) -> Violation:
    """File what discipline came to (R52); the employee is to be told within ten days."""
    raise NotImplementedError


def give_notice(ctx: Context, violation_id: int, version: int, outcome_id: int) -> Violation:
    """Record that the employee was told what was filed: M.G.L. c.149 §52C."""
    raise NotImplementedError


def notice_letter(ctx: Context, violation_id: int, outcome_id: int) -> Document:
    """Return the letter that tells an employee what was filed, to print."""
    raise NotImplementedError


def close(ctx: Context, violation_id: int, version: int) -> Violation:
    """Close a case.

    Raises:
        Invalid: it is referred, and no outcome is filed or an employee is not told yet.
    """
    raise NotImplementedError


def reopen(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Reopen a closed case."""
    raise NotImplementedError
