"""Whether the files that an installer has put on this computer are whole.

An installer that ran out of room, an upgrade that was cut off, and a disk that fails leave files
that are missing, half, or of another version. The package brings the list of what belongs there.
"""

import sys
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

LIST = "SHA256SUMS"
"""The list's name, beside the program; lines as ``sha256sum`` writes and checks them."""


@dataclass(frozen=True)
class InstalledFiles:
    """What a look at them found.

    Args:
        count: how many there should be.
        wrong: the paths, below the program's folder, of those that are missing or were changed.
    """

    count: int
    wrong: tuple[str, ...]


def program_folder() -> Path:
    """Return the folder in which the running program lies."""
    return Path(sys.executable).parent


def write_list(folder: Path) -> None:
    """Write the list of all files below a folder into it, sorted by name."""
    own = folder / LIST
    own.unlink(missing_ok=True)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in paths]
    own.write_text("".join(lines), "utf-8", newline="\n")


def look(folder: Path) -> InstalledFiles | None:
    """Compare the files below a folder with its list; None where it has none.

    Raises:
        OSError: the list can't be read.
    """
    try:
        lines = (folder / LIST).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return None
    told = [line.partition("  ") for line in lines]
    wrong = tuple(name for sha256, _gap, name in told if not _fits(folder / name, sha256))
    return InstalledFiles(len(told), wrong)


def _fits(path: Path, sha256: str) -> bool:
    try:
        return _sha256(path) == sha256
    except OSError:
        return False


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
