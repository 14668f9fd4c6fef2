"""What the Windows package is called, and where its parts lie while it is built."""

from __future__ import annotations

import os
import re
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging" / "windows"
WORK = ROOT / "build" / "windows"
DOWNLOADS = WORK / "downloads"
OUTPUT = ROOT / "dist"
LOCK = HERE / "requirements.lock"

NAME = "PittAdmin"
MAKER = "City of Pittsfield"
WEBSITE = "https://www.cityofpittsfield.org"
APPLICATION_ID = "CityOfPittsfield.PittAdmin"

UPGRADE_CODE = "8F6A3C52-3E0B-4B7C-9B67-2D0E6E2B8A11"
"""What all versions have in common; Windows knows by it that one follows another. Never changed."""

_NAMESPACE = uuid.UUID("6c1f5b9e-6a0c-4d6f-9d55-0d6f3a1f4a10")

PYTHON = "3.13"
"""The Python that runs in the package, for the wheels that are chosen."""

EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH") or 1767225600)
"""The time of every file in the package, in seconds since 1970: the same whenever it is built."""


def version() -> str:
    """Return the program's version: three numbers, as Windows wants them."""
    text = (ROOT / "pittadmin" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.MULTILINE)
    if found is None:
        raise SystemExit("pittadmin/__init__.py: the version has to be three numbers.")
    return found[1]


def own_id(name: str) -> str:
    """Return the identifier of a part, the same at every build."""
    return str(uuid.uuid5(_NAMESPACE, name)).upper()
