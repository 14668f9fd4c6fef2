"""The page that looks at this computer, and the settings that can be changed from it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from memory_keyring import opener
from pittadmin import settings
from pittadmin.domain.clock import Clock
from pittadmin.domain.setting_table import Source
from pittadmin.settings import TRY_OUT, Settings
from pittadmin.ui.computer_check import ComputerCheck
from pittadmin.ui.settings_form import CITY, SettingsForm
from pittadmin.ui.tasks import Runner
from tests.ui.policy_tab import faults, press, said

ROOT_KEY = "ab" * 32
POLICY = {"database": Source.COMPUTER_POLICY, "ca_file": Source.USER_POLICY}


@pytest.fixture
def check(qtbot: QtBot, window: QWidget) -> Callable[[Settings], ComputerCheck]:
    def make(told: Settings) -> ComputerCheck:
        runner = Runner(window)
        made = ComputerCheck(told, Clock(), "", opener(), runner, window)
        qtbot.addWidget(made)
        made.open()
        qtbot.waitUntil(lambda: bool(made.found) and made.found[-1].title in said(made))
        qtbot.waitUntil(lambda: not runner.is_busy)
        return made

    return make


def test_it_says_what_is_in_order_and_what_needs_help(
    qtbot: QtBot, home: Path, check: Callable[[Settings], ComputerCheck]
) -> None:
    made = check(Settings(home, "postgresql://127.0.0.1:1/pittadmin"))
    words = said(made)
    assert "The City's database can't be reached." in words
    assert "Needs help" in words
    assert "In order" in words
    assert "Look at it" in words
    qtbot.waitUntil(lambda: faults(made) == [])
    press(qtbot, made, "Copy the report")
    assert "[ bad] Database" in QGuiApplication.clipboard().text()


def test_it_looks_again_when_asked(
    qtbot: QtBot, home: Path, check: Callable[[Settings], ComputerCheck]
) -> None:
    made = check(Settings(home, TRY_OUT))
    first = made.found
    press(qtbot, made, "Look again")
    qtbot.waitUntil(lambda: made.found is not first)
    assert {one.key for one in made.found} == {one.key for one in first}


def test_settings_are_changed_and_count_at_the_next_start(
    qtbot: QtBot, home: Path, check: Callable[[Settings], ComputerCheck]
) -> None:
    made = check(Settings(home, TRY_OUT))
    spy = QSignalSpy(made.settings_saved)
    press(qtbot, made, "Change the settings…")
    (form,) = made.findChildren(SettingsForm)
    form.where.radio(CITY).click()
    form.confirm()
    assert "The server is missing." in said(form)
    form.city.server.setText("db.city.test:5433")
    form.root_key.setText("no key")
    form.confirm()
    assert "This is no root key." in said(form)
    form.root_key.setText(ROOT_KEY.upper())
    qtbot.waitUntil(lambda: faults(form) == [])
    form.confirm()
    assert spy.count() == 1
    told = settings.read()
    assert told.database == "postgresql://db.city.test:5433/pittadmin"
    assert told.it_root_key == ROOT_KEY


def test_what_group_policy_sets_can_be_read_and_not_changed(
    qtbot: QtBot, home: Path, window: QWidget
) -> None:
    told = Settings(home, "postgresql://db.city.test:5432/pittadmin", "city.pem", "", POLICY)
    form = SettingsForm(told, window)
    qtbot.addWidget(form)
    form.open()
    words = said(form)
    assert "Set by IT: group policy, for this computer. It can't be changed here." in words
    assert "Set by IT: group policy, for you." in words
    city = form.city
    assert (city.server.text(), city.name.text()) == ("db.city.test:5432", "pittadmin")
    assert all(one.isReadOnly() for one in (city.server, city.name, city.ca_file))
    assert not form.root_key.isReadOnly()
    assert not form.where.isEnabled()
    city.server.setText("elsewhere.test")
    form.root_key.setText(ROOT_KEY)
    assert list(form.check()) == []
    assert form.save()
    assert (home / settings.FILE).read_text("utf-8") == f'it_root_key = "{ROOT_KEY}"\n'


def test_settings_that_can_not_be_written_are_said_and_stay_typed(
    qtbot: QtBot, home: Path, window: QWidget
) -> None:
    (home / settings.FILE).mkdir()
    form = SettingsForm(Settings(home, TRY_OUT), window)
    qtbot.addWidget(form)
    form.open()
    form.root_key.setText(ROOT_KEY)
    assert not form.save()
    qtbot.waitUntil(lambda: "could not be written" in said(form))
    assert form.root_key.text() == ROOT_KEY
    assert form.confirm_button.isEnabled()
