"""A real Secret Service for the tests: GNOME Keyring on a message bus of its own."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

# Nothing can be started through it: what is not running is absent.
BUS = """\
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

STARTS_WITHIN_S = 30.0


def need(program: str) -> str:
    """Return the path of a program that the tests run; without it they fail where CI is set."""
    found = shutil.which(program)
    if found is None:
        why = f"{program} is not installed: `python3 dev.py test` as root installs it"
        if os.environ.get("CI") and sys.platform == "linux":
            pytest.fail(why)
        pytest.skip(why)
    return found


@contextmanager
def running_bus() -> Iterator[str]:
    """Start a message bus with nothing on it; the address."""
    daemon = need("dbus-daemon")
    with TemporaryDirectory(prefix="pittadmin-bus-") as folder:
        settings = Path(folder) / "bus.conf"
        settings.write_text(BUS.format(folder=folder), "utf-8")
        command = [daemon, f"--config-file={settings}", "--nofork", "--print-address=1"]
        bus = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert bus.stdout is not None
            yield bus.stdout.readline().strip()
        finally:
            end(bus)


@contextmanager
def running_secret_service() -> Iterator["SecretService"]:
    """Start a keyring that is unlocked; at the end it is stopped and what it kept is removed."""
    program = need("gnome-keyring-daemon")
    with running_bus() as address, TemporaryDirectory(prefix="pittadmin-keyring-") as folder:
        environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "DBUS_SESSION_BUS_ADDRESS": address,
        }
        command = [program, "--foreground", "--unlock", "--components=secrets"]
        daemon = subprocess.Popen(
            [*command, f"--control-directory={folder}/control"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert daemon.stdin is not None
            daemon.stdin.write(b"the keyring's password")
            daemon.stdin.close()
            service = SecretService(address, Path(folder))
            service.wait()
            yield service
        finally:
            end(daemon)


def end(process: subprocess.Popen) -> None:
    """End a program that was started here."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


class SecretService:
    """A running keyring.

    Args:
        address: of its message bus.
        folder: where it keeps its files.
    """

    def __init__(self, address: str, folder: Path) -> None:
        self.address = address
        self.folder = folder

    def wait(self) -> None:
        """Wait until it has a keyring that is unlocked."""
        import secretstorage  # Linux's alone

        until = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until:
            with closing(self._connect()) as connection:
                if secretstorage.check_service_availability(connection):
                    collection = secretstorage.get_default_collection(connection)
                    if not collection.is_locked():
                        return
            time.sleep(0.02)
        raise AssertionError("the keyring did not start")

    def lock(self) -> None:
        """Lock it for good: nobody is there to type its password."""
        with self._collection() as collection:
            collection.lock()

    def empty(self) -> None:
        """Delete everything in it."""
        with self._collection() as collection:
            for item in collection.get_all_items():
                item.delete()

    def labels(self) -> list[str]:
        """Return what a person would see listed in it."""
        with self._collection() as collection:
            return sorted(item.get_label() for item in collection.get_all_items())

    @contextmanager
    def _collection(self):
        import secretstorage

        with closing(self._connect()) as connection:
            yield secretstorage.get_default_collection(connection)

    def _connect(self):
        import secretstorage

        before = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self.address
        try:
            return secretstorage.dbus_init()
        finally:
            if before is None:
                del os.environ["DBUS_SESSION_BUS_ADDRESS"]
            else:
                os.environ["DBUS_SESSION_BUS_ADDRESS"] = before
