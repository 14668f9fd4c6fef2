"""Reporting a violation (R66): by anybody, read by whom it concerns, followed by a receipt (R67).

A report leaves no trace outside the confidential tables and their trail: no ordinary act, no
moment, and nothing of it in an error or a log.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pittadmin.domain import mentions, receipts
from pittadmin.domain.account_states import State
from pittadmin.domain.account_table import AccountQuery
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Invalid, NotAllowed, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef, require
from pittadmin.domain.receipts import Receipt
from pittadmin.domain.routing import Office, Route, Staff, route
from pittadmin.domain.violation_categories import OTHER, RETALIATION, categories
from pittadmin.domain.violation_states import VIOLATION_STATE_NAMES, ViolationState
from pittadmin.domain.violations import Place, Report
from pittadmin.services import new_files
from pittadmin.services.context import Context, Look, Work, acting, looking, tidy
from pittadmin.services.new_files import NewFile
from pittadmin.storage import (
    accounts,
    drafts,
    ids,
    people,
    violation_notes,
    violation_reports,
    violations,
)
from pittadmin.storage.audit import sha256
from pittadmin.storage.case_schema import violation as table

MOST_CHARACTERS = 10_000
"""The longest report, and the longest copy of a post, in characters."""
MOST_WORDS = 2_000
"""The longest of the shorter answers, in characters."""
MOST_FILES = 20
"""The most files that come with a report; Personnel can add more to the case."""

_AHEAD = timedelta(minutes=5)
"""How far another clock may be ahead of this one."""


@dataclass(frozen=True)
class Readers:
    """Who will read a report, before it is sent.

    Args:
        workers: who works the case, and sees who reported it, by name.
        also: who else reads it, without the reporter's name.
        sentences: the same for the screen, one sentence each.
        mentioned: persons on file whom the text names with first and last name, and the report
            does not: it may be about them, and then goes another way.
        refused: why nobody could read it, a sentence with what to do; else empty.
        may_choose_mayor: whether it is up to the reporter that the Mayor reads it too.
    """

    workers: tuple[PersonRef, ...] = ()
    also: tuple[PersonRef, ...] = ()
    sentences: tuple[str, ...] = ()
    mentioned: tuple[PersonRef, ...] = ()
    refused: str = ""
    may_choose_mayor: bool = False


@dataclass(frozen=True)
class Followed:
    """What a receipt tells: where the report stands, since which day, and what that means."""

    state: ViolationState
    since: date
    title: str
    meaning: str


@dataclass(frozen=True)
class FormFacts:
    """What the form of a report offers to choose from.

    Args:
        people: who works for the City, by name.
        accounts: the City's accounts that this person sees, as they are called on screen.
        account_id: the account that is asked for, or that of a post that went out from here.
    """

    people: tuple[PersonRef, ...]
    accounts: tuple[tuple[int, str], ...]
    account_id: int | None = None


PUBLIC = (
    State.LIVE,
    State.SUSPENDED,
    State.TAKE_DOWN_ORDERED,
    State.TAKEN_DOWN,
    State.REVOKED,
)
"""The states of an account whose page the public sees, or has seen."""

MOST_ACCOUNTS = 2_000
"""The most accounts that the form offers; where there are more, the rest is named in words."""


MEANING: dict[ViolationState, str] = {
    ViolationState.REPORTED: _("It has arrived. Nobody has taken it up yet."),
    ViolationState.UNDER_REVIEW: _("It is being looked into."),
    ViolationState.DISMISSED: _("It was looked into, and no violation was found."),
    ViolationState.INSTRUCTED: _("The department was told to remove the content."),
    ViolationState.REMOVED: _("The content was removed."),
    ViolationState.REFUSED: _("The department did not remove the content; it goes on from here."),
    ViolationState.REFERRED: _("It was passed on. What comes of it is confidential."),
    ViolationState.ORDERED_DOWN: _("The page was ordered to be taken down."),
    ViolationState.DOWN: _("The page was taken down."),
    ViolationState.CLOSED: _("It is closed. If the same happens again, report it again."),
}
"""What each state means to who reported it."""


def send(ctx: Context, report: Report, files: Sequence[NewFile] = ()) -> Receipt:
    """Send a report, and return its receipt, of which only the hash is kept.

    Args:
        ctx: who acts: the reporter.
        report: what is reported.
        files: evidence of any kind; kept as it is, never opened.

    Raises:
        Invalid: something is missing or can't stand; it names every problem.
        NotAllowed: nobody is left who may read it.
    """
    kept, problems = _checked(files)
    with acting(ctx) as work:
        role = require(work.actor, Act.REPORT_VIOLATION)
        me = work.actor.person.id
        said, wrong = _judged(work, report)
        way: Route | None = None
        try:
            way = _way(violations.staff(work.conn, work.today), me, said)
        except Invalid as error:
            wrong.extend(error.problems)
        first_id, unknown = _first(work, said)
        problems = [*wrong, *unknown, *problems]
        if problems or way is None:
            raise Invalid(*problems)
        violation_id = ids.reserve(work.conn, table)
        code = receipts.new_code()
        work.record(Act.REPORT_VIOLATION, role, "violation", violation_id)
        number = violations.next_number(work.conn, work.today.year)
        account = accounts.get(work.conn, said.account_id) if said.account_id else None
        violations.add(
            work.conn,
            violation_id,
            said.categories,
            said.named,
            way.readers,
            number=number,
            office=way.office,
            state=ViolationState.REPORTED,
            state_since=work.today,
            reported_on=work.today,
            account_id=said.account_id,
            department_id=account.department_id if account else None,
            place=said.place,
            address=said.address,
            happened_at=said.happened_at,
            poster=said.poster,
            first_id=first_id,
            receipt_sha256=sha256(receipts.plain_code(code)),
        )
        violation_reports.add(work.conn, violation_id, said, me)
        for one in kept:
            violation_notes.attach(
                work.conn, violation_id, one.data, one.filename, one.kind, work.today
            )
        return Receipt(number, code)


def form_facts(ctx: Context, account_id: int | None = None, address: str = "") -> FormFacts:
    """Return what the form of a report offers to choose from.

    Args:
        ctx: who reports.
        account_id: the account that it is about, where that is known; offered in any case.
        address: the address of the post that it is about, where that is known.
    """
    with looking(ctx) as look:
        account_id = account_id or _account_of_post(look, address)
        found = list(accounts.ids(look.conn, look.actor, AccountQuery(), MOST_ACCOUNTS))
        if account_id is not None and account_id not in found:
            found.insert(0, account_id)
        rows = accounts.rows(look.conn, found)
        called = {
            one: " · ".join(filter(None, (row.handle, row.platform, row.department)))
            for one, row in rows.items()
        }
        return FormFacts(
            tuple(
                PersonRef(one.id, one.name) for one in people.persons(look.conn, active_only=True)
            ),
            tuple((one, called[one]) for one in found if one in called),
            account_id,
        )


def _account_of_post(look: Look, address: str) -> int | None:
    """Return the account from which a post went out, where it is the only one that could be."""
    post = drafts.post_at(look.conn, address) if address else None
    if post is None:
        return None
    there = accounts.of_department(look.conn, post.department_id, *PUBLIC)
    found = [one.id for one in there if one.platform == post.platform]
    return found[0] if len(found) == 1 else None


def readers(ctx: Context, report: Report) -> Readers:
    """Return who will read a report as it stands now, however little of it is filled in."""
    with looking(ctx) as look:
        staff = violations.staff(look.conn, look.today)
        me = look.actor.person.id
        everybody = [PersonRef(one.id, one.name) for one in people.persons(look.conn)]
        said = " \n".join((report.body, report.other, report.poster, report.copied, report.noticed))
        others = [one for one in everybody if one.id != me and one.id not in report.named]
        found = mentions.mentioned(said, others)
        may_choose = me in staff.heads and me not in staff.mayors
        try:
            way = _way(staff, me, report)
        except (Invalid, NotAllowed) as error:
            return Readers(mentioned=found, refused=str(error), may_choose_mayor=may_choose)
        working = {
            Office.PERSONNEL: staff.personnel,
            Office.DIRECTOR: staff.directors,
            Office.MAYOR: staff.mayors,
        }[way.office] - set(report.named)
        workers = tuple(one for one in everybody if one.id in working)
        also = tuple(one for one in everybody if one.id in way.readers)
        return Readers(
            workers,
            also,
            tuple(_sentences(look, staff, way.office, workers, also)),
            found,
            "",
            may_choose and way.office is Office.PERSONNEL,
        )


def follow(ctx: Context, code: str) -> Followed:
    """Return where the report stands whose receipt this is; whoever has it may ask.

    Raises:
        Invalid: there is no report with this receipt.
    """
    with looking(ctx) as look:
        plain = receipts.plain_code(code)
        found = violation_reports.followed(look.conn, plain) if plain else None
    if found is None:
        raise Invalid(
            Problem(
                _("There is no report with this code."),
                _("Compare it with your receipt, letter by letter."),
                "code",
            )
        )
    _id, state, since = found
    return Followed(state, since, VIOLATION_STATE_NAMES[state], MEANING[state])


def _way(staff: Staff, me: int, report: Report) -> Route:
    return route(staff, me, report.named, report.to_mayor)


def _checked(files: Sequence[NewFile]) -> tuple[list[NewFile], list[Problem]]:
    """Return the files that can be kept, each once, and what is wrong with the others."""
    kept: dict[bytes, NewFile] = {}
    problems: list[Problem] = []
    for one in files:
        try:
            kept.setdefault(one.data, new_files.check(one))
        except Invalid as error:
            problems.extend(error.problems)
    if len(kept) > MOST_FILES:
        problems.append(
            Problem(
                _("{count} files are more than the {limit} that fit.").format(
                    count=len(kept), limit=MOST_FILES
                ),
                _("Take some off; Personnel can add more to the case."),
                "evidence",
            )
        )
    return list(kept.values()), problems


def _judged(work: Work, report: Report) -> tuple[Report, list[Problem]]:
    """Return the report as it is kept, and what is wrong with it."""
    problems: list[Problem] = []

    def fitting(value: str, field: str, limit: int) -> str:
        try:
            return tidy(value, field, limit)
        except Invalid as error:
            problems.extend(error.problems)
            return ""

    known = categories()
    chosen = tuple(dict.fromkeys(key for key in report.categories if key in known))
    if not chosen:
        problems.append(
            Problem(
                _("What happened is not chosen."),
                _("Choose at least one; “Something else” takes your own words."),
                "categories",
                "R8",
            )
        )
    other = fitting(report.other, "other", MOST_WORDS) if OTHER in chosen else ""
    if OTHER in chosen and not other and not report.other.strip():
        problems.append(
            Problem(
                _("“Something else” needs your own words."),
                _("Say in a few words what it is."),
                "other",
                "R8",
            )
        )
    if report.place is Place.ACCOUNT and report.account_id is None:
        problems.append(
            Problem(
                _("It is not said on which account."),
                _("Choose the account, or another place."),
                "account_id",
                "R62",
            )
        )
    body = fitting(report.body, "body", MOST_CHARACTERS)
    if not body and not report.body.strip():
        problems.append(
            Problem(_("The report is empty."), _("Tell in a sentence or two what you saw."), "body")
        )
    if report.happened_at is not None and report.happened_at > work.now + _AHEAD:
        problems.append(
            Problem(
                _("This time is still to come."),
                _("Enter when it happened, or leave it empty."),
                "happened_at",
            )
        )
    said = replace(
        report,
        categories=chosen,
        body=body,
        other=other,
        account_id=None if report.place is Place.PERSONAL else report.account_id,
        address=fitting(" ".join(report.address.split()), "address", MOST_WORDS),
        poster=fitting(report.poster, "poster", MOST_WORDS),
        named=tuple(dict.fromkeys(report.named)),
        copied=fitting(report.copied, "copied", MOST_CHARACTERS),
        noticed=fitting(report.noticed, "noticed", MOST_WORDS),
        answers=report.answers.strip() if RETALIATION in chosen else "",
    )
    return said, problems


def _first(work: Work, report: Report) -> tuple[int | None, list[Problem]]:
    """Return the report for which this one is retaliation, by its number or its receipt (R67)."""
    if not report.answers:
        return None, []
    code = receipts.plain_code(report.answers)
    found = violation_reports.followed(work.conn, code) if code else None
    first_id = found[0] if found else violations.by_number(work.conn, report.answers)
    if first_id is not None:
        return first_id, []
    problem = Problem(
        _("There is no report with this number or code."),
        _("Compare it with your receipt, or leave it empty and say it in words."),
        "answers",
        "R67",
    )
    return None, [problem]


def _sentences(
    look: Look,
    staff: Staff,
    office: Office,
    workers: Sequence[PersonRef],
    also: Sequence[PersonRef],
) -> list[str]:
    """Return who reads a report, for the screen."""
    names = ", ".join(one.name for one in workers)
    said = {
        Office.PERSONNEL: _("Personnel reads it and sees who you are: {names}."),
        Office.DIRECTOR: _(
            "The Director of Personnel alone reads it and sees who you are: {names}."
        ),
        Office.MAYOR: _("The Mayor alone reads it and sees who you are: {names}."),
    }[office]
    sentences = [said.format(names=names)] if names else [_NOBODY_YET]
    mayors = [one.name for one in also if one.id in staff.mayors]
    heads = [one.name for one in also if one.id not in staff.mayors]
    for who, words in (
        (heads, _("Your department head reads it without your name: {names}.")),
        (mayors, _("The Mayor reads it without your name: {names}.")),
    ):
        if who:
            sentences.append(words.format(names=", ".join(who)))
    sentences.append(_("Nobody else sees it, least of all anyone you name."))
    if look.conn.dialect.name == "sqlite":
        sentences.append(
            _(
                "It is not encrypted: whoever can open the database file on this computer could "
                "read it, your name included."
            )
        )
    else:
        sentences.append(
            _(
                "It is not encrypted: who administers the City's database could read it, your name "
                "included."
            )
        )
    return sentences


_NOBODY_YET = _(
    "Personnel reads it, once somebody of Personnel is on file: nobody is yet. Tell IT."
)
