"""The steps of a case: each allowed to who may take it where it fits, and refused to all others."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed, UserError
from pittadmin.domain.roles import Role
from pittadmin.domain.routing import Office
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import IN_PLACE, TRANSITIONS, ViolationState
from pittadmin.domain.violations import Answer, Violation
from pittadmin.services import accounts, violation_view, violations
from pittadmin.services.case_edit import fields_of
from pittadmin.services.context import Context
from pittadmin.services.new_files import NewFile
from pittadmin.storage import acts, outcomes
from pittadmin.storage.database import Database
from tests.case_steps import (
    CONTENT,
    WEEK,
    case_in,
    confirm_down,
    instructed,
    move_to,
    now,
    seal,
    supervise,
)
from tests.cases import reported
from tests.city import HOLDER, TODAY, City

S = ViolationState
sqlite = pytest.mark.parametrize("city", ["sqlite"], indirect=True)

DO: dict[Act, Callable[[City, Context, Violation], object]] = {
    Act.TAKE_UP_CASE: lambda city, ctx, c: violations.take_up(ctx, c.id, c.version),
    Act.EDIT_CASE: lambda city, ctx, c: violations.edit(
        ctx, c.id, c.version, replace(fields_of(c), poster="A shop")
    ),
    Act.WRITE_NOTE: lambda city, ctx, c: violations.note(ctx, c.id, "Called the shop"),
    Act.ADD_CASE_FILE: lambda city, ctx, c: violations.add_files(
        ctx, c.id, [NewFile("page.html", b"<html>")]
    ),
    Act.DISMISS_CASE: lambda city, ctx, c: violations.dismiss(ctx, c.id, c.version, "None"),
    Act.INSTRUCT: lambda city, ctx, c: violations.instruct(
        ctx, c.id, c.version, city.people["hal"], CONTENT, WEEK
    ),
    Act.WITHDRAW_INSTRUCTION: lambda city, ctx, c: violations.withdraw_instruction(
        ctx, c.id, c.version, "Wrong post"
    ),
    Act.ANSWER_REMOVED: lambda city, ctx, c: violations.answer_removed(ctx, c.id, c.version),
    Act.ANSWER_REFUSED: lambda city, ctx, c: violations.answer_refused(
        ctx, c.id, c.version, "It is art"
    ),
    Act.REFER_CASE: lambda city, ctx, c: violations.refer(ctx, c.id, c.version, "Refused"),
    Act.ORDER_CASE_DOWN: lambda city, ctx, c: violations.order_down(
        ctx, c.id, c.version, "The page sells"
    ),
    Act.CASE_IS_DOWN: lambda city, ctx, c: violations.is_down(ctx, c.id, c.version),
    Act.FILE_OUTCOME: lambda city, ctx, c: violations.file_outcome(
        ctx, c.id, c.version, city.people["ada"], "A warning"
    ),
    Act.GIVE_NOTICE: lambda city, ctx, c: violations.give_notice(
        ctx, c.id, c.version, _outcome(city, c)
    ),
    Act.CLOSE_CASE: lambda city, ctx, c: violations.close(ctx, c.id, c.version),
    Act.REOPEN_CASE: lambda city, ctx, c: violations.reopen(ctx, c.id, c.version, "New"),
}
EVERYBODY = {**HOLDER, Role.PERSONNEL_DIRECTOR: "dina"}
ANSWERS = (Act.ANSWER_REMOVED, Act.ANSWER_REFUSED)
PERSONNEL = (Role.PERSONNEL, Role.PERSONNEL_DIRECTOR)
FITS = {act: [t.source for t in TRANSITIONS if t.act is act] for act in DO} | {
    act: list(states) for act, states in IN_PLACE.items()
}


def _outcome(city: City, case: Violation) -> int:
    with city.database.read() as conn:
        return next((one.id for one in outcomes.of(conn, case.id)), 0)


def ready(city: City, state: ViolationState, act: Act) -> Violation:
    """A case in a state, with all that an act needs beside it."""
    case, account = case_in(city, state)
    if act is Act.ANSWER_REMOVED and state is S.INSTRUCTED:
        seal(city, case)
    if act is Act.CASE_IS_DOWN and state is S.ORDERED_DOWN:
        # As one whose page was down before the order came.
        seal(city, case)
        city.put(account, state=State.TAKEN_DOWN)
    if act is Act.WITHDRAW_INSTRUCTION and state is S.ORDERED_DOWN:
        city.put(account, state=State.LIVE)
    if state is S.REFERRED and act in (Act.GIVE_NOTICE, Act.CLOSE_CASE):
        pat = city.of("pat")
        case = violations.file_outcome(pat, case.id, case.version, city.people["ada"], "Warned")
        if act is Act.CLOSE_CASE:
            case = violations.give_notice(pat, case.id, case.version, _outcome(city, case))
    return case


@pytest.mark.requirement("R7", "R46", "R47", "R48", "R52")
@pytest.mark.parametrize("act", DO)
def test_each_step_is_taken_by_who_may_and_refused_to_every_other_role(
    city: City, act: Act
) -> None:
    may = (Role.HEAD, Role.HEAD_DESIGNEE) if act in ANSWERS else PERSONNEL
    state = FITS[act][0]
    case = ready(city, state, act)
    for role, login in EVERYBODY.items():
        if role not in may:
            with pytest.raises(NotAllowed):
                DO[act](city, city.of(login), case)
            assert now(city, case) == case, role
    for role in may:
        DO[act](city, city.of(EVERYBODY[role]), case)
        case = ready(city, state, act)


@sqlite
@pytest.mark.requirement("R7", "R46", "R47", "R48", "R52")
@pytest.mark.parametrize("act", DO)
def test_each_step_is_refused_in_every_state_in_which_it_does_not_fit(city: City, act: Act) -> None:
    who = city.of("hal" if act in ANSWERS else "pat")
    for state in S:
        case = ready(city, state, act)
        if state in FITS[act]:
            DO[act](city, who, case)
            arrows = [t for t in TRANSITIONS if t.act is act and t.source is state]
            assert now(city, case).state is (arrows[0].target if arrows else state)
            continue
        with pytest.raises(UserError) as refused:
            DO[act](city, who, case)
        assert isinstance(refused.value, Conflict | NotAllowed), (act, state)
        assert now(city, case) == case, (act, state)


@pytest.mark.requirement("R66")
def test_who_is_named_in_a_case_takes_no_step_in_it_whatever_their_role(city: City) -> None:
    case, _receipt = reported(city, "eve", named=("pam",))
    assert case.office is Office.MAYOR
    for login in ("pat", "pam", "dina", "hal", "eve"):
        with pytest.raises(NotAllowed):
            violations.take_up(city.of(login), case.id, case.version)
    case = violations.take_up(city.of("max"), case.id, case.version)
    assert case.owner is not None
    assert case.owner.name == "Max Miller"


@pytest.mark.requirement("R48")
def test_the_mayor_who_works_a_case_alone_orders_no_page_down(city: City) -> None:
    case, _account = case_in(city, S.REPORTED, named=("pam",))
    case = violations.take_up(city.of("max"), case.id, case.version)
    with pytest.raises(NotAllowed):
        violations.order_down(city.of("max"), case.id, case.version, "R48")


@pytest.mark.requirement("R48")
def test_an_order_changes_the_account_in_the_same_step_and_the_case_follows_it(
    city: City,
) -> None:
    case, account = case_in(city, S.INSTRUCTED)
    case = violations.order_down(city.of("pat"), case.id, case.version, "The page sells")
    assert case.state is S.ORDERED_DOWN
    assert case.due is None
    assert case.instruction is not None
    assert case.instruction.answer is Answer.WITHDRAWN
    ordered = city.get(account.id)
    assert (ordered.state, ordered.state_reason) == (State.TAKE_DOWN_ORDERED, "The page sells")
    with city.database.read() as conn:
        (public,) = [
            one for one in acts.history(conn, "account", account.id) if one.act is Act.ORDER_DOWN
        ]
    assert case.number not in public.reason
    confirm_down(city, case, by="hal")
    assert city.get(account.id).state is State.TAKEN_DOWN
    assert now(city, case).state is S.DOWN
    with city.database.read() as conn:
        last = acts.history(conn, "violation", case.id, confidential=True)[0]
    assert (last.act, last.person) == (Act.CASE_IS_DOWN, "Hal Hart")


@pytest.mark.requirement("R48")
def test_an_order_is_refused_where_no_account_is_named_or_it_cannot_be_ordered_down(
    city: City,
) -> None:
    pat = city.of("pat")
    case, _receipt = reported(city)
    case = violations.take_up(pat, case.id, case.version)
    with pytest.raises(Invalid, match="names none of the City's accounts"):
        violations.order_down(pat, case.id, case.version, "R48")
    case, account = case_in(city, S.UNDER_REVIEW)
    city.put(account, state=State.ARCHIVED)
    with pytest.raises(Invalid, match="can't be ordered down"):
        violations.order_down(pat, case.id, case.version, "R48")
    assert now(city, case).state is S.UNDER_REVIEW


@pytest.mark.requirement("R48")
def test_a_second_case_joins_an_order_that_stands_and_one_that_is_lifted_can_be_left(
    city: City,
) -> None:
    pat = city.of("pat")
    first, account = case_in(city, S.UNDER_REVIEW)
    second, _receipt = reported(city, "abe", account_id=account.id)
    second = violations.take_up(pat, second.id, second.version)
    first = violations.order_down(pat, first.id, first.version, "R48")
    since = city.get(account.id).version
    second = violations.order_down(pat, second.id, second.version, "R48 too")
    assert city.get(account.id).version == since
    with pytest.raises(Invalid, match="order stands"):
        violations.withdraw_instruction(pat, first.id, first.version, "Settled")
    accounts.reinstate(pat, account.id, since, "Settled")
    first = violations.withdraw_instruction(pat, first.id, first.version, "Settled")
    assert first.state is S.UNDER_REVIEW


@pytest.mark.requirement("R9", "R46")
def test_nothing_is_called_removed_before_its_record_is_sealed(city: City) -> None:
    case, _account = case_in(city, S.UNDER_REVIEW)
    seal(city, case, by="pat")  # before the instruction: it proves nothing of what follows
    city.moment += timedelta(hours=1)
    case = instructed(city, case)
    hal = city.of("hal")
    with pytest.raises(Invalid) as refused:
        violations.answer_removed(hal, case.id, case.version)
    assert refused.value.requirement == "R9"
    with pytest.raises(Invalid):
        violations.answer_removed(hal, case.id, case.version, record_id=1)
    record_id = seal(city, case)
    answered = violations.answer_removed(hal, case.id, case.version, remark="Gone")
    assert answered.instruction is not None
    assert (answered.instruction.record_id, answered.instruction.remark) == (record_id, "Gone")


@pytest.mark.requirement("R46")
def test_an_instruction_goes_to_the_head_or_a_designee_by_a_day_that_has_not_passed(
    city: City,
) -> None:
    pat = city.of("pat")
    case, _account = case_in(city, S.UNDER_REVIEW)
    yesterday = TODAY - timedelta(days=1)
    with pytest.raises(Invalid) as refused:
        violations.instruct(pat, case.id, case.version, city.people["abe"], " ", yesterday)
    assert [one.field for one in refused.value.problems] == ["to", "content", "due"]
    names = [one.name for one in violation_view.instructable(pat, case.id)]
    assert names == ["Hal Hart", "Deb Dean"]
    case = violations.instruct(pat, case.id, case.version, city.people["deb"], CONTENT, TODAY)
    assert case.due == TODAY
    # The head answers what the designee was told.
    answered = violations.answer_refused(city.of("hal"), case.id, case.version, "No")
    assert answered.state is S.REFUSED
    other, _receipt = reported(city)
    other = violations.take_up(pat, other.id, other.version)
    with pytest.raises(Invalid, match="neither an account nor a department"):
        violations.instruct(pat, other.id, other.version, city.people["hal"], CONTENT, WEEK)


@pytest.mark.requirement("R46")
def test_the_due_day_follows_the_instruction_then_the_notice_and_is_empty_once_closed(
    city: City,
) -> None:
    pat, hal = city.of("pat"), city.of("hal")
    case, _account = case_in(city, S.REPORTED)
    case = violations.take_up(pat, case.id, case.version, TODAY + timedelta(days=2))
    assert case.due == TODAY + timedelta(days=2)
    case = instructed(city, case)
    assert case.due == WEEK
    changed = violations.edit(
        pat, case.id, case.version, replace(fields_of(case), due=TODAY, address="https://x.com/1")
    )
    assert changed is not None
    assert changed.due == WEEK
    violations.answer_refused(hal, case.id, changed.version, "No")
    case = now(city, case)
    assert case.due is None
    case = violations.refer(pat, case.id, case.version, "Refused")
    case = violations.file_outcome(pat, case.id, case.version, city.people["ada"], "Warned")
    assert case.due == TODAY + timedelta(days=10)
    with pytest.raises(Invalid, match="not told yet"):
        violations.close(pat, case.id, case.version)
    case = violations.give_notice(pat, case.id, case.version, _outcome(city, case))
    assert case.due is None
    with pytest.raises(Conflict, match="already"):
        violations.give_notice(pat, case.id, case.version, _outcome(city, case))
    case = violations.close(pat, case.id, case.version)
    assert (case.state, case.due) == (S.CLOSED, None)


@pytest.mark.requirement("R52")
def test_a_referred_case_is_not_closed_without_an_outcome_and_outcomes_are_of_who_is_named(
    city: City,
) -> None:
    pat = city.of("pat")
    case, _account = case_in(city, S.REFERRED)
    with pytest.raises(Invalid, match="no outcome is filed"):
        violations.close(pat, case.id, case.version)
    with pytest.raises(Invalid, match="does not name"):
        violations.file_outcome(pat, case.id, case.version, city.people["abe"], "Warned")
    with pytest.raises(Invalid, match="missing"):
        violations.file_outcome(pat, case.id, case.version, city.people["ada"], "  ")


@pytest.mark.requirement("R66", "R67")
def test_who_gets_named_loses_sight_of_a_case_at_once_and_another_office_takes_over(
    city: City,
) -> None:
    supervise(city, "eve", "hal")
    case, _account = case_in(city, S.UNDER_REVIEW)
    assert violation_view.case(city.of("hal"), case.id).sight is Sight.READS
    pat = city.of("pat")
    named = replace(fields_of(case), named=(city.people["ada"], city.people["hal"]))
    changed = violations.edit(pat, case.id, case.version, named)
    assert changed is not None
    with pytest.raises(NotAllowed):
        violation_view.case(city.of("hal"), case.id)
    to_mayor = replace(fields_of(changed), named=(city.people["pam"],))
    assert violations.edit(pat, case.id, changed.version, to_mayor) is None
    for login in ("pat", "pam", "dina"):
        with pytest.raises(NotAllowed):
            violation_view.case(city.of(login), case.id)
    view = violation_view.case(city.of("max"), case.id)
    assert view.sight is Sight.WORKS
    assert view.violation.owner is None
    assert view.reporter is not None
    assert view.reporter.name == "Eve East"


@pytest.mark.requirement("R66")
def test_a_change_names_everything_that_cannot_stand(city: City) -> None:
    case, _account = case_in(city, S.UNDER_REVIEW)
    pat = city.of("pat")
    wrong = replace(
        fields_of(case),
        categories=(),
        happened_at=city.moment + timedelta(days=1),
        due=TODAY - timedelta(days=1),
        owner_id=city.people["eve"],
    )
    with pytest.raises(Invalid) as refused:
        violations.edit(pat, case.id, case.version, wrong)
    fields = [one.field for one in refused.value.problems]
    assert fields == ["categories", "happened_at", "due", "owner"]
    reporter = replace(fields_of(case), named=(city.people["eve"],))
    with pytest.raises(Invalid, match="Eve East reported this"):
        violations.edit(pat, case.id, case.version, reporter)
    assert now(city, case) == case


@pytest.mark.requirement("R7")
def test_the_second_of_two_people_on_one_case_is_told_what_changed_meanwhile(city: City) -> None:
    case, _account = case_in(city, S.UNDER_REVIEW)
    fields = fields_of(case)
    violations.edit(city.of("pat"), case.id, case.version, replace(fields, poster="The shop"))
    with pytest.raises(Conflict) as refused:
        violations.edit(city.of("pam"), case.id, case.version, replace(fields, address="x.com/9"))
    assert refused.value.current == now(city, case)
    merged = replace(fields_of(refused.value.current), address="x.com/9")
    done = violations.edit(city.of("pam"), case.id, refused.value.current.version, merged)
    assert done is not None
    assert (done.poster, done.address) == ("The shop", "x.com/9")


@pytest.mark.requirement("R7")
def test_of_two_people_who_close_a_case_at_once_the_second_is_told_that_it_is_closed(
    city: City,
) -> None:
    case, _account = case_in(city, S.DISMISSED)
    another = City(Database(city.database.address), city.moment)  # on a connection of its own

    def close(ctx: Context) -> str:
        try:
            return violations.close(ctx, case.id, case.version).state
        except Conflict as error:
            return str(error)

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(close, (city.of("pat"), another.of("pam"))))
    another.database.close()
    assert said[1] == S.CLOSED if said[0] != S.CLOSED else "closed" in said[1]
    with city.database.read() as conn:
        done = [one.act for one in acts.history(conn, "violation", case.id, confidential=True)]
    assert done.count(Act.CLOSE_CASE) == 1


@pytest.mark.requirement("R66")
def test_what_the_instructed_are_told_of_a_conflict_is_the_instruction_alone(city: City) -> None:
    case, _account = case_in(city, S.INSTRUCTED)
    with pytest.raises(Conflict) as refused:
        violations.answer_refused(city.of("hal"), case.id, case.version - 1, "No")
    seen = refused.value.current
    assert (seen.categories, seen.named, seen.owner) == ((), (), None)


@pytest.mark.requirement("R4", "R46", "R48")
def test_what_needs_a_reason_is_refused_without_one(city: City) -> None:
    pat = city.of("pat")
    case, _account = case_in(city, S.UNDER_REVIEW)
    for step in (violations.dismiss, violations.order_down):
        with pytest.raises(Invalid, match="reason"):
            step(pat, case.id, case.version, " ")
    case = move_to(city, reported(city, account_id=case.account_id)[0], S.INSTRUCTED)
    for ctx, step in (
        (pat, violations.withdraw_instruction),
        (city.of("hal"), violations.answer_refused),
    ):
        with pytest.raises(Invalid, match="reason"):
            step(ctx, case.id, case.version, "")


@pytest.mark.requirement("R7")
def test_evidence_of_any_kind_is_kept_as_it_is_and_what_is_empty_or_too_large_is_refused(
    city: City,
) -> None:
    case, _account = case_in(city, S.UNDER_REVIEW)
    pat = city.of("pat")
    program = NewFile("../../evil.exe", b"MZ\x90\x00")
    violations.add_files(pat, case.id, [program, program])
    (kept,) = violation_view.case(pat, case.id).evidence
    assert (kept.filename, kept.size) == ("evil.exe", 4)
    assert violation_view.evidence_bytes(pat, case.id, kept.id) == program.data
    for data in (b"", bytes(50 * 1024 * 1024 + 1)):
        with pytest.raises(Invalid):
            violations.add_files(pat, case.id, [NewFile("shot.png", data)])
