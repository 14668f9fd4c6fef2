"""About PittAdmin: its version, where the data is, and what protects it there."""

from PySide6.QtWidgets import QWidget

from pittadmin import __version__
from pittadmin.domain.i18n import _
from pittadmin.services.context import Context
from pittadmin.settings import Settings
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.widgets import Facts, text


class About(Dialog):
    """Says which program this is, and which database.

    Args:
        told: the settings, with where each value comes from.
        ctx: the context of an open database, or None.
        parent: the window it stands over.
    """

    def __init__(self, told: Settings, ctx: Context | None, parent: QWidget | None) -> None:
        super().__init__(parent, _("About PittAdmin"))
        facts = [(_("Version"), __version__)]
        if ctx is not None:
            facts += _where(ctx)
        facts.append((_("Your files"), str(told.home)))
        self.add(Facts(facts))
        if ctx is not None:
            self.add(text(_protection(ctx), "muted"))


def _where(ctx: Context) -> list[tuple[str, str]]:
    database = ctx.database
    if database.is_sqlite:
        return [(_("Database"), _("On this computer: {path}").format(path=database.address.path))]
    url = database.address.url
    place = f"{url.host or ''}/{url.database}"
    return [(_("Database"), _("The City's: {place}").format(place=place))]


def _protection(ctx: Context) -> str:
    if ctx.database.is_sqlite:
        return _(
            "On this computer the roles are labels: whoever can open the database file could "
            "change it with another program. Every change made here is in the audit trail."
        )
    return _(
        "You are who the database's login says. The program refuses what your role does not "
        "allow. The database itself enforces who reads reports and cases, who changes people and "
        "roles, and what becomes of sealed records; not yet the rest. It writes every change into "
        "the audit trail."
    )
