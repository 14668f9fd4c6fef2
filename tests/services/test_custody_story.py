"""The whole way on real parts: three workstations, each a process with a keyring of its own, on one
PostgreSQL; every secret is looked for in what they wrote."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from pittadmin.domain.account_states import State
from pittadmin.services import break_glass
from tests.keyrings import need, running_secret_service
from tests.secrecy import leaks
from tests.storage.test_secrecy import Town, town

__all__ = ["town"]

ROOT = Path(__file__).parents[2]
FIRST = "tr0ub4dor&3-correct-horse"


class Workstation:
    """A workstation at the other end of two pipes."""

    def __init__(self, stack: ExitStack, town: Town, login: str, home: Path, root: str) -> None:
        service = stack.enter_context(running_secret_service())
        self.home = home
        url = town.owner.set(username=login, password=None).render_as_string()
        command = [sys.executable, "-m", "tests.custody_workstation", url]
        self._process = subprocess.Popen(
            [*command, town._passwords[login], str(home), root],
            cwd=ROOT,
            env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": service.address},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stack.enter_context((home.parent / f"{login}.log").open("w")),
            text=True,
        )
        stack.callback(self._end)

    def do(self, *job: Any) -> Any:
        """Ask for a job and return what came of it."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        print(json.dumps(job), file=stdin, flush=True)
        answer = json.loads(stdout.readline())
        assert "ok" in answer, answer
        return answer["ok"]

    def _end(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait(20)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Ends the workstations and their keyrings."""
    with ExitStack() as opened:
        yield opened


@pytest.mark.requirement("R20", "R21", "R22", "R49")
def test_from_the_set_up_to_the_paper_key(town: Town, stack: ExitStack, tmp_path: Path) -> None:
    city = town.of_owner
    account_id = city.account(State.APPROVED, "Story", platform="x", custody="none").id
    (tmp_path / "it").mkdir()
    stick = tmp_path / "stick.age"
    it = Workstation(stack, town, "ivy", tmp_path / "it", "")
    made = it.do("found", str(stick))
    ada = Workstation(stack, town, "ada", tmp_path / "ada", made["root"])
    hal = Workstation(stack, town, "hal", tmp_path / "hal", made["root"])
    for each in (ada, hal):
        words = each.do("ask")
        assert len(words) == 6
        it.do("sign", str(stick), words, "")

    assert ada.do("give", account_id, FIRST) == 1
    assert it.do("receive") == ["1"]
    assert it.do("reveal", account_id, "The page was hacked") == FIRST
    assert it.do("reseal") == 1  # to the head, whom Ada did not seal it to
    assert hal.do("receive") == ["1"]

    assert it.do("give", account_id, "") == 1  # rotated by IT
    assert ada.do("receive") == ["1"]
    second = ada.do("own", account_id)
    assert second != FIRST

    assert it.do("leaves", city.people["hal"]) >= 2
    it.do("sign", str(stick), [], "Hal Hart")
    assert it.do("give", account_id, "") == 1
    assert ada.do("receive") == ["1"]
    assert it.do("close", 1) is True
    third = ada.do("own", account_id)
    assert third not in (FIRST, second)

    # With plain age and the paper, and without any of the three.
    sealed = break_glass.export(break_glass.newest(city.database), tmp_path / "sealed")
    key = tmp_path / "key.txt"
    key.write_text(made["recovery"] + "\n")
    command = [need("age"), "--decrypt", "--identity", str(key), str(sealed[0])]
    opened = subprocess.run(command, capture_output=True, check=True)
    assert json.loads(opened.stdout)["secret"] == third
    key.unlink()

    # Whatever was written but the keyrings: homes, logs, envelopes, and the whole database.
    dumped = _everything(town)
    for secret in (FIRST, second, third, made["recovery"]):
        assert not leaks(secret, tmp_path, dumped), secret


def _everything(town: Town) -> str:
    """Return every row of every table as PostgreSQL writes it into a dump."""
    rows: list[str] = []
    with town.of_owner.database.read() as conn:
        tables = conn.exec_driver_sql(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        ).scalars()
        for name in tables.all():
            found = conn.exec_driver_sql(f'SELECT t::text FROM "{name}" t').scalars()
            rows += found.all()
    return "\n".join(rows)
