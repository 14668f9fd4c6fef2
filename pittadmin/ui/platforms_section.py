"""The platforms that the policy allows and those that Personnel accepted, with their facts."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QSizePolicy, QWidget

from pittadmin.domain.accounts import PLACEMENT_NAMES, Placement
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _, several
from pittadmin.domain.people import Act
from pittadmin.domain.platforms import Platform
from pittadmin.domain.policy import DISCLAIMER
from pittadmin.domain.requests import (
    PLATFORM_COLUMNS,
    REQUEST_STATE_MEANING,
    REQUEST_STATE_NAMES,
    PlatformRequest,
    PlatformRequestState,
)
from pittadmin.services import platforms
from pittadmin.services.context import Context
from pittadmin.services.people import Directory
from pittadmin.ui.layouts import Beside
from pittadmin.ui.platform_request_form import PlatformRequestForm
from pittadmin.ui.roles_held import who_can
from pittadmin.ui.section import Detail, Section
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import scroll
from pittadmin.ui.widgets import Card, Chip, Facts, button, heading, row, text

Found = tuple[list[Platform], list[PlatformRequest]]


def _read(ctx: Context) -> Found:
    return platforms.all_platforms(ctx), platforms.all_requests(ctx)


class PlatformsSection(Section):
    """A card for each platform, and the requests for others."""

    def __init__(self, shell: Shell) -> None:
        self.ask_button = button(_("Ask for &another…"), self._ask, "primary")
        super().__init__(_("Platforms"), (self.ask_button,))
        self.shell = shell
        self._directory: Directory | None = None
        self._found: Found = ([], [])
        self.ask_button.hide()
        self._who = text("", "muted")
        self._who.hide()
        self.detail = Detail()
        self.add(self._who)
        self.add(scroll(self.detail, _("Platforms")), takes_room=True)

    def load(self) -> None:
        """Read the platforms and the requests for others."""
        self.shell.runner.read(self, _read, self.shell.ctx, done=self._take, key="platforms")

    def show_directory(self, directory: Directory) -> None:
        """Show the button to those who may ask for another platform, the others who can."""
        self._directory = directory
        may = directory.actor.may_somewhere(Act.REQUEST_PLATFORM)
        self.ask_button.setVisible(may)
        self._who.setText(who_can(Act.REQUEST_PLATFORM))
        self._who.setVisible(not may)

    def _take(self, found: Found) -> None:
        self._found = found
        allowed, asked = found
        self.count.setText(several("{count} allowed", "{count} allowed", len(allowed)))
        cards: list[QWidget] = [self._card(one) for one in allowed]
        if len(cards) % 2:
            cards.append(QWidget())
        rows = [Beside(cards[at], cards[at + 1], narrow=700) for at in range(0, len(cards), 2)]
        open_ones = [self._asked(asked)] if asked else []
        self.detail.show_cards(*rows, *open_ones)

    def _card(self, platform: Platform) -> QWidget:
        name = platform.name
        if platform.also:
            name = _("{name} (also called {also})").format(name=name, also=platform.also)
        facts = Facts(((_("Pages are at"), platform.host),))
        facts.add(_("Field for the disclaimer"), _field(platform))
        facts.add(_("The disclaimer has"), _characters(len(DISCLAIMER)))
        where = [PLACEMENT_NAMES[Placement(place)] for place in platform.placements]
        facts.add(_("Where else it may stand"), "\n".join(where))
        facts.add(
            _("Signing in"),
            _("A password of its own, which IT keeps (R22)")
            if platform.has_own_password
            else _("People hold page roles; IT keeps a list of them"),
        )
        facts.add(*self._origin(platform))
        return Card(row(heading(name), None, Chip(*_fit(platform))), facts, None, gap=12)

    def _origin(self, platform: Platform) -> tuple[str, str]:
        if platform.checked:
            return _("Figures checked"), _month(platform.checked)
        for request in self._found[1]:
            accepted = request.state is PlatformRequestState.ACCEPTED
            if accepted and request.host == platform.host and request.decided_by:
                return _(
                    "Accepted by"
                ), f"{request.decided_by.name}, {say_date(request.decided_at)}"
        return _("Accepted by"), _("Personnel")

    def _asked(self, asked: Sequence[PlatformRequest]) -> QWidget:
        """Return the requests, each with where it stands and a way to it."""
        card = Card(text(_("Asked for"), "strong"), gap=10)
        for one in asked:
            words = ", ".join(
                column.text(one) for column in PLATFORM_COLUMNS if column.key in _SHOWN
            )
            chip = Chip(REQUEST_STATE_NAMES[one.state], REQUEST_STATE_MEANING[one.state])
            opens = button(_("Open"), lambda id_=one.id: self._open(id_), "link")
            opens.setAccessibleName(_("Open the request for {name}").format(name=one.name))
            said = text(words, selectable=True)
            said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            card.add(row(said, chip, opens))
        return card

    def _open(self, request_id: int) -> None:
        self.shell.go.emit("platform_request", request_id)

    def _ask(self) -> None:
        if self._directory is None:
            return
        may = self._directory.actor.departments_for(Act.REQUEST_PLATFORM)
        departments = [one for one in self._directory.departments if one.id in may]
        form = PlatformRequestForm(self.shell, departments, self)
        form.finished.connect(form.deleteLater)
        form.open()


_SHOWN = ("name", "host", "department", "requested_by", "requested_at")


def _characters(count: int) -> str:
    return several("{count} character", "{count} characters", count)


def _field(platform: Platform) -> str:
    if platform.profile_limit is None:
        return platform.profile_field or _("Not known")
    return _("{field}, at most {characters}").format(
        field=platform.profile_field, characters=_characters(platform.profile_limit)
    )


def _fit(platform: Platform) -> tuple[str, str]:
    if platform.profile_limit is None:
        return _("Room not known"), "muted"
    if platform.disclaimer_fits:
        return _("The disclaimer fits"), "good"
    return _("The disclaimer is too long"), "warn"


def _month(year_and_month: str) -> str:
    """Return a month such as "2026-11" as it is shown, "Nov 2026"."""
    year, month = map(int, year_and_month.split("-"))
    said = say_date(date(year, month, 1)).split()
    return f"{said[0]} {said[-1]}"
