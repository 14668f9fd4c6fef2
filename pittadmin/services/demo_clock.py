"""The time in which the sample city was made: its people worked, and only on working days."""

from datetime import UTC, datetime, time, timedelta

from pittadmin.domain.clock import CITY_ZONE


class Past:
    """A clock of the past: it goes forward only, a few minutes at each look, in working hours.

    Args:
        now: the moment that it never passes.
    """

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._moment = datetime(1, 1, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._moment += timedelta(minutes=3)
        local = self._moment.astimezone(CITY_ZONE)
        if local.hour >= 17:
            local = _nine_o_clock(local + timedelta(days=1), 1)
        self._moment = local.astimezone(UTC)
        return min(self._moment, self._now)

    def go_to(self, days: float) -> None:
        """Go forward to a day, so many days ago, or to the working day before it."""
        start = _nine_o_clock(self._now.astimezone(CITY_ZONE) - timedelta(days=days), -1)
        start += timedelta(minutes=int(days) * 37 % 240)
        self._moment = max(self._moment, start.astimezone(UTC))


def _nine_o_clock(local: datetime, step: int) -> datetime:
    """Return the beginning of work on that day or, on a weekend, on the working day beside it."""
    day = local.date()
    while day.weekday() >= 5:
        day += timedelta(days=step)
    return datetime.combine(day, time(9, 4), CITY_ZONE)
