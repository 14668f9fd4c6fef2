"""A draft's states: every one is named, reached and left by arrows of the policy's requirements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.acts import Act
from pittadmin.domain.draft_states import (
    DRAFT_STATE_MEANING,
    DRAFT_STATE_NAMES,
    IN_PLACE,
    TRANSITIONS,
    WAITS_FOR,
    WRITABLE,
    DraftState,
)
from pittadmin.domain.drafts import TITLE_CHARACTERS, title_of
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.policy import requirements
from pittadmin.domain.posts import Post, Variant
from pittadmin.domain.roles import Role


def test_every_state_has_a_name_and_a_meaning() -> None:
    assert set(DRAFT_STATE_NAMES) == set(DRAFT_STATE_MEANING) == set(DraftState)
    assert len(set(DRAFT_STATE_NAMES.values())) == len(DraftState)


def test_every_state_is_reached_and_only_the_last_ones_are_not_left() -> None:
    reached = {one.target for one in TRANSITIONS} | {DraftState.DRAFT}
    assert reached == set(DraftState)
    left = {one.source for one in TRANSITIONS}
    assert set(DraftState) - left == {DraftState.POSTED, DraftState.DISCARDED}


def test_one_arrow_at_most_fits_an_act_in_a_state() -> None:
    keys = [(one.act, one.source, one.when) for one in TRANSITIONS]
    assert len(keys) == len(set(keys))
    for act, source in {(one.act, one.source) for one in TRANSITIONS}:
        whens = [one.when for one in TRANSITIONS if (one.act, one.source) == (act, source)]
        assert None not in whens or len(whens) == 1


def test_every_arrow_rests_on_a_requirement_and_has_somebody_who_may() -> None:
    for arrow in TRANSITIONS:
        assert arrow.requirement in requirements()
        assert PERMISSIONS[arrow.act].roles


@pytest.mark.requirement("R32")
def test_nothing_is_posted_but_what_was_approved() -> None:
    approvals = {Act.APPROVE_DRAFT, Act.APPROVE_OWN_DRAFT}
    assert {one.act for one in TRANSITIONS if one.target is DraftState.APPROVED} == {
        *approvals,
        Act.MARK_POSTED,
    }
    assert {one.source for one in TRANSITIONS if one.target is DraftState.POSTED} == {
        DraftState.APPROVED
    }
    assert PERMISSIONS[Act.APPROVE_DRAFT].roles == (Role.HEAD, Role.HEAD_DESIGNEE)
    assert PERMISSIONS[Act.APPROVE_OWN_DRAFT].roles == (Role.HEAD,)


def test_a_draft_is_written_where_it_can_be_sent_and_waits_elsewhere() -> None:
    assert {one.source for one in TRANSITIONS if one.act is Act.SEND_DRAFT} == set(WRITABLE)
    assert set(IN_PLACE[Act.EDIT_DRAFT]) == set(WRITABLE)
    for state, act in WAITS_FOR.items():
        assert any(one.act is act and one.source is state for one in TRANSITIONS)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        (" \n\t\n  The  library\nis open", "The library"),
        ("\x00\nA\x00b", "Ab"),
        ("word " * 40, "word " * 15 + "word…"),
        ("x" * 200, "x" * 79 + "…"),
        ("\ud800 alone", "? alone"),
    ],
)
def test_a_draft_is_known_by_its_first_words(text: str, title: str) -> None:
    assert title_of(Post(text)) == title
    assert title_of(Post("", variants=(Variant("x", text),))) == title


@given(st.text())
def test_any_first_words_fit_on_one_line_of_any_database(text: str) -> None:
    title = title_of(Post(text))
    assert len(title) <= TITLE_CHARACTERS
    assert "\n" not in title
    assert "\x00" not in title
    title.encode("utf-8")
