"""Six words that can be read aloud."""

from dataclasses import replace
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from pittadmin.domain.directory import DeviceKeys
from pittadmin.domain.fingerprints import fingerprint, spoken_words

KEYS = DeviceKeys("00ff", "pat", "LIBRARY-3", bytes(32), "age1example")


def test_the_list_is_that_of_bip_39_unchanged() -> None:
    text = "".join(f"{word}\n" for word in spoken_words())
    assert sha256(text.encode()).hexdigest() == (
        "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
    )


def test_the_first_four_letters_tell_any_two_words_apart() -> None:
    assert len({word[:4] for word in spoken_words()}) == 2048


def test_a_fingerprint_is_the_same_on_every_computer() -> None:
    assert fingerprint(KEYS) == fingerprint(replace(KEYS))
    assert len(fingerprint(KEYS)) == 6


@given(
    st.sampled_from(["id", "login", "computer", "age_recipient"]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
)
def test_whatever_differs_the_words_differ(name: str, more: str) -> None:
    other = replace(KEYS, **{name: getattr(KEYS, name) + more})
    assert fingerprint(other) != fingerprint(KEYS)


@given(st.binary(min_size=32, max_size=32).filter(lambda key: key != bytes(32)))
def test_another_signing_key_has_other_words(key: bytes) -> None:
    assert fingerprint(replace(KEYS, signing_key=key)) != fingerprint(KEYS)


@given(st.binary(min_size=32, max_size=32))
def test_every_word_is_on_the_list(key: bytes) -> None:
    assert set(fingerprint(replace(KEYS, signing_key=key))) <= set(spoken_words())
