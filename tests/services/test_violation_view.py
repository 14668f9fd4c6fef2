"""What each person sees of a case: all of it, the report and the state, or an instruction alone."""

from dataclasses import fields
from datetime import timedelta

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.documents import FactList, Grid, Heading, Paragraph
from pittadmin.domain.errors import NotAllowed
from pittadmin.domain.roles import Role
from pittadmin.domain.violation_categories import RETALIATION
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import Answer
from pittadmin.services import (
    accounts,
    administrators,
    case_file,
    people,
    violation_view,
    violations,
)
from pittadmin.services.new_files import NewFile
from pittadmin.storage import accounts as stored_accounts
from pittadmin.storage import people as stored_people
from tests.case_steps import CONTENT, WEEK, case_in, instructed, move_to, now, seal, supervise
from tests.cases import BODY, reported
from tests.city import TODAY, City

S = ViolationState
SHOT = NewFile("post.png", b"\x89PNG\r\n\x1a\n" + bytes(32))


@pytest.mark.requirement("R66", "R67")
def test_who_works_a_case_sees_all_of_it(city: City) -> None:
    case, _account = case_in(city, S.UNDER_REVIEW, files=[SHOT])
    pat = city.of("pat")
    violations.note(pat, case.id, "Called the shop")
    for login in ("pat", "pam", "dina"):
        view = violation_view.case(city.of(login), case.id)
        assert view.sight is Sight.WORKS
        assert view.violation == case
        assert view.said is not None
        assert view.said.body == BODY
        assert view.reporter is not None
        assert view.reporter.name == "Eve East"
        assert [one.body for one in view.notes] == ["Called the shop"]
        assert [one.filename for one in view.evidence] == ["post.png"]
        assert [one.act for one in view.history][-1] is Act.REPORT_VIOLATION
        assert view.next_act is Act.INSTRUCT
        assert Act.INSTRUCT in view.acts


@pytest.mark.requirement("R66", "R67")
def test_who_reads_a_report_sees_it_and_the_state_by_days_and_nothing_else(city: City) -> None:
    supervise(city, "eve", "hal")
    case, _account = case_in(city, S.REFERRED, files=[SHOT])
    pat = city.of("pat")
    violations.note(pat, case.id, "Eve East called")
    violations.add_files(pat, case.id, [NewFile("note.txt", b"Eve East")])
    case = now(city, case)
    violations.file_outcome(pat, case.id, case.version, city.people["ada"], "Warned")
    view = violation_view.case(city.of("hal"), case.id)
    assert view.sight is Sight.READS
    assert view.said is not None
    assert view.said.body == BODY
    assert [one.filename for one in view.evidence] == ["post.png"]
    assert (view.violation.due, view.violation.owner) == (None, None)
    assert not view.acts
    for name in ("reporter", "notes", "outcomes", "history", "signs", "readers", "records"):
        assert not getattr(view, name), name
    assert "Eve" not in repr(view)
    hidden = violation_view.case(pat, case.id).evidence[1]
    with pytest.raises(NotAllowed):
        violation_view.evidence_bytes(city.of("hal"), case.id, hidden.id)


@pytest.mark.requirement("R46", "R66")
def test_who_is_instructed_sees_the_instruction_alone(city: City) -> None:
    case, account = case_in(city, S.INSTRUCTED, files=[SHOT])
    for login in ("hal", "deb"):
        view = violation_view.case(city.of(login), case.id)
        assert view.sight is Sight.TOLD
        shown = view.violation
        assert (shown.number, shown.account, shown.due) == (case.number, account.handle, WEEK)
        assert shown.instruction is not None
        assert shown.instruction.content == CONTENT
        assert view.acts == (Act.ANSWER_REMOVED, Act.ANSWER_REFUSED)
        assert (shown.categories, shown.named, shown.poster, shown.owner) == ((), (), "", None)
        for name in ("said", "reporter", "notes", "outcomes", "history", "signs", "evidence"):
            assert not getattr(view, name), name
        assert BODY not in repr(view)
    violations.answer_refused(city.of("deb"), case.id, case.version, "It is art")
    violations.refer(city.of("pat"), case.id, now(city, case).version, "Refused")
    view = violation_view.case(city.of("hal"), case.id)
    assert view.violation.state is S.REFUSED
    assert not view.acts


@pytest.mark.requirement("R9", "R46")
def test_who_is_instructed_sees_what_was_recorded_since_and_so_does_one_who_reads_the_report(
    city: City,
) -> None:
    supervise(city, "eve", "hal")
    case, _account = case_in(city, S.UNDER_REVIEW)
    seal(city, case, "pat")
    city.moment += timedelta(minutes=1)
    case = instructed(city, case)
    sights = {"hal": Sight.READS, "deb": Sight.TOLD}
    for login, sight in sights.items():
        view = violation_view.case(city.of(login), case.id)
        assert (view.sight, view.records) == (sight, ())
    record = seal(city, case)
    for login in sights:
        assert [one.id for one in violation_view.case(city.of(login), case.id).records] == [record]


@pytest.mark.requirement("R66", "R67")
def test_a_case_is_nobody_elses(city: City) -> None:
    case, _account = case_in(city, S.INSTRUCTED, by="abe")
    seers = {"pat", "pam", "dina", "max", "hal", "deb"}
    for login in city.people:
        if login not in seers:
            with pytest.raises(NotAllowed):
                violation_view.case(city.of(login), case.id)
    # The Mayor reads what no head above the reporter does.
    assert violation_view.case(city.of("max"), case.id).sight is Sight.READS


@pytest.mark.requirement("R46")
def test_a_withdrawn_instruction_is_done_with_for_who_was_told(city: City) -> None:
    case, _account = case_in(city, S.INSTRUCTED)
    violations.withdraw_instruction(city.of("pat"), case.id, case.version, "Wrong post")
    view = violation_view.case(city.of("hal"), case.id)
    assert view.violation.state is S.CLOSED
    assert view.violation.instruction is not None
    assert view.violation.instruction.answer is Answer.WITHDRAWN
    assert view.violation.due is None


@pytest.mark.requirement("R52")
def test_the_outcome_of_discipline_is_seen_by_who_works_the_case_alone(city: City) -> None:
    case, _account = case_in(city, S.REFERRED)
    pat = city.of("pat")
    case = violations.file_outcome(pat, case.id, case.version, city.people["ada"], "Warned")
    view = violation_view.case(pat, case.id)
    assert view.next_act is Act.GIVE_NOTICE
    assert Act.CLOSE_CASE not in view.acts
    assert "not told yet" in view.refused[Act.CLOSE_CASE]
    (outcome,) = view.outcomes
    assert outcome.notice_due == TODAY + timedelta(days=10)
    letter = case_file.notice_letter(pat, case.id, outcome.id)
    words = [one.text for one in letter.parts if isinstance(one, Paragraph)]
    assert "Warned" in words
    assert not any("Eve" in one for one in words)
    with pytest.raises(NotAllowed):
        case_file.notice_letter(city.of("max"), case.id, outcome.id)


@pytest.mark.requirement("R67")
def test_later_acts_of_the_persons_of_a_case_against_its_reporter_are_shown(city: City) -> None:
    supervise(city, "abe", "hal")
    theirs = city.account(by="abe", handle="AbesPage")
    people.end(city.of("hal"), _delegation(city, "ada"))
    city.moment += timedelta(minutes=1)
    case, _account = case_in(city, S.UNDER_REVIEW, by="abe", named=("dot",))
    city.moment += timedelta(minutes=1)
    people.end(city.of("hal"), _delegation(city, "abe"))  # hal reads the report
    accounts.deny(city.of("dot"), theirs.id, theirs.version, "No need")
    view = violation_view.case(city.of("pat"), case.id)
    assert [(one.act, one.person.name, one.about) for one in view.signs] == [
        (Act.DENY_ACCOUNT, "Dot Dunn", "AbesPage"),
        (Act.DELEGATE, "Hal Hart", ""),
    ]
    assert violation_view.case(city.of("hal"), case.id).signs == ()


def _delegation(city: City, login: str) -> int:
    with city.database.read() as conn:
        return next(
            one.id
            for one in stored_people.memberships(conn)
            if one.person.id == city.people[login] and one.role is Role.ADMINISTRATOR
        )


@pytest.mark.requirement("R67")
def test_who_was_taken_off_an_account_is_found_in_the_trail(city: City) -> None:
    account = city.account(State.LIVE, by="ada", handle="Shared")
    with city.change() as conn:
        stored_accounts.set_administrators(
            conn, account.id, [city.people["ada"], city.people["abe"]]
        )
    case, _receipt = reported(city, "abe", named=("hal",))
    city.moment += timedelta(minutes=1)
    account = city.get(account.id)
    administrators.change(
        city.of("hal"), account.id, account.version, account.purpose, "", [city.people["ada"]]
    )
    view = violation_view.case(city.of("pat"), case.id)
    assert [(one.act, one.about) for one in view.signs] == [(Act.CHANGE_ADMINISTRATORS, "Shared")]


@pytest.mark.requirement("R67")
def test_retaliation_is_a_case_of_its_own_linked_to_the_first(city: City) -> None:
    first, _receipt = reported(city)
    second, _receipt = reported(
        city, categories=(RETALIATION,), answers=first.number, named=("hal",)
    )
    pat = city.of("pat")
    assert [one.number for one in violation_view.case(pat, second.id).linked] == [first.number]
    assert [one.number for one in violation_view.case(pat, first.id).linked] == [second.number]


@pytest.mark.requirement("R9", "R46")
def test_the_case_file_holds_everything_with_an_index_of_evidence_and_hashes(city: City) -> None:
    case, _account = case_in(city, S.INSTRUCTED, files=[SHOT])
    pat = city.of("pat")
    violations.note(pat, case.id, "Called the shop")
    seal(city, case)
    document = case_file.document(pat, case.id)
    assert document.title == f"Case {case.number}"
    words = _words(document.parts)
    (piece,) = violation_view.case(pat, case.id).evidence
    for said in (BODY, CONTENT, "Eve East", "Called the shop", piece.sha256, f"{piece.size:,}"):
        assert said in words, said
    assert "Printed by Pat" in words
    told = _words(case_file.document(city.of("hal"), case.id).parts)
    assert CONTENT in told
    for said in (BODY, "Eve East", "Called the shop", piece.sha256):
        assert said not in told


def _words(parts: object) -> str:
    said: list[str] = []
    for one in parts:  # type: ignore[attr-defined]
        if isinstance(one, Heading | Paragraph):
            said.append(one.text)
        elif isinstance(one, FactList):
            said += [f"{title}: {words}" for title, words in one.facts]
        elif isinstance(one, Grid):
            said += [cell for row in one.rows for cell in row]
    return "\n".join(said)


@pytest.mark.requirement("R66")
def test_the_views_of_who_is_told_and_who_reads_hide_every_field_that_is_not_theirs(
    city: City,
) -> None:
    """A field that is added to a view later is hidden until somebody decides that it is shown."""
    case, _account = case_in(city, S.INSTRUCTED)
    open_ = {"sight", "violation", "acts", "refused", "next_act", "next_step"}
    told = violation_view.case(city.of("hal"), case.id)
    reads = violation_view.case(city.of("max"), case.id)
    for one in fields(told):
        if one.name not in open_:
            assert not getattr(told, one.name), one.name
        if one.name not in open_ | {"said", "evidence"}:
            assert not getattr(reads, one.name), one.name


def test_what_moves_a_case_is_told_as_a_sentence(city: City) -> None:
    pat = city.of("pat")
    case, _account = case_in(city, S.REPORTED)
    assert "take the case up" in violation_view.case(pat, case.id).next_step
    case = move_to(city, case, S.UNDER_REVIEW)
    case = instructed(city, case)
    assert "Hal Hart" in violation_view.case(pat, case.id).next_step


@pytest.mark.requirement("R48")
def test_a_case_whose_page_is_ordered_down_waits_for_its_account(city: City) -> None:
    case, account = case_in(city, S.ORDERED_DOWN)
    follows = {Act.CASE_IS_DOWN, Act.WITHDRAW_INSTRUCTION}

    def offered(state: State) -> set[Act]:
        city.put(account, state=state)
        return follows.intersection(violation_view.case(city.of("pat"), case.id).acts)

    assert offered(State.TAKE_DOWN_ORDERED) == set()
    assert offered(State.TAKEN_DOWN) == {Act.CASE_IS_DOWN}
    assert offered(State.LIVE) == {Act.WITHDRAW_INSTRUCTION}
    assert offered(State.ARCHIVED) == follows
