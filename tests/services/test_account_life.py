"""An account's whole life, walked at random against a model of its states."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pittadmin.domain.account_states import (
    APPROVED_STATES,
    ORDERED_STATES,
    TRANSITIONS,
    Fact,
    State,
)
from pittadmin.domain.accounts import Account, is_open
from pittadmin.domain.acts import Act
from pittadmin.domain.errors import Conflict, NotAllowed
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import Role
from pittadmin.services import account_view
from pittadmin.storage import accounts as stored
from pittadmin.storage.database import Address, Database
from tests.city import HOLDER, City, copy_of
from tests.services.test_accounts import DO, OFFICE_ACTS, prepared

FACTS: dict[Act, tuple[set[Fact], set[Fact]]] = {
    Act.APPROVE_ACCOUNT: ({Fact.APPROVED}, set()),
    Act.REVOKE_ACCOUNT: (set(), {Fact.APPROVED}),
    Act.PUT_LIVE: ({Fact.LIVE}, set()),
    Act.SUSPEND_ACCOUNT: ({Fact.SUSPENDED}, set()),
    Act.RESUME_ACCOUNT: (set(), {Fact.SUSPENDED}),
}
"""What each act makes so, and what it ends."""

_ACTS = sorted({arrow.act for arrow in TRANSITIONS} - {Act.REQUEST_EMAIL, *OFFICE_ACTS})


@pytest.mark.requirement("R4", "R5", "R10", "R48")
def test_an_account_goes_only_where_the_arrows_lead(
    city_templates: Callable[[str, Any], Any],
) -> None:
    with TemporaryDirectory() as folder:
        path = copy_of(city_templates("sqlite", None), Path(folder) / "city.sqlite")
        database = Database(Address.of_file(path))
        # What a power cut would lose does not matter to this walk.
        with database.write() as conn:
            raw = conn.connection.driver_connection
            assert raw is not None
        raw.execute("PRAGMA synchronous = OFF")
        city = City(database)

        class Life(RuleBasedStateMachine):
            account: Account
            state: State
            facts: set[Fact]
            acts: list[Act]

            @initialize()
            def begin(self) -> None:
                with city.change() as conn:
                    for old in _all_open(conn):
                        stored.change(conn, old.id, old.version, state=State.ARCHIVED)
                self.account = city.with_it(prepared(city, State.DRAFT))
                self.state, self.facts, self.acts = State.DRAFT, {Fact.PAGE}, []

            @rule(act=st.sampled_from(_ACTS), role=st.sampled_from(list(HOLDER)))
            def somebody_acts(self, act: Act, role: Role) -> None:
                before = city.get(self.account.id)
                arrow = next(
                    (
                        one
                        for one in TRANSITIONS
                        if (one.act, one.source) == (act, self.state)
                        and one.stands(frozenset(self.facts))
                    ),
                    None,
                )
                allowed = role in PERMISSIONS[act].roles
                ctx = city.of(HOLDER[role])
                if arrow is None or not allowed:
                    with pytest.raises(Conflict if allowed else NotAllowed):
                        DO[act](city, ctx, before)
                    assert city.get(before.id) == before
                    return
                DO[act](city, ctx, before)
                self.state = arrow.target
                self.acts.append(act)
                won, lost = FACTS.get(act, (set(), set()))
                self.facts = (self.facts | won) - lost
                if act is Act.REINSTATE_ACCOUNT and arrow.source is State.TAKEN_DOWN:
                    self.facts -= {Fact.LIVE}
                if Fact.APPROVED not in self.facts:
                    self.facts &= {Fact.PAGE}

            @rule()
            def the_mayor_approves_if_asked(self) -> None:
                if self.state is State.DRAFT:
                    self.somebody_acts(Act.SUBMIT_ACCOUNT, Role.HEAD)
                if self.state is State.SUBMITTED:
                    self.somebody_acts(Act.APPROVE_ACCOUNT, Role.MAYOR)
                if self.state is State.APPROVED:
                    city.with_it(city.get(self.account.id))
                    self.somebody_acts(Act.PUT_LIVE, Role.PERSONNEL)

            @invariant()
            def stands_where_the_model_stands(self) -> None:
                now = city.get(self.account.id)
                assert now.state is self.state
                if now.state in APPROVED_STATES | ORDERED_STATES:
                    assert now.facts == self.facts
                if now.state in APPROVED_STATES:
                    decided = [one for one in self.acts if one in FACTS]
                    assert Act.APPROVE_ACCOUNT in decided
                    assert Act.REVOKE_ACCOUNT not in decided[_last(decided) :]

            @invariant()
            def every_offered_act_is_open(self) -> None:
                view = account_view.show(city.of("pat"), self.account.id)
                # What the page showed is recorded first; that is an act on a record (R9).
                offered = set(view.acts) - {Act.SEAL_RECORD}
                assert all(is_open(view.account, act) for act in offered)
                if Act.SEAL_RECORD in view.acts:
                    assert view.account.state is State.TAKE_DOWN_ORDERED
                    assert view.acts[0] is Act.SEAL_RECORD
                assert [done.act for done in reversed(view.history)] == self.acts

        def _last(acts: list[Act]) -> int:
            return len(acts) - 1 - acts[::-1].index(Act.APPROVE_ACCOUNT)

        def _all_open(conn: Any) -> Iterator[Account]:
            for state in State:
                if state is not State.ARCHIVED:
                    yield from stored.of_department(conn, city.departments["RSVP"], state)

        case = Life.TestCase
        case.settings = settings(
            max_examples=10,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        try:
            case().runTest()
        finally:
            database.close()
