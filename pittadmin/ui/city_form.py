"""What the City's database asks: where it is, its name, and whom its certificate is from."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from PySide6.QtWidgets import QFileDialog, QLineEdit

from pittadmin.domain.errors import Problem, SignInNeeded
from pittadmin.domain.i18n import _
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.start_form import StartForm
from pittadmin.ui.widgets import button

_HOST = re.compile(
    r"(?:(?P<login>[^@/:\s]+)@)?"
    r"(?P<host>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])"
    r"(?::(?P<port>\d{1,5}))?"
)


class CityForm(StartForm):
    """Three questions; the password only once the server has asked for one."""

    def __init__(self) -> None:
        super().__init__(
            _("Answer with what IT told you. What you may do there comes from your login."),
            _("&Open the City database"),
        )
        self.server = text_input(placeholder="db.cityofpittsfield.org:5432")
        self.name = text_input("pittadmin")
        self.ca_file = text_input(placeholder=_("The system's own certificates"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.add_field(
            "server",
            Field(
                _("Ser&ver"),
                self.server,
                _("Its name, and after a colon the port if it is not 5432."),
            ),
        )
        self.add_field("name", Field(_("Data&base"), self.name))
        self.add_field(
            "ca_file",
            Field(
                _("&Certificate file, if IT gave you one"),
                self.ca_file,
                _("Of the authority that signed the server's certificate."),
                button(_("Choose the &file…"), self._choose),
            ),
        )
        self._password_field = Field(
            _("&Password"),
            self.password,
            _("It is kept in memory until the program ends, and written nowhere."),
        )
        self.add_field("password", self._password_field)
        self._password_field.hide()
        self.add_confirm()
        self.server.editingFinished.connect(self._take_apart)
        for control in (self.server, self.name, self.ca_file, self.password):
            control.returnPressed.connect(self.confirm)

    def address(self) -> str:
        """Return the address of the database, without a password."""
        found = _HOST.fullmatch(self.server.text().strip())
        assert found, "check() comes first"
        login = f"{quote(found['login'])}@" if found["login"] else ""
        port = f":{found['port']}" if found["port"] else ""
        name = quote(self.name.text().strip(), safe="")
        return f"postgresql://{login}{found['host']}{port}/{name}"

    def check(self) -> Iterable[Problem]:
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
        if ca_file and not Path(ca_file).is_file():
            yield Problem(
                _("There is no such file."), _("Choose it again, or leave this empty."), "ca_file"
            )

    def fail(self, error: Exception) -> bool:
        """Show why it failed; a server that wants a password is given the field for it."""
        if isinstance(error, SignInNeeded):
            self.confirm_button.setEnabled(True)
            self._password_field.show()
            return self.questions.show_problems((Problem(error.what, error.todo, "password"),))
        return super().fail(error)

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
            self,
            _("Choose the certificate"),
            self.ca_file.text(),
            _("Certificates (*.pem *.crt *.cer);;All files (*)"),
        )
        if chosen:
            self.ca_file.setText(chosen)
