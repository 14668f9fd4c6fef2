"""The Composer's real window on the City's PostgreSQL: from the first key to what is posted."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from pittadmin.domain.drafts import Draft
from pittadmin.storage.database import Address, Database
from pittadmin.ui.dialogs import Dialog, ReasonDialog
from pittadmin.ui.look import look
from pittadmin.ui.memory import Memory
from pittadmin.ui.posted_dialog import PostedDialog
from pittadmin.ui.recovery import RecoveryFile
from pittadmin.ui.shell import Shell
from pittadmin.ui.tasks import Runner
from tests.city import City
from tests.composer import get, go_live
from tests.postgres import PostgresServer
from tests.ui.composer import FINE, Composer, compose


@pytest.fixture
def server_city(
    qtbot: QtBot, postgres_server: PostgresServer, city_templates: Callable[[str, Any], Any]
) -> Iterator[City]:
    """The city on PostgreSQL, with live pages of RSVP."""
    look()
    url = postgres_server.new_database(city_templates("postgresql", postgres_server))
    database = Database(Address(url))
    city = City(database)
    go_live(city)
    yield city
    database.close()
    postgres_server.drop_database(url)


@pytest.fixture
def composer_for(
    qtbot: QtBot, server_city: City, tmp_path: Path
) -> Iterator[Callable[[str], Composer]]:
    """Returns a Composer for a person of the city; an error that nobody took fails the test."""
    made: list[Shell] = []
    errors: list[Exception] = []

    def make(login: str) -> Composer:
        runner = Runner()
        runner.interrupt = server_city.database.interrupt
        runner.failed.connect(errors.append)
        memory = Memory(tmp_path / f"memory-{login}.json")
        recovery = RecoveryFile(tmp_path / f"recovery-{login}.json").of("me")
        shell = Shell(server_city.of(login), runner, memory, recovery)
        made.append(shell)
        return compose(qtbot, shell)

    yield make
    for shell in made:
        shell.runner.close()
        for thing in (shell, shell.runner):  # here, and not by whichever thread collects garbage
            thing.deleteLater()
    assert not errors, errors


def confirmed(qtbot: QtBot, composer: Composer, kind: type[Dialog]) -> None:
    """Press the button of the dialog that stands over the window."""
    dialog_over(qtbot, composer, kind).confirm_button.click()


def dialog_over(qtbot: QtBot, composer: Composer, kind: type[Dialog]) -> Dialog:
    """Return the dialog of this kind that stands over the window, once it is there."""

    def there() -> list[Dialog]:
        return [one for one in composer.page.window().findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


@pytest.mark.requirement("R32", "R53", "R61")
def test_a_post_goes_its_whole_way_in_the_window_on_postgresql(
    qtbot: QtBot, server_city: City, composer_for: Callable[[str], Composer]
) -> None:
    def kept() -> Draft:
        return get(server_city, writer.draft.id)

    writer = composer_for("ada")
    writer.begin()
    qtbot.keyClicks(writer.edit, FINE)
    writer.settle()
    assert kept().post.text == FINE
    writer.press("Ask Personnel…")
    asked = dialog_over(qtbot, writer, ReasonDialog)
    asked.findChild(QPlainTextEdit).setPlainText("Is it ours to tell?")  # type: ignore[union-attr]
    asked.confirm_button.click()
    writer.until_state("held")
    writer.press("Take the question back…")
    confirmed(qtbot, writer, Dialog)
    writer.until_state("draft")
    assert not writer.edit.isReadOnly()
    writer.confirm_all()
    assert writer.steps()[-1] == "Send for approval…*"
    writer.press("Send for approval…")
    confirmed(qtbot, writer, Dialog)
    writer.until_state("sent")
    head = composer_for("hal")
    head.until_state("sent")
    head.press("Approve…")
    confirmed(qtbot, head, ReasonDialog)
    head.until_state("approved")
    assert kept().decided_by == kept().head
    writer.panel.reload()
    writer.until_state("approved")
    for place, host in (("Facebook", "facebook.com/PittsfieldRSVP/posts"), ("X", "x.com/P/status")):
        writer.press(f"Copy for {place}")
        writer.press("Mark as posted…")
        dialog = dialog_over(qtbot, writer, PostedDialog)
        assert isinstance(dialog, PostedDialog)
        assert dialog.platform.currentText() == place
        dialog.address.setText(f"https://{host}/{writer.draft.id}")
        dialog.confirm_button.click()
        qtbot.waitUntil(lambda place=place: place in names_of(kept()), timeout=10_000)
        writer.settle()
    writer.until_state("posted")
    assert [one.text for one in kept().posts] == [FINE, FINE]
    assert {one.author.name for one in kept().posts} == {"Ada Adams"}


def names_of(draft: Draft) -> list[str]:
    """Return the names of the platforms on which a draft is posted."""
    return [{"facebook": "Facebook", "x": "X"}[one.platform] for one in draft.posts]
