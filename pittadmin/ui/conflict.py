"""What changed: one request as two people left it, side by side, and which of each is kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from pittadmin.domain.accounts import PLACEMENT_NAMES, AccountRequest
from pittadmin.domain.i18n import _
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field
from pittadmin.ui.layouts import column
from pittadmin.ui.look import look
from pittadmin.ui.radio_list import RadioList
from pittadmin.ui.split import scroll
from pittadmin.ui.widgets import Card, separator
from pittadmin.ui.wizard_page import Form

MOST_CHARACTERS = 400
"""How much of a long text is shown; it is kept or given up as a whole."""


@dataclass(frozen=True)
class _Part:
    """Values of a request that are kept or given up together."""

    title: str
    names: tuple[str, ...]
    say: Callable[[Form, AccountRequest], str]

    def of(self, request: AccountRequest) -> dict[str, Any]:
        return {name: getattr(request, name) for name in self.names}


def _plain(name: str) -> Callable[[Form, AccountRequest], str]:
    return lambda _form, request: str(getattr(request, name))


def _yes(name: str) -> Callable[[Form, AccountRequest], str]:
    return lambda _form, request: _("Yes") if getattr(request, name) else _("No")


def _department(form: Form, request: AccountRequest) -> str:
    return next(d.name for d in form.facts.departments if d.id == request.department_id)


def _platform(form: Form, request: AccountRequest) -> str:
    found = form.facts.platforms.get(request.platform)
    return found.name if found else ""


def _people(form: Form, request: AccountRequest) -> str:
    known = (form.people.get(person_id) for person_id in request.administrators)
    return ", ".join(person.name for person in known if person)


def _place(_form: Form, request: AccountRequest) -> str:
    return ": ".join(filter(None, (PLACEMENT_NAMES[request.placement], request.placement_note)))


_PARTS: tuple[_Part, ...] = (
    _Part(_("Page exists already"), ("exists_already",), _yes("exists_already")),
    _Part(_("Department"), ("department_id",), _department),
    _Part(_("General e-mail"), ("email",), _plain("email")),
    _Part(_("Platform"), ("platform",), _platform),
    _Part(_("Handle"), ("handle",), _plain("handle")),
    _Part(_("Page address"), ("page_address",), _plain("page_address")),
    _Part(_("Purpose"), ("purpose",), _plain("purpose")),
    _Part(_("Audience"), ("audience",), _plain("audience")),
    _Part(_("Administrators"), ("administrators",), _people),
    _Part(_("Business page confirmed"), ("business_page", "attested"), _yes("attested")),
    _Part(_("Profile text"), ("profile_text",), _plain("profile_text")),
    _Part(_("Where the disclaimer stands"), ("placement", "placement_note"), _place),
    _Part(_("Waiver of the website link"), ("waiver_reason",), _plain("waiver_reason")),
)


def differing(mine: AccountRequest, theirs: AccountRequest) -> bool:
    """Tell whether there is anything to choose between."""
    return any(part.of(mine) != part.of(theirs) for part in _PARTS)


class WhatChanged(Dialog):
    """Shows each value that differs, yours and theirs, and lets one of the two be kept.

    Args:
        form: what the values are called.
        base: the request as the form loaded it; what only one of the two changed is preselected.
        mine: as it stands in the form.
        theirs: as somebody else saved it meanwhile.
    """

    def __init__(
        self,
        form: Form,
        base: AccountRequest,
        mine: AccountRequest,
        theirs: AccountRequest,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Somebody else changed this request"),
            _("Both versions are here. Choose what to keep of each, then it is saved again."),
            _("&Save what is chosen"),
        )
        self._mine, self._theirs = mine, theirs
        self.choices: dict[str, RadioList] = {}
        self._parts = [part for part in _PARTS if part.of(mine) != part.of(theirs)]
        cards = []
        for part in self._parts:
            choice = RadioList(
                (
                    ("mine", _said(_("Yours: {value}"), part.say(form, mine))),
                    ("theirs", _said(_("Theirs: {value}"), part.say(form, theirs))),
                )
            )
            choice.set_value("theirs" if part.of(mine) == part.of(base) else "mine")
            self.choices[part.names[0]] = choice
            cards.append(Card(Field(part.title, choice)))
        body = column(*cards, None, gap=8)
        self.add(scroll(body, _("What differs")), separator())
        self.setMinimumSize(look().px(560), look().px(360))

    def merged(self) -> AccountRequest:
        """Return the request with what was chosen of each."""
        result = self._mine
        for part in self._parts:
            if self.choices[part.names[0]].value() == "theirs":
                result = replace(result, **part.of(self._theirs))
        return result


def _said(pattern: str, value: str) -> str:
    value = value.strip() or "—"
    if len(value) > MOST_CHARACTERS:
        value = value[:MOST_CHARACTERS] + "…"
    return pattern.format(value=value).replace("&", "&&")
