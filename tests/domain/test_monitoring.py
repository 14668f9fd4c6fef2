"""Monitoring: when a page is due again, and which time has been looked at."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import CITY_ZONE, morning
from pittadmin.domain.monitoring import (
    LONGEST,
    ROLES_OF,
    Monitor,
    MonitoringEntry,
    Periods,
    due_on,
    furthest,
    looked_at,
    range_problems,
)
from pittadmin.domain.people import PersonRef
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import Role

DAY = date(2026, 11, 2)
HAL = PersonRef(1, "Hal")


def entry(
    since: date, until: date, at: datetime | None = None, role: Role = Role.HEAD, id: int = 1
) -> MonitoringEntry:
    return MonitoringEntry(id, HAL, role, at or morning(until) + timedelta(hours=9), since, until)


@pytest.mark.requirement("R7")
def test_the_roles_of_who_monitors_are_those_of_the_table_of_who_may_do_what() -> None:
    roles = {role for of in ROLES_OF.values() for role in of}
    assert roles == set(PERMISSIONS[Act.MONITOR_ACCOUNT].roles)
    assert roles == set(PERMISSIONS[Act.WRITE_FINDING].roles)
    assert PERMISSIONS[Act.WRITE_FINDING].confidential
    assert not PERMISSIONS[Act.MONITOR_ACCOUNT].confidential


@pytest.mark.requirement("R34", "R57")
@pytest.mark.parametrize(
    ("live", "last", "due"),
    [
        (date(2026, 11, 1), None, date(2026, 11, 8)),
        (date(2026, 10, 1), DAY, date(2026, 11, 9)),
        (date(2026, 11, 5), DAY, date(2026, 11, 12)),  # it was suspended meanwhile
    ],
)
def test_a_page_is_due_so_many_days_after_the_last_look_or_after_it_is_live(
    live: date, last: date | None, due: date
) -> None:
    assert due_on(live, last, 7) == due


@pytest.mark.requirement("R34")
@pytest.mark.parametrize(("days", "fits"), [(0, False), (1, True), (LONGEST, True), (-3, False)])
def test_a_period_is_a_day_to_a_year(days: int, fits: bool) -> None:
    assert (Periods(days, 30).problems() == []) is fits
    assert (Periods(7, days).problems() == []) is fits
    wrong = {problem.field for problem in Periods(0, LONGEST + 1).problems()}
    assert wrong == {"head", "personnel"}


@pytest.mark.requirement("R7")
def test_nobody_has_looked_at_what_is_to_come_or_backward() -> None:
    assert range_problems(DAY, DAY, DAY) == []
    (one,) = range_problems(DAY, DAY + timedelta(days=1), DAY)
    assert (one.field, one.requirement) == ("until", "R7")
    (one,) = range_problems(DAY, DAY - timedelta(days=1), DAY)
    assert one.field == "since"


def test_a_look_reaches_to_the_end_of_its_last_day_or_to_its_own_moment() -> None:
    nine = datetime(2026, 11, 2, 14, tzinfo=UTC)  # in the City
    assert entry(DAY, DAY, nine).span == (morning(DAY), nine)
    later = entry(DAY, DAY, nine + timedelta(days=3))
    assert later.span[1].astimezone(CITY_ZONE).date() == DAY
    assert later.span[1] + timedelta(milliseconds=1) == morning(DAY + timedelta(days=1))


def test_of_two_looks_the_one_that_reaches_further_counts() -> None:
    week = timedelta(days=7)
    far = entry(DAY - week, DAY, id=1)
    near = entry(DAY - week, DAY - week, morning(DAY) + timedelta(hours=20), id=2)
    theirs = entry(DAY, DAY + week, role=Role.PERSONNEL, id=3)
    assert furthest([far, near, theirs], Monitor.HEAD) is far
    assert furthest([far, near, theirs], Monitor.PERSONNEL) is theirs
    assert furthest([far, near, theirs], Monitor.MAYOR) is None


DAYS = st.integers(0, 40).map(lambda days: DAY + timedelta(days=days))
LOOKS = st.lists(
    st.builds(
        lambda a, b, hours, role: entry(
            min(a, b), max(a, b), morning(max(a, b)) + timedelta(hours=hours), role
        ),
        DAYS,
        DAYS,
        st.integers(0, 72),
        st.sampled_from((Role.HEAD, Role.MAYOR, Role.MAYOR_DESIGNEE)),
    ),
    max_size=8,
)


@pytest.mark.requirement("R57")
@given(LOOKS, st.integers(-24, 45 * 24), st.sampled_from((Monitor.HEAD, Monitor.MAYOR)))
def test_a_moment_was_looked_at_when_any_look_covers_it(
    looks: list[MonitoringEntry], hours: int, monitor: Monitor
) -> None:
    moment = morning(DAY) + timedelta(hours=hours)
    spans = looked_at(looks, monitor)
    covered = [one.span for one in looks if one.monitor is monitor]
    assert any(start <= moment <= end for start, end in spans) is any(
        start <= moment <= end for start, end in covered
    )
    # They stand in order, with a gap between each two.
    assert all(before[1] < after[0] for before, after in pairwise(spans))
