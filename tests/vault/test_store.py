"""What is kept in the keyring is kept once, in its newest version."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pittadmin.domain.errors import Invalid, Unavailable
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.vault.keyring_gate import KeyringFailed, open_keyring
from pittadmin.vault.local import LocalVault
from pittadmin.vault.secret import Secret
from pittadmin.vault.shelf import Shelf
from pittadmin.vault.store import Store
from tests.keyrings import SecretService
from tests.vault import windows

Computer = Callable[[str], LocalVault]
NAME = "account-12-password"


def test_the_newest_version_is_kept_and_the_one_before_is_gone(
    computer: Computer, keyring: SecretService
) -> None:
    store = computer("one").store
    assert (store.get(NAME), store.version(NAME)) == (None, 0)
    store.put(NAME, 1, Secret("first"))
    store.put(NAME, 2, Secret("second"))
    store.put(NAME, 5, Secret("fifth"))
    again = computer("one").store
    assert (again.get(NAME), again.version(NAME)) == (Secret("fifth"), 5)
    assert keyring.labels() == [
        "Password for 'PittAdmin' on 'PittAdmin one account-12-password v5'"
    ]


def test_the_same_again_changes_nothing(computer: Computer) -> None:
    store = computer("one").store
    store.put(NAME, 2, Secret("second"))
    store.put(NAME, 2, Secret("second"))
    assert store.get(NAME) == Secret("second")


@pytest.mark.parametrize(
    ("version", "reason"), [(1, Reason.VERSION_OLDER), (2, Reason.VERSION_DOUBLE)]
)
def test_nothing_older_and_nothing_else_takes_its_place(
    computer: Computer, version: int, reason: Reason
) -> None:
    store = computer("one").store
    store.put(NAME, 2, Secret("second"))
    with pytest.raises(Refused) as caught:
        store.put(NAME, version, Secret("other"))
    assert caught.value.reason is reason
    assert store.get(NAME) == Secret("second")


def test_what_was_deleted_by_hand_can_be_put_back(
    computer: Computer, keyring: SecretService
) -> None:
    store = computer("one").store
    store.put(NAME, 2, Secret("second"))
    keyring.empty()
    assert store.get(NAME) is None
    store.put(NAME, 2, Secret("second"))
    assert store.get(NAME) == Secret("second")


def test_what_is_forgotten_is_nowhere(computer: Computer, keyring: SecretService) -> None:
    store = computer("one").store
    store.put(NAME, 1, Secret("first"))
    store.forget(NAME)
    store.forget(NAME)
    assert (store.get(NAME), store.names(), keyring.labels()) == (None, (), [])


def test_two_databases_on_one_computer_do_not_meet(computer: Computer) -> None:
    computer("city").store.put(NAME, 3, Secret("the City's"))
    computer("try-out").store.put(NAME, 1, Secret("made up"))
    assert computer("city").store.get(NAME) == Secret("the City's")


def test_the_index_knows_no_secret(computer: Computer, tmp_path: Path) -> None:
    store = computer("one").store
    store.put(NAME, 1, Secret("hunter2"))
    assert store.names() == (NAME,)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"hunter2" in path.read_bytes()]


def test_the_keyring_is_not_opened_before_it_is_needed(tmp_path: Path) -> None:
    def opener():
        raise AssertionError("too early")

    store = Store(Shelf(tmp_path / "shelf"), "one", opener)
    assert (store.names(), store.version(NAME), store.get(NAME)) == ((), 0, None)


def test_too_long_a_secret_leaves_what_is_there(computer: Computer) -> None:
    store = computer("one").store
    store.put(NAME, 1, Secret("first"))
    with pytest.raises(Invalid):
        store.put(NAME, 2, Secret("x" * 1281))
    assert (store.version(NAME), store.get(NAME)) == (1, Secret("first"))


def test_a_damaged_index_is_told_and_nothing_is_overwritten(
    computer: Computer, tmp_path: Path
) -> None:
    computer("one").store.put(NAME, 3, Secret("third"))
    (tmp_path / "one" / "vault" / "one" / "keyring" / NAME).write_bytes(b'{"held":0}')
    with pytest.raises(Unavailable, match="damaged"):
        computer("one").store.put(NAME, 1, Secret("older"))


def test_an_old_version_that_could_not_be_deleted_is_deleted_later(
    computer: Computer, keyring: SecretService, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = computer("one").store
    store.put(NAME, 1, Secret("first"))
    with monkeypatch.context() as failing:
        failing.setattr(
            "keyring.backends.SecretService.Keyring.delete_password", lambda *_given: None
        )
        store.put(NAME, 2, Secret("second"))
        with pytest.raises(KeyringFailed):
            store.tidy()
    assert len(keyring.labels()) == 2
    assert store.get(NAME) == Secret("second")
    computer("one").store.tidy()
    assert len(keyring.labels()) == 1


def test_windows_keeps_no_old_password_and_nothing_travels(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    manager = windows.install(monkeypatch)
    monkeypatch.setenv("KEYRING_PROPERTY_PERSIST", "enterprise")
    store = Store(Shelf(tmp_path), "one", lambda: open_keyring("win32"))
    for version in range(1, 5):
        store.put(NAME, version, Secret(f"password {version}"))
        assert manager.secrets() == [f"password {version}"]
    assert {one["Persist"] for one in manager.kept.values()} == {manager.CRED_PERSIST_LOCAL_MACHINE}
    store.put("long", 1, Secret("😀" * 640))
    store.forget("long")
    store.forget(NAME)
    assert manager.kept == {}


def test_windows_keeps_nothing_of_a_version_that_is_written_twice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    manager = windows.install(monkeypatch)
    keyring = open_keyring("win32")
    keyring.write("service", Secret("before the program was ended"))
    keyring.write("service", Secret("after"))
    assert manager.secrets() == ["after"]


@pytest.mark.parametrize("scope", ["", "..", "a/b", "City"])
def test_the_name_of_a_database_leads_nowhere_else(tmp_path: Path, scope: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        LocalVault(tmp_path, scope)
