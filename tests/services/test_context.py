"""Text that is kept, and the one transaction in which a use case acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Invalid, NotAllowed
from pittadmin.domain.roles import Role
from pittadmin.services import accounts, policy
from pittadmin.services.context import MAX_TEXT, acting, looking, needed_reason, tidy
from pittadmin.storage import people
from tests.city import City

ANYTHING = st.text(st.characters(), max_size=50)


@given(ANYTHING)
def test_text_is_kept_whole_or_refused_and_never_breaks_the_database(text: str) -> None:
    if any("\ud800" <= char <= "\udfff" for char in text):
        with pytest.raises(Invalid) as refused:
            tidy(text, "purpose")
        assert refused.value.problems[0].field == "purpose"
        return
    kept = tidy(text, "purpose")
    assert kept == text.replace("\x00", "").strip()
    kept.encode()
    assert tidy(kept) == kept


def test_a_text_of_100000_characters_is_refused_with_its_length() -> None:
    with pytest.raises(Invalid, match="100,000 characters long; 5,000 fit"):
        tidy("x" * 100_000)
    assert len(tidy("x" * MAX_TEXT)) == MAX_TEXT


@pytest.mark.requirement("R4")
def test_a_reason_is_words() -> None:
    assert needed_reason("  Because ") == "Because"
    with pytest.raises(Invalid):
        needed_reason(" \x00 \t")


def test_a_use_case_that_fails_in_the_middle_leaves_nothing(city: City) -> None:

    def fail() -> None:
        with acting(city.of("lee")) as work:
            work.record(Act.KEEP_PEOPLE, Role.IT, "person", 1)
            people.change(work.conn, 1, 2, name="Nobody")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with looking(city.of("lee")) as look:
        assert look.actor.person.name == "Lee Woods"
    policy.acknowledge(city.of("lee"), 1)


@pytest.mark.requirement("R4")
def test_a_try_out_may_act_as_another_and_keeps_who_sat_there(city: City) -> None:
    ctx = city.of("ada").acting_as(city.people["max"])
    account = city.account()
    accounts.approve(ctx, account.id, account.version, "Good")
    with pytest.raises(NotAllowed):
        accounts.suspend(ctx.acting_as(city.people["eve"]), account.id, 2, "No")
