"""Measures the Credentials tab with 5,000 accounts: from showing it to its first rows.

Run by `bench.py` in a process of its own; it prints the milliseconds of each time.
"""

import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

ACCOUNTS, ROUNDS = 5_000, 12


def main() -> None:
    """Fill a database, show the tab again and again, and print how long each took."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication
    from sqlalchemy import insert, select

    import bench_city
    import memory_keyring
    from pittadmin.domain.acts import Act
    from pittadmin.domain.clock import Clock
    from pittadmin.domain.roles import Role
    from pittadmin.services import starting
    from pittadmin.storage import acts, ids, people
    from pittadmin.storage.custody_schema import custody, envelope
    from pittadmin.storage.database import Address
    from pittadmin.storage.schema import account, membership
    from pittadmin.ui.credentials_page import CredentialsPage
    from pittadmin.ui.look import Look
    from pittadmin.ui.memory import Memory
    from pittadmin.ui.recovery import RecoveryFile
    from pittadmin.ui.shell import Shell
    from pittadmin.ui.tasks import Runner

    home = Path(tempfile.mkdtemp(prefix="pittadmin-bench-"))
    address = Address.of_file(home / "city.sqlite")
    bench_city.ACCOUNTS = ACCOUNTS
    bench_city.found(address)
    database, ctx = starting.open_embedded(address.path, Clock())
    assert ctx is not None
    now = ctx.clock.now()
    with database.write() as conn:
        acts.record(conn, now, "x", None, Role.IT, Act.KEEP_PEOPLE, "R49", "preparation")
        its_id = ids.reserve(conn, membership)
        people.grant(conn, its_id, ctx.person_id, Role.IT, None, ctx.clock.today(), None, None)
        rows = conn.execute(select(account.c.id, account.c.department_id)).all()
        sealed = [
            {
                "id": one.id,
                "envelope_id": f"{one.id:064x}",
                "account_id": one.id,
                "department_id": one.department_id,
                "kind": "password",
                "secret_version": 1,
                "direction": "to_it",
                "device_id": "0" * 32,
                "epoch": 1,
                "holders": " ".join(f"{device:032x}" for device in range(6)),
                "data": bytes(1800),
                "sent_by_id": 1,
                "sent_at": now,
            }
            for one in rows
        ]
        kept = [
            {
                "account_id": one.id,
                "kind": "password",
                "state": "received",
                "since": now,
                "secret_version": 1,
                "envelope_id": one.id,
                "changed_at": now,
                "changed_by_id": 1,
            }
            for one in rows
        ]
        conn.execute(insert(envelope), sealed)
        conn.execute(insert(custody), kept)
    app = QApplication(["bench"])
    look = Look(app)
    runner = Runner()
    for _round in range(ROUNDS):
        shell = Shell(
            ctx,
            runner,
            Memory(home / "none.json"),
            RecoveryFile(home / "recovery.json").of("me"),
            opener=memory_keyring.opener(),
        )
        page = CredentialsPage(shell)
        page.resize(1360, 812)
        loop = QEventLoop()
        page.passwords.table.settled.connect(lambda count, loop=loop: count and loop.quit())
        begun = time.perf_counter()
        page.show()
        loop.exec()
        page.passwords.table.viewport().repaint()
        print(f"{(time.perf_counter() - begun) * 1000:.1f}", flush=True)
        while runner.is_busy:
            app.processEvents()
        page.hide()
        page.deleteLater()
        app.processEvents()
    runner.close()
    database.close()
    del look


if __name__ == "__main__":
    main()
