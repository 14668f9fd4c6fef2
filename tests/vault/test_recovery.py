"""The recovery key on paper opens everything, with this program or with plain age."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from pittadmin.domain.errors import Invalid
from pittadmin.domain.handover import Direction
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.vault import recovery, root
from pittadmin.vault.secret import Secret
from tests.keyrings import need
from tests.vault.hall import PASSWORD, ROW, Hall, signed_anew


@pytest.mark.requirement("R22")
@pytest.mark.parametrize("direction", list(Direction))
def test_the_age_program_opens_a_sealed_password(
    hall: Hall, tmp_path: Path, direction: Direction
) -> None:
    age = need("age")
    envelope = hall.sealed(replace(ROW, direction=direction))
    (tmp_path / "password.age").write_bytes(envelope.ciphertext)
    (tmp_path / "recovery.txt").write_text(hall.recovery.identity.reveal() + "\n")
    command = [age, "--decrypt", "--identity", "recovery.txt", "password.age"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert found["secret"] == PASSWORD
    assert found["header"]["row"]["account"] == ROW.account
    assert PASSWORD in done.stdout.decode("utf-8")  # as it stands, with nothing to decipher


def test_the_age_program_knows_the_recipient_of_the_key(hall: Hall, tmp_path: Path) -> None:
    need("age")
    keygen = need("age-keygen")
    (tmp_path / "recovery.txt").write_text(hall.recovery.identity.reveal() + "\n")
    done = subprocess.run(
        [keygen, "-y", "recovery.txt"], cwd=tmp_path, capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == hall.recovery.recipient


def test_this_program_opens_it_though_the_sender_has_long_left(hall: Hall) -> None:
    key = recovery.read(hall.recovery.identity)
    opened = recovery.open_envelope(hall.sealed(), key)
    assert opened.secret == Secret(PASSWORD)
    assert opened.sender_key == hall.librarian.public.signing_key


def test_what_was_changed_is_found_out_without_a_directory(hall: Hall) -> None:
    key = recovery.read(hall.recovery.identity)
    envelope = hall.sealed()
    stolen = replace(envelope, signature=hall.librarian2.sign("envelope", envelope.claim))
    renamed = signed_anew(envelope, hall.librarian2, sender=hall.librarian2.id)
    for forged, reason in ((stolen, Reason.FORGED), (renamed, Reason.INNER_DIFFERS)):
        with pytest.raises(Refused) as caught:
            recovery.open_envelope(forged, key)
        assert caught.value.reason is reason


def test_another_recovery_key_opens_nothing(hall: Hall) -> None:
    with pytest.raises(Refused) as caught:
        recovery.open_envelope(hall.sealed(), recovery.read(recovery.make().identity))
    assert caught.value.reason is Reason.NOT_FOR_US


def test_it_is_read_however_it_was_typed(hall: Hall) -> None:
    text = hall.recovery.identity.reveal()
    groups = " ".join(text[at : at + 4] for at in range(0, len(text), 4))
    key = recovery.read(Secret(f"  {groups.lower()}\n"))
    assert str(key.to_public()) == hall.recovery.recipient


def test_a_wrong_character_is_found_out_and_not_repeated(hall: Hall) -> None:
    text = hall.recovery.identity.reveal()
    wrong = text[:-1] + ("Q" if text[-1] != "Q" else "P")
    for typed in (wrong, text[:-1], "", hall.recovery.recipient):
        with pytest.raises(Invalid, match="a character of it is wrong") as caught:
            recovery.read(Secret(typed))
        assert caught.value.__context__ is None


def test_nothing_shows_the_key(hall: Hall) -> None:
    assert hall.recovery.identity.reveal() not in repr(hall.recovery)


def test_the_age_format_is_what_the_root_key_lies_in(tmp_path: Path) -> None:
    # The program asks for the passphrase at a terminal, so its header is all that is looked at.
    root.save(root.make(), tmp_path / "root.age", Secret("carbon velvet otter migrate plunge"))
    lines = (tmp_path / "root.age").read_bytes().splitlines()
    assert lines[0] == b"age-encryption.org/v1"
    assert lines[1].startswith(b"-> scrypt ")
