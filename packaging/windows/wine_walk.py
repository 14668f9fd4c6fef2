"""Runs on the Windows computer, with the installed program's own modules: asks for a page.

    python.exe wine_walk.py FOLDER [ADDRESS]

Without an address it begins a try-out, on SQLite; with one it works in the City's database. The
windows are the program's own. Before that it keeps a password in Credential Manager.
"""

import sys
from pathlib import Path

import tour
from pittadmin.vault.keyring_gate import open_keyring
from pittadmin.vault.secret import Secret
from stage import Stage

SERVICE = "PittAdmin walk"


def main(folder: Path, address: str) -> None:
    """Do both, and print what was seen."""
    keyring = open_keyring()
    keyring.write(SERVICE, Secret("nobody's password"))
    kept = keyring.read(SERVICE)
    assert kept is not None
    assert kept.reveal() == "nobody's password"
    keyring.delete(SERVICE)
    assert keyring.read(SERVICE) is None
    print("the password was kept and deleted")
    stage = Stage(folder, database=address, demo=False)
    name = "city" if address else "try-out"

    def picture(what: str) -> None:
        if what in ("wizard-review", "submitted"):
            stage.picture(f"{name}-{what}")

    if address:
        stage.opened()
    else:
        tour.begin_try_out(stage, picture)
    tour.ask_for_page(stage, picture)
    shell = stage.program.shell
    assert shell is not None
    with shell.ctx.database.read() as conn:
        rows = conn.exec_driver_sql("SELECT handle, state FROM account").all()
    print("accounts:", [tuple(row) for row in rows])
    stage.window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
