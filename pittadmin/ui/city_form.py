"""What the first start asks about the City's database, and its password once it wants one."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit

from pittadmin.domain.errors import Problem, SignInNeeded
from pittadmin.domain.i18n import _
from pittadmin.settings import Settings
from pittadmin.ui.city_questions import CityQuestions
from pittadmin.ui.fields import Field
from pittadmin.ui.start_form import StartForm


class CityForm(StartForm):
    """Three questions; the password only once the server has asked for one.

    Args:
        told: the settings, for what is known already.
    """

    def __init__(self, told: Settings) -> None:
        super().__init__(
            _("Answer with what IT told you. What you may do there comes from your login."),
            _("&Open the City database"),
        )
        self.city = CityQuestions(told, self.add_field, self)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password_field = Field(
            _("&Password"),
            self.password,
            _("It is kept in memory until the program ends, and written nowhere."),
        )
        self.add_field("password", self._password_field)
        self._password_field.hide()
        self.add_confirm()
        for control in (self.city.server, self.city.name, self.city.ca_file, self.password):
            control.returnPressed.connect(self.confirm)

    def check(self) -> Iterable[Problem]:
        return self.city.problems()

    def fail(self, error: Exception) -> bool:
        """Show why it failed; a server that wants a password is given the field for it."""
        if isinstance(error, SignInNeeded):
            self.confirm_button.setEnabled(True)
            self._password_field.show()
            return self.questions.show_problems((Problem(error.what, error.todo, "password"),))
        return super().fail(error)
