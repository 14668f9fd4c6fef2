"""A Windows computer to try the package on: a prefix of Wine's in the Debian root, and a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

import machine
from machine import Stop
from product import HERE, OUTPUT, WORK
from trixie import Root

SHIM = "icuuc"
"""The library that Windows 10 has and Wine lacks: Qt loads it and needs nothing that it does."""

TOOLS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
}
PICTURES = OUTPUT / "msi-test"
PATIENCE = 120
"""How long anything may take, in seconds, before the walk gives up."""


class Computer:
    """A computer that was just unpacked and is not switched on yet.

    Args:
        root: where Wine is.
        display: the screen, such as ``:70``.
    """

    def __init__(self, root: Root, display: str) -> None:
        self._root, self.display = root, display
        self._home = "/root/msi-test"
        self.drive = root.folder / self._home.lstrip("/") / "drive_c"
        self._user: subprocess.Popen[bytes] | None = None
        shutil.rmtree(self.drive.parent, ignore_errors=True)
        self.drive.parent.mkdir(parents=True)
        shutil.rmtree(PICTURES, ignore_errors=True)
        PICTURES.mkdir(parents=True)

    def switch_on(self) -> None:
        """Switch it on and log somebody on."""
        # It stays on, and somebody stays logged on. Wine's desktop goes a second after its last
        # program, and about one in thirty windows that come while it is made anew is never drawn.
        self.start("wineserver", "-p", wine=False).wait(PATIENCE)
        self.run("wineboot", "-i", wine=False)
        (self.drive / "stay.vbs").write_text("Do\r\nWScript.Sleep 1000\r\nLoop\r\n", "utf-8")
        self._user = self.start("wscript", r"C:\stay.vbs")
        library = WORK / f"{SHIM}.dll"
        command = ["x86_64-w64-mingw32-gcc", "-shared", "-O2", "-s", "-o", str(library)]
        subprocess.run([*command, str(HERE / f"{SHIM}.c")], check=True)
        shutil.copy(library, self.drive / "windows" / "system32")
        (self.drive / "package").mkdir()

    def command(self, *words: str, wine: bool = True, **environment: str) -> list[str]:
        """Return the command, on this machine, that runs a program on that one."""
        told = {
            "WINEPREFIX": self._home,
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "DISPLAY": self.display,
            **environment,
        }
        shared = [Path("/tmp/.X11-unix")]
        return self._root.command(["wine", *words] if wine else words, shared, **told)

    def run(
        self, *words: str, wine: bool = True, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a program there, to its end.

        What it says goes into files: a pipe ends only with the last program that has it, and some
        of Windows' own are started with it and stay.
        """
        command = self.command(*words, wine=wine, **environment)
        with TemporaryFile() as out, TemporaryFile() as err:
            done = subprocess.run(command, stdout=out, stderr=err, check=False, timeout=PATIENCE)
            said = []
            for file in (out, err):
                file.seek(0)
                text = file.read().decode("utf-8", errors="replace")
                said.append(text.replace("\r\n", "\n"))
        return subprocess.CompletedProcess(command, done.returncode, *said)

    def line(self, line: str) -> int:
        """Run a line as IT types it into a console, and return its exit code."""
        script = self.drive / "line.cmd"
        text = f"@{line}\r\n@echo ended with %ERRORLEVEL%\r\n"
        script.write_bytes(text.encode("cp437"))  # a console's letters
        said = self.run("cmd", "/d", "/c", r"C:\line.cmd").stdout
        return int(said.rsplit("ended with ", 1)[1].split()[0])

    def registry(self, key: str) -> dict[str, str] | None:
        """Return a key's values, or None where there is no such key."""
        done = self.run("reg", "query", key, "/reg:64")
        if done.returncode:
            return None
        rows = [row.strip().split("    ") for row in done.stdout.splitlines() if "    REG_" in row]
        return {row[0]: row[-1] if len(row) > 2 else "" for row in rows}

    def start(self, *words: str, wine: bool = True, **environment: str) -> subprocess.Popen[bytes]:
        """Start a program there and go on."""
        quiet = subprocess.DEVNULL
        command = self.command(*words, wine=wine, **environment)
        return subprocess.Popen(command, stdout=quiet, stderr=quiet)

    def window(self, title: str = "^PittAdmin", patience: float = PATIENCE) -> str:
        """Wait for a window and return its number.

        Raises:
            Stop: there was none within `patience`, in seconds.
        """
        limit = time.monotonic() + patience
        while time.monotonic() < limit:
            found = self._screen("xdotool", "search", "--onlyvisible", "--name", title).split()
            if found:
                return found[-1]
            time.sleep(0.02)
        raise Stop("No window of PittAdmin came up under Wine.")

    def type(self, window: str, keys: str = "", text: str = "") -> None:
        """Press keys in a window, then type a text."""
        self._screen("xdotool", "windowfocus", "--sync", window)
        if keys:
            self._screen("xdotool", "key", *keys.split())
        if text:
            self._screen("xdotool", "type", "--delay", "20", text)

    def picture(self, name: str) -> Path:
        """Take a picture of the whole screen."""
        path = PICTURES / f"{name}.png"
        self._screen("import", "-window", "root", str(path))
        return path

    def end(self) -> None:
        """Switch it off, and wait until it is."""
        for what in ("-k", "-w"):
            self.run("wineserver", what, wine=False)
        if self._user is not None:
            self._user.wait(PATIENCE)

    def _screen(self, *words: str) -> str:
        environment = {**os.environ, "DISPLAY": self.display}
        done = subprocess.run(
            words, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        return done.stdout


@contextmanager
def screen() -> Iterator[str]:
    """Yield a screen that nobody sees, of the usual size."""
    missing = sorted({package for tool, package in TOOLS.items() if not shutil.which(tool)})
    machine.install_packages(missing, "The package is tried on a virtual screen")
    readable, writable = os.pipe()
    words = ["Xvfb", "-displayfd", str(writable), "-screen", "0", "1920x1080x24"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(words, pass_fds=[writable], stdout=quiet, stderr=quiet)
    os.close(writable)
    try:
        with os.fdopen(readable) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
