"""Custody in the city of the tests: computers with a keyring in memory, enrolled and at work."""

from dataclasses import dataclass, field
from pathlib import Path

from memory_keyring import MemoryBackend, opener
from pittadmin.domain.account_states import State
from pittadmin.domain.custody import Custody
from pittadmin.domain.handover import Item, Kind
from pittadmin.services import (
    custody_set_up,
    device_list,
    hand_over,
    leavers,
    page_roles,
    receiving,
    this_computer,
)
from pittadmin.services.context import Context
from pittadmin.services.custody_set_up import Prepared
from pittadmin.services.safe import Safe
from pittadmin.storage import custody as stored
from pittadmin.vault.local import LocalVault
from pittadmin.vault.secret import Secret
from tests.city import TODAY, City

PASSWORD = "tr0ub4dor&3-correct-horse"


@dataclass
class Computer:
    """One person's computer: its safe, and the context in which its person acts."""

    ctx: Context
    safe: Safe
    backend: MemoryBackend = field(default_factory=MemoryBackend)

    def holds(self, item: Item) -> str | None:
        """Return the secret that its keyring has."""
        kept = self.safe.vault.store.get(item.name)
        return kept.reveal() if kept else None


@dataclass
class Hall:
    """The city with custody set up: IT's computer, the keys on paper and stick, the others."""

    city: City
    home: Path
    prepared: Prepared
    it: Computer
    computers: dict[str, Computer] = field(default_factory=dict)

    def enroll(self, login: str, name: str = "") -> Computer:
        """Enroll another computer of a person; the words were compared."""
        made = computer(self.city, login, self.home / (name or login), self.prepared.root.public)
        asked = this_computer.ask(made.ctx, made.safe)
        assert asked.words
        known = next(
            one
            for one in device_list.every(self.it.ctx, self.it.safe).asking
            if one.words == asked.words
        )
        self.sign(enroll=[known.known.device_id])
        self.computers[name or login] = made
        return made

    def sign(self, **changes: object) -> None:
        """Have IT sign the next list."""
        device_list.sign(self.it.ctx, self.it.safe, self.prepared.root, **changes)  # type: ignore[arg-type]

    def custody(self, account_id: int, kind: Kind = Kind.PASSWORD) -> Custody | None:
        """Return what the database knows of a secret."""
        with self.city.database.read() as conn:
            return stored.get(conn, Item(account_id, kind))


def computer(city: City, login: str, home: Path, root: bytes | None = None) -> Computer:
    """Return a person's computer, with an empty keyring, that was told the root key or not."""
    backend = MemoryBackend()
    vault = LocalVault(home, "city", opener(backend))
    return Computer(city.of(login), Safe(vault, root, f"{login.upper()}-PC"), backend)


def found_hall(city: City, home: Path, *logins: str) -> Hall:
    """Set custody up with Ivy of IT, and enroll the computers of others."""
    prepared = custody_set_up.prepare()
    it = computer(city, "ivy", home / "ivy", prepared.root.public)
    custody_set_up.found(it.ctx, it.safe, prepared)
    hall = Hall(city, home, prepared, it, {"ivy": it})
    for login in logins:
        hall.enroll(login)
    return hall


def give(
    who: Computer, account_id: int, secret: str = PASSWORD, kind: Kind = Kind.PASSWORD
) -> hand_over.Flushed:
    """Hand a secret over."""
    handing = hand_over.prepare(who.ctx, who.safe, account_id, kind)
    hand_over.seal(who.ctx, who.safe, handing, Secret(secret))
    return hand_over.flush(who.ctx, who.safe)


def take(who: Computer) -> receiving.Received:
    """Receive everything that waits."""
    return receiving.receive_all(who.ctx, who.safe)


def fill_custody(city: City, home: Path) -> None:
    """Do something of everything about passwords, so that none of its tables is empty."""
    hall = found_hall(city, home, "ada", "abe")
    ada = hall.computers["ada"]
    account_id = city.account(State.LIVE, "Kept", platform="x", page_key="kept", custody="none").id
    give(ada, account_id)
    take(hall.it)
    page_id = city.account(State.LIVE, "Roles", page_key="roles", custody="none").id
    page_roles.enter(ada.ctx, page_id, city.people["ada"], "super_admin", TODAY)
    leavers.begin(hall.it.ctx, city.people["abe"], "é “quoted” <b>😀</b>")
