"""Who may write about passwords on the City's PostgreSQL, and who reads what is sealed."""

from pathlib import Path

import pytest
from psycopg import errors

from pittadmin.domain.account_states import State
from pittadmin.storage.custody_guards import REFUSED
from tests.custody import Hall, found_hall, give, take
from tests.storage.test_role_guards import under_an_act
from tests.storage.test_secrecy import Town, town

__all__ = ["town"]

DIRECTORY = (
    "INSERT INTO device_directory (epoch, document, signature, signed_by_id, signed_at) "
    "VALUES (99, '', '', pittadmin_me(), '2026-11-02T15:00:00.000Z')"
)
DEVICE = (
    "INSERT INTO device (device_id, person_id, computer, enrolment, state, asked_at) "
    "VALUES ('0', {who}, 'x', '', '{state}', '2026-11-02T15:00:00.000Z')"
)
ENVELOPE = (
    "INSERT INTO envelope (envelope_id, account_id, department_id, kind, secret_version, "
    "direction, device_id, epoch, holders, data, sent_by_id, sent_at) SELECT 'e', a.id, "
    "{department}, 'password', 9, '{direction}', '0', 1, '', '', pittadmin_me(), "
    "'2026-11-02T15:00:00.000Z' FROM account a WHERE a.handle = 'Kept'"
)


@pytest.fixture
def hall(town: Town, tmp_path: Path) -> Hall:
    """Custody in the town: Ada has handed a password over, and IT received it."""
    made = found_hall(town.of_owner, tmp_path, "ada")
    account = town.of_owner.account(State.LIVE, "Kept", platform="x", custody="none")
    give(made.computers["ada"], account.id)
    take(made.it)
    return made


@pytest.mark.requirement("R22")
@pytest.mark.parametrize("login", ["eve", "hal", "ada", "max", "pat"])
def test_it_alone_publishes_a_list_of_devices(town: Town, hall: Hall, login: str) -> None:
    with (
        under_an_act(town, login) as conn,
        pytest.raises(errors.InsufficientPrivilege, match=REFUSED),
    ):
        conn.execute(DIRECTORY)


@pytest.mark.requirement("R22")
@pytest.mark.parametrize(
    ("login", "statement"),
    [
        ("ada", DEVICE.format(who="(SELECT id FROM person WHERE login = 'eve')", state="asked")),
        ("ada", DEVICE.format(who="pittadmin_me()", state="enrolled")),
        ("eve", DEVICE.format(who="pittadmin_me()", state="asked")),
        ("ada", "UPDATE device SET state = 'enrolled'"),
        ("hope", ENVELOPE.format(department="a.department_id", direction="to_it")),
        ("hope", ENVELOPE.format(department="a.department_id + 1", direction="to_it")),
        ("ada", ENVELOPE.format(department="a.department_id", direction="to_department")),
        ("ivy", ENVELOPE.format(department="a.department_id", direction="to_it")),
        ("eve", "UPDATE custody SET state = 'received'"),
        ("hope", "UPDATE custody SET state = 'received'"),
        ("ada", "INSERT INTO leaver (person_id, reason, begun_by_id, begun_at) "
                "VALUES (pittadmin_me(), '', pittadmin_me(), '2026-11-02T15:00:00.000Z')"),
    ],
)  # fmt: skip
def test_nobody_writes_what_is_others(town: Town, hall: Hall, login: str, statement: str) -> None:
    with (
        under_an_act(town, login) as conn,
        pytest.raises(errors.InsufficientPrivilege, match=REFUSED),
    ):
        conn.execute(statement)


@pytest.mark.requirement("R22")
def test_a_department_hands_over_its_own_and_no_other_reads_it(town: Town, hall: Hall) -> None:
    with under_an_act(town, "ada") as conn:
        conn.execute(ENVELOPE.format(department="a.department_id", direction="to_it"))
    seen = {
        login: len(_rows(town, login, "SELECT id FROM envelope"))
        for login in ("ivy", "ada", "hal", "hope", "eve", "max", "pat")
    }
    readers = {"ivy", "ada", "hal"}
    assert seen == {login: int(login in readers) for login in seen}
    receipts = {login: len(_rows(town, login, "SELECT id FROM receipt")) for login in seen}
    assert receipts == seen


@pytest.mark.requirement("R22")
@pytest.mark.parametrize("table", ["envelope", "receipt", "device_directory"])
@pytest.mark.parametrize("change", ["UPDATE {table} SET {column} = ''", "DELETE FROM {table}"])
def test_what_was_signed_stays_as_it_is(town: Town, hall: Hall, table: str, change: str) -> None:
    column = "document" if table == "device_directory" else "data"
    with under_an_act(town, "ivy") as conn, pytest.raises(errors.InsufficientPrivilege):
        conn.execute(change.format(table=table, column=column))


def _rows(town: Town, login: str, question: str) -> list[tuple[object, ...]]:
    with town.psql(login) as conn:
        return conn.execute(question).fetchall()
