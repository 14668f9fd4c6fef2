"""The days on which the City's offices are open, and deadlines that are counted in them.

The holidays are data: a rule of the law each, so that no list of dates runs out.
"""

import calendar
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from pittadmin.domain.i18n import _
from pittadmin.domain.resources import RESOURCES

ANSWER_DAYS = 10
"""A public records request is answered by the tenth business day: 950 CMR 32.06(2)(b)."""

_DAY = timedelta(days=1)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@cache
def holidays(year: int) -> Mapping[date, str]:
    """Return the legal holidays of a year on the days on which they are kept, with their names."""
    return MappingProxyType({_kept_on(rule, year): _(rule["name"]) for rule in _rules()})


def is_business_day(day: date) -> bool:
    """Tell whether the City's offices are open on a day."""
    return day.weekday() < 5 and day not in holidays(day.year)


def next_business_day(day: date) -> date:
    """Return the first business day after `day`."""
    day += _DAY
    while not is_business_day(day):
        day += _DAY
    return day


def answer_due(received: date) -> date:
    """Return by when a public records request is answered.

    What comes on a day on which the offices are closed counts as received on the next business day
    (950 CMR 32.06(2)(e)), and the count begins on the business day after (950 CMR 32.03(3)).

    Args:
        received: the day on which it came.
    """
    day = received if is_business_day(received) else next_business_day(received)
    for _number in range(ANSWER_DAYS):
        day = next_business_day(day)
    return day


def business_days_left(today: date, due: date) -> int:
    """Return how many business days there are after `today` up to `due`; negative once it is past.

    Past it, these are the business days from the one after `due` until today.
    """
    first, last, sign = (today, due, 1) if today <= due else (due, today, -1)
    days = (first + _DAY * number for number in range(1, (last - first).days + 1))
    return sign * sum(map(is_business_day, days))


@cache
def _rules() -> tuple[dict[str, Any], ...]:
    with (RESOURCES / "holidays.toml").open("rb") as file:
        return tuple(tomllib.load(file)["holiday"])


def _kept_on(rule: Mapping[str, Any], year: int) -> date:
    month = rule["month"]
    if "day" in rule:
        day = date(year, month, rule["day"])
        return day + _DAY if day.weekday() == calendar.SUNDAY else day
    weekday, which = _WEEKDAYS.index(rule["weekday"]), rule["which"]
    length = calendar.monthrange(year, month)[1]
    days = [
        one
        for one in (date(year, month, number) for number in range(1, length + 1))
        if one.weekday() == weekday
    ]
    return days[which - 1 if which > 0 else which]
