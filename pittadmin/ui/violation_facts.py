"""What is known of one case, as label and value, for its page."""

from pittadmin.domain.clock import say_date, say_time
from pittadmin.domain.i18n import _
from pittadmin.domain.routing import OFFICE_NAMES
from pittadmin.domain.violation_categories import categories, category_title
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violations import PLACE_NAMES, Violation
from pittadmin.services.violation_view import CaseView


def facts(view: CaseView) -> list[tuple[str, str]]:
    """Return label and value of everything that a case's page says about it."""
    one, works = view.violation, view.sight is Sight.WORKS
    found = [
        (_("Department"), one.department),
        (_("Account"), one.account),
        (_("Where"), PLACE_NAMES[one.place]),
        (_("Address"), one.address),
    ]
    if view.sight is not Sight.TOLD:
        found += [
            (_("When"), say_time(one.happened_at) or _("Not known")),
            (_("Posted by"), one.poster or _("Not known")),
            (_("About"), ", ".join(person.name for person in one.named) or _("Nobody on file")),
        ]
    if works:
        found += [
            (_("Owner"), one.owner.name if one.owner else _("Nobody yet")),
            (_("Due"), say_date(one.due) or _("No day is set")),
            (_("Worked by"), OFFICE_NAMES[one.office]),
        ]
    return found


def category_lines(violation: Violation) -> list[str]:
    """Return each category with its requirement, the main one first."""
    known = categories()
    return [
        f"{category_title(key)} ({known[key].requirement})" if key in known else key
        for key in violation.categories
    ]
