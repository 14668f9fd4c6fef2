"""Which versions of the program may write to a database: it names the oldest one itself."""

from pittadmin import __version__
from pittadmin.domain.errors import Unavailable
from pittadmin.domain.i18n import _


def as_numbers(version: str) -> tuple[int, ...]:
    """Return a version such as "0.1.0" in a form that can be compared."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def refuse_older_program(oldest_writer: str) -> None:
    """Refuse a database, or a backup of one, that only newer programs may write to.

    Raises:
        Unavailable: this program is older than `oldest_writer`.
    """
    if as_numbers(oldest_writer) > as_numbers(__version__):
        raise Unavailable(
            _("The database asks for PittAdmin {needed} or newer; this is {here}.").format(
                needed=oldest_writer, here=__version__
            ),
            _("Ask IT to update PittAdmin on this computer. Nothing was changed."),
        )
