"""One case as one person sees it: the one place that decides what each may know (R66, R67).

Who works it sees everything. Who is sent the report reads it, and where the case stands, by days.
Who is instructed sees the instruction, and what is needed to follow it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pittadmin.domain.account_states import ORDERED_STATES, PAGE_IS_DOWN
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import NotAllowed
from pittadmin.domain.history import Done
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Department, Person, PersonRef
from pittadmin.domain.retaliation import Sign
from pittadmin.domain.violation_progress import missing_to_close, next_act, next_step, untold
from pittadmin.domain.violation_sight import Sight, told
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import (
    BY_DEPARTMENT,
    CaseFile,
    Note,
    Outcome,
    SealedRecord,
    Violation,
    is_open,
    permit,
    works,
)
from pittadmin.services import case_people, retaliation
from pittadmin.services.case_edit import able_to_own
from pittadmin.services.case_steps import seen
from pittadmin.services.context import Context, Look, looking
from pittadmin.storage import (
    accounts,
    acts,
    files,
    outcomes,
    people,
    violation_notes,
    violation_reports,
    violations,
)

OFFERED: tuple[Act, ...] = (
    Act.TAKE_UP_CASE,
    Act.ANSWER_REMOVED,
    Act.ANSWER_REFUSED,
    Act.INSTRUCT,
    Act.ORDER_CASE_DOWN,
    Act.CASE_IS_DOWN,
    Act.REFER_CASE,
    Act.FILE_OUTCOME,
    Act.GIVE_NOTICE,
    Act.CLOSE_CASE,
    Act.EDIT_CASE,
    Act.WRITE_NOTE,
    Act.ADD_CASE_FILE,
    Act.WITHDRAW_INSTRUCTION,
    Act.DISMISS_CASE,
    Act.REOPEN_CASE,
)
"""The acts on a case, in the order of their buttons: what moves it on comes first."""


@dataclass(frozen=True)
class Said:
    """What a report says, word for word."""

    body: str
    other: str
    copied: str
    noticed: str


@dataclass(frozen=True)
class Linked:
    """Another case that hangs together with this one (R67)."""

    id: int
    number: str
    state: ViolationState


@dataclass(frozen=True)
class CaseView:
    """One case as one person sees it; what they may not know is empty.

    Args:
        sight: how this person sees it.
        violation: the case. For who reads it: without due, owner and instructions. For who is told:
            number, account, department, place and address, with the one instruction, whose days
            and whose answer stand for the case's.
        acts: what this person may do now, in the order of the buttons.
        refused: acts that the person's role allows but not now, with the sentence why.
        next_act: the act for which the case waits; None when it waits for none, or is not shown.
        next_step: what is to be done next and by whom, a sentence.
        said: what the report says; None for who is told.
        reporter: who reported it; for who works it alone.
        readers: who else reads the report; for who works it alone.
        evidence: all of it, or that of the report.
        notes: for who works it alone, the newest first.
        outcomes: for who works it alone, the newest first (R52).
        history: what was done, with its moments, for who works it alone, the newest first.
        signs: what may be retaliation, for who works it alone, the newest first (R67).
        linked: cases that hang together with it, as far as this person works them.
        records: records of what was removed in it.
    """

    sight: Sight
    violation: Violation
    acts: tuple[Act, ...] = ()
    refused: Mapping[Act, str] = field(default_factory=dict)
    next_act: Act | None = None
    next_step: str = ""
    said: Said | None = None
    reporter: PersonRef | None = None
    readers: tuple[PersonRef, ...] = ()
    evidence: tuple[CaseFile, ...] = ()
    notes: tuple[Note, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    history: tuple[Done, ...] = ()
    signs: tuple[Sign, ...] = ()
    linked: tuple[Linked, ...] = ()
    records: tuple[SealedRecord, ...] = ()


def case(ctx: Context, violation_id: int) -> CaseView:
    """Return one case as this person sees it.

    Raises:
        NotAllowed: it is none of their business.
        Conflict: there is no such case.
    """
    with looking(ctx) as look:
        return view(look, violation_id)


def view(look: Look, violation_id: int) -> CaseView:
    """Return one case as this person sees it, in a reading that is open already."""
    whole = violations.get(look.conn, violation_id)
    sight, shown = seen(look, whole)
    if sight is not Sight.WORKS:
        return _narrow(look, sight, whole, shown)
    filed = outcomes.of(look.conn, violation_id)
    allowed, refused = _acts(look, whole)
    if Act.CLOSE_CASE in allowed and (lacks := missing_to_close(whole, filed)):
        allowed.remove(Act.CLOSE_CASE)
        refused[Act.CLOSE_CASE] = str(lacks[0])
    if Act.GIVE_NOTICE in allowed and not untold(filed):
        allowed.remove(Act.GIVE_NOTICE)
    if whole.state is ViolationState.ORDERED_DOWN:
        its = _follows_account(look, whole)
        allowed = [act for act in allowed if act in its or act not in _WITH_THE_ACCOUNT]
    history = acts.history(look.conn, "violation", violation_id, confidential=True)
    return CaseView(
        sight,
        shown,
        tuple(allowed),
        refused,
        next_act(whole, filed),
        next_step(whole, filed),
        said=Said(*violation_reports.said(look.conn, violation_id)),
        reporter=violation_reports.reporter(look.conn, violation_id),
        readers=violations.readers(look.conn, violation_id),
        evidence=violation_notes.evidence(look.conn, violation_id),
        notes=violation_notes.notes(look.conn, violation_id),
        outcomes=filed,
        history=tuple(history),
        signs=retaliation.signs(look, whole, history),
        linked=_linked(look, whole),
        records=violations.sealed_records(look.conn, violation_id),
    )


def _narrow(look: Look, sight: Sight, whole: Violation, shown: Violation) -> CaseView:
    """Return the case for who does not work it: the report by days, or the instruction alone."""
    allowed, refused = _acts(look, whole, shown)
    waits = Act.ANSWER_REMOVED if allowed else None
    told = shown.instructions
    # To answer an instruction, one needs what was recorded of the removal since.
    since = told[-1].given_at if told else None
    records = violations.sealed_records(look.conn, whole.id, since) if told else ()
    if sight is Sight.TOLD:
        return CaseView(sight, shown, tuple(allowed), refused, waits, records=records)
    return CaseView(
        sight,
        shown,
        tuple(allowed),
        refused,
        waits,
        said=Said(*violation_reports.said(look.conn, whole.id)),
        evidence=violation_notes.evidence(look.conn, whole.id, of_the_report_only=True),
        records=records,
    )


def evidence_bytes(ctx: Context, violation_id: int, file_id: int) -> bytes:
    """Return a piece of a case's evidence as it was handed in.

    Raises:
        NotAllowed: this person doesn't see it.
    """
    with looking(ctx) as look:
        sight, _shown = seen(look, violations.get(look.conn, violation_id))
        of_the_report = sight is not Sight.WORKS
        known = violation_notes.evidence(look.conn, violation_id, of_the_report)
        found = [one.sha256 for one in known if one.id == file_id and sight is not Sight.TOLD]
        if not found:
            raise NotAllowed(
                _("This piece of evidence is not yours to see."),
                _("Ask who works the case."),
                "R66",
            )
        return files.read(look.conn, found[0])


@dataclass(frozen=True)
class CaseFacts:
    """What the dialogs about a case need to know.

    Args:
        instructable: who can be instructed, the head first.
        owners: who can own the case.
        people: everybody on file who works here.
        departments: all departments.
    """

    instructable: tuple[PersonRef, ...]
    owners: tuple[PersonRef, ...]
    people: tuple[Person, ...]
    departments: tuple[Department, ...]


def case_facts(ctx: Context, violation_id: int) -> CaseFacts:
    """Return what the dialogs about a case need to know; for who works it.

    Raises:
        NotAllowed: this person does not work it.
    """
    with looking(ctx) as look:
        sight, violation = seen(look, violations.get(look.conn, violation_id))
        if sight is not Sight.WORKS:
            raise NotAllowed(_("This case is not worked by you."), _("Ask Personnel."), "R66")
        named = tuple(one.id for one in violation.named)
        return CaseFacts(
            case_people.instructable(look, violation),
            able_to_own(look, violation.office, named),
            tuple(people.persons(look.conn, active_only=True)),
            tuple(people.departments(look.conn)),
        )


def instructable(ctx: Context, violation_id: int) -> tuple[PersonRef, ...]:
    """Return who can be instructed: the head of the case's department, then the designees."""
    return case_facts(ctx, violation_id).instructable


def _acts(
    look: Look, whole: Violation, shown: Violation | None = None
) -> tuple[list[Act], dict[Act, str]]:
    """Return what this person may do now, and what not, with the sentence why.

    `shown` is the case as who does not work it sees it, to whom only an answer is open.
    """
    allowed: list[Act] = []
    refused: dict[Act, str] = {}
    for act in OFFERED:
        answers = act in BY_DEPARTMENT
        mine = whole.instruction is not None and told(look.actor, whole.instruction)
        if (answers and not mine) or (not answers and shown is not None):
            continue
        if not is_open(whole, act):
            continue
        try:
            permit(look.actor, shown or whole, act)
        except NotAllowed as error:
            refused[act] = str(error)
        else:
            allowed.append(act)
    return allowed, refused


_WITH_THE_ACCOUNT = frozenset({Act.CASE_IS_DOWN, Act.WITHDRAW_INSTRUCTION})
"""Acts on a case whose page is ordered down that follow what became of the order (R48)."""


def _follows_account(look: Look, violation: Violation) -> frozenset[Act]:
    """Return those of them that are due: none while the order stands and the page is still up."""
    if violation.account_id is None:
        return _WITH_THE_ACCOUNT
    state = accounts.get(look.conn, violation.account_id).state
    found = {Act.CASE_IS_DOWN} if state in PAGE_IS_DOWN else set()
    return frozenset(found if state in ORDERED_STATES else found | {Act.WITHDRAW_INSTRUCTION})


def _linked(look: Look, violation: Violation) -> tuple[Linked, ...]:
    """Return the first report, or those that say it was answered by retaliation (R67)."""
    ids = violations.linked(look.conn, violation.id, violation.first_id)
    others = [violations.get(look.conn, one) for one in ids]
    return tuple(Linked(one.id, one.number, one.state) for one in others if works(look.actor, one))
