"""Ends the program at every step of the use cases about passwords, and looks how it goes on.

`python -m tests.services.custody_faults CASE FOLDER` is a process of its own. As in
`tests.vault.faults`, a child is ended before each call that changes a file or the keyring, and here
before each that changes the City's database, through the use cases that people press.
"""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine.default import DefaultDialect

from pittadmin.domain.account_states import State
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.handover import Item, Kind
from pittadmin.services import (
    custody_set_up,
    custody_view,
    device_list,
    hand_over,
    receiving,
    recovery_renewal,
    resealing,
    this_computer,
)
from pittadmin.services.custody_set_up import Prepared
from pittadmin.services.safe import Safe
from pittadmin.storage.database import Address, Database
from pittadmin.vault.secret import Secret
from tests.city import City, found_city
from tests.custody import PASSWORD, Computer
from tests.vault import faults

WRITES = [
    *(one for one in faults.WRITES if one[0] is not faults.Database),
    (DefaultDialect, "do_commit"),
]
MOST = 60
"""How many points there may be: each has an account of its own."""


@dataclass
class World:
    """One city in a file, with a computer of IT and one of RSVP, as after a start."""

    home: Path
    scope: str
    prepared: Prepared

    def __post_init__(self) -> None:
        self.city = City(Database(Address.of_file(self.home / "city.sqlite")))

    def computer(self, login: str) -> Computer:
        """Return a person's computer, whose keyring is the real one."""
        vault = faults.vault_at(self.home / login, f"{self.scope}-{login}")
        root = self.prepared.root.public
        return Computer(self.city.of(login), Safe(vault, root, f"{login.upper()}-PC"))


@dataclass
class Case:
    """One use case, begun anew for each point; `account_id` is that point's own."""

    account_id: int

    def before(self, world: World) -> None:
        """What was done already."""

    def work(self, world: World) -> None:
        """What is ended in the middle, and pressed again after the next start."""
        raise NotImplementedError

    def after(self, world: World) -> None:
        """What must hold once it was done."""
        raise NotImplementedError

    @property
    def item(self) -> Item:
        """The password."""
        return Item(self.account_id, Kind.PASSWORD)

    def give(self, world: World, login: str, secret: str) -> None:
        """Hand a password over as the form does, unless it was delivered; first what waits."""
        who = world.computer(login)
        hand_over.flush(who.ctx, who.safe)
        if not self.envelopes(world):
            handing = hand_over.prepare(who.ctx, who.safe, self.account_id)
            hand_over.send(who.ctx, who.safe, handing, Secret(secret))

    def envelopes(self, world: World) -> int:
        """Return how many envelopes of the account arrived."""
        asked = text("SELECT count(*) FROM envelope WHERE account_id = :id")
        with world.city.database.read() as conn:
            return int(conn.execute(asked, {"id": self.account_id}).scalar_one())

    def receipts(self, world: World) -> int:
        """Return how many receipts there are for envelopes of the account."""
        asked = text(
            "SELECT count(*) FROM receipt JOIN envelope ON envelope.id = receipt.envelope_id "
            "WHERE account_id = :id"
        )
        with world.city.database.read() as conn:
            return int(conn.execute(asked, {"id": self.account_id}).scalar_one())

    def state(self, world: World) -> CustodyState:
        """Return where the password stands."""
        return world.city.get(self.account_id).custody


class HandOver(Case):
    """A department hands a password over: it arrives once, and IT can receive it."""

    sender, secret = "ada", PASSWORD

    def work(self, world: World) -> None:
        self.give(world, self.sender, self.secret)

    def after(self, world: World) -> None:
        assert self.envelopes(world) == 1
        assert self.state(world) is CustodyState.PENDING
        sender = world.computer(self.sender)
        assert sender.safe.vault.outbox.waiting() == ()
        sent = sender.holds(self.item)
        receiver = world.computer("ada" if self.sender == "ivy" else "ivy")
        assert receiving.receive_all(receiver.ctx, receiver.safe).done == 1
        assert receiver.holds(self.item) == sent
        assert sent


class Issue(HandOver):
    """IT makes a password, a new one each time it is pressed: what arrived is what IT holds."""

    sender = "ivy"

    def work(self, world: World) -> None:
        it = world.computer("ivy")
        hand_over.flush(it.ctx, it.safe)
        if not self.envelopes(world):
            handing = hand_over.prepare(it.ctx, it.safe, self.account_id)
            hand_over.send(it.ctx, it.safe, handing, hand_over.make(handing))


class Receive(Case):
    """IT receives: in its keyring before it is receipted, and receipted once."""

    def before(self, world: World) -> None:
        self.give(world, "ada", PASSWORD)

    def work(self, world: World) -> None:
        it = world.computer("ivy")
        assert receiving.receive_all(it.ctx, it.safe).refused == ()

    def after(self, world: World) -> None:
        it, ada = world.computer("ivy"), world.computer("ada")
        assert it.holds(self.item) == PASSWORD
        assert self.receipts(world) == 1
        assert self.state(world) is CustodyState.RECEIVED
        view = custody_view.show(ada.ctx, ada.safe, self.account_id)
        assert view is not None
        assert "Ivy Stone" in view.password.proof


class Reseal(Receive):
    """A new recovery key: signed once, and all that is kept is sealed to it in the end."""

    def before(self, world: World) -> None:
        super().before(world)
        super().work(world)

    def work(self, world: World) -> None:
        it = world.computer("ivy")
        if this_computer.directory_of(it.ctx, it.safe).epoch == 2:
            key = recovery_renewal.make()
            recovery_renewal.renew(it.ctx, it.safe, world.prepared.root, key, seen=False)
        resealing.reseal_all(it.ctx, it.safe)

    def after(self, world: World) -> None:
        it = world.computer("ivy")
        assert this_computer.directory_of(it.ctx, it.safe).epoch == 3
        assert resealing.behind(it.ctx, it.safe) == 0
        assert self.envelopes(world) == 2
        super().after(world)


class Enroll(Case):
    """A computer asks: ended in between, it asks once more and has the keys that are listed."""

    def work(self, world: World) -> None:
        hal = world.computer("hal")
        this_computer.ask(hal.ctx, hal.safe)

    def after(self, world: World) -> None:
        hal, it = world.computer("hal"), world.computer("ivy")
        words = this_computer.standing(hal.ctx, hal.safe).words
        asking = device_list.every(it.ctx, it.safe).asking
        assert [one.words for one in asking] == [words]
        enroll = [asking[0].known.device_id]
        device_list.sign(it.ctx, it.safe, world.prepared.root, enroll=enroll)
        standing = this_computer.standing(hal.ctx, hal.safe)
        assert standing.stage is this_computer.Stage.ENROLLED


CASES = {case.__name__: case for case in (HandOver, Issue, Receive, Reseal, Enroll)}


def found_world(home: Path, scope: str) -> tuple[World, list[int]]:
    """Return a city with custody set up, and the ids of an account for each point."""
    home.mkdir()
    found_city(Address.of_file(home / "city.sqlite"))
    world = World(home, scope, custody_set_up.prepare())
    it, ada = world.computer("ivy"), world.computer("ada")
    custody_set_up.found(it.ctx, it.safe, world.prepared)
    this_computer.ask(ada.ctx, ada.safe)
    (asking,) = device_list.every(it.ctx, it.safe).asking
    device_list.sign(it.ctx, it.safe, world.prepared.root, enroll=[asking.known.device_id])
    ids = [
        world.city.account(State.APPROVED, f"a{at}", platform="x", custody="none").id
        for at in range(MOST)
    ]
    world.city.database.close()
    return world, ids


def walk(kind: type[Case], folder: Path) -> int:
    """Return at how many points the use case was ended and went on well."""
    home, first = folder / "home", folder / "first"
    world, ids = found_world(home, f"{kind.__name__.lower()}-{os.getpid()}")
    shutil.copytree(home, first)
    for point, account_id in enumerate(ids, 1):
        # The same place again, so that what was compiled for its database serves every point.
        shutil.rmtree(home)
        shutil.copytree(first, home)
        case = kind(account_id)
        _as_after_a_start(world, case.before)
        ended = faults.ended_in(partial(_as_after_a_start, world, case.work), point, WRITES)
        _as_after_a_start(world, case.work)
        _as_after_a_start(world, case.after)
        if not ended:
            return point - 1
    raise AssertionError("there are more points than accounts")


def _as_after_a_start(world: World, do: Callable[[World], None]) -> None:
    """Do something, and close the database: nothing that is open survives a fork."""
    try:
        do(world)
    finally:
        world.city.database.close()


if __name__ == "__main__":
    print(walk(CASES[sys.argv[1]], Path(sys.argv[2])))
