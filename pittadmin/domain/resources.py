"""Where the data files that ship with the program lie."""

from pathlib import Path

_package = Path(__file__).resolve().parent.parent
_installed = _package / "resources"

RESOURCES: Path = _installed if _installed.is_dir() else _package.parent / "resources"
"""The folder of icons, platforms and texts: inside the wheel, or beside the package in a clone."""
