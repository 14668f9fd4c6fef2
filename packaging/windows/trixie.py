"""A Debian 13 in a folder: it has Wine 10, which runs the package, and Python 3.13.

Debian 12's own Wine is too old for Qt. The root is made once, from the mirror that this machine's
own apt sources name, and kept.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import machine
from machine import Stop, say
from product import WORK

PACKAGES = ("python3.13-minimal", "libpython3.13-stdlib", "wine", "wine64")
_SOURCES = ("/etc/apt/sources.list", "/etc/apt/sources.list.d")
_MIRROR = re.compile(r"(?:^URIs:|^deb(?: \[[^]]*\])?)\s+(\S*?/debian)/?(?:\s|$)", re.MULTILINE)
_STAMP = "pittadmin-ready"


@dataclass(frozen=True)
class Root:
    """The root.

    Args:
        folder: where it is.
    """

    folder: Path

    def command(
        self, words: Iterable[str], shared: Iterable[Path] = (), **environment: str
    ) -> list[str]:
        """Return the command that runs something in it.

        Args:
            words: the program and its arguments.
            shared: folders of this machine that it sees at the same place.
            environment: what it finds in its environment, besides its home and a plain locale.
        """
        for place in ("/proc", "/dev", "/sys", *map(str, shared)):
            self._bind(place)
        told = {"HOME": "/root", "LANG": "C.UTF-8", "TZ": "UTC", **environment}
        pairs = [f"{name}={value}" for name, value in told.items()]
        path = "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
        return ["chroot", str(self.folder), "env", "-i", path, *pairs, *words]

    def release(self) -> None:
        """Take away what of this machine it sees."""
        for line in reversed(Path("/proc/mounts").read_text("utf-8").splitlines()):
            place = line.split()[1].replace("\\040", " ")
            if place.startswith(f"{self.folder}/"):
                subprocess.run(["umount", "--lazy", place], capture_output=True, check=False)

    def _bind(self, place: str) -> None:
        target = self.folder / place.lstrip("/")
        target.mkdir(parents=True, exist_ok=True)
        if not os.path.ismount(target):
            kind = "--rbind" if place in ("/dev", "/sys") else "--bind"
            # Private, so that what is mounted there later does not come back here.
            subprocess.run(["mount", kind, "--make-rprivate", place, str(target)], check=True)


def hindrance() -> str:
    """Return why no root can be made here, in one sentence, or an empty text."""
    if os.name != "posix" or not shutil.which("apt-get"):
        return "this is not Debian."
    if os.geteuid() != 0:
        return "this is not root."
    if mirror() is None:
        return "apt's sources name no mirror of Debian."
    probe = ["unshare", "--mount", "mount", "--bind", "/proc", "/mnt"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        return "mounting is not allowed here."
    return ""


def mirror() -> str | None:
    """Return the mirror that apt's sources name, if they name one."""
    for place in map(Path, _SOURCES):
        for file in sorted(place.iterdir()) if place.is_dir() else [place]:
            if file.suffix in (".list", ".sources") and file.is_file():
                found = _MIRROR.search(file.read_text("utf-8", errors="replace"))
                if found:
                    return found[1]
    return None


def ready() -> Root:
    """Return the root, made when it is not there yet; half a root is made anew.

    Raises:
        Stop: it can't be made; says why.
    """
    folder = WORK / "trixie"
    root = Root(folder)
    stamp = folder / _STAMP
    wanted = " ".join(PACKAGES)
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return root
    if why := hindrance():
        raise Stop(f"Wine can't be set up: {why}")
    machine.install_packages(
        [] if shutil.which("debootstrap") else ["debootstrap"], "A Debian root is made"
    )
    root.release()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    say("Making a Debian 13 with Wine (1.5 GB on the disk; two or three minutes) …")
    source = mirror()
    assert source is not None  # hindrance() has looked
    _do(["debootstrap", "--variant=minbase", "trixie", str(folder), source], folder)
    shutil.copy("/etc/resolv.conf", folder / "etc" / "resolv.conf")
    apt = ["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES]
    _do(root.command(apt, DEBIAN_FRONTEND="noninteractive"), folder)
    _do(root.command(["apt-get", "clean"]), folder)
    stamp.write_text(wanted, "utf-8")
    return root


def _do(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        tail = "\n  ".join((done.stdout + done.stderr).splitlines()[-8:])
        raise Stop(f"The Debian root in {folder} could not be made.\n  {tail}")
