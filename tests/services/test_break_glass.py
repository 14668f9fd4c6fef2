"""With the recovery key on paper and the database alone, everything that is kept is opened."""

import json
import sqlite3
import stat
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from pittadmin import cli
from pittadmin.commands import console
from pittadmin.domain.account_states import State
from pittadmin.domain.handover import Kind
from pittadmin.services import break_glass
from pittadmin.vault import recovery
from pittadmin.vault.secret import Secret
from tests.city import City
from tests.custody import PASSWORD, Hall, found_hall, give, take
from tests.keyrings import need
from tests.secrecy import leaks


@pytest.fixture
def hall(city: City, tmp_path: Path) -> Hall:
    """A city in which two secrets of one account were handed over, the password twice."""
    made = found_hall(city, tmp_path / "computers", "ada")
    account_id = city.account(State.LIVE, "RSVPonX", platform="x", custody="none").id
    for secret in ("an-older-password-0!", PASSWORD):
        give(made.computers["ada"], account_id, secret)
        take(made.it)
    give(made.computers["ada"], account_id, "code-1\ncode-2", Kind.RECOVERY_CODES)
    return made


@pytest.mark.requirement("R22")
def test_the_paper_key_opens_the_newest_of_everything(hall: Hall, city: City) -> None:
    kept = break_glass.newest(city.database)
    found = break_glass.recover(kept, hall.prepared.recovery.identity)
    opened = {(one.kept.kind, one.kept.version): one.secret for one in found}
    assert opened == {
        (Kind.PASSWORD, 2): Secret(PASSWORD),
        (Kind.RECOVERY_CODES, 1): Secret("code-1\ncode-2"),
    }
    assert break_glass.newest(city.database, "rsvponx")
    assert not break_glass.newest(city.database, "library")
    other = break_glass.recover(kept, recovery.make().identity)
    assert all(one.secret is None and one.why for one in other)


@pytest.mark.requirement("R22")
def test_plain_age_opens_an_exported_file(hall: Hall, city: City, tmp_path: Path) -> None:
    age = need("age")
    files = break_glass.export(break_glass.newest(city.database), tmp_path / "sealed")
    assert [path.name for path in files] == [
        "rsvp-on-x-rsvponx-password-v2.age",
        "rsvp-on-x-rsvponx-recovery-codes-v1.age",
    ]
    assert not leaks(PASSWORD, tmp_path / "sealed")
    key = tmp_path / "key.txt"
    key.write_text(f"{hall.prepared.recovery.identity.reveal()}\n")
    command = [age, "--decrypt", "--identity", str(key), str(files[0])]
    done = subprocess.run(command, capture_output=True, check=True)
    assert json.loads(done.stdout)["secret"] == PASSWORD


def test_the_command_opens_a_try_out_into_a_file_of_ones_own(
    hall: Hall, city: City, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not city.database.is_sqlite:
        pytest.skip("the embedded database alone is opened without an address")
    with (
        closing(sqlite3.connect(city.database.address.path)) as conn,
        closing(sqlite3.connect(home / "pittadmin.sqlite")) as copy,
    ):
        conn.backup(copy)
    key, output = tmp_path / "key.txt", tmp_path / "opened.txt"
    key.write_text(f"# on paper\n{hall.prepared.recovery.identity.reveal().lower()}\n")
    recover = ["credentials", "recover", "--key-file", str(key)]
    assert cli.main(recover) == console.EXIT_CALLED_WRONGLY  # not a terminal
    assert cli.main([*recover, "--output", str(output)]) == 0
    assert PASSWORD in output.read_text("utf-8")
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert cli.main([*recover, "--output", str(output)]) == console.EXIT_REFUSED  # it is there
    assert cli.main(["credentials", "export", str(tmp_path / "sealed")]) == 0
    said = capsys.readouterr()
    assert not leaks(PASSWORD, said.out, said.err)
    key.write_text("AGE-SECRET-KEY-1NOTAKEY")
    assert cli.main([*recover, "--output", str(tmp_path / "none")]) == console.EXIT_REFUSED
    assert not (tmp_path / "none").exists()
