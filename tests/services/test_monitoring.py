"""Looking at pages: who may, when they are due, what is not seen, and who reads what was found."""

import csv
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pittadmin.domain.account_states import State
from pittadmin.domain.account_table import AccountQuery
from pittadmin.domain.accounts import Account
from pittadmin.domain.acts import Act
from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed, UserError
from pittadmin.domain.monitoring import (
    MONITORED,
    Monitor,
    Monitoring,
    Periods,
    due_on,
    furthest,
)
from pittadmin.domain.roles import Role
from pittadmin.services import (
    account_view,
    exports,
    monitoring,
    people,
    policy,
    today,
    today_monitoring,
)
from pittadmin.services.account_table import AccountSource
from pittadmin.services.monitoring import NewLook
from pittadmin.services.waiting import Waiting
from pittadmin.storage import acts
from pittadmin.storage import monitoring as stored
from pittadmin.storage.case_schema import monitoring as looks_table
from tests.city import LAST_DAY, MONDAY, TODAY, City
from tests.composer import prepared, ready

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
LONG_AGO = MONDAY - timedelta(days=90)
WORDS = "A photo of a child, é <b>"


def live(city: City, **columns: Any) -> Account:
    """Return an account of RSVP that was live long ago."""
    values = {"live_at": LONG_AGO, "state_since": LONG_AGO, **columns}
    return city.account(State.LIVE, **values)


def shown(city: City, login: str, account: Account) -> Monitoring:
    found = account_view.show(city.of(login), account.id).monitoring
    assert found is not None
    return found


def found(monitor: Monitor = Monitor.HEAD, **values: Any) -> NewLook:
    said = {"since": TODAY - WEEK, "until": TODAY, "found": True, "remark": WORDS, **values}
    return NewLook(monitor, **said)


def waits(city: City, login: str) -> list[Waiting]:
    kinds = ("monitoring", "due_pages")
    return [one for one in today.waiting(city.of(login)) if one.subject in kinds]


PERSONNEL = ("pat", "pam", "dina")
"""Personnel, the Director last."""

AS = {
    "hal": Monitor.HEAD,
    **dict.fromkeys(PERSONNEL, Monitor.PERSONNEL),
    "max": Monitor.MAYOR,
    "dot": Monitor.MAYOR,
}
"""Who may look at RSVP's pages, and as whom."""


@pytest.mark.requirement("R7", "R34", "R57")
def test_the_head_personnel_and_the_mayors_office_look_and_nobody_else(city: City) -> None:
    account = live(city)
    for login in city.people:
        mine = shown(city, login, account).mine
        assert mine is AS.get(login), login
        for monitor in Monitor:
            if mine is monitor:
                entry = monitoring.nothing_found(city.of(login), account.id, monitor)
                assert (entry.by.name, entry.monitor) == (
                    people.me(city.of(login)).person.name,
                    monitor,
                )
            else:
                with pytest.raises(NotAllowed, match="the department head, Personnel, the Mayor"):
                    monitoring.nothing_found(city.of(login), account.id, monitor)
                with pytest.raises(NotAllowed):
                    monitoring.enter(city.of(login), account.id, found(monitor))


@pytest.mark.requirement("R7")
@pytest.mark.parametrize("state", State)
def test_only_an_approved_page_is_looked_at(city: City, state: State) -> None:
    account = city.account(state)
    if state in MONITORED:
        monitoring.nothing_found(city.of("hal"), account.id, Monitor.HEAD)
        assert shown(city, "eve", account).watch(Monitor.HEAD).last is not None
        assert (shown(city, "eve", account).watch(Monitor.HEAD).due is not None) is (
            state is State.LIVE
        )
    else:
        with pytest.raises(Conflict, match="no page to look at"):
            monitoring.nothing_found(city.of("hal"), account.id, Monitor.HEAD)
        assert account_view.show(city.of("hal"), account.id).monitoring is None


@pytest.mark.requirement("R7")
def test_nothing_found_is_one_press_and_goes_on_where_the_last_look_ended(city: City) -> None:
    account = live(city)
    first = monitoring.nothing_found(city.of("hal"), account.id, Monitor.HEAD)
    assert (first.since, first.until) == (LONG_AGO.date(), TODAY)
    assert (first.role, first.at) == (Role.HEAD, city.moment)
    city.moment += WEEK
    assert shown(city, "hal", account).since == TODAY
    second = monitoring.nothing_found(city.of("hal"), account.id, Monitor.HEAD)
    assert (second.since, second.until) == (TODAY, TODAY + WEEK)
    # Those of another role have a range of their own.
    theirs = monitoring.nothing_found(city.of("pam"), account.id, Monitor.PERSONNEL)
    assert theirs.since == LONG_AGO.date()


@pytest.mark.requirement("R34", "R57")
def test_everyone_sees_who_looked_last_and_when_it_is_due(city: City) -> None:
    account = live(city)
    for login, monitor in (("hal", Monitor.HEAD), ("pat", Monitor.PERSONNEL)):
        monitoring.nothing_found(city.of(login), account.id, monitor)
    monitoring.nothing_found(city.of("dot"), account.id, Monitor.MAYOR)
    for login in ("eve", "ada", "lee", "hal", "max"):
        seen = shown(city, login, account).watches
        assert [(one.monitor, one.last.by.name if one.last else "", one.due) for one in seen] == [
            (Monitor.HEAD, "Hal Hart", TODAY + WEEK),
            (Monitor.PERSONNEL, "Pat Poole", TODAY + MONTH),
            (Monitor.MAYOR, "Dot Dunn", None),
        ]


def test_who_holds_two_roles_looks_first_for_the_one_that_is_further_behind(city: City) -> None:
    library = live(city, department="Mayor's Office", by="max")
    assert shown(city, "max", library).mine is Monitor.HEAD
    monitoring.nothing_found(city.of("max"), library.id, Monitor.HEAD)
    assert shown(city, "max", library).mine is Monitor.MAYOR
    monitoring.nothing_found(city.of("max"), library.id, Monitor.MAYOR)
    assert shown(city, "max", library).mine is Monitor.HEAD


# When it is due


@pytest.mark.requirement("R57")
def test_a_page_waits_for_its_head_on_the_day_on_which_the_period_has_passed(city: City) -> None:
    account = live(city)
    monitoring.nothing_found(city.of("hal"), account.id, Monitor.HEAD)
    monitoring.nothing_found(city.of("pat"), account.id, Monitor.PERSONNEL)
    city.moment += WEEK - timedelta(days=1)
    assert waits(city, "hal") == []  # the last day in time
    city.moment += timedelta(days=1)
    (one,) = waits(city, "hal")
    assert (one.subject, one.subject_id, one.title) == (
        "monitoring",
        account.id,
        "Look at RSVP on LinkedIn",
    )
    assert "Looked at by the department head up to Nov 2, 2026." in one.sentence
    assert one.since.date() == TODAY + WEEK
    for login in set(city.people) - {"hal"}:
        assert waits(city, login) == [], login
    monitoring.nothing_found(city.of("hal"), account.id, Monitor.HEAD)
    assert waits(city, "hal") == []


@pytest.mark.requirement("R34")
def test_it_waits_for_all_of_personnel_after_their_own_period_until_one_has_looked(
    city: City,
) -> None:
    account = live(city)
    monitoring.nothing_found(city.of("pat"), account.id, Monitor.PERSONNEL)
    city.moment += MONTH - timedelta(days=1)
    assert waits(city, "pat") == waits(city, "pam") == []
    city.moment += timedelta(days=1)
    assert len(waits(city, "pat")) == len(waits(city, "pam")) == 1
    monitoring.nothing_found(city.of("pam"), account.id, Monitor.PERSONNEL)
    assert waits(city, "pat") == waits(city, "pam") == []


def test_a_page_that_is_not_live_waits_for_nobody_and_one_that_resumed_begins_anew(
    city: City,
) -> None:
    account = live(city)
    assert len(waits(city, "hal")) == 1
    assert "Not looked at yet by the department head." in waits(city, "hal")[0].sentence
    city.put(account, state=State.SUSPENDED)
    assert waits(city, "hal") == waits(city, "pat") == []
    city.put(account, state=State.LIVE, state_since=city.moment)
    assert waits(city, "hal") == waits(city, "pat") == []
    city.moment += WEEK
    assert len(waits(city, "hal")) == 1


@pytest.mark.requirement("R34")
def test_many_pages_are_one_card_that_leads_to_the_list(city: City) -> None:
    made = [live(city, handle=f"Page{number}", page_key=f"p{number}") for number in range(12)]
    monitoring.nothing_found(city.of("hal"), made[0].id, Monitor.HEAD)
    (one,) = waits(city, "pat")
    assert (one.subject, one.title, one.step) == (
        "due_pages",
        "12 pages are due to be looked at",
        "Show them",
    )
    assert one.since.date() == LONG_AGO.date() + MONTH
    (one,) = waits(city, "hal")
    assert one.title == "11 pages are due to be looked at"
    for account in made[: 12 - today_monitoring.SINGLY]:
        monitoring.nothing_found(city.of("hal"), account.id, Monitor.HEAD)
    assert [one.subject for one in waits(city, "hal")] == ["monitoring"] * today_monitoring.SINGLY


def listed(city: City, login: str, **asked: Any) -> list[int]:
    query = AccountQuery(due_on=city.clock.today(), **asked)
    return sorted(AccountSource(city.of(login), query).ids(query.sort, None))


@pytest.mark.requirement("R34", "R57")
def test_the_list_shows_those_that_are_due_to_the_person_who_asks(city: City) -> None:
    rsvp = live(city)
    library = live(city, handle="Books", page_key="books", by="lou", department="Library")
    live(city, handle="New", page_key="new", state_since=MONDAY)
    assert listed(city, "pat") == [rsvp.id, library.id]
    assert listed(city, "hal") == [rsvp.id]
    assert listed(city, "hope") == [library.id]
    assert listed(city, "max") == listed(city, "ada") == listed(city, "deb") == []
    monitoring.nothing_found(city.of("hal"), rsvp.id, Monitor.HEAD)
    assert listed(city, "hal") == []
    assert listed(city, "pat", text="books") == [library.id]
    assert listed(city, "pat", state=State.DENIED) == []
    # The first rows are read in another way than all of them.
    query = AccountQuery(due_on=TODAY)
    assert list(AccountSource(city.of("pat"), query).ids(query.sort, 1)) == [library.id]


@pytest.mark.requirement("R34", "R57")
def test_both_databases_find_due_what_the_rule_says(city: City) -> None:
    """Whatever the looks were, the list and the account's page agree, on each day."""
    made = [live(city, handle=f"P{n}", page_key=f"p{n}") for n in range(3)]
    made[2] = city.put(made[2], state_since=MONDAY - timedelta(days=10))
    next_id = [100]

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(made),
                st.sampled_from((Role.HEAD, Role.PERSONNEL, Role.MAYOR)),
                st.integers(0, 45),
            ),
            max_size=6,
        ),
        st.integers(0, 45),
        st.builds(Periods, st.integers(1, 40), st.integers(1, 40)),
    )
    def agree(looks: list[tuple[Account, Role, int]], later: int, periods: Periods) -> None:
        with suppress(_UndoneError), city.change() as conn:
            stored.set_periods(conn, periods)
            for account, role, ago in looks:
                day = TODAY - timedelta(days=ago)
                next_id[0] += 1
                me = city.people["hal"]
                stored.add(conn, next_id[0], account.id, me, role, MONDAY, day, day)
            today_ = TODAY + timedelta(days=later)
            for login, monitor in (("hal", Monitor.HEAD), ("pat", Monitor.PERSONNEL)):
                actor = people.me(city.of(login))
                condition = stored.is_due(actor, periods, today_, monitor)
                count, ids = stored.due(conn, condition, 10)
                expected = set()
                for account in made:
                    entries = stored.entries(conn, account.id)
                    last = furthest(entries, monitor)
                    days = periods.days(monitor)
                    assert days is not None
                    since = account.state_since.date()
                    if due_on(since, last.until if last else None, days) <= today_:
                        expected.add(account.id)
                assert {id_ for id_, _since in ids} == expected
                assert count == len(expected)
            raise _UndoneError

    agree()


class _UndoneError(Exception):
    """Raised to leave nothing of a transaction."""


# What is not seen yet


@pytest.mark.requirement("R57")
def test_the_head_sees_which_posts_were_not_looked_at_yet(city: City) -> None:
    ready(city)
    with city.database.read() as conn:
        sql = "SELECT id FROM account WHERE platform = 'facebook'"
        account = city.get(conn.exec_driver_sql(sql).scalar_one())
    draft = prepared(city, DraftState.POSTED)
    facebook = next(one for one in draft.posts if one.platform == "facebook")
    seen = shown(city, "hal", account)
    assert [one.address for one in seen.unseen] == [facebook.address]
    assert [one.unseen for one in seen.watches] == [1, 1, 1]
    monitoring.nothing_found(city.of("hal"), account.id, Monitor.HEAD)
    seen = shown(city, "hal", account)
    assert seen.unseen == ()
    assert [one.unseen for one in seen.watches] == [0, 1, 1]
    # What goes out after the look, on the same day, is new.
    city.moment += timedelta(hours=1)
    later = prepared(city, DraftState.POSTED, text="The library closes early on Friday.")
    newer = next(one.address for one in later.posts if one.platform == "facebook")
    assert [one.address for one in shown(city, "hal", account).unseen] == [newer]
    assert [one.address for one in shown(city, "pat", account).unseen] == [newer, facebook.address]
    assert shown(city, "eve", account).unseen == ()


@pytest.mark.requirement("R57")
def test_what_a_look_left_out_is_still_not_seen(city: City) -> None:
    ready(city)
    with city.database.read() as conn:
        sql = "SELECT id FROM account WHERE platform = 'x'"
        account = city.get(conn.exec_driver_sql(sql).scalar_one())
    prepared(city, DraftState.POSTED)
    city.moment += WEEK
    only = NewLook(Monitor.HEAD, TODAY + WEEK, TODAY + WEEK)
    monitoring.enter(city.of("hal"), account.id, only)
    assert shown(city, "hal", account).watch(Monitor.HEAD).unseen == 1
    monitoring.enter(city.of("hal"), account.id, replace(only, since=TODAY))
    assert shown(city, "hal", account).watch(Monitor.HEAD).unseen == 0


# What was found


def readable(city: City, login: str, account: Account) -> list[tuple[str, bool]]:
    return [(one.remark, one.reported) for one in shown(city, login, account).findings]


@pytest.mark.requirement("R7", "R66")
def test_a_finding_is_read_by_personnel_and_by_who_entered_it_alone(city: City) -> None:
    account = live(city)
    monitoring.enter(city.of("hal"), account.id, found())
    monitoring.enter(city.of("dot"), account.id, found(Monitor.MAYOR, remark="Seen by Dot"))
    for login in city.people:
        expected = {
            "hal": [WORDS],
            "dot": ["Seen by Dot"],
            **{key: ["Seen by Dot", WORDS] for key in PERSONNEL},
        }.get(login, [])
        assert [words for words, _reported in readable(city, login, account)] == expected, login


@pytest.mark.requirement("R66")
def test_who_went_on_to_report_it_is_known_to_them_alone(city: City) -> None:
    account = live(city)
    monitoring.enter(city.of("hal"), account.id, found(report=True))
    monitoring.enter(city.of("hal"), account.id, found(remark="", report=True))
    assert readable(city, "hal", account) == [("", True), (WORDS, True)]
    # A report may be about Personnel, and then they must not learn that there is one.
    assert readable(city, "pat", account) == [(WORDS, False)]
    assert readable(city, "dina", account) == [(WORDS, False)]


@pytest.mark.requirement("R66")
def test_a_look_is_the_same_to_others_whatever_was_found(city: City, tmp_path: Path) -> None:
    """Screens, histories, exports, the common trail: no word, no act and no number tells."""
    clean, dirty = live(city), live(city, handle="Second", page_key="second")
    monitoring.enter(city.of("hal"), clean.id, replace(found(), found=False, remark=WORDS))
    monitoring.enter(city.of("hal"), dirty.id, found(report=True))

    def seen(account: Account, login: str) -> Any:
        view = account_view.show(city.of(login), account.id)
        assert view.monitoring is not None
        done = [replace(one, id=0) for one in view.history]
        watches = [
            (one.monitor, replace(one.last, id=0) if one.last else None, one.due, one.unseen)
            for one in view.monitoring.watches
        ]
        return done, watches, view.monitoring.findings

    for login in set(city.people) - {"hal", *PERSONNEL}:
        assert seen(clean, login) == seen(dirty, login), login
        assert waits(city, login) == [], login
        path = tmp_path / f"{login}.csv"
        exports.accounts(city.of(login), AccountQuery(), path)
        assert WORDS not in path.read_text("utf-8")
        with path.open(encoding="utf-8-sig") as file:
            assert len(list(csv.reader(file))) == 3
    with city.database.read() as conn:
        (first,), (second,) = (
            acts.history(conn, "account", account.id) for account in (clean, dirty)
        )
        assert (first.act, second.act) == (Act.MONITOR_ACCOUNT,) * 2
        assert second.id == first.id + 1  # no number is left out between them
        assert first.reason == second.reason == ""
        sql = "SELECT entity, op, new FROM {trail} WHERE substr(entity, 1, 10) = 'monitoring'"
        trails = {
            trail: conn.exec_driver_sql(sql.format(trail=trail)).all()
            for trail in ("audit", "confidential_audit")
        }
    assert [row[0] for row in trails["audit"]] == ["monitoring", "monitoring"]
    ((entity, op, new),) = trails["confidential_audit"]
    assert (entity, op) == ("monitoring_finding", "INSERT")
    assert WORDS not in new


@pytest.mark.requirement("R66")
def test_no_word_of_a_finding_stands_outside_its_own_table(city: City) -> None:
    account = live(city)
    monitoring.enter(city.of("hal"), account.id, found(remark="Zyxwv"))
    holding = set()
    with city.database.read() as conn:
        from pittadmin.storage.columns import metadata

        for table in metadata.sorted_tables:
            for row in conn.execute(table.select()):
                if "Zyxwv" in str(row):
                    holding.add(table.name)
    assert holding == {"monitoring_finding"}


@pytest.mark.requirement("R7")
@pytest.mark.parametrize(
    ("new", "field"),
    [
        (found(until=TODAY + timedelta(days=1)), "until"),
        (found(since=TODAY + timedelta(days=1)), "since"),
        (found(remark=" \n"), "remark"),
        (found(remark="x" * 2001), "remark"),
        (found(remark="\ud800"), "remark"),
    ],
)
def test_a_look_that_can_not_be_is_refused_and_leaves_nothing(
    city: City, new: NewLook, field: str
) -> None:
    account = live(city)
    with pytest.raises(Invalid) as refused:
        monitoring.enter(city.of("hal"), account.id, new)
    assert refused.value.problems[0].field == field
    with city.database.read() as conn:
        assert conn.execute(looks_table.select()).all() == []
        assert acts.history(conn, "account", account.id) == []


def test_looks_and_findings_are_only_ever_added(city: City) -> None:
    account = live(city)
    monitoring.enter(city.of("hal"), account.id, found())
    for statement in (
        "UPDATE monitoring SET by_id = 1",
        "DELETE FROM monitoring_finding",
        "UPDATE monitoring_finding SET remark = 'x'",
    ):
        with pytest.raises(Exception, match="pittadmin"), city.change() as conn:
            conn.exec_driver_sql(statement)


# The periods


@pytest.mark.requirement("R34")
def test_personnel_sets_the_periods_and_nobody_else(city: City) -> None:
    before = policy.show(city.of("eve")).periods
    assert before == Periods(7, 30)
    for login in city.people:
        may = login in PERSONNEL
        assert policy.show(city.of(login)).may_set_periods is may, login
        if not may:
            with pytest.raises(NotAllowed, match="Ask Personnel"):
                monitoring.set_periods(city.of(login), Periods(1, 1), before)
    wanted = Periods(14, 60)
    assert monitoring.set_periods(city.of("pat"), wanted, before) == wanted
    assert policy.show(city.of("hal")).periods == wanted
    account = live(city)
    assert shown(city, "eve", account).watch(Monitor.HEAD).due == date(2026, 8, 4) + 2 * WEEK
    with city.database.read() as conn:
        (done,) = acts.history(conn, "installation", 1)[:1]
    assert (done.act, done.person, done.reason) == (
        Act.SET_MONITORING,
        "Pat Poole",
        "the head every 14 days, Personnel every 60 days",
    )


@pytest.mark.requirement("R34")
def test_a_period_out_of_bounds_or_changed_meanwhile_is_refused(city: City) -> None:
    before = Periods(7, 30)
    with pytest.raises(Invalid):
        monitoring.set_periods(city.of("pat"), Periods(0, 30), before)
    monitoring.set_periods(city.of("pam"), Periods(10, 30), before)
    with pytest.raises(Conflict, match="the head every 10 days") as refused:
        monitoring.set_periods(city.of("pat"), Periods(5, 30), before)
    assert refused.value.current == Periods(10, 30)
    assert isinstance(refused.value, UserError)
    # Two who wanted the same agree.
    monitoring.set_periods(city.of("pat"), Periods(10, 30), before)
    monitoring.set_periods(city.of("pat"), Periods(5, 30), refused.value.current)


def test_who_has_left_the_role_looks_no_more(city: City) -> None:
    account = live(city)
    city.moment += LAST_DAY - TODAY
    with pytest.raises(NotAllowed):
        monitoring.nothing_found(city.of("dot"), account.id, Monitor.MAYOR)
