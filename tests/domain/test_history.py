"""What was done is said in words, whatever it was."""

from datetime import UTC, datetime

from pittadmin.domain.acts import Act
from pittadmin.domain.history import DONE_NAMES, Done
from pittadmin.domain.roles import Role


def test_every_act_has_words_for_the_history() -> None:
    assert set(DONE_NAMES) == set(Act)
    assert len(set(DONE_NAMES.values())) == len(DONE_NAMES)


def test_an_act_on_record_is_titled_with_its_words() -> None:
    done = Done(1, datetime.now(UTC), "Max", Role.MAYOR, Act.APPROVE_ACCOUNT, "R4", "Good", "max")
    assert done.title == "Approved"
