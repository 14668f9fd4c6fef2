"""The settings, one table: from it come what is read, the installer's properties and group policy.

A setting has one name in files and the environment, and one or more values in Windows' registry,
where group policy and the installer write an address in its parts. There is none for a user or a
password: every user of the computer can read the registry.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from pittadmin.domain.i18n import _


class Source(StrEnum):
    """Where a value comes from; the first that has one counts."""

    COMPUTER_POLICY = "computer policy"
    USER_POLICY = "user policy"
    ENVIRONMENT = "environment"
    FILE = "file"
    COMPUTER = "computer"
    DEFAULT = "default"

    @property
    def is_policy(self) -> bool:
        """Whether IT alone can change what comes from here."""
        return self in (Source.COMPUTER_POLICY, Source.USER_POLICY)


SOURCE_NAMES = {
    Source.COMPUTER_POLICY: _("Group policy, for this computer"),
    Source.USER_POLICY: _("Group policy, for you"),
    Source.ENVIRONMENT: _("The environment"),
    Source.FILE: _("Your settings file"),
    Source.COMPUTER: _("The installation on this computer"),
    Source.DEFAULT: _("Not set"),
}


@dataclass(frozen=True)
class RegistryValue:
    """One value in the registry; in capitals, its name is the installer's public property.

    Args:
        name: the value's name.
        title: what it is, as group policy's editor shows it.
        pattern: what a text has to match, as a whole.
        longest: the most characters of a text, or the largest number.
        is_number: whether it is kept as a number.
        default: what counts where it is not set, or empty.
    """

    name: str
    title: str
    pattern: str
    longest: int
    is_number: bool = False
    default: str = ""

    @property
    def public_property(self) -> str:
        """The name on the installer's command line."""
        return self.name.upper()

    def accepts(self, text: str) -> bool:
        """Tell whether the value may be `text`."""
        if not re.fullmatch(self.pattern, text):
            return False
        return int(text) <= self.longest if self.is_number else len(text) <= self.longest


@dataclass(frozen=True)
class Setting:
    """One setting.

    Args:
        key: its name in settings.toml and, in capitals after ``PITTADMIN_``, in the environment.
        title: what it is.
        explained: what it does, for IT.
        values: what it is made of in the registry; without the first, it is not set.
        join: makes the setting of those values, by name, each accepted.
    """

    key: str
    title: str
    explained: str
    values: tuple[RegistryValue, ...]
    join: Callable[[Mapping[str, str]], str]

    @property
    def variable(self) -> str:
        """The environment's variable."""
        return f"PITTADMIN_{self.key.upper()}"


_HOST_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]"
_SOME_TEXT = r"[^\x00-\x1f\x7f]+"


def _address(parts: Mapping[str, str]) -> str:
    """Return the address of the database from its parts."""
    name = quote(parts["DatabaseName"], safe="")
    return f"postgresql://{parts['DatabaseHost']}:{parts['DatabasePort']}/{name}"


SETTINGS = (
    Setting(
        "database",
        _("City database"),
        _(
            "The PostgreSQL server that all departments share, by its name on the network, without "
            "a user or a password: each person signs in with a login of their own. Set here, "
            "nobody can choose another database on the computer. Not set, PittAdmin asks at its "
            "first start."
        ),
        (
            RegistryValue("DatabaseHost", _("Server:"), _HOST_NAME, 253),
            RegistryValue("DatabasePort", _("Port:"), r"[1-9]\d{0,4}", 65535, True, "5432"),
            RegistryValue("DatabaseName", _("Database:"), _SOME_TEXT, 63, default="pittadmin"),
        ),
        _address,
    ),
    Setting(
        "ca_file",
        _("Certificate of the database"),
        _(
            "The file with the certificate of the authority that signed the database server's, in "
            "PEM format, at a path that each computer has. Not set, Windows' own authorities count."
        ),
        (RegistryValue("DatabaseCA", _("File:"), _SOME_TEXT, 1023),),
        lambda parts: parts["DatabaseCA"],
    ),
    Setting(
        "it_root_key",
        _("IT's root key"),
        _(
            "The public half of IT's root key, 64 hexadecimal digits, as PittAdmin shows it to IT "
            "once passwords are set up. With it, a computer trusts no other list of IT's "
            "computers, from its first start on. It is not secret."
        ),
        (RegistryValue("ITRootKey", _("Key:"), r"[0-9A-Fa-f]{64}", 64),),
        lambda parts: parts["ITRootKey"].lower(),
    ),
)
"""Every setting, in the order of the screen."""

BY_KEY = {setting.key: setting for setting in SETTINGS}
