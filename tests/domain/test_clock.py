"""One clock: UTC in storage, the City's day and hour on screen."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.clock import CITY_ZONE, Clock, say_date, say_time


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_day_is_the_citys_and_not_greenwichs() -> None:
    late_evening = at("2026-11-03T04:59:59")
    assert Clock(lambda: late_evening).today() == date(2026, 11, 2)
    assert Clock(lambda: at("2026-11-03T05:00:00")).today() == date(2026, 11, 3)


def test_the_day_follows_summer_time() -> None:
    assert Clock(lambda: at("2026-07-01T03:59:59")).today() == date(2026, 6, 30)
    assert Clock(lambda: at("2026-07-01T04:00:00")).today() == date(2026, 7, 1)


def test_the_moment_is_as_exact_as_the_databases_keep_it() -> None:
    exact = at("2026-11-03T19:05:07.123987")
    assert Clock(lambda: exact).now() == at("2026-11-03T19:05:07.123")


def test_the_real_clock_tells_utc() -> None:
    assert Clock().now().tzinfo is UTC


def test_days_and_moments_are_said_in_the_citys_time() -> None:
    moment = at("2026-11-03T04:05:00")
    assert say_date(moment) == "Nov 2, 2026"
    assert say_time(moment) == "Nov 2, 2026, 11:05 PM"
    assert say_time(at("2026-11-03T17:00:00")) == "Nov 3, 2026, 12:00 PM"
    assert say_time(at("2026-11-03T05:09:00")) == "Nov 3, 2026, 12:09 AM"
    assert say_date(date(2026, 5, 1)) == "May 1, 2026"


def test_nothing_is_said_of_no_day() -> None:
    assert say_date(None) == ""
    assert say_time(None) == ""


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))
def test_a_day_said_is_the_day_in_the_city(moment: datetime) -> None:
    there = moment.astimezone(CITY_ZONE)
    assert say_date(moment) == say_date(there.date())
    assert say_time(moment).startswith(say_date(moment) + ", ")
