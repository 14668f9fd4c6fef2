"""The platforms that the policy allows and those that Personnel accepted, with their facts."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from pittadmin.domain.accounts import PLACEMENT_NAMES, Placement
from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_date
from pittadmin.domain.i18n import _, several
from pittadmin.domain.platforms import Platform
from pittadmin.domain.policy import DISCLAIMER
from pittadmin.domain.requests import (
    REQUEST_STATE_MEANING,
    REQUEST_STATE_NAMES,
    PlatformRequest,
    PlatformRequestState,
)
from pittadmin.services import platforms
from pittadmin.services.context import Context
from pittadmin.services.people import Directory
from pittadmin.ui.layouts import Beside, column
from pittadmin.ui.lines import Headline, line
from pittadmin.ui.platform_request_form import PlatformRequestForm
from pittadmin.ui.roles_held import who_can
from pittadmin.ui.section import Detail, Section
from pittadmin.ui.shell import Shell
from pittadmin.ui.split import scroll
from pittadmin.ui.widgets import Card, Chip, Facts, button, text

Found = tuple[list[Platform], list[PlatformRequest]]


def _read(ctx: Context) -> Found:
    return platforms.all_platforms(ctx), platforms.all_requests(ctx)


class PlatformsSection(Section):
    """A card for each platform, and the requests for others."""

    def __init__(self, shell: Shell) -> None:
        self.ask_button = button(_("Ask for a &platform…"), self._ask, "primary", "plus")
        super().__init__(_("Platforms"), (self.ask_button,))
        self.shell = shell
        self._directory: Directory | None = None
        self._found: Found = ([], [])
        self.offer(False, "")
        self.detail = Detail()
        self.add(scroll(self.detail, _("Platforms")), takes_room=True)

    def load(self) -> None:
        """Read the platforms and the requests for others."""
        self.shell.runner.read(self, _read, self.shell.ctx, done=self._take, key="platforms")

    def show_directory(self, directory: Directory) -> None:
        """Show the button to those who may ask for another platform, the others who can."""
        self._directory = directory
        may = directory.actor.may_somewhere(Act.REQUEST_PLATFORM)
        self.offer(may, who_can(Act.REQUEST_PLATFORM))

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
        facts = Facts(((_("Web address"), platform.host),))
        if platform.also:
            facts.add(_("Also called"), platform.also)
        facts.add(_("Field for the disclaimer"), _field(platform))
        facts.add(_("The disclaimer has"), _characters(len(DISCLAIMER)))
        where = [PLACEMENT_NAMES[Placement(place)] for place in platform.placements]
        facts.add(_("Where else it can go"), "\n".join(where))
        facts.add(
            _("Signing in"),
            _("A password of its own, which IT keeps (R22)")
            if platform.has_own_password
            else _("People hold page roles; IT keeps a list of them"),
        )
        facts.add(*self._origin(platform))
        head = Headline(platform.name, Chip(*_fit(platform)))
        return Card(head, facts, None, gap=12)

    def _origin(self, platform: Platform) -> tuple[str, str]:
        if platform.checked:
            return _("Checked"), _month(platform.checked)
        for request in self._found[1]:
            accepted = request.state is PlatformRequestState.ACCEPTED
            if accepted and request.host == platform.host and request.decided_by:
                return _(
                    "Accepted by"
                ), f"{request.decided_by.name}, {say_date(request.decided_at)}"
        return _("Accepted by"), _("Personnel")

    def _asked(self, asked: Sequence[PlatformRequest]) -> QWidget:
        """Return the requests, each with where it stands and a way to it."""
        card = Card(text(_("Requested"), "strong"), gap=12)
        for one in asked:
            chip = Chip(REQUEST_STATE_NAMES[one.state], REQUEST_STATE_MEANING[one.state])
            opens = button(_("Open"), lambda id_=one.id: self._open(id_), "link")
            opens.setAccessibleName(_("Open the request for {name}").format(name=one.name))
            who = f"{one.requested_by.name}, {say_date(one.requested_at)}"
            said = column(
                text(f"{one.name} ({one.host})", selectable=True),
                text(f"{one.department}  ·  {who}", "muted", selectable=True),
                gap=2,
            )
            card.add(line(said, chip, opens, grows=said, middle=True))
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


def _characters(count: int) -> str:
    return several("{count} character", "{count} characters", count)


def _field(platform: Platform) -> str:
    if platform.profile_limit is None:
        return _begin(platform.profile_field) or _("Not known")
    return _("{field}, at most {characters}").format(
        field=_begin(platform.profile_field), characters=_characters(platform.profile_limit)
    )


def _begin(words: str) -> str:
    return words[:1].upper() + words[1:]


def _fit(platform: Platform) -> tuple[str, str]:
    if platform.profile_limit is None:
        return _("Room not known"), "muted"
    if platform.disclaimer_fits:
        return _("The disclaimer fits"), "good"
    return _("Disclaimer goes elsewhere"), "warn"


def _month(year_and_month: str) -> str:
    """Return a month such as "2026-11" as it is shown, "Nov 2026"."""
    year, month = map(int, year_and_month.split("-"))
    said = say_date(date(year, month, 1)).split()
    return f"{said[0]} {said[-1]}"
