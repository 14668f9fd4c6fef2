"""The one clock: UTC in storage, the City's zone on screen; tests set it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CITY_ZONE = ZoneInfo("America/New_York")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Clock:
    """Tells the time; `source` is replaced in tests."""

    source: Callable[[], datetime] = _utc_now

    def now(self) -> datetime:
        """Return the moment in UTC, to the millisecond, as both databases keep it."""
        moment = self.source()
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def today(self) -> date:
        """Return the date in the City: the day on which a delegation begins and ends."""
        return self.now().astimezone(CITY_ZONE).date()


def morning(day: date) -> datetime:
    """Return the moment at which a day begins in the City."""
    return datetime(day.year, day.month, day.day, tzinfo=CITY_ZONE)


def say_date(day: date | datetime | None) -> str:
    """Return a day as it is shown, such as ``Nov 3, 2026``; a moment is turned to City time."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = day.astimezone(CITY_ZONE).date()
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def say_time(moment: datetime | None) -> str:
    """Return a moment as it is shown, such as ``Nov 3, 2026, 2:05 PM``, in City time."""
    if moment is None:
        return ""
    there = moment.astimezone(CITY_ZONE)
    hour, half = there.hour % 12 or 12, "AM" if there.hour < 12 else "PM"
    return f"{say_date(there)}, {hour}:{there.minute:02d} {half}"
