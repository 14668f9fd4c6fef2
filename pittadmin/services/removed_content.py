"""Recording removed content: sealed before anything is called removed, completed later (R8, R9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_time
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed, Problem
from pittadmin.domain.grounds import grounds
from pittadmin.domain.history import Done
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef, require
from pittadmin.domain.removed_content import (
    COMPLETE_WITHIN,
    COMPLETED,
    Content,
    Head,
    NewRecord,
    RemovedRecord,
    Speech,
    is_intact,
    lacks,
    notice,
    problems,
    seal,
    seal_addition,
)
from pittadmin.domain.retention import Retention, kept_by
from pittadmin.domain.roles import Role
from pittadmin.domain.violation_categories import categories
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import WORKS, Violation, works
from pittadmin.services import new_files
from pittadmin.services.context import Context, Look, Work, acting, looking, tidy
from pittadmin.services.new_files import NewFile
from pittadmin.storage import (
    acts,
    files,
    ids,
    instructions,
    numbers,
    people,
    record_search,
    retention,
    violations,
)
from pittadmin.storage import removed_content as stored
from pittadmin.storage.database import Connection
from pittadmin.storage.record_schema import removed_record as table

MOST_TEXT = 100_000
"""The longest text of what was removed, in characters; a post on Facebook has up to 63,206."""
MOST_LINE = 2_000
"""The longest address, name or clause."""
MOST_FILES = 20
"""How many files one record takes at a time, so that a folder dropped by mistake is noticed."""


@dataclass(frozen=True)
class RecordView:
    """One record as the Records tab shows it to one person.

    Args:
        record: the record.
        acts: what this person may do now, in the order of the buttons.
        refused: why it can't be disposed of now, where this person might; else empty.
        keep_until: the first day on which it may be disposed of; None is without end.
        retention: the period that counts now.
        case: the number of its case, for those who may know it.
        is_intact: whether the record is what was sealed.
        notice: the notice to the author of a citizen's comment.
        history: what was done, the newest first.
    """

    record: RemovedRecord
    acts: tuple[Act, ...]
    refused: str
    keep_until: date | None
    retention: Retention | None
    case: str
    is_intact: bool
    notice: str
    history: tuple[Done, ...]


@dataclass(frozen=True)
class RemovalFacts:
    """What the form needs to know.

    Args:
        accounts: the accounts that it may be about: the id and how it reads.
        addresses: the addresses of their pages, by id.
        people: who may have removed it.
        me: who fills it in.
        knows_cases: whether they may name a case by its number.
    """

    accounts: tuple[tuple[int, str], ...]
    addresses: Mapping[int, str]
    people: tuple[PersonRef, ...]
    me: PersonRef
    knows_cases: bool


def seal_record(ctx: Context, new: NewRecord, add: Sequence[NewFile]) -> RemovedRecord:
    """Seal a record of what is removed; only then may anything be called removed.

    Args:
        ctx: who seals it.
        new: what is known.
        add: the screenshot, and whatever else there is; kept as it is and never opened.

    Raises:
        Invalid: something can't stand; it names every problem.
        NotAllowed: the person may not, in that department or in that case.
    """
    given = _checked(add)
    new = _tidy(new)
    wrong = problems(new, len(given), ctx.clock.now())
    if wrong:
        raise Invalid(*wrong)
    hashes = [files.key_of(one.data) for one in given]
    with acting(ctx) as work:
        role, department_id = _permit(work, new)
        me = work.actor.person.id
        held = Content(
            new.author,
            new.handle,
            new.identity,
            new.posted_at,
            new.address,
            new.body,
            new.clause,
            new.speech,
            new.ground if new.speech is Speech.CITIZEN else "",
            new.ground_words if new.speech is Speech.CITIZEN else "",
        )
        head = Head(
            numbers.following(work.conn, table.c.number, "C", work.today.year),
            new.account_id,
            department_id,
            new.violation_id,
            new.post_id,
            new.removed_at,
            new.removed_by_id or me,
            work.now,
            me,
        )
        record_id = ids.reserve(work.conn, table)
        work.record(Act.SEAL_RECORD, role, "removed_record", record_id)
        due = work.now + COMPLETE_WITHIN if lacks(held) else None
        stored.add(work.conn, record_id, head, held, hashes, due, seal(head, held, hashes))
        _attach(work, record_id, given, hashes)
        return stored.get(work.conn, record_id)


def complete(
    ctx: Context, record_id: int, known: Mapping[str, str], add: Sequence[NewFile] = ()
) -> RemovedRecord:
    """Add what became known after a record was sealed; what was sealed stays as it is.

    Args:
        ctx: who adds it.
        record_id: which record.
        known: what is known now, by the names of `COMPLETED`; a moment as an ISO text.
        add: more pictures and files.

    Raises:
        Invalid: something can't stand, or nothing is added.
        NotAllowed: the person may not.
        Conflict: the record is disposed of.
    """
    given = _checked(add)
    with acting(ctx) as work:
        record = stored.hold(work.conn, record_id)
        role = require(work.actor, Act.COMPLETE_RECORD, record.department_id)
        _refuse_unseen(work, record)
        if record.content is None:
            raise Conflict(
                _("{number} is disposed of, so nothing can be added.").format(number=record.number),
                _("Seal a new record."),
                current=record,
            )
        said = {field: _said(record, field, words, work.now) for field, words in known.items()}
        said = {field: words for field, words in said.items() if words}
        if not said and not given:
            raise Invalid(
                Problem(_("Nothing is added."), _("Enter what is known now, or add a file."))
            )
        work.record(Act.COMPLETE_RECORD, role, "removed_record", record_id)
        hashes = [files.key_of(one.data) for one in given]
        there = {one.sha256 for one in record.files}
        fresh = [(one, key) for one, key in zip(given, hashes, strict=True) if key not in there]
        _attach(work, record_id, [one for one, _key in fresh], [key for _one, key in fresh])
        for field, words in (*said.items(), *(("files", key) for _one, key in fresh)):
            me = work.actor.person.id
            digest = seal_addition(record.sha256, field, words, me, work.now)
            stored.complete(work.conn, record_id, field, words, me, work.now, digest)
        return stored.get(work.conn, record_id)


def show(ctx: Context, record_id: int) -> RecordView:
    """Return one record as the Records tab shows it to this person.

    Raises:
        NotAllowed: it is not theirs to see.
        Conflict: there is no such record.
    """
    with looking(ctx) as look:
        record = stored.get(look.conn, record_id)
        _refuse_unseen(look, record)
        period = retention.current(look.conn)
        until = record.keep_until(period)
        kept = kept_by(until, record.standing_holds, record.disposal, look.today)
        may = look.actor.may
        allowed = []
        stands = record.content is not None
        if stands and may(Act.COMPLETE_RECORD, record.department_id):
            allowed.append(Act.COMPLETE_RECORD)
        if stands and may(Act.PLACE_HOLD):
            allowed.append(Act.PLACE_HOLD)
        if stands and may(Act.DISPOSE_RECORD) and kept is None:
            allowed.append(Act.DISPOSE_RECORD)
        refused = str(kept) if stands and kept is not None and may(Act.DISPOSE_RECORD) else ""
        return RecordView(
            record,
            tuple(allowed),
            refused,
            until,
            period,
            _case_of(look, record),
            is_intact(record),
            notice(record),
            tuple(acts.history(look.conn, "removed_record", record_id)),
        )


def file_bytes(ctx: Context, record_id: int, sha256: str) -> bytes:
    """Return a file of a record as it was handed in.

    Raises:
        NotAllowed: the record is not theirs to see.
        Conflict: the file is not there any more.
    """
    with looking(ctx) as look:
        _refuse_unseen(look, stored.get(look.conn, record_id))
        return stored.file_of(look.conn, record_id, sha256)


def removal_facts(ctx: Context) -> RemovalFacts:
    """Return what the form needs to know to record a removal."""
    with looking(ctx) as look:
        actor = look.actor
        own = None if actor.has(*stored.CITY_WIDE) else actor.departments_for(Act.SEAL_RECORD)
        rows = stored.accounts_with_pages(look.conn, own)
        return RemovalFacts(
            tuple((row.id, stored.account_name(row)) for row in rows),
            {row.id: row.page_address for row in rows},
            tuple(
                PersonRef(one.id, one.name) for one in people.persons(look.conn, active_only=True)
            ),
            PersonRef(actor.person.id, actor.person.name),
            actor.has(*WORKS.values()),
        )


def case_numbered(ctx: Context, number: str) -> int:
    """Return the id of the case with a number, for whoever works it.

    Raises:
        Invalid: there is no such case, or it is none of theirs; which of both, nobody learns.
    """
    with looking(ctx) as look:
        found = violations.by_number(look.conn, number)
        if found is not None and _works(look, found) is not None:
            return found
    raise Invalid(
        Problem(
            _("You work no case with the number “{number}”.").format(number=number.strip()[:20]),
            _("Look at the number again, or leave it empty."),
            "case",
        )
    )


def sealed_for(
    conn: Connection,
    violation_id: int | None = None,
    account_id: int | None = None,
    since: datetime | None = None,
) -> RemovedRecord | None:
    """Return the newest record sealed for a case or an account, or None (R9).

    Whoever calls something removed asks here first, in the same transaction.

    Args:
        conn: the connection of the transaction.
        violation_id: the case; None leaves it open.
        account_id: the account; None leaves it open.
        since: only what was sealed then or later.
    """
    found = stored.sealed_for(conn, violation_id, account_id, since)
    return None if found is None else stored.get(conn, found)


def refuse_unsealed(
    conn: Connection,
    violation_id: int | None = None,
    account_id: int | None = None,
    since: datetime | None = None,
) -> int:
    """Return the id of the record that `sealed_for` finds.

    Raises:
        Invalid: there is none, so nothing can be called removed yet.
    """
    found = stored.sealed_for(conn, violation_id, account_id, since)
    if found is None:
        raise Invalid(NOT_SEALED)
    return found


NOT_SEALED = Problem(
    _("There is no record yet of what is removed."),
    _("Press “Record and remove”: a screenshot, the address and the time are enough."),
    "",
    "R9",
)
"""Why nothing can be called removed yet."""


def waiting(look: Look) -> list[RemovedRecord]:
    """Return the records that this person sealed and is to complete, the first due first."""
    return [stored.get(look.conn, one) for one in record_search.waiting(look.conn, look.actor)]


def clauses() -> list[str]:
    """Return what a removal may rest on, as it is offered: the policy's points, then the laws."""
    points = {one.requirement: one.title for one in categories().values()}
    said = [f"{number}, {title}" for number, title in points.items()]
    return [*said, *(one.law for one in grounds().values())]


def _checked(add: Sequence[NewFile]) -> list[NewFile]:
    found: dict[bytes, NewFile] = {}
    wrong: list[Problem] = []
    for one in add:
        try:
            given = new_files.check(one, "files")
            found.setdefault(given.data, given)
        except Invalid as error:
            wrong.extend(error.problems)
    if len(found) > MOST_FILES:
        wrong.append(
            Problem(
                _("These are {count} files; {most} are taken at a time.").format(
                    count=len(found), most=MOST_FILES
                ),
                _("Add the others to the record afterwards."),
                "files",
            )
        )
    if wrong:
        raise Invalid(*wrong)
    return list(found.values())


def _tidy(new: NewRecord) -> NewRecord:
    lines = ("address", "author", "handle", "identity", "clause", "ground")
    texts: dict[str, str] = {name: tidy(getattr(new, name), name, MOST_LINE) for name in lines}
    texts["body"] = tidy(new.body, "body", MOST_TEXT)
    texts["ground_words"] = tidy(new.ground_words, "ground_words", MOST_LINE)
    posted = None if new.posted_at is None else _kept(new.posted_at)
    return replace(new, **texts, posted_at=posted, removed_at=_kept(new.removed_at))


def _kept(moment: datetime) -> datetime:
    """Return a moment as both databases keep it, or its seal would differ once it is read."""
    return moment.astimezone(UTC).replace(microsecond=moment.microsecond // 1000 * 1000)


def _permit(work: Work, new: NewRecord) -> tuple[Role, int | None]:
    """Return the role in which a record is sealed, and the department that it is about."""
    department_id = new.department_id
    if new.account_id is not None:
        department_id = stored.department_of(work.conn, new.account_id)
    if department_id is None and not work.actor.may(Act.SEAL_RECORD):
        own = sorted(work.actor.departments_for(Act.SEAL_RECORD))
        department_id = own[0] if len(own) == 1 else None
        if own and department_id is None:
            raise Invalid(
                Problem(_("It is not said which account it was on."), _("Choose it."), "account_id")
            )
    role = require(work.actor, Act.SEAL_RECORD, department_id)
    if new.violation_id is not None and not _knows(work, new.violation_id):
        raise NotAllowed(_("This case is not yours."), _("Leave the case out of the record."), "R9")
    return role, department_id


def _case(seen: Look | Work, violation_id: int) -> Violation | None:
    """Return a case, as far as the database shows it to this person."""
    try:
        return violations.get(seen.conn, violation_id)
    except Conflict:
        return None


def _works(seen: Look | Work, violation_id: int) -> Violation | None:
    """Return the case if this person works it; to all others it is as if there were none."""
    if not seen.actor.has(*WORKS.values()):
        return None
    case = _case(seen, violation_id)
    return case if case is not None and works(seen.actor, case) else None


def _knows(seen: Look | Work, violation_id: int) -> bool:
    """Tell whether this person works the case, or has to remove what it is about: by an
    instruction (R46), or because its page is ordered down (R48)."""
    may = seen.actor.may
    if _works(seen, violation_id) is not None:
        return True
    told = instructions.of(seen.conn, violation_id)
    if any(may(Act.ANSWER_REMOVED, one.department_id) for one in told):
        return True
    case = _case(seen, violation_id)
    ordered = case is not None and case.state is ViolationState.ORDERED_DOWN
    return case is not None and ordered and may(Act.CONFIRM_DOWN, case.department_id)


def _case_of(look: Look, record: RemovedRecord) -> str:
    case = None if record.violation_id is None else _works(look, record.violation_id)
    return "" if case is None else case.number


def _refuse_unseen(seen: Look | Work, record: RemovedRecord) -> None:
    if not stored.sees(seen.conn, seen.actor, record.id):
        raise NotAllowed(_("This record is not yours to see."), _("Ask IT or Personnel."), "R9")


def _said(record: RemovedRecord, field: str, words: str, now: datetime) -> str:
    """Return what is added in a field, as it is shown; empty when it is known already."""
    assert field in COMPLETED
    words = tidy(words, field, MOST_TEXT if field == "body" else MOST_LINE)
    if field == "posted_at" and words:
        try:
            posted = datetime.fromisoformat(words)
        except ValueError:
            pass  # in words: that it can't be found out, and why
        else:
            if posted > min(now, record.removed_at):
                raise Invalid(
                    Problem(
                        _("It can't have been removed before it was posted."),
                        _("It was removed on {moment}.").format(moment=say_time(record.removed_at)),
                        "posted_at",
                        "R9",
                    )
                )
            words = say_time(posted)
    return "" if words == record.known(field) else words


def _attach(work: Work, record_id: int, given: Sequence[NewFile], hashes: Sequence[str]) -> None:
    me = work.actor.person.id
    for one, sha256 in zip(given, hashes, strict=True):
        stored.attach(work.conn, record_id, sha256, one.data, one.filename, one.kind, me, work.now)
