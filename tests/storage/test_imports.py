"""SQLAlchemy is imported without what it brings along for programs of another kind."""

import subprocess
import sys

SPARED = """
import sys
import pittadmin.storage.database, pittadmin.storage.schema
print(*sys.modules)
"""

ASKED_AFTER_ALL = """
import pittadmin.storage
from sqlalchemy.util import compat, langhelpers
compat.asyncio.run(compat.asyncio.sleep(0))
import asyncio, importlib.metadata
assert compat.asyncio.timeout is asyncio.timeout
metadata = langhelpers.importlib.metadata
assert metadata.version("sqlalchemy") == importlib.metadata.version("sqlalchemy")
assert compat.importlib_metadata_get("console_scripts") is not None
print("real")
"""

DURING = """
import sys, threading
import pittadmin.storage.imports as imports
late = imports._Late("asyncio")
sys.modules["asyncio"] = late
import asyncio
assert asyncio is late and callable(asyncio.timeout)
import asyncio
assert asyncio is not late and asyncio.run(asyncio.sleep(0)) is None
print("real")
"""


def said(code: str) -> str:
    """Run code in a Python of its own and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_the_embedded_database_needs_neither_asyncio_nor_the_list_of_packages() -> None:
    imported = said(SPARED).split()
    assert "sqlalchemy" in imported
    assert not {"asyncio", "importlib.metadata", "ssl", "email"} & set(imported)


def test_whoever_asks_afterwards_gets_the_real_modules() -> None:
    assert said(ASKED_AFTER_ALL) == "real\n"


def test_whoever_asks_meanwhile_gets_the_real_module() -> None:
    assert said(DURING) == "real\n"
