"""IT's root key: it signs who may send and receive, and lies offline on removable storage.

Its file is an age file under a passphrase: where this program is gone, ``age -d`` opens it.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pittadmin.domain.errors import Invalid, Problem, Unavailable, UserError
from pittadmin.domain.i18n import _
from pittadmin.domain.passwords import Strength
from pittadmin.vault import keys
from pittadmin.vault.passwords import strength_of
from pittadmin.vault.secret import Secret

_MARK = "PITTADMIN-ROOT-KEY-1:"


@dataclass(frozen=True)
class RootKey:
    """The root key, while it is used."""

    _key: Ed25519PrivateKey = field(repr=False)

    @property
    def public(self) -> bytes:
        """Its public half, 32 bytes, which every computer of the City is told."""
        return keys.public_half(self._key)

    def sign(self, tag: str, data: bytes) -> bytes:
        """Return its signature of `data` as a message of the kind `tag`."""
        return keys.sign(self._key, tag, data)

    def secret(self) -> Secret:
        """Return its private half as a text that `read` takes: for a try-out's keyring."""
        return Secret(_MARK + self._key.private_bytes_raw().hex())


def make() -> RootKey:
    """Return a new root key, which is nowhere yet."""
    return RootKey(Ed25519PrivateKey.generate())


def read(secret: Secret) -> RootKey:
    """Return the root key of a text that `RootKey.secret` gave.

    Raises:
        Invalid: it is none.
    """
    found = None
    try:
        mark, _colon, digits = secret.reveal().strip().rpartition(":")
        if f"{mark}:" == _MARK:
            found = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(digits))
    except ValueError:
        pass  # raised below, so that the text does not hang on to the exception
    if found is None:
        raise Invalid(
            Problem(
                _("This is not a root key."),
                _("Choose the file that was saved when IT set the program up."),
                "file",
                "R22",
            )
        )
    return RootKey(found)


def save(key: RootKey, path: Path, words: Secret) -> None:
    """Write the key under a passphrase into a new file, and prove that it opens again.

    Takes some seconds: a passphrase is made slow to try.

    Args:
        key: the key.
        path: a file that is not there yet, on removable storage.
        words: the passphrase.

    Raises:
        Invalid: the passphrase is easily guessed.
        Unavailable: the file is there already, or can't be written.
    """
    if strength_of(words) is not Strength.STRONG:
        raise Invalid(
            Problem(
                _("This passphrase is easily guessed."),
                _("Take five words or more that have nothing to do with each other."),
                "passphrase",
                "R22",
            )
        )
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
    except FileExistsError:
        raise Unavailable(
            _("{path} is there already, and may be a key that is still needed.").format(path=path),
            _("Choose another name."),
        ) from None
    except OSError as error:
        raise _not_there(path, error) from None
    try:
        with open(handle, "wb") as file, key.secret() as secret:
            file.write(pyrage.passphrase.encrypt(secret.reveal().encode(), words.reveal()))
            file.flush()
            os.fsync(file.fileno())
        whole = load(path, words).public == key.public
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _not_there(path, error) from None
    except UserError:
        whole = False
    if not whole:
        path.unlink(missing_ok=True)
        raise Unavailable(_("{path} was not written whole.").format(path=path), _TRY_ANOTHER)


def load(path: Path, words: Secret) -> RootKey:
    """Return the key from its file.

    Raises:
        Invalid: the passphrase is wrong, or it is no such file.
        Unavailable: the file can't be read.
    """
    try:
        sealed = path.read_bytes()
    except OSError as error:
        raise _not_there(path, error) from None
    try:
        plain = pyrage.passphrase.decrypt(sealed, words.reveal())
    except pyrage.DecryptError:
        raise Invalid(
            Problem(
                _("The passphrase does not open this file."),
                _("Check the file and the passphrase, then try again."),
                "passphrase",
                "R22",
            )
        ) from None
    with Secret(plain.decode("utf-8", "replace")) as secret:
        return read(secret)


_BINARY = getattr(os, "O_BINARY", 0)
_TRY_ANOTHER = _("Try another drive; keep no copy that does not open.")


def _not_there(path: Path, error: OSError) -> Unavailable:
    why = error.strerror or type(error).__name__
    return Unavailable(_("{path}: {why}.").format(path=path, why=why), _TRY_ANOTHER)
