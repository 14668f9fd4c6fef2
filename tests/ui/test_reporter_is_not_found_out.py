"""No page of the window tells who reported, or when, to anybody who does not work the case (R67).

Two cities are alike but for who reported and at which hour: each page says the same in both.
"""

import importlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pittadmin.services import people
from pittadmin.storage.database import Address, Database
from pittadmin.ui.memory import Memory
from pittadmin.ui.pages import PAGE_OF, pages_for
from pittadmin.ui.recovery import RecoveryFile
from pittadmin.ui.shell import Shell
from pittadmin.ui.tasks import Runner
from tests.city import PEOPLE, City, copy_of
from tests.services.test_reporter_is_not_found_out import REPORTERS, make

PARTS = ("policy", "people", "departments", "roles", "platforms", "seals")
ACCOUNT = 5
"""The account that the report is about."""
READS, TOLD, IT, MAYOR, EMPLOYEE = "hal", "deb", "ivy", "max", "lou"


@pytest.fixture
def cities(qapp: object, tmp_path: Path, city_templates: Callable[[str, Any], Any]) -> "list[City]":
    """The two cities, with a report that is worked."""
    made = []
    for reporter in REPORTERS:
        path = copy_of(city_templates("sqlite", None), tmp_path / f"{reporter}.sqlite")
        city = City(Database(Address.of_file(path)))
        make(city, reporter, ())
        made.append(city)
    return made


def words(page: QWidget) -> list[str]:
    """Return all that a page says: labels, buttons, inputs, and every row of its tables."""
    said = []
    for one in page.findChildren(QWidget):
        if isinstance(one, (QLabel, QAbstractButton, QLineEdit)):
            said.append(one.text())
        elif isinstance(one, QComboBox):
            said.extend(one.itemText(place) for place in range(one.count()))
        elif isinstance(one, QPlainTextEdit):
            said.append(one.toPlainText())
        elif isinstance(one, QTableView):
            model = one.model()
            roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            said.extend(
                str(model.index(row, column).data(role))
                for row in range(model.rowCount())
                for column in range(model.columnCount())
                for role in roles
            )
    return said


def rest(qtbot: QtBot, runner: Runner, page: QWidget) -> None:
    """Wait until nothing is read and nothing is being built, for some turns of the window."""
    calm = 0

    def at_rest() -> bool:
        nonlocal calm
        timers = page.findChildren(QTimer)
        is_building = any(timer.isActive() and not timer.interval() for timer in timers)
        calm = 0 if runner.is_busy or is_building else calm + 1
        return calm > 5

    qtbot.waitUntil(at_rest, timeout=30_000)


def views(page: QWidget, key: str) -> "Iterator[Callable[[], object]]":
    """Yield what shows each part of a page, and the account and the case in their places."""
    show_part = getattr(page, "show_part", None)
    if show_part is not None:
        for part in PARTS:
            yield partial(show_part, part)
    for kind, subject in (("account", ACCOUNT), ("violation", 1)):
        if PAGE_OF.get(kind) == key:
            yield partial(page.show_subject, kind, subject)  # type: ignore[attr-defined]


def seen(qtbot: QtBot, city: City, login: str, tmp_path: Path) -> dict[str, list[str]]:
    """Return what each page says to a person, once it has read all it shows."""
    runner = Runner()
    runner.interrupt = city.database.interrupt
    home = tmp_path / f"{login}-{id(city)}"
    shell = Shell(
        city.of(login),
        runner,
        Memory(home / "memory.json"),
        RecoveryFile(home / "recovery.json").of("me"),
    )
    said = {}
    roles = {grant.role for grant in people.me(shell.ctx).grants}
    for page in pages_for(roles):
        made: QWidget = getattr(importlib.import_module(page.module), page.name)(shell)
        qtbot.addWidget(made)
        made.resize(1400, 900)
        made.show()
        rest(qtbot, runner, made)
        said[page.key] = words(made)
        for view in views(made, page.key):
            view()
            rest(qtbot, runner, made)
            said[page.key] += words(made)
        made.hide()
    runner.close()
    for thing in (shell, runner):
        thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return said


@pytest.mark.requirement("R67")
@pytest.mark.parametrize("login", [READS, TOLD, IT, MAYOR, EMPLOYEE])
def test_every_page_says_the_same_whoever_reported(
    qtbot: QtBot, cities: "list[City]", tmp_path: Path, login: str
) -> None:
    one, other = (seen(qtbot, city, login, tmp_path) for city in cities)
    assert one == other
    assert {"today", "accounts", "policy"} <= set(one)
    # The pages were there, the directory with everybody in it too, as in any city.
    assert any(PEOPLE["eve"] in said for said in one["policy"])
    assert any("PittsfieldReported" in said for said in one["accounts"])
    for city in cities:
        city.database.close()
