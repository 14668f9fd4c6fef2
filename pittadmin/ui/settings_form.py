"""The dialog that changes what this user has set; what IT has set is shown and stays."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from pittadmin import settings
from pittadmin.domain.errors import Problem, UserError
from pittadmin.domain.i18n import _
from pittadmin.domain.setting_table import BY_KEY
from pittadmin.settings import Settings
from pittadmin.ui.city_questions import CityQuestions, locked
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field, text_input
from pittadmin.ui.radio_list import RadioList

CITY = "city"
"""The choice of the database that is not a try-out."""


class SettingsForm(Dialog):
    """Asks for every setting; confirmed, the settings are written and the program begins anew.

    Args:
        told: the settings as they stand.
        parent: the window it stands over.
    """

    def __init__(self, told: Settings, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Change the settings"),
            _("They count once PittAdmin has started again. Drafts and unsent forms stay."),
            _("Save and start PittAdmin again"),
            waits=True,
        )
        self._told = told
        self.where = RadioList(
            (
                (CITY, _("The City database")),
                (settings.TRY_OUT, _("A try-out on this computer")),
            )
        )
        self.where.set_value(settings.TRY_OUT if told.database == settings.TRY_OUT else CITY)
        self.where.setEnabled(not told.is_locked("database"))
        self.add_field("database", Field(_("Where the City's accounts are kept"), self.where))
        self.city = CityQuestions(told, self.add_field, self)
        self.root_key = text_input(told.it_root_key, _("As IT gave it to you"))
        self.root_key.setReadOnly(told.is_locked("it_root_key"))
        hint = locked(told, "it_root_key") or _("64 digits. Leave it empty unless IT told you.")
        self.add_field("it_root_key", Field(_("IT's root &key"), self.root_key, hint))
        self.where.picked.connect(self._show_city)
        self._show_city()
        self.widen(560)

    def check(self) -> Iterable[Problem]:
        if self.where.value() == CITY:
            yield from self.city.problems()
        key = "".join(self.root_key.text().split())
        accepts = BY_KEY["it_root_key"].values[0].accepts
        if key and not accepts(key):
            yield Problem(
                _("This is no root key."),
                _("It is 64 digits from 0 to 9 and a to f."),
                "it_root_key",
            )

    def save(self) -> bool:
        """Write what was changed to the user's file; False, and said, when that fails."""
        chosen = {"it_root_key": "".join(self.root_key.text().split()).lower()}
        chosen["database"] = settings.TRY_OUT
        if self.where.value() == CITY:
            chosen["database"] = self.city.address()
            chosen["ca_file"] = self.city.ca_file.text().strip()
        try:
            settings.save(self._told.home, **self._told.changed(**chosen))
        except UserError as error:
            self.fail(error)
            return False
        return True

    def _show_city(self, _value: object = None) -> None:
        for name in ("server", "name", "ca_file"):
            self.fields[name].setVisible(self.where.value() == CITY)
