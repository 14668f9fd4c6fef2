"""A workstation makes its keys in its keyring and asks IT to enroll it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.fingerprints import fingerprint
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.vault import identity
from pittadmin.vault.local import LocalVault
from pittadmin.vault.secret import Secret
from tests.keyrings import SecretService
from tests.vault.hall import Hall, new_identity

Computer = Callable[[str], LocalVault]


def test_the_keys_are_there_again_after_a_start(computer: Computer) -> None:
    made = identity.make(computer("pc").store, "pat", "LIBRARY-3")
    found = identity.load(computer("pc").store, "pat")
    assert found is not None
    assert found.public == made.public
    assert found.sign("receipt", b"x") == made.sign("receipt", b"x")
    assert identity.load(computer("pc").store, "sam") is None
    assert identity.load(computer("other").store, "pat") is None


def test_the_keys_are_in_the_keyring_alone(
    computer: Computer, tmp_path: Path, keyring: SecretService
) -> None:
    made = identity.make(computer("pc").store, "pat", "LIBRARY-3")
    private = [made.signing.private_bytes_raw(), str(made.opening).encode()]
    private.append(private[0].hex().encode())
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    files += [path.read_bytes() for path in keyring.folder.rglob("*.keyring")]
    assert len(files) > 1
    assert not [one for one in files for key in private if key in one]
    assert str(made.opening) not in repr(made)


def test_new_keys_take_the_place_of_the_old_ones(
    computer: Computer, keyring: SecretService
) -> None:
    old = identity.make(computer("pc").store, "pat", "LIBRARY-3")
    new = identity.make(computer("pc").store, "pat", "LIBRARY-3")
    assert new.id != old.id
    found = identity.load(computer("pc").store, "pat")
    assert found is not None
    assert found.public == new.public
    assert len(keyring.labels()) == 1


@pytest.mark.parametrize("kept", ["", "{}", "not JSON"])
def test_damaged_keys_are_told(computer: Computer, kept: str) -> None:
    store = computer("pc").store
    identity.make(store, "pat", "LIBRARY-3")
    store.put(store.names()[0], 2, Secret(kept))
    with pytest.raises(Unavailable, match="damaged in the keyring"):
        identity.load(store, "pat")


def test_a_request_is_signed_by_the_device_it_names() -> None:
    pat, mallory = new_identity("pat"), new_identity("mallory")
    identity.check_enrolment(pat.enrolment())
    asked = pat.enrolment()
    for forged in (
        replace(asked, keys=replace(asked.keys, login="mayor")),
        replace(asked, keys=replace(asked.keys, age_recipient=mallory.public.age_recipient)),
        replace(asked, keys=replace(asked.keys, signing_key=mallory.public.signing_key)),
        replace(asked, keys=replace(asked.keys, signing_key=b"short")),
        replace(asked, signature=bytes(64)),
        replace(asked, signature=b""),
        replace(asked, signature=pat.sign("receipt", b"")),
    ):
        with pytest.raises(Refused) as caught:
            identity.check_enrolment(forged)
        assert caught.value.reason is Reason.ENROLMENT_FORGED


def test_a_key_that_is_none_is_refused_though_it_is_signed() -> None:
    pat = new_identity("pat")
    pat = replace(pat, public=replace(pat.public, age_recipient="age1nonsense"))
    with pytest.raises(Refused):
        identity.check_enrolment(pat.enrolment())


def test_whoever_swaps_the_keys_changes_the_words() -> None:
    pat, mallory = new_identity("pat"), new_identity("mallory")
    swapped = replace(
        mallory.public, id=pat.id, login=pat.public.login, computer=pat.public.computer
    )
    identity.check_enrolment(replace(mallory, public=swapped).enrolment())  # it signs its own
    assert fingerprint(swapped) != fingerprint(pat.public)


def test_a_device_with_other_keys_than_are_enrolled_goes_no_further(hall: Hall) -> None:
    hall.librarian.require_enrolled(hall.directory)
    for device in (hall.stranger, replace(new_identity("x"), public=hall.stranger.public)):
        with pytest.raises(Refused) as caught:
            device.require_enrolled(hall.directory)
        assert caught.value.reason is Reason.NOT_ENROLLED
    renamed = replace(hall.librarian.public, computer="ANOTHER")
    with pytest.raises(Refused):
        replace(hall.librarian, public=renamed).require_enrolled(hall.directory)
