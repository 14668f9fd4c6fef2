"""A secret in memory shows itself to nobody who does not ask for it."""

import copy
import json
import pickle
import traceback
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pittadmin.vault.envelopes import Opened
from pittadmin.vault.secret import Secret

WORD = "hunter2"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_a_secret_is_revealed_as_it_was_given(text: str) -> None:
    assert Secret(text).reveal() == text


def test_nothing_that_prints_shows_it() -> None:
    secret = Secret("hunter2")
    for shown in (repr(secret), str(secret), f"{secret}", f"{[secret]}", repr(Opened(secret, b""))):
        assert "hunter2" not in shown
    assert repr(secret) == repr(Secret("longer than that"))


@pytest.mark.parametrize(
    "take",
    [copy.copy, copy.deepcopy, pickle.dumps, json.dumps, lambda one: asdict(Opened(one, b""))],
)
def test_it_is_neither_copied_nor_written(take) -> None:
    with pytest.raises(TypeError) as caught:
        take(Secret(WORD))
    assert WORD not in "".join(traceback.format_exception(caught.value))


def test_it_is_wiped_at_the_end_of_its_use_and_when_that_fails() -> None:
    with Secret(WORD) as secret:
        pass
    assert secret.reveal() == "\0" * 7
    secret = Secret(WORD)
    with pytest.raises(ZeroDivisionError), secret:
        raise ZeroDivisionError
    assert secret.reveal() == "\0" * 7


def test_it_is_wiped_when_nothing_holds_it_any_more() -> None:
    secret = Secret(WORD)
    held = secret._bytes
    del secret
    assert held == bytes(7)


def test_two_are_compared_by_what_they_hold_and_never_with_a_text() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    with pytest.raises(TypeError):
        hash(Secret("a"))


def test_what_is_no_text_is_refused_without_being_repeated() -> None:
    with pytest.raises(ValueError, match="has to be text") as caught:
        Secret("hunter2\udc00")
    assert caught.value.__context__ is None
