"""The one door to the computer's keyring, and to nothing else.

`keyring.get_keyring` is never asked: an environment variable, a file of settings or an installed
package can make its answer a plaintext file or nothing at all. The keyrings that count are named
here, each by its exact class, and one is trusted only once it has kept, given back and deleted a
value. There is no other place for a secret: without a keyring nothing is stored.
"""

import importlib
import secrets
import sys
from typing import TYPE_CHECKING, Any

from pittadmin.domain.errors import Invalid, Problem, Unavailable
from pittadmin.domain.i18n import _
from pittadmin.vault.secret import Secret

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

ALLOWED: dict[str, tuple[tuple[str, str], ...]] = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
    ),
}
"""The keyrings of each system, the preferred first: module and class."""

MAX_UTF16_UNITS = 1280
"""How long a secret may be: Windows takes 2,560 bytes of UTF-16."""

_USER = "PittAdmin"

_TODO: dict[str, str] = {
    "win32": _("Start the Windows service “Credential Manager”, then try again, or ask IT."),
    "darwin": _("Open “Keychain Access” and check the login keychain, then try again."),
    "linux": _("Start GNOME Keyring or KWallet (on Debian: gnome-keyring), then try again."),
}


class KeyringLocked(Unavailable):
    """The keyring is there, and its owner has to unlock it."""

    def __init__(self) -> None:
        super().__init__(
            _("Your keyring is locked, so nothing was stored."),
            _("Unlock it with your password when the computer asks, then try again."),
            "R22",
        )


class NoKeyring(Unavailable):
    """There is no keyring that can be trusted."""

    def __init__(self, platform: str) -> None:
        super().__init__(
            _("This computer has no keyring that keeps passwords safe, so nothing was stored."),
            _TODO.get(platform, _("Use Windows, macOS or Linux with a keyring.")),
            "R22",
        )


class KeyringFailed(Unavailable):
    """The keyring is there and did not do what it should."""

    def __init__(self, platform: str) -> None:
        super().__init__(
            _("The keyring does not answer as it should, so nothing was stored."),
            _TODO.get(platform, _("Try again, or ask IT.")),
            "R22",
        )


class SystemKeyring:
    """The computer's keyring, proven. A call may wait for a person: never on the GUI thread.

    An error of the keyring's own library is never passed on, for it may carry what was to be kept.

    Args:
        backend: one of `ALLOWED`.
        platform: as in `sys.platform`, for what to do when it fails.
    """

    def __init__(self, backend: "KeyringBackend", platform: str = sys.platform) -> None:
        self._backend = backend
        self._platform = platform

    def read(self, service: str) -> Secret | None:
        """Return what is kept under a service's name, or None.

        Raises:
            Unavailable: the keyring is locked or does not answer.
        """
        found = self._call("get_password", service, _USER)
        return None if found is None else Secret(str(found))

    def write(self, service: str, secret: Secret) -> None:
        """Keep a secret and prove that it is kept.

        Raises:
            Invalid: it is too long.
            Unavailable: the keyring is locked or did not keep it.
        """
        check_length(secret)
        if self._platform == "win32":  # it keeps what is overwritten, under another name
            self.delete(service)
        self._call("set_password", service, _USER, secret.reveal())
        if self.read(service) != secret:
            self.delete(service)
            raise KeyringFailed(self._platform)

    def delete(self, service: str) -> None:
        """Delete what is kept under a service's name and prove that it is gone; nothing is fine.

        Raises:
            Unavailable: the keyring is locked or still has it.
        """
        self._call("delete_password", service, _USER)
        if self.read(service) is not None:
            raise KeyringFailed(self._platform)

    def _call(self, method: str, *arguments: str) -> Any:
        from keyring.errors import KeyringLocked as Locked
        from keyring.errors import PasswordDeleteError

        locked = False
        try:
            return getattr(self._backend, method)(*arguments)
        except PasswordDeleteError:
            return None  # nothing to delete, or locked: a look at what is there tells
        except Locked:
            locked = True
        except Exception:
            pass
        # Out here, so that the library's own error does not hang on to this one.
        raise KeyringLocked() if locked else KeyringFailed(self._platform)


def open_keyring(platform: str = sys.platform) -> SystemKeyring:
    """Return this computer's keyring, proven by writing, reading back and deleting a value.

    Args:
        platform: as in `sys.platform`.

    Raises:
        Unavailable: there is none, or it is locked; says what to do. Nothing was stored.
    """
    failed: list[Unavailable] = []
    for module, name in ALLOWED.get(platform, ()):
        backend = _backend(module, name, platform)
        if backend is None:
            continue
        keyring = SystemKeyring(backend, platform)
        probe = f"PittAdmin probe {secrets.token_hex(8)}"
        try:
            keyring.write(probe, Secret(secrets.token_urlsafe(24)))
            keyring.delete(probe)
            return keyring
        except Unavailable as error:
            failed.append(error)
    raise failed[0] if failed else NoKeyring(platform)


def check_length(secret: Secret) -> None:
    """Refuse what a keyring can't hold.

    Raises:
        Invalid: it is longer than `MAX_UTF16_UNITS`.
    """
    units = len(secret.reveal().encode("utf-16-le")) // 2
    if units > MAX_UTF16_UNITS:
        raise Invalid(
            Problem(
                _("It is too long for the keyring: {units:,} of {most:,} characters.").format(
                    units=units, most=MAX_UTF16_UNITS
                ),
                _("Shorten it, or keep it in parts."),
                "secret",
                "R22",
            )
        )


def _backend(module: str, name: str, platform: str) -> "KeyringBackend | None":
    """Return the keyring of exactly this class, or None if this computer does not have it."""
    try:
        kind = getattr(importlib.import_module(module), name)
        kind.priority  # noqa: B018  raises where it can't work
        backend = kind()
    except Exception:
        return None
    if (type(backend).__module__, type(backend).__qualname__) != (module, name):
        return None
    # keyring lets the environment set any of its properties, such as another collection.
    vars(backend).clear()
    if platform == "win32":
        backend.persist = "local machine"  # the default travels to other computers
    if name == "DBusKeyring":
        backend.handle = -1
    return backend
