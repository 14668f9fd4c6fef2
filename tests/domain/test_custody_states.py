"""The states of a secret between department and IT."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.acts import Act
from pittadmin.domain.custody_states import (
    CUSTODY_STATE_MEANING,
    CUSTODY_STATE_NAMES,
    TRANSITIONS,
    WITH_IT,
    CustodyState,
    transition,
)

ACTS = st.lists(st.sampled_from(sorted({one.act for one in TRANSITIONS})), max_size=30)


def test_an_act_leads_from_a_state_to_one_other() -> None:
    ways = [(one.act, one.source) for one in TRANSITIONS]
    assert len(set(ways)) == len(ways)


def test_every_state_is_named_and_can_be_reached() -> None:
    assert set(CUSTODY_STATE_NAMES) == set(CUSTODY_STATE_MEANING) == set(CustodyState)
    assert {one.target for one in TRANSITIONS} == set(CustodyState) - {CustodyState.NOT_YET}


@pytest.mark.requirement("R21")
@given(ACTS)
def test_whatever_people_do_it_is_received_only_after_it_was_sent_in_that_version(acts) -> None:
    state, version, sent = CustodyState.NOT_YET, 0, 0
    for act in acts:
        arrow = transition(act, state)
        if arrow is None:
            continue
        version += arrow.next_version
        sent = version if arrow.next_version else sent
        state = arrow.target
        if state in WITH_IT:
            assert sent == version > 0
        if act in (Act.HAND_OVER_SECRET, Act.ISSUE_SECRET):
            assert (state, arrow.next_version) == (CustodyState.PENDING, True)


@pytest.mark.requirement("R49")
@given(ACTS)
def test_what_must_be_changed_is_with_it_again_only_as_the_next_version(acts) -> None:
    state, version = CustodyState.ROTATION_REQUIRED, 1
    for act in acts:
        arrow = transition(act, state)
        if arrow is not None:
            state, version = arrow.target, version + arrow.next_version
        if state in WITH_IT:
            assert version > 1


def test_what_is_no_longer_kept_stays_so() -> None:
    assert not [one for one in TRANSITIONS if one.source is CustodyState.REVOKED]
