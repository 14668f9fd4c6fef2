"""Who has a part in a case beside who works it: who can be instructed, and who may be told."""

from pittadmin.domain.acts import Act
from pittadmin.domain.people import PersonRef
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import Role
from pittadmin.domain.violations import Violation
from pittadmin.services.context import Look, Work
from pittadmin.storage import people


def instructable(look: Look | Work, violation: Violation) -> tuple[PersonRef, ...]:
    """Return who can be instructed: the head of the case's department, then the designees.

    Somebody whom the case names can be: the policy lets the head be instructed whatever the head
    did (R46), and an instruction tells nothing of the report.
    """
    if violation.department_id is None:
        return ()
    head = people.get_department(look.conn, violation.department_id).head
    roles = [role for role in PERMISSIONS[Act.ANSWER_REMOVED].roles if role is not Role.HEAD]
    designees = people.holders(look.conn, roles, look.today, violation.department_id)
    return tuple(dict.fromkeys([*([head] if head else []), *designees]))
