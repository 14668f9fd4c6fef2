"""What of a request for an account is kept or given up together, when two people changed it."""

from pittadmin.domain.accounts import PLACEMENT_NAMES, AccountRequest
from pittadmin.domain.i18n import _
from pittadmin.ui.conflict import Part, fields_part
from pittadmin.ui.wizard_page import Form

SOMEBODY_ELSE = _("Somebody else changed this request")


def request_parts(form: Form) -> tuple[Part[AccountRequest], ...]:
    """Return the parts of a request; `form` knows what its values are called."""

    def department(request: AccountRequest) -> str:
        return next(d.name for d in form.facts.departments if d.id == request.department_id)

    def platform(request: AccountRequest) -> str:
        found = form.facts.platforms.get(request.platform)
        return found.name if found else ""

    def people(request: AccountRequest) -> str:
        known = (form.people.get(person_id) for person_id in request.administrators)
        return ", ".join(person.name for person in known if person)

    return (
        fields_part(
            _("Page exists already"), ("exists_already",), lambda one: _yes(one.exists_already)
        ),
        fields_part(_("Department"), ("department_id",), department),
        fields_part(_("General e-mail"), ("email",)),
        fields_part(_("Platform"), ("platform",), platform),
        fields_part(_("Handle"), ("handle",)),
        fields_part(_("Page address"), ("page_address",)),
        fields_part(_("Purpose"), ("purpose",)),
        fields_part(_("Audience"), ("audience",)),
        fields_part(_("Administrators"), ("administrators",), people),
        fields_part(
            _("Business page confirmed"),
            ("business_page", "attested"),
            lambda one: _yes(one.attested),
        ),
        fields_part(_("Profile text"), ("profile_text",)),
        fields_part(_("Where the disclaimer goes"), ("placement", "placement_note"), _place),
        fields_part(_("Waiver of the website link"), ("waiver_reason",)),
    )


def _yes(value: bool) -> str:
    return _("Yes") if value else _("No")


def _place(request: AccountRequest) -> str:
    return ": ".join(filter(None, (PLACEMENT_NAMES[request.placement], request.placement_note)))
