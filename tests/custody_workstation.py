"""One workstation of the City, as a process of its own: `python -m tests.custody_workstation`.

It reads one job a line from standard input, as JSON, does it through the use cases, with the
keyring of its own message bus, and answers with one line of JSON.
"""

import json
import sys
from pathlib import Path

from pittadmin.domain.clock import Clock
from pittadmin.domain.errors import UserError
from pittadmin.domain.handover import Kind
from pittadmin.services import (
    custody_set_up,
    device_list,
    hand_over,
    leavers,
    receiving,
    resealing,
    secrets_at_hand,
    starting,
    this_computer,
)
from pittadmin.services.safe import open_safe
from pittadmin.storage.database import Address
from pittadmin.vault.secret import Secret

PASSPHRASE = "orbit velvet cactus drummer ninety lagoon"


class Workstation:
    """One person's program on one computer."""

    def __init__(self, url: str, password: str, home: str, told_root: str) -> None:
        address = Address.of_server(url, password)
        self.ctx = starting.open_city(address, Clock())
        self.safe = open_safe(Path(home), self.ctx.database.address, told_root)

    def found(self, file: str) -> dict[str, str]:
        prepared = custody_set_up.prepare()
        custody_set_up.save_root(prepared, Path(file), Secret(PASSPHRASE))
        custody_set_up.found(self.ctx, self.safe, prepared)
        key = prepared.recovery.identity.reveal()
        return {"root": prepared.root.public.hex(), "recovery": key}

    def ask(self) -> list[str]:
        return list(this_computer.ask(self.ctx, self.safe).words)

    def sign(self, file: str, words: list[str], drop: str) -> int:
        key = device_list.load_root(Path(file), Secret(PASSPHRASE))
        listed = device_list.every(self.ctx, self.safe).devices
        enroll = [one.known.device_id for one in listed if words and list(one.words) == words]
        gone = [one.known.device_id for one in listed if drop and one.known.person.name == drop]
        return device_list.sign(self.ctx, self.safe, key, enroll, gone, drop and "Left").epoch

    def give(self, account_id: int, secret: str) -> int:
        handing = hand_over.prepare(self.ctx, self.safe, account_id)
        made = Secret(secret) if secret else hand_over.make(handing)
        return hand_over.send(self.ctx, self.safe, handing, made).sent

    def receive(self) -> list[str]:
        done = receiving.receive_all(self.ctx, self.safe)
        return [str(done.done), *(one.why.reason for one in done.refused)]

    def own(self, account_id: int) -> str:
        return secrets_at_hand.own(self.ctx, self.safe, account_id).reveal()

    def reveal(self, account_id: int, reason: str) -> str:
        found = secrets_at_hand.reveal(self.ctx, self.safe, account_id, Kind.PASSWORD, reason)
        return found.reveal()

    def reseal(self) -> int:
        return resealing.reseal_all(self.ctx, self.safe)

    def leaves(self, person_id: int) -> int:
        return len(leavers.begin(self.ctx, person_id, "Takes another job").open_tasks)

    def close(self, leaver_id: int) -> bool:
        return leavers.close(self.ctx, leaver_id).closed_at is not None


def main() -> None:
    """Do each job that is asked for."""
    here = Workstation(*sys.argv[1:5])
    for line in sys.stdin:
        name, *args = json.loads(line)
        try:
            answer = {"ok": getattr(here, name)(*args)}
        except UserError as error:
            answer = {"refused": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
