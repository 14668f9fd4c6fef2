from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.clock import CITY_ZONE
from pittadmin.services.demo_clock import Past


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),
    steps=st.lists(st.integers(1, 400), max_size=30),
)
def test_the_past_goes_forward_in_working_hours_only(now: datetime, steps: list[int]) -> None:
    now = now.replace(tzinfo=UTC)
    past = Past(now)
    seen = []
    for days in sorted(steps, reverse=True):
        past.go_to(days)
        seen += [past(), past()]
    assert seen == sorted(seen)
    assert not seen or seen[-1] <= now
    for moment in seen:
        local = moment.astimezone(CITY_ZONE)
        assert local.weekday() < 5
        assert 9 <= local.hour < 17
