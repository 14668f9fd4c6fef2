"""What is asked of the City's database: its server, its name, and whom its certificate is from."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from PySide6.QtWidgets import QFileDialog, QWidget

from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.setting_table import SOURCE_NAMES
from pittadmin.settings import TRY_OUT, Settings
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.widgets import button

_HOST = re.compile(
    r"(?:(?P<login>[^@/:\s]+)@)?"
    r"(?P<host>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])"
    r"(?::(?P<port>\d{1,5}))?"
)


class CityQuestions:
    """The fields; what group policy sets can be read and not changed.

    Args:
        told: the settings, for what is known already.
        add_field: takes each field into the form, by name.
        parent: what the dialog for the file stands over.
    """

    def __init__(
        self, told: Settings, add_field: Callable[[str, Field], object], parent: QWidget
    ) -> None:
        self._told, self._parent = told, parent
        self.server = text_input(placeholder="db.cityofpittsfield.org:5432")
        self.name = text_input("pittadmin")
        self.ca_file = text_input(told.ca_file, placeholder=_("The system's own certificates"))
        choose = button(_("Choose the &file…"), self._choose)
        if told.database not in ("", TRY_OUT):
            self.server.setText(told.database)
            self._take_apart()
        self.server.setReadOnly(told.is_locked("database"))
        self.name.setReadOnly(told.is_locked("database"))
        self.ca_file.setReadOnly(told.is_locked("ca_file"))
        choose.setVisible(not told.is_locked("ca_file"))
        add_field(
            "server",
            Field(
                _("Ser&ver"),
                self.server,
                locked(told, "database")
                or _("Its name, and after a colon the port if it is not 5432."),
            ),
        )
        add_field("name", Field(_("Data&base"), self.name))
        add_field(
            "ca_file",
            Field(
                _("&Certificate file, if IT gave you one"),
                self.ca_file,
                locked(told, "ca_file") or _("Of the authority that signed the server's."),
                choose,
            ),
        )
        self.server.editingFinished.connect(self._take_apart)

    def address(self) -> str:
        """Return the address of the database, without a password."""
        found = _HOST.fullmatch(self.server.text().strip())
        assert found, "problems() comes first"
        login = f"{quote(found['login'])}@" if found["login"] else ""
        port = f":{found['port']}" if found["port"] else ""
        name = quote(self.name.text().strip(), safe="")
        return f"postgresql://{login}{found['host']}{port}/{name}"

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the answers."""
        self._take_apart()
        server, ca_file = self.server.text().strip(), self.ca_file.text().strip()
        found = _HOST.fullmatch(server)
        if not server:
            yield Problem(_("The server is missing."), _("Ask IT for its name."), "server")
        elif found is None or not 0 < int(found["port"] or 5432) < 65536:
            yield Problem(
                _("This is not the name of a server."),
                _("It looks like db.cityofpittsfield.org or db.cityofpittsfield.org:5432."),
                "server",
            )
        if not self.name.text().strip():
            yield Problem(
                _("The database's name is missing."), _("It is usually pittadmin."), "name"
            )
        if ca_file and not self._told.is_locked("ca_file") and not Path(ca_file).is_file():
            yield Problem(
                _("There is no such file."), _("Choose it again, or leave this empty."), "ca_file"
            )

    def _take_apart(self) -> None:
        """Take a whole address apart that was pasted; a password in it is dropped."""
        typed = self.server.text().strip()
        if "://" not in typed:
            return
        try:
            parts = urlsplit(typed)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return
        if ":" in host:
            host = f"[{host}]"
        login = f"{parts.username}@" if parts.username else ""
        self.server.setText(f"{login}{host}" + (f":{port}" if port else ""))
        if name := unquote(parts.path.strip("/")):
            self.name.setText(name)

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self._parent,
            _("Choose the certificate"),
            self.ca_file.text(),
            _("Certificates (*.pem *.crt *.cer);;All files (*)"),
        )
        if chosen:
            self.ca_file.setText(chosen)


def locked(told: Settings, key: str) -> str:
    """Return why a setting can't be changed here, or an empty text when it can."""
    if not told.is_locked(key):
        return ""
    source = SOURCE_NAMES[told.source(key)]
    return _("Set by IT: {source}. It can't be changed here.").format(source=source.lower())
