"""Walks the package's whole way under Wine, as IT would on a workstation.

    python3 dev.py msi-test              builds the MSI first
    python3 dev.py msi-test --msi FILE   with one that is there

It ends with a table of what was done and how long it took; pictures lie in dist/msi-test. What Wine
does not do as Windows does is in packaging/README.md, among what to try on a real computer.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import compiling
import installer
import launcher
import msi
import payload
import runtime
import trixie
from computer import PICTURES, Computer, screen
from machine import Stop, say
from pittadmin.services import installed_files
from product import DOWNLOADS, HERE, NAME, ROOT, WORK, own_id, version

PROGRAMS = "Program Files/PittAdmin"
KEY = rf"HKLM\{installer.KEY}"
POLICY = KEY.replace("Software", r"Software\Policies", 1)
ENTRY = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall"
ROOT_KEY = "ab" * 32
TYPED = "A rude comment below the post about the flu"


class Walk:
    """One walk over one computer.

    Args:
        computer: where it is walked.
        packed: the MSI.
        folder: the payload that is in it.
    """

    def __init__(self, computer: Computer, packed: Path, folder: Path) -> None:
        self.computer, self.payload = computer, folder
        self.done: list[tuple[str, float]] = []
        self.package = self._hand_over(packed)
        self._building = ThreadPoolExecutor(1).submit(self._build_newer)
        self.home = computer.drive / "users" / "root" / "AppData" / "Local" / "PittAdmin"

    def walk(self) -> None:
        """Do all of it, in order.

        Raises:
            Stop: something is not as it should be.
        """
        for step in (
            self.build_elsewhere,
            self.sign,
            self.install,
            self.look_at_the_entry,
            self.look_without_a_server,
            self.repair_what_is_broken,
            self.follow_group_policy,
            self.work_on_sqlite,
            self.work_on_postgresql,
            self.start,
            self.upgrade_while_somebody_types,
            self.start_again,
            self.refuse_the_older,
            self.remove,
            self.install_elsewhere,
        ):
            words = step.__name__.replace("_", " ")
            say(f"{words} …")
            began = time.monotonic()
            step()
            self.done.append((words, time.monotonic() - began))

    # Building

    def build_elsewhere(self) -> None:
        """A package of the same files in another folder is the same to the byte."""
        built = []
        for place in ("one", "another place, ünd longer"):
            folder = WORK / "twice" / place / "payload"
            shutil.rmtree(folder.parent, ignore_errors=True)
            domain = Path("Lib", "site-packages", "pittadmin", "domain")
            shutil.copytree(self.payload / domain, folder / domain)
            for name in (installer.PROGRAM, "pittadmin.ico"):
                shutil.copy(self.payload / name, folder)
            payload.set_times(folder)
            target = folder.parent / "small.msi"
            installer.build(folder, target, WORK / launcher.ENDING)
            built.append(target.read_bytes())
        holds(built[0] == built[1], "the package depends on the folder that it was built in")

    def sign(self) -> None:
        """Signed with a certificate made for it; a changed byte is found."""
        folder = WORK / "signing"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        key, certificate = folder / "key.pem", folder / "certificate.pem"
        made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        made += ["-subj", "/CN=PittAdmin test", "-addext", "extendedKeyUsage=codeSigning"]
        made += ["-keyout", str(key), "-out", str(certificate)]
        subprocess.run(made, check=True, capture_output=True)
        script = folder / "sign.sh"
        script.write_text(
            f"osslsigncode sign -certs {certificate} -key {key} -n {NAME} "
            '-in "$1" -out "$1.signed" >/dev/null && mv "$1.signed" "$1"\n',
            "utf-8",
        )
        for source in (self.payload / installer.PROGRAM, WORK / "twice" / "one" / "small.msi"):
            file = folder / source.name
            shutil.copy(source, file)
            holds(not is_signed(file, certificate), f"{file.name} is signed before it was")
            msi.signed_by(f"sh {script}", file)
            holds(is_signed(file, certificate), f"the signature of {file.name} does not hold")
            data = bytearray(file.read_bytes())
            data[len(data) // 3] ^= 1
            file.write_bytes(data)
            holds(not is_signed(file, certificate), f"a changed byte in {file.name} is not found")

    # Installing

    def install(self) -> None:
        """Silently, with properties that have spaces and quotes."""
        code = self.computer.line(
            rf"msiexec /i {self.package} /qn /l*v C:\install.log DATABASEHOST=db.city.test "
            rf'DATABASEPORT=5433 DATABASENAME="pitt ""admin"" x" ITROOTKEY={ROOT_KEY}'
        )
        holds(code == 0, f"installing ended with {code}")
        found = self.computer.registry(KEY)
        wanted = {
            "DatabaseHost": "db.city.test",
            "DatabasePort": "5433",
            "DatabaseName": 'pitt "admin" x',
            "ITRootKey": ROOT_KEY,
            "InstallDir": "C:\\Program Files\\PittAdmin\\",
            "Version": version(),
        }
        holds(found == wanted, f"the registry holds {found}")
        holds(self.computer.registry(POLICY) is None, "something was written under Policies")
        self._is_whole(self.payload)

    def look_at_the_entry(self) -> None:
        """One entry in the list of programs, one in the Start menu."""
        code = own_id(f"product:{version()}")
        found = self.computer.registry(rf"{ENTRY}\{{{code}}}") or {}
        told = {name: found.get(name) for name in ("DisplayName", "Publisher", "DisplayVersion")}
        wanted = {
            "DisplayName": NAME,
            "Publisher": "City of Pittsfield",
            "DisplayVersion": version(),
        }
        holds(told == wanted, f"the list of programs says {told}")
        holds(len(self._shortcuts()) == 1, f"the Start menu has {self._shortcuts()}")

    # Using it

    def look_without_a_server(self) -> None:
        """It was installed; the doctor says what is wrong, and its exit code does."""
        told = self._doctor(1)
        holds(told["program"]["state"] == "good", f"the program: {told['program']}")
        holds(told["files"]["state"] == "good", f"the files: {told['files']}")
        holds(told["keyring"]["state"] == "good", f"the keyring: {told['keyring']}")
        holds("can't be reached" in told["database"]["said"], f"{told['database']}")
        holds("installation" in told["settings.database"]["said"], f"{told['settings.database']}")
        code = self.computer.run(self._program("pittadmin-cli.exe"), "doctor", "--quiet")
        holds((code.returncode, code.stdout) == (1, ""), f"silently: {code}")

    def repair_what_is_broken(self) -> None:
        """A file that is missing and one that is half are found, and repaired; settings stay."""
        folder = self.computer.drive / PROGRAMS
        own = folder / "Lib" / "site-packages" / "pittadmin" / "ui"  # which the doctor does without
        (own / "recovery_form.py").unlink()
        half = own / "theme.py"
        half.write_bytes(half.read_bytes()[:100])
        told = self._doctor(1)["files"]
        holds("2 are missing or were changed" in told["said"], f"the files: {told}")
        # What `msiexec /fa` stands for, which Wine does not know.
        code = self.computer.line(
            rf"msiexec /i {self.package} REINSTALL=ALL REINSTALLMODE=amus /qn /l*v C:\repair.log"
        )
        holds(code == 0, f"the repair ended with {code}")
        told = self._doctor(1)["files"]
        holds(told["state"] == "good", f"after the repair: {told}")
        self._is_whole(self.payload)
        found = self.computer.registry(KEY) or {}
        holds(found.get("DatabaseHost") == "db.city.test", f"the settings are {found}")

    def follow_group_policy(self) -> None:
        """What group policy sets counts over what was installed."""
        self._policy("DatabaseHost", "policy.city.test")
        said = self._doctor(1)["settings.database"]["said"]
        holds("policy.city.test:5432/pittadmin (Group policy" in said, said)
        self.computer.run("reg", "delete", POLICY, "/f", "/reg:64")

    def work_on_sqlite(self) -> None:
        """A try-out: the first start, a page is asked for; a password is kept and deleted."""
        said = self._work()
        holds("('PittsfieldRSVP', 'submitted')" in said, f"nothing was registered: {said}")

    def work_on_postgresql(self) -> None:
        """The City's database on this machine, set up by the installed program."""
        with postgresql() as (server, port):
            url = f"postgresql://postgres@127.0.0.1:{port}/pittadmin"
            done = self.computer.run(
                self._program("pittadmin-cli.exe"),
                *("database", "init", "--it", "postgres", "--address", url),
            )
            holds(done.returncode == 0, f"database init: {done.stdout}{done.stderr}")
            password = people_of(server)
            address = f"postgresql://ada:{password}@127.0.0.1:{port}/pittadmin"
            said = self._work(address)
            holds("('PittsfieldRSVP', 'submitted')" in said, f"nothing was registered: {said}")
            self._policy("DatabaseHost", "127.0.0.1")
            self._policy("DatabasePort", str(port))
            told = self._doctor(0)["database"]["said"]
            holds("answers, and asks for a password" in told, told)
            self.computer.run("reg", "delete", POLICY, "/f", "/reg:64")

    def start(self) -> None:
        """The window is drawn; how long that takes, at the second start."""
        seconds = 0.0
        for first in (True, False):
            began = time.monotonic()
            running, window = self._start_program()
            seconds = time.monotonic() - began
            if first:
                self._wait(self._hears_the_installer, "the sample city was not made")
            self._close(running, window)
        self.done.append(("  from start to window", seconds))

    def upgrade_while_somebody_types(self) -> None:
        """What runs is ended and keeps what was typed; no file of the older version stays."""
        self.newer = self._hand_over(self._building.result())
        running, window = self._start_program()
        self._wait(self._hears_the_installer, "it does not hear the installer")
        self.computer.type(self._open_report(window), "Tab Tab", TYPED)
        self.computer.picture("before-the-upgrade")
        began = time.monotonic()
        code = self.computer.line(rf"msiexec /i {self.newer} /qn /l*v C:\upgrade.log")
        self.done.append(("  the upgrade itself", time.monotonic() - began))
        holds(code == 0, f"the upgrade ended with {code}")
        running.wait(30)
        kept = (self.home / "demo" / "unsent.json").read_text("utf-8")
        holds(TYPED in kept, "what was typed is not kept")
        self._is_whole(WORK / "payload-newer")
        found = self.computer.registry(KEY) or {}
        told = (found.get("DatabaseHost"), found.get("ITRootKey"), found.get("Version"))
        holds(told == ("db.city.test", ROOT_KEY, newer_version()), f"the settings are {told}")
        entries = self.computer.run("reg", "query", ENTRY, "/reg:64").stdout
        holds(len(re.findall(r"\\\{[0-9A-F-]{36}\}", entries)) == 1, f"the list has {entries}")

    def start_again(self) -> None:
        """The newer version offers what was typed."""
        running, window = self._start_program()
        self._open_report(window)
        self.computer.picture("after-the-upgrade")
        self.computer.type(self.computer.window("violation"), "Escape")
        time.sleep(2)
        self._close(running, window)

    def refuse_the_older(self) -> None:
        """A downgrade is refused and changes nothing."""
        code = self.computer.line(rf"msiexec /i {self.package} /qn")
        holds(code != 0, "the older version was installed over the newer")
        self._is_whole(WORK / "payload-newer")

    # Removing

    def remove(self) -> None:
        """Nothing is left but what people made."""
        code = self.computer.line(rf"msiexec /x {self.newer} /qn")
        holds(code == 0, f"removing ended with {code}")
        left = [path for path in (self.computer.drive / PROGRAMS).rglob("*") if path.is_file()]
        holds(not left, f"{len(left)} files were left, such as {left[:1]}")
        holds(self.computer.registry(KEY) is None, "values were left in the registry")
        holds(not self._shortcuts(), "the Start menu still has it")
        holds((self.home / "demo" / "unsent.json").exists(), "a draft was removed")

    def install_elsewhere(self) -> None:
        """In a folder with letters of other languages, and removed from there."""
        where = "Ämter & Büros"
        line = rf'msiexec /i {self.package} /qn INSTALLDIR="C:\{where}\PittAdmin"'
        code = self.computer.line(line)
        holds(code == 0, f"installing there ended with {code}")
        program = rf"C:\{where}\PittAdmin\pittadmin-cli.exe"
        done = self.computer.run(program, "--version")
        holds(done.stdout.strip() == f"PittAdmin {version()}", f"there: {done}")
        code = self.computer.line(rf"msiexec /x {self.package} /qn")
        left = [path for path in (self.computer.drive / where).rglob("*") if path.is_file()]
        holds(code == 0 and not left, f"removing there ended with {code}, {len(left)} files left")

    # Parts of the steps

    def _hand_over(self, package: Path) -> str:
        shutil.copy(package, self.computer.drive / "package" / package.name)
        return rf"C:\package\{package.name}"

    def _build_newer(self) -> Path:
        """Build the package of a version that differs in nothing but its number and two files."""
        folder = WORK / "payload-newer"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.payload, folder, copy_function=os.link)
        own = folder / "Lib" / "site-packages" / "pittadmin"
        module = own / "__init__.py"
        text = module.read_text("utf-8").replace(version(), newer_version())
        shutil.rmtree(own / "__pycache__")
        module.unlink()
        module.write_text(text, "utf-8")
        (own / "only_in_the_newer.py").write_text('"""A module that is new."""\n', "utf-8")
        (own / "py.typed").unlink(missing_ok=True)
        compiling.compile_all(folder / "Lib" / "site-packages", "pittadmin/*.py")
        installed_files.write_list(folder)
        payload.set_times(folder)
        target = WORK / f"pittadmin-{newer_version()}-x64.msi"
        installer.build(folder, target, WORK / launcher.ENDING, newer_version())
        return target

    def _program(self, name: str) -> str:
        return rf"C:\Program Files\PittAdmin\{name}"

    def _is_whole(self, folder: Path) -> None:
        """The installed files are those of a payload, and no others."""
        installed = tree(self.computer.drive / PROGRAMS)
        wanted = tree(folder)
        different = {name for name, _hash in installed.items() ^ wanted.items()}
        holds(not different, f"{len(different)} files differ, such as {sorted(different)[:3]}")

    def _shortcuts(self) -> list[Path]:
        return [path for path in self.computer.drive.rglob("*.lnk") if path.stem == NAME]

    def _policy(self, name: str, value: str) -> None:
        words = ("reg", "add", POLICY, "/v", name, "/d", value, "/f", "/reg:64")
        holds(self.computer.run(*words).returncode == 0, "the policy could not be set")

    def _doctor(self, code: int) -> dict[str, dict[str, str]]:
        done = self.computer.run(self._program("pittadmin-cli.exe"), "doctor", "--json")
        holds(done.returncode == code, f"the doctor ended with {done.returncode}: {done.stdout}")
        return {one["key"]: one for one in json.loads(done.stdout)["findings"]}

    def _work(self, address: str = "") -> str:
        """Ask for a page through the program's own windows, and return what was seen."""
        place = self.computer.drive / "walk"
        if not place.exists():
            runtime.unpack(DOWNLOADS / "python-runtime.zip", place)
            search = [rf"C:\Program Files\PittAdmin{one}" for one in (r"\python313.zip", "")]
            search += [r"C:\Program Files\PittAdmin\Lib\site-packages", r"C:\walk\developer"]
            name = runtime.python_dll().replace(".dll", "._pth")
            (place / name).write_text("\n".join(search), "utf-8")
            shutil.copytree(ROOT / "packaging" / "developer", place / "developer")
            shutil.copy(HERE / "wine_walk.py", place)
        words = [r"C:\walk\python.exe", r"C:\walk\wine_walk.py", r"C:\walk\pictures"]
        done = self.computer.run(*words, *([address] if address else []))
        holds(done.returncode == 0, f"the walk ended with {done.returncode}: {done.stderr[-1500:]}")
        for path in (place / "pictures").glob("*.png"):
            shutil.copy(path, PICTURES)
        return done.stdout

    def _start_program(self) -> tuple[subprocess.Popen[bytes], str]:
        """Start the installed program on the sample city, and return it with its window."""
        running = self.computer.start(self._program("pittadmin.exe"), "--demo")
        return running, self.computer.window()

    def _hears_the_installer(self) -> bool:
        """Tell whether a program waits for the installer, as it does once it has nothing else."""
        asked = (
            "import ctypes, sys; from pittadmin.ui import restarting as own; "
            "sys.exit(not ctypes.windll.kernel32.OpenEventW(own.SYNCHRONIZE, 0, own.END_EVENT))"
        )
        return self.computer.run(r"C:\walk\python.exe", "-c", asked).returncode == 0

    def _open_report(self, window: str) -> str:
        """Press the keys of a report until its form is there, and return the form's window."""
        limit = time.monotonic() + 120
        while True:
            self.computer.type(window, "ctrl+shift+r")
            try:
                found = self.computer.window("violation", 8)
            except Stop:
                holds(time.monotonic() < limit, "the form of a report did not open")
                continue
            time.sleep(3)  # what was typed earlier is put into it
            return found

    def _close(self, running: subprocess.Popen[bytes], window: str) -> None:
        """Close the program as its user does, who has no dialog open."""
        self.computer.type(window, "alt+F4")
        running.wait(60)

    def _wait(self, fact: Callable[[], object], otherwise: str) -> None:
        limit = time.monotonic() + 60
        while not fact():
            holds(time.monotonic() < limit, otherwise)
            time.sleep(0.1)


def holds(fact: bool, otherwise: str) -> None:
    """Go on if it is so.

    Raises:
        Stop: it is not.
    """
    if not fact:
        raise Stop(f"Not as it should be: {otherwise}")


def is_signed(file: Path, certificate: Path) -> bool:
    """Tell whether a file's signature holds, with a certificate as its root."""
    words = ["osslsigncode", "verify", "-CAfile", str(certificate), "-in", str(file)]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def tree(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def newer_version() -> str:
    """Return the number of the version that follows."""
    major, minor, patch = version().split(".")
    return f"{major}.{minor}.{int(patch) + 1}"


@contextmanager
def postgresql() -> Iterator[tuple[object, int]]:
    """Yield a real PostgreSQL on this machine, with an empty database, and its port.

    The server of the tests listens at a socket in a folder; Windows reaches it over the network.
    """
    from tests.postgres import running_server

    with running_server() as server:
        url = server.new_database(name="pittadmin")
        socket = Path(str(url.query["host"])) / f".s.PGSQL.{url.port or 5432}"
        loop = asyncio.new_event_loop()
        threading.Thread(target=loop.run_forever, daemon=True).start()

        async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with_server = await asyncio.open_unix_connection(str(socket))
            await asyncio.gather(pump(reader, with_server[1]), pump(with_server[0], writer))

        async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                while data := await reader.read(65536):
                    writer.write(data)
                    await writer.drain()
            except ConnectionError:
                pass
            finally:
                writer.close()

        listening = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(carry, "127.0.0.1", 0), loop
        ).result()
        try:
            yield server, listening.sockets[0].getsockname()[1]
        finally:
            loop.call_soon_threadsafe(listening.close)
            loop.call_soon_threadsafe(loop.stop)


def people_of(server: object) -> str:
    """Enter a department with its head and its administrator, and return the latter's password."""
    from datetime import timedelta

    from pittadmin.domain.clock import Clock
    from pittadmin.domain.roles import Role
    from pittadmin.services import people, starting
    from pittadmin.services.context import Context
    from pittadmin.storage.database import Address
    from tests.postgres import PostgresServer

    assert isinstance(server, PostgresServer)
    clock = Clock()
    it = starting.open_city(Address(server.admin_url.set(database="pittadmin")), clock)
    try:
        boss = people.me(it).person.id
        domain = "cityofpittsfield.org"
        head = people.save_person(it, "hal", "Hal Head", f"hal@{domain}", boss)
        ada = people.save_person(it, "ada", "Ada Admin", f"ada@{domain}", head.id)
        rsvp = people.save_department(it, "RSVP", f"RSVP@{domain}", head.id)
        acting = Context(it.database, clock, head.id, "hal", it.installation)
        today = clock.today()
        last = today + timedelta(days=300)
        people.grant(acting, ada.id, Role.ADMINISTRATOR, rsvp.id, today, last)
    finally:
        it.database.close()
    password = server.new_login("ada")
    server.allow("ada", "pittadmin_users")
    return password


def main(words: list[str] | None = None) -> int:
    """Walk, and return the exit code: 0 also where it can't be walked, which is said in a line."""
    parser = argparse.ArgumentParser(prog="python3 dev.py msi-test")
    parser.add_argument("--msi", type=Path, metavar="FILE", help="an MSI that was just built here")
    options = parser.parse_args(words)
    if why := trixie.hindrance():
        print(f"The installer can't be tried here: {why}")
        return 0
    walk: Walk | None = None
    root = None
    try:
        package = options.msi or msi.build()
        root = trixie.ready()
        with screen() as display:
            computer = Computer(root, display)
            try:
                computer.switch_on()
                walk = Walk(computer, package, WORK / "payload")
                walk.walk()
            except BaseException:
                computer.picture("where-it-stopped")
                raise
            finally:
                computer.end()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    finally:
        if root is not None:
            root.release()
        for words_, seconds in walk.done if walk else ():
            say(f"{seconds:7.1f} s  {words_}")
    say("The whole way was walked. Pictures: dist/msi-test")
    return 0


if __name__ == "__main__":
    sys.exit(main())
