"""Only a real keyring is trusted, whatever the computer is told; without one nothing is stored."""

import gc
import importlib
import sys
import traceback
from pathlib import Path

import keyring.core
import pytest
from keyring.backend import KeyringBackend

from pittadmin.domain.errors import Invalid, Unavailable
from pittadmin.vault import keyring_gate
from pittadmin.vault.keyring_gate import KeyringFailed, KeyringLocked, NoKeyring, SystemKeyring
from pittadmin.vault.secret import Secret
from tests.keyrings import SecretService, running_bus, running_secret_service

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")
# keyring leaves its connection to the garbage when it fails.
LEAKS = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

WORD = "hunter2"
"""A secret by a name, for a traceback quotes the lines of the test."""

UNSAFE = [
    "keyring.backends.null.Keyring",
    "keyring.backends.chainer.ChainerBackend",
    "keyring.backends.fail.Keyring",
    "keyrings.alt.file.PlaintextKeyring",
]


def backend_of(opened: SystemKeyring) -> tuple[str, str]:
    kind = type(opened._backend)
    return kind.__module__, kind.__qualname__


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch):
    """A computer with a message bus and no keyring on it."""
    with running_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield
        gc.collect()


@LINUX
def test_a_real_keyring_keeps_gives_back_and_deletes(keyring: SecretService) -> None:
    opened = keyring_gate.open_keyring()
    assert backend_of(opened) == ("keyring.backends.SecretService", "Keyring")
    assert keyring.labels() == []  # the probe is gone
    opened.write("service", Secret("tr0ub4dor – “über”"))
    assert opened.read("service") == Secret("tr0ub4dor – “über”")
    opened.write("service", Secret("another"))
    assert opened.read("service") == Secret("another")
    opened.delete("service")
    opened.delete("service")
    assert opened.read("service") is None
    assert keyring.labels() == []


@LINUX
@pytest.mark.parametrize("unsafe", UNSAFE)
def test_the_environment_names_no_other_keyring(
    keyring: SecretService, monkeypatch: pytest.MonkeyPatch, unsafe: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", unsafe)
    assert backend_of(keyring_gate.open_keyring())[0] == "keyring.backends.SecretService"


@LINUX
@LEAKS
@pytest.mark.parametrize("unsafe", UNSAFE)
def test_without_a_keyring_nothing_takes_its_place(
    absent: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, unsafe: str
) -> None:
    module, _dot, _name = unsafe.rpartition(".")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", unsafe)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = tmp_path / "python_keyring" / "keyringrc.cfg"
    settings.parent.mkdir()
    settings.write_text(f"[backend]\ndefault-keyring={unsafe}\n")
    assert type(keyring.core.load_config()).__module__ == module  # what keyring would take
    with pytest.raises(NoKeyring) as caught:
        keyring_gate.open_keyring()
    assert "nothing was stored" in caught.value.what
    assert caught.value.todo.count(".") == 1


@LINUX
@LEAKS
def test_without_a_message_bus_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("unix:path=/nowhere", "nonsense"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with pytest.raises(NoKeyring):
            keyring_gate.open_keyring()
    gc.collect()


@LINUX
@LEAKS
def test_a_locked_keyring_says_so_and_stores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with running_secret_service() as service:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
        opened = keyring_gate.open_keyring()
        service.lock()
        with pytest.raises(KeyringLocked, match="Unlock it with your password"):
            keyring_gate.open_keyring()
        for use in (
            lambda: opened.write("service", Secret(WORD)),
            lambda: opened.read("service"),
            lambda: opened.delete("service"),
        ):
            with pytest.raises(KeyringLocked) as caught:
                use()
            assert WORD not in "".join(traceback.format_exception(caught.value))
        assert service.labels() == []
        gc.collect()


@LINUX
def test_the_environment_sets_no_property_of_the_keyring(
    keyring: SecretService, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = "/org/freedesktop/secrets/collection/session"  # forgotten when the person signs out
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", session)
    monkeypatch.setenv("KEYRING_PROPERTY_GET_PASSWORD", "nonsense")
    opened = keyring_gate.open_keyring()
    opened.write("service", Secret("kept"))
    assert keyring.labels() == ["Password for 'PittAdmin' on 'service'"]


@pytest.mark.parametrize("platform", ["aix", "cygwin", "emscripten"])
def test_an_unknown_system_has_no_keyring(platform: str) -> None:
    with pytest.raises(NoKeyring):
        keyring_gate.open_keyring(platform)


def test_the_list_names_the_systems_own_keyrings_only() -> None:
    names = {name for kinds in keyring_gate.ALLOWED.values() for name in kinds}
    assert names == {
        ("keyring.backends.Windows", "WinVaultKeyring"),
        ("keyring.backends.macOS", "Keyring"),
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
    }


# What no real keyring does: stand-ins in place of a named class -------------------------------


class Standing(KeyringBackend):
    """Takes the place of a real keyring under its module's and its own name."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        self.kept.pop((service, username), None)


class Forgetful(Standing):
    def set_password(self, service, username, password):
        pass


class Changing(Standing):
    def set_password(self, service, username, password):
        self.kept[service, username] = password.upper() + "x"


class Clinging(Standing):
    def delete_password(self, service, username):
        pass


class Talkative(Standing):
    def set_password(self, service, username, password):
        raise RuntimeError(f"can't store {password}")


def stand_in(monkeypatch: pytest.MonkeyPatch, kind: type) -> None:
    module = importlib.import_module("keyring.backends.SecretService")
    monkeypatch.setattr(module, "Keyring", kind)


def test_another_class_under_the_name_of_a_keyring_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stand_in(monkeypatch, Standing)
    with pytest.raises(NoKeyring):
        keyring_gate.open_keyring("linux")


@pytest.mark.parametrize("kind", [Forgetful, Changing, Clinging, Talkative])
def test_a_keyring_that_does_not_keep_its_word_is_refused(
    monkeypatch: pytest.MonkeyPatch, kind: type
) -> None:
    real = {"__module__": "keyring.backends.SecretService", "__qualname__": "Keyring"}
    monkeypatch.setattr(Standing, "kept", {}, raising=False)
    stand_in(monkeypatch, type("Keyring", (kind,), real))
    with pytest.raises(KeyringFailed):
        keyring_gate.open_keyring("linux")


@pytest.mark.parametrize("kind", [Changing, Talkative])
def test_what_was_to_be_kept_is_in_no_error(kind: type) -> None:
    with pytest.raises(Unavailable) as caught:
        SystemKeyring(kind()).write("service", Secret(WORD))
    error: BaseException | None = caught.value
    while error is not None:
        assert WORD not in repr(error) + repr(error.args)
        error = error.__context__


@pytest.mark.parametrize("text", ["x" * 1280, "😀" * 640, "ü" * 1280])
def test_as_much_as_windows_takes_is_taken(text: str) -> None:
    keyring_gate.check_length(Secret(text))


@pytest.mark.parametrize("text", ["x" * 1281, "😀" * 640 + "x", "ü" * 1281])
def test_one_unit_more_is_refused_before_anything_is_written(text: str) -> None:
    backend = Standing()
    with pytest.raises(Invalid, match=r"1,281 of 1,280"):
        SystemKeyring(backend).write("service", Secret(text))
    assert backend.kept == {}
