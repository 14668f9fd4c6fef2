"""A password that went there and back lies in the keyrings and nowhere else, in no form."""

import base64
import logging
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pittadmin.domain.errors import UserError
from pittadmin.domain.handover import Direction
from pittadmin.vault import identity, receiving, sending
from pittadmin.vault.keyring_gate import open_keyring
from pittadmin.vault.local import LocalVault
from pittadmin.vault.secret import Secret
from tests.keyrings import SecretService
from tests.secrecy import forms, leaks
from tests.vault.database import Database
from tests.vault.hall import LATER, NOW, ROW, Hall

Computer = Callable[[str], LocalVault]
FIRST, SECOND = "Zebra-Walnut-413-Onota", "Quince-Harbor-908-Tyler"


def test_the_search_finds_a_secret_in_every_form(tmp_path: Path) -> None:
    for form, raw in forms(FIRST).items():
        (tmp_path / "file").write_bytes(b"before " + raw + b" after")
        assert leaks(FIRST, tmp_path), form
    for at in range(7):
        coded = base64.b64encode(b"x" * at + FIRST.encode() + b" and more")
        assert leaks(FIRST, coded)
    assert not leaks(FIRST, b"something else")


def test_nothing_is_left_of_what_went_there_and_back(
    hall: Hall,
    computer: Computer,
    keyring: SecretService,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    library, it = computer("library"), computer("it")
    database = Database(tmp_path / "city.sqlite")
    made = identity.make(library.store, "pat", "LIBRARY-3")
    row = replace(ROW, direction=Direction.TO_DEPARTMENT, version=2)

    sent = sending.hand_over(Secret(FIRST), ROW, hall.directory, hall.librarian, library, NOW)
    receiving.receive(sent, ROW, hall.directory, hall.it, it.store, it.pins, LATER)
    back = sending.hand_over(
        Secret(SECOND), row, hall.directory, hall.it, it, LATER, [hall.librarian.id]
    )
    receiving.receive(back, row, hall.directory, hall.librarian, library.store, library.pins, LATER)
    sending.send(library, database.deliver)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) > 8

    said = [caplog.text, *capfd.readouterr(), repr((sent, back, made, library.store))]
    for secret in (FIRST, SECOND, str(made.opening), made.signing.private_bytes_raw().hex()):
        assert leaks(secret, tmp_path, keyring.folder, *said) == []
    assert [open_keyring().read(name) for name in named(keyring)].count(Secret(SECOND)) == 2
    assert Secret(FIRST) not in [open_keyring().read(name) for name in named(keyring)]


def test_no_error_on_the_way_carries_it(
    hall: Hall, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_self, service, username, password):
        raise RuntimeError(f"{service}, {username}: {password}")

    vault = computer("library")
    vault.store.names()
    open_keyring()
    monkeypatch.setattr("keyring.backends.SecretService.Keyring.set_password", fails)
    for secret, sender in (
        (FIRST, hall.librarian),
        (FIRST, hall.officer),
        (FIRST * 100, hall.librarian),
    ):
        with pytest.raises(UserError) as caught:
            sending.hand_over(Secret(secret), ROW, hall.directory, sender, vault, NOW)
        told = "".join(traceback.format_exception(caught.value))
        assert leaks(FIRST, told, repr(caught.value), repr(vars(caught.value))) == []


def named(keyring: SecretService) -> list[str]:
    """Return the service names of what is in the keyring."""
    return [label.split("'")[3] for label in keyring.labels()]
