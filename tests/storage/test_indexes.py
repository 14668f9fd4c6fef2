"""The indexes: what they cost a program that only asks."""

import subprocess
import sys
from pathlib import Path

OPEN_AND_ASK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from pittadmin.services import account_table, starting
from pittadmin.storage import opening
opening.open_file(Path(sys.argv[1]), datetime.now(UTC))[0].close()
print(*sys.modules)
"""


def test_a_start_on_sqlite_does_without_the_half_of_sqlalchemy_for_postgresql(
    tmp_path: Path,
) -> None:
    for _made_and_opened in range(2):
        done = subprocess.run(
            [sys.executable, "-c", OPEN_AND_ASK, str(tmp_path / "city.sqlite")],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    assert "sqlalchemy.dialects.sqlite" in done.stdout
    assert "sqlalchemy.dialects.postgresql" not in done.stdout
    assert "pittadmin.storage.indexes" not in done.stdout
