"""A draft from the first word to what has gone out: who may do what, and that nothing is lost."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from pittadmin.domain.acts import Act
from pittadmin.domain.draft_states import IN_PLACE, TRANSITIONS, WRITABLE, DraftState, When
from pittadmin.domain.drafts import Approval, Draft
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.posts import Variant
from pittadmin.domain.roles import Role
from pittadmin.services import draft_view, drafts, people
from pittadmin.services.context import Context
from pittadmin.storage import acts
from pittadmin.storage.database import Address, Database
from pittadmin.storage.schema import act as act_table
from pittadmin.storage.schema import audit as audit_table
from pittadmin.storage.schema import draft_text
from tests.city import HOLDER, LAST_DAY, TODAY, City, copy_of
from tests.composer import FACEBOOK, POST, X, confirm_all, get, posted, prepared, ready, written

DO: dict[Act, Callable[[City, Context, Draft], Draft]] = {
    Act.EDIT_DRAFT: lambda city, ctx, d: drafts.reopen(ctx, d.id, d.version),
    Act.ASK_PERSONNEL: lambda city, ctx, d: drafts.ask(ctx, d.id, d.version, "May we?"),
    Act.WITHDRAW_QUESTION: lambda city, ctx, d: drafts.withdraw_question(ctx, d.id, d.version),
    Act.ANSWER_QUESTION: lambda city, ctx, d: drafts.answer(ctx, d.id, d.version, "Yes"),
    Act.SEND_DRAFT: lambda city, ctx, d: drafts.send(ctx, d.id, d.version),
    Act.APPROVE_OWN_DRAFT: lambda city, ctx, d: drafts.send(ctx, d.id, d.version),
    Act.APPROVE_DRAFT: lambda city, ctx, d: drafts.approve(ctx, d.id, d.version),
    Act.RETURN_DRAFT: lambda city, ctx, d: drafts.send_back(ctx, d.id, d.version, "Shorter"),
    Act.FINISH_DRAFT: lambda city, ctx, d: drafts.finish(ctx, d.id, d.version),
    Act.DISCARD_DRAFT: lambda city, ctx, d: drafts.discard(ctx, d.id, d.version),
    Act.MARK_POSTED: lambda city, ctx, d: drafts.mark_posted(
        ctx,
        d.id,
        d.version,
        (d.to_post or ("x",))[0],
        f"https://{'x' if d.to_post[:1] == ('x',) else 'facebook'}.com/Page/status/{d.id}",
        city.moment,
    ),
}
"""How each act on a draft is done."""


@pytest.fixture
def composing(city: City) -> City:
    """The city, ready to write posts."""
    return ready(city)


def saved(city: City, draft: Draft, words: str, by: str = "ada") -> Draft:
    return drafts.save_text(city.of(by), draft.id, draft.version, replace(draft.post, text=words))


def act_ids(city: City) -> list[str]:
    with city.database.read() as conn:
        return list(conn.execute(select(act_table.c.act).order_by(act_table.c.id)).scalars())


def trail_length(city: City) -> int:
    with city.database.read() as conn:
        return conn.execute(select(func.count()).select_from(audit_table)).scalar_one()


# Who may do what.


def partly(city: City, state: DraftState, when: When | None, by: str = "ada") -> Draft:
    draft = prepared(city, state, by=by)
    if when in (When.PARTLY_POSTED, When.LAST_PLATFORM):
        return DO[Act.MARK_POSTED](city, city.of(by), draft)
    return draft


@pytest.mark.requirement("R32", "R53", "R56", "R61")
@pytest.mark.parametrize(
    "arrow",
    [one for one in TRANSITIONS if one.act is not Act.APPROVE_OWN_DRAFT],
    ids=lambda one: f"{one.act}-{one.source}-{one.when or 'always'}",
)
def test_every_arrow_is_for_the_roles_of_the_table_alone(composing: City, arrow: Any) -> None:
    city = composing
    for role, login in HOLDER.items():
        allowed = role in PERMISSIONS[arrow.act].roles
        own = allowed and PERMISSIONS[arrow.act].own_only
        before = partly(city, arrow.source, arrow.when, by=login if own else "ada")
        if allowed:
            after = DO[arrow.act](city, city.of(login), before)
            assert after.state is arrow.target, (role, arrow)
            assert after.state_since == city.moment
            assert act_ids(city)[-1] == arrow.act
            with city.database.read() as conn:
                done = acts.history(conn, "draft", before.id)[0]
            assert (done.requirement, done.role) == (arrow.requirement, role)
        else:
            with pytest.raises(NotAllowed):
                DO[arrow.act](city, city.of(login), before)
            assert get(city, before.id) == before


@pytest.mark.requirement("R32", "R53")
@pytest.mark.parametrize("state", DraftState)
def test_an_act_that_does_not_fit_the_state_is_refused_and_says_how_it_stands(
    composing: City, state: DraftState
) -> None:
    city = composing
    draft = prepared(city, state)
    for act, do in DO.items():
        if act is Act.APPROVE_OWN_DRAFT or state in IN_PLACE.get(act, ()):
            continue
        if any(one.act is act and one.source is state for one in TRANSITIONS if not one.when):
            continue
        fits = any(one.act is act and one.source is state for one in TRANSITIONS)
        if fits and act is not Act.FINISH_DRAFT:
            continue  # as long as nothing is posted
        who = HOLDER[PERMISSIONS[act].roles[0]]
        with pytest.raises(Conflict) as refused:
            do(city, city.of(who), draft)
        assert refused.value.current == draft, act
        assert get(city, draft.id) == draft


@pytest.mark.requirement("R56")
def test_administrators_and_the_head_write_for_their_own_department_only(composing: City) -> None:
    rsvp = composing.departments["RSVP"]
    for role, login in HOLDER.items():
        if role in (Role.ADMINISTRATOR, Role.HEAD):
            draft = drafts.start(composing.of(login), rsvp, POST)
            assert draft.author.id == composing.people[login]
            assert draft.post.department == "RSVP"
        else:
            with pytest.raises(NotAllowed):
                drafts.start(composing.of(login), rsvp, POST)
    with pytest.raises(NotAllowed):
        drafts.start(composing.of("lou"), rsvp, POST)
    draft = written(composing)
    for login in ("lou", "deb", "phil", "pat", "max", "lee", "eve"):
        with pytest.raises(NotAllowed):
            saved(composing, draft, "Mine", login)
        with pytest.raises(NotAllowed):
            drafts.confirm(composing.of(login), draft.id, ["a"])


# Approval.


@pytest.mark.requirement("R32", "R4")
def test_nobody_approves_a_draft_they_wrote_in_but_the_head(composing: City) -> None:
    city = composing
    rsvp = city.departments["RSVP"]
    people.grant(city.of("hal"), city.people["deb"], Role.ADMINISTRATOR, rsvp, TODAY, LAST_DAY)
    people.grant(city.of("hal"), city.people["ada"], Role.HEAD_DESIGNEE, rsvp, TODAY, LAST_DAY)
    draft = saved(city, written(city), "Deb added this.", "deb")
    draft = saved(city, draft, "And Ada that.")
    draft = drafts.send(city.of("abe"), draft.id, confirm_all(city, draft).version)
    assert {one.name for one in draft.writers} == {"Ada Adams", "Deb Dean"}
    for login in ("ada", "deb"):
        with pytest.raises(NotAllowed, match="own matter") as refused:
            drafts.approve(city.of(login), draft.id, draft.version)
        assert "Hal Hart" in str(refused.value)
    approved = drafts.approve(city.of("hal"), draft.id, draft.version, "Good")
    assert (approved.approval, approved.remark) == (Approval.SECOND, "Good")
    assert approved.decided_by is not None
    assert approved.decided_by.name == "Hal Hart"


@pytest.mark.requirement("R32")
def test_the_sender_of_a_draft_does_not_approve_it(composing: City) -> None:
    city = composing
    rsvp = city.departments["RSVP"]
    people.grant(city.of("hal"), city.people["deb"], Role.ADMINISTRATOR, rsvp, TODAY, LAST_DAY)
    draft = written(city)
    draft = drafts.send(city.of("deb"), draft.id, draft.version)
    with pytest.raises(NotAllowed, match="own matter"):
        drafts.approve(city.of("deb"), draft.id, draft.version)


@pytest.mark.requirement("R32")
def test_the_heads_own_draft_needs_no_second_approval_and_is_recorded_so(composing: City) -> None:
    city = composing
    draft = written(city, by="hal")
    draft = drafts.send(city.of("hal"), draft.id, draft.version)
    assert (draft.state, draft.approval) == (DraftState.APPROVED, Approval.OWN)
    assert draft.decided_by == draft.author
    assert act_ids(city)[-1] == Act.APPROVE_OWN_DRAFT
    post = posted(city, draft, "hal").posts[0]
    assert (post.approval, post.approved_by) == (Approval.OWN, draft.author)
    # Sent by an administrator, it is still the head's own.
    draft = written(city, by="hal")
    draft = drafts.send(city.of("ada"), draft.id, draft.version)
    assert draft.state is DraftState.SENT
    approved = drafts.approve(city.of("hal"), draft.id, draft.version)
    assert approved.approval is Approval.OWN


@pytest.mark.requirement("R32")
def test_a_head_who_did_not_write_a_draft_sends_it_for_approval_like_others(
    composing: City,
) -> None:
    draft = written(composing)
    sent = drafts.send(composing.of("hal"), draft.id, draft.version)
    assert sent.state is DraftState.SENT
    approved = drafts.approve(composing.of("hal"), draft.id, sent.version)
    assert approved.approval is Approval.SECOND


@pytest.mark.requirement("R32")
def test_a_designee_approves_while_the_delegation_stands(composing: City) -> None:
    draft = prepared(composing, DraftState.SENT)
    composing.moment += timedelta(days=400)
    with pytest.raises(NotAllowed):
        drafts.approve(composing.of("deb"), draft.id, draft.version)
    composing.moment -= timedelta(days=400)
    approved = drafts.approve(composing.of("deb"), draft.id, draft.version)
    assert approved.approval is Approval.SECOND


@pytest.mark.requirement("R32")
def test_an_edit_takes_the_approval_back(composing: City) -> None:
    draft = prepared(composing, DraftState.APPROVED)
    with pytest.raises(Conflict, match="Approved"):
        saved(composing, draft, "Other words")
    draft = drafts.reopen(composing.of("ada"), draft.id, draft.version)
    assert (draft.state, draft.approval, draft.report) == (DraftState.DRAFT, Approval.NONE, None)
    assert (draft.sent_by, draft.decided_by) == (None, None)
    draft = saved(composing, draft, "Other words")
    with pytest.raises(NotAllowed):
        drafts.approve(composing.of("ada"), draft.id, draft.version)
    assert drafts.reopen(composing.of("ada"), draft.id, draft.version) == draft


@pytest.mark.requirement("R32")
def test_a_returned_draft_carries_the_remark_and_can_be_mended(composing: City) -> None:
    sent = prepared(composing, DraftState.SENT)
    with pytest.raises(Invalid, match="remark"):
        drafts.send_back(composing.of("deb"), sent.id, sent.version, " ")
    draft = prepared(composing, DraftState.RETURNED)
    assert draft.remark == "Say when it closes"
    draft = saved(composing, draft, "The library closes at five.")
    draft = confirm_all(composing, draft)
    assert draft.remark == "Say when it closes"
    draft = drafts.send(composing.of("ada"), draft.id, draft.version)
    assert (draft.state, draft.remark) == (DraftState.SENT, "")


# The checks.


@pytest.mark.requirement("R42", "R34")
def test_a_draft_is_judged_again_when_it_is_sent(composing: City) -> None:
    draft = saved(composing, written(composing), "Vote yes on 2")
    with pytest.raises(Invalid) as refused:
        drafts.send(composing.of("ada"), draft.id, draft.version)
    said = {(one.field, one.requirement) for one in refused.value.problems}
    assert said == {("text", "R42"), ("confirmations", "R34")}
    assert get(composing, draft.id) == draft


@pytest.mark.requirement("R25")
def test_a_warning_may_be_sent_and_stays_in_the_report(composing: City) -> None:
    draft = written(composing, text="I think it is open.")
    draft = drafts.send(composing.of("ada"), draft.id, draft.version)
    assert draft.report is not None
    assert draft.report.verdict == "warn"
    assert [one.rule for one in draft.report.findings] == ["T-THINK"]
    assert draft.report.post_sha256 == draft.post.sha256


@pytest.mark.requirement("R34")
def test_an_edit_asks_for_a_confirmation_again_and_the_old_one_stays_on_record(
    composing: City,
) -> None:
    draft = written(composing)
    (first,) = draft.confirmed
    assert (first.person.name, first.at) == ("Ada Adams", composing.moment)
    draft = saved(composing, draft, "Other words altogether")
    with pytest.raises(Invalid, match="Not confirmed"):
        drafts.send(composing.of("ada"), draft.id, draft.version)
    draft = confirm_all(composing, draft, "abe")
    assert first in draft.confirmed
    assert len(draft.confirmed) == 2
    # Who confirmed first stays on record, and what is taken back is gone.
    again = drafts.confirm(composing.of("hal"), draft.id, [first.key])
    assert again.confirmed == draft.confirmed
    less = drafts.confirm(composing.of("ada"), draft.id, [first.key], on=False)
    assert first not in less.confirmed
    assert less.version == draft.version


@pytest.mark.requirement("R4", "R12", "R25")
def test_what_is_missing_is_said_all_at_once(composing: City) -> None:
    draft = drafts.start(composing.of("ada"), composing.departments["RSVP"])
    draft = confirm_all(composing, draft)
    with pytest.raises(Invalid) as refused:
        drafts.send(composing.of("ada"), draft.id, draft.version)
    assert {one.field for one in refused.value.problems} == {"platforms", "text"}
    draft = written(composing, platforms=("facebook", "instagram"))
    with pytest.raises(Invalid, match="no live account on Instagram"):
        drafts.send(composing.of("ada"), draft.id, draft.version)


@pytest.mark.requirement("R32")
def test_a_draft_that_nobody_could_approve_is_not_sent(composing: City) -> None:
    city = composing
    department = next(
        one for one in people.directory(city.of("lee")).departments if one.name == "RSVP"
    )
    draft = written(city)
    people.save_department(
        city.of("lee"),
        "RSVP",
        department.email or "",
        None,
        department.id,
        department.version,
    )
    deb = next(
        one for one in people.directory(city.of("lee")).memberships if one.person.name == "Deb Dean"
    )
    with city.change() as conn:
        from pittadmin.storage import people as stored_people

        stored_people.end_membership(conn, deb.id, TODAY)
    with pytest.raises(Invalid, match="Nobody can approve"):
        drafts.send(city.of("ada"), draft.id, draft.version)


@pytest.mark.requirement("R42")
def test_rules_that_changed_meanwhile_judge_a_draft_when_it_is_approved(composing: City) -> None:
    draft = prepared(composing, DraftState.SENT, text="Bring your dog.")
    from pittadmin.services import packs
    from pittadmin.storage import packs as stored_packs
    from tests.composer import PACK

    changed = PACK.replace('"90"', '"91"').replace('"vote no"', '"vote no", "your dog"')
    with composing.change() as conn:
        stored_packs.propose(
            conn,
            id=2,
            pack="91",
            text=changed,
            sha256="0" * 64,
            note="Dogs",
            proposed_by_id=composing.people["pat"],
            proposed_at=composing.moment,
        )
    packs.publish(composing.of("pam"), 2)
    with pytest.raises(Invalid, match="asks for a vote"):
        drafts.approve(composing.of("hal"), draft.id, draft.version)
    drafts.send_back(composing.of("hal"), draft.id, draft.version, "No dogs")


# Questions to Personnel.


@pytest.mark.requirement("R53")
def test_a_question_holds_the_draft_until_personnel_has_answered(composing: City) -> None:
    city = composing
    draft = prepared(city, DraftState.HELD)
    assert draft.question is not None
    assert draft.question.question == "May we say that?"
    with pytest.raises(Conflict):
        saved(city, draft, "Meanwhile")
    with pytest.raises(Conflict):
        drafts.confirm(city.of("ada"), draft.id, ["a"])
    with pytest.raises(Invalid, match="answer is missing"):
        drafts.answer(city.of("pat"), draft.id, draft.version, " ")
    draft = drafts.answer(city.of("pat"), draft.id, draft.version, "Yes, without the name")
    assert (draft.state, draft.question) == (DraftState.DRAFT, None)
    (kept,) = draft.questions
    assert kept.answer == "Yes, without the name"
    assert kept.answered_by is not None
    assert (kept.asked_by.name, kept.answered_by.name) == ("Ada Adams", "Pat Poole")
    again = drafts.ask(city.of("ada"), draft.id, draft.version, "And so?")
    assert [one.question for one in again.questions] == ["And so?", "May we say that?"]
    with pytest.raises(Invalid, match="question is missing"):
        drafts.ask(city.of("ada"), written(city).id, 1, "")


@pytest.mark.requirement("R53")
def test_nobody_answers_their_own_question(composing: City) -> None:
    city = composing
    rsvp = city.departments["RSVP"]
    people.grant(city.of("hal"), city.people["pat"], Role.ADMINISTRATOR, rsvp, TODAY, LAST_DAY)
    draft = prepared(city, DraftState.HELD, by="pat")
    with pytest.raises(NotAllowed, match="own matter"):
        drafts.answer(city.of("pat"), draft.id, draft.version, "Yes")
    drafts.answer(city.of("pam"), draft.id, draft.version, "Yes")


@pytest.mark.requirement("R53")
def test_a_question_is_taken_back_by_its_asker_alone_while_it_is_not_answered(
    composing: City,
) -> None:
    city = composing
    asked = prepared(city, DraftState.HELD)
    with pytest.raises(NotAllowed, match="Ada Adams asked, and can take it back"):
        drafts.withdraw_question(city.of("hal"), asked.id, asked.version)
    with pytest.raises(NotAllowed):
        drafts.withdraw_question(city.of("pat"), asked.id, asked.version)
    assert Act.WITHDRAW_QUESTION not in draft_view.show(city.of("hal"), asked.id).acts
    draft = drafts.withdraw_question(city.of("ada"), asked.id, asked.version)
    assert (draft.state, draft.question) == (DraftState.DRAFT, None)
    (kept,) = draft.questions
    assert (kept.question, kept.answer, kept.is_taken_back) == ("May we say that?", "", True)
    assert act_ids(city)[-2:] == [Act.ASK_PERSONNEL, Act.WITHDRAW_QUESTION]
    saved(city, draft, "It can be written on")
    with pytest.raises(Conflict):
        drafts.answer(city.of("pat"), draft.id, draft.version, "Yes")


@pytest.mark.requirement("R53")
def test_an_answered_question_is_not_taken_back_and_may_be_followed_by_another(
    composing: City,
) -> None:
    city = composing
    asked = prepared(city, DraftState.HELD)
    answered = drafts.answer(city.of("pat"), asked.id, asked.version, "Yes")
    with pytest.raises(Conflict):
        drafts.withdraw_question(city.of("ada"), answered.id, answered.version)
    again = drafts.ask(city.of("ada"), answered.id, answered.version, "And so?")
    back = drafts.withdraw_question(city.of("ada"), again.id, again.version)
    assert [one.is_taken_back for one in back.questions] == [True, False]
    third = drafts.ask(city.of("ada"), back.id, back.version, "Or so?")
    assert third.question is not None
    assert third.question.question == "Or so?"


# Autosave.


def test_typing_is_no_act_and_each_act_keeps_the_hash_of_the_text(composing: City) -> None:
    draft = written(composing)
    before, length = act_ids(composing), trail_length(composing)
    for number in range(5):
        draft = saved(composing, draft, f"Words {number}")
    assert (act_ids(composing), trail_length(composing)) == (before, length)
    drafts.ask(composing.of("ada"), draft.id, draft.version, "Secret question")
    with composing.database.read() as conn:
        rows = conn.execute(
            select(audit_table.c.entity, audit_table.c.new).where(audit_table.c.id > length)
        ).all()
    assert any(draft.post.sha256 in row.new for row in rows if row.entity == "draft")
    assert not any("Words" in row.new or "Secret" in row.new for row in rows)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "\ud83d alone",
        "a\x00b",
        "‮ right to left 👩‍👩‍👧‍👦 é",
        "x" * 100_000,
        "'; DROP TABLE draft",
    ],
)
def test_whatever_is_typed_comes_back(composing: City, words: str) -> None:
    draft = written(composing)
    post = replace(POST, text=words, variants=(Variant("x", words + "!"),))
    kept = drafts.save_text(composing.of("ada"), draft.id, draft.version, post)
    assert kept.post == replace(post, department="RSVP")
    assert get(composing, draft.id) == kept


def test_too_much_is_refused_in_a_plain_sentence_and_the_draft_stays(composing: City) -> None:
    draft = written(composing)
    with pytest.raises(Invalid, match="more than a draft can hold"):
        saved(composing, draft, "x" * 1_000_001)
    assert get(composing, draft.id) == draft


def test_saving_the_same_again_changes_nothing(composing: City) -> None:
    draft = written(composing)
    assert drafts.save_text(composing.of("abe"), draft.id, draft.version, draft.post) == draft
    newer = saved(composing, draft, "Newer")
    # A save that was kept but not heard of is sent again with the old version.
    assert saved(composing, draft, "Newer") == newer


def test_of_two_people_on_one_draft_the_second_is_told_and_nothing_is_lost(
    composing: City,
) -> None:
    draft = written(composing)
    first = saved(composing, draft, "Abe's words", "abe")
    with pytest.raises(Conflict) as refused:
        saved(composing, draft, "Ada's words")
    assert refused.value.current == first
    assert first.changed_by.name == "Abe Allen"
    assert get(composing, draft.id) == first
    both = saved(composing, first, "Abe's words and Ada's words")
    assert both.version == first.version + 1


def test_of_two_who_save_at_once_one_is_told_and_the_words_of_the_other_stand(
    composing: City,
) -> None:
    draft = written(composing)
    other = Database(composing.database.address)
    both = {"ada": composing, "abe": City(other)}

    def typed(login: str) -> str:
        try:
            return saved(both[login], draft, f"Words of {login}", login).post.text
        except Conflict:
            return ""

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(typed, both))
    other.close()
    assert sorted(map(bool, told)) == [False, True]
    assert get(composing, draft.id).post.text == max(told)


def test_a_confirmation_is_no_conflict_for_who_is_typing(composing: City) -> None:
    draft = written(composing)
    drafts.confirm(composing.of("abe"), draft.id, ["T-OTHER"])
    assert saved(composing, draft, "On and on").version == draft.version + 1


@pytest.mark.parametrize("state", [one for one in DraftState if one not in WRITABLE])
def test_the_words_of_a_draft_that_is_not_written_stay(composing: City, state: DraftState) -> None:
    draft = prepared(composing, state)
    with pytest.raises(Conflict) as refused:
        saved(composing, draft, "Other words")
    assert refused.value.current == draft
    with pytest.raises(Conflict):
        drafts.confirm(composing.of("ada"), draft.id, ["a"])
    for statement in (
        f"UPDATE draft_text SET body = '{{}}' WHERE draft_id = {draft.id}",
        f"DELETE FROM draft_text WHERE draft_id = {draft.id}",
        f"DELETE FROM draft_writer WHERE draft_id = {draft.id}",
        f"DELETE FROM draft_confirmation WHERE draft_id = {draft.id}",
        f"UPDATE draft_confirmation SET person_id = 1 WHERE draft_id = {draft.id}",
        f"INSERT INTO draft_writer (draft_id, person_id, since) VALUES ({draft.id}, 1, '')",
    ):
        with (
            pytest.raises(Exception, match="not being written"),
            composing.database.write() as conn,
        ):
            conn.execute(text(statement))
    assert get(composing, draft.id) == draft


_TYPIST = """
import sys
from pathlib import Path
from tests.city import City
from pittadmin.domain.posts import Post
from pittadmin.services import drafts
from pittadmin.storage.database import Address, Database
city = City(Database(Address.of_file(Path(sys.argv[1]))))
draft = drafts.start(city.of("ada"), city.departments["RSVP"], Post("0"))
print("draft", draft.id, flush=True)
for number in range(1, 100_000):
    post = Post("x" * 2_000 + str(number))
    draft = drafts.save_text(city.of("ada"), draft.id, draft.version, post)
    print(number, flush=True)
"""


def test_a_kill_while_saving_loses_nothing_that_was_saved(
    tmp_path: Path, city_templates: Callable[[str, Any], Any]
) -> None:
    path = copy_of(city_templates("sqlite", None), tmp_path / "city.sqlite")
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", _TYPIST, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        draft_id = int(process.stdout.readline().split()[1])
        for _save in range(25):
            process.stdout.readline()
        process.kill()
        whole = process.stdout.read().splitlines(keepends=True)
    heard = max([25, *(int(line) for line in whole if line.endswith("\n"))])
    city = City(Database(Address.of_file(path)))
    found = int(get(city, draft_id).post.text.lstrip("x"))
    assert found >= heard
    draft = get(city, draft_id)
    assert saved(city, draft, "It goes on").version == draft.version + 1
    city.database.close()


# What has gone out.


@pytest.mark.requirement("R61")
def test_what_has_gone_out_is_frozen_with_everything_it_rests_on(composing: City) -> None:
    city = composing
    draft = prepared(city, DraftState.APPROVED, text="I think it is open.")
    ago = city.moment - timedelta(hours=1)
    draft = drafts.mark_posted(
        city.of("abe"), draft.id, draft.version, "facebook", FACEBOOK + "?x=1#top", ago
    )
    assert draft.state is DraftState.APPROVED
    assert draft.to_post == ("x",)
    draft = drafts.mark_posted(city.of("abe"), draft.id, draft.version, "x", X, ago)
    assert draft.state is DraftState.POSTED
    first, second = draft.posts
    assert (first.address, second.address) == (FACEBOOK + "?x=1", X)
    assert (first.author.name, first.marked_by.name) == ("Ada Adams", "Abe Allen")
    assert (first.approved_by.name, first.posted_at) == ("Hal Hart", ago)
    assert first.text == "I think it is open."
    assert first.report == draft.report
    assert first.report.pack == "90"
    assert first.report.post_sha256 == first.post.sha256
    assert first.confirmed == draft.confirmed
    for statement in ("UPDATE post SET address = 'x'", "DELETE FROM post"):
        with pytest.raises(Exception, match="only grows"), city.change() as conn:
            conn.execute(text(statement))
    assert get(city, draft.id) == draft


@pytest.mark.requirement("R61", "R37")
@pytest.mark.parametrize(
    ("platform", "address"),
    [
        ("facebook", ""),
        ("facebook", "https://facebook.com"),
        ("facebook", "https://facebook.com/PittsfieldRSVP"),
        ("facebook", "https://facebook.com/people/Ada/123/posts/1"),
        ("facebook", X),
        ("facebook", "https://bit.ly/x"),
        ("facebook", "javascript:alert(1)"),
        ("x", FACEBOOK),
        ("x", "https://evil.example/PittsfieldRSVP/status/1"),
        ("x", "https://x.com/PittsfieldRSVP"),
    ],
)
def test_an_address_that_is_no_post_there_is_refused(
    composing: City, platform: str, address: str
) -> None:
    draft = prepared(composing, DraftState.APPROVED)
    with pytest.raises(Invalid) as refused:
        drafts.mark_posted(
            composing.of("ada"), draft.id, draft.version, platform, address, composing.moment
        )
    assert refused.value.problems[0].field == "page_address"
    assert get(composing, draft.id) == draft


@pytest.mark.requirement("R61")
def test_a_post_is_marked_once_and_not_ahead_of_time(composing: City) -> None:
    city = composing
    draft = prepared(city, DraftState.APPROVED)
    me, later = city.of("ada"), city.moment + timedelta(hours=1)
    with pytest.raises(Invalid, match="still to come"):
        drafts.mark_posted(me, draft.id, draft.version, "x", X, later)
    draft = drafts.mark_posted(me, draft.id, draft.version, "x", X, city.moment)
    with pytest.raises(Conflict, match="already"):
        drafts.mark_posted(me, draft.id, draft.version, "x", X, city.moment)
    other = prepared(city, DraftState.APPROVED)
    with pytest.raises(Invalid, match="another post"):
        drafts.mark_posted(
            me, other.id, other.version, "x", "https://twitter.com/PittsfieldRSVP/status/1", later
        )
    with pytest.raises(Conflict):
        drafts.mark_posted(me, other.id, other.version, "linkedin", X, city.moment)


@pytest.mark.requirement("R61")
def test_what_is_posted_in_part_can_be_closed_but_not_changed(composing: City) -> None:
    draft = partly(composing, DraftState.APPROVED, When.PARTLY_POSTED)
    for act in (Act.EDIT_DRAFT, Act.DISCARD_DRAFT):
        with pytest.raises(Conflict):
            DO[act](composing, composing.of("ada"), draft)
    done = drafts.finish(composing.of("ada"), draft.id, draft.version)
    assert (done.state, len(done.posts)) == (DraftState.POSTED, 1)


# What the Composer shows.


@pytest.mark.requirement("R32", "R53")
@pytest.mark.parametrize("state", DraftState)
def test_every_act_that_is_offered_can_be_done(composing: City, state: DraftState) -> None:
    for login in ("ada", "hal", "deb", "pat"):
        shown = prepared(composing, state)
        try:
            offered = draft_view.show(composing.of(login), shown.id).acts
        except NotAllowed:
            assert login == "pat"
            continue
        for act in offered:
            draft = prepared(composing, state)
            DO[act](composing, composing.of(login), draft)


@pytest.mark.requirement("R34", "R57")
def test_a_draft_is_its_departments_own_until_it_is_asked_about_or_out(composing: City) -> None:
    city = composing
    for state in DraftState:
        draft = prepared(city, state)
        for login in ("ada", "abe", "hal", "deb"):
            assert draft_view.show(city.of(login), draft.id).draft == draft
        for login in ("lou", "max", "lee", "eve", "phil"):
            with pytest.raises(NotAllowed, match="business of RSVP"):
                draft_view.show(city.of(login), draft.id)
        if state in (DraftState.HELD, DraftState.POSTED):
            assert draft_view.show(city.of("pat"), draft.id).draft == draft
        else:
            with pytest.raises(NotAllowed):
                draft_view.show(city.of("pat"), draft.id)
    with pytest.raises(Conflict, match="not there"):
        draft_view.show(city.of("ada"), 999)


def test_the_view_says_who_approves_where_it_goes_and_what_was_done(composing: City) -> None:
    draft = prepared(composing, DraftState.SENT)
    view = draft_view.show(composing.of("deb"), draft.id)
    assert [one.name for one in view.approvers] == ["Hal Hart", "Deb Dean"]
    assert view.live == {
        "facebook": "https://facebook.com/PittsfieldRSVP",
        "x": "https://x.com/PittsfieldRSVP",
    }
    assert [one.act for one in view.history] == [Act.SEND_DRAFT, Act.WRITE_DRAFT]
    assert view.acts == (Act.APPROVE_DRAFT, Act.RETURN_DRAFT)


def test_the_composer_knows_departments_photographers_and_live_pages(composing: City) -> None:
    known = draft_view.composer_facts(composing.of("ada"))
    rsvp = composing.departments["RSVP"]
    assert [one.name for one in known.departments] == ["RSVP"]
    assert known.photographers == {rsvp: ("Hal Hart", "Phil Pine")}
    assert set(known.live[rsvp]) == {"facebook", "x"}
    assert "linkedin" in known.platforms
    assert draft_view.composer_facts(composing.of("eve")).departments == ()


def test_a_draft_is_kept_in_one_row_of_text(composing: City) -> None:
    draft = written(composing, text="Straße\n" + "long " * 40)
    assert draft.title == "Straße"
    assert drafts.start(composing.of("ada"), composing.departments["RSVP"]).title == "No text yet"
    with composing.database.read() as conn:
        row = conn.execute(select(draft_text).where(draft_text.c.draft_id == draft.id)).one()
    assert row.search_key.startswith("strasse")
    assert row.title == "Straße"
