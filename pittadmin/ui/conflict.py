"""What changed: one thing as two people left it, side by side, and which of each is kept."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from pittadmin.domain.i18n import _
from pittadmin.ui.dialogs import Dialog
from pittadmin.ui.fields import Field
from pittadmin.ui.layouts import column
from pittadmin.ui.look import look
from pittadmin.ui.radio_list import RadioList
from pittadmin.ui.split import scroll
from pittadmin.ui.widgets import Card, separator

MOST_CHARACTERS = 400
"""How much of a long text is shown; it is kept or given up as a whole."""

Value = TypeVar("Value")


@dataclass(frozen=True)
class Part(Generic[Value]):
    """What is kept or given up together.

    Args:
        key: its name.
        title: what it is called on screen.
        say: how it reads in one of the two.
        of: what is compared.
        put: returns the first with this part of the second.
    """

    key: str
    title: str
    say: Callable[[Value], str]
    of: Callable[[Value], Hashable]
    put: Callable[[Value, Value], Value]


def fields_part(
    title: str, names: tuple[str, ...], say: Callable[[Any], str] | None = None
) -> Part[Any]:
    """Return the part that is made of fields of a frozen value; the first is its key."""
    return Part(
        names[0],
        title,
        say or (lambda value: str(getattr(value, names[0]))),
        attrgetter(*names),
        lambda mine, theirs: replace(mine, **{name: getattr(theirs, name) for name in names}),
    )


def differing(parts: Sequence[Part[Value]], mine: Value, theirs: Value) -> bool:
    """Tell whether there is anything to choose between."""
    return any(part.of(mine) != part.of(theirs) for part in parts)


class WhatChanged(Dialog, Generic[Value]):
    """Shows each part that differs, yours and theirs, and lets one of the two be kept.

    Args:
        title: what was changed by two people.
        parts: what can differ.
        base: it as the form loaded it; what only one of the two changed is preselected.
        mine: as it stands in the form.
        theirs: as somebody else saved it meanwhile.
    """

    def __init__(
        self,
        title: str,
        parts: Sequence[Part[Value]],
        base: Value,
        mine: Value,
        theirs: Value,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent,
            title,
            _("Both versions are here. Choose what to keep of each, then it is saved again."),
            _("&Save what is chosen"),
        )
        self._mine, self._theirs = mine, theirs
        self.choices: dict[str, RadioList] = {}
        self._parts = [part for part in parts if part.of(mine) != part.of(theirs)]
        cards = []
        for part in self._parts:
            choice = RadioList(
                (
                    ("mine", _said(_("Yours: {value}"), part.say(mine))),
                    ("theirs", _said(_("Theirs: {value}"), part.say(theirs))),
                )
            )
            choice.set_value("theirs" if part.of(mine) == part.of(base) else "mine")
            self.choices[part.key] = choice
            cards.append(Card(Field(part.title, choice)))
        body = column(*cards, None, gap=8)
        self.add(scroll(body, _("What differs")), separator())
        self.setMinimumSize(look().px(560), look().px(360))

    def merged(self) -> Value:
        """Return it with what was chosen of each."""
        result = self._mine
        for part in self._parts:
            if self.choices[part.key].value() == "theirs":
                result = part.put(result, self._theirs)
        return result


def _said(pattern: str, value: str) -> str:
    value = value.strip() or "—"
    if len(value) > MOST_CHARACTERS:
        value = value[:MOST_CHARACTERS] + "…"
    return pattern.format(value=value).replace("&", "&&")
