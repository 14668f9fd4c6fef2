"""Pictures of the look at the computer, and of the settings, as this user or IT has set them.

`pictures.py` plays these scenes after its own.
"""

from collections.abc import Callable
from dataclasses import replace

from memory_keyring import opener
from pittadmin.domain.clock import Clock
from pittadmin.domain.setting_table import Source
from pittadmin.settings import Settings
from pittadmin.ui.computer_check import ComputerCheck
from pittadmin.ui.settings_form import SettingsForm
from stage import Stage

Picture = Callable[[str], object]


def _look(stage: Stage, told: Settings) -> ComputerCheck:
    dialog = ComputerCheck(told, Clock(), "", opener(), stage.program.runner, stage.program.window)
    dialog.open()
    stage.until(lambda: dialog.found, "nothing was looked at")
    stage.settle()
    return dialog


def computer(stage: Stage, picture: Picture) -> None:
    """What the doctor finds on a computer in order and on one that is not, and the settings."""
    told = stage.program.told
    dialog = _look(stage, told)
    picture("computer-in-order")
    dialog.reject()
    policy = {"database": Source.COMPUTER_POLICY, "ca_file": Source.COMPUTER}
    told = Settings(
        told.home,
        "postgresql://127.0.0.1:1/pittadmin",
        "/etc/city/authority.pem",
        sources=policy,
        problems=("DatabasePort in the registry is not used: it is no port.",),
    )
    dialog = _look(stage, told)
    picture("computer-needs-help")
    dialog.reject()
    for name, shown in (("city", told), ("try-out", replace(told, database="try-out", sources={}))):
        form = SettingsForm(shown, stage.program.window)
        form.open()
        stage.settle()
        picture(f"settings-{name}")
        form.reject()


SCENES = (computer,)
