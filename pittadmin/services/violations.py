"""The steps of a case: from its being taken up until it is closed, and reopened.

Each is one transaction. Each returns the case as the person who acts sees it.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from pittadmin.domain.account_states import ORDERED_STATES, PAGE_IS_DOWN
from pittadmin.domain.accounts import Account
from pittadmin.domain.accounts import is_open as account_is_open
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.violation_progress import missing_to_close
from pittadmin.domain.violation_states import NEED_REASON, ViolationState
from pittadmin.domain.violations import NOTICE_DAYS, Answer, Violation
from pittadmin.services import accounts, case_edit, new_files
from pittadmin.services.case_edit import CaseFields
from pittadmin.services.case_people import instructable
from pittadmin.services.case_steps import after, begin, held, moved, not_past, said
from pittadmin.services.context import Context, Work, acting, needed_reason, tidy
from pittadmin.services.new_files import NewFile
from pittadmin.services.removed_content import NOT_SEALED
from pittadmin.storage import accounts as stored_accounts
from pittadmin.storage import acts, instructions, outcomes, violation_notes, violations


def take_up(ctx: Context, violation_id: int, version: int, due: date | None = None) -> Violation:
    """Take up a case: who does so owns it (R7)."""
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.TAKE_UP_CASE, version)
        due = not_past(work, due)
        return moved(work, before, Act.TAKE_UP_CASE, owner_id=work.actor.person.id, due=due)


def edit(ctx: Context, violation_id: int, version: int, fields: CaseFields) -> Violation | None:
    """Change what a case says; who is named in it loses sight of it at once (R66).

    Returns:
        The case; None when by this change it is not this person's to see any more.

    Raises:
        Conflict: somebody changed it since `version`; it carries the case as it stands.
        Invalid: something that was entered can't stand; it names every problem.
    """
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.EDIT_CASE, version)
        violations.change(
            work.conn, violation_id, version, **case_edit.columns(work, before, fields)
        )
        try:
            return after(work, violation_id)
        except NotAllowed:
            return None


def note(ctx: Context, violation_id: int, body: str) -> None:
    """Write a note on a case, for those who work it; it stays as it is."""
    what, todo = _("The note is empty."), _("Write what is to be remembered.")
    body = said(body, "note", what, todo, "R7")
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.WRITE_NOTE, None)
        me = work.actor.person.id
        violation_notes.add_note(work.conn, violation_id, body, me, work.now)


def add_files(ctx: Context, violation_id: int, files: Sequence[NewFile]) -> None:
    """Add evidence to a case, of any kind; the same file twice is one."""
    checked = [new_files.check(one) for one in files]
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.ADD_CASE_FILE, None)
        for one in checked:
            violation_notes.attach(
                work.conn,
                violation_id,
                one.data,
                one.filename,
                one.kind,
                work.today,
                work.actor.person.id,
            )


def dismiss(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Dismiss a case: there is no violation."""
    return _step(ctx, Act.DISMISS_CASE, violation_id, version, reason)


def instruct(
    ctx: Context, violation_id: int, version: int, to_id: int, content: str, due: date
) -> Violation:
    """Instruct the head or a designee of the case's department to remove content (R46).

    Args:
        ctx: who acts.
        violation_id: the case.
        version: the version that the form loaded.
        to_id: to whom; one of `case_people.instructable`.
        content: what is to be removed.
        due: by when; today or later.

    Raises:
        Invalid: something is missing or can't stand; it names every problem.
    """
    content = tidy(content, "content")
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.INSTRUCT, version)
        _refuse_instruction(work, before, to_id, content, due)
        instructions.add(
            work.conn,
            violation_id,
            to_id=to_id,
            department_id=before.department_id,
            content=content,
            due=due,
            given_by_id=work.actor.person.id,
            given_at=work.now,
        )
        return moved(work, before, Act.INSTRUCT, due=due)


def withdraw_instruction(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Take back an instruction; or an order that is lifted on the account already (R46, R48).

    Raises:
        Invalid: the order on the account stands.
    """
    reason = needed_reason(reason)
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.WITHDRAW_INSTRUCTION, version, reason)
        if before.state is ViolationState.ORDERED_DOWN:
            _refuse_while_ordered(work, before)
        else:
            _answer(work, before, Answer.WITHDRAWN, reason)
        return moved(work, before, Act.WITHDRAW_INSTRUCTION)


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
        Invalid: no record of it is sealed since the instruction was given (R9).
    """
    remark = tidy(remark, "remark")
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.ANSWER_REMOVED, version)
        assert before.instruction is not None  # it stands
        sealed = violations.sealed_records(work.conn, violation_id, before.instruction.given_at)
        known = [one.id for one in sealed]
        if not known or record_id not in (None, *known):
            raise Invalid(NOT_SEALED)
        _answer(work, before, Answer.REMOVED, remark, record_id=record_id or known[0])
        return moved(work, before, Act.ANSWER_REMOVED)


def answer_refused(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Answer an instruction: the removal is refused, and why (R47)."""
    reason = needed_reason(reason)
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.ANSWER_REFUSED, version, reason)
        _answer(work, before, Answer.REFUSED, reason)
        return moved(work, before, Act.ANSWER_REFUSED)


def refer(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Refer a case for discipline (R47)."""
    return _step(ctx, Act.REFER_CASE, violation_id, version, reason)


def order_down(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Order the case's page down, which changes the account's state in the same step (R48).

    An instruction that waits for its answer is taken back. A page that is ordered down already
    stays so. The reason stands on the account too, where its department reads it.

    Raises:
        Invalid: no account is named, or its page can't be ordered down.
        NotAllowed: the account is a matter of the person's own.
    """
    reason = needed_reason(reason)
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.ORDER_CASE_DOWN, version, reason)
        account = _to_order_down(work, before)
        if account.state not in ORDERED_STATES:
            accounts.ordered(work, account, reason)
        if before.state is ViolationState.INSTRUCTED:
            _answer(work, before, Answer.WITHDRAWN, _("The page is ordered down instead."))
        return moved(work, before, Act.ORDER_CASE_DOWN)


def is_down(ctx: Context, violation_id: int, version: int) -> Violation:
    """Record that the case's page is down, where that was confirmed on the account (R48).

    A case follows its account by itself; this is for one whose page was down before the order.

    Raises:
        Invalid: the page is not confirmed to be down, or no record of it is sealed (R9).
    """
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.CASE_IS_DOWN, version)
        account_id = before.account_id
        state = stored_accounts.get(work.conn, account_id).state if account_id else None
        if account_id is None or state not in PAGE_IS_DOWN:
            raise Invalid(
                Problem(
                    _("The page is not confirmed to be down."),
                    _("Let its department confirm it on the account; the case follows."),
                    "account",
                    "R48",
                )
            )
        ordered = acts.latest(work.conn, "account", [account_id], [Act.ORDER_DOWN])
        since = ordered.get(account_id)
        if not violations.sealed_records(work.conn, violation_id, since, account_id):
            raise Invalid(NOT_SEALED)
        return moved(work, before, Act.CASE_IS_DOWN)


def file_outcome(
    ctx: Context, violation_id: int, version: int, person_id: int, body: str
) -> Violation:
    """File what discipline came to (R52); the employee is to be told within ten days.

    Raises:
        Invalid: nothing is said, or the case does not name the person.
    """
    what, todo = _("The outcome is missing."), _("Write what discipline came to.")
    body = said(body, "body", what, todo, "R52")
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.FILE_OUTCOME, version)
        if person_id not in {one.id for one in before.named}:
            raise Invalid(
                Problem(
                    _("The case does not name this person."),
                    _("Name them in the case first: who is named has no sight of it."),
                    "person",
                    "R52",
                )
            )
        outcomes.add(
            work.conn,
            violation_id,
            person_id=person_id,
            body=body,
            filed_by_id=work.actor.person.id,
            filed_at=work.now,
            notice_due=work.today + timedelta(days=NOTICE_DAYS),
        )
        return _in_place(work, before)


def give_notice(ctx: Context, violation_id: int, version: int, outcome_id: int) -> Violation:
    """Record that the employee was told what was filed: M.G.L. c.149 §52C."""
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.GIVE_NOTICE, version)
        waits = [one.id for one in outcomes.of(work.conn, violation_id) if one.notice_at is None]
        if outcome_id not in waits:
            raise Conflict(
                _("It is on record already that the employee was told."),
                _("Look at the case as it stands now."),
                "R52",
                before,
            )
        outcomes.give_notice(
            work.conn, outcome_id, notice_at=work.now, notice_by_id=work.actor.person.id
        )
        return _in_place(work, before)


def close(ctx: Context, violation_id: int, version: int) -> Violation:
    """Close a case.

    Raises:
        Invalid: it is referred, and no outcome is filed or an employee is not told yet (R52).
    """
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, Act.CLOSE_CASE, version)
        if lacks := missing_to_close(before, outcomes.of(work.conn, violation_id)):
            raise Invalid(*lacks)
        return moved(work, before, Act.CLOSE_CASE)


def reopen(ctx: Context, violation_id: int, version: int, reason: str) -> Violation:
    """Reopen a closed case."""
    return _step(ctx, Act.REOPEN_CASE, violation_id, version, reason)


def _step(ctx: Context, act: Act, violation_id: int, version: int, reason: str) -> Violation:
    """Take a step of which nothing follows but the case's state."""
    assert act in NEED_REASON
    reason = needed_reason(reason)
    with acting(ctx) as work:
        before = held(work, violation_id)
        begin(work, before, act, version, reason)
        return moved(work, before, act)


def _in_place(work: Work, before: Violation) -> Violation:
    """Return a case that stays where it is, its version raised and its due day as it follows."""
    violations.change(work.conn, before.id, before.version, due=None)
    return after(work, before.id)


def _answer(work: Work, before: Violation, answer: Answer, remark: str, **values: Any) -> None:
    assert before.instruction is not None  # it stands
    instructions.answer(
        work.conn,
        before.instruction.id,
        answer=answer,
        answered_by_id=work.actor.person.id,
        answered_at=work.now,
        remark=remark,
        **values,
    )


def _refuse_instruction(work: Work, before: Violation, to_id: int, content: str, due: date) -> None:
    problems = []
    if before.department_id is None:
        problems.append(
            Problem(
                _("The case names neither an account nor a department."),
                _("Say under “Change” which department it concerns."),
                "to",
                "R46",
            )
        )
    elif to_id not in {one.id for one in instructable(work, before)}:
        problems.append(
            Problem(
                _("This person neither heads {department} nor is the head's designee.").format(
                    department=before.department
                ),
                _("Choose one who does."),
                "to",
                "R46",
            )
        )
    if not content:
        problems.append(
            Problem(
                _("What is to be removed is missing."),
                _("Name the content, so that it can be found."),
                "content",
                "R46",
            )
        )
    try:
        not_past(work, due)
    except Invalid as error:
        problems.extend(error.problems)
    if problems:
        raise Invalid(*problems)


def _to_order_down(work: Work, before: Violation) -> Account:
    if before.account_id is None:
        raise Invalid(
            Problem(
                _("The case names none of the City's accounts, so no page can be ordered down."),
                _("Say under “Change” which account it concerns."),
                "account",
                "R48",
            )
        )
    account = stored_accounts.hold(work.conn, before.account_id)
    if account.state not in ORDERED_STATES and not account_is_open(account, Act.ORDER_DOWN):
        raise Invalid(
            Problem(
                _("{account} is “{state}”, so its page can't be ordered down.").format(
                    account=account.name, state=account.state_name
                ),
                _("Look at the account. If its page is up after all, let it be recorded there."),
                "account",
                "R48",
            )
        )
    return account


def _refuse_while_ordered(work: Work, before: Violation) -> None:
    if before.account_id is None:
        return
    account = stored_accounts.get(work.conn, before.account_id)
    if account.state in ORDERED_STATES:
        raise Invalid(
            Problem(
                _("The order stands on the account of {account}.").format(account=account.name),
                _("Lift it there first: “Reinstate”."),
                "account",
                "R48",
            )
        )
