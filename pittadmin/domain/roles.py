"""The roles that a person can hold, in a department or in the City."""

from enum import StrEnum

from pittadmin.domain.i18n import _


class Role(StrEnum):
    """What a person is to the City or to a department."""

    EMPLOYEE = "employee"
    ADMINISTRATOR = "administrator"
    HEAD = "head"
    HEAD_DESIGNEE = "head_designee"
    PHOTOGRAPHER = "photographer"
    PERSONNEL = "personnel"
    PERSONNEL_DIRECTOR = "personnel_director"
    IT = "it"
    MAYOR = "mayor"
    MAYOR_DESIGNEE = "mayor_designee"


ROLE_NAMES: dict[Role, str] = {
    Role.EMPLOYEE: _("Employee"),
    Role.ADMINISTRATOR: _("Page administrator"),
    Role.HEAD: _("Department head"),
    Role.HEAD_DESIGNEE: _("Head's designee"),
    Role.PHOTOGRAPHER: _("Photographer"),
    Role.PERSONNEL: _("Personnel"),
    Role.PERSONNEL_DIRECTOR: _("Director of Personnel"),
    Role.IT: _("IT"),
    Role.MAYOR: _("Mayor"),
    Role.MAYOR_DESIGNEE: _("Mayor's designee"),
}

HOLDERS: dict[Role, str] = {
    Role.EMPLOYEE: _("everyone on file"),
    Role.ADMINISTRATOR: _("the department's administrators"),
    Role.HEAD: _("the department head"),
    Role.HEAD_DESIGNEE: _("the head's designee"),
    Role.PHOTOGRAPHER: _("the department's photographers"),
    Role.PERSONNEL: _("Personnel"),
    Role.PERSONNEL_DIRECTOR: _("the Director of Personnel"),
    Role.IT: _("IT"),
    Role.MAYOR: _("the Mayor"),
    Role.MAYOR_DESIGNEE: _("a designee of the Mayor"),
}
"""Who holds a role, as it stands in a sentence."""

DEPARTMENT_ROLES = frozenset({Role.ADMINISTRATOR, Role.HEAD, Role.HEAD_DESIGNEE, Role.PHOTOGRAPHER})
"""Roles held in one department; all others but employee are held in the City."""

DATED_ROLES = frozenset({Role.ADMINISTRATOR, Role.HEAD_DESIGNEE, Role.MAYOR_DESIGNEE})
"""Roles that are delegated and so need a last day (R4, R56)."""

IMPLIED: dict[Role, Role] = {Role.PERSONNEL_DIRECTOR: Role.PERSONNEL}
"""Roles that bring another with them: the Director of Personnel is of Personnel."""
