"""The dialog in which the City's database is given its password, for this start only."""

from PySide6.QtWidgets import QLineEdit, QWidget

from pittadmin.domain.errors import SignInNeeded
from pittadmin.domain.i18n import _
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field


class SignIn(Dialog):
    """Asks for the password of the City's database.

    Args:
        error: what the database said.
        parent: the window it stands over.
    """

    def __init__(self, error: SignInNeeded, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Sign in to the City's database"),
            error.what,
            _("Sign in"),
        )
        self._input = QLineEdit()
        self._input.setEchoMode(QLineEdit.EchoMode.Password)
        self.add_field(
            "password",
            Field(
                _("&Password"),
                self._input,
                _("It is kept in memory until the program ends, and written nowhere."),
            ),
        )

    @property
    def password(self) -> str:
        """What was typed."""
        return self._input.text()
