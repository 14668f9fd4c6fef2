"""Whatever people do with a case, in whatever order, it stands where its states allow."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from pittadmin.domain.account_states import State
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, Invalid, NotAllowed
from pittadmin.domain.violation_progress import next_act, untold
from pittadmin.domain.violation_states import (
    IN_PLACE,
    TRANSITIONS,
    ViolationState,
)
from pittadmin.domain.violations import Answer, Violation
from pittadmin.services import accounts, violation_view
from pittadmin.storage import acts, outcomes
from pittadmin.storage.database import Address, Database
from tests.case_steps import case_in, confirm_down, now, seal
from tests.city import City, copy_of, found_city
from tests.services.test_violations import DO

PEOPLE = ("pat", "pam", "dina", "hal", "deb", "ada", "max", "eve", "lee")


class Walk(RuleBasedStateMachine):
    """People take steps at random; what is refused changes nothing."""

    template: Path

    @initialize()
    def begin(self) -> None:
        self._folder = TemporaryDirectory()
        path = copy_of(self.template, Path(self._folder.name) / "city.sqlite")
        self.city = City(Database(Address.of_file(path)))
        self.case, self.account = case_in(self.city, ViolationState.REPORTED)
        self.moves = 0

    def teardown(self) -> None:
        if hasattr(self, "city"):
            self.city.database.close()
            self._folder.cleanup()

    def now(self) -> Violation:
        return now(self.city, self.case)

    @rule(act=st.sampled_from(list(DO)), login=st.sampled_from(PEOPLE))
    def anybody_tries_anything(self, act: Act, login: str) -> None:
        self._try(act, login)

    @rule(login=st.sampled_from(("pat", "pam", "dina", "hal")), pick=st.integers(0, 20))
    def somebody_does_what_is_offered(self, login: str, pick: int) -> None:
        try:
            offered = violation_view.case(self.city.of(login), self.case.id).acts
        except NotAllowed:
            return
        if offered:
            self._try(offered[pick % len(offered)], login)

    def _try(self, act: Act, login: str) -> None:
        before = self.now()
        arrows = [t for t in TRANSITIONS if t.act is act and t.source is before.state]
        try:
            DO[act](self.city, self.city.of(login), before)
        except (Conflict, Invalid, NotAllowed):
            assert self.now() == before
            return
        self.moves += 1
        after = self.now()
        assert arrows or before.state in IN_PLACE[act]
        assert after.state is (arrows[0].target if arrows else before.state)

    @rule()
    def a_record_is_sealed(self) -> None:
        if self.now().state is not ViolationState.CLOSED:
            seal(self.city, self.case, by="pat")

    @rule()
    def the_department_takes_the_page_down(self) -> None:
        if self.city.get(self.account.id).state is State.TAKE_DOWN_ORDERED:
            confirm_down(self.city, self.case)
            assert self.now().state is not ViolationState.ORDERED_DOWN

    @rule()
    def the_page_is_reinstated(self) -> None:
        account = self.city.get(self.account.id)
        if account.state in (State.TAKE_DOWN_ORDERED, State.TAKEN_DOWN):
            accounts.reinstate(self.city.of("pam"), account.id, account.version, "Settled")
            if self.city.get(account.id).state is State.APPROVED:
                self.city.put(account, state=State.LIVE)

    @invariant()
    def it_stands_where_its_states_allow(self) -> None:
        if not hasattr(self, "city"):
            return
        case = self.now()
        with self.city.database.read() as conn:
            filed = outcomes.of(conn, case.id)
            done = acts.history(conn, "violation", case.id, confidential=True)
        waits = [one for one in case.instructions if one.answer is Answer.NONE]
        assert len(waits) == (case.state is ViolationState.INSTRUCTED)
        if case.state is ViolationState.CLOSED:
            assert case.due is None
        elif waits:
            assert case.due == waits[0].due
        elif case.state is ViolationState.REFERRED and untold(filed):
            assert case.due == untold(filed)[0].notice_due
        assert (next_act(case, filed) is None) is (case.state is ViolationState.CLOSED)
        # The report is an act too; what was refused is none.
        by_account = sum(one.act is Act.CASE_IS_DOWN and one.person == "Hal Hart" for one in done)
        assert len(done) == 1 + self.moves + by_account


@pytest.fixture
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A closed city in a file."""
    path = tmp_path_factory.mktemp("walk") / "city.sqlite"
    found_city(Address.of_file(path))
    return path


@pytest.mark.requirement("R7", "R46", "R47", "R48", "R52")
def test_whatever_people_do_a_case_stands_where_its_states_allow(template: Path) -> None:
    Walk.template = template
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=15,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
