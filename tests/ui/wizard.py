"""How tests open the account wizard and fill in its pages."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from pittadmin.services.account_view import as_request
from pittadmin.ui.account_wizard import AccountWizard
from pittadmin.ui.banner import Banner
from pittadmin.ui.fields import Field
from pittadmin.ui.shell import Shell
from pittadmin.ui.wizard_read import read_for_wizard
from tests.ui.conftest import picture

ShellFor = Callable[[str], Shell]


def opened(qtbot: QtBot, shell: Shell, account_id: int | None = None) -> AccountWizard:
    """Return the wizard on a new request, or on a draft, as it is first seen."""
    read = read_for_wizard(shell.ctx, account_id)
    wizard = AccountWizard(shell, read.account, read.facts, None, read.memberships, read.denial)
    qtbot.addWidget(wizard)
    with qtbot.waitActive(wizard):
        wizard.show()
        wizard.activateWindow()
    return wizard


def said(widget: QWidget) -> str:
    """Return every sentence that is seen in a widget, banners among them."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    banners = [
        f"{one.what} {one.todo}" for one in widget.findChildren(Banner) if one.isVisibleTo(widget)
    ]
    return "\n".join([*labels, *banners])


def problem(field: Field) -> str:
    """Return the sentence that a field shows under its input, "" when it shows none."""
    return str(field.problem) if field.problem else ""


def go_on(qtbot: QtBot, wizard: AccountWizard, page: int) -> None:
    """Press Next, and wait for the page that follows, counted from 0."""
    qtbot.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.current == page)


def choose_platform(qtbot: QtBot, wizard: AccountWizard, key: str, handle: str) -> None:
    """Fill in the second page."""
    qtbot.mouseClick(wizard.platform.choice.radio(key), Qt.MouseButton.LeftButton)
    wizard.platform.handle.clear()
    qtbot.keyClicks(wizard.platform.handle, handle)


def to_profile(qtbot: QtBot, wizard: AccountWizard, key: str = "facebook") -> None:
    """Fill in the first three pages of a page that does not exist yet."""
    go_on(qtbot, wizard, 1)
    choose_platform(qtbot, wizard, key, "PittsfieldRSVP")
    go_on(qtbot, wizard, 2)
    qtbot.keyClicks(wizard.people.purpose, "Volunteer calls and events")
    go_on(qtbot, wizard, 3)


def to_review(qtbot: QtBot, wizard: AccountWizard, key: str = "facebook") -> None:
    """Fill in everything that is needed, up to the review."""
    to_profile(qtbot, wizard, key)
    qtbot.keyClick(wizard.profile.page.confirm, Qt.Key.Key_Space)
    go_on(qtbot, wizard, 4)


def picture_file(folder: Path, name: str = "page.png") -> Path:
    """Return a real picture in a file."""
    path = folder / name
    path.write_bytes(picture())
    return path


def is_saved(wizard: AccountWizard) -> bool:
    """Tell whether the database has what stands in the form."""
    account = wizard.form.account
    return account is not None and as_request(account) == wizard.form.request
