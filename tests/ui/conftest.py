"""A small city for tests of the window: people, a shell for each, accounts in several states."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from memory_keyring import opener
from pittadmin.domain.accounts import Account, AccountRequest, Answer, PageRecord, Placement
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import Clock
from pittadmin.domain.custody_states import CustodyState
from pittadmin.domain.people import Department
from pittadmin.domain.policy import CITY_WEBSITE
from pittadmin.domain.roles import Role
from pittadmin.services import accounts, emails, pages, people, starting
from pittadmin.services.context import Context
from pittadmin.services.pictures import NewPicture
from pittadmin.ui.look import look
from pittadmin.ui.memory import Memory
from pittadmin.ui.recovery import RecoveryFile
from pittadmin.ui.shell import Shell
from pittadmin.ui.tasks import Runner

MONDAY = datetime(2026, 11, 2, 15, tzinfo=UTC)


@dataclass
class Moment:
    """What the clock says; tests let days go by."""

    now: datetime = MONDAY

    def wait(self, days: int) -> None:
        """Let days go by."""
        self.now += timedelta(days=days)


@dataclass
class City:
    """A try-out, at a moment that tests set.

    Args:
        me: Terry Try, administrator of RSVP.
        who: contexts by a short name: "me", "head" (of RSVP), "mayor", "designee", "personnel",
            "it", "library" (head of the Berkshire Athenaeum, which has an e-mail), "veterans"
            (head of Veterans' Services, which has none), "employee" (nothing else).
        time: what the clock says.
    """

    me: Context
    time: Moment
    who: dict[str, Context] = field(default_factory=dict)
    departments: dict[str, Department] = field(default_factory=dict)

    def draft(self, handle: str = "PittsfieldRSVP", platform: str = "facebook") -> Account:
        """A complete request of RSVP, not sent yet."""
        request = AccountRequest(
            self.departments["RSVP"].id,
            email="RSVP@cityofpittsfield.org",
            platform=platform,
            handle=handle,
            purpose="Volunteer calls and events",
            audience="Residents over 55",
            administrators=(self.me.person_id,),
            business_page=True,
            attested=True,
            placement=Placement.PINNED_POST,
            placement_note="The first post of the page",
        )
        return accounts.save(self.me, request)

    def submitted(self, handle: str = "PittsfieldRSVP", platform: str = "facebook") -> Account:
        """A request that waits for the Mayor's office."""
        account = self.draft(handle, platform)
        return accounts.submit(self.me, account.id, account.version)

    def denied(self, handle: str = "PittsfieldRSVP", platform: str = "facebook") -> Account:
        """A request that the Mayor's designee has denied."""
        account = self.submitted(handle, platform)
        return accounts.deny(
            self.who["designee"], account.id, account.version, "The purpose is too broad."
        )

    def approved(self, handle: str = "PittsfieldRSVP", platform: str = "facebook") -> Account:
        """An account whose page is to be made."""
        account = self.submitted(handle, platform)
        return accounts.approve(
            self.who["designee"], account.id, account.version, "It serves volunteers."
        )

    def recorded(self, handle: str = "PittsfieldRSVP", platform: str = "facebook") -> Account:
        """An account whose page is made and recorded, its placement accepted by Personnel."""
        account = self.approved(handle, platform)
        host = {"x": "x.com"}.get(platform, f"{platform}.com")
        page = PageRecord(
            f"https://{host}/{handle}",
            business_page=True,
            attested=True,
            profile_text=f"Volunteers of Pittsfield. {CITY_WEBSITE}",
            placement=Placement.PINNED_POST,
            placement_note="The first post of the page",
        )
        account = pages.record(
            self.me, account.id, account.version, page, [NewPicture("page.png", picture())]
        )
        if account.placement_answer is Answer.ASKED:
            account = pages.accept_placement(self.who["personnel"], account.id, account.version)
        return account

    def with_it(self, account: Account) -> Account:
        """Have IT hold what an account is logged in with, behind the services' back."""
        from pittadmin.storage import accounts as stored
        from pittadmin.storage import acts, custody

        with self.me.database.write() as conn:
            act = (Role.IT, Act.KEEP_PEOPLE, "R49", "preparation")
            acts.record(conn, self.me.clock.now(), "it", None, *act)
            custody.sum_up(conn, account.id, CustodyState.RECEIVED)
            return stored.get(conn, account.id)

    def live(self, handle: str = "PittsfieldRSVP", platform: str = "facebook") -> Account:
        """A live account."""
        account = self.with_it(self.recorded(handle, platform))
        return pages.put_live(self.who["head"], account.id, account.version)

    def waiting_for_email(self, handle: str = "PittsfieldVets") -> Account:
        """A request of Veterans' Services that waits for IT's e-mail."""
        veterans = self.who["veterans"]
        request = AccountRequest(
            self.departments["Veterans' Services"].id,
            platform="facebook",
            handle=handle,
            purpose="Help for veterans",
        )
        account = accounts.save(veterans, request)
        return emails.ask(veterans, account.id, account.version, "veterans@cityofpittsfield.org")


def picture(width: int = 320, height: int = 200, color: str = "#1f5fbf") -> bytes:
    """Return a real PNG."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def found_city(path: Path) -> None:
    """Set up the city in a new SQLite file."""
    clock = Clock(lambda: MONDAY)
    database, _nobody = starting.open_embedded(path, clock)
    me = starting.begin_try_out(database, clock, "Terry Try", "RSVP", "RSVP@cityofpittsfield.org")
    it = next(me.acting_as(one.id) for one in starting.stand_ins(me) if one.login == "sample.it")
    ids = {}
    mayor = next(one.id for one in starting.stand_ins(me) if one.login == "sample.mayor")
    for short, name in (("library", "Alex Reader"), ("veterans", "Val Served"), ("employee", "Em")):
        person = people.save_person(it, short, name, f"{short}.own@cityofpittsfield.org", mayor)
        ids[short] = person.id
    there = {one.name: one for one in people.directory(it).departments}
    for name, head, email in (
        ("Berkshire Athenaeum", "library", "library@cityofpittsfield.org"),
        ("Veterans' Services", "veterans", ""),
    ):
        one = there[name]
        people.save_department(it, name, email, ids[head], one.id, one.version)
    database.close()


def open_city(path: Path) -> City:
    """Open the city in its SQLite file; `city.me.database` is closed by who opened it."""
    time = Moment()
    _database, me = starting.open_embedded(path, Clock(lambda: time.now))
    assert me is not None
    who = {
        one.login.removeprefix("sample."): me.acting_as(one.id) for one in starting.stand_ins(me)
    }
    departments = {one.name: one for one in people.directory(me).departments}
    return City(me, time, who | {"me": me}, departments)


class PatientBot(QtBot):
    """Waits for a fact as long as a slow machine may need; no test is about how long it takes."""

    def waitUntil(self, callback: "Callable[[], bool | None]", *, timeout: int = 60_000) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Drives the windows of a test."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city as it was founded; each test has a copy."""
    path = tmp_path_factory.mktemp("city") / "pittadmin.sqlite3"
    found_city(path)
    return path


@pytest.fixture
def city(qapp: QApplication, founded: Path, tmp_path: Path) -> Iterator[City]:
    """A new city, in a database of its own."""
    look()
    path = tmp_path / "city" / founded.name
    path.parent.mkdir(mode=0o700)
    shutil.copy(founded, path)
    made = open_city(path)
    yield made
    made.me.database.close()


@pytest.fixture
def shell_for(city: City, tmp_path: Path) -> Iterator[Callable[[str], Shell]]:
    """Returns a shell for a person of the city; an error that nobody took fails the test."""
    made: list[Shell] = []
    keyring = opener()
    errors: list[Exception] = []

    def make(name: str = "me") -> Shell:
        runner = Runner()
        runner.interrupt = city.me.database.interrupt
        runner.failed.connect(errors.append)
        shell = Shell(
            city.who[name],
            runner,
            Memory(tmp_path / "memory.json"),
            RecoveryFile(tmp_path / f"recovery-{name}.json").of("me"),
            opener=keyring,
        )
        made.append(shell)
        return shell

    yield make
    for shell in made:
        shell.runner.close()
        for thing in (shell, shell.runner):  # here, and not by whichever thread collects garbage
            thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not errors, errors


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window for dialogs to stand over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made
