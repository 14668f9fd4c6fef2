"""Business days of Massachusetts: the official holidays, and the tenth business day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.business_days import (
    answer_due,
    business_days_left,
    holidays,
    is_business_day,
    next_business_day,
)

# The legal holidays as the Commonwealth publishes them; Saturday's and Sunday's as they are kept.
OFFICIAL = {
    2026: "01-01 01-19 02-16 04-20 05-25 06-19 07-04 09-07 10-12 11-11 11-26 12-25",
    2027: "01-01 01-18 02-15 04-19 05-31 06-19 07-05 09-06 10-11 11-11 11-25 12-25",
    # Two lists of the Trial Court, from before Juneteenth was one.
    2015: "01-01 01-19 02-16 04-20 05-25 07-04 09-07 10-12 11-11 11-26 12-25",
    2016: "01-01 01-18 02-15 04-18 05-30 07-04 09-05 10-10 11-11 11-24 12-26",
}


@pytest.mark.parametrize("year", OFFICIAL)
def test_the_holidays_are_the_official_ones(year: int) -> None:
    found = {f"{day:%m-%d}" for day in holidays(year)}
    if year < 2020:
        found.discard("06-19")
        found.discard("06-20")
    assert found == set(OFFICIAL[year].split())


def test_offices_are_open_on_the_friday_before_a_saturdays_holiday() -> None:
    assert is_business_day(date(2026, 7, 3))


def test_offices_here_are_open_on_the_holidays_of_suffolk_county() -> None:
    assert is_business_day(date(2026, 3, 17))
    assert is_business_day(date(2026, 6, 17))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 11, 2), date(2026, 11, 17)),  # Veterans Day between
        (date(2026, 11, 20), date(2026, 12, 7)),  # Thanksgiving between
        (date(2026, 11, 26), date(2026, 12, 11)),  # on Thanksgiving: received on Friday
        (date(2026, 12, 19), date(2027, 1, 6)),  # on a Saturday: received on Monday
        (date(2026, 8, 3), date(2026, 8, 17)),  # no holiday
    ],
)
def test_an_answer_is_due_on_the_tenth_business_day(received: date, due: date) -> None:
    assert answer_due(received) == due


DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@given(DAYS)
def test_there_are_ten_business_days_from_the_receipt_to_the_due_day(received: date) -> None:
    due = answer_due(received)
    counted = received if is_business_day(received) else next_business_day(received)
    between = [counted + timedelta(days=n) for n in range(1, (due - counted).days + 1)]
    assert sum(map(is_business_day, between)) == 10
    assert is_business_day(due)
    assert timedelta(days=14) <= due - received <= timedelta(days=21)
    assert business_days_left(counted, due) == 10


@given(DAYS)
def test_who_asks_later_is_not_answered_earlier(received: date) -> None:
    assert answer_due(received + timedelta(days=1)) >= answer_due(received)


@given(DAYS, st.integers(0, 40))
def test_days_left_and_days_late_are_one_count(due: date, days: int) -> None:
    late = due + timedelta(days=days)
    assert business_days_left(late, due) == -business_days_left(due, late)


@given(st.integers(1990, 2100))
def test_each_year_has_twelve_holidays(year: int) -> None:
    assert len(holidays(year)) == 12
