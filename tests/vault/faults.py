"""Ends a program at every step at which it writes something, and looks how it goes on.

`python -m tests.vault.faults CASE FOLDER` runs in a process of its own, for it forks: before each
call that changes a file or the keyring one child is ended there, as by a power cut, and the same
work is begun anew. It prints at how many points that was, and fails where anything is lost, doubled
or left behind.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from keyring.backends import SecretService

from pittadmin.domain.handover import Direction
from pittadmin.vault import directory as directories
from pittadmin.vault import identity, receipts, receiving, sending
from pittadmin.vault.keyring_gate import open_keyring
from pittadmin.vault.local import LocalVault
from pittadmin.vault.secret import Secret
from tests.keyrings import SecretService as Service
from tests.vault.database import Database
from tests.vault.hall import LATER, PASSWORD, ROW, Hall, found_hall

WRITES = [
    (os, "fsync"),
    (os, "replace"),
    (os, "unlink"),
    (SecretService.Keyring, "set_password"),
    (SecretService.Keyring, "delete_password"),
    (Database, "deliver"),
]
ENDED = 99
ROOT = Path(__file__).resolve().parents[2]


def end_before(call: int, writes: Iterable[tuple[Any, str]] = WRITES) -> None:
    """Have this process end right before its `call`-th writing call."""
    left = [call]

    def watched(original: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if not left[0]:
                os._exit(ENDED)
            return original(*given, **named)

        return called

    for owner, name in writes:
        setattr(owner, name, watched(getattr(owner, name)))


def ended_in(
    work: Callable[[], object], call: int, writes: Iterable[tuple[Any, str]] = WRITES
) -> bool:
    """Do the work in a child that is ended before its `call`-th writing call; whether it was."""
    child = os.fork()
    if not child:
        end_before(call, writes)
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, ENDED), f"failed before call {call}"
    return code == ENDED


@dataclass
class Case:
    """One piece of work on a computer, begun anew for each point."""

    hall: Hall
    vault: Callable[[], LocalVault]
    database: Database

    def before(self) -> None:
        """What was there already."""

    def work(self) -> None:
        """What is ended in the middle, and begun anew."""
        raise NotImplementedError

    def between(self) -> None:
        """What must hold right after it was ended."""

    def after(self) -> None:
        """What must hold once it was done."""
        raise NotImplementedError


NAME = ROW.item.name
SECOND = replace(ROW, version=2)


class Keep(Case):
    """A new version takes the place of the one before in the keyring."""

    def before(self) -> None:
        self.vault().store.put(NAME, 1, Secret("first"))

    def work(self) -> None:
        self.vault().store.put(NAME, 2, Secret("second"))

    def between(self) -> None:
        assert self.vault().store.get(NAME) in (Secret("first"), Secret("second"))

    def after(self) -> None:
        store = self.vault().store
        assert (store.version(NAME), store.get(NAME)) == (2, Secret("second"))
        assert kept(self.vault(), NAME, 3) == [2]


class Tidy(Keep):
    """The same, and nobody tries again: what is left behind is deleted by the next tidying."""

    def after(self) -> None:
        store = self.vault().store
        store.tidy()
        assert kept(self.vault(), NAME, 3) == [store.version(NAME)]


class Forget(Case):
    """What is forgotten is gone from the keyring, then from the index."""

    def before(self) -> None:
        self.vault().store.put(NAME, 1, Secret("first"))

    def work(self) -> None:
        self.vault().store.forget(NAME)

    def after(self) -> None:
        assert kept(self.vault(), NAME, 2) == []
        assert self.vault().store.names() == ()


class Enroll(Case):
    """A computer that was ended while it made its keys makes them anew, or has them."""

    def work(self) -> None:
        store = self.vault().store
        if identity.load(store, "pat") is None:
            identity.make(store, "pat", "LIBRARY-3")

    def after(self) -> None:
        store = self.vault().store
        assert identity.load(store, "pat") is not None
        (name,) = store.names()
        assert len(kept(self.vault(), name, 3)) == 1


class Accept(Case):
    """A directory is remembered, or the one before is."""

    def before(self) -> None:
        self.later = self.hall.without("officer")
        self._accept(self.hall)

    def work(self) -> None:
        self._accept(self.later)

    def after(self) -> None:
        pin = self.vault().pins.directory()
        assert pin is not None
        assert pin.epoch == self.later.directory.epoch

    def _accept(self, hall: Hall) -> None:
        directories.accept(hall.signed, hall.root.public, self.vault().pins, LATER)


class Receive(Case):
    """An envelope is in the keyring before it is pinned, and receipted after both."""

    def before(self) -> None:
        self.first, self.second = self.hall.sealed(), self.hall.sealed(SECOND, "second")
        self._receive(self.first)

    def work(self) -> None:
        self._receive(self.second)

    def between(self) -> None:
        vault = self.vault()
        pin = vault.pins.version(ROW.item)
        assert pin is not None
        assert pin.version <= vault.store.version(NAME)
        assert vault.store.get(NAME) in (Secret(PASSWORD), Secret("second"))

    def after(self) -> None:
        signed = self._receive(self.second)
        receipts.verify(signed, self.second, self.hall.directory)
        assert self.vault().store.get(NAME) == Secret("second")
        assert kept(self.vault(), NAME, 3) == [2]

    def _receive(self, envelope):
        vault, hall = self.vault(), self.hall
        return receiving.receive(
            envelope, envelope.header.row, hall.directory, hall.it, vault.store, vault.pins, LATER
        )


class Send(Case):
    """What is handed over arrives exactly once, and the sender holds what arrived."""

    row = ROW

    def work(self) -> None:
        vault = self.vault()
        if not self.database.ids():
            self._hand_over()
        assert sending.send(vault, self.database.deliver) == ()

    def after(self) -> None:
        vault = self.vault()
        assert len(self.database.ids()) == 1
        assert vault.outbox.waiting() == ()
        assert vault.store.get(NAME) == Secret(PASSWORD)
        pin = vault.pins.version(ROW.item)
        assert pin is not None
        assert [pin.envelope] == self.database.ids()

    def _hand_over(self) -> None:
        hall = self.hall
        it = self.row.direction is Direction.TO_DEPARTMENT
        sender, to = (hall.it, [hall.librarian.id]) if it else (hall.librarian, [])
        sending.hand_over(
            Secret(PASSWORD), self.row, hall.directory, sender, self.vault(), LATER, to
        )


class Issue(Send):
    """The same from IT."""

    row = replace(ROW, direction=Direction.TO_DEPARTMENT)


class Flush(Case):
    """What waits is sent when the connection is back, and nothing else has to be done."""

    def before(self) -> None:
        for account in (1, 2, 3):
            self.vault().outbox.put(self.hall.sealed(replace(ROW, account=account)))

    def work(self) -> None:
        assert self.vault().outbox.send(self.database.deliver) == ()

    def between(self) -> None:
        waiting = {one.id for one in self.vault().outbox.waiting()}
        assert len(waiting.union(self.database.ids())) == 3

    def after(self) -> None:
        assert len(self.database.ids()) == 3
        assert self.vault().outbox.waiting() == ()


def kept(vault: LocalVault, name: str, most: int) -> list[int]:
    """Return the versions that are in the keyring, whatever the index says."""
    services = {version: vault.store._service(name, version) for version in range(1, most + 1)}
    return [version for version, service in services.items() if proven().read(service)]


proven = cache(open_keyring)


def vault_at(home: Path, scope: str) -> LocalVault:
    """Return the vault as after a start, but for the proof of the keyring, which is made once."""
    vault = LocalVault(home, scope)
    vault.store._opener = proven
    return vault


def walked(module: str, case: str, folder: Path, keyring: Service) -> int:
    """Walk a case of `module` in a process of its own, and return at how many points it ended."""
    done = subprocess.run(
        [sys.executable, "-m", module, case, str(folder)],
        cwd=ROOT,
        env={
            **os.environ,
            "DBUS_SESSION_BUS_ADDRESS": keyring.address,
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


CASES = {
    case.__name__: case
    for case in (Keep, Tidy, Forget, Enroll, Accept, Receive, Send, Issue, Flush)
}


def walk(case: type[Case], folder: Path) -> int:
    """Return at how many points the work was ended and went on well."""
    hall, point = found_hall(), 0
    while True:
        point += 1
        home = folder / str(point)
        home.mkdir()
        # A point's keyring is its own: the scope is part of every name in it.
        scope = f"{case.__name__.lower()}-{point}-{os.getpid()}"
        one = case(hall, partial(vault_at, home, scope), Database(home / "db"))
        one.before()
        ended = ended_in(one.work, point)
        one.between()
        if case is not Tidy:
            one.work()
        one.after()
        if not ended:
            return point - 1


if __name__ == "__main__":
    print(walk(CASES[sys.argv[1]], Path(sys.argv[2])))
