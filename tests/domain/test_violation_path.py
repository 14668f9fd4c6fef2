"""The path of a case as steps, for who works it and for who sees days alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.acts import Act
from pittadmin.domain.history import Done
from pittadmin.domain.people import PersonRef
from pittadmin.domain.roles import Role
from pittadmin.domain.routing import Office
from pittadmin.domain.violation_path import path
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import TRANSITIONS, ViolationState
from pittadmin.domain.violations import Answer, Instruction, Outcome, Place, Violation

PAT, HAL = PersonRef(1, "Pat Poole"), PersonRef(2, "Hal Hart")
MOMENT = datetime(2026, 11, 3, 15, tzinfo=UTC)
TOLD = Instruction(1, HAL, 1, "RSVP", "The post of May 2", date(2026, 11, 6), PAT, MOMENT)


def case(state: ViolationState, *instructions: Instruction) -> Violation:
    """Return a case in this state."""
    return Violation(
        1,
        "V-2026-0001",
        1,
        Office.PERSONNEL,
        state,
        date(2026, 11, 5),
        date(2026, 11, 2),
        ("advertising",),
        Place.POST,
        owner=PAT,
        instructions=instructions,
    )


def done(*acts: Act) -> list[Done]:
    """Return a history of these acts, given the oldest first."""
    found = [
        Done(number, MOMENT, "Pat Poole", Role.PERSONNEL, act, "R7", "", "pat")
        for number, act in enumerate(acts)
    ]
    return found[::-1]


def said(violation: Violation, *acts: Act, outcomes: tuple[Outcome, ...] = ()) -> list[str]:
    """Return the steps as state and title."""
    return [f"{one.state} {one.title}" for one in path(violation, done(*acts), outcomes)]


def test_a_new_case_waits_to_be_taken_up() -> None:
    steps = path(case(ViolationState.REPORTED))
    assert [one.state for one in steps] == ["done", "now", "later", "later", "later"]
    assert steps[0].note == "Nov 2, 2026"
    assert steps[1].note == "to be taken up"


def test_each_step_has_who_and_when() -> None:
    steps = path(case(ViolationState.INSTRUCTED, TOLD), done(Act.TAKE_UP_CASE, Act.INSTRUCT))
    assert steps[1].note == "Pat Poole, Nov 3, 2026"
    assert (steps[2].state, steps[2].note) == ("now", "Hal Hart, by Nov 6, 2026")


def test_a_refusal_stops_the_path_and_discipline_goes_on() -> None:
    refused = replace(TOLD, answer=Answer.REFUSED, answered_by=HAL, answered_at=MOMENT)
    acts = [Act.TAKE_UP_CASE, Act.INSTRUCT, Act.ANSWER_REFUSED]
    assert said(case(ViolationState.REFUSED, refused), *acts)[3] == "stopped Removal refused"
    referred = said(case(ViolationState.REFERRED, refused), *acts, Act.REFER_CASE)
    assert referred[3:] == ["stopped Removal refused", "now Discipline", "later Closed"]


def test_a_referred_case_waits_to_be_closed_once_everybody_is_told() -> None:
    one = Outcome(1, HAL, "A warning", PAT, MOMENT, date(2026, 11, 13))
    other = replace(one, id=2, notice_at=MOMENT, notice_by=PAT)
    acts = [Act.TAKE_UP_CASE, Act.INSTRUCT, Act.ANSWER_REFUSED, Act.REFER_CASE, Act.FILE_OUTCOME]
    referred = case(ViolationState.REFERRED, TOLD)
    assert said(referred, *acts, Act.GIVE_NOTICE, outcomes=(one, other))[-1] == "later Closed"
    assert said(referred, *acts, Act.GIVE_NOTICE, outcomes=(other,))[-1] == "now Closed"


def test_a_reopened_case_begins_its_review_anew() -> None:
    acts = [Act.TAKE_UP_CASE, Act.DISMISS_CASE, Act.CLOSE_CASE, Act.REOPEN_CASE]
    steps = said(case(ViolationState.UNDER_REVIEW), *acts)
    assert steps == [
        "done Reported",
        "now Review",
        "later Instruction or take-down",
        "later Content removed",
        "later Closed",
    ]


def test_who_is_told_sees_the_instruction_alone() -> None:
    steps = path(case(ViolationState.INSTRUCTED, TOLD), sight=Sight.TOLD)
    assert [one.title for one in steps] == ["Instruction given", "Content removed"]


@pytest.mark.requirement("R67")
@pytest.mark.parametrize("state", list(ViolationState))
def test_who_sees_days_alone_reads_no_name_of_who_worked_it(state: ViolationState) -> None:
    seen = replace(case(state), owner=None)
    for step in path(seen, sight=Sight.READS):
        assert "Pat" not in step.note


@given(st.data())
def test_every_way_that_a_case_can_go_has_a_path(data: st.DataObject) -> None:
    state, acts, told = ViolationState.REPORTED, [Act.REPORT_VIOLATION], list[Instruction]()
    for _step in range(data.draw(st.integers(0, 14))):
        one = data.draw(st.sampled_from([t for t in TRANSITIONS if t.source is state]))
        state = one.target
        acts.append(one.act)
        answers = {
            Act.ANSWER_REMOVED: Answer.REMOVED,
            Act.ANSWER_REFUSED: Answer.REFUSED,
            Act.WITHDRAW_INSTRUCTION: Answer.WITHDRAWN,
        }
        if one.act is Act.INSTRUCT:
            told.insert(0, TOLD)
        elif one.act in answers and told:
            told[0] = replace(told[0], answer=answers[one.act], answered_by=HAL)
    steps = path(case(state, *told), done(*acts))
    assert sum(step.state == "now" for step in steps) <= 1
    assert (steps[-1].title, steps[-1].state == "done") == (
        "Closed",
        state is ViolationState.CLOSED,
    )
    waits = state not in (ViolationState.CLOSED, ViolationState.REFUSED)
    assert any(step.state == "now" for step in steps) == waits
