"""A try-out on one computer: the departments to choose from and the people who stand in."""

import tomllib
from functools import cache

from pittadmin.domain.i18n import _
from pittadmin.domain.resources import RESOURCES
from pittadmin.domain.roles import Role

MAYOR_STAND_IN = ("sample.mayor", _("Morgan Sample (Mayor)"))
STAND_INS: dict[Role, tuple[str, str]] = {
    Role.HEAD: ("sample.head", _("Dana Sample (head)")),
    Role.MAYOR_DESIGNEE: ("sample.designee", _("Robin Sample (Mayor's designee)")),
    Role.PERSONNEL: ("sample.personnel", _("Pat Sample (Personnel)")),
    Role.PERSONNEL_DIRECTOR: ("sample.director", _("Drew Sample (Director of Personnel)")),
    Role.IT: ("sample.it", _("Lee Sample (IT)")),
}
"""Login and name of the invented people; the name says the office, so that nobody takes one for a
real person. The Mayor is everybody's supervisor."""


@cache
def department_names() -> tuple[str, ...]:
    """Return the City's departments by name."""
    return tuple(tomllib.loads((RESOURCES / "departments.toml").read_text("utf-8"))["names"])
