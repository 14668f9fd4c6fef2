"""A case is worked on PostgreSQL by people with logins of their own, and its words are found by who
may know them."""

from datetime import timedelta

import psycopg
import pytest

from pittadmin.domain.account_states import State
from pittadmin.domain.errors import Conflict, NotAllowed
from pittadmin.domain.tables import Sort
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import ViolationState
from pittadmin.domain.violation_table import ViolationQuery
from pittadmin.services import accounts, today, violation_view, violations
from pittadmin.services.violation_table import ViolationSource, counts
from pittadmin.storage import violation_search, violation_words
from tests.case_steps import CONTENT, WEEK, now, seal
from tests.storage.test_secrecy import LOGINS, Town, named, send
from tests.storage.test_secrecy import town as town  # the fixture

S = ViolationState


def found(town: Town, login: str, words: str) -> list[int]:
    return list(ViolationSource(town.ctx(login), ViolationQuery(words)).ids(Sort("owner"), 50))


@pytest.mark.requirement("R46", "R47", "R52", "R66")
def test_each_works_a_case_as_far_as_it_is_theirs_on_a_login_of_their_own(town: Town) -> None:
    case_id = send(town, named=named(town, "ada"))
    pat, hal = town.ctx("pat"), town.ctx("hal")
    case = violations.take_up(pat, case_id, 1)
    violations.note(pat, case_id, "Zebra")
    case = violations.instruct(
        pat, case_id, case.version, town.of_owner.people["hal"], CONTENT, WEEK
    )
    told = violation_view.case(hal, case_id)
    assert told.sight is Sight.TOLD
    assert [one.step for one in today.waiting(hal) if one.subject == "violation"]
    assert counts(hal).open == 1
    violations.answer_refused(hal, case_id, told.violation.version, "It is art")
    case = violation_view.case(town.ctx("pam"), case_id).violation
    case = violations.refer(pat, case_id, case.version, "Refused")
    case = violations.file_outcome(
        pat, case_id, case.version, town.of_owner.people["ada"], "Warned"
    )
    (outcome,) = violation_view.case(pat, case_id).outcomes
    case = violations.give_notice(pat, case_id, case.version, outcome.id)
    assert violations.close(pat, case_id, case.version).state is S.CLOSED
    for login in ("eve", "ada", "dot", "ivy", "hope"):
        with pytest.raises((NotAllowed, Conflict)):
            violation_view.case(town.ctx(login), case_id)


@pytest.mark.requirement("R48", "R66")
def test_a_case_follows_its_page_by_the_hand_of_who_may_not_see_the_case(town: Town) -> None:
    case_id = send(town)
    city = town.of_owner
    pat, ada = town.ctx("pat"), town.ctx("ada")
    case = violations.take_up(pat, case_id, 1)
    case = violations.order_down(pat, case_id, case.version, "The page sells")
    seal(city, case, by="hal")
    city.moment += timedelta(minutes=1)
    assert case.account_id is not None
    account = city.get(case.account_id)
    assert account.state is State.TAKE_DOWN_ORDERED
    accounts.confirm_down(ada, account.id, account.version)
    assert now(city, case).state is S.DOWN
    with pytest.raises(NotAllowed):
        violation_view.case(ada, case_id)


@pytest.mark.requirement("R66", "R67")
@pytest.mark.parametrize("few", [3_000, 0])
def test_words_are_found_by_who_may_know_them_and_read_by_nobody(
    town: Town, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(violation_search, "FEW", few)
    case_id = send(town)
    violations.take_up(town.ctx("pat"), case_id, 1)
    violations.note(town.ctx("pat"), case_id, "Zebra")
    about_pam = send(town, "ada", named=named(town, "pam"))
    for login in LOGINS:
        working = login in ("pat", "pam", "dina")
        assert found(town, login, "zebra") == ([case_id] if working else []), login
        reading = {"max": [about_pam, case_id]}.get(login, [])
        assert sorted(found(town, login, "shop")) == sorted([case_id] if working else reading), (
            login
        )
        with town.psql(login) as conn, pytest.raises(psycopg.errors.InsufficientPrivilege):
            conn.execute(f"SELECT * FROM {violation_words.TABLE}")
