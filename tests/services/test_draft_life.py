"""A draft's whole life, walked at random against a model of its states."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pittadmin.domain.acts import Act
from pittadmin.domain.draft_states import TRANSITIONS, WRITABLE, DraftState
from pittadmin.domain.drafts import Approval, Draft, is_open, transition
from pittadmin.domain.errors import Conflict, NotAllowed
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import Role
from pittadmin.services import draft_view
from pittadmin.storage.database import Address, Database
from tests.city import HOLDER, City, copy_of
from tests.composer import POST, confirm_all, get, ready, written
from tests.services.test_drafts import DO, saved

_ACTS = sorted({arrow.act for arrow in TRANSITIONS} - {Act.APPROVE_OWN_DRAFT})


@pytest.mark.requirement("R32", "R53", "R61")
def test_a_draft_goes_only_where_the_arrows_lead(
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
        city = ready(City(database))

        class Life(RuleBasedStateMachine):
            draft: Draft
            acts: list[Act]
            approved_words: str

            @initialize()
            def begin(self) -> None:
                self.draft = written(city)
                self.acts = [Act.WRITE_DRAFT]
                self.approved_words = ""

            @rule(act=st.sampled_from(_ACTS), role=st.sampled_from(list(HOLDER)))
            def somebody_acts(self, act: Act, role: Role) -> None:
                before = get(city, self.draft.id)
                arrow = transition(before, act)
                ctx = city.of(HOLDER[role])
                allowed = role in PERMISSIONS[act].roles
                if PERMISSIONS[act].own_only and before.question is not None:
                    allowed = allowed and ctx.person_id == before.question.asked_by.id
                if act is Act.EDIT_DRAFT and before.state in WRITABLE and allowed:
                    assert DO[act](city, ctx, before) == before
                    return
                if arrow is None or not allowed:
                    with pytest.raises(Conflict if allowed else NotAllowed):
                        DO[act](city, ctx, before)
                    assert get(city, before.id) == before
                    return
                own = role is Role.HEAD and HOLDER[role] in self.writers(before)
                after = DO[act](city, ctx, before)
                if act is Act.SEND_DRAFT and own:
                    assert (after.state, after.approval) == (DraftState.APPROVED, Approval.OWN)
                    act = Act.APPROVE_OWN_DRAFT
                else:
                    assert after.state is arrow.target
                self.acts.append(act)
                if act in (Act.APPROVE_DRAFT, Act.APPROVE_OWN_DRAFT):
                    self.approved_words = after.post.text

            @rule(words=st.text(max_size=30), role=st.sampled_from([Role.ADMINISTRATOR, Role.HEAD]))
            def somebody_types(self, words: str, role: Role) -> None:
                before = get(city, self.draft.id)
                words = f"The library is open. {words}".replace("vote", "")
                login = HOLDER[role]
                if before.state not in WRITABLE:
                    with pytest.raises(Conflict):
                        saved(city, before, words, login)
                    assert get(city, before.id) == before
                    return
                after = confirm_all(city, saved(city, before, words, login), login)
                assert after.post.text == words

            @rule()
            def it_goes_on_to_approval(self) -> None:
                if get(city, self.draft.id).state in WRITABLE:
                    self.somebody_acts(Act.SEND_DRAFT, Role.ADMINISTRATOR)
                if get(city, self.draft.id).state is DraftState.SENT:
                    self.somebody_acts(Act.APPROVE_DRAFT, Role.HEAD_DESIGNEE)

            def writers(self, draft: Draft) -> set[str]:
                ids = {one.id for one in draft.writers}
                return {login for login, its_id in city.people.items() if its_id in ids}

            @invariant()
            def what_is_approved_or_out_is_what_was_read(self) -> None:
                now = get(city, self.draft.id)
                if now.state in (DraftState.APPROVED, DraftState.POSTED):
                    assert now.approval is not Approval.NONE
                    assert now.post.text == self.approved_words
                    assert now.report is not None
                    assert now.report.post_sha256 == now.post.sha256
                assert all(one.text == self.approved_words for one in now.posts)
                assert {one.platform for one in now.posts} <= set(POST.platforms)

            @invariant()
            def every_offered_act_is_open_and_the_history_is_whole(self) -> None:
                view = draft_view.show(city.of("hal"), self.draft.id)
                assert all(is_open(view.draft, act) for act in view.acts)
                assert [done.act for done in reversed(view.history)] == self.acts

        case = Life.TestCase
        case.settings = settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        try:
            case().runTest()
        finally:
            database.close()
