"""Break-glass: everything that is kept, opened with the recovery key on paper alone (R22).

For the day on which no computer of IT is left. It needs the database and the key: no keyring, no
enrolled computer, nobody's login but one that may read the database.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from pittadmin.domain.errors import Unavailable
from pittadmin.domain.handover import KIND_NAMES, Envelope, Kind
from pittadmin.domain.i18n import _
from pittadmin.domain.refusals import Reason, Refused
from pittadmin.storage import accounts, envelopes
from pittadmin.storage.database import Database
from pittadmin.vault import recovery
from pittadmin.vault.secret import Secret


@dataclass(frozen=True)
class Kept:
    """One secret in its newest version, sealed.

    Args:
        account: the account as people call it.
        handle: its handle.
        email: the address it is logged in with.
        kind: which secret.
        version: its version.
        sealed: the envelope; None where it can't be read as one.
    """

    account: str
    handle: str
    email: str
    kind: Kind
    version: int
    sealed: Envelope | None

    @property
    def filename(self) -> str:
        """A name for a file of it."""
        words = f"{self.account} {self.handle} {KIND_NAMES[self.kind]} v{self.version}"
        return f"{re.sub(r'[^A-Za-z0-9]+', '-', words).strip('-').lower()}.age"


@dataclass(frozen=True)
class Recovered:
    """One secret that was opened, or why it could not be."""

    kept: Kept
    secret: Secret | None = None
    why: Refused | None = None


def newest(database: Database, words: str = "") -> tuple[Kept, ...]:
    """Return every secret in its newest version, of accounts that have these words.

    Raises:
        Unavailable: the database can't be read.
    """
    wanted = words.casefold().split()
    found: dict[tuple[int, Kind], Kept] = {}
    with database.read() as conn:
        for one in envelopes.newest(conn):
            account = accounts.get(conn, one.row.account)
            said = f"{account.name} {account.handle} {account.email}".casefold()
            if all(word in said for word in wanted):
                found[one.row.account, one.row.kind] = Kept(
                    account.name,
                    account.handle,
                    account.email,
                    one.row.kind,
                    one.row.version,
                    one.sealed,
                )
    return tuple(sorted(found.values(), key=lambda one: (one.account, one.handle, one.kind)))


def recover(kept: tuple[Kept, ...], key: Secret) -> tuple[Recovered, ...]:
    """Open secrets with the recovery key as it was typed.

    Raises:
        Invalid: it is no recovery key.
    """
    identity = recovery.read(key)
    found = []
    for one in kept:
        try:
            if one.sealed is None:
                raise Refused(Reason.MALFORMED)
            found.append(Recovered(one, recovery.open_envelope(one.sealed, identity).secret))
        except Refused as why:
            found.append(Recovered(one, why=why))
    return tuple(found)


def export(kept: tuple[Kept, ...], folder: Path) -> tuple[Path, ...]:
    """Write sealed secrets as age files, which stay sealed; return the files.

    Raises:
        Unavailable: the folder can't be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in kept:
            if one.sealed is not None:
                path = folder / one.filename
                path.write_bytes(one.sealed.ciphertext)
                written.append(path)
    except OSError as error:
        raise Unavailable(
            _("{path} can't be written: {why}.").format(path=folder, why=error.strerror or error),
            _("Choose another folder."),
        ) from error
    return tuple(written)
