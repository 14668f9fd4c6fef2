"""Reads what group policy and the installer wrote into Windows' registry; elsewhere, nothing."""

import sys
from typing import TypeAlias

from pittadmin.domain.setting_table import Source

PRODUCT = r"CityOfPittsfield\PittAdmin"
"""The program's own key below `Software`, and below `Software\\Policies`."""

PLACES = (
    (Source.COMPUTER_POLICY, "HKEY_LOCAL_MACHINE", rf"Software\Policies\{PRODUCT}"),
    (Source.USER_POLICY, "HKEY_CURRENT_USER", rf"Software\Policies\{PRODUCT}"),
    (Source.COMPUTER, "HKEY_LOCAL_MACHINE", rf"Software\{PRODUCT}"),
)
"""Where values are, the first that counts first: the source, its hive and its key.

A user has no rights to change them; `HKEY_CURRENT_USER\\Software` is not among them, for
a user's own choice is in the settings file, as on every system.
"""

Values: TypeAlias = dict[str, object]


def read() -> dict[Source, Values]:
    """Return each place's values by name, as they are stored; what can't be read is left out."""
    if sys.platform != "win32":
        return {}
    import winreg

    found: dict[Source, Values] = {}
    access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
    for source, hive, path in PLACES:
        try:
            with winreg.OpenKey(getattr(winreg, hive), path, 0, access) as key:
                values: Values = {}
                for index in range(winreg.QueryInfoKey(key)[1]):
                    name, value, kind = winreg.EnumValue(key, index)
                    if kind == winreg.REG_EXPAND_SZ:
                        value = winreg.ExpandEnvironmentStrings(value)
                    values[name] = value
                found[source] = values
        except OSError:  # not there, or not for this user to read
            continue
    return found
