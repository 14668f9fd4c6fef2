import getpass
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import Account, Answer
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import CITY_ZONE, Clock
from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.drafts import Approval
from pittadmin.domain.errors import NotAllowed
from pittadmin.domain.known_facts import FactKind
from pittadmin.domain.removed_content import is_intact
from pittadmin.domain.requests import EmailRequestState, PlatformRequestState, TransferState
from pittadmin.domain.roles import Role
from pittadmin.domain.seals import likeness
from pittadmin.domain.try_out import department_names
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violations import Violation
from pittadmin.services import (
    demo,
    emails,
    facts,
    packs,
    people,
    platforms,
    policy,
    records_requests,
    seals,
    starting,
    today,
    transfers,
    violation_view,
)
from pittadmin.services.context import Context
from pittadmin.services.demo_pictures import screenshot
from pittadmin.storage import accounts, acts, violations
from pittadmin.storage import drafts as stored_drafts
from pittadmin.storage import removed_content as stored_records

# A Sunday at night, when nobody works.
NOW = datetime(2026, 11, 22, 22, 3, tzinfo=CITY_ZONE).astimezone(UTC)


@dataclass(frozen=True)
class Sample:
    """The sample city, with all of its accounts."""

    ctx: Context
    accounts: list[Account]

    def where(self, **values: object) -> list[Account]:
        """Return the accounts with these values."""
        return [
            one
            for one in self.accounts
            if all(getattr(one, name) == value for name, value in values.items())
        ]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    made = fill(tmp_path_factory.mktemp("demo") / "a.sqlite", NOW)
    with made.database.read() as conn:
        ids = conn.exec_driver_sql("SELECT id FROM account ORDER BY id").scalars().all()
        yield Sample(made, [accounts.get(conn, one) for one in ids])
    made.database.close()


def fill(path: Path, now: datetime) -> Context:
    clock = Clock(lambda: now)
    database, _none = starting.open_embedded(path, clock)
    return demo.fill(database, clock)


def moments(ctx: Context) -> list[datetime]:
    """When each act was done, in the order in which they were written down."""
    with ctx.database.read() as conn:
        found = conn.exec_driver_sql("SELECT at FROM act ORDER BY id").scalars()
        return [datetime.fromisoformat(one) for one in found]


def test_the_mayor_is_signed_in_and_has_something_to_decide(sample: Sample) -> None:
    me = people.me(sample.ctx)
    assert me.has(Role.MAYOR)
    waiting = {item.subject for item in today.waiting(sample.ctx)}
    assert waiting >= {"account", "transfer"}


def test_accounts_stand_in_every_state(sample: Sample) -> None:
    found = Counter(one.state for one in sample.accounts)
    assert set(found) == set(State)
    assert found[State.LIVE] >= 10
    assert 25 <= len(sample.accounts) <= 30


def test_every_office_has_something_waiting(sample: Sample) -> None:
    held = people.directory(sample.ctx).memberships
    for role in (Role.MAYOR_DESIGNEE, Role.PERSONNEL, Role.IT, Role.ADMINISTRATOR):
        people_in_it = [one.person.id for one in held if one.role is role]
        assert any(today.waiting(sample.ctx.acting_as(who)) for who in people_in_it), role


def test_personnel_is_asked_and_has_answered(sample: Sample) -> None:
    placements = {one.placement_answer for one in sample.where(state=State.APPROVED)}
    assert placements >= {Answer.ASKED, Answer.ACCEPTED}
    assert sample.where(waiver_answer=Answer.ASKED)


def test_existing_pages_wait_for_their_departments(sample: Sample) -> None:
    existing = sample.where(exists_already=True)
    assert {one.state for one in existing} == {State.DRAFT}
    assert all(one.page_address for one in existing)


def test_requests_stand_open_and_answered(sample: Sample) -> None:
    ctx = sample.ctx
    assert {one.state for one in emails.all_requests(ctx)} == {
        EmailRequestState.OPEN,
        EmailRequestState.SUPPLIED,
    }
    assert {one.state for one in platforms.all_requests(ctx)} == {
        PlatformRequestState.OPEN,
        PlatformRequestState.DECLINED,
    }
    assert {one.state for one in transfers.all_transfers(ctx)} == {
        TransferState.OFFERED,
        TransferState.AGREED,
    }


def test_delegations_last_a_year_or_end_soon(sample: Sample) -> None:
    day = date(2026, 11, 22)
    ends = [(one.until - day).days for one in people.directory(sample.ctx).memberships if one.until]
    assert min(ends) > 0
    assert min(ends) <= 14
    assert max(ends) == starting.DELEGATION_DAYS


def test_some_have_acknowledged_the_policy(sample: Sample) -> None:
    everyone = policy.show(personnel(sample)).everyone
    said = [at is not None for _name, at in everyone]
    assert any(said)
    assert not all(said)


def test_the_departments_are_the_citys_and_everybody_has_a_supervisor(sample: Sample) -> None:
    found = people.directory(sample.ctx)
    assert {one.name for one in found.departments} == set(department_names())
    assert [one.name for one in found.people if one.supervisor is None] == ["Avery Maple"]


def test_everything_was_done_in_order_and_in_working_hours(sample: Sample) -> None:
    found = moments(sample.ctx)
    assert found == sorted(found)
    assert found[-1] < NOW
    for moment in found:
        local = moment.astimezone(CITY_ZONE)
        assert 9 <= local.hour < 17, local
        assert local.weekday() < 5, local


def test_histories_read_as_they_happen(sample: Sample) -> None:
    with sample.ctx.database.read() as conn:
        for account in sample.accounts:
            done = [one.act for one in reversed(acts.history(conn, "account", account.id))]
            assert done[0] in (Act.REQUEST_ACCOUNT, Act.IMPORT_ACCOUNTS)
            assert len(done) == 1 or account.state_since >= (account.requested_at or NOW)
    live = sample.where(state=State.LIVE)
    assert all(one.submitted_at < one.decided_at < one.recorded_at < one.live_at for one in live)


@pytest.mark.requirement("R32", "R53", "R61")
def test_drafts_stand_in_every_state_and_what_has_gone_out_says_who_approved_it(
    sample: Sample,
) -> None:
    with sample.ctx.database.read() as conn:
        ids = conn.exec_driver_sql("SELECT id FROM draft ORDER BY id").scalars().all()
        found = [stored_drafts.get(conn, one) for one in ids]
    assert {one.state for one in found} == set(DraftState)
    posts = [post for one in found for post in one.posts]
    assert {one.approval for one in posts} == {Approval.OWN, Approval.SECOND}
    assert any(one.posts and one.to_post for one in found if one.state is DraftState.APPROVED)
    assert any(one.questions and one.state is DraftState.DRAFT for one in found)
    assert [one.post.media[0].taken_by_authorized for one in found if one.post.media] == [True]
    asked = {one.kind for one in facts.kept(sample.ctx)}
    assert asked == set(FactKind)


@pytest.mark.requirement("R46", "R47", "R48", "R52", "R67")
def test_cases_stand_in_different_states_and_one_answers_another(sample: Sample) -> None:
    found = cases(sample)
    by_state = Counter(one.state for one in found)
    assert set(by_state) == {
        ViolationState.REPORTED,
        ViolationState.UNDER_REVIEW,
        ViolationState.INSTRUCTED,
        ViolationState.REFERRED,
        ViolationState.REMOVED,
        ViolationState.ORDERED_DOWN,
        ViolationState.CLOSED,
    }
    day = date(2026, 11, 22)
    assert [one.state for one in found if one.is_overdue(day)] == [ViolationState.INSTRUCTED]
    (answering,) = [one for one in found if one.first_id is not None]
    (first,) = [one for one in found if one.id == answering.first_id]
    assert first.state is ViolationState.ORDERED_DOWN
    views = [violation_view.case(personnel(sample), one.id) for one in found]
    assert any(one.notes for one in views)
    (outcome,) = [filed for one in views for filed in one.outcomes]
    assert outcome.notice_at is None
    assert day <= outcome.notice_due


@pytest.mark.requirement("R66")
def test_the_mayor_reads_what_is_said_of_a_head_and_not_who_said_it(sample: Sample) -> None:
    read = []
    for one in cases(sample):
        try:
            read.append(violation_view.case(sample.ctx, one.id))
        except NotAllowed:
            continue
    assert {one.sight for one in read} == {Sight.READS}
    assert len(read) == 2
    assert not any(one.reporter for one in read)


@pytest.mark.requirement("R9")
def test_records_stand_whole_and_not_whole_and_one_is_held_and_asked_for(sample: Sample) -> None:
    with sample.ctx.database.read() as conn:
        ids = conn.exec_driver_sql("SELECT id FROM removed_record ORDER BY id").scalars().all()
        found = [stored_records.get(conn, one) for one in ids]
    assert all(is_intact(one) for one in found)
    assert len([one for one in found if one.missing]) == 1
    (held,) = [one for one in found if one.standing_holds]
    assert any(one.violation_id for one in found)
    (request,) = records_requests.every(personnel(sample))
    (chosen,) = request.chosen
    assert chosen.record_id == held.id
    assert chosen.redacted


def cases(sample: Sample) -> list[Violation]:
    """Return all cases as they are, read behind the services' back."""
    with sample.ctx.database.read() as conn:
        ids = conn.exec_driver_sql("SELECT id FROM violation ORDER BY id").scalars().all()
        return [violations.get(conn, one) for one in ids]


def personnel(sample: Sample) -> Context:
    """Return the context of somebody of Personnel."""
    held = people.directory(sample.ctx).memberships
    who = next(one.person.id for one in held if one.role is Role.PERSONNEL)
    return sample.ctx.acting_as(who)


@pytest.mark.requirement("R26")
def test_an_invented_seal_is_kept_that_no_picture_of_the_sample_city_resembles(
    sample: Sample,
) -> None:
    from pittadmin.checks.media import look_at

    (kept,) = seals.kept(sample.ctx)
    known = [kept.seal]
    assert likeness(look_at(seals.picture(sample.ctx, kept.seal.sha256)), known) == "official"
    assert likeness(look_at(screenshot("Library")), known) == "none"


@pytest.mark.requirement("R19", "R37", "R42")
def test_one_draft_has_much_to_mend(sample: Sample) -> None:
    from pittadmin.checks.engine import check

    with sample.ctx.database.read() as conn:
        ids = conn.exec_driver_sql("SELECT id FROM draft WHERE state = 'draft'").scalars().all()
        found = [stored_drafts.get(conn, one) for one in ids]
    reports = [
        check(one.post, packs.checker(sample.ctx), facts.city_facts(sample.ctx)) for one in found
    ]
    worst = max(reports, key=lambda one: len(one.findings))
    assert worst.verdict == "block"
    assert {"R19", "R42"} <= {one.requirement for one in worst.findings}


def test_few_profiles_are_overdue(sample: Sample) -> None:
    live = sample.where(state=State.LIVE)
    overdue = [one for one in live if one.next_review and one.next_review <= date(2026, 11, 22)]
    assert 1 <= len(overdue) <= 3


def test_it_opens_again_as_the_mayor(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "somebody")
    assert starting.resume(sample.ctx.database, sample.ctx.clock).person_id == sample.ctx.person_id


@pytest.mark.parametrize("weekday", [0, 1, 6])
def test_it_can_be_made_on_any_day(tmp_path: Path, weekday: int) -> None:
    now = datetime(2027, 3, 14, 5, tzinfo=UTC) + timedelta(days=weekday)  # the clocks change
    ctx = fill(tmp_path / "a.sqlite", now)
    found = moments(ctx)
    assert found == sorted(found)
    assert found[-1] <= now
    ctx.database.close()
